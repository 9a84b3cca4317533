// Names that are one word: a known place or person, a surname with what follows it, a foreign name, or two
// capitals in a row that no word of the list explains.
//
//     phó giám đốc Phan Văn Đức  ở  Gò Vấp        surname and two more; two capitals
//     Phó Chủ tịch               (no name)         "Chủ" begins the word "chủ tịch"
#ifndef ALIGN_MENTION_NAME_WORDS_H_
#define ALIGN_MENTION_NAME_WORDS_H_

#include <span>
#include <string_view>
#include <vector>

#include "base/span.h"
#include "mention/word_hits.h"

namespace align {

struct NameWord {
  TokenSpan span;
  double cost = 0;  // as WordPath::offer() takes it
};

class NameWords {
 public:
  explicit NameWords(LexiconMatcher& matcher) : matcher_(matcher) {}

  // All arguments outlive the use of the object.
  void set_text(std::string_view text, std::span<const Token> tokens, const WordHits& hits,
                WordModel& model);
  // The names of a sentence by begin; valid until the next call. Sentences come in ascending order.
  std::span<const NameWord> find(TokenSpan sentence);

 private:
  static constexpr uint32_t kLongestName = 4;  // units

  WordFacts facts(uint32_t i) { return matcher_.facts(tokens_[i].word, Lang::vi); }
  bool is_capital(uint32_t i) const {
    return tokens_[i].is_word() && hits_->word(i).is(WordState::kCapital);
  }
  bool is_foreign(uint32_t i) { return model_->is_foreign(tokens_[i].word); }
  uint32_t unit_begin(uint32_t unit, uint32_t i) const { return unit == 0 ? i : ends_[unit - 1]; }

  void add_capitals(TokenSpan span, bool organisation);
  void add_people(uint32_t i);
  void read_units(uint32_t i);
  uint32_t person_units(uint32_t i);
  bool names_only(uint32_t i, uint32_t n);
  bool two_capitals(uint32_t i);
  bool word_goes_on(uint32_t i, uint32_t end) const;
  bool ends_with_place(uint32_t begin, uint32_t end) const;
  bool title_before(uint32_t i) const;

  LexiconMatcher& matcher_;
  std::string_view text_;
  std::span<const Token> tokens_;
  const WordHits* hits_ = nullptr;
  WordModel* model_ = nullptr;
  TokenSpan sentence_;
  size_t name_at_ = 0;  // the names and capitals of the hits before these lie before the sentence
  size_t capital_at_ = 0;
  uint32_t ends_[kLongestName] = {};  // of the units
  uint32_t count_ = 0;
  std::vector<NameWord> names_;
};

}  // namespace align

#endif  // ALIGN_MENTION_NAME_WORDS_H_
