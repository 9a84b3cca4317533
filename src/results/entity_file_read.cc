#include <fmt/format.h>
#include <simdjson.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <map>
#include <optional>
#include <utility>

#include "base/utf8.h"
#include "results/entity_file.h"
#include "table/cells.h"

namespace align {
namespace {

namespace dom = simdjson::dom;

constexpr std::string_view kMark = "\xEF\xBB\xBF";  // byte order mark
constexpr std::array<std::string_view, 3> kCountColumns = {"files", "en_forms", "vi_forms"};

// Which of RowIn::counts a column is.
std::optional<size_t> column_of_counts(std::string_view name) {
  const auto it = std::find(kCountColumns.begin(), kCountColumns.end(), name);
  if (it == kCountColumns.end()) return std::nullopt;
  return static_cast<size_t>(it - kCountColumns.begin());
}

template <class Number>
std::optional<Number> number_of(std::string_view text) {
  Number number{};
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return number;
}

std::vector<std::string_view> split(std::string_view text, std::string_view separator) {
  std::vector<std::string_view> out;
  for (size_t begin = 0; begin <= text.size();) {
    const size_t end = std::min(text.find(separator, begin), text.size());
    out.push_back(text.substr(begin, end - begin));
    begin = end + separator.size();
  }
  return out;
}

// A row as named cells, before it is understood.
class RowIn {
 public:
  std::map<std::string, std::string, std::less<>> cells;
  std::array<EntityTotal::Counts, 3> counts;  // by kCountColumns

  Result<EntityTotal> total() {
    EntityTotal out;
    const std::optional<Type> type = type_from_name(cells["type"]);
    if (!type) return wrong("type", "one of PER, ORG, LOC, MISC, NORP, TITLE, TERM, ID, DATE, NUM");
    out.type = *type;
    out.name = {cells["en"], cells["vi"]};
    if (out.name[0].empty() && out.name[1].empty()) return wrong("en", "a form on one side");
    const auto score = number_of<double>(cells["score"]);
    const bool is_share = score && *score >= 0 && *score <= 1;  // no NaN is
    if (!is_share) return wrong("score", "a number from 0 to 1");
    out.score = *score;
    out.evidence = cells["evidence"];
    if (!cells["status"].empty()) out.status = cells["status"];
    out.records = number_of<uint64_t>(cells["records"]).value_or(1);
    out.files = counts[0];
    for (size_t side = 0; side < 2; ++side) {
      out.forms[side] = counts[side + 1];
      const std::string_view name = side == 0 ? "en" : "vi";
      if (out.name[side].empty() && !out.forms[side].empty())
        return wrong(name, fmt::format("a name, for {}_forms is not empty", name));
      if (!out.forms[side].empty() || out.name[side].empty()) continue;
      const std::string_view column = side == 0 ? "en_count" : "vi_count";
      const auto count = number_of<uint64_t>(cells[std::string(column)]);
      if (!count) return wrong(column, "a number");
      out.forms[side][out.name[side]] = std::max<uint64_t>(1, *count);
    }
    return out;
  }

