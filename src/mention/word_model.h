// What the lexicons say of Vietnamese words where syllables are joined, and nothing else: the cost of each
// word of the list, and which words begin, end or are names. LexiconMatcher tells the same of every row and
// every hit; joining words needs a few bits of that, so they are asked for once and kept small.
//
//     nhà -> cost 6.4, goes on      nhà nước -> cost 6.2      nhà hát lớn -> cost 11.9
//
// A state stands for words in a row; word numbers themselves are the states of single words.
#ifndef ALIGN_MENTION_WORD_MODEL_H_
#define ALIGN_MENTION_WORD_MODEL_H_

#include <cstdint>
#include <limits>
#include <string_view>
#include <vector>

#include "lexicon/matcher.h"
#include "text/token.h"
#include "text/vocabulary.h"

namespace align {

struct WordState {
  enum Flag : uint32_t {
    kFilled = 1,
    kCapital = 2,         // of a single word: written like part of a name
    kHasMarks = 4,        // of a single word: carries marks
    kCommon = 8,          // a word of the list that is not rare
    kTitle = 16,          // a row TITLE
    kHonor = 32,          // a row HONOR
    kPlace = 64,          // a row LOC, capitals as they should be
    kNoPerson = 128,      // a name of something that is no person
    kName = 256,          // a place or person whose capitals may be one word
    kOrgName = 512,       // the same of an organisation
    kMoney = 1024,        // a currency
    kAsksForeign = 2048,  // of a single word: kForeign is known
    kForeign = 4096,
    kSomeCapital = 8192,  // of a single word
  };
  static constexpr uint32_t kFoldShift =
      26;  // of a single word: behind the flags, what fold_bit() shifts by
  static constexpr float kNoWord = std::numeric_limits<float>::infinity();
  // Rows of mention types, which do not count inside a currency.
  static constexpr uint32_t kMentions = kTitle | kPlace | kNoPerson | kName | kOrgName;

  float cost = kNoWord;  // as a word of the list
  uint32_t flags = 0;    // Flag bits
  bool is(uint32_t any) const { return (flags & any) != 0; }
  // As the first of ChildBits
  uint64_t fold_bit() const { return uint64_t{1} << (flags >> kFoldShift); }
};

class WordModel {
 public:
  // `marked`: for texts that are written with Vietnamese marks.
  WordModel(const Vocabulary& vocabulary, LexiconMatcher& matcher, bool marked)
      : vocabulary_(vocabulary), matcher_(matcher), marked_(marked) {}

  // Before a text: makes room for the words that the vocabulary has now.
  void prepare();
  // A word by itself. Small: each token of a text asks for one.
  struct Word {
    WordState state;
    uint32_t spelling = 0;  // hash of the spelling key
  };
  const Word& word(uint32_t word) const { return words_[word]; }

  // May a row begin with these two words? Wrong in few of the cases where it says so.
  bool may_begin(const Word& first, const Word& second) const {
    if (may_lack_marks(first.state, second.state))
      return (children_[static_cast<size_t>(&first - words_.data())] & second.state.fold_bit()) !=
             0;
    const uint32_t bit = pair_bit(first.spelling, second.spelling);
    return (pairs_[bit / 64] >> bit % 64 & 1U) != 0;
  }
  // May a row go on from these words by that one?
  bool may_follow(uint32_t state, uint32_t word) const {
    return (states_[state - kFirstState].children & words_[word].state.fold_bit()) != 0;
  }
  // Where next() begins to look for a step. Asking for many at once lets them come from memory together: first
  // fetch_slot() for all, then step() and fetch() for all.
  struct Step {
    uint64_t key = 0;
    uint32_t state = 0;
  };
  static uint64_t key_of(uint32_t state, uint32_t word, bool comma) {
    return uint64_t{state} << 32 | uint64_t{word} << 1 | static_cast<uint64_t>(comma);
  }
  void fetch_slot(uint64_t key) const { __builtin_prefetch(&slots_[hash_of(key) & mask_]); }
  Step step(uint64_t key) const { return {key, slots_[hash_of(key) & mask_]}; }
  void fetch(const Step& step) const {
    __builtin_prefetch(states_.data() + (step.state & (kFirstState - 1)));
  }
  // The state behind `state` and `word`; it may stand for words that no row begins with. `comma`: one stands
  // between them.
  uint32_t next(uint32_t state, uint32_t word, bool comma) {
    return next(step(key_of(state, word, comma)));
  }
  uint32_t next(Step step) {
    if (step.state != 0 && states_[step.state - kFirstState].key == step.key) return step.state;
    return search(step.key);
  }
  const WordState& state(uint32_t state) const { return states_[state - kFirstState].state; }

