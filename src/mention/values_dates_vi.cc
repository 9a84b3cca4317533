// Vietnamese dates. In numbers alone ("22/12", "3-1") a date must be told from rates, scores and ranges: by its
// ranges and by the words before it. The span starts at the number or at "tháng"; "ngày" and the "năm" of a lone
// year stay outside.
#include <fmt/format.h>

#include "mention/value_dates.h"

namespace align {
namespace {

// "năm 2024", ", 2024", "/2024", "2024" behind a month.
uint32_t vietnamese_year(const ValueText& text, uint32_t i, Date& d) {
  uint32_t at = i;
  if (text.mark(at, ',') || text.mark(at, '/') || text.mark(at, '-')) ++at;
  if (text.next_is(at, kWords<"năm">)) ++at;
  const int year = plain_number(text, at, 4, 4);
  if (!(at > i ? is_long_ago(year) : is_year(year))) return i;
  d.year = year;
  return at + 1;
}

struct MonthWord {
  int number = 0;
  uint32_t end = 0;
};

// The month behind "tháng" in words: Giêng, Mười hai. Small letters are number words too: "năm tháng hai người".
MonthWord vietnamese_month_word(const ValueText& text, uint32_t i) {
  if (!text.follows(i) || !text.at(i).is_word()) return {};
  if (text.is(i, "giêng")) return {1, i + 1};
  if (text.is(i, "chạp")) return {12, i + 1};
  if (text.is(i, "tư")) return {4, i + 1};
  if (text.is(i, "mười")) {
    if (text.next_is(i + 1, kWords<"một">)) return {11, i + 2};
    if (text.next_is(i + 1, kWords<"hai">)) return {12, i + 2};
    return {10, i + 1};
  }
  static constexpr std::array<PlainWord, 10> kOthers = {"",    "một", "hai", "ba",  "",
                                                        "năm", "sáu", "bảy", "tám", "chín"};
  for (size_t n = 1; n < kOthers.size(); ++n)
    if (n != 4 && text.is(i, kOthers[n])) return {static_cast<int>(n), i + 1};
  return {};
}

// What stands behind "tháng": month and perhaps year, into `d`. Returns the end, 0 when it is no month.
uint32_t vietnamese_month(const ValueText& text, uint32_t i, bool after_day, Date& d) {
  if (text.is_number(i)) {
    const DigitGroups g = digit_groups(text.string(i));
    d.month = g.number(0, 1, 2);
    if (!is_month(d.month)) return 0;
    if (g.count == 2 && is_long_ago(g.number(1, 4, 4))) {  // tháng 12/2024
      d.year = g.number(1, 4, 4);
      return i + 1;
    }
    return g.count == 1 ? vietnamese_year(text, i + 1, d) : 0;
  }
  const MonthWord month = vietnamese_month_word(text, i);
  if (month.number == 0) return 0;
  const bool capital = text.info(i).is(kStartsCapital);
  const bool months = text.number_before(i, 2) && !after_day;  // "9 tháng năm 2024": nine months
  if (month.number == 5 && !capital && months && plain_number(text, month.end, 4, 4) > 0) return 0;
  d.month = month.number;
  const uint32_t end = vietnamese_year(text, month.end, d);
  if (capital || end > month.end || after_day) return end;
  return month.number == 1 ? 0 : end;  // "tháng một lần"
}

// "tháng 12 năm 2024", "tháng Mười hai".
std::optional<Value> vietnamese_month_first(const ValueText& text, uint32_t i) {
  if (text.number_before(i, 1) && text.free() != i) return std::nullopt;
  if (text.before(i, 1, kWords<"mỗi", "hàng", "mấy", "vài", "nhiều">)) return std::nullopt;
  Date d;
  const uint32_t end = vietnamese_month(text, i + 1, false, d);
  if (end == 0) return std::nullopt;
  return date_value(i, end, d);
}

bool day_word_before(const ValueText& text, uint32_t i) {
  return text.before(i, 1, kWords<"ngày", "mùng", "mồng", "hôm">);
}

// "22 tháng 12 năm 2024", "19-20 tháng 2"; `after` is the token behind the day.
std::optional<Value> vietnamese_day_first(const ValueText& text, uint32_t i, uint32_t after,
                                          const DigitGroups& day) {
  if (!text.next_is(after, kWords<"tháng">)) return std::nullopt;
  Date d;
  const uint32_t end = vietnamese_month(text, after + 1, day_word_before(text, i), d);
  if (end == 0 || !set_days(day, d)) return std::nullopt;
  // Six months are no date: "6 tháng hai lần"
  const bool in_words = !text.is_number(after + 1) && !text.info(after + 1).is(kStartsCapital);
  if (in_words && d.year == 0 && !day_word_before(text, i)) return std::nullopt;
  return date_value(i, end, d);
}

// Words before a day and month in numbers. Strong: whatever the separator.
bool strong_day_context(const ValueText& text, uint32_t i) {
  if (text.before(
          i, 1,
          kWords<"ngày", "mùng", "mồng", "hôm", "sáng", "trưa", "chiều", "tối", "đêm", "khuya">))
    return true;
  if (text.before(i, 1, kWords<"nay", "qua">))
    return text.before(i, 2, kWords<"hôm", "sáng", "trưa", "chiều", "tối", "đêm", "ngày">);
  if (text.before(i, 1, kWords<"nhật">)) return text.before(i, 2, kWords<"chủ">);
  return text.before(
             i, 1, kWords<"hai", "ba", "tư", "năm", "sáu", "bảy", "2", "3", "4", "5", "6", "7">) &&
         text.before(i, 2, kWords<"thứ">);
}

bool day_context(const ValueText& text, uint32_t i, char separator) {
  if (strong_day_context(text, i)) return true;
  const bool punctuated = text.mark_before(i, 1, '(') || text.mark_before(i, 1, ',');
  if (punctuated && separator != '.' && i > 0 && strong_day_context(text, i - 1)) return true;
  if (separator != '/') return false;
  if (text.mark_before(i, 1, '(') && text.mark(i + 1, ')')) return true;
  if (text.before(i, 1,
                  kWords<"từ", "đến", "tới", "trước", "sau", "vào", "hết", "lễ", "dịp", "khánh",
                         "tết", "kể">))
    return true;
  const bool joined =
      text.before(i, 1, kWords<"và">) || text.mark_before(i, 1, ',') || text.mark_before(i, 1, '-');
  return joined && i > 0 && text.date_before(i - 1) != nullptr;
}

std::optional<Value> vietnamese_groups_date(const ValueText& text, uint32_t i,
                                            const DigitGroups& g) {
  if (const auto d = three_groups(g, Lang::vi)) return date_value(i, i + 1, *d);
  if (auto years = year_span(g, i)) return years;
  const char first = g.separators[0];
  if (g.count >= 3 && first == '-' && g.separators[1] == '/') {  // 19-20/2, 19-20/2/2024
    Date d;
    d.month = g.number(2, 1, 2);
    d.year = g.count == 4 && g.separators[2] == '/' ? g.number(3, 4, 4) : 0;
    const DigitGroups days{{g.groups[0], g.groups[1]}, {'-'}, 2};
    if (g.count > 4 || d.year < 0 || (g.count == 4 && !is_long_ago(d.year)) || !is_month(d.month) ||
        !set_days(days, d))
      return std::nullopt;
    return date_value(i, i + 1, d);
  }
  if (g.count != 2 || (first != '/' && first != '-' && first != '.')) return std::nullopt;
  const int a = g.number(0, 1, 2);
  if (const int year = g.number(1, 4, 4); first == '/' && is_long_ago(year)) {
    if (text.before(i, 1, kWords<"quý", "quí">) && a >= 1 && a <= 4)
      return Value{{i, i + 1}, Type::DATE, fmt::format("{}-Q{}", year, a)};
    if (!is_month(a) || text.document_before(i)) return std::nullopt;
    return date_value(i, i + 1, {year, a});
  }
  const int b = g.number(1, 1, 2);
  if (!is_month(b) || !is_day(a, b) || !day_context(text, i, first)) return std::nullopt;
  if (magnitude_at(text, i + 1) > 0 || text.mark(i + 1, '%')) return std::nullopt;
  return date_value(i, i + 1, {0, b, a});
}

// "AFF Cup 2018", "(2018)", "mùa giải 2019", "quý IV 2022": amounts are written with a full stop, 2.018.
bool is_bare_vietnamese_year(const ValueText& text, uint32_t i, int year) {
  if (!is_year(year) || is_counted(text, i) || amount_before(text, i)) return false;
  const bool name_before =
      text.word_before(i, 1) && text.info(i - 1).is(kHasCapital) && !text.at(i - 1).sentence_start;
  if (name_before || text.mark_before(i, 1, '(') || text.mark_before(i, 1, ')') ||
      text.mark_before(i, 1, '/'))
    return true;
  if (year % 100 != 0 &&
      text.before(i, 1, kWords<"từ", "đến", "tới", "giữa", "trước", "sau", "khoảng">))
    return true;
  if (text.before(i, 1,
                  kWords<"giải", "hè", "xuân", "thu", "đông", "hội", "quý", "họp", "sáu", "tuyển",
                         "cử", "thoại">))
    return true;
  return !text.follows(i + 1) || !text.at(i + 1).is_word();
}

// "năm 2024"; "thập niên 1990", "những năm 90".
std::optional<Value> vietnamese_lone_year(const ValueText& text, uint32_t i, const DigitGroups& g) {
  const bool decade = text.before(i, 1, kWords<"niên", "kỉ">)
                          ? text.before(i, 2, kWords<"thập">)
                          : text.before(i, 1, kWords<"năm">) && text.before(i, 2, kWords<"những">);
  const int two = g.number(0, 2, 2);
  const int year = two >= 20 && decade ? 1900 + two : g.number(0, 4, 4);
  if (!is_long_ago(year)) return std::nullopt;
  if (decade && year % 10 == 0) return Value{{i, i + 1}, Type::DATE, fmt::format("{}s", year)};
  const bool range = text.before(i, 1, kWords<"đến", "tới", "và">) || text.mark_before(i, 1, '-') ||
                     text.mark_before(i, 1, ',');
  const bool said = text.before(i, 1, kWords<"năm">) ||
                    (is_year(year) && range && i > 0 && text.date_before(i - 1) != nullptr);
  if (magnitude_at(text, i + 1) > 0) return std::nullopt;
  if (!said && !is_bare_vietnamese_year(text, i, year)) return std::nullopt;
  return date_value(i, i + 1, {year});
}

// "ngày 23 và 24 tháng 3", "ngày 9-10 / 8": the month stands behind the second day only.
std::optional<Value> vietnamese_first_of_two(const ValueText& text, uint32_t i) {
  const int day = plain_number(text, i, 1, 2);
  if (day < 1 || !text.before(i, 1, kWords<"ngày">)) return std::nullopt;
  const bool joined = text.next_is(i + 1, kWords<"và", "đến", "tới", "hoặc">) ||
                      text.mark(i + 1, '-') || text.mark(i + 1, ',');
  if (!joined || !text.is_number(i + 2)) return std::nullopt;
  const DigitGroups g = digit_groups(text.string(i + 2));
  auto second = vietnamese_day_first(text, i + 2, i + 3, g);
  std::string value = second ? second->value : std::string();
  if (!second && g.count >= 2 && g.separators[0] == '/') {
    const int month = g.number(1, 1, 2);
    const int year = g.count == 3 ? g.number(2, 4, 4) : 0;
    if (is_month(month) && is_day(g.number(0, 1, 2), month) && year >= 0)
      value = Date{year, month, 1}.text();
  }
  if (value.size() < 7) return std::nullopt;
  value.replace(value.size() - 2, 2, fmt::format("{:02}", day));
  return Value{{i, i + 1}, Type::DATE, value};
}

}  // namespace

std::optional<Value> vietnamese_date(const ValueText& text, uint32_t i) {
  if (text.at(i).kind == TokenKind::number) {
    const DigitGroups g = digit_groups(text.string(i));
    if (g.count == 0) return std::nullopt;
    if (auto date = vietnamese_day_first(text, i, i + 1, g)) return date;
    if (auto date = vietnamese_first_of_two(text, i)) return date;
    return g.count == 1 ? vietnamese_lone_year(text, i, g) : vietnamese_groups_date(text, i, g);
  }
  if (text.is(i, "tháng")) return vietnamese_month_first(text, i);
  if (!day_word_before(text, i)) return std::nullopt;
  const WordNumber day = number_words(text, i);
  if (day.size == 0 || day.value.mantissa > 31 || day.value.exponent != 0) return std::nullopt;
  const std::string digits = std::to_string(day.value.mantissa);
  return vietnamese_day_first(text, i, i + static_cast<uint32_t>(day.size), digit_groups(digits));
}

}  // namespace align
