#include "base/unicode.h"

#include <unicode/locdspnm.h>
#include <unicode/normalizer2.h>
#include <unicode/region.h>
#include <unicode/uchar.h>
#include <unicode/uloc.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <array>
#include <memory>

#include "base/utf8.h"

namespace align {
namespace {

constexpr char32_t kTableSize = 0x3000;

CharClass class_by_icu(char32_t c) {
  switch (u_charType(static_cast<UChar32>(c))) {
    case U_UPPERCASE_LETTER:
    case U_TITLECASE_LETTER:
      return CharClass::upper;
    case U_LOWERCASE_LETTER:
      return CharClass::lower;
    case U_MODIFIER_LETTER:
    case U_OTHER_LETTER:
      return CharClass::letter;
    case U_DECIMAL_DIGIT_NUMBER:
    case U_LETTER_NUMBER:
    case U_OTHER_NUMBER:
      return CharClass::digit;
    case U_NON_SPACING_MARK:
    case U_ENCLOSING_MARK:
    case U_COMBINING_SPACING_MARK:
      return CharClass::mark;
    case U_SPACE_SEPARATOR:
    case U_LINE_SEPARATOR:
    case U_PARAGRAPH_SEPARATOR:
      return CharClass::space;
    case U_CONTROL_CHAR:
      return c == '\t' || c == '\n' || c == '\r' || c == '\f' || c == '\v' || c == 0x85 || c == 0
                 ? CharClass::space
                 : CharClass::control;
    case U_FORMAT_CHAR:
    case U_SURROGATE:
    case U_PRIVATE_USE_CHAR:
    case U_UNASSIGNED:
      return CharClass::control;
    case U_MATH_SYMBOL:
    case U_CURRENCY_SYMBOL:
    case U_MODIFIER_SYMBOL:
    case U_OTHER_SYMBOL:
      return CharClass::symbol;
    default:
      return CharClass::punctuation;
  }
}

// Letters that Unicode does not take apart but readers do.
Letter special_letter(char32_t lower) {
  switch (lower) {
    case 0x111:  // đ
    case 0xF0:   // ð and ɖ are what wrong keyboards give for đ
    case 0x256:
      return {U'd', kStroke};
    case 0xF8:
      return {U'o', kOtherMark};  // ø
    case 0x142:
      return {U'l', kOtherMark};  // ł
    case 0x131:
      return {U'i', kOtherMark};  // ı
    case 0x127:
      return {U'h', kOtherMark};  // ħ
    default:
      return {0, 0};
  }
}

Letter take_apart_by_icu(char32_t c) {
  const auto lower = static_cast<char32_t>(u_tolower(static_cast<UChar32>(c)));
  if (const Letter special = special_letter(lower); special.base != 0) return special;
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* nfd = icu::Normalizer2::getNFDInstance(status);
  icu::UnicodeString parts;
  if (U_FAILURE(status) || !nfd->getDecomposition(static_cast<UChar32>(lower), parts))
    return {lower, 0};
  Letter out{static_cast<char32_t>(parts.char32At(0)), 0};
  for (int32_t i = parts.moveIndex32(0, 1); i < parts.length(); i = parts.moveIndex32(i, 1)) {
    const uint16_t mark = combining_mark(static_cast<char32_t>(parts.char32At(i)));
    out.marks |= mark == 0 ? uint16_t{kOtherMark} : mark;
  }
  return out;
}

struct CharTable {
  std::array<CharClass, kTableSize> classes;
  std::array<Letter, kTableSize> letters;
};

// Built once on first use and constant from then on.
const CharTable& char_table() {
  static const CharTable* const table = [] {
    auto* t =
        new CharTable;  // lives as long as the program: no destructor may run before its last use
    for (char32_t c = 0; c < kTableSize; ++c) {
      t->classes[c] = class_by_icu(c);
      t->letters[c] = is_letter(t->classes[c]) ? take_apart_by_icu(c) : Letter{c, 0};
    }
    return t;
  }();
  return *table;
}

std::string normalized(const icu::Normalizer2* form, std::string_view text) {
  std::string out;
  icu::StringByteSink<std::string> sink(&out);
  UErrorCode status = U_ZERO_ERROR;
  form->normalizeUTF8(0, icu::StringPiece(text.data(), static_cast<int32_t>(text.size())), sink,
                      nullptr, status);
  return U_SUCCESS(status) ? out : std::string(text);
}

}  // namespace

uint16_t combining_mark(char32_t c) {
  const auto it = std::find(kCombiningMarks.begin(), kCombiningMarks.end(), c);
  if (it == kCombiningMarks.end()) return 0;
  return static_cast<uint16_t>(1U << (it - kCombiningMarks.begin()));
}

CharClass char_class(char32_t c) {
  return c < kTableSize ? char_table().classes[c] : class_by_icu(c);
}
std::span<const CharClass> char_classes() { return char_table().classes; }
std::span<const Letter> char_letters() { return char_table().letters; }
char32_t to_lower(char32_t c) {
  if (c < 0x80) return c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c;
  return static_cast<char32_t>(u_tolower(static_cast<UChar32>(c)));
}
char32_t to_upper(char32_t c) { return static_cast<char32_t>(u_toupper(static_cast<UChar32>(c))); }
Letter take_apart(char32_t c) {
  return c < kTableSize ? char_table().letters[c] : take_apart_by_icu(c);
}

std::string to_nfc(std::string_view text) {
  UErrorCode status = U_ZERO_ERROR;
  return normalized(icu::Normalizer2::getNFCInstance(status), text);
}

std::string to_nfd(std::string_view text) {
  UErrorCode status = U_ZERO_ERROR;
  return normalized(icu::Normalizer2::getNFDInstance(status), text);
}

bool starts_segment(char32_t c) {
  if (c < 0x300) return true;
  UErrorCode status = U_ZERO_ERROR;
  return icu::Normalizer2::getNFCInstance(status)->hasBoundaryBefore(static_cast<UChar32>(c)) != 0;
}

size_t display_width(std::string_view text) {
  size_t width = 0;
  for (size_t i = 0; i < text.size();) {
    const char32_t c = next_code_point(text, i);
    const CharClass k = char_class(c);
    if (k == CharClass::mark || k == CharClass::control) continue;
    const int east_asian = u_getIntPropertyValue(static_cast<UChar32>(c), UCHAR_EAST_ASIAN_WIDTH);
    width += east_asian == U_EA_WIDE || east_asian == U_EA_FULLWIDTH ? 2 : 1;
  }
  return width;
}

namespace {

std::string utf8(const icu::UnicodeString& s) {
  std::string out;
  s.toUTF8String(out);
  return out;
}

// CLDR gives the code itself back where it knows no name.
void add_name(std::vector<CldrName>& names, std::string id, std::string_view code,
              const icu::UnicodeString& en, const icu::UnicodeString& vi) {
  CldrName name{std::move(id), utf8(en), utf8(vi)};
  if (name.en != code && name.vi != code && !name.en.empty() && !name.vi.empty())
    names.push_back(std::move(name));
}

}  // namespace

std::vector<CldrName> cldr_names() {
  std::vector<CldrName> names;
  const std::unique_ptr<icu::LocaleDisplayNames> en(
      icu::LocaleDisplayNames::createInstance(icu::Locale("en")));
  const std::unique_ptr<icu::LocaleDisplayNames> vi(
      icu::LocaleDisplayNames::createInstance(icu::Locale("vi")));
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<icu::StringEnumeration> regions(
      icu::Region::getAvailable(URGN_TERRITORY, status));
  icu::UnicodeString a;
  icu::UnicodeString b;
  for (const char* code = regions ? regions->next(nullptr, status) : nullptr; code != nullptr;
       code = regions->next(nullptr, status))
    add_name(names, std::string("territory:") + code, code, en->regionDisplayName(code, a),
             vi->regionDisplayName(code, b));
  for (const char* const* code = uloc_getISOLanguages(); *code != nullptr; ++code)
    add_name(names, std::string("language:") + *code, *code, en->languageDisplayName(*code, a),
             vi->languageDisplayName(*code, b));
  std::sort(names.begin(), names.end(),
            [](const CldrName& x, const CldrName& y) { return x.id < y.id; });
  return names;
}

std::string decode_utf16(std::string_view bytes, bool big_endian) {
  icu::UnicodeString units;
  for (size_t i = 0; i + 1 < bytes.size(); i += 2) {
    const auto first = static_cast<unsigned char>(bytes[i]);
    const auto second = static_cast<unsigned char>(bytes[i + 1]);
    units.append(static_cast<char16_t>(big_endian ? first << 8 | second : second << 8 | first));
  }
  return utf8(units);
}

}  // namespace align
