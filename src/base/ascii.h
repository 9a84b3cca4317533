// Is a text all ASCII? Asked of every English text before anything is counted in it character by character.
#ifndef ALIGN_BASE_ASCII_H_
#define ALIGN_BASE_ASCII_H_

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "base/hash.h"

namespace align {

// The sixteen bytes at `p` are.
inline bool is_ascii_block(const char* p) {
  constexpr uint64_t kOther = 0x8080808080808080ULL;
  return ((read_little_endian<uint64_t>(p) | read_little_endian<uint64_t>(p + 8)) & kOther) == 0;
}

inline bool is_ascii(std::string_view text) {
  constexpr size_t kBlock = 16;
  size_t i = 0;
  for (; i + kBlock <= text.size(); i += kBlock)
    if (!is_ascii_block(text.data() + i)) return false;
  for (; i < text.size(); ++i)
    if (static_cast<unsigned char>(text[i]) >= 0x80) return false;
  return true;
}

}  // namespace align

#endif  // ALIGN_BASE_ASCII_H_
