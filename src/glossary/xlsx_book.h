// Not for outside. What all XLSX files that we write have in common.
//
//     Result<XlsxBook> book = XlsxBook::create("Glossary", dropped);
//     lxw_worksheet* sheet = workbook_add_worksheet(book->get(), "Terms");
//     write_text(sheet, 0, 0, "=1+1", format, dropped);     the text, never a formula
//     book->append_to(out);                                 the bytes of the file
//
// The same calls give the same bytes: all dates in the file are fixed. Errors: only of the system, for libxlsxwriter
// writes to a temporary file.
#ifndef ALIGN_GLOSSARY_XLSX_BOOK_H_
#define ALIGN_GLOSSARY_XLSX_BOOK_H_

#include <xlsxwriter.h>

#include <memory>
#include <string>
#include <string_view>

#include "base/result.h"
#include "glossary/formats.h"

namespace align {

constexpr uint32_t kMostSheetRows = LXW_ROW_MAX - 1;  // without the header

class XlsxBook {
 public:
  static Result<XlsxBook> create(std::string_view title, Dropped& dropped);
  ~XlsxBook();
  XlsxBook(XlsxBook&&) noexcept;
  XlsxBook& operator=(XlsxBook&&) noexcept;

  lxw_workbook* get() const { return book_; }
  // The last call.
  Result<Done> append_to(std::string& out);

 private:
  class TemporaryFile;
  XlsxBook();

  std::unique_ptr<TemporaryFile> file_;
  std::string folder_;
  lxw_workbook* book_ = nullptr;
};

// As a cell can hold it: without what XML has no way to write, not longer than a cell may be.
std::string cell_text(std::string_view text, Dropped& dropped);

// How cells look in all our sheets.
struct SheetLooks {
  lxw_format* head;
  lxw_format* text;
  lxw_format* score;

  explicit SheetLooks(lxw_workbook* book);
};

// An empty text is no cell.
void write_text(lxw_worksheet* sheet, lxw_row_t row, lxw_col_t column, std::string_view text,
                lxw_format* format, Dropped& dropped);

// A cell of these offers the words of the list. `words` are separated by commas.
void offer_words(lxw_worksheet* sheet, lxw_col_t column, lxw_row_t rows, std::string_view words,
                 lxw_validation_error_types otherwise);

}  // namespace align

#endif  // ALIGN_GLOSSARY_XLSX_BOOK_H_
