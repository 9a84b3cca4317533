// The rows of a text file: lines, or records of CSV. Line ends are LF or CRLF; CR alone where a file has no LF at all.
//
//     LineRows lines(text);
//     for (TextRow row; lines.next(row);) ...          row.text "Hanoi\tHà Nội", row.number 1
//     CsvRows rows(text, ',');                          "\"Smith, John\",x\r\n" -> two cells
//     for (CsvRow row; rows.next(row);) ...            "\"Smith\" John,x": row.fault says what is wrong with it
//
// Rows with bytes that are not UTF-8 come with a fault. Blank lines are passed over.
#ifndef ALIGN_GLOSSARY_TEXT_ROWS_H_
#define ALIGN_GLOSSARY_TEXT_ROWS_H_

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace align {

struct TextRow {
  std::string_view text;  // without its line end
  size_t number = 0;      // of the line, from 1
  std::optional<Error> fault;
};

class LineRows {
 public:
  explicit LineRows(std::string_view text);
  bool next(TextRow& row);

 private:
  std::string_view rest_;
  char end_;
  size_t number_ = 0;
};

struct CsvRow {
  std::vector<std::string> cells;
  size_t number = 0;  // of the line where it begins
  std::optional<Error> fault;
};

// RFC 4180. A quote in the middle of a cell without quotes is a character like others.
class CsvRows {
 public:
  CsvRows(std::string_view text, char separator);
  bool next(CsvRow& row);

 private:
  bool read_cell(CsvRow& row);
  bool read_quoted(CsvRow& row, std::string& cell);
  bool at_row_end() const;
  void pass_row_end();

  std::string_view text_;
  char separator_;
  char end_;
  size_t at_ = 0;
  size_t number_ = 1;
};

// The cell as CSV has it, quoted where it must be.
void append_csv_cell(std::string& out, std::string_view cell);

}  // namespace align

#endif  // ALIGN_GLOSSARY_TEXT_ROWS_H_
