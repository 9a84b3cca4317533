// hash64() of a string in the code, taken when the program is compiled. hash64() itself reads its bytes as memory
// is, which a compiler cannot do ahead; a test holds the two together.
//
//     static_assert(literal_hash("en.word") != literal_hash("vi.word"));
#ifndef ALIGN_BASE_LITERAL_HASH_H_
#define ALIGN_BASE_LITERAL_HASH_H_

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "base/hash.h"

namespace align {

consteval uint64_t literal_hash(std::string_view s) {
  constexpr uint64_t kFactor = 0x9e3779b97f4a7c15ULL;
  const auto at = [&](size_t i) { return uint64_t{static_cast<unsigned char>(s[i])}; };
  const auto number = [&](size_t begin, size_t bytes) {
    uint64_t sum = 0;
    for (size_t i = bytes; i-- > 0;) sum = sum << 8 | at(begin + i);
    return sum;
  };
  uint64_t h = 0xcbf29ce484222325ULL ^ s.size() * kFactor;
  size_t i = 0;
  for (; s.size() - i > 8; i += 8) {
    h = (h ^ number(i, 8)) * kFactor;
    h ^= h >> 32;
  }
  const size_t n = s.size() - i;
  uint64_t rest = 0;
  if (n >= 4)
    rest = number(i, 4) << 32 | number(i + n - 4, 4);
  else if (n > 0)
    rest = at(i) << 16 | at(i + n / 2) << 8 | at(i + n - 1);
  return mix64(h ^ rest);
}

}  // namespace align

#endif  // ALIGN_BASE_LITERAL_HASH_H_
