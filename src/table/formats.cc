#include "table/formats.h"

#include <array>

namespace align {
namespace {

struct Row {
  std::string_view name;
  void (*append)(std::string&, const Table&, const TableLook&);
};
// In the order of TableFormat.
constexpr std::array<Row, 5> kFormats = {{{"table", append_terminal_table},
                                          {"tsv", append_tsv},
                                          {"csv", append_csv},
                                          {"jsonl", append_jsonl},
                                          {"md", append_markdown}}};

}  // namespace

std::optional<TableFormat> table_format_from_name(std::string_view name) {
  for (size_t i = 0; i < kFormats.size(); ++i)
    if (kFormats[i].name == name) return static_cast<TableFormat>(i);
  return std::nullopt;
}

std::string table_format_names() {
  std::string out;
  for (size_t i = 0; i < kFormats.size(); ++i) {
    if (i > 0) out += i + 1 == kFormats.size() ? " or " : ", ";
    out += kFormats[i].name;
  }
  return out;
}

void append_table(std::string& out, const Table& table, TableFormat format, const TableLook& look) {
  kFormats[static_cast<size_t>(format)].append(out, table, look);
}

}  // namespace align
