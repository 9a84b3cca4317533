#include "text/legacy.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <set>
#include <utility>
#include <vector>

#include "base/ascii.h"
#include "base/unicode.h"
#include "base/utf8.h"
#include "text/legacy_tables.h"
#include "text/syllable.h"

namespace align {
namespace {

constexpr size_t kSample = size_t{256} << 10;
constexpr double kShare = 0.8;  // of the words with marks that must be syllables

std::string decode_by_table(std::string_view bytes, const UpperHalf& table) {
  std::string out;
  for (const char c : bytes) {
    const auto byte = static_cast<unsigned char>(c);
    const char32_t decoded = byte < 0x80 ? byte : table[byte - 0x80U];
    append_utf8(out, decoded == 0 ? U' ' : decoded);
  }
  return to_nfc(out);
}

// VNI writes a letter as its base and a second character for the marks, both from Latin-1: a + U+00E3
// is a with circumflex and tilde. Small and capital second characters are 0x20 apart.
struct VniMark {
  unsigned char byte;
  char16_t shape;  // combining, 0 for none
  char16_t tone;
};
constexpr char16_t kCombiningGrave = 0x300, kCombiningAcute = 0x301, kCombiningTilde = 0x303,
                   kCombiningHook = 0x309, kCombiningDot = 0x323, kCombiningCircumflex = 0x302,
                   kCombiningBreve = 0x306;
constexpr std::array<VniMark, 17> kVniMarks = {{{0xF9, 0, kCombiningAcute},
                                                {0xF8, 0, kCombiningGrave},
                                                {0xFB, 0, kCombiningHook},
                                                {0xF5, 0, kCombiningTilde},
                                                {0xEF, 0, kCombiningDot},
                                                {0xE2, kCombiningCircumflex, 0},
                                                {0xE1, kCombiningCircumflex, kCombiningAcute},
                                                {0xE0, kCombiningCircumflex, kCombiningGrave},
                                                {0xE5, kCombiningCircumflex, kCombiningHook},
                                                {0xE3, kCombiningCircumflex, kCombiningTilde},
                                                {0xE4, kCombiningCircumflex, kCombiningDot},
                                                {0xEA, kCombiningBreve, 0},
                                                {0xE9, kCombiningBreve, kCombiningAcute},
                                                {0xE8, kCombiningBreve, kCombiningGrave},
                                                {0xFA, kCombiningBreve, kCombiningHook},
                                                {0xFC, kCombiningBreve, kCombiningTilde},
                                                {0xEB, kCombiningBreve, kCombiningDot}}};

// Letters that VNI writes with one character.
constexpr std::array<std::pair<unsigned char, char16_t>, 9> kVniLetters = {{
    {0xF1, 0x111},   // đ
    {0xF4, 0x1A1},   // ơ
    {0xF6, 0x1B0},   // ư
    {0xED, 0xED},    // í
    {0xEC, 0xEC},    // ì
    {0xE6, 0x1EC9},  // ỉ
    {0xF3, 0x129},   // ĩ
    {0xF2, 0x1ECB},  // ị
    {0xEE, 0x1EF5},  // ỵ
}};

unsigned char small(char c) {
  const auto byte = static_cast<unsigned char>(c);
  const bool capital = (byte >= 'A' && byte <= 'Z') || (byte >= 0xC0 && byte <= 0xDE);
  return capital ? static_cast<unsigned char>(byte + 0x20) : byte;
}

bool takes_vni_mark(unsigned char letter) {
  return std::string_view("aeouy").find(static_cast<char>(letter)) != std::string_view::npos ||
         letter == 0xF4 || letter == 0xF6;
}

void append_vni_letter(std::string& out, unsigned char byte) {
  if (byte < 0x80) {
    out.push_back(static_cast<char>(byte));
    return;
  }
  const auto* letter = std::find_if(kVniLetters.begin(), kVniLetters.end(),
                                    [&](const auto& entry) { return entry.first == byte; });
  // A character that VNI does not use: keeps the word from being a syllable.
  append_utf8(out, letter == kVniLetters.end() ? char32_t{0xE6} : char32_t{letter->second});
}

// Everything small: it is only looked at.
std::string decode_vni(std::string_view bytes) {
  std::string out;
  for (size_t i = 0; i < bytes.size(); ++i) {
    const unsigned char byte = small(bytes[i]);
    append_vni_letter(out, byte);
    if (!takes_vni_mark(byte) || i + 1 == bytes.size()) continue;
    const unsigned char next = small(bytes[i + 1]);
    const auto* mark = std::find_if(kVniMarks.begin(), kVniMarks.end(),
                                    [&](const VniMark& entry) { return entry.byte == next; });
    if (mark == kVniMarks.end()) continue;
    if (mark->shape != 0) append_utf8(out, mark->shape);
    if (mark->tone != 0) append_utf8(out, mark->tone);
    ++i;
  }
  return to_nfc(out);
}

// The words of a text that have a letter beyond ASCII, and those of them that are syllables.
struct Reading {
  size_t words = 0;
  size_t syllables = 0;
  std::set<std::string> distinct;
  double share() const {
    return words == 0 ? 0 : static_cast<double>(syllables) / static_cast<double>(words);
  }
};

Reading judge(std::string_view text) {
  Reading reading;
  std::string word;
  bool marked = false;
  const auto finish = [&] {
    if (marked) {
      ++reading.words;
      if (is_vietnamese_syllable(word)) {
        ++reading.syllables;
        reading.distinct.insert(word);
      }
    }
    word.clear();
    marked = false;
  };
  for (size_t i = 0; i < text.size();) {
    const char32_t c = next_code_point(text, i);
    if (!is_letter(char_class(c))) {
      finish();
      continue;
    }
    append_utf8(word, to_lower(c));
    marked = marked || c >= 0x80;
  }
  finish();
  return reading;
}

Reading judge_as(Legacy encoding, std::string_view bytes) {
  switch (encoding) {
    case Legacy::tcvn3:
      return judge(decode_by_table(bytes, kTcvn3));
    case Legacy::viscii:
      return judge(decode_by_table(bytes, kViscii));
    case Legacy::windows1258:
      return judge(decode_by_table(bytes, kWindows1258));
    case Legacy::vni:
      return judge(decode_vni(bytes));
  }
  return {};
}

// The part of `bytes` that tells something.
std::string_view sample(std::string_view bytes) {
  const auto* high = std::find_if(bytes.begin(), bytes.end(),
                                  [](char c) { return static_cast<unsigned char>(c) >= 0x80; });
  size_t begin = static_cast<size_t>(high - bytes.begin());
  while (begin > 0 && bytes[begin - 1] != ' ' && bytes[begin - 1] != '\n') --begin;
  return bytes.substr(begin, kSample);
}

struct Guess {
  Legacy encoding;
  Reading reading;
};

std::optional<Guess> best_reading(std::string_view bytes, const std::vector<Legacy>& candidates,
                                  size_t words) {
  std::optional<Guess> best;
  for (const Legacy encoding : candidates) {
    Reading reading = judge_as(encoding, bytes);
    if (reading.share() < kShare || reading.distinct.size() < words) continue;
    if (!best || reading.syllables > best->reading.syllables)
      best = Guess{encoding, std::move(reading)};
  }
  return best;
}

// UTF-8 with a fault in it, rather than another encoding: most of what is not ASCII is well-formed.
bool is_mostly_utf8(std::string_view bytes) {
  size_t whole = 0;
  size_t broken = 0;
  while (!bytes.empty()) {
    const size_t fault = find_invalid_utf8(bytes).value_or(bytes.size());
    whole += static_cast<size_t>(
        std::count_if(bytes.begin(), bytes.begin() + static_cast<std::ptrdiff_t>(fault),
                      [](char c) { return static_cast<unsigned char>(c) >= 0xC0; }));
    broken += fault < bytes.size() ? 1 : 0;
    bytes.remove_prefix(std::min(fault + 1, bytes.size()));
    while (!bytes.empty() && (static_cast<unsigned char>(bytes[0]) & 0xC0) == 0x80)
      bytes.remove_prefix(1);  // the rest of the same sequence
  }
  return whole >= broken;
}

// False where a letter stands that Latin-1 does not have and every longer Vietnamese text does, told by its lead byte,
// and where there are less of those that it has than a misread text of so many words must have.
bool may_be_misread(std::string_view text, size_t words) {
  constexpr size_t kBlock = 16;
  size_t latin1 = 0;
  for (size_t i = 0; i < text.size(); i += kBlock) {
    if (i + kBlock <= text.size() && is_ascii_block(text.data() + i)) continue;
    std::array<char, kBlock> block{};  // whole blocks become vector instructions
    std::copy_n(text.begin() + static_cast<std::ptrdiff_t>(i), std::min(kBlock, text.size() - i),
                block.begin());
    unsigned char vietnamese = 0;
    unsigned char latin = 0;
    for (const char c : block) {
      const auto byte = static_cast<unsigned char>(c);
      vietnamese |= static_cast<unsigned char>(byte == 0xE1 || (byte >= 0xC4 && byte <= 0xC6));
      latin = static_cast<unsigned char>(latin + (byte == 0xC2 || byte == 0xC3 ? 1 : 0));
    }
    if (vietnamese != 0) return false;
    latin1 += latin;
  }
  return latin1 > 0 && latin1 >= words;
}

std::string shell_word(const std::string& word) {
  const auto plain = [](char c) {
    return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') ||
           std::string_view("._-/+:@%,=").find(c) != std::string_view::npos;
  };
  if (!word.empty() && std::all_of(word.begin(), word.end(), plain)) return word;
  std::string out = "'";
  for (const char c : word) out += c == '\'' ? std::string("'\\''") : std::string(1, c);
  return out + "'";
}

// "texts/a.txt" -> "texts/a.utf8.txt"
std::string converted_name(const std::string& file) {
  const size_t slash = file.rfind('/');
  const size_t dot = file.rfind('.');
  const bool has_ending =
      dot != std::string::npos && dot > (slash == std::string::npos ? 0 : slash + 1);
  return has_ending ? file.substr(0, dot) + ".utf8" + file.substr(dot) : file + ".utf8";
}

// "FIRST FILE | REST > FILE.utf8"
std::string command(std::string_view first, std::string_view rest, const std::string& file) {
  if (file == "-") return fmt::format("{}{}", first, rest);
  return fmt::format("{} {}{} > {}", first, shell_word(file), rest,
                     shell_word(converted_name(file)));
}

std::string_view iconv_name(Legacy encoding) {
  switch (encoding) {
    case Legacy::tcvn3:
      return "TCVN";
    case Legacy::viscii:
      return "VISCII";
    case Legacy::windows1258:
      return "CP1258";
    case Legacy::vni:
      return "";
  }
  return "";
}

}  // namespace

std::string_view name_of(Legacy encoding) {
  switch (encoding) {
    case Legacy::tcvn3:
      return "TCVN3 (.VnTime)";
    case Legacy::vni:
      return "VNI";
    case Legacy::viscii:
      return "VISCII";
    case Legacy::windows1258:
      return "Windows-1258";
  }
  return "";
}

std::optional<Legacy> legacy_from_name(std::string_view name) {
  std::string key;
  for (const char c : name)
    if (c != '-' && c != '_' && c != '.' && c != ' ') key.push_back(static_cast<char>(small(c)));
  if (key == "tcvn" || key == "tcvn3" || key == "tcvn5712" || key == "abc" || key == "vntime")
    return Legacy::tcvn3;
  if (key == "vni" || key == "vniwindows") return Legacy::vni;
  if (key == "viscii") return Legacy::viscii;
  if (key == "cp1258" || key == "windows1258") return Legacy::windows1258;
  return std::nullopt;
}

std::optional<Legacy> guess_legacy(std::string_view bytes) {
  const std::string_view part = sample(bytes);
  if (is_mostly_utf8(part)) return std::nullopt;
  const auto best =
      best_reading(part, {Legacy::tcvn3, Legacy::vni, Legacy::viscii, Legacy::windows1258}, 2);
  return best ? std::optional(best->encoding) : std::nullopt;
}

std::optional<Legacy> guess_misread(std::string_view text, size_t words) {
  if (!may_be_misread(text, words)) return std::nullopt;
  std::string latin1;
  const std::string_view part =
      text.size() <= kSample ? text : text.substr(0, text.find(' ', kSample));
  for (size_t i = 0; i < part.size();) {
    const char32_t c = next_code_point(part, i);
    latin1.push_back(c <= 0xFF ? static_cast<char>(c) : ' ');
  }
  const auto best = best_reading(latin1, {Legacy::tcvn3, Legacy::vni}, words);
  if (!best || judge(part).syllables * 3 > best->reading.syllables) return std::nullopt;
  return best->encoding;
}

std::string iconv_advice(std::string_view encoding, const std::string& file) {
  return "convert it with: " + command(fmt::format("iconv -f {} -t UTF-8", encoding), "", file);
}

std::string conversion_advice(Legacy encoding, const std::string& file, bool misread) {
  if (encoding == Legacy::vni)
    return "iconv does not know VNI: convert it with the toolkit of UniKey (VNI Windows to "
           "Unicode) or uvconv";
  if (!misread) return iconv_advice(iconv_name(encoding), file);
  return "convert it with: " + command("iconv -f UTF-8 -t LATIN1",
                                       fmt::format(" | iconv -f {} -t UTF-8", iconv_name(encoding)),
                                       file);
}

}  // namespace align
