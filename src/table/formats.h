// The formats of the alignment table. A new format is one file with one function, one row in
// formats.cc, and nothing else.
#ifndef ALIGN_TABLE_FORMATS_H_
#define ALIGN_TABLE_FORMATS_H_

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "table/rows.h"

namespace align {

enum class TableFormat : uint8_t { table, tsv, csv, jsonl, md };

struct TableLook {
  bool explain = false;  // table, md: the evidence and the explanation in words below each row
  bool color = false;    // table
  size_t width = 0;      // table: columns of the terminal; 0: rows are as long as they are
};

std::optional<TableFormat> table_format_from_name(std::string_view name);
// "table, tsv, csv, jsonl or md"
std::string table_format_names();

void append_table(std::string& out, const Table& table, TableFormat format, const TableLook& look);

// The formats one by one.
void append_terminal_table(std::string& out, const Table& table, const TableLook& look);
void append_tsv(std::string& out, const Table& table, const TableLook& look);
void append_csv(std::string& out, const Table& table, const TableLook& look);
void append_jsonl(std::string& out, const Table& table, const TableLook& look);
void append_markdown(std::string& out, const Table& table, const TableLook& look);

}  // namespace align

#endif  // ALIGN_TABLE_FORMATS_H_
