#include "text/fold.h"

#include <algorithm>
#include <array>
#include <span>
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
void settle_tone(std::span<Letter> letters) {
  const size_t n = letters.size();
  if (n < 2) return;
  Letter& a = letters[n - 2];
  Letter& b = letters[n - 1];
  const bool open =
      (a.base == 'o' && (b.base == 'a' || b.base == 'e')) || (a.base == 'u' && b.base == 'y');
  if (!open || ((a.marks | b.marks) & kShapes) != 0) return;
  if (n > 2 && (letters[n - 3].base == 'q' || is_vowel(letters[n - 3].base))) return;
  const auto tone = static_cast<uint16_t>(a.marks & kTones);
  if (tone == 0 || (b.marks & kTones) != 0) return;
  a.marks = static_cast<uint16_t>(a.marks & ~kTones);
  b.marks |= tone;
}

// Mĩ, Mỹ -> mĩ: i and y are one sound as the only vowel of an open syllable.
void settle_iy(std::span<Letter> letters) {
  constexpr size_t kLongestOnset = 2;
  if (letters.empty() || letters.back().base != 'y' || letters.size() > kLongestOnset + 1) return;
  std::array<char32_t, kLongestOnset> onset{};
  const size_t n = letters.size() - 1;
  for (size_t i = 0; i < n; ++i) onset[i] = letters[i].base;
  if (is_onset(std::u32string_view(onset.data(), n))) letters.back().base = 'i';
}

void append_letter(std::string& out, char32_t c) {
  if (c < 0x80) {
    out.push_back(static_cast<char>(c));
  } else {
    append_utf8(out, c);
  }
}

void append_composed(std::string& out, char32_t base, uint16_t marks) {
  append_letter(out, base);
  if (marks == 0) return;
  // Stored as base letter and marks in a fixed order: cheaper than composing, and only ever compared.
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

// Letters and digits of the word with their marks. `letters` has room for as many as the word has bytes.
size_t take_word_apart(std::string_view word, WordKeys& keys, Letter* letters) {
  const std::span<const CharClass> classes = char_classes();
  size_t count = 0;
  size_t real_letters = 0;
  for (size_t i = 0; i < word.size();) {
    const char32_t c = next_code_point(word, i);
    const CharClass k = c < classes.size() ? classes[c] : char_class(c);
    note_case(keys, k, count == 0);
    if (k == CharClass::mark) continue;
    if (is_apostrophe(c) || (c == '.' && keys.has_letter)) continue;
    const Letter letter = is_letter(k) ? take_apart(c) : Letter{c, 0};
    real_letters += is_letter(k);
    keys.marked |= (letter.marks & (kTones | kShapes)) != 0;
    letters[count++] = letter;
  }
  keys.all_capitals = real_letters >= 2 && keys.has_capital && !keys.has_small;
  return count;
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
  constexpr size_t kUsual = 32;  // bytes
  std::array<Letter, kUsual> few;
  std::vector<Letter> many;
  if (word.size() > kUsual) many.resize(word.size());
  Letter* const first = word.size() > kUsual ? many.data() : few.data();
  WordKeys keys;
  const std::span<Letter> letters(first, take_word_apart(word, keys, first));
  settle_tone(letters);
  settle_iy(letters);
  keys.fold.reserve(letters.size());
  for (const Letter& l : letters) append_letter(keys.fold, l.base);
  keys.letters = static_cast<uint32_t>(letters.size());
  if (is_plain_ascii(word)) {
    keys.spelling = keys.fold;
  } else {
    keys.spelling.reserve(word.size() + 4);
    for (const Letter& l : letters) append_composed(keys.spelling, l.base, l.marks);
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
