// TSV, ours: a header line and a row a concept, as columns.h says, for people and for programs. Nothing is lost.
//
// A cell has no tab and no line end: they are written \t, \n, \r, and a backslash \\. Tables of other programs, which
// have neither en_terms nor vi_terms, are read as they are, without escapes.
#include <utility>

#include "glossary/cell_lists.h"
#include "glossary/columns.h"
#include "glossary/formats.h"
#include "glossary/table_reader.h"
#include "glossary/text_rows.h"
#include "input/lines.h"

namespace align {

Result<Done> append_tsv_glossary(std::string& out, const Glossary& glossary,
                                 const GlossaryWriteOptions& /*options*/, Dropped& dropped) {
  const char* separator = "";
  for (const std::string& name : header_of(glossary, dropped)) {
    out.append(separator).append(name);
    separator = "\t";
  }
  out.push_back('\n');
  for (const GlossaryEntry& entry : glossary.entries) {
    if (!has_terms(entry, dropped)) continue;
    const auto cells = cells_of(entry);
    for (size_t i = 0; i < cells.size(); ++i) {
      if (i > 0) out.push_back('\t');
      out.append(is_list(static_cast<Column>(i)) ? cells[i] : escaped_cell(cells[i]));
    }
    if (!glossary.title.empty()) out.push_back('\t');
    out.push_back('\n');
  }
  return Done{};
}

Result<GlossaryIn> read_tsv_glossary(std::string_view text, const std::string& file, Lang from) {
  TableReader reader(file, from);
  LineRows lines(text);
  std::vector<std::string> cells;
  bool begun = false;
  for (TextRow row; lines.next(row);) {
    if (row.fault) {
      reader.add_fault(*row.fault, row.number);
      continue;
    }
    const std::vector<std::string_view> pieces = tab_cells(row.text);
    cells.assign(pieces.begin(), pieces.end());
    if (!std::exchange(begun, true) && reader.read_header(cells, row.number)) continue;
    if (reader.ours()) {
      for (size_t i = 0; i < cells.size(); ++i)
        if (!reader.is_list_at(i)) cells[i] = unescaped_cell(cells[i]);
    }
    reader.add_row(cells, row.number);
  }
  return reader.finish("lines with tabs: English TAB Vietnamese, or a header line first");
}

}  // namespace align
