#include "table/json.h"

#include <array>
#include <charconv>
#include <cmath>

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

// Where the next character stands that needs an escape; the text's size when none does.
size_t next_escape(std::string_view text, size_t i) {
  constexpr size_t kBlock = 16;
  for (; i + kBlock <= text.size(); i += kBlock) {  // becomes vector instructions
    unsigned char any = 0;
    for (size_t k = 0; k < kBlock; ++k)
      any |= static_cast<unsigned char>(needs_escape(text[i + k]) ? 1 : 0);
    if (any != 0) break;
  }
  while (i < text.size() && !needs_escape(text[i])) ++i;
  return i;
}

}  // namespace

void append_json_string(std::string& out, std::string_view text) {
  out.push_back('"');
  size_t begin = 0;
  for (size_t i = next_escape(text, 0); i < text.size(); i = next_escape(text, i + 1)) {
    out.append(text, begin, i - begin);
    append_escape(out, text[i]);
    begin = i + 1;
  }
  out.append(text, begin);
  out.push_back('"');
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
  out.push_back('"');
  out.append(key);
  out.append("\":");
  append_json_string(out, text);
}

}  // namespace align
