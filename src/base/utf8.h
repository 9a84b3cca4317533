// UTF-8 by hand where ICU would be too slow: decoding, encoding, counting, validity.
// All functions but the first take valid UTF-8.
#ifndef ALIGN_BASE_UTF8_H_
#define ALIGN_BASE_UTF8_H_

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace align {

// Byte offset of the first ill-formed sequence (overlong forms, surrogates and cut sequences included),
// nothing when `bytes` is well-formed.
std::optional<size_t> find_invalid_utf8(std::string_view bytes);

// Reads the code point at `i` and moves `i` behind it. i < text.size().
inline char32_t next_code_point(std::string_view text, size_t& i) {
  const auto at = [&](size_t k) { return static_cast<unsigned char>(text[k]); };
  const unsigned char lead = at(i);
  if (lead < 0x80) return static_cast<char32_t>(text[i++]);
  if (lead < 0xE0) {
    const char32_t c = (char32_t{lead} & 0x1F) << 6 | (at(i + 1) & 0x3F);
    i += 2;
    return c;
  }
  if (lead < 0xF0) {
    const char32_t c =
        (char32_t{lead} & 0x0F) << 12 | (char32_t{at(i + 1)} & 0x3F) << 6 | (at(i + 2) & 0x3F);
    i += 3;
    return c;
  }
  const char32_t c = (char32_t{lead} & 0x07) << 18 | (char32_t{at(i + 1)} & 0x3F) << 12 |
                     (char32_t{at(i + 2)} & 0x3F) << 6 | (at(i + 3) & 0x3F);
  i += 4;
  return c;
}

// Start of the code point that ends just before `i`. i > 0.
inline size_t previous_code_point(std::string_view text, size_t i) {
  do --i;
  while (i > 0 && (static_cast<unsigned char>(text[i]) & 0xC0) == 0x80);
  return i;
}

void append_utf8(std::string& out, char32_t code_point);

// Number of code points.
size_t count_code_points(std::string_view text);
// Number of UTF-16 code units.
size_t count_utf16(std::string_view text);

std::u32string to_utf32(std::string_view text);
std::string to_utf8(std::u32string_view text);

}  // namespace align

#endif  // ALIGN_BASE_UTF8_H_
