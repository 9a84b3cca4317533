// Words as numbers. Every distinct word that a thread has met gets its keys and facts computed once;
// tokens carry the number. Key numbers are shared by both languages, so that "same fold key" between an
// English and a Vietnamese token is one comparison.
//
// Not thread-safe: one vocabulary for each thread. Numbers differ between runs and must never decide an
// order in the output.
#ifndef ALIGN_TEXT_VOCABULARY_H_
#define ALIGN_TEXT_VOCABULARY_H_

#include <array>
#include <cstdint>
#include <deque>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/hash.h"
#include "text/token.h"

namespace align {

// A string of up to 15 bytes as two numbers, its length in the last byte; a longer one as its hash. One
// comparison of two such keys settles whether short strings are equal.
struct StringKey {
  uint64_t low = 0;
  uint64_t high = 0;
  bool is_short() const { return high >> 56 != 0xFF; }
  friend bool operator==(const StringKey&, const StringKey&) = default;
};

// Key of a string in the code, of up to 15 bytes, taken when the program is compiled.
consteval StringKey literal_key(std::string_view s) {
  constexpr size_t kMost = 15;
  const auto bytes = [&](size_t begin) {
    uint64_t sum = 0;
    for (size_t i = 0; i < 8 && begin + i < s.size(); ++i)
      sum |= uint64_t{static_cast<unsigned char>(s[begin + i])} << 8 * i;
    return sum;
  };
  if (s.size() > kMost) throw s;  // does not compile
  return {bytes(0), bytes(8) | uint64_t{s.size()} << 56};
}

// Key of the `length` bytes at text[begin]. Faster when 16 bytes or more can be read from there.
StringKey slow_string_key(std::string_view text, size_t begin, size_t length);
inline StringKey string_key(std::string_view text, size_t begin, size_t length) {
  if (begin + 16 > text.size() || length > 15) return slow_string_key(text, begin, length);
  // No branches on the length: it changes from word to word.
  static constexpr std::array<char, 32> kMask = [] {
    std::array<char, 32> mask{};
    for (size_t i = 0; i < 16; ++i) mask[i] = '\xFF';
    return mask;
  }();
  const char* p = text.data() + begin;
  const char* mask = kMask.data() + (16 - length);
  return {read_little_endian<uint64_t>(p) & read_little_endian<uint64_t>(mask),
          (read_little_endian<uint64_t>(p + 8) & read_little_endian<uint64_t>(mask + 8)) |
              uint64_t{length} << 56};
}

// A set of strings with numbers from 0 in order of arrival.
class StringNumbers {
 public:
  StringNumbers();
  // Number of `s`, given now if it is new.
  uint32_t number(std::string_view s) { return number(s, string_key(s, 0, s.size())); }
  uint32_t number(std::string_view s, StringKey key) { return number(s, key, hash_of(key)); }
  uint32_t number(std::string_view s, StringKey key, uint64_t hash) {
    for (size_t i = hash & mask_; slots_[i] != 0; i = (i + 1) & mask_) {
      const uint32_t n = slots_[i] - 1;
      if (keys_[n] == key && (key.is_short() || strings_[n] == s)) return n;
    }
    return add(s, key);
  }
  static uint64_t hash_of(StringKey key) {
    const uint64_t h = key.low * 0x9e3779b97f4a7c15ULL + key.high * 0xc4ceb9fe1a85ec53ULL;
    return h ^ h >> 32;
  }
  // Number of a short string that is there already and found at once; kNone for any other.
  static constexpr uint32_t kNone = 0xFFFFFFFFU;
  uint32_t known(StringKey key, uint64_t hash) const {
    const uint32_t slot = slots_[hash & mask_];
    return slot != 0 && keys_[slot - 1] == key && key.is_short() ? slot - 1 : kNone;
  }
  // Asks for the memory where known() and number() are going to look first, and then for what is found there.
  void fetch_slot(uint64_t hash) const { __builtin_prefetch(&slots_[hash & mask_]); }
  void fetch_key(uint64_t hash) const {
    const uint32_t slot = slots_[hash & mask_];
    __builtin_prefetch(keys_.data() + (slot - (slot != 0 ? 1 : 0)));
  }
  std::string_view string(uint32_t number) const { return strings_[number]; }
  uint32_t size() const { return static_cast<uint32_t>(strings_.size()); }
  void clear();

 private:
  uint32_t add(std::string_view s, StringKey key);
  std::string_view store(std::string_view s);
  void insert(uint64_t hash, uint32_t number);
  void grow();
  // Hash table: a number + 1, 0 when free. Small, so that it stays in the cache; frequent words have low numbers,
  // so their keys are there too.
  std::vector<uint32_t> slots_;  // size a power of two
  size_t mask_ = 0;              // that size - 1
  std::vector<StringKey> keys_;
  std::vector<std::string_view> strings_;
  std::deque<std::string> arena_;  // owns the bytes, in blocks that never move
};

enum WordFlag : uint16_t {
  kStartsCapital = 1,
  kAllCapitals = 2,  // two letters or more, all capital
  kHasCapital = 4,
  kHasSmall = 8,
  kHasDigit = 16,
  kHasLetter = 32,
  kMarked = 64,  // carries a Vietnamese tone or shape mark
  kOneLetter = 128,
};

struct WordInfo {
  uint32_t fold = 0;      // number of the fold key
  uint32_t spelling = 0;  // number of the spelling key
  uint16_t flags = 0;     // WordFlag bits
  uint16_t letters = 0;   // code points of the fold key
  bool is(WordFlag flag) const { return (flags & flag) != 0; }
};

class Vocabulary {
 public:
  uint32_t word(std::string_view surface) { return word(surface, 0, surface.size()); }
  // The word text[begin, end).
  uint32_t word(std::string_view text, size_t begin, size_t end) {
    const std::string_view surface(text.data() + begin, end - begin);
    const uint32_t n = surfaces_.number(surface, string_key(text, begin, end - begin));
    if (n == infos_.size()) add_info(surface);
    return n;
  }
  // Gives each token its number. All together: no look-up waits for the one before.
  void number_words(std::string_view text, std::span<Token> tokens);
  const WordInfo& info(uint32_t word) const { return infos_[word]; }
  std::string_view surface(uint32_t word) const { return surfaces_.string(word); }
  uint32_t key(std::string_view key) {
    const uint32_t n = keys_.number(key);
    if (n == key_hashes_.size()) key_hashes_.push_back(hash64(key));
    return n;
  }
  std::string_view key_text(uint32_t key) const { return keys_.string(key); }
  uint64_t key_hash(uint32_t key) const { return key_hashes_[key]; }  // hash64() of its text
  uint32_t word_count() const { return surfaces_.size(); }
  // The size for a list by word: it has room for all there are and a few more, so that it grows seldom.
  size_t room_for_words() const { return (size_t{word_count()} + 64) / 64 * 64; }
  uint32_t key_count() const { return keys_.size(); }
  void clear();

 private:
  void add_info(std::string_view surface);

  StringNumbers surfaces_;
  StringNumbers keys_;
  std::vector<uint64_t> key_hashes_;
  std::vector<WordInfo> infos_;
};

}  // namespace align

#endif  // ALIGN_TEXT_VOCABULARY_H_
