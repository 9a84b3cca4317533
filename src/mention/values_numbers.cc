// Numbers with what belongs to them: "$1.5 billion", "10.000 tỷ đồng", "hai mươi lăm phần trăm", "6th".
//
// A comma or a full stop before three digits is read as the language has it. The exception is "1,500" in a
// Vietnamese text and "1.500" in an English one when the other numbers of the text are written the foreign way.
#include <algorithm>
#include <unordered_map>

#include "mention/value_reader.h"

namespace align {

namespace {

// How English and how Vietnamese the numbers of the text look where that is beyond doubt.
bool written_foreign(const AnalysedText& text) {
  int english = 0;
  int vietnamese = 0;
  for (const Token& t : text.tokens) {
    if (t.kind != TokenKind::number) continue;
    const DigitGroups g = digit_groups(text.text(t.span()));
    if (g.count < 2 || std::any_of(g.separators.begin(), g.separators.begin() + (g.count - 1),
                                   [](char c) { return c != '.' && c != ','; }))
      continue;
    const char first = g.separators[0];
    const char last = g.separators[g.count - 2];
    const bool three = g.groups[g.count - 1].size() == 3;
    const bool several = g.count > 2;
    if (!several && three) continue;
    const char decimal = !three || first != last ? last : first == ',' ? '.' : ',';
    ++(decimal == '.' ? english : vietnamese);
  }
  return text.lang == Lang::en ? vietnamese > english : english > vietnamese;
}

// Joins digits to a number with `places` of them behind the decimal point.
std::optional<Decimal> decimal(const DigitGroups& g, size_t first, size_t last, bool fraction) {
  Decimal out;
  int digits = 0;
  for (size_t k = first; k < last; ++k) {
    for (const char c : g.groups[k]) {
      if (out.mantissa > 0) ++digits;
      if (digits > 16) return std::nullopt;
      out.mantissa = out.mantissa * 10 + (c - '0');
    }
  }
  if (fraction) out.exponent = -static_cast<int>(g.groups[last - 1].size());
  return out;
}

// Groups [first, last) as one number in the writing of the text's language.
std::optional<Decimal> read_groups(const ValueText& text, const DigitGroups& g, size_t first,
                                   size_t last) {
  if (last - first == 1) return decimal(g, first, last, false);
  const char thousands = text.lang() == Lang::en ? ',' : '.';
  const bool three = std::all_of(g.groups.begin() + static_cast<std::ptrdiff_t>(first) + 1,
                                 g.groups.begin() + static_cast<std::ptrdiff_t>(last) - 1,
                                 [](std::string_view s) { return s.size() == 3; });
  if (!three || g.groups[first].size() > 3) {  // "12345.67": only a fraction
    if (last - first != 2) return std::nullopt;
    return decimal(g, first, last, true);
  }
  const char separator = g.separators[first];
  for (size_t k = first; k + 2 < last; ++k)
    if (g.separators[k] != separator) return std::nullopt;
  const bool last_three = g.groups[last - 1].size() == 3;
  if (last - first > 2) {  // 1.000.000 | 1.234.567,8
    const bool same = g.separators[last - 2] == separator;
    if (same && !last_three) return std::nullopt;
    return decimal(g, first, last, !same);
  }
  if (!last_three || g.groups[first] == "0") return decimal(g, first, last, true);
  if (separator == thousands) return decimal(g, first, last, false);
  // "5,250 tỷ": nobody writes a fraction that ends in 0 with three places
  const bool fraction = g.groups[last - 1].back() != '0' && !written_foreign(text.text());
  return decimal(g, first, last, fraction);
}

// A number in the making: "5-10" has two ends.
struct Amount {
  Decimal low;
  std::optional<Decimal> high;
  uint32_t begin = 0;
  uint32_t end = 0;
  int magnitude = 0;
  bool small_word = false;  // "hai": a number only with a magnitude or percent

