#include "table/json.h"

#include <array>
#include <charconv>
#include <cmath>
#include <cstring>

#include "base/hash.h"

namespace align {
namespace {

bool needs_escape(char c) { return static_cast<unsigned char>(c) < 0x20 || c == '"' || c == '\\'; }

void append_escape(std::string& out, char c) {
  static constexpr std::string_view kNamed =
      "\"\"\\\\\bb\ff\nn\rr\tt";  // the character, its letter
  static constexpr std::string_view kHex = "0123456789abcdef";
  for (size_t i = 0; i < kNamed.size(); i += 2) {
    if (kNamed[i] != c) continue;
    out.push_back('\\');
    out.push_back(kNamed[i + 1]);
    return;
  }
  out.append("\\u00");
  out.push_back(kHex[static_cast<size_t>(c) >> 4]);
  out.push_back(kHex[static_cast<size_t>(c) & 15]);
}

// Where the next character stands that needs an escape; the text's size when none does. Eight bytes at a
// time: a byte is 0 in `x` where the text has what is looked for, and only then does taking 1 from it give a
// high bit that it had not. (What a byte borrows from the one above can only call a block odd that is not.)
size_t next_escape(std::string_view text, size_t i) {
  constexpr uint64_t kOnes = 0x0101010101010101ULL;
  constexpr uint64_t kHigh = 0x8080808080808080ULL;
  constexpr size_t kBlock = 8;
  const auto has_zero = [](uint64_t x) { return (x - kOnes) & ~x & kHigh; };
  for (; i + kBlock <= text.size(); i += kBlock) {
    const auto block = read_little_endian<uint64_t>(text.data() + i);
    const uint64_t control = (block - kOnes * 0x20) & ~block & kHigh;
    if ((control | has_zero(block ^ kOnes * '"') | has_zero(block ^ kOnes * '\\')) != 0) break;
  }
  while (i < text.size() && !needs_escape(text[i])) ++i;
  return i;
}

}  // namespace

namespace {

// The characters of a string without its first quotation mark.
void append_rest_of_string(std::string& out, std::string_view text) {
  size_t begin = 0;
  for (size_t i = next_escape(text, 0); i < text.size(); i = next_escape(text, i + 1)) {
    out.append(text, begin, i - begin);
    append_escape(out, text[i]);
    begin = i + 1;
  }
  out.append(text, begin);
  out.push_back('"');
}

}  // namespace

void append_json_string(std::string& out, std::string_view text) {
  out.push_back('"');
  append_rest_of_string(out, text);
}

void append_number(std::string& out, uint64_t number) {
  std::array<char, 20> digits{};
  const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), number).ptr;
  out.append(digits.data(), static_cast<size_t>(end - digits.data()));
}

void append_score(std::string& out, double score) {
  const auto thousandths = static_cast<uint64_t>(std::llround(std::fmax(score, 0) * 1000));
  append_number(out, thousandths / 1000);
  out.push_back('.');
  out.push_back(static_cast<char>('0' + thousandths / 100 % 10));
  out.push_back(static_cast<char>('0' + thousandths / 10 % 10));
  out.push_back(static_cast<char>('0' + thousandths % 10));
}

void append_member(std::string& out, std::string_view key, std::string_view text) {
  constexpr size_t kLongest = 12;  // keys are short: one copy with all that stands around them
  if (key.size() > kLongest) {
    append_json_string(out, key);
    out.push_back(':');
    return append_json_string(out, text);
  }
  std::array<char, kLongest + 4> front;
  front[0] = '"';
  std::memcpy(front.data() + 1, key.data(), key.size());
  std::memcpy(front.data() + 1 + key.size(), "\":\"", 3);
  out.append(front.data(), key.size() + 4);
  append_rest_of_string(out, text);
}

}  // namespace align
