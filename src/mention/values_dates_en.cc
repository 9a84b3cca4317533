// English dates. The month's name finds most of them; a year alone is four digits that count nothing.
#include <unordered_map>

#include "mention/value_dates.h"

namespace align {
namespace {

struct EnglishMonth {
  int number = 0;
  bool always = false;  // a month also without a day, a year or a preposition
};

EnglishMonth english_month(const ValueText& text, uint32_t i) {
  static const std::unordered_map<std::string, EnglishMonth> kMonths = {{"january", {1, true}},
                                                                        {"february", {2, true}},
                                                                        {"march", {3}},
                                                                        {"april", {4}},
                                                                        {"may", {5}},
                                                                        {"june", {6}},
                                                                        {"july", {7, true}},
                                                                        {"august", {8}},
                                                                        {"september", {9, true}},
                                                                        {"october", {10, true}},
                                                                        {"november", {11, true}},
                                                                        {"december", {12, true}},
                                                                        {"jan", {1}},
                                                                        {"feb", {2}},
                                                                        {"mar", {3}},
                                                                        {"apr", {4}},
                                                                        {"jun", {6}},
                                                                        {"jul", {7}},
                                                                        {"aug", {8}},
                                                                        {"sep", {9}},
                                                                        {"sept", {9}},
                                                                        {"oct", {10}},
                                                                        {"nov", {11}},
                                                                        {"dec", {12}}};
  if (!text.at(i).is_word() || !text.info(i).is(kStartsCapital)) return {};
  const auto it = kMonths.find(text.word(i));
  return it == kMonths.end() ? EnglishMonth{} : it->second;
}

// "22", "22nd", "19-20" as days of d.month.
bool english_days(const ValueText& text, uint32_t i, Date& d) {
  const std::string_view s = text.string(i);
  if (text.at(i).kind == TokenKind::number) return set_days(digit_groups(s), d);
  if (!text.at(i).is_word() || s.size() < 3 || s.size() > 4) return false;
  const std::string_view suffix = s.substr(s.size() - 2);
  if (suffix != "st" && suffix != "nd" && suffix != "rd" && suffix != "th") return false;
  return set_days(digit_groups(s.substr(0, s.size() - 2)), d);
}

// Behind a month or a day: "2024", ", 2024", "of 2024". Returns the end, `i` when no year follows.
uint32_t english_year(const ValueText& text, uint32_t i, Date& d) {
  const uint32_t at = text.mark(i, ',') || text.next_is(i, kWords<"of">) ? i + 1 : i;
  const int year = plain_number(text, at, 4, 4);
  if (!is_long_ago(year) || magnitude_at(text, at + 1) > 0) return i;
  d.year = year;
  return at + 1;
}

// "December 22,2024": the tokenizer keeps what has no blank inside together.
bool day_and_year(const ValueText& text, uint32_t i, Date& d) {
  if (!text.is_number(i)) return false;
  const DigitGroups g = digit_groups(text.string(i));
  if (g.count != 2 || g.separators[0] != ',') return false;
  d.day = g.number(0, 1, 2);
  d.year = g.number(1, 4, 4);
  return is_day(d.day, d.month) && is_long_ago(d.year);
}

std::optional<Value> english_month_first(const ValueText& text, uint32_t i) {
  const EnglishMonth month = english_month(text, i);
  if (month.number == 0) return std::nullopt;
  Date d;
  d.month = month.number;
  if (day_and_year(text, i + 1, d)) return date_value(i, i + 2, d);
  d = {.month = month.number};
  if (text.follows(i + 1) && english_days(text, i + 1, d) && magnitude_at(text, i + 2) == 0 &&
      !text.mark(i + 2, '%')) {
    const uint32_t end = english_year(text, i + 2, d);
    return date_value(i, end, d);
  }
  d = {.month = month.number};
  if (const uint32_t end = english_year(text, i + 1, d); end > i + 1) return date_value(i, end, d);
  const bool said =
      text.before(i, 1,
                  kWords<"in", "since", "by", "until", "till", "from", "to", "of", "last", "next",
                         "this", "early", "late", "mid", "during", "through", "between", "before",
                         "after", "every", "each", "on">) ||
      (text.mark_before(i, 1, '-') && text.before(i, 2, kWords<"mid", "early", "late">)) ||
      text.date_before(i) != nullptr;
  const bool name_goes_on =
      text.follows(i + 1) && text.at(i + 1).is_word() && text.info(i + 1).is(kStartsCapital);
  const bool shortened = month.number != 5 && text.word(i).size() <= 4 &&
                         !text.is(i, kWords<"june", "july">);  // "Mar del Plata", "Jan"
  if (month.always || (said && !name_goes_on && !shortened)) return date_value(i, i + 1, d);
  return std::nullopt;
}

// "22 December 2024", "22nd of December", "the 19-20 February".
std::optional<Value> english_day_first(const ValueText& text, uint32_t i) {
  uint32_t at = i + 1;
  if (text.next_is(at, kWords<"of">) || text.mark(at, '-') || text.mark(at, '/')) ++at;
  if (!text.follows(at)) return std::nullopt;
  Date d;
  d.month = english_month(text, at).number;
  if (d.month == 0 || !english_days(text, i, d)) return std::nullopt;
  if (plain_number(text, at + 1, 1, 2) > 0 && at == i + 1 && text.at(i).kind == TokenKind::number)
    return std::nullopt;  // "22 December 5"
  const uint32_t end = english_year(text, at + 1, d);
  return date_value(i, end, d);
}

bool english_plural_follows(const ValueText& text, uint32_t i) {
  if (!text.follows(i) || !text.at(i).is_word() || text.info(i).is(kHasCapital)) return false;
  const std::string s = text.word(i);
  return s.size() > 3 && s.back() == 's' && !s.ends_with("ss") && s != "was" && s != "this" &&
         s != "has";
}

// Four digits without a separator are mostly a year, behind a preposition also one of long ago; a round number
// before a plural is an amount: "2000 soldiers".
bool is_english_year(const ValueText& text, uint32_t i, int year) {
  if (!is_long_ago(year) || is_counted(text, i) || amount_before(text, i)) return false;
  const bool plural = english_plural_follows(text, i + 1);
  if (is_year(year))
    return year % 100 != 0 || !plural ||
           text.before(i, 1, kWords<"in", "since", "until", "during">);
  if (plural) return false;
  if (text.before(i, 1,
                  kWords<"in", "since", "by", "until", "till", "during", "late", "early", "mid",
                         "year", "circa">))
    return true;
  if (year < 1500 || year % 100 == 0) return false;
  return text.before(i, 1, kWords<"from", "of", "between", "an", "the">) ||
         (i > 0 && text.date_before(i - 1) != nullptr);
}

// "March 23 and 24": the second day.
std::optional<Value> english_second_day(const ValueText& text, uint32_t i) {
  if (!text.before(i, 1, kWords<"and", "to", "through", "or">) && !text.mark_before(i, 1, '-'))
    return std::nullopt;
  const Value* first = text.date_before(i - 1);
  const int month = first != nullptr ? english_month(text, first->span.begin).number : 0;
  const int day = plain_number(text, i, 1, 2);
  if (month == 0 || !is_day(day, month) || first->value.size() < 7) return std::nullopt;
  if (is_counted(text, i) || english_plural_follows(text, i + 1)) return std::nullopt;
  Date d{0, month, day};
  const uint32_t end = english_year(text, i + 1, d);
  if (d.year == 0 && first->value[0] != '-') d.year = std::stoi(first->value.substr(0, 4));
  return date_value(i, end, d);
}

std::optional<Value> english_number_date(const ValueText& text, uint32_t i, const DigitGroups& g) {
  if (auto date = english_day_first(text, i)) return date;
  if (const auto d = three_groups(g, Lang::en)) return date_value(i, i + 1, *d);
  if (auto years = year_span(g, i)) return years;
  if (g.count == 2 && g.separators[0] == '/') {
    const int a = g.number(0, 1, 2);
    const int b = g.number(1, 1, 2);
    if (is_month(a) && is_long_ago(g.number(1, 4, 4)) && !text.document_before(i))
      return date_value(i, i + 1, {g.number(1, 4, 4), a});
    if (!text.before(i, 1, kWords<"on", "by", "until", "since">) ||
        text.next_is(i + 1, kWords<"of">))
      return std::nullopt;
    if (is_month(a) && is_day(b, a)) return date_value(i, i + 1, {0, a, b});
    if (is_month(b) && is_day(a, b)) return date_value(i, i + 1, {0, b, a});
    return std::nullopt;
  }
  if (auto day = english_second_day(text, i)) return day;
  const int year = g.count == 1 ? g.number(0, 4, 4) : -1;
  if (!is_english_year(text, i, year)) return std::nullopt;
  return date_value(i, i + 1, {year});
}

}  // namespace

std::optional<Value> english_date(const ValueText& text, uint32_t i) {
  if (text.at(i).kind == TokenKind::number)
    return english_number_date(text, i, digit_groups(text.string(i)));
  if (!text.info(i).is(kHasDigit)) return english_month_first(text, i);
  const std::string_view s = text.string(i);
  if (s.size() == 5 && s[4] == 's' && s[3] == '0' &&
      is_year(digit_groups(s.substr(0, 4)).number(0, 4, 4)))
    return Value{{i, i + 1}, Type::DATE, std::string(s)};  // 1990s
  return english_day_first(text, i);
}

}  // namespace align
