// Tab-separated, a header line first, no quoting: what a field may not hold becomes a blank.
#include "table/cells.h"
#include "table/formats.h"

namespace align {

void append_tsv(std::string& out, const Table& table, const TableLook& /*look*/) {
  const char* separator = "";
  for (const std::string_view name : column_names(table.level)) {
    out.append(separator).append(name);
    separator = "\t";
  }
  out.push_back('\n');
  for (const TableRow& row : table.rows) {
    separator = "";
    for (const std::string& cell : cells(row, table.level)) {
      out.append(separator).append(one_line(cell));
      separator = "\t";
    }
    out.push_back('\n');
  }
}

}  // namespace align
