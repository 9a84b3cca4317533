// One JSON object a row with the columns as keys.
#include "table/formats.h"
#include "table/json.h"
#include "table/record_out.h"

namespace align {
namespace {

void append_strings(std::string& out, std::string_view key,
                    const std::vector<std::string>& strings) {
  out.append(",\"").append(key).append("\":[");
  for (const std::string& string : strings) {
    if (&string != &strings.front()) out.push_back(',');
    append_json_string(out, string);
  }
  out.push_back(']');
}

// "en_start":0,"en_end":5 - null on a side that is empty.
void append_range(std::string& out, std::string_view side,
                  const std::optional<TableRow::Range>& range) {
  const auto put = [&](std::string_view name, uint32_t TableRow::Range::*edge) {
    out.append("\"").append(side).append(name).append("\":");
    if (range) {
      append_number(out, (*range).*edge);
    } else {
      out.append("null");
    }
  };
  put("_start", &TableRow::Range::start);
  out.push_back(',');
  put("_end", &TableRow::Range::end);
}

void append_ranges(std::string& out, const TableRow& row) {
  append_range(out, "en", row.en_range);
  out.push_back(',');
  append_range(out, "vi", row.vi_range);
}

void append_sentence(std::string& out, const TableRow& row) {
  append_ranges(out, row);
  out.append(",\"score\":");
  append_score(out, row.score);
  out.push_back(',');
  append_member(out, "en", row.en);
  out.push_back(',');
  append_member(out, "vi", row.vi);
}

void append_name(std::string& out, const TableRow& row) {
  append_member(out, "type", name_of(row.type));
  out.push_back(',');
  append_member(out, "en", row.en);
  out.push_back(',');
  append_member(out, "vi", row.vi);
  out.append(",\"score\":");
  append_score(out, row.score);
  out.append(",\"evidence\":");
  append_evidence(out, row.evidence);
  out.append(",\"en_count\":");
  append_number(out, row.en_count);
  out.append(",\"vi_count\":");
  append_number(out, row.vi_count);
  append_strings(out, "en_variants", row.en_variants);
  append_strings(out, "vi_variants", row.vi_variants);
  out.push_back(',');
  append_member(out, "status", row.status);
  out.push_back(',');
  append_member(out, "id", row.id);
}

}  // namespace

void append_jsonl(std::string& out, const Table& table, const TableLook& /*look*/) {
  for (const TableRow& row : table.rows) {
    out.push_back('{');
    if (table.level == Level::sentence) {
      append_sentence(out, row);
    } else {
      append_name(out, row);
    }
    if (table.level == Level::mention) {
      out.push_back(',');
      append_ranges(out, row);
    }
    out.append("}\n");
  }
}

}  // namespace align
