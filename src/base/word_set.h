// A fixed set of words that the code asks for again and again. A table over length and three bytes of the word,
// made when the program is compiled, tells most words apart without a look at the list.
//
//     constexpr WordSet kOnline = {"post", "page", "account"};
//     kOnline.contains("page");      // true
//     kOnline.contains("Page");      // false: bytes are compared
#ifndef ALIGN_BASE_WORD_SET_H_
#define ALIGN_BASE_WORD_SET_H_

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace align {

template <std::size_t kCount>
class WordSet {
 public:
  // Words are not empty.
  template <class... Words>
  consteval WordSet(Words... words)  // NOLINT(google-explicit-constructor)
      : words_{std::string_view(words)...} {
    for (std::size_t n = 0; n < kCount; ++n) {
      std::size_t i = slot_of(words_[n]);
      while (slots_[i] != 0) i = (i + 1) % kSlots;
      slots_[i] = static_cast<uint8_t>(n + 1);
    }
  }

  constexpr bool contains(std::string_view word) const {
    if (word.empty()) return false;
    for (std::size_t i = slot_of(word); slots_[i] != 0; i = (i + 1) % kSlots)
      if (words_[slots_[i] - 1] == word) return true;
    return false;
  }

 private:
  static_assert(kCount < 256);
  static constexpr std::size_t kSlots = std::bit_ceil(kCount * 4);  // most of them free

  static constexpr std::size_t slot_of(std::string_view word) {
    const auto at = [&](std::size_t i) { return uint32_t{static_cast<unsigned char>(word[i])}; };
    const uint32_t bytes = at(0) | at(word.size() / 2) << 8 | at(word.size() - 1) << 16;
    const uint32_t mixed = (bytes ^ static_cast<uint32_t>(word.size()) << 24) * 0x9E3779B1U;
    return (mixed >> 16) % kSlots;
  }

  std::array<std::string_view, kCount> words_;
  std::array<uint8_t, kSlots> slots_{};  // a word + 1, 0 when free
};
template <class... Words>
WordSet(Words...) -> WordSet<sizeof...(Words)>;

}  // namespace align

#endif  // ALIGN_BASE_WORD_SET_H_
