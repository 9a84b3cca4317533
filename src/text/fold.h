// Keys under which words are compared. The text itself is never changed.
//
//   spelling key   case away; hòa = hoà (tone placement in open oa, oe, uy, not after q); Mĩ = Mỹ (i/y as the
//                  only vowel of an open syllable); đ = its look-alikes U+00F0, U+0256 and their capitals;
//                  "U.S." = "US"; apostrophes away. Marks stay: Hùng is not Hưng, Đường is not Dương.
//   fold key       the spelling key without marks: Hùng, Hưng -> hung; đ -> d.
//
//     spelling_key("THỦY") == spelling_key("thuỷ")        fold_key("Trần Cương") == "tran cuong"
//     spelling_key("mai") != spelling_key("may")          spelling_key("quý") == spelling_key("quí")
#ifndef ALIGN_TEXT_FOLD_H_
#define ALIGN_TEXT_FOLD_H_

#include <cstdint>
#include <string>
#include <string_view>

namespace align {

struct WordKeys {
  std::string spelling;
  std::string fold;
  uint32_t letters = 0;       // code points of the fold key
  bool marked = false;        // carries a Vietnamese tone or shape mark
  bool all_capitals = false;  // two letters or more, none of them small
  bool has_small = false;
  bool has_capital = false;
  bool starts_capital = false;
  bool has_digit = false;
  bool has_letter = false;
};

// `word` is one token of NFC text (no blanks).
WordKeys word_keys(std::string_view word);

// Keys of a text of several words: word keys with one blank between; everything else is left out.
std::string spelling_key(std::string_view text);
std::string fold_key(std::string_view text);
// False when some word carries marks in both texts and they differ: "Quốc Hưng", "Quốc Hùng".
bool marks_agree(std::string_view a, std::string_view b);
// The fold key without blanks: "Việt Nam" and "Vietnam" agree.
std::string joined_key(std::string_view text);

}  // namespace align

#endif  // ALIGN_TEXT_FOLD_H_