 private:
  Error wrong(std::string_view column, std::string_view expected) const {
    const auto it = cells.find(column);
    return {ErrorCode::format, fmt::format("{} '{}', expected {}", column,
                                           it == cells.end() ? "" : it->second, expected)};
  }
};

std::optional<EntityTotal::Counts> counts_of(std::string_view text) {
  EntityTotal::Counts out;
  if (text.empty()) return out;
  for (const std::string_view item : split(text, " | ")) {
    const size_t colon = item.rfind(": ");
    if (colon == std::string_view::npos) return std::nullopt;
    const auto count = number_of<uint64_t>(item.substr(colon + 2));
    if (!count) return std::nullopt;
    out[std::string(item.substr(0, colon))] += *count;
  }
  return out;
}

Result<EntityTotal> read_tsv_row(std::string_view line,
                                 const std::vector<std::string_view>& columns) {
  RowIn row;
  const std::vector<std::string_view> cells = split(line, "\t");
  if (cells.size() != columns.size()) {
    return Error{ErrorCode::format, fmt::format("{} columns, expected {} as in the header",
                                                cells.size(), columns.size())};
  }
  for (size_t i = 0; i < cells.size(); ++i) {
    const auto column = column_of_counts(columns[i]);
    if (!column) {
      row.cells[std::string(columns[i])] = std::string(cells[i]);
      continue;
    }
    const auto counts = counts_of(cells[i]);
    if (!counts) {
      return Error{ErrorCode::format,
                   fmt::format("{}: expected \"name: count | name: count\"", columns[i])};
    }
    row.counts[*column] = *counts;
  }
  return row.total();
}

std::string evidence_of(dom::element value) {
  std::vector<EvidenceNote> notes;
  dom::array list;
  if (value.get(list) != simdjson::SUCCESS) return "";
  for (const dom::element item : list) {
    std::string_view source;
    std::string_view detail;
    if (item["source"].get(source) == simdjson::SUCCESS &&
        item["detail"].get(detail) == simdjson::SUCCESS)
      notes.push_back({std::string(source), std::string(detail)});
  }
  return one_line(evidence_text(notes));
}

std::optional<EntityTotal::Counts> counts_of(dom::element value) {
  EntityTotal::Counts out;
  dom::object object;
  if (value.get(object) != simdjson::SUCCESS) return std::nullopt;
  for (const auto [name, number] : object) {
    uint64_t count = 0;
    if (number.get(count) != simdjson::SUCCESS) return std::nullopt;
    out[std::string(name)] += count;
  }
  return out;
}

Result<EntityTotal> read_json_row(dom::parser& parser, std::string_view line) {
  dom::object object;
  if (parser.parse(line.data(), line.size()).get(object) != simdjson::SUCCESS)
    return Error{ErrorCode::invalid_json, "expected one JSON object a line"};
  RowIn row;
  for (const auto [key, value] : object) {
    std::string_view text;
    if (const auto column = column_of_counts(key)) {
      const auto counts = counts_of(value);
      if (!counts) return Error{ErrorCode::wrong_type, fmt::format("{}: expected counts", key)};
      row.counts[*column] = *counts;
    } else if (value.get(text) == simdjson::SUCCESS) {
      row.cells[std::string(key)] = std::string(text);
    } else if (key == "en" || key == "vi") {
      return Error{ErrorCode::wrong_type, fmt::format("{}: expected a string", key)};
    } else {
      row.cells[std::string(key)] =
          key == "evidence" ? evidence_of(value) : simdjson::minify(value);
    }
  }
  return row.total();
}

}  // namespace

bool looks_like_entities(std::string_view text) {
  if (text.starts_with(kMark)) text.remove_prefix(kMark.size());
  const std::string_view line = text.substr(0, text.find_first_of("\r\n"));
  if (line.starts_with("type\ten\tvi\t")) return true;
  return line.starts_with("{\"type\":") && line.find("\"en_count\":") != std::string_view::npos;
}

Result<Done> read_entities(std::string_view text, const std::string& file, EntityTotals& totals) {
  if (text.starts_with(kMark)) text.remove_prefix(kMark.size());
  dom::parser parser;
  std::vector<std::string_view> columns;
  size_t number = 0;
  for (std::string_view line : split(text, "\n")) {
    ++number;
    if (line.ends_with('\r')) line.remove_suffix(1);
    if (line.empty()) continue;
    Result<EntityTotal> row = Error{ErrorCode::invalid_utf8, "invalid UTF-8"};
    if (!find_invalid_utf8(line)) {
      if (line.front() == '{') {
        row = read_json_row(parser, line);
      } else if (columns.empty()) {
        columns = split(line, "\t");
        if (line.starts_with("type\ten\tvi\t")) continue;
        row = Error{ErrorCode::format, "no header line, expected type, en, vi, ..."};
      } else {
        row = read_tsv_row(line, columns);
      }
    }
    if (!row) {
      Error error = row.error();
      error.file = file;
      error.line = number;
      return error;
    }
    totals.add(std::move(*row));
  }
  return Done{};
}

}  // namespace align
