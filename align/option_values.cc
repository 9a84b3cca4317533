#include "align/option_values.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "base/files.h"
#include "base/lang.h"

namespace align {
namespace {

template <class Number>
bool parse_number(std::string_view text, Number& number) {
  const char* end = text.data() + text.size();
  const auto [stop, error] = std::from_chars(text.data(), end, number);
  return error == std::errc() && stop == end && !text.empty();
}

std::string type_names() {
  std::string out;
  for (int i = 0; i < kTypeCount; ++i) {
    if (i > 0) out += ", ";
    out += name_of(static_cast<Type>(i));
  }
  return out;
}

}  // namespace

Error bad_value(std::string_view text, std::string_view expected) {
  return {ErrorCode::usage, fmt::format("'{}', expected {}", text, expected)};
}

Result<size_t> parse_size(std::string_view text) {
  static constexpr std::string_view kUnits = "bkmg";
  const size_t digits = text.find_first_not_of("0123456789");
  std::string unit;
  if (digits != std::string_view::npos)
    for (const char c : text.substr(digits)) unit.push_back(static_cast<char>(c | 0x20));
  if (unit.empty()) unit = "b";
  const size_t power = kUnits.find(unit.front());
  const std::string tail = unit.substr(1);
  size_t number = 0;
  const bool good = parse_number(text.substr(0, digits), number) &&
                    power != std::string_view::npos &&
                    (tail.empty() || tail == "b" || tail == "ib");
  // Positions in a record are 32-bit, so there is a largest one.
  if (!good || number == 0 || number > kLargestFile >> 10 * power)
    return bad_value(text, "a size such as 64MiB, at most 1GiB");
  return number << 10 * power;
}

Result<uint16_t> parse_types(std::string_view text) {
  if (text == "all") return uint16_t{(1U << kTypeCount) - 1};
  unsigned types = 0;
  while (true) {
    const size_t comma = text.find(',');
    const std::string_view name = text.substr(0, comma);
    const auto type = type_from_name(name);
    if (!type)
      return bad_value(name, fmt::format("all, or of {}, with commas between", type_names()));
    types |= 1U << static_cast<unsigned>(*type);
    if (comma == std::string_view::npos) return static_cast<uint16_t>(types);
    text.remove_prefix(comma + 1);
  }
}

Result<double> parse_share(std::string_view text) {
  double number = 0;
  if (parse_number(text, number) && number >= 0 && number <= 1) return number;
  return bad_value(text, "a number from 0 to 1");
}

Result<size_t> parse_count(std::string_view text) {
  size_t number = 0;
  if (parse_number(text, number) && number <= 1'000'000'000) return number;
  return bad_value(text, "a whole number");
}

Result<int> parse_port(std::string_view text) {
  int number = 0;
  if (parse_number(text, number) && number >= 0 && number <= 65535) return number;
  return bad_value(text, "a port, 0 to 65535");
}

Result<std::pair<size_t, size_t>> parse_fraction(std::string_view text) {
  const size_t slash = text.find('/');
  std::pair<size_t, size_t> out;
  if (slash != std::string_view::npos && parse_number(text.substr(0, slash), out.first) &&
      parse_number(text.substr(slash + 1), out.second) && out.first > 0 &&
      out.first <= out.second && out.second <= 1'000'000)
    return out;
  return bad_value(text, "i/n with i from 1 to n, such as 2/8");
}

Result<std::array<std::string, 2>> parse_locales(std::string_view text) {
  std::array<std::string, 2> out;
  const size_t comma = text.find(',');
  for (std::string_view tag :
       {text.substr(0, comma), comma == std::string_view::npos ? "" : text.substr(comma + 1)}) {
    const bool known =
        tag == "en" || tag == "vi" || tag.starts_with("en-") || tag.starts_with("vi-");
    const bool letters = std::all_of(tag.begin(), tag.end(), [](char c) {
      return c == '-' || (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
    });
    if (!known || !letters || tag.ends_with('-'))
      return bad_value(text, "two tags such as en-US,vi-VN");
    out[tag.starts_with("en") ? 0 : 1] = tag;
  }
  if (out[0].empty() || out[1].empty()) return bad_value(text, "two tags such as en-US,vi-VN");
  return out;
}

Result<std::set<std::string>> parse_statuses(std::string_view text) {
  std::set<std::string> out;
  for (;;) {
    const size_t comma = text.find(',');
    const std::string_view name = text.substr(0, comma);
    if (name != "auto" && name != "accepted" && name != "edited" && name != "rejected")
      return bad_value(name, "auto, accepted, edited or rejected, with commas between");
    out.emplace(name);
    if (comma == std::string_view::npos) return out;
    text.remove_prefix(comma + 1);
  }
}

}  // namespace align
