// The only place that includes ICU. Character properties, normalisation, sentence boundaries, CLDR names.
// Text is UTF-8 unless a parameter says otherwise.
#ifndef ALIGN_BASE_UNICODE_H_
#define ALIGN_BASE_UNICODE_H_

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/lang.h"

namespace align {

enum class CharClass : uint8_t {
  upper,
  lower,
  letter,
  digit,
  mark,
  space,
  punctuation,
  symbol,
  control
};

// Table look-up below U+3000, ICU above.
CharClass char_class(char32_t c);
// That table, for loops: the classes of all characters below U+3000.
std::span<const CharClass> char_classes();
inline bool is_letter(CharClass k) {
  return k == CharClass::upper || k == CharClass::lower || k == CharClass::letter;
}

char32_t to_lower(char32_t c);
char32_t to_upper(char32_t c);

// A letter taken apart: "ế" -> base e, circumflex and acute among the marks. `base` is lower case.
struct Letter {
  char32_t base = 0;
  uint16_t marks = 0;  // set of Mark bits; 0 for a plain letter
};
enum Mark : uint16_t {
  kGrave = 1,
  kAcute = 2,
  kHook = 4,
  kTilde = 8,
  kDotBelow = 16,  // the five tones of Vietnamese
  kCircumflex = 32,
  kBreve = 64,
  kHorn = 128,
  kStroke = 256,  // the marks that make another letter
  kOtherMark = 512
};
constexpr uint16_t kTones = kGrave | kAcute | kHook | kTilde | kDotBelow;
constexpr uint16_t kShapes = kCircumflex | kBreve | kHorn | kStroke;
Letter take_apart(char32_t c);
// The combining characters of the marks, by the place of their bit; kOtherMark stands for all others.
constexpr std::array<char32_t, 9> kCombiningMarks = {0x300, 0x301, 0x309, 0x303, 0x323,
                                                     0x302, 0x306, 0x31B, 0x335};
// The Mark bit of a combining character, 0 when it is none of kCombiningMarks.
uint16_t combining_mark(char32_t c);
// The same as a table, for loops: all characters below U+3000.
std::span<const Letter> char_letters();

// Canonical composition (NFC).
std::string to_nfc(std::string_view text);
std::string to_nfd(std::string_view text);
// True when no canonical composition or reordering can reach across the front of `c`.
bool starts_segment(char32_t c);
// Columns that a terminal gives to `text`: 0 for marks, 2 for wide East Asian characters.
size_t display_width(std::string_view text);

struct CldrName {
  std::string id;  // "territory:DE", "language:de"
  std::string en;
  std::string vi;
};
// Territories and languages whose names CLDR gives in both languages, by id. Needs no locale installed.
std::vector<CldrName> cldr_names();

// UTF-16 without its byte order mark, as UTF-8. Lone surrogates become U+FFFD, an odd last byte is dropped.
std::string decode_utf16(std::string_view bytes, bool big_endian);

}  // namespace align

#endif  // ALIGN_BASE_UNICODE_H_
