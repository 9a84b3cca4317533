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

// A set of strings with numbers from 0 in order of arrival.
class StringNumbers {
 public:
  StringNumbers();
  // Number of `s`, given now if it is new.
  uint32_t number(std::string_view s);
  std::string_view string(uint32_t number) const { return strings_[number]; }
  uint32_t size() const { return static_cast<uint32_t>(strings_.size()); }
  void clear();

 private:
  void grow();
  std::vector<uint32_t> slots_;   // number + 1, 0 when free; size a power of two
  std::vector<uint64_t> hashes_;  // of strings_
  std::vector<std::string_view> strings_;
  std::deque<std::string> arena_;  // owns the bytes; a deque never moves them
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
  uint32_t word(std::string_view surface);
  const WordInfo& info(uint32_t word) const { return infos_[word]; }
  std::string_view surface(uint32_t word) const { return surfaces_.string(word); }
  uint32_t key(std::string_view key) { return keys_.number(key); }
  std::string_view key_text(uint32_t key) const { return keys_.string(key); }
  uint32_t word_count() const { return surfaces_.size(); }
  uint32_t key_count() const { return keys_.size(); }
  void clear();

 private:
  StringNumbers surfaces_;
  StringNumbers keys_;
  std::vector<WordInfo> infos_;
};

}  // namespace align

#endif  // ALIGN_TEXT_VOCABULARY_H_
