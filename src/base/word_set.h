// A fixed set of words that the code asks for again and again. Most words are told apart by their length and
// first byte, without a look at the list.
//
//     constexpr WordSet kOnline = {"post", "page", "account"};
//     kOnline.contains("page");      // true
//     kOnline.contains("Page");      // false: bytes are compared
#ifndef ALIGN_BASE_WORD_SET_H_
#define ALIGN_BASE_WORD_SET_H_

#include <algorithm>
#include <array>
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
    for (const std::string_view word : words_) {
      firsts_ |= bit(static_cast<unsigned char>(word.front()));
      sizes_ |= bit(word.size());
    }
  }

  constexpr bool contains(std::string_view word) const {
    if (word.empty() || (sizes_ & bit(word.size())) == 0 ||
        (firsts_ & bit(static_cast<unsigned char>(word.front()))) == 0)
      return false;
    return std::find(words_.begin(), words_.end(), word) != words_.end();
  }

 private:
  static constexpr uint64_t bit(std::size_t n) { return uint64_t{1} << n % 64; }

  std::array<std::string_view, kCount> words_;
  uint64_t firsts_ = 0;  // a bit for each first byte
  uint64_t sizes_ = 0;   // and for each length
};
template <class... Words>
WordSet(Words...) -> WordSet<sizeof...(Words)>;

}  // namespace align

#endif  // ALIGN_BASE_WORD_SET_H_
