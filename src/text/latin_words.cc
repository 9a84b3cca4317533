#include "text/latin_words.h"

namespace align {
namespace {

// Are all characters of the sixteen bytes that are not ASCII Latin letters: U+00C0..U+02FF without the
// signs of times and division, U+1E00..U+1EFF? Looks at one byte behind them; no branches, so that it
// becomes vector instructions.
template <size_t kBlock>
bool only_latin(const char* block) {
  unsigned odd = 0;
  for (size_t i = 0; i < kBlock; ++i) {
    const auto lead = static_cast<unsigned char>(block[i]);
    const auto next = static_cast<unsigned char>(block[i + 1]);
    const auto is = [](bool condition) { return static_cast<unsigned>(condition); };
    const unsigned latin = is(lead == 0xE1) & is((next & 0xFC) == 0xB8);
    odd |= (is(lead == 0xC2) | is(lead >= 0xCC)) & ~latin;
    odd |= is(lead == 0xC3) & is((next & 0xDF) == 0x97);
  }
  return odd == 0;
}

}  // namespace

bool LatinWords::ask(size_t end) {
  for (; asked_ < end; asked_ += kBlock) {
    if (asked_ + kBlock >= text_.size()) return false;
    if (!only_latin<kBlock>(text_.data() + asked_)) odd_end_ = asked_ + kBlock;
  }
  return true;
}

}  // namespace align
