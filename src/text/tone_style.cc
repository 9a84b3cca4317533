#include "text/tone_style.h"

#include <array>
#include <optional>

#include "base/unicode.h"
#include "base/utf8.h"

namespace align {
namespace {

// Tones in one order for every vowel: none, grave, acute, hook, tilde, dot.
struct Vowel {
  char32_t forms[6];
};
constexpr std::array<Vowel, 5> kVowels = {{{U'a', U'à', U'á', U'ả', U'ã', U'ạ'},
                                           {U'e', U'è', U'é', U'ẻ', U'ẽ', U'ẹ'},
                                           {U'o', U'ò', U'ó', U'ỏ', U'õ', U'ọ'},
                                           {U'u', U'ù', U'ú', U'ủ', U'ũ', U'ụ'},
                                           {U'y', U'ỳ', U'ý', U'ỷ', U'ỹ', U'ỵ'}}};

struct Toned {
  char32_t plain = 0;  // small
  int tone = 0;        // index into Vowel::forms
};

std::optional<Toned> toned(char32_t c) {
  const char32_t small = to_lower(c);
  for (const Vowel& vowel : kVowels)
    for (int tone = 0; tone < 6; ++tone)
      if (vowel.forms[tone] == small) return Toned{vowel.forms[0], tone};
  return std::nullopt;
}

char32_t with_tone(char32_t c, const Toned& of, int tone) {
  for (const Vowel& vowel : kVowels) {
    if (vowel.forms[0] != of.plain) continue;
    const char32_t small = vowel.forms[tone];
    return to_lower(c) == c ? small : to_upper(small);
  }
  return c;
}

bool is_open_pair(char32_t first, char32_t second) {
  return (first == U'o' && (second == U'a' || second == U'e')) || (first == U'u' && second == U'y');
}

}  // namespace

std::string with_tone_style(std::string_view text, ToneStyle style) {
  if (style == ToneStyle::keep) return std::string(text);
  std::u32string letters = to_utf32(to_nfc(text));
  bool changed = false;
  for (size_t i = 0; i + 1 < letters.size(); ++i) {
    const auto first = toned(letters[i]);
    const auto second = toned(letters[i + 1]);
    if (!first || !second || !is_open_pair(first->plain, second->plain)) continue;
    if ((first->tone == 0) == (second->tone == 0)) continue;
    const bool closed = i + 2 < letters.size() && is_letter(char_class(letters[i + 2]));
    const bool after_q = i > 0 && to_lower(letters[i - 1]) == U'q';
    if (closed || after_q) continue;
    const int tone = first->tone + second->tone;
    const bool on_first = style == ToneStyle::first;
    const char32_t a = with_tone(letters[i], *first, on_first ? tone : 0);
    const char32_t b = with_tone(letters[i + 1], *second, on_first ? 0 : tone);
    changed = changed || a != letters[i];
    letters[i] = a;
    letters[i + 1] = b;
  }
  return changed ? to_utf8(letters) : std::string(text);
}

}  // namespace align
