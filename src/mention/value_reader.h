// Not for outside, private to values*.cc: what the readers of dates and of numbers share. A reader is asked at a
// token whether a value is found there; the span may reach back over tokens that no value has used ("VND" before
// "10 trillion").
#ifndef ALIGN_MENTION_VALUE_READER_H_
#define ALIGN_MENTION_VALUE_READER_H_

#include <algorithm>
#include <array>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "mention/number_words.h"
#include "mention/values.h"

namespace align {

struct Value {
  TokenSpan span;
  Type type = Type::NUM;
  std::string value;
};

// A number token taken apart at its separators: "19-20/2" is 19 - 20 / 2. A dash of any length is '-'.
struct DigitGroups {
  std::array<std::string_view, 6> groups;
  std::array<char, 6> separators{};  // separators[k] stands behind groups[k]
  size_t count = 0;  // 0: something else than digits and separators, or too many groups

  // The number of group k when it has `least` to `most` digits, else -1.
  int number(size_t k, size_t least, size_t most) const;
};
DigitGroups digit_groups(std::string_view token);

// A word in small letters that a token is compared with.
struct PlainWord {
  StringKey key;
  consteval PlainWord(const char* s)  // NOLINT(google-explicit-constructor)
      : key(literal_key(s)) {}
};

// Several of them, made when the program is compiled: a list in braces would be copied wherever it is asked about.
//
//     text.before(i, 1, kWords<"ngày", "hôm">)
struct PlainWords {
  std::span<const PlainWord> words;
  uint64_t filter = 0;  // bit_of() each: mostly it settles that a token is none of them
  static constexpr uint64_t bit_of(StringKey key) {
    return uint64_t{1} << (key.low * 0x9e3779b97f4a7c15ULL >> 58);
  }
  bool contain(StringKey key) const {
    if ((filter & bit_of(key)) == 0) return false;
    return std::any_of(words.begin(), words.end(),
                       [&](const PlainWord& word) { return word.key == key; });
  }
};
template <PlainWord... kEach>
inline constexpr std::array<PlainWord, sizeof...(kEach)> kWordList = {kEach...};
template <PlainWord... kEach>
inline constexpr PlainWords kWords = {kWordList<kEach...>, (PlainWords::bit_of(kEach.key) | ...)};

class ValueText {
 public:
  ValueText(const AnalysedText& text, TokenSpan range, Workspace& w)
      : text_(text),
        range_(range),
        w_(w),
        unmarked_(text.lang == Lang::vi && !text.marked),
        free_(range.begin) {}

  Lang lang() const { return text_.lang; }
  bool unmarked() const { return unmarked_; }
  const AnalysedText& text() const { return text_; }
  const Token& at(uint32_t i) const { return text_.tokens[i]; }
  std::string_view string(uint32_t i) const { return text_.text(at(i).span()); }
  // Small letters, without full stops: "dec", "tỷ".
  std::string word(uint32_t i) const;
  // Does token i, a word, stand in numbers that are written in words? The same for "million".
  bool is_number_word(uint32_t i) const { return value_role(i).is(WordRole::kNumberWord); }
  bool is_magnitude(uint32_t i) const { return value_role(i).is(WordRole::kMagnitude); }
  const WordInfo& info(uint32_t i) const { return w_.vocabulary.info(at(i).word); }
  WordFacts facts(uint32_t i) const { return w_.matcher.facts(at(i).word, text_.lang); }
  const CompiledLexicon& lexicon(uint32_t layer) const { return w_.matcher.set().lexicon(layer); }
  // The entry's id without its namespace: "us-dollar".
  std::string_view entry_name(EntryRef ref) const;

  // Token i goes on from the one before: in the range, no new sentence.
  bool follows(uint32_t i) const { return i < range_.end && !at(i).sentence_start; }
  bool glued(uint32_t i) const { return follows(i) && !at(i).space_before; }
  bool is_number(uint32_t i) const { return follows(i) && at(i).kind == TokenKind::number; }
  bool mark(uint32_t i, char c) const { return follows(i) && at(i).mark == c; }
  // Token i is this word, written small or large; `word` as word(i) gives it.
  bool is(uint32_t i, PlainWord word) const {
    if (!at(i).is_text()) return false;
    return word.key == w_.plain_key(at(i).word) || (unmarked_ && is_unmarked(i, {&word, 1}));
  }
  bool is(uint32_t i, const PlainWords& words) const {
    if (!at(i).is_text()) return false;
    return words.contain(w_.plain_key(at(i).word)) || (unmarked_ && is_unmarked(i, words.words));
  }
  bool next_is(uint32_t i, const PlainWords& words) const { return follows(i) && is(i, words); }
  // The same for a token before a value at `i`: `back` tokens back.
  bool before(uint32_t i, uint32_t back, const PlainWords& words) const {
    return i >= range_.begin + back && is(i - back, words);
  }
  bool mark_before(uint32_t i, uint32_t back, char c) const {
    return i >= range_.begin + back && at(i - back).mark == c;
  }
  bool number_before(uint32_t i, uint32_t back) const {
    return i >= range_.begin + back && at(i - back).kind == TokenKind::number;
  }
  bool word_before(uint32_t i, uint32_t back) const {
    return i >= range_.begin + back && at(i - back).is_word();
  }
  // A document's number follows: "số 12/2024", "Decree 100/2019".
  bool document_before(uint32_t i) const;

  // The first token that no value has used yet.
  uint32_t free() const { return free_; }
  // The date that ends just before token i; null when none does.
  const Value* date_before(uint32_t i) const {
    return last_.type == Type::DATE && last_.span.end == i && i > range_.begin ? &last_ : nullptr;
  }
  void use(const Value& v) {
    free_ = v.span.end;
    last_ = v;
  }

 private:
  const WordRole& value_role(uint32_t i) const {
    const WordRole& role = w_.role(at(i).word, text_.lang);
    return role.is(WordRole::kValueKnown) ? role : learn_value_role(i);
  }
  const WordRole& learn_value_role(uint32_t i) const;
  bool is_unmarked(uint32_t i, std::span<const PlainWord> words) const;

  const AnalysedText& text_;  // valid while the reader lives, like w_
  TokenSpan range_;
  Workspace& w_;
  bool unmarked_;
  uint32_t free_;
  Value last_;
};

std::optional<Value> read_date(const ValueText& text, uint32_t i);
std::optional<Value> read_number(const ValueText& text, uint32_t i);

struct CurrencyBefore {
  std::string_view code;  // empty: none
  uint32_t begin = 0;
};
// The currency before the number at token `number`: "US$", "VND".
CurrencyBefore currency_before(const ValueText& text, uint32_t number);

struct Unit {
  std::string_view code;  // "USD" "%" "km" or the entry's name; empty: none
  uint32_t end = 0;
};
// The unit from token i, behind a number with that power of ten.
Unit unit_behind(const ValueText& text, uint32_t i, int magnitude);

// Words whose first syllable is a unit or a magnitude by itself: đồng chí, tấn công, tỷ phú.
bool begins_other_word(const ValueText& text, uint32_t i);

// Number words from token i ("hai mươi lăm", "twenty-five"); size 0 when there are none.
WordNumber number_words(const ValueText& text, uint32_t i);
// The power of ten that token i multiplies by ("tỷ" 9, "million" 6), 0 when it is no such word.
int magnitude_at(const ValueText& text, uint32_t i);

}  // namespace align

#endif  // ALIGN_MENTION_VALUE_READER_H_
