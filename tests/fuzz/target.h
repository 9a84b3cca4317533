// What the fuzz targets share. A target is a file fuzz_NAME.cc with one function and a folder NAME with seeds:
//
//     void align::fuzz_NAME(std::string_view bytes);     // any bytes; throws when a promise is broken
//
// and nothing else. CMakeLists.txt makes of it a program for libFuzzer (tests/run --fuzz) and a test case that feeds
// it the seeds (tests/run). An input that once broke something stays among the seeds.
//
//     require(span.end <= text.size(), "a span ends in the text");
#ifndef ALIGN_TESTS_FUZZ_TARGET_H_
#define ALIGN_TESTS_FUZZ_TARGET_H_

#include <cstdint>
#include <string>
#include <string_view>

#include "lexicon/lexicon_set.h"

namespace align {

// Throws when it does not hold.
void require(bool holds, std::string_view what);

// Takes an input apart from its front. At its end there are only zeros.
class FuzzInput {
 public:
  explicit FuzzInput(std::string_view bytes) : bytes_(bytes) {}
  bool empty() const { return bytes_.empty(); }
  uint8_t byte();
  uint32_t word();  // four bytes, the lowest first
  std::string_view rest() const { return bytes_; }

 private:
  std::string_view bytes_;
};

// Valid UTF-8 whatever the bytes are: themselves, or what they are as UTF-16.
std::string text_of(std::string_view bytes);

// `bytes` with each four of them that `patches` names replaced: a position (in fours), then the new value. So an
// input reaches deep into a format with check-sums and sizes, and lives longer than a version of the format.
std::string patched(std::string bytes, FuzzInput patches);

// The lexicons of the program.
const LexiconSet& fuzz_lexicons();

}  // namespace align

#endif  // ALIGN_TESTS_FUZZ_TARGET_H_
