// Numbers in words, and exact decimal numbers.
//
//     en  three hundred and five | twenty-five | two million     vi  ba trăm linh năm | hai mươi lăm | hai triệu
//     "hai mươi năm" is 20 (years): five behind tens is "lăm". "hai mươi tháng": 20.
#ifndef ALIGN_MENTION_NUMBER_WORDS_H_
#define ALIGN_MENTION_NUMBER_WORDS_H_

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "base/lang.h"

namespace align {

// mantissa * 10^exponent.
struct Decimal {
  int64_t mantissa = 0;
  int exponent = 0;

  Decimal times_power(int power) const { return {mantissa, exponent + power}; }
  std::string text() const;  // "1500000", "6.5", "0.125"
};
// False when the result does not fit.
bool add(Decimal& sum, Decimal more);

struct WordNumber {
  Decimal value;
  size_t size = 0;       // words read; 0: no number
  bool ordinal = false;  // "twenty-first"
  int magnitude = 0;     // of the last magnitude word: "two million" 6
};

// May stand inside a number: "linh", "and".
bool is_number_word(std::string_view word, Lang lang);
// `words`: small letters, hyphens left out. Reads from the front as far as it goes.
WordNumber read_number_words(std::span<const std::string_view> words, Lang lang);
// 0 when `word` is no magnitude.
int magnitude_of(std::string_view word, Lang lang);

}  // namespace align

#endif  // ALIGN_MENTION_NUMBER_WORDS_H_
