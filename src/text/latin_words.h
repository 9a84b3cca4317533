// Not for outside. The words of Latin letters in a text, found sixteen bytes at a time: what makes the tokenizer
// fast.
#ifndef ALIGN_TEXT_LATIN_WORDS_H_
#define ALIGN_TEXT_LATIN_WORDS_H_

#include <bit>
#include <cstddef>
#include <cstdint>
#include <string_view>
#ifdef __SSE2__
#include <emmintrin.h>
#endif

namespace align {

class LatinWords {
 public:
  // End of the Latin letters that begin at `begin`, with two characters behind them. 0 when there are none,
  // more than fifteen bytes of them, another letter or sign among them, or too little text behind them to
  // tell: then the caller has to look at each character.
  static size_t end_of_word(std::string_view text, size_t begin) {
    if (begin + kBlock + 1 > text.size()) return 0;
    const Bits bits = bits_of(text.data() + begin);
    const int length = std::countr_one(bits.letters);
    const uint32_t word = (uint32_t{1} << length) - 1;
    const bool plain = length != 0 && length != kBlock && (bits.odd & word) == 0;
    return plain ? begin + static_cast<size_t>(length) : 0;
  }

 private:
  static constexpr int kBlock = 16;
  // One bit for each of sixteen bytes.
  struct Bits {
    uint32_t letters = 0;  // a letter A to Z, or any byte of a character that is not ASCII
    uint32_t odd =
        0;  // begins a character that is neither ASCII nor a Latin letter: U+00C0..U+02FF
            // without the signs of times and division, U+1E00..U+1EFF
  };
  // Looks at one byte behind them.
  static Bits bits_of(const char* p);
};

#ifdef __SSE2__

inline LatinWords::Bits LatinWords::bits_of(const char* p) {
  const auto all = [](unsigned char byte) { return _mm_set1_epi8(static_cast<char>(byte)); };
  const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i*>(p));
  const __m128i next = _mm_loadu_si128(reinterpret_cast<const __m128i*>(p + 1));
  const __m128i small = _mm_or_si128(bytes, all(0x20));
  // Signed comparisons: bytes that are not ASCII are negative.
  const __m128i letter =
      _mm_and_si128(_mm_cmpgt_epi8(small, all('a' - 1)), _mm_cmplt_epi8(small, all('z' + 1)));
  const __m128i far = _mm_or_si128(_mm_cmpeq_epi8(_mm_max_epu8(bytes, all(0xCC)), bytes),
                                   _mm_cmpeq_epi8(bytes, all(0xC2)));
  const __m128i additional = _mm_and_si128(
      _mm_cmpeq_epi8(bytes, all(0xE1)), _mm_cmpeq_epi8(_mm_and_si128(next, all(0xFC)), all(0xB8)));
  const __m128i sign = _mm_and_si128(_mm_cmpeq_epi8(bytes, all(0xC3)),
                                     _mm_cmpeq_epi8(_mm_and_si128(next, all(0xDF)), all(0x97)));
  const __m128i odd = _mm_or_si128(_mm_andnot_si128(additional, far), sign);
  return {static_cast<uint32_t>(_mm_movemask_epi8(_mm_or_si128(letter, bytes))),
          static_cast<uint32_t>(_mm_movemask_epi8(odd))};
}

#else

inline LatinWords::Bits LatinWords::bits_of(const char* p) {
  Bits bits;
  for (int i = 0; i < kBlock; ++i) {
    const auto byte = static_cast<unsigned char>(p[i]);
    const auto next = static_cast<unsigned char>(p[i + 1]);
    const unsigned small = byte | 0x20U;
    const bool letter = byte >= 0x80 || (small >= 'a' && small <= 'z');
    const bool far = byte == 0xC2 || byte >= 0xCC;
    const bool additional = byte == 0xE1 && (next & 0xFCU) == 0xB8;
    const bool sign = byte == 0xC3 && (next & 0xDFU) == 0x97;
    bits.letters |= static_cast<uint32_t>(letter) << i;
    bits.odd |= static_cast<uint32_t>((far && !additional) || sign) << i;
  }
  return bits;
}

#endif

}  // namespace align

#endif  // ALIGN_TEXT_LATIN_WORDS_H_
