// XLSX for people who review in a spreadsheet: the sheet "Glossary" with the columns of columns.h, the sheet "Contexts"
// with the sentences, by id. A decision is chosen from a list. Not read here.
//
// Every text is written as a string in a cell of the format text: what begins with = + - @ is no formula, not even after
// somebody has edited it. The same glossary gives the same bytes: all dates in the file are fixed.
#include <fmt/format.h>

#include <array>
#include <vector>

#include "glossary/columns.h"
#include "glossary/formats.h"
#include "glossary/xlsx_book.h"

namespace align {
namespace {

struct SheetColumn {
  Column column;
  double width;  // in characters
};
constexpr std::array<SheetColumn, 12> kSheet = {{{Column::id, 15},
                                                 {Column::type, 8},
                                                 {Column::en, 36},
                                                 {Column::vi, 36},
                                                 {Column::decision, 11},
                                                 {Column::score, 8},
                                                 {Column::evidence, 36},
                                                 {Column::en_terms, 40},
                                                 {Column::vi_terms, 40},
                                                 {Column::files, 20},
                                                 {Column::notes, 40},
                                                 {Column::domain, 14}}};
constexpr std::array<std::string_view, 4> kContextColumns = {"id", "language", "context", "source"};

class Sheet {
 public:
  Sheet(lxw_workbook* book, const char* name, const SheetLooks& looks, Dropped& dropped)
      : sheet_(workbook_add_worksheet(book, name)), looks_(looks), dropped_(dropped) {}

  lxw_worksheet* get() { return sheet_; }

  void head(lxw_col_t column, std::string_view name, double width, lxw_format* format) {
    worksheet_set_column(sheet_, column, column, width, format);
    write_text(sheet_, 0, column, name, looks_.head, dropped_);
  }
  void text(lxw_row_t row, lxw_col_t column, std::string_view value) {
    write_text(sheet_, row, column, value, looks_.text, dropped_);
  }
  void number(lxw_row_t row, lxw_col_t column, double value) {
    worksheet_write_number(sheet_, row, column, value, looks_.score);
  }
  // The header stays in sight and filters the rows below it.
  void close(lxw_row_t rows, lxw_col_t columns) {
    worksheet_freeze_panes(sheet_, 1, 0);
    worksheet_autofilter(sheet_, 0, 0, rows, static_cast<lxw_col_t>(columns - 1));
  }

 private:
  lxw_worksheet* sheet_;
  const SheetLooks& looks_;
  Dropped& dropped_;
};

lxw_row_t write_entries(Sheet& sheet, const SheetLooks& looks, const Glossary& glossary,
                        Dropped& dropped) {
  const std::vector<std::string> header = header_of(glossary, dropped);
  for (size_t i = 0; i < kSheet.size(); ++i) {
    const bool score = kSheet[i].column == Column::score;
    sheet.head(static_cast<lxw_col_t>(i), header[static_cast<size_t>(kSheet[i].column)],
               kSheet[i].width, score ? looks.score : looks.text);
  }
  lxw_row_t row = 0;
  for (const GlossaryEntry& entry : glossary.entries) {
    if (!has_terms(entry, dropped)) continue;
    if (row == kMostSheetRows) {
      dropped.add_entry(
          fmt::format("{}: the sheet is full, at most {} rows", entry.id, kMostSheetRows));
      continue;
    }
    ++row;
    const auto cells = cells_of(entry);
    for (size_t i = 0; i < kSheet.size(); ++i) {
      const auto column = static_cast<lxw_col_t>(i);
      if (kSheet[i].column != Column::score) {
        sheet.text(row, column, cells[static_cast<size_t>(kSheet[i].column)]);
      } else if (entry.score) {
        sheet.number(row, column, *entry.score);
      }
    }
  }
  sheet.close(row, kSheet.size());
  offer_words(sheet.get(), 4, row, "auto,accepted,edited,rejected", LXW_VALIDATION_ERROR_TYPE_STOP);
  return row;
}

void write_contexts(Sheet& sheet, const SheetLooks& looks, const Glossary& glossary,
                    Dropped& dropped) {
  constexpr std::array<double, kContextColumns.size()> kWidths = {15, 10, 100, 30};
  for (size_t i = 0; i < kContextColumns.size(); ++i)
    sheet.head(static_cast<lxw_col_t>(i), kContextColumns[i], kWidths[i], looks.text);
  lxw_row_t row = 0;
  for (const GlossaryEntry& entry : glossary.entries) {
    for (const Lang lang : {Lang::en, Lang::vi}) {
      const GlossaryContext& context = entry.contexts[static_cast<size_t>(index_of(lang))];
      if (context.empty()) continue;
      if (row == kMostSheetRows) {
        dropped.add("contexts");
        continue;
      }
      ++row;
      sheet.text(row, 0, entry.id);
      sheet.text(row, 1, name_of(lang));
      sheet.text(row, 2, context.text);
      sheet.text(row, 3, context.source);
    }
  }
  sheet.close(row, kContextColumns.size());
}

}  // namespace

Result<Done> append_xlsx(std::string& out, const Glossary& glossary,
                         const GlossaryWriteOptions& /*options*/, Dropped& dropped) {
  Result<XlsxBook> book = XlsxBook::create(glossary.title, dropped);
  if (!book) return book.error();
  const SheetLooks looks(book->get());
  Sheet entries(book->get(), "Glossary", looks, dropped);
  write_entries(entries, looks, glossary, dropped);
  Sheet contexts(book->get(), "Contexts", looks, dropped);
  write_contexts(contexts, looks, glossary, dropped);
  return book->append_to(out);
}

}  // namespace align
