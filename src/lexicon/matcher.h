// Finds every lexicon form in a text: all matches, not only the longest. One matcher for each thread.
//
// Marks: a syllable of the text and one of the form that both carry marks must agree (Hùng is not Hưng,
// Đường is not Dương). A syllable without marks stands for one with them only inside a form of a name of
// several syllables ("Nguyễn Manh Hùng"), or anywhere when the text as a whole is written without marks.
// Case: a name with a capital matches a capital; a form marked [case] or written in capitals matches only so.
// Hyphens, full stops and slashes between words are passed over: "Mát-xcơ-va" = "Mát xcơ va". A comma, a
// bracket or an apostrophe is passed over where the form has one too: Congo (DRC), Farmers' Union.
#ifndef ALIGN_LEXICON_MATCHER_H_
#define ALIGN_LEXICON_MATCHER_H_

#include <span>
#include <vector>

#include "base/span.h"
#include "lexicon/lexicon_set.h"
#include "text/token.h"
#include "text/vocabulary.h"

namespace align {

struct LexiconHit {
  TokenSpan span;
  EntryRef ref;
  uint32_t form = 0;  // index into forms() of the layer's lexicon
  RowType type = RowType::MISC;
  EntryKind kind = EntryKind::none;
  uint16_t flags = 0;     // FormFlag bits of the form
  bool lower = false;     // a name written small here; a hint, never a mention by itself
  bool unmarked = false;  // some marks of the form are missing in the text
  float weight = 0;
};

// What the lexicons say about one word by itself.
struct WordFacts {
  enum Bits : uint32_t {
    kKnown = 1,  // the facts are filled in
    kViSurname = 2,
    kViMiddle = 4,
    kViGiven = 8,
    kZhSurname = 16,
    kKorean = 32,
    kJapanese = 64,
    kGiven = 128,
    kSurname = 256,
    kHonor = 512,
    kTitle = 1024,
    kHead = 2048,
    kWeekday = 4096,
    kMonth = 8192,
    kCurrency = 16384,
    kUnit = 32768,
    kNumber = 65536,
    kNorp = 131072,
    kHeadOrg = 262144,
    kPlace = 524288,
    kHanViet =
        1048576,  // English: can be cut into pinyin syllables; Vietnamese: a Sino-Vietnamese reading
    kFunction = 2097152,   // of, the, và, của: holds a name together, means nothing in it
    kRareGiven = 4194304,  // parts of names that few texts have: they tell types only
    kRareSurname = 8388608,
  };
  uint32_t bits = 0;
  float capital_share = -1;  // share of capitals away from sentence starts; -1 when unknown
  float weight = 0;          // as a Vietnamese word by itself; 0 when unknown
  float name_weight = 0;     // as part of a Vietnamese name
  bool is(uint32_t any) const { return (bits & any) != 0; }
};

// A set of kinds of hits: a look at it saves the look at the hits of most tokens.
struct HitKinds {
  static constexpr uint32_t of(RowType type) { return 1U << static_cast<unsigned>(type); }
  static constexpr uint32_t kNames =
      (1U << (static_cast<unsigned>(RowType::NORP) + 1)) - 1;  // also those in small letters
  static constexpr uint32_t kMentions = (1U << (static_cast<unsigned>(RowType::TERM) + 1)) - 1;
  static constexpr uint32_t kCalendar = 1U << 31;  // weekdays, months and seasons
  static constexpr uint32_t kCurrency = 1U << 30;
  static uint32_t of(const LexiconHit& hit) {
    const bool calendar = hit.kind == EntryKind::weekday || hit.kind == EntryKind::month ||
                          hit.kind == EntryKind::season;
    return of(hit.type) | (calendar ? kCalendar : 0) |
           (hit.kind == EntryKind::currency ? kCurrency : 0);
  }
};

// The hits in the tokens of a text.
struct TextHits {
  std::vector<LexiconHit> hits;     // by begin, then end, then layer and form
  std::vector<uint32_t> first_hit;  // hits that begin at token i: [first_hit[i], first_hit[i + 1])
  std::vector<uint32_t> hit_kinds;  // by token: which kinds of hits begin there, as HitKinds bits

  std::span<const LexiconHit> hits_at(uint32_t token) const {
    return std::span(hits).subspan(first_hit[token], first_hit[token + 1] - first_hit[token]);
  }
};

class LexiconMatcher {
 public:
  LexiconMatcher(const LexiconSet& set, Vocabulary& vocabulary)
      : set_(set), vocabulary_(vocabulary) {}

  // The hits in `tokens`; `out` is overwritten. Forms of one token that only facts() tells of (NAME, SYL, CASE,
  // ABBR, Vietnamese SEG: nearly every syllable is a word), and letters (SOUND), are left out, and so are words (SEG)
  // that go on across a mark: "Việt Nam - Trung Quốc" holds no "nam trung". `marked`: the text as a whole is written
  // with Vietnamese marks.
  void find(std::span<const Token> tokens, Lang lang, bool marked, TextHits& out);

  // The same by hand, for a caller that walks the trie itself. Number of the word as a token of that
  // layer, CompiledLexicon::kNone when none of its forms has it:
  uint32_t token(uint32_t layer, uint32_t word) {
    const uint32_t token = cached(layer, word).token;
    return token == kAbsent ? CompiledLexicon::kNone : token - 1;
  }
  // Appends the forms that end at `node`, behind `words`, as hits without a span, words of one syllable too.
  // `commas`: some stand between the words.
  void find_at(uint32_t layer, uint32_t node, std::span<const uint32_t> words, bool commas,
               Lang lang, bool marked, std::vector<LexiconHit>& hits);

