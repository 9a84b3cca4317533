#include <fmt/format.h>

#include "mention/value_dates.h"

namespace align {
namespace {

std::string date_text(const Date& d, int day) {
  std::string y = d.year > 0 ? fmt::format("{:04}", d.year) : "-";
  if (d.month == 0) return y;
  return day == 0 ? fmt::format("{}-{:02}", y, d.month)
                  : fmt::format("{}-{:02}-{:02}", y, d.month, day);
}

}  // namespace

std::string Date::text() const {
  return last_day == 0 ? date_text(*this, day)
                       : date_text(*this, day) + "/" + date_text(*this, last_day);
}

bool is_day(int n, int month) {
  static constexpr std::array<int, 13> kDays = {31, 31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  return n >= 1 && n <= kDays[static_cast<size_t>(month)];
}

int plain_number(const ValueText& text, uint32_t i, size_t least, size_t most) {
  if (!text.is_number(i)) return -1;
  const DigitGroups g = digit_groups(text.string(i));
  return g.count == 1 ? g.number(0, least, most) : -1;
}

bool set_days(const DigitGroups& g, Date& d) {
  if (g.count == 0 || g.count > 2 || (g.count == 2 && g.separators[0] != '-')) return false;
  d.day = g.number(0, 1, 2);
  d.last_day = g.count == 2 ? g.number(1, 1, 2) : 0;
  return is_day(d.day, d.month) &&
         (d.last_day == 0 || (is_day(d.last_day, d.month) && d.last_day > d.day));
}

std::optional<Value> year_span(const DigitGroups& g, uint32_t i) {
  if (g.count != 2 || g.separators[0] != '-') return std::nullopt;
  const int first = g.number(0, 4, 4);
  int last = g.number(1, 4, 4);
  if (const int two = g.number(1, 2, 2); first > 0 && two == (first + 1) % 100)
    last = first + 1;  // 2024-25
  if (!is_long_ago(first) || last > 2100 || last <= first) return std::nullopt;
  return Value{{i, i + 1}, Type::DATE, fmt::format("{}/{}", first, last)};
}

std::optional<Date> three_groups(const DigitGroups& g, Lang lang) {
  if (g.count != 3 || g.separators[0] != g.separators[1]) return std::nullopt;
  if (g.separators[0] != '/' && g.separators[0] != '-' && g.separators[0] != '.')
    return std::nullopt;
  if (const int year = g.number(0, 4, 4); is_long_ago(year)) {
    const Date d{year, g.number(1, 1, 2), g.number(2, 1, 2)};
    return is_month(d.month) && is_day(d.day, d.month) ? std::optional(d) : std::nullopt;
  }
  int year = g.number(2, 4, 4);
  if (const int two = g.number(2, 2, 2); two >= 0 && g.separators[0] == '/')
    year = two > 50 ? 1900 + two : 2000 + two;
  const int a = g.number(0, 1, 2);
  const int b = g.number(1, 1, 2);
  if (!is_long_ago(year)) return std::nullopt;
  const Date day_first{year, b, a};
  const Date month_first{year, a, b};
  const auto valid = [](const Date& d) { return is_month(d.month) && is_day(d.day, d.month); };
  const Date& likely = lang == Lang::en ? month_first : day_first;
  const Date& other = lang == Lang::en ? day_first : month_first;
  if (valid(likely)) return likely;
  return valid(other) ? std::optional(other) : std::nullopt;
}

bool is_counted(const ValueText& text, uint32_t i) {
  return magnitude_at(text, i + 1) > 0 || text.next_is(i + 1, kWords<"people", "người">) ||
         !unit_behind(text, i + 1, 0).code.empty();
}

bool amount_before(const ValueText& text, uint32_t i) {
  if (text.document_before(i)) return true;
  if (text.mark_before(i, 1, '$') || text.mark_before(i, 1, '#')) return true;
  return text.word_before(i, 1) && text.facts(i - 1).is(WordFacts::kCurrency) &&
         text.info(i - 1).is(kAllCapitals);
}

std::optional<Value> read_date(const ValueText& text, uint32_t i) {
  return text.lang() == Lang::en ? english_date(text, i) : vietnamese_date(text, i);
}

}  // namespace align
