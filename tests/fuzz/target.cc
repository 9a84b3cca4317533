#include "tests/fuzz/target.h"

#include <cstring>
#include <stdexcept>

#include "base/unicode.h"
#include "base/utf8.h"

namespace align {

void require(bool holds, std::string_view what) {
  if (!holds) throw std::logic_error("this does not hold: " + std::string(what));
}

uint8_t FuzzInput::byte() {
  if (bytes_.empty()) return 0;
  const auto value = static_cast<uint8_t>(bytes_.front());
  bytes_.remove_prefix(1);
  return value;
}

uint32_t FuzzInput::word() {
  uint32_t value = 0;
  for (int shift = 0; shift < 32; shift += 8) value |= uint32_t{byte()} << shift;
  return value;
}

std::string text_of(std::string_view bytes) {
  if (!find_invalid_utf8(bytes)) return std::string(bytes);
  return decode_utf16(bytes.substr(0, bytes.size() / 2 * 2), false);
}

std::string patched(std::string bytes, FuzzInput patches) {
  while (!patches.empty()) {
    const size_t at = patches.word() % (bytes.size() / 4);
    const uint32_t value = patches.word();
    std::memcpy(bytes.data() + at * 4, &value, sizeof value);
  }
  return bytes;
}

const LexiconSet& fuzz_lexicons() {
  static const Result<LexiconSet> set = builtin_lexicons();
  return *set;
}

}  // namespace align
