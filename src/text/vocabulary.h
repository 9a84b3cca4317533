// Words as numbers. Every distinct word that a thread has met gets its keys and facts computed once;
// tokens carry the number. Key numbers are shared by both languages, so that "same fold key" between an
// English and a Vietnamese token is one comparison.
//
// Not thread-safe: one vocabulary for each thread. Numbers differ between runs and must never decide an
// order in the output.
#ifndef ALIGN_TEXT_VOCABULARY_H_
#define ALIGN_TEXT_VOCABULARY_H_

#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <vector>

namespace align {

// A string of up to 15 bytes as two numbers, its length in the last byte; a longer one as its hash. One
// comparison of two such keys settles whether short strings are equal.
struct StringKey {
  uint64_t low = 0;
  uint64_t high = 0;
  bool is_short() const { return high >> 56 != 0xFF; }
  friend bool operator==(const StringKey&, const StringKey&) = default;
};

// Key of the `length` bytes at text[begin]. Faster when 16 bytes or more can be read from there.
StringKey string_key(std::string_view text, size_t begin, size_t length);

// A set of strings with numbers from 0 in order of arrival.
class StringNumbers {
 public:
  StringNumbers();
  // Number of `s`, given now if it is new.
  uint32_t number(std::string_view s) { return number(s, string_key(s, 0, s.size())); }
  uint32_t number(std::string_view s, StringKey key);
  std::string_view string(uint32_t number) const { return strings_[number]; }
  uint32_t size() const { return static_cast<uint32_t>(strings_.size()); }
  void clear();

 private:
  struct Slot {
    StringKey key;
    uint32_t number = 0;  // + 1; 0 when free
  };
  uint32_t add(std::string_view s, StringKey key);
  std::string_view store(std::string_view s);
  void insert(const Slot& filled);
  void grow();
  std::vector<Slot> slots_;  // size a power of two
  size_t mask_ = 0;          // that size - 1
  std::vector<std::string_view> strings_;
  std::deque<std::string> arena_;  // owns the bytes, in blocks that never move
};

enum WordFlag : uint16_t {
  kStartsCapital = 1,
  kAllCapitals = 2,   // two letters or more, all capital
  kHasCapital = 4,
  kHasSmall = 8,
  kHasDigit = 16,
  kHasLetter = 32,
  kMarked = 64,       // carries a Vietnamese tone or shape mark
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
  uint32_t word(std::string_view text, size_t begin, size_t end);
  const WordInfo& info(uint32_t word) const { return infos_[word]; }
  std::string_view surface(uint32_t word) const { return surfaces_.string(word); }
  uint32_t key(std::string_view key) { return keys_.number(key); }
  std::string_view key_text(uint32_t key) const { return keys_.string(key); }
  uint32_t word_count() const { return surfaces_.size(); }
  uint32_t key_count() const { return keys_.size(); }
  void clear();

 private:
  void add_info(std::string_view surface);

  StringNumbers surfaces_;
  StringNumbers keys_;
  std::vector<WordInfo> infos_;
};

}  // namespace align

#endif  // ALIGN_TEXT_VOCABULARY_H_
