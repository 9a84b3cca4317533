// A text taken apart: what every later stage reads and none changes.
#ifndef ALIGN_MENTION_ANALYSED_TEXT_H_
#define ALIGN_MENTION_ANALYSED_TEXT_H_

#include <deque>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/unicode.h"
#include "lexicon/matcher.h"
#include "mention/known_words.h"
#include "mention/type_model.h"
#include "mention/word_role.h"
#include "text/normalize.h"
#include "text/sentences.h"
#include "text/token.h"
#include "text/vocabulary.h"

namespace align {

// What a thread needs to take texts apart; kept between texts, because making it is expensive.
struct Workspace {
  explicit Workspace(const LexiconSet& set)
      : matcher(set, vocabulary), words(vocabulary, matcher) {}
  // Between records: bounds the memory of a long stream.
  void trim();
  // Keeps the text of a value to the next trim().
  std::string_view keep(std::string value) { return values_.emplace_back(std::move(value)); }

  // The ways to cut a fold key into syllables of pinyin, as HanViet::segment() gives them, by
  // HanViet::syllable_number(): of each how many syllables it has, and then these. Remembered; valid until the next
  // word is asked for.
  std::span<const uint32_t> pinyin_cuts(uint32_t fold) {
    if (fold >= pinyin_at_.size() || pinyin_at_[fold] == 0) learn_pinyin_cuts(fold);
    const uint32_t at = pinyin_at_[fold];
    return std::span(pinyin_cuts_).subspan(at, pinyin_cuts_[at - 1]);
  }

  const TypeModel* types = &TypeModel::builtin();  // outlives the workspace
  Vocabulary vocabulary;
  LexiconMatcher matcher;
  KnownWords words;           // for tokenizing only
  std::vector<Token> tokens;  // the same, and so are the next two
  NormalizedText normalized;
  std::vector<Sentence> sentences;
  std::vector<uint32_t> clue_keys;  // of one name, for guessing types only

  // Numbers of a word in the table of word statistics, English by fold key, Vietnamese by spelling
  // key; WordTable::kNone when the table lacks it. Remembered.
  uint32_t statistics_number(Lang lang, uint32_t key);

  // Valid until the next word is asked for.
  const WordRole& role(uint32_t word, Lang lang) {
    const auto& roles = roles_[index_of(lang)];
    if (word < roles.size() && roles[word].bits != 0) return roles[word];
    return learn_role(word, lang);
  }
  // Asks for the memory of the roles of these words.
  void fetch_roles(std::span<const Token> list, Lang lang) const {
    const auto& roles = roles_[index_of(lang)];
    for (const Token& t : list)
      if (t.word < roles.size()) __builtin_prefetch(&roles[t.word]);
  }
  // The roles of the words that were asked for; `bits` of the others are 0.
  std::span<const WordRole> known_roles(Lang lang) const { return roles_[index_of(lang)]; }
  // The word in small letters, without full stops: "dec", "tỷ". One comparison tells whether it is a word of the code.
  StringKey plain_key(uint32_t word) {
    if (word < plain_keys_.size() && plain_keys_[word] != StringKey{}) return plain_keys_[word];
    return learn_plain_key(word);
  }
  // For values.cc, which fills in what only it knows: kNumberWord and kMagnitude.
  WordRole& role_to_fill(uint32_t word, Lang lang) {
    role(word, lang);
    return roles_[index_of(lang)][word];
  }

 private:
  const WordRole& learn_role(uint32_t word, Lang lang);
  StringKey learn_plain_key(uint32_t word);
  void learn_pinyin_cuts(uint32_t fold);

  std::deque<std::string> values_;
  std::vector<WordRole> roles_[2];     // by language and word
  std::vector<StringKey> plain_keys_;  // by word; of no length when it was not asked for yet
  // Those of a fold key stand together, behind how many numbers they are: few lines of memory for many words.
  std::vector<uint32_t> pinyin_cuts_;
  std::vector<uint32_t> pinyin_at_;  // by fold key; 0 when it was not asked for yet
  std::vector<uint32_t>
      statistics_[2];  // by language and key, + 1; 0 when it was not asked for yet
};

// What hit_kinds of an AnalysedText says of a token besides: what most tokens are not, so that a pass over the text
// stops only where there is something to do.
struct TokenKinds : HitKinds {
  static constexpr unsigned kShift = 21;  // of the bits of WordRole
  static constexpr uint32_t kMayStartValue = uint32_t{WordRole::kMayStartValue} << kShift;
  static constexpr uint32_t kCapital = uint32_t{WordRole::kCapital} << kShift;  // of a word
  static constexpr uint32_t kArticle = uint32_t{WordRole::kArticle} << kShift;
  static constexpr uint32_t kCapitalOrValue =
      kCapital | kMayStartValue;  // all with capitals or digits are
  static constexpr unsigned kOfRole =
      WordRole::kMayStartValue | WordRole::kCapital | WordRole::kArticle;
  static_assert(kMayStartValue >= 1U << kRowTypeCount && kArticle < kCurrency);
};

struct AnalysedText : TextHits {
  Lang lang = Lang::en;
  NormalizedText normalized;
  std::vector<Token> tokens;
  std::vector<Sentence> sentences;
  bool marked = false;  // written with Vietnamese marks

  std::string_view text(ByteSpan s) const {
    return std::string_view(normalized.text).substr(s.begin, s.size());
  }
  std::string_view text(TokenSpan s) const { return text(bytes(s)); }
  ByteSpan bytes(TokenSpan s) const { return {tokens[s.begin].begin, tokens[s.end - 1].end}; }
};

// `original` is valid UTF-8. `lines_only`: each line is one sentence.
AnalysedText analyse(std::string_view original, Lang lang, Workspace& workspace,
                     bool lines_only = false);
// The same into memory that is there already.
void analyse(std::string_view original, Lang lang, Workspace& workspace, bool lines_only,
             AnalysedText& out);

// Share of letters that only Vietnamese has; 0 for a text without letters.
double vietnamese_share(std::string_view text);
// The same compared with `share`, which is more than 0; looks no farther than it must.
bool is_vietnamese_share_below(std::string_view text, double share);

}  // namespace align

#endif  // ALIGN_MENTION_ANALYSED_TEXT_H_
