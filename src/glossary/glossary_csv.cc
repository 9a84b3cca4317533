// CSV as in RFC 4180, with the columns of columns.h: CRLF, quotes where they are needed, line ends as they are within
// quotes. Nothing is lost. Reads semicolons and tabs for separators too, when the header line shows that they are.
//
// A cell that begins with = + - @ is taken for a formula by spreadsheets. Cells are written as they are, for whatever is
// put in front would be part of the term from then on; who opens glossaries of strangers in a spreadsheet takes XLSX,
// where every cell is a string.
#include <array>
#include <utility>

#include "glossary/columns.h"
#include "glossary/formats.h"
#include "glossary/table_reader.h"
#include "glossary/text_rows.h"

namespace align {
namespace {

template <class Cells>
void append_row(std::string& out, const Cells& cells, bool one_more) {
  const char* separator = "";
  for (const std::string& cell : cells) {
    out.append(separator);
    append_csv_cell(out, cell);
    separator = ",";
  }
  out.append(one_more ? ",\r\n" : "\r\n");
}

// The one that makes a header of the first row; a comma when there is no header.
char separator_of(std::string_view text) {
  for (const char separator : {',', ';', '\t'}) {
    TableReader reader("", Lang::en);
    CsvRow row;
    CsvRows rows(text, separator);
    if (rows.next(row) && !row.fault && reader.read_header(row.cells, row.number)) return separator;
  }
  return ',';
}

}  // namespace

Result<Done> append_csv_glossary(std::string& out, const Glossary& glossary,
                                 const GlossaryWriteOptions& /*options*/, Dropped& dropped) {
  append_row(out, header_of(glossary, dropped), false);
  for (const GlossaryEntry& entry : glossary.entries)
    if (has_terms(entry, dropped)) append_row(out, cells_of(entry), !glossary.title.empty());
  return Done{};
}

Result<GlossaryIn> read_csv_glossary(std::string_view text, const std::string& file, Lang from) {
  TableReader reader(file, from);
  CsvRows rows(text, separator_of(text));
  bool begun = false;
  for (CsvRow row; rows.next(row);) {
    if (row.fault) {
      reader.add_fault(*row.fault, row.number);
    } else if (std::exchange(begun, true) || !reader.read_header(row.cells, row.number)) {
      reader.add_row(row.cells, row.number);
    }
  }
  return reader.finish("rows with commas: English,Vietnamese, or a header line first");
}

}  // namespace align
