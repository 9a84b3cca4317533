// The words of Latin letters in a text, found sixteen bytes at a time: what makes the tokenizer fast.
#ifndef ALIGN_TEXT_LATIN_WORDS_H_
#define ALIGN_TEXT_LATIN_WORDS_H_

#include <bit>
#include <cstddef>
#include <cstdint>
#include <string_view>
#ifdef __SSE2__
#include <emmintrin.h>
#endif

#include "base/hash.h"

namespace align {

class LatinWords {
 public:
  // `text` must outlive the object.
  explicit LatinWords(std::string_view text) : text_(text) {}

  // End of the Latin letters that begin at `begin`, with a character behind them. 0 when there are none,
  // more than fifteen bytes of them, other letters near them, or too little text behind them to tell:
  // then the caller has to look at each character. Positions must ascend from call to call.
  size_t end_of_word(size_t begin) {
    if (begin + kBlock > text_.size()) return 0;
    const size_t end =
        begin + static_cast<size_t>(std::countr_one(letter_bits(text_.data() + begin)));
    if (end == begin || end == begin + kBlock) return 0;
    if (asked_ < end && !ask(end)) return 0;
    return begin < odd_end_ ? 0 : end;
  }

 private:
  static constexpr size_t kBlock = 16;
  // One bit for each of the sixteen bytes at `p`: set for a letter A to Z and for every byte of a
  // character that is not ASCII.
  static uint32_t letter_bits(const char* p);
  // Looks at the blocks before `end`; false when the text ends too early.
  bool ask(size_t end);

  std::string_view text_;
  size_t asked_ = 0;    // up to here each block was looked at
  size_t odd_end_ = 0;  // and the last one that is not only ASCII and Latin letters ends here
};

#ifdef __SSE2__

inline uint32_t LatinWords::letter_bits(const char* p) {
  const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i*>(p));
  const __m128i small = _mm_or_si128(bytes, _mm_set1_epi8(0x20));
  // Signed comparisons: bytes that are not ASCII are negative.
  const __m128i letter = _mm_and_si128(_mm_cmpgt_epi8(small, _mm_set1_epi8('a' - 1)),
                                       _mm_cmplt_epi8(small, _mm_set1_epi8('z' + 1)));
  return static_cast<uint32_t>(_mm_movemask_epi8(_mm_or_si128(letter, bytes)));
}

#else

inline uint32_t LatinWords::letter_bits(const char* p) {
  constexpr uint64_t kOnes = 0x0101010101010101ULL;
  const auto of_eight = [](uint64_t bytes) {
    const uint64_t small = (bytes | kOnes * 0x20) & kOnes * 0x7F;
    const uint64_t from_a = small + kOnes * (0x80 - 'a');
    const uint64_t behind_z = small + kOnes * (0x80 - 'z' - 1);
    const uint64_t letters = ((from_a & ~behind_z) | bytes) & kOnes * 0x80;
    return static_cast<uint32_t>((letters >> 7) * 0x0102040810204080ULL >> 56);
  };
  return of_eight(read_little_endian<uint64_t>(p)) | of_eight(read_little_endian<uint64_t>(p + 8))
                                                         << 8;
}

#endif

}  // namespace align

#endif  // ALIGN_TEXT_LATIN_WORDS_H_
