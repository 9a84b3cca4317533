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

constexpr size_t kBlock = 8;

// Has one of the eight bytes to be escaped? A byte is 0 in `x` where the text has what is looked for, and only
// then does taking 1 from it give a high bit that it had not. (What a byte borrows from the one above can only call a
// block odd that is not.)
bool block_needs_escape(uint64_t block) {
  constexpr uint64_t kOnes = 0x0101010101010101ULL;
  constexpr uint64_t kHigh = 0x8080808080808080ULL;
  const auto has_zero = [](uint64_t x) { return (x - kOnes) & ~x & kHigh; };
  const uint64_t control = (block - kOnes * 0x20) & ~block & kHigh;
  return (control | has_zero(block ^ kOnes * '"') | has_zero(block ^ kOnes * '\\')) != 0;
}

bool block_needs_escape(const char* p) {
  return block_needs_escape(read_little_endian<uint64_t>(p));
}

// Where the next character stands that needs an escape; the text's size when none does.
size_t next_escape(std::string_view text, size_t i) {
  while (i + kBlock <= text.size() && !block_needs_escape(text.data() + i)) i += kBlock;
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

void append_score(std::string& out, double score) { JsonWriter(out).score(score); }

void append_member(std::string& out, std::string_view key, std::string_view text) {
  // Nearly all are short and plain: put together here, they are appended in one go
  constexpr size_t kMost = 256;
  constexpr size_t kAround = 6 + kBlock;  // what stands around both, and blanks for the last block
  std::array<char, kMost> member;
  if (key.size() + text.size() + kAround <= kMost) {
    char* const value = member.data() + key.size() + 4;
    member[0] = '"';
    key.copy(member.data() + 1, key.size());
    std::string_view("\":\"").copy(value - 3, 3);
    text.copy(value, text.size());
    std::memset(value + text.size(), ' ', kBlock);
    size_t i = 0;
    while (i < text.size() && !block_needs_escape(value + i)) i += kBlock;
    if (i >= text.size()) {
      value[text.size()] = '"';
      out.append(member.data(), key.size() + text.size() + 5);
      return;
    }
  }
  append_json_string(out, key);
  out.push_back(':');
  append_json_string(out, text);
}

void JsonWriter::raw(std::string_view json) {
  make_room(json.size());
  if (json.size() > kBytes) {
    out_.append(json);
    return;
  }
  json.copy(bytes_.data() + used_, json.size());
  used_ += json.size();
}

void JsonWriter::string(std::string_view text) {
  make_room(text.size() + 2);
  char* const to = bytes_.data() + used_ + 1;
  bool odd = text.size() + 2 > kBytes;
  if (!odd && text.size() >= 4 && text.size() < kBlock) {
    // Its first and its last four bytes
    uint32_t first = 0;
    uint32_t last = 0;
    std::memcpy(&first, text.data(), 4);
    std::memcpy(&last, text.data() + text.size() - 4, 4);
    odd = block_needs_escape(uint64_t{last} << 32 | first);
    std::memcpy(to, &first, 4);
    std::memcpy(to + text.size() - 4, &last, 4);
  } else if (!odd && text.size() < 4) {
    for (size_t i = 0; i < text.size(); ++i) {
      odd |= needs_escape(text[i]);
      to[i] = text[i];
    }
  } else if (!odd) {
    const auto copy = [&](size_t i) {
      odd |= block_needs_escape(text.data() + i);
      std::memcpy(to + i, text.data() + i, kBlock);
    };
    for (size_t i = 0; i + kBlock < text.size(); i += kBlock) copy(i);
    copy(text.size() - kBlock);  // what is copied twice stays the same
  }
  if (odd) {
    flush();
    append_json_string(out_, text);
    return;
  }
  to[-1] = '"';
  to[text.size()] = '"';
  used_ += text.size() + 2;
}

void JsonWriter::number(uint64_t number) {
  constexpr size_t kDigits = 20;
  make_room(kDigits);
  char* const to = bytes_.data() + used_;
  used_ += static_cast<size_t>(std::to_chars(to, to + kDigits, number).ptr - to);
}

void JsonWriter::score(double score) {
  const auto thousandths = static_cast<uint64_t>(std::llround(std::fmax(score, 0) * 1000));
  number(thousandths / 1000);
  make_room(4);
  const auto digit = [](uint64_t n) { return static_cast<char>('0' + n % 10); };
  char* const to = bytes_.data() + used_;
  to[0] = '.';
  to[1] = digit(thousandths / 100);
  to[2] = digit(thousandths / 10);
  to[3] = digit(thousandths);
  used_ += 4;
}

}  // namespace align
