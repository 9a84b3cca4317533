// Comma-separated as in RFC 4180: CRLF, quotes doubled, line ends inside quotes allowed.
#include "table/cells.h"
#include "table/formats.h"

namespace align {

void append_csv_field(std::string& out, std::string_view field) {
  if (field.find_first_of(",\"\r\n") == std::string_view::npos) {
    out.append(field);
    return;
  }
  out.push_back('"');
  for (const char c : field) {
    if (c == '"') out.push_back('"');
    out.push_back(c);
  }
  out.push_back('"');
}

void append_csv(std::string& out, const Table& table, const TableLook& /*look*/) {
  const char* separator = "";
  for (const std::string_view name : column_names(table.level)) {
    out.append(separator).append(name);
    separator = ",";
  }
  out.append("\r\n");
  for (const TableRow& row : table.rows) {
    separator = "";
    for (const std::string& cell : cells(row, table.level)) {
      out.append(separator);
      append_csv_field(out, cell);
      separator = ",";
    }
    out.append("\r\n");
  }
}

}  // namespace align
