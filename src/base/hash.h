// A fixed 64-bit hash of bytes, the same on every machine. Stored in compiled lexicons, so it must never
// change: eight bytes at a time, each multiplied in, then Murmur3's final mix.
#ifndef ALIGN_BASE_HASH_H_
#define ALIGN_BASE_HASH_H_

#include <bit>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace align {

constexpr uint64_t mix64(uint64_t h) {
  h ^= h >> 33;
  h *= 0xff51afd7ed558ccdULL;
  h ^= h >> 33;
  h *= 0xc4ceb9fe1a85ec53ULL;
  return h ^ (h >> 33);
}

// The bytes at `p` as a number, the first byte lowest.
template <class Number>
inline uint64_t read_little_endian(const char* p) {
  if constexpr (std::endian::native == std::endian::little) {
    Number number;
    std::memcpy(&number, p, sizeof number);
    return number;
  } else {
    uint64_t number = 0;
    for (size_t i = sizeof(Number); i-- > 0;)
      number = number << 8 | static_cast<unsigned char>(p[i]);
    return number;
  }
}

inline uint64_t hash64(std::string_view bytes) {
  constexpr uint64_t kFactor = 0x9e3779b97f4a7c15ULL;
  const char* p = bytes.data();
  size_t n = bytes.size();
  uint64_t h = 0xcbf29ce484222325ULL ^ n * kFactor;
  for (; n > 8; p += 8, n -= 8) {
    h = (h ^ read_little_endian<uint64_t>(p)) * kFactor;
    h ^= h >> 32;
  }
  uint64_t rest = 0;  // the last 0 to 8 bytes; where they are read twice nothing is lost
  if (n >= 4) {
    rest = read_little_endian<uint32_t>(p) << 32 | read_little_endian<uint32_t>(p + n - 4);
  } else if (n > 0) {
    const auto at = [p](size_t i) { return uint64_t{static_cast<unsigned char>(p[i])}; };
    rest = at(0) << 16 | at(n / 2) << 8 | at(n - 1);
  }
  return mix64(h ^ rest);
}

}  // namespace align

#endif  // ALIGN_BASE_HASH_H_