  // Not a Vietnamese syllable and not in the list.
  bool is_foreign(uint32_t word);
  // Call after the vocabulary was cleared.
  void forget();

 private:
  static constexpr uint32_t kFirstState = 1U << 30;  // of several words; below are word numbers
  struct Sequence {
    uint64_t key = 0;       // state without the last word, that word, comma before it
    uint64_t children = 0;  // fold_bit() of each word that may follow
    WordState state;
  };
  static constexpr uint32_t kPairBits =
      19;  // few enough to stay in the cache; one answer in fifteen is wrong
  static uint32_t pair_bit(uint32_t first, uint32_t second) {
    const uint64_t h = (uint64_t{first} << 32 | second) * 0x9e3779b97f4a7c15ULL;
    return static_cast<uint32_t>(h >> (64 - kPairBits));
  }
  // Only a name may be written without its marks in a text that has marks. Names without a capital are
  // among the pairs.
  bool may_lack_marks(const WordState& first, const WordState& second) const {
    return !marked_ || (((first.flags | second.flags) & WordState::kSomeCapital) != 0 &&
                        (first.flags & second.flags & WordState::kHasMarks) == 0);
  }
  void collect_pairs();
  void add_pair(uint32_t first, uint32_t second);
  void add_unmarked_pairs(std::string_view form);
  static uint64_t hash_of(uint64_t key) {
    const uint64_t h = key * 0x9e3779b97f4a7c15ULL;
    return h ^ h >> 32;
  }
  void fill(uint32_t word);
  void fill_from(uint32_t first);
  uint32_t search(uint64_t key);
  Sequence make_state(uint64_t key);
  // Takes over what may follow the words of `key`, and the rows that are exactly these words. `from`: the
  // trie nodes of the words without the last, by layer, null when the key is one word; `to`: of all words.
  void ask_lexicons(uint64_t key, const uint32_t* from, uint32_t* to, WordState& s,
                    uint64_t& children);
  bool collect_row(uint64_t key, bool several);
  static void add_hit(const LexiconHit& hit, bool several, WordState& s);
  size_t layers() const { return matcher_.set().layers().size(); }
  void insert(uint64_t key, uint32_t state);

  const Vocabulary& vocabulary_;
  LexiconMatcher& matcher_;
  bool marked_ = true;
  std::vector<Word> words_;
  std::vector<uint64_t> children_;  // by word: fold_bit() of each word that may follow
  std::vector<Sequence> states_;
  std::vector<uint64_t> pairs_;  // bits: pair_bit() of the first two words of each row that counts
  std::vector<uint32_t> slots_;  // hash table of states; 0 when free; size a power of two
  size_t mask_ = 0;              // that size - 1
  std::vector<uint32_t> word_nodes_;   // by word and layer; 0 when there is none
  std::vector<uint32_t> state_nodes_;  // the same of states
  std::vector<uint32_t> row_;          // words of the state that is being made
  std::vector<LexiconHit> hits_;
};

}  // namespace align

#endif  // ALIGN_MENTION_WORD_MODEL_H_
