#include "text/fold.h"

#include <algorithm>
#include <array>
#include <bit>
#include <optional>
#include <span>
#include <utility>
#include <vector>

#include "base/unicode.h"
#include "base/utf8.h"

namespace align {
namespace {

// A letter and its marks, without values of its own: an array of them costs nothing until it is filled.
struct WordLetter {
  char32_t base;
  uint16_t marks;
};

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
void settle_tone(std::span<WordLetter> letters) {
  const size_t n = letters.size();
  if (n < 2) return;
  WordLetter& a = letters[n - 2];
  WordLetter& b = letters[n - 1];
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
void settle_iy(std::span<WordLetter> letters) {
  constexpr size_t kLongestOnset = 2;
  if (letters.empty() || letters.back().base != 'y' || letters.size() > kLongestOnset + 1) return;
  std::array<char32_t, kLongestOnset> onset{};
  const size_t n = letters.size() - 1;
  for (size_t i = 0; i < n; ++i) onset[i] = letters[i].base;
  if (is_onset(std::u32string_view(onset.data(), n))) letters.back().base = 'i';
}

// Writes a key into memory of its own and hands it over at once: appending each byte to a string by itself
// takes most of the time.
class KeyBuffer {
 public:
  // `letters`: at most so many are put.
  explicit KeyBuffer(size_t letters) {
    if (letters * kMostBytes > few_.size()) many_.resize(letters * kMostBytes);
    begin_ = end_ = many_.empty() ? few_.data() : many_.data();
  }
  void put(char32_t c) {
    if (c < 0x80) {
      *end_++ = static_cast<char>(c);
      return;
    }
    rare_.clear();
    append_utf8(rare_, c);
    end_ = std::copy(rare_.begin(), rare_.end(), end_);
  }
  // Marks behind their letter in a fixed order: cheaper than composing, and only ever compared.
  void put_marks(unsigned marks) {
    constexpr char32_t kAnyOther = 0x308;
    for (; marks != 0; marks &= marks - 1) {
      const auto bit = static_cast<size_t>(std::countr_zero(marks));
      const char32_t c = bit < kCombiningMarks.size() ? kCombiningMarks[bit] : kAnyOther;
      *end_++ = static_cast<char>(0xC0 | c >> 6);
      *end_++ = static_cast<char>(0x80 | (c & 0x3F));
    }
  }
  std::string_view key() const { return {begin_, static_cast<size_t>(end_ - begin_)}; }

 private:
  static constexpr size_t kMostBytes = 4 + 2 * 10;  // of a letter with all marks
  std::array<char, 32 * kMostBytes> few_;
  std::vector<char> many_;
  char* begin_ = nullptr;
  char* end_ = nullptr;
  std::string rare_;
};

// What a word's characters are, as bits.
enum CaseBit : unsigned { kUpper = 1, kLower = 2, kDigit = 4, kLetter = 8 };

unsigned case_bits(CharClass k) {
  static constexpr std::array<uint8_t, 9> kBits = {
      kUpper | kLetter, kLower | kLetter, kLetter, kDigit, 0, 0, 0, 0, 0};
  return kBits[static_cast<size_t>(k)];
}

// Letters and digits of the word with their marks. `letters` has room for as many as the word has bytes.
size_t take_word_apart(std::string_view word, WordKeys& keys, WordLetter* letters) {
  const std::span<const CharClass> classes = char_classes();
  const std::span<const Letter> table = char_letters();
  size_t count = 0;
  size_t real_letters = 0;
  unsigned bits = 0;
  unsigned marks = 0;
  for (size_t i = 0; i < word.size();) {
    const char32_t c = next_code_point(word, i);
    const CharClass k = c < classes.size() ? classes[c] : char_class(c);
    const unsigned own = case_bits(k);
    if (count == 0) keys.starts_capital |= (own & kUpper) != 0;
    bits |= own;
    if (k == CharClass::mark) continue;
    if ((own & kLetter) == 0) {
      if (is_apostrophe(c) || (c == '.' && (bits & kLetter) != 0)) continue;
      letters[count++] = {c, 0};
      continue;
    }
    if (c == 0x2BC) continue;  // an apostrophe that Unicode takes for a letter
    const Letter letter = c < table.size() ? table[c] : take_apart(c);
    ++real_letters;
    marks |= letter.marks;
    letters[count++] = {letter.base, letter.marks};
  }
  keys.marked = (marks & (kTones | kShapes)) != 0;
  keys.has_capital = (bits & kUpper) != 0;
  keys.has_small = (bits & kLower) != 0;
  keys.has_digit = (bits & kDigit) != 0;
  keys.has_letter = (bits & kLetter) != 0;
  keys.all_capitals = real_letters >= 2 && keys.has_capital && !keys.has_small;
  return count;
}

// May settle_iy() change this word of ASCII?
bool may_have_iy(std::string_view word) {
  constexpr size_t kLongest = 3;
  return word.size() <= kLongest && (word.back() | 0x20) == 'y';
}

// The keys of a word that is letters and digits of ASCII, which most are that are asked for: both are the word in
// small letters. False for another word, and where i and y may be one.
bool plain_word_keys(std::string_view word, WordKeys& keys) {
  constexpr size_t kMost = 15;  // bytes that a string holds without memory of its own
  if (word.empty() || word.size() > kMost || may_have_iy(word)) return false;
  std::array<char, kMost> small;
  unsigned bits = 0;
  size_t letters = 0;
  for (size_t i = 0; i < word.size(); ++i) {
    const char c = word[i];
    const auto letter = static_cast<char>(c | 0x20);
    if (letter >= 'a' && letter <= 'z') {
      bits |= letter == c ? kLower : kUpper;
      small[i] = letter;
      ++letters;
    } else if (c >= '0' && c <= '9') {
      bits |= kDigit;
      small[i] = c;
    } else {
      return false;
    }
  }
  keys.fold.assign(small.data(), word.size());
  keys.spelling = keys.fold;
  keys.letters = static_cast<uint32_t>(word.size());
  keys.has_capital = (bits & kUpper) != 0;
  keys.has_small = (bits & kLower) != 0;
  keys.starts_capital = word.front() >= 'A' && word.front() <= 'Z';
  keys.has_digit = (bits & kDigit) != 0;
  keys.has_letter = letters > 0;
  keys.all_capitals = letters >= 2 && keys.has_capital && !keys.has_small;
  return true;
}

// Small letters and digits of ASCII by the byte that stands for them in a text; 0 for any other.
constexpr std::array<char, 256> kPlain = [] {
  std::array<char, 256> plain{};
  for (size_t c = '0'; c <= '9'; ++c) plain[c] = static_cast<char>(c);
  for (size_t c = 'a'; c <= 'z'; ++c) plain[c] = plain[c - 'a' + 'A'] = static_cast<char>(c);
  return plain;
}();
char plain(char c) { return kPlain[static_cast<unsigned char>(c)]; }

// The end of the plain word at `begin` of a text, whose keys both are itself in small letters; 0 when there is none.
size_t plain_word_end(std::string_view text, size_t begin) {
  size_t end = begin;
  while (end < text.size() && plain(text[end]) != 0) ++end;
  if (end == begin) return 0;
  if (end < text.size() &&
      (static_cast<unsigned char>(text[end]) >= 0x80 || text[end] == '.' || text[end] == '\''))
    return 0;
  return may_have_iy(text.substr(begin, end - begin)) ? 0 : end;
}

// The keys of the word at `i`, nothing when none stands there; moves `i` behind it and one character more.
std::optional<WordKeys> next_word_keys(std::string_view text, size_t& i) {
  static const std::span<const CharClass> classes = char_classes();
  const auto in_word = [&](char32_t c) {
    const CharClass k = c < classes.size() ? classes[c] : char_class(c);
    return is_letter(k) || k == CharClass::digit || k == CharClass::mark || is_apostrophe(c) ||
           c == '.';
  };
  const size_t begin = i;
  size_t end = i;
  while (i < text.size() && in_word(next_code_point(text, i))) end = i;
  if (end == begin) return std::nullopt;
  WordKeys keys = word_keys(text.substr(begin, end - begin));
  if (!keys.has_letter && !keys.has_digit) return std::nullopt;
  return keys;
}

// Appends the words' keys, parted by `between`; key_of(keys) says which. Most words are plain.
template <class KeyOf>
std::string key_of_words(std::string_view text, std::string_view between, KeyOf key_of) {
  std::string out;
  out.reserve(text.size());
  for (size_t i = 0; i < text.size();) {
    if (const size_t end = plain_word_end(text, i); end != 0) {
      if (!out.empty()) out.append(between);
      const size_t before = out.size();
      out.append(text.substr(i, end - i));
      for (size_t k = before; k < out.size(); ++k) out[k] = plain(out[k]);
      i = end;
    } else if (const auto keys = next_word_keys(text, i)) {
      if (!out.empty()) out.append(between);
      out.append(key_of(*keys));
    }
  }
  return out;
}

}  // namespace

WordKeys word_keys(std::string_view word) {
  constexpr size_t kUsual = 32;  // bytes
  WordKeys keys;
  if (plain_word_keys(word, keys)) return keys;
  std::array<WordLetter, kUsual> few;
  std::vector<WordLetter> many;
  if (word.size() > kUsual) many.resize(word.size());
  WordLetter* const first = word.size() > kUsual ? many.data() : few.data();
  const std::span<WordLetter> letters(first, take_word_apart(word, keys, first));
  settle_tone(letters);
  settle_iy(letters);
  unsigned marks = 0;
  KeyBuffer fold(letters.size());
  for (const WordLetter& l : letters) {
    fold.put(l.base);
    marks |= l.marks;
  }
  keys.fold = fold.key();
  keys.letters = static_cast<uint32_t>(letters.size());
  if (marks == 0) {
    keys.spelling = keys.fold;
    return keys;
  }
  KeyBuffer spelling(letters.size());
  for (const WordLetter& l : letters) {
    spelling.put(l.base);
    spelling.put_marks(l.marks);
  }
  keys.spelling = spelling.key();
  return keys;
}

std::string spelling_key(std::string_view text) {
  return key_of_words(text, " ", [](const WordKeys& k) { return std::string_view(k.spelling); });
}

std::string fold_key(std::string_view text) {
  return key_of_words(text, " ", [](const WordKeys& k) { return std::string_view(k.fold); });
}

std::string joined_key(std::string_view text) {
  return key_of_words(text, "", [](const WordKeys& k) { return std::string_view(k.fold); });
}

bool marks_agree(std::string_view a, std::string_view b) {
  struct Word {
    std::string spelling;
    bool marked;
  };
  const auto words = [](std::string_view text) {
    std::vector<Word> out;
    for (size_t i = 0; i < text.size();)
      if (auto keys = next_word_keys(text, i))
        out.push_back({std::move(keys->spelling), keys->marked});
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
