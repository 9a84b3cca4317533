// Cells of tables that hold more than one thing, as people write them: what stands in the columns en_terms, vi_terms,
// notes and files of TSV, CSV and XLSX. Items are divided by " | ".
//
//     notes     House style: in full | see also MAE
//     files     news: 22 | old.tsv: 3
//     en_terms  {count 12; from 2025-03-01} | MOH {acronym; count 4} | Health Ministry {deprecated; note never in print}
//
// A term has its attributes behind it in braces, divided by ";": its status (preferred, admitted, deprecated,
// superseded), its kind (full, acronym, abbreviation, short-form, variant), "count N", "from DATE", "to DATE",
// "note TEXT"; in any order, any of them or none. A term without a status is admitted. Braces without a term belong to
// the preferred term, which has a column of its own (en, vi) and stands first unless they stand elsewhere.
//
// Escapes: \| \{ \} \; \\ for these characters, \t \n \r for tab and line ends, \s for a blank at the edge of an item,
// \e for an item that is empty. A backslash before anything else is a backslash.
//
//     read_terms("MOH {acromym}", "", terms)    an Error: 'acromym' is none of the attributes of a term
#ifndef ALIGN_GLOSSARY_CELL_LISTS_H_
#define ALIGN_GLOSSARY_CELL_LISTS_H_

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/blanks.h"
#include "base/result.h"
#include "glossary/glossary.h"

namespace align {

// For cells that are no lists: backslash, tab and line ends.
std::string escaped_cell(std::string_view text);
std::string unescaped_cell(std::string_view cell);

std::string items_cell(const std::vector<std::string>& items);
std::vector<std::string> read_items(std::string_view cell);

std::string counts_cell(const std::map<std::string, uint64_t>& counts);
Result<std::map<std::string, uint64_t>> read_counts(std::string_view cell);

// All terms of a side; `own` is the one that has its own column, and is one of them or null.
std::string terms_cell(const std::vector<GlossaryTerm>& terms, const GlossaryTerm* own);
// `own`: what stands in that column, empty for nothing.
Result<std::vector<GlossaryTerm>> read_terms(std::string_view cell, std::string_view own);

// A term of somebody's file: one line, no blanks around.
std::string clean_term(std::string_view text);

}  // namespace align

#endif  // ALIGN_GLOSSARY_CELL_LISTS_H_
