// Not for outside, private to values_dates*.cc: what both languages share about dates.
#ifndef ALIGN_MENTION_VALUE_DATES_H_
#define ALIGN_MENTION_VALUE_DATES_H_

#include "mention/value_reader.h"

namespace align {

struct Date {
  int year = 0;  // 0: not said, like the others
  int month = 0;
  int day = 0;
  int last_day = 0;  // of "19-20 February"

  // "2024-12-22", "--12-22", "2024-12", "--12", "2024"; "--02-19/--02-20" for two days.
  std::string text() const;
};

constexpr bool is_year(int n) { return n >= 1900 && n <= 2099; }
constexpr bool is_long_ago(int n) { return n >= 1000 && n <= 2099; }  // a year beside its month
constexpr bool is_month(int n) { return n >= 1 && n <= 12; }
bool is_day(int n, int month);

inline Value date_value(uint32_t begin, uint32_t end, const Date& d) {
  return {{begin, end}, Type::DATE, d.text()};
}

// Token i is a whole number of `least` to `most` digits and nothing else; else -1.
int plain_number(const ValueText& text, uint32_t i, size_t least, size_t most);
// 3 -> day 3; 19-20 -> days 19 to 20. False when the month has no such day.
bool set_days(const DigitGroups& g, Date& d);
// Years, alone or as a span: 2020-2025.
std::optional<Value> year_span(const DigitGroups& g, uint32_t i);
// Three groups, in the order of `lang` unless their sizes say otherwise: 22/12/2024, 12/22/2024, 2024-12-22.
std::optional<Date> three_groups(const DigitGroups& g, Lang lang);
// What stands behind a number that is not a year: "1950 tonnes", "2013 dollars".
bool is_counted(const ValueText& text, uint32_t i);
// "No. 2020", "$2000", "USD 2000".
bool amount_before(const ValueText& text, uint32_t i);

// A date at token i, a number or a word that may begin one.
std::optional<Value> english_date(const ValueText& text, uint32_t i);
std::optional<Value> vietnamese_date(const ValueText& text, uint32_t i);

}  // namespace align

#endif  // ALIGN_MENTION_VALUE_DATES_H_
