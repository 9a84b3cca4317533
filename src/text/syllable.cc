#include "text/syllable.h"

#include <algorithm>
#include <array>
#include <string>

#include "base/unicode.h"
#include "base/utf8.h"

namespace align {
namespace {

// Longest first, so that the first that fits is the right one.
constexpr std::array<std::string_view, 28> kOnsets = {
    "ngh", "ch", "gh", "gi", "kh", "ng", "nh", "ph", "qu", "th", "tr", "b", "c", "d",
    "D",   "g",  "h",  "k",  "l",  "m",  "n",  "p",  "r",  "s",  "t",  "v", "x", ""};
constexpr std::array<std::string_view, 9> kCodas = {"ch", "ng", "nh", "c", "m", "n", "p", "t", ""};
constexpr std::array<std::string_view, 56> kVowels = {
    "a",  "W",   "A",   "e",   "E",  "i",  "o",  "O",  "Q",   "u",   "U",  "y",   "ai",  "ao",
    "au", "ay",  "Au",  "Ay",  "eo", "Eu", "ia", "iE", "iEu", "iu",  "oa", "oai", "oao", "oay",
    "oW", "oe",  "oeo", "oi",  "Oi", "Qi", "ua", "uA", "uAy", "uE",  "ui", "uO",  "uOi", "uQ",
    "uy", "uya", "uyE", "uyu", "Ua", "Ui", "Uu", "UQ", "UQi", "UQu", "yE", "yEu", "oo",  "OO"};

template <size_t N>
bool contains(const std::array<std::string_view, N>& list, std::string_view item) {
  return std::find(list.begin(), list.end(), item) != list.end();
}

bool fits(std::string_view letters, std::string_view onset, bool stop_tone) {
  if (!letters.starts_with(onset)) return false;
  const std::string_view rest = letters.substr(onset.size());
  return std::any_of(kCodas.begin(), kCodas.end(), [&](std::string_view coda) {
    if (!rest.ends_with(coda)) return false;
    const std::string_view vowels = rest.substr(0, rest.size() - coda.size());
    const bool stop = coda == "p" || coda == "t" || coda == "c" || coda == "ch";
    const bool doubled = vowels == "oo" || vowels == "OO";           // only in loans: xoong, cooc
    const bool lone_y = vowels.size() > 1 && vowels.front() == 'y';  // yên, quyên; not "nyên"
    if (lone_y && !onset.empty() && onset != "qu") return false;
    return contains(kVowels, vowels) && (!stop || stop_tone) && (!doubled || !coda.empty());
  });
}

}  // namespace

char shaped_letter(char32_t base, uint16_t shape) {
  if (base > 'z') return 0;
  const char letter = static_cast<char>(base);
  if (shape == 0) return letter;
  if (shape == kCircumflex)
    return letter == 'a' ? 'A' : letter == 'e' ? 'E' : letter == 'o' ? 'O' : '\0';
  if (shape == kBreve) return letter == 'a' ? 'W' : '\0';
  if (shape == kHorn) return letter == 'o' ? 'Q' : letter == 'u' ? 'U' : '\0';
  if (shape == kStroke) return letter == 'd' ? 'D' : '\0';
  return 0;
}

bool is_vietnamese_syllable(std::string_view word) {
  std::string letters;
  uint16_t tone = 0;
  for (size_t i = 0; i < word.size();) {
    const Letter letter = take_apart(next_code_point(word, i));
    const auto own_tone = static_cast<uint16_t>(letter.marks & kTones);
    if (own_tone != 0 && tone != 0) return false;
    tone |= own_tone;
    const char plain = shaped_letter(letter.base, static_cast<uint16_t>(letter.marks & ~kTones));
    if (plain == 0 || letters.size() > 7) return false;
    letters.push_back(plain);
  }
  const bool stop_tone = tone == kAcute || tone == kDotBelow;
  // "gi" is an onset or g and i (gì, giêng): every onset that fits is tried.
  return std::any_of(kOnsets.begin(), kOnsets.end(),
                     [&](std::string_view onset) { return fits(letters, onset, stop_tone); });
}

}  // namespace align
