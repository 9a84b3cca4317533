// The columns of a table as text, the same in every format that has columns.
#ifndef ALIGN_TABLE_CELLS_H_
#define ALIGN_TABLE_CELLS_H_

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "table/rows.h"

namespace align {

// Names as the interface fixes them.
std::span<const std::string_view> column_names(Level level);
// In the order of column_names(). Tabs and line ends are still what they were.
std::vector<std::string> cells(const TableRow& row, Level level);

// "a | b"; a bar inside a form becomes U+00A6, the broken bar.
std::string joined_forms(const std::vector<std::string>& forms);
// "source: detail; source: detail"
std::string evidence_text(const std::vector<EvidenceNote>& evidence);
std::string score_text(double score);
// As RFC 4180 has it: in quotes where it must be.
void append_csv_field(std::string& out, std::string_view field);
// Every run of tabs and line ends becomes one blank; other control characters too, for a terminal must
// not obey what stands in somebody's text.
std::string one_line(std::string_view text);

}  // namespace align

#endif  // ALIGN_TABLE_CELLS_H_