  // Touches what the lexicons have of these words by themselves: looking up many at once, no load waits for
  // the one before. Changes nothing.
  void fetch_words(std::span<const uint32_t> words, Lang lang);

  // The same for the words from number `first` on, before anything else is done with them.
  void fetch_new_words(uint32_t first, Lang lang) const;

  // By value: the list grows when a new word is asked for.
  WordFacts facts(uint32_t word, Lang lang) {
    const auto& list = facts_[index_of(lang)];
    if (word < list.size() && list[word].is(WordFacts::kKnown)) return list[word];
    return learn_facts(word, lang);
  }
  const LexiconSet& set() const { return set_; }
  // Call after the vocabulary was cleared.
  void forget();

 private:
  // What the lexicons know of a word as a token of forms, by layer.
  struct Cached {
    uint32_t token =
        0;  // number in the layer + 1; 0 when it was not asked for yet, kAbsent when absent
    uint32_t spelling = 0;  // low half of the hash of the spelling key
  };
  static constexpr uint32_t kAbsent = 0xFFFFFFFFU;

  // What was found behind some words in a row is kept: texts repeat themselves. A state stands for these
  // words, a language and whether the text is marked; it holds the hits that end with the last word. What a text
  // needs often was met early and has low numbers, so it lies together.
  struct State {
    ChildBits children;      // of the trie nodes of all layers together
    uint32_t first_hit = 0;  // into known_hits_
    uint32_t hit_count = 0;
    uint64_t step = 0;   // step_key() of the state before and the last word; 0 of a first word
    uint32_t kinds = 0;  // HitKinds of its hits
  };
  struct Origin {
    uint32_t before = 0;  // state without the last word; 0 when there is none
    uint32_t word = 0;    // the last word
    uint8_t marks = 0;    // JointMark bits that stand between the words
  };
  struct NextWord {
    uint32_t word = 0;
    uint8_t marks = 0;  // JointMark bits before it
  };
  // A word of a text.
  struct TextWord {
    uint32_t state = 0;  // as the first word; 0 when it was not asked for yet
    ChildPlace place;
  };
  const Cached& cached(uint32_t layer, uint32_t word) {
    if (layer < cache_.size() && word < cache_[layer].size() && cache_[layer][word].token != 0)
      return cache_[layer][word];
    return learn_token(layer, word);
  }
  const Cached& learn_token(uint32_t layer, uint32_t word);
  bool goes_on(std::span<const Token> tokens, size_t i, const State& alone) const;
  uint32_t find_longer(std::span<const Token> tokens, size_t first, uint64_t step, Lang lang,
                       bool marked, std::vector<LexiconHit>& hits);
  uint32_t add_hits(const State& state, TokenSpan span, bool across,
                    std::vector<LexiconHit>& hits) const;
  uint32_t next_state(uint64_t key, Lang lang, bool marked);
  uint32_t make_state(uint32_t before, NextWord next, Lang lang, bool marked);
  void add_step(uint64_t key, uint32_t state);
  size_t free_slot(uint64_t key) const;
  uint64_t key_of_slot(uint32_t slot) const {
    return (slot & kAbsentStep) != 0 ? absent_[slot & ~kAbsentStep] : states_[slot].step;
  }
  void read_words(std::span<const Token> tokens, Lang lang, bool marked);
  void learn_words(std::span<const Token> tokens, std::vector<TextWord>& words, Lang lang,
                   bool marked);
  void fetch(std::span<const Token> tokens, size_t begin, size_t end);
  void fetch_children(uint64_t key);
  void add_postings(std::span<const uint32_t> words, uint8_t marks, uint32_t layer, uint32_t node,
                    Lang lang, bool marked, std::vector<LexiconHit>& hits);
  bool is_part_of_continent(std::span<const uint32_t> words) const;
  bool accepts(const CompiledLexicon& lexicon, const FormRecord& form,
               std::span<const uint32_t> words, uint8_t marks, uint32_t layer, Lang lang,
               bool marked, LexiconHit& hit);
  void forget_states();
  const WordFacts& learn_facts(uint32_t word, Lang lang);
  WordFacts find_facts(uint32_t word, Lang lang);
  bool sounds_chinese(const WordInfo& info, Lang lang) const;

  const LexiconSet& set_;
  Vocabulary& vocabulary_;
  std::vector<std::vector<Cached>> cache_;  // by layer and word
  std::vector<TextWord> text_words_[2][2];  // by language, marked and word
  // The first two states are none and that of words which no form begins with.
  static constexpr uint32_t kNothing = 1;
  static constexpr uint32_t kFirstState = 2;
  std::vector<State> states_;
  std::vector<Origin> origins_;  // by state
  std::vector<uint32_t> nodes_;  // by state and layer; 0 when there is none
  std::vector<LexiconHit> known_hits_;
  // Hash table of steps; size a power of two. A slot is a state, or kAbsentStep and a place in absent_ where no
  // form goes on so; 0 when free.
  static constexpr uint32_t kAbsentStep = 0x80000000U;
  std::vector<uint32_t> slots_;
  std::vector<uint64_t> absent_;  // step_key()
  size_t step_count_ = 0;
  std::vector<uint32_t> new_words_;  // for learn_words() only
  std::vector<uint32_t> new_nodes_;  // for fetch_words() only
  std::vector<uint64_t> steps_;      // from the tokens that find() looks at, by token
  std::vector<TextWord> found_;      // the words of the tokens that find() looks at
  std::vector<WordFacts> facts_[2];  // by language and word
};

}  // namespace align

#endif  // ALIGN_LEXICON_MATCHER_H_