  void multiply(int power) {
    low = low.times_power(power);
    if (high) high = high->times_power(power);
  }
  std::string text() const { return high ? low.text() + "-" + high->text() : low.text(); }
};

// The core of a number -----------------------------------------------------------------------------

// "tỷ", "-million", "triệu rưỡi" behind the digits, and a smaller part: "2 tỷ 500 triệu".
void take_magnitudes(const ValueText& text, Amount& amount) {
  const auto next = [&](uint32_t i) {
    return text.lang() == Lang::en && text.mark(i, '-') && text.glued(i) &&
                   magnitude_at(text, i + 1) > 0
               ? i + 1
               : i;
  };
  for (uint32_t i = next(amount.end); amount.magnitude < 15; i = next(amount.end)) {
    const int power = magnitude_at(text, i);
    if (power == 0) break;
    amount.multiply(power);
    amount.magnitude += power;
    amount.end = i + 1;
  }
}

void take_half(const ValueText& text, Amount& amount) {
  if (text.lang() != Lang::vi || amount.magnitude < 2 ||
      !text.next_is(amount.end, kWords<"rưỡi", "rưởi">))
    return;
  if (add(amount.low, {5, amount.magnitude - 1})) ++amount.end;
}

void take_smaller_part(const ValueText& text, Amount& amount) {
  if (amount.magnitude == 0 || amount.high || !text.is_number(amount.end)) return;
  const DigitGroups g = digit_groups(text.string(amount.end));
  const int power = magnitude_at(text, amount.end + 1);
  if (g.count != 1 || power == 0 || power >= amount.magnitude || g.groups[0].size() > 3) return;
  if (add(amount.low, Decimal{g.number(0, 1, 3), power})) amount.end += 2;
}

std::optional<Amount> digits_amount(const ValueText& text, uint32_t i, const DigitGroups& g) {
  size_t dash = g.count;
  for (size_t k = 0; k + 1 < g.count; ++k) {
    if (g.separators[k] == ':' || g.separators[k] == '/' ||
        (g.separators[k] == '-' && dash != g.count))
      return std::nullopt;
    if (g.separators[k] == '-') dash = k + 1;
  }
  if (g.count == 0) return std::nullopt;
  if (g.count == 1 && g.groups[0].size() > 1 && g.groups[0][0] == '0' && g.groups[0].size() != 2)
    return std::nullopt;  // 007, telephone numbers
  const auto low = read_groups(text, g, 0, dash);
  if (!low) return std::nullopt;
  Amount amount;
  amount.low = *low;
  amount.begin = i;
  amount.end = i + 1;
  if (dash != g.count) {
    amount.high = read_groups(text, g, dash, g.count);
    if (!amount.high) return std::nullopt;
  }
  return amount;
}

// "8 giờ 30", "lúc 8 giờ", "8 p.m.": of the clock.
bool is_clock(const ValueText& text, const Amount& amount, std::string_view unit, uint32_t end) {
  if (text.lang() == Lang::en) return text.next_is(amount.end, kWords<"am", "pm", "oclock">);
  if (text.before(amount.begin, 1, kWords<"giờ">) && text.number_before(amount.begin, 2))
    return true;
  if (unit != "hour") return false;
  return text.is_number(end) || text.before(amount.begin, 1, kWords<"lúc">) ||
         text.next_is(
             end, kWords<"sáng", "trưa", "chiều", "tối", "đêm", "rưỡi", "kém", "ngày", "hôm">) ||
         text.mark(end, '(');
}

std::optional<Value> finish(const ValueText& text, Amount amount) {
  const CurrencyBefore currency = currency_before(text, amount.begin);
  const std::string_view prefix = currency.code;
  if (!prefix.empty()) amount.begin = currency.begin;
  if (!prefix.empty() && text.glued(amount.end) && text.string(amount.end) == "m") {  // $5m
    amount.multiply(6);
    amount.magnitude = 6;
    ++amount.end;
  }
  take_magnitudes(text, amount);
  take_half(text, amount);
  take_smaller_part(text, amount);
  const Unit unit = unit_behind(text, amount.end, amount.magnitude);
  std::string_view code = prefix;
  if (is_clock(text, amount, unit.code, unit.end)) return std::nullopt;
  const bool percent = unit.code == "%" || unit.code == "percentage-point";
  if (amount.small_word && amount.magnitude == 0 && !percent) return std::nullopt;
  if (!unit.code.empty() && (prefix.empty() || prefix == unit.code)) {
    code = unit.code;
    amount.end = unit.end;
  }
  if (amount.high && code.empty() && amount.magnitude == 0)
    return std::nullopt;  // a score or a telephone number
  std::string value = amount.text();
  if (!code.empty()) value.append(" ").append(code);
  return Value{{amount.begin, amount.end}, Type::NUM, std::move(value)};
}

// Ordinals -----------------------------------------------------------------------------------------

Value ordinal(uint32_t begin, uint32_t end, int64_t n) {
  return {{begin, end}, Type::NUM, std::to_string(n) + "."};
}

// "thứ 16", "lần thứ XIII", "thế kỷ 21", "khóa XV": where token i, the number, begins; nothing elsewhere.
// "thứ 2" to "thứ 7" are days of the week unless a word before says that things are counted.
std::optional<uint32_t> ordinal_begin(const ValueText& text, uint32_t i, int64_t n) {
  if (i == text.free()) return std::nullopt;
  if (text.before(i, 1, kWords<"thứ">)) {
    const bool weekday = n >= 2 && n <= 7 &&
                         !text.before(i, 2,
                                      kWords<"lần", "người", "hạng", "vị", "đứng", "trận", "họp",
                                             "nước", "giải", "bàn", "quốc", "cuộc", "vụ", "ca">);
    return weekday ? std::nullopt : std::optional(i - 1);
  }
  const bool century = text.before(i, 1, kWords<"kỷ", "kỉ">) && text.before(i, 2, kWords<"thế">);
  return century ? std::optional(i) : std::nullopt;
}

int64_t roman_number(std::string_view s) {
  int64_t sum = 0;
  int last = 0;
  for (const char c : s) {
    const int n = c == 'I' ? 1 : c == 'V' ? 5 : c == 'X' ? 10 : c == 'L' ? 50 : 0;
    if (n == 0) return 0;
    sum += n > last ? n - 2 * last : n;
    last = n;
  }
  return sum;
}

std::optional<Value> read_roman(const ValueText& text, uint32_t i) {
  const int64_t n = text.lang() == Lang::vi ? roman_number(text.string(i)) : 0;
  if (n == 0) return std::nullopt;
  const auto begin = ordinal_begin(text, i, n + 100);  // never a day of the week
  if (!begin) return std::nullopt;
  return ordinal(*begin, i + 1, n);
}

std::optional<Value> read_number_token(const ValueText& text, uint32_t i) {
  const auto amount = digits_amount(text, i, digit_groups(text.string(i)));
  if (!amount) return std::nullopt;
  if (text.lang() == Lang::vi && !amount->high && amount->low.exponent == 0) {
    if (const auto begin = ordinal_begin(text, i, amount->low.mantissa))
      return ordinal(*begin, i + 1, amount->low.mantissa);
    if (text.before(i, 1, kWords<"thứ">)) return std::nullopt;
  }
  return finish(text, *amount);
}

// Letters directly behind digits: "100.000đ", "1.5bn" (the rest of the token).
struct Suffix {
  int magnitude = 0;
  std::string_view code;
  bool ordinal = false;
};

std::optional<Suffix> suffix_of(std::string_view letters, Lang lang) {
  static const std::unordered_map<std::string_view, Suffix> kEnglish = {
      {"st", {0, {}, true}}, {"nd", {0, {}, true}}, {"rd", {0, {}, true}}, {"th", {0, {}, true}},
      {"k", {3, {}}},        {"K", {3, {}}},        {"M", {6, {}}},        {"mn", {6, {}}},
      {"mln", {6, {}}},      {"b", {9, {}}},        {"B", {9, {}}},        {"bn", {9, {}}},
      {"bln", {9, {}}},      {"tn", {12, {}}},      {"million", {6, {}}},  {"billion", {9, {}}},
      {"kV", {0, "kV"}},     {"C", {0, "°C"}},      {"F", {0, "°F"}},      {"pc", {0, "%"}},
      {"pct", {0, "%"}},     {"m3", {0, "m3"}},     {"TEU", {0, "teu"}},   {"TEUs", {0, "teu"}}};
  static const std::unordered_map<std::string_view, Suffix> kVietnamese = {
      {"đ", {0, "VND"}},  {"đồng", {0, "VND"}}, {"k", {3, {}}},      {"K", {3, {}}},
      {"tr", {6, {}}},    {"triệu", {6, {}}},   {"tỷ", {9, {}}},     {"tỉ", {9, {}}},
      {"nghìn", {3, {}}}, {"ngàn", {3, {}}},    {"trđ", {6, "VND"}}, {"kV", {0, "kV"}},
      {"C", {0, "°C"}},   {"F", {0, "°F"}},     {"m3", {0, "m3"}},   {"TEU", {0, "teu"}}};
  const auto& table = lang == Lang::en ? kEnglish : kVietnamese;
  const auto it = table.find(letters);
  return it == table.end() ? std::nullopt : std::optional(it->second);
}

// "6th", "1.5bn", "100.000đ".
std::optional<Value> read_mixed_token(const ValueText& text, uint32_t i) {
  const std::string_view s = text.string(i);
  size_t digits = 0;
  while (digits < s.size() &&
         (std::string_view("0123456789.,").find(s[digits]) != std::string_view::npos))
    ++digits;
  if (digits == 0) return std::nullopt;
  const auto suffix = suffix_of(s.substr(digits), text.lang());
  auto amount = digits_amount(text, i, digit_groups(s.substr(0, digits)));
  if (!suffix || !amount) return std::nullopt;
  if (suffix->ordinal)
    return amount->low.exponent == 0 ? std::optional(ordinal(i, i + 1, amount->low.mantissa))
                                     : std::nullopt;
  if (suffix->magnitude > 0) {
    amount->multiply(suffix->magnitude);
    amount->magnitude = suffix->magnitude;
  }
  if (suffix->code.empty()) return finish(text, *amount);
  return Value{{i, i + 1}, Type::NUM, amount->text() + " " + std::string(suffix->code)};
}

// "half a million", "nửa tỷ".
std::optional<Value> read_half(const ValueText& text, uint32_t i) {
  uint32_t at = i + 1;
  if (text.lang() == Lang::en) {
    if (text.before(i, 1, kWords<"a">) && text.before(i, 2, kWords<"and">)) return std::nullopt;
    if (text.next_is(at, kWords<"a">)) ++at;
  }
  const int power = magnitude_at(text, at);
  if (power < 3) return std::nullopt;
  Amount amount;
  amount.low = {5, power - 1};
  amount.begin = i;
  amount.end = at + 1;
  amount.magnitude = power;
  return finish(text, amount);
}

// May unit_behind() find a percentage at token i?
bool may_be_percent(const ValueText& text, uint32_t i) {
  constexpr uint32_t kUnits = HitKinds::of(RowType::UNIT) | HitKinds::of(RowType::CAL);
  return text.at(i).mark != 0 || text.mark(i + 1, '%') || text.string(i).starts_with("pc") ||
         (text.text().hit_kinds[i] & kUnits) != 0;
}

// A Vietnamese number word that stands alone is ten at most, and no value when no percentage follows: "một người".
bool is_lone_word(const ValueText& text, uint32_t i) {
  if (text.lang() != Lang::vi || !text.is_number_word(i)) return false;
  if (!text.follows(i + 1)) return true;
  if (text.glued(i + 1) || may_be_percent(text, i + 1)) return false;
  return !text.at(i + 1).is_word() || !text.is_number_word(i + 1);
}

std::optional<Value> read_words(const ValueText& text, uint32_t i) {
  uint32_t begin = i;
  if (text.lang() == Lang::en) {
    if (text.is(i, kWords<"half">)) return read_half(text, i);
    if (magnitude_at(text, i) > 0) {  // "a million"
      const bool article = i > text.free() && text.is(i - 1, kWords<"a">) && text.follows(i);
      if (!article || text.before(i - 1, 1, kWords<"half", "quarter">)) return std::nullopt;
      begin = i - 1;
    }
  } else if (text.is(i, kWords<"nửa">)) {
    return read_half(text, i);
  } else if (is_lone_word(text, i)) {
    return std::nullopt;
  }
  const WordNumber number = number_words(text, begin);
  if (number.size == 0) return std::nullopt;
  const auto end = begin + static_cast<uint32_t>(number.size);
  const int64_t n = number.value.mantissa;
  if (number.ordinal) return n > 10 ? std::optional(ordinal(begin, end, n)) : std::nullopt;
  if (text.lang() == Lang::vi && text.before(begin, 1, kWords<"thứ">)) {
    const auto from = n > 10 ? ordinal_begin(text, begin, n) : std::nullopt;
    return from ? std::optional(ordinal(*from, end, n)) : std::nullopt;
  }
  // "mỗi năm triệu người": a year, not five
  if (text.is(begin, kWords<"năm">) && text.lang() == Lang::vi &&
      text.before(begin, 1, kWords<"mỗi", "hàng", "hằng", "một", "nhiều">))
    return std::nullopt;
  Amount amount;
  amount.low = number.value;
  amount.begin = begin;
  amount.end = end;
  amount.magnitude = number.magnitude;
  amount.small_word = n <= 10;
  return finish(text, amount);
}

}  // namespace

WordNumber number_words(const ValueText& text, uint32_t i) {
  constexpr size_t kMost = 20;
  // Few tokens begin a number.
  if (!text.at(i).is_word() || !text.is_number_word(i)) return {};
  std::vector<std::string> words;
  words.reserve(kMost);  // they never move
  std::array<std::string_view, kMost> views;
  std::array<uint32_t, kMost> ends{};
  size_t n = 0;
  for (uint32_t j = i; n < kMost && (j == i || text.follows(j)); ++j) {
    if (n > 0 && text.mark(j, '-') && text.glued(j) && text.glued(j + 1)) continue;
    if (!text.at(j).is_word()) break;
    if (!text.is_number_word(j) || begins_other_word(text, j)) break;
    views[n] = words.emplace_back(text.word(j));
    ends[n++] = j + 1;
  }
  WordNumber number = read_number_words({views.data(), n}, text.lang());
  if (number.size > 0) number.size = ends[number.size - 1] - i;
  return number;
}

int magnitude_at(const ValueText& text, uint32_t i) {
  if (!text.follows(i) || !text.at(i).is_word() || !text.is_magnitude(i)) return 0;
  const int power = magnitude_of(text.word(i), text.lang());
  return power > 0 && begins_other_word(text, i) ? 0 : power;
}

std::optional<Value> read_number(const ValueText& text, uint32_t i) {
  if (text.at(i).kind == TokenKind::number) return read_number_token(text, i);
  if (text.info(i).is(kHasDigit)) return read_mixed_token(text, i);
  if (auto roman = read_roman(text, i)) return roman;
  return read_words(text, i);
}

}  // namespace align
