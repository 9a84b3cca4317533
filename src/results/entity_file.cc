#include "results/entity_file.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

#include "table/cells.h"
#include "table/json.h"

namespace align {
namespace {

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
  items.reserve(counts.size());
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

}  // namespace align
