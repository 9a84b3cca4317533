#include "lexicon/word_rows.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <iterator>
#include <optional>
#include <tuple>

#include "base/unicode.h"
#include "base/utf8.h"

namespace align {
namespace {

// The next field of `line`, which loses it.
std::string_view take_field(std::string_view& line) {
  const size_t end = std::min(line.find('\t'), line.size());
  const std::string_view field = line.substr(0, end);
  line.remove_prefix(std::min(end + 1, line.size()));
  return field;
}

template <class Number>
bool read_number(std::string_view text, Number& out) {
  const auto read = std::from_chars(text.data(), text.data() + text.size(), out);
  return read.ec == std::errc() && read.ptr == text.data() + text.size();
}

bool is_word(std::string_view text) {
  if (text.empty() || text.find_first_of(std::string_view(" \0", 2)) != std::string_view::npos)
    return false;
  return to_nfc(text) == text;
}

// What is wrong with the line; nothing when it is a row.
std::optional<std::string> read_row(std::string_view line, WordRow& row) {
  size_t tabs = 0;
  for (const char c : line) tabs += c == '\t';
  if (tabs != 3) return fmt::format("{} columns, expected {}", tabs + 1, 4);
  if (const auto bad = find_invalid_utf8(line))
    return fmt::format("invalid UTF-8 at byte {} of the line", *bad);
  row.en = take_field(line);
  row.vi = take_field(line);
  if (!is_word(row.en) || !is_word(row.vi)) return "not a word, expected one word in NFC";
  const std::string_view count = take_field(line);
  if (!read_number(count, row.count))
    return fmt::format("count '{}', expected a whole number", count);
  const bool is_number = read_number(line, row.weight);
  const bool in_range = row.weight > 0 && row.weight <= 1;
  if (!is_number || !in_range)
    return fmt::format("weight '{}', expected a number above 0 and at most 1", line);
  return std::nullopt;
}

}  // namespace

bool is_word_table(std::string_view text) {
  if (!text.starts_with(kWordTableHeader)) return false;
  const std::string_view rest = text.substr(kWordTableHeader.size());
  return rest.empty() || rest.starts_with('\n') || rest.starts_with("\r\n");
}

Result<std::vector<WordRow>> read_word_rows(std::string_view text, const std::string& file) {
  const auto fault = [&](std::string message, size_t line) {
    return Error{ErrorCode::format, std::move(message), file, line};
  };
  if (!is_word_table(text))
    return fault("no word table, expected the header en, vi, count, weight", 1);
  if (!text.ends_with('\n')) return fault("cut short, expected a line feed at the end", 0);
  std::vector<WordRow> rows;
  size_t number = 0;
  while (!text.empty()) {
    std::string_view line = text.substr(0, text.find('\n'));
    text.remove_prefix(line.size() + 1);
    ++number;
    if (line.ends_with('\r')) line.remove_suffix(1);
    if (number == 1 || line.empty() || line.front() == '#') continue;
    WordRow row;
    if (auto wrong = read_row(line, row)) return fault(std::move(*wrong), number);
    if (!rows.empty() && std::tie(rows.back().en, rows.back().vi) >= std::tie(row.en, row.vi))
      return fault("not behind the row before it, expected rows sorted by en and vi", number);
    rows.push_back(std::move(row));
  }
  return rows;
}

std::string write_word_rows(std::span<const WordRow> rows, std::span<const std::string> comments) {
  std::string out(kWordTableHeader);
  out.push_back('\n');
  for (const std::string& comment : comments) out.append("# ").append(comment).push_back('\n');
  for (const WordRow& row : rows)
    fmt::format_to(std::back_inserter(out), "{}\t{}\t{}\t{:.3f}\n", row.en, row.vi, row.count,
                   row.weight);
  return out;
}

}  // namespace align
