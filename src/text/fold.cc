#include "text/fold.h"

#include <algorithm>
#include <array>
#include <vector>

#include "base/unicode.h"
#include "base/utf8.h"

namespace align {
namespace {

bool is_vowel(char32_t c) {
  return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u' || c == 'y';
}

bool is_apostrophe(char32_t c) { return c == '\'' || c == 0x2019 || c == 0x2018 || c == 0x2BC; }

// Consonants that can begin a Vietnamese syllable whose only vowel is i or y.
bool is_onset(std::u32string_view s) {
  static constexpr std::array<std::u32string_view, 22> kOnsets = {
      U"",  U"b", U"c",  U"ch", U"d", U"g",  U"gh", U"h", U"k", U"kh", U"l",
      U"m", U"n", U"ng", U"nh", U"p", U"ph", U"qu", U"r", U"s", U"t",  U"th"};
  return std::find(kOnsets.begin(), kOnsets.end(), s) != kOnsets.end() || s == U"tr" || s == U"v" ||
         s == U"x";
}

// hòa, hoà -> hoà: in an open syllable that ends in oa, oe or uy the tone goes to the last letter.
void settle_tone(std::u32string& bases, std::basic_string<uint16_t>& marks) {
  const size_t n = bases.size();
  if (n < 2) return;
  const char32_t a = bases[n - 2];
  const char32_t b = bases[n - 1];
  const bool open = (a == 'o' && (b == 'a' || b == 'e')) || (a == 'u' && b == 'y');
  if (!open || (marks[n - 2] & kShapes) != 0 || (marks[n - 1] & kShapes) != 0) return;
  if (n > 2 && (bases[n - 3] == 'q' || is_vowel(bases[n - 3]))) return;
  const auto tone = static_cast<uint16_t>(marks[n - 2] & kTones);
  if (tone == 0 || (marks[n - 1] & kTones) != 0) return;
  marks[n - 2] = static_cast<uint16_t>(marks[n - 2] & ~kTones);
  marks[n - 1] |= tone;
}

// Mĩ, Mỹ -> mĩ: i and y are one sound as the only vowel of an open syllable.
void settle_iy(std::u32string& bases) {
  if (bases.empty() || bases.back() != 'y') return;
  if (is_onset(std::u32string_view(bases).substr(0, bases.size() - 1))) bases.back() = 'i';
}

void append_composed(std::string& out, char32_t base, uint16_t marks) {
  if (marks == 0) return append_utf8(out, base);
  // Stored as base letter and marks in a fixed order: cheaper than composing, and only ever compared.
  append_utf8(out, base);
  static constexpr std::array<char32_t, 10> kCombining = {0x300, 0x301, 0x309, 0x303, 0x323,
                                                          0x302, 0x306, 0x31B, 0x335, 0x308};
  for (size_t bit = 0; bit < kCombining.size(); ++bit)
    if ((marks & (1U << bit)) != 0) append_utf8(out, kCombining[bit]);
}

void note_case(WordKeys& keys, CharClass k, bool first) {
  if (k == CharClass::upper) {
    keys.has_capital = true;
    keys.starts_capital |= first;
  }
  if (k == CharClass::lower) keys.has_small = true;
  if (k == CharClass::digit) keys.has_digit = true;
  if (is_letter(k)) keys.has_letter = true;
}

bool is_plain_ascii(std::string_view word) {
  return std::all_of(word.begin(), word.end(),
                     [](char c) { return static_cast<signed char>(c) > 0; });
}

// Letters, marks and digits of the word, apart from each other.
void take_word_apart(std::string_view word, WordKeys& keys, std::u32string& bases,
                     std::basic_string<uint16_t>& marks) {
  size_t letters = 0;
  for (size_t i = 0; i < word.size();) {
    const char32_t c = next_code_point(word, i);
    const CharClass k = char_class(c);
    note_case(keys, k, bases.empty());
    if (k == CharClass::mark) continue;
    if (is_apostrophe(c) || (c == '.' && keys.has_letter)) continue;
    const Letter letter = is_letter(k) ? take_apart(c) : Letter{c, 0};
    letters += is_letter(k);
    keys.marked |= (letter.marks & (kTones | kShapes)) != 0;
    bases.push_back(letter.base);
    marks.push_back(letter.marks);
  }
  keys.all_capitals = letters >= 2 && keys.has_capital && !keys.has_small;
}

template <class Append>
std::string key_of_words(std::string_view text, Append append) {
  std::string out;
  size_t i = 0;
  while (i < text.size()) {
    const size_t begin = i;
    size_t end = i;
    const auto in_word = [&](char32_t c) {
      const CharClass k = char_class(c);
      return is_letter(k) || k == CharClass::digit || k == CharClass::mark || is_apostrophe(c) ||
             c == '.';
    };
    while (end < text.size()) {
      size_t next = end;
      if (!in_word(next_code_point(text, next))) break;
      end = next;
    }
    if (end == begin) {
      next_code_point(text, i);
      continue;
    }
    const WordKeys keys = word_keys(text.substr(begin, end - begin));
    if (keys.has_letter || keys.has_digit) append(out, keys);
    i = end;
  }
  return out;
}

}  // namespace

WordKeys word_keys(std::string_view word) {
  WordKeys keys;
  std::u32string bases;
  std::basic_string<uint16_t> marks;
  take_word_apart(word, keys, bases, marks);
  settle_tone(bases, marks);
  settle_iy(bases);
  keys.fold.reserve(bases.size());
  for (const char32_t c : bases) append_utf8(keys.fold, c);
  if (is_plain_ascii(word)) {
    keys.spelling = keys.fold;
  } else {
    for (size_t i = 0; i < bases.size(); ++i) append_composed(keys.spelling, bases[i], marks[i]);
  }
  return keys;
}

std::string spelling_key(std::string_view text) {
  return key_of_words(text, [](std::string& out, const WordKeys& k) {
    out.append(out.empty() ? "" : " ").append(k.spelling);
  });
}

std::string fold_key(std::string_view text) {
  return key_of_words(text, [](std::string& out, const WordKeys& k) {
    out.append(out.empty() ? "" : " ").append(k.fold);
  });
}

std::string joined_key(std::string_view text) {
  return key_of_words(text, [](std::string& out, const WordKeys& k) { out.append(k.fold); });
}

bool marks_agree(std::string_view a, std::string_view b) {
  struct Word {
    std::string spelling;
    bool marked;
  };
  const auto words = [](std::string_view text) {
    std::vector<Word> out;
    key_of_words(text, [&](std::string&, const WordKeys& k) {
      out.push_back({k.spelling, k.marked});
    });
    return out;
  };
  const auto x = words(a);
  const auto y = words(b);
  if (x.size() != y.size()) return true;
  for (size_t i = 0; i < x.size(); ++i)
    if (x[i].marked && y[i].marked && x[i].spelling != y[i].spelling) return false;
  return true;
}

}  // namespace align
