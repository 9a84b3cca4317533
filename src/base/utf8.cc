#include "base/utf8.h"

#include <simdjson.h>

namespace align {
namespace {

// Length of the well-formed sequence at `i`, 0 when there is none (Unicode 15, table 3-7).
size_t sequence_length(std::string_view s, size_t i) {
  const auto at = [&](size_t k) -> unsigned {
    return k < s.size() ? static_cast<unsigned char>(s[k]) : 0U;
  };
  const auto tail = [&](size_t k) { return (at(k) & 0xC0U) == 0x80U; };
  const unsigned a = at(i);
  const unsigned b = at(i + 1);
  if (a < 0x80) return 1;
  if (a >= 0xC2 && a <= 0xDF) return tail(i + 1) ? 2 : 0;
  if (a >= 0xE0 && a <= 0xEF) {
    const unsigned low = a == 0xE0 ? 0xA0 : 0x80;
    const unsigned high = a == 0xED ? 0x9F : 0xBF;
    return b >= low && b <= high && tail(i + 2) ? 3 : 0;
  }
  if (a >= 0xF0 && a <= 0xF4) {
    const unsigned low = a == 0xF0 ? 0x90 : 0x80;
    const unsigned high = a == 0xF4 ? 0x8F : 0xBF;
    return b >= low && b <= high && tail(i + 2) && tail(i + 3) ? 4 : 0;
  }
  return 0;
}

}  // namespace

std::optional<size_t> find_invalid_utf8(std::string_view bytes) {
  // Nearly every text is well-formed: only of another one the place matters.
  if (simdjson::validate_utf8(bytes.data(), bytes.size())) return std::nullopt;
  size_t i = 0;
  while (i < bytes.size()) {
    if (static_cast<unsigned char>(bytes[i]) < 0x80) {
      ++i;
      continue;
    }
    const size_t length = sequence_length(bytes, i);
    if (length == 0) return i;
    i += length;
  }
  return std::nullopt;
}

void append_utf8(std::string& out, char32_t c) {
  const auto put = [&](char32_t byte) { out.push_back(static_cast<char>(byte)); };
  if (c < 0x80) {
    put(c);
  } else if (c < 0x800) {
    put(0xC0 | c >> 6);
    put(0x80 | (c & 0x3F));
  } else if (c < 0x10000) {
    put(0xE0 | c >> 12);
    put(0x80 | (c >> 6 & 0x3F));
    put(0x80 | (c & 0x3F));
  } else {
    put(0xF0 | c >> 18);
    put(0x80 | (c >> 12 & 0x3F));
    put(0x80 | (c >> 6 & 0x3F));
    put(0x80 | (c & 0x3F));
  }
}

size_t count_code_points(std::string_view text) {
  constexpr size_t kBlock = 16;
  // Signed: the bytes behind the first of a character are those below -64.
  const auto begins = [](char c) { return static_cast<signed char>(c) >= -64; };
  size_t n = 0;
  size_t i = 0;
  for (; i + kBlock <= text.size(); i += kBlock) {  // becomes vector instructions
    unsigned char here = 0;
    for (size_t k = 0; k < kBlock; ++k)
      here = static_cast<unsigned char>(here + (begins(text[i + k]) ? 1 : 0));
    n += here;
  }
  for (; i < text.size(); ++i) n += begins(text[i]) ? 1 : 0;
  return n;
}

size_t count_utf16(std::string_view text) {
  size_t n = 0;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    n += (byte & 0xC0) != 0x80;
    n += byte >= 0xF0;
  }
  return n;
}

std::u32string to_utf32(std::string_view text) {
  std::u32string out;
  out.reserve(text.size());
  for (size_t i = 0; i < text.size();) out.push_back(next_code_point(text, i));
  return out;
}

std::string to_utf8(std::u32string_view text) {
  std::string out;
  for (const char32_t c : text) append_utf8(out, c);
  return out;
}

}  // namespace align
