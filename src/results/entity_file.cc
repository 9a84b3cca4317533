#include "results/entity_file.h"

#include <fmt/format.h>
#include <simdjson.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <map>
#include <utility>

#include "base/utf8.h"
#include "table/cells.h"
#include "table/json.h"

namespace align {
namespace {

namespace dom = simdjson::dom;

constexpr std::array<std::string_view, 4> kMoreColumns = {"records", "files", "en_forms",
                                                          "vi_forms"};

// The most frequent first, equals in the order of bytes.
std::vector<std::pair<std::string, uint64_t>> by_count(const EntityTotal::Counts& counts) {
  std::vector<std::pair<std::string, uint64_t>> out(counts.begin(), counts.end());
  std::stable_sort(out.begin(), out.end(),
                   [](const auto& a, const auto& b) { return a.second > b.second; });
  return out;
}

std::string counts_text(const EntityTotal::Counts& counts) {
  std::vector<std::string> items;
  for (const auto& [name, count] : by_count(counts))
    items.push_back(fmt::format("{}: {}", name, count));
  return joined_forms(items);
}

TableRow row_of(const EntityTotal& total) {
  TableRow row;
  row.type = total.type;
  row.en = total.name[0];
  row.vi = total.name[1];
  row.score = total.score;
  row.en_count = static_cast<uint32_t>(total.count(Lang::en));
  row.vi_count = static_cast<uint32_t>(total.count(Lang::vi));
  row.en_variants = total.variants(Lang::en);
  row.vi_variants = total.variants(Lang::vi);
  row.status = total.status;
  row.id = total.id;
  return row;
}

void append_counts(std::string& out, std::string_view key, const EntityTotal::Counts& counts) {
  out.append(",\"").append(key).append("\":{");
  bool first = true;
  for (const auto& [name, count] : by_count(counts)) {
    if (!std::exchange(first, false)) out.push_back(',');
    append_json_string(out, name);
    out.push_back(':');
    append_number(out, count);
  }
  out.push_back('}');
}

void append_list(std::string& out, std::string_view key, const std::vector<std::string>& list) {
  out.append(",\"").append(key).append("\":[");
  for (const std::string& item : list) {
    if (&item != &list.front()) out.push_back(',');
    append_json_string(out, item);
  }
  out.push_back(']');
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
  std::array<EntityTotal::Counts, 3> counts;  // files, en_forms, vi_forms

  Result<EntityTotal> total() {
    EntityTotal out;
    const std::optional<Type> type = type_from_name(cells["type"]);
    if (!type) return wrong("type", "one of PER, ORG, LOC, MISC, NORP, TITLE, TERM, ID, DATE, NUM");
    out.type = *type;
    out.name = {cells["en"], cells["vi"]};
    if (out.name[0].empty() && out.name[1].empty()) return wrong("en", "a form on one side");
    const auto score = number_of<double>(cells["score"]);
    if (!score || !(*score >= 0 && *score <= 1)) return wrong("score", "a number from 0 to 1");
    out.score = *score;
    out.evidence = cells["evidence"];
    if (!cells["status"].empty()) out.status = cells["status"];
    out.records = number_of<uint64_t>(cells["records"]).value_or(1);
    out.files = counts[0];
    for (size_t side = 0; side < 2; ++side) {
      out.forms[side] = counts[side + 1];
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
    const auto more = std::find(kMoreColumns.begin() + 1, kMoreColumns.end(), columns[i]);
    if (more == kMoreColumns.end()) {
      row.cells[std::string(columns[i])] = std::string(cells[i]);
      continue;
    }
    const auto counts = counts_of(cells[i]);
    if (!counts) {
      return Error{ErrorCode::format,
                   fmt::format("{}: expected \"name: count | name: count\"", columns[i])};
    }
    row.counts[static_cast<size_t>(more - kMoreColumns.begin() - 1)] = *counts;
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

Result<EntityTotal> read_json_row(std::string_view line) {
  dom::parser parser;
  dom::object object;
  if (parser.parse(line.data(), line.size()).get(object) != simdjson::SUCCESS)
    return Error{ErrorCode::invalid_json, "expected one JSON object a line"};
  RowIn row;
  for (const auto [key, value] : object) {
    std::string_view text;
    dom::object counts;
    const auto more = std::find(kMoreColumns.begin() + 1, kMoreColumns.end(), key);
    if (more != kMoreColumns.end() && value.get(counts) == simdjson::SUCCESS) {
      for (const auto [name, number] : counts) {
        uint64_t count = 0;
        if (number.get(count) != simdjson::SUCCESS)
          return Error{ErrorCode::wrong_type, fmt::format("{}: expected counts", key)};
        row.counts[static_cast<size_t>(more - kMoreColumns.begin() - 1)][std::string(name)] = count;
      }
    } else if (key == "evidence" && value.get(text) != simdjson::SUCCESS) {
      row.cells["evidence"] = evidence_of(value);
    } else if (value.get(text) == simdjson::SUCCESS) {
      row.cells[std::string(key)] = std::string(text);
    } else {
      row.cells[std::string(key)] = simdjson::minify(value);
    }
  }
  return row.total();
}

}  // namespace

void append_entities_tsv(std::string& out, const std::vector<EntityTotal>& sorted) {
  const char* separator = "";
  const auto put = [&](std::string_view cell) {
    out.append(separator).append(one_line(cell));
    separator = "\t";
  };
  for (const std::string_view name : column_names(Level::entity)) put(name);
  for (const std::string_view name : kMoreColumns) put(name);
  out.push_back('\n');
  for (const EntityTotal& total : sorted) {
    separator = "";
    std::vector<std::string> columns = cells(row_of(total), Level::entity);
    columns[4] = total.evidence;
    for (const std::string& cell : columns) put(cell);
    put(std::to_string(total.records));
    put(counts_text(total.files));
    for (const auto& forms : total.forms) put(counts_text(forms));
    out.push_back('\n');
  }
}

void append_entities_jsonl(std::string& out, const std::vector<EntityTotal>& sorted) {
  for (const EntityTotal& total : sorted) {
    out.push_back('{');
    append_member(out, "type", name_of(total.type));
    out.push_back(',');
    append_member(out, "en", total.name[0]);
    out.push_back(',');
    append_member(out, "vi", total.name[1]);
    out.append(",\"score\":");
    append_score(out, total.score);
    out.push_back(',');
    append_member(out, "evidence", total.evidence);
    out.append(",\"en_count\":");
    append_number(out, total.count(Lang::en));
    out.append(",\"vi_count\":");
    append_number(out, total.count(Lang::vi));
    append_list(out, "en_variants", total.variants(Lang::en));
    append_list(out, "vi_variants", total.variants(Lang::vi));
    out.push_back(',');
    append_member(out, "status", total.status);
    out.push_back(',');
    append_member(out, "id", total.id);
    out.append(",\"records\":");
    append_number(out, total.records);
    append_counts(out, "files", total.files);
    append_counts(out, "en_forms", total.forms[0]);
    append_counts(out, "vi_forms", total.forms[1]);
    out.append("}\n");
  }
}

bool looks_like_entities(std::string_view text) {
  const std::string_view line = text.substr(0, text.find_first_of("\r\n"));
  if (line.starts_with("type\ten\tvi\t")) return true;
  return line.starts_with("{\"type\":") && line.find("\"en_count\":") != std::string_view::npos;
}

Result<Done> read_entities(std::string_view text, const std::string& file, EntityTotals& totals) {
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  std::vector<std::string_view> columns;
  size_t number = 0;
  for (std::string_view line : split(text, "\n")) {
    ++number;
    if (line.ends_with('\r')) line.remove_suffix(1);
    if (line.empty()) continue;
    Result<EntityTotal> row = Error{ErrorCode::invalid_utf8, "invalid UTF-8"};
    if (!find_invalid_utf8(line)) {
      if (line.front() == '{') {
        row = read_json_row(line);
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
