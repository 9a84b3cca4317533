// Values of options: names and sizes as people write them.
#ifndef ALIGN_OPTION_VALUES_H_
#define ALIGN_OPTION_VALUES_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <utility>

#include "base/result.h"

namespace align {

// "64MiB", "64M", "1g", "4096"; K, M and G are powers of 1024.
Result<size_t> parse_size(std::string_view text);

// "PER,ORG" or "all" -> bits 1 << Type.
Result<uint16_t> parse_types(std::string_view text);

// A number from 0 to 1, and a whole number.
Result<double> parse_share(std::string_view text);
Result<size_t> parse_count(std::string_view text);
Result<int> parse_port(std::string_view text);  // 0 to 65535

// "2/8" -> {2, 8}.
Result<std::pair<size_t, size_t>> parse_fraction(std::string_view text);

// "en-US,vi-VN", in either order.
Result<std::array<std::string, 2>> parse_locales(std::string_view text);
// "auto,accepted"
Result<std::set<std::string>> parse_statuses(std::string_view text);

Error bad_value(std::string_view text, std::string_view expected);

template <class T>
using Choices = std::span<const std::pair<std::string_view, T>>;

// The value with the name `text`; the error names all of them.
template <class T>
Result<T> parse_choice(std::string_view text, Choices<T> choices) {
  std::string names;
  for (const auto& [name, value] : choices) {
    if (name == text) return value;
    if (!names.empty()) names += name == choices.back().first ? " or " : ", ";
    names += name;
  }
  return bad_value(text, names);
}

}  // namespace align

#endif  // ALIGN_OPTION_VALUES_H_
