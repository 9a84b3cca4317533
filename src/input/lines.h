// Inputs with a pair a line: JSON Lines, bitext TSV, and the two files of Moses.
//
// Bitext: English TAB Vietnamese [TAB id [TAB ...]]; further columns become the member "columns" of `extra`. A first
// line of language names ("en", "vi", "English", "vi-VN", "source", "target", "src_text", "id" ...) says which column
// is what. No quoting. Lines that are blank are passed over, and count as lines.
//
//     "Hanoi\tHà Nội"        a record with the line number as id
//     "Hanoi"                a record with the error "no tab, expected English TAB Vietnamese"
//
// Moses: line n of one file is the translation of line n of the other; empty lines are records too. When one file has
// more lines than the other that is an Error at the end of the shorter one.
#ifndef ALIGN_INPUT_LINES_H_
#define ALIGN_INPUT_LINES_H_

#include <string>

#include "base/blanks.h"
#include "input/pair_source.h"

namespace align {

SourceResult open_records(const std::string& path, const SourceOptions& options);
SourceResult open_bitext(const std::string& path, const SourceOptions& options);
SourceResult open_moses(const std::string& en, const std::string& vi, const SourceOptions& options);

// The cells of a line, without quoting.
std::vector<std::string_view> tab_cells(std::string_view line);

std::string lower_ascii(std::string_view text);

// "EN-us" and "English" are English, "source" and "src" too; nothing for other words.
std::optional<Lang> lang_of_header(std::string_view cell);

// The line without a byte order mark, if it is the first.
std::string_view without_mark(const LineReader::Line& line);

}  // namespace align

#endif  // ALIGN_INPUT_LINES_H_
