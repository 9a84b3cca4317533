// XLSX for people who review in a spreadsheet: the sheet "Glossary" with the columns of columns.h, the sheet "Contexts"
// with the sentences, by id. A decision is chosen from a list. Not read here.
//
// Every text is written as a string in a cell of the format text: what begins with = + - @ is no formula, not even after
// somebody has edited it. The same glossary gives the same bytes: all dates in the file are fixed.
#include <fmt/format.h>
#include <unistd.h>
#include <xlsxwriter.h>

#include <array>
#include <cerrno>
#include <filesystem>
#include <optional>
#include <vector>

#include "base/files.h"
#include "base/io_error.h"
#include "base/utf8.h"
#include "glossary/columns.h"
#include "glossary/formats.h"

namespace align {
namespace {

constexpr size_t kLongestCell = 32767;           // UTF-16 units, of Excel
constexpr uint32_t kMostRows = LXW_ROW_MAX - 1;  // without the header
constexpr time_t kCreated = 1735689600;          // 2025-01-01

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

// "_x0041_" is how the format writes characters that XML has not; the text itself must not look like one.
bool is_escape(std::string_view text) {
  return text.size() >= 7 && text.starts_with("_x") && text[6] == '_' &&
         text.substr(2, 4).find_first_not_of("0123456789abcdefABCDEF") == std::string_view::npos;
}

// As a cell can hold it: without what XML has no way to write, not longer than a cell may be.
std::string cell_text(std::string_view text, Dropped& dropped) {
  std::string out;
  size_t units = 0;
  for (size_t i = 0; i < text.size();) {
    const size_t begin = i;
    const char32_t c = next_code_point(text, i);
    units += c >= 0x10000 ? 2 : 1;
    if (units > kLongestCell) {
      dropped.add("ends of long texts");
      break;
    }
    if (c == 0 || c == 0xFFFE || c == 0xFFFF) {
      out.append("\uFFFD");
      dropped.add("characters");
    } else {
      out.append(is_escape(text.substr(begin)) ? "_x005F_" : text.substr(begin, i - begin));
    }
  }
  return out;
}

// A file that is gone when this is.
class TemporaryFile {
 public:
  TemporaryFile() {
    std::error_code error;
    path_ = (std::filesystem::temp_directory_path(error) / "align-xlsx-XXXXXX").string();
    fd_ = error ? -1 : ::mkstemp(path_.data());
    if (fd_ < 0) code_ = error ? error.value() : errno;
  }
  ~TemporaryFile() {
    if (fd_ < 0) return;
    ::close(fd_);
    ::unlink(path_.c_str());
  }
  TemporaryFile(const TemporaryFile&) = delete;
  TemporaryFile& operator=(const TemporaryFile&) = delete;

  const std::string& path() const { return path_; }
  bool good() const { return fd_ >= 0; }
  int code() const { return code_; }

 private:
  std::string path_;
  int fd_ = -1;
  int code_ = 0;
};

struct Looks {
  lxw_format* head;
  lxw_format* text;
  lxw_format* score;

  explicit Looks(lxw_workbook* book)
      : head(workbook_add_format(book)),
        text(workbook_add_format(book)),
        score(workbook_add_format(book)) {
    format_set_bold(head);
    format_set_bottom(head, LXW_BORDER_THIN);
    format_set_num_format(text, "@");
    format_set_text_wrap(text);
    format_set_num_format(score, "0.000");
    for (lxw_format* format : {text, score}) format_set_align(format, LXW_ALIGN_VERTICAL_TOP);
  }
};

class Sheet {
 public:
  Sheet(lxw_workbook* book, const char* name, const Looks& looks, Dropped& dropped)
      : sheet_(workbook_add_worksheet(book, name)), looks_(looks), dropped_(dropped) {}

  lxw_worksheet* get() { return sheet_; }

  void head(lxw_col_t column, std::string_view name, double width, lxw_format* format) {
    worksheet_set_column(sheet_, column, column, width, format);
    const std::string text = cell_text(name, dropped_);
    worksheet_write_string(sheet_, 0, column, text.c_str(), looks_.head);
  }
  void text(lxw_row_t row, lxw_col_t column, std::string_view value) {
    if (value.empty()) return;
    const std::string text = cell_text(value, dropped_);
    worksheet_write_string(sheet_, row, column, text.c_str(), looks_.text);
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
  const Looks& looks_;
  Dropped& dropped_;
};

void offer_decisions(lxw_worksheet* sheet, lxw_col_t column, lxw_row_t rows) {
  if (rows == 0) return;
  std::array<std::string, 4> decisions = {"auto", "accepted", "edited", "rejected"};
  std::array<char*, 5> list{};  // ends in null
  for (size_t i = 0; i < decisions.size(); ++i) list[i] = decisions[i].data();
  lxw_data_validation rule{};
  rule.validate = LXW_VALIDATION_TYPE_LIST;
  rule.value_list = list.data();
  worksheet_data_validation_range(sheet, 1, column, rows, column, &rule);
}

lxw_row_t write_entries(Sheet& sheet, const Looks& looks, const Glossary& glossary,
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
    if (row == kMostRows) {
      dropped.add_entry(fmt::format("{}: the sheet is full, at most {} rows", entry.id, kMostRows));
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
  offer_decisions(sheet.get(), 4, row);
  return row;
}

void write_contexts(Sheet& sheet, const Looks& looks, const Glossary& glossary, Dropped& dropped) {
  constexpr std::array<double, kContextColumns.size()> kWidths = {15, 10, 100, 30};
  for (size_t i = 0; i < kContextColumns.size(); ++i)
    sheet.head(static_cast<lxw_col_t>(i), kContextColumns[i], kWidths[i], looks.text);
  lxw_row_t row = 0;
  for (const GlossaryEntry& entry : glossary.entries) {
    for (const Lang lang : {Lang::en, Lang::vi}) {
      const GlossaryContext& context = entry.contexts[static_cast<size_t>(index_of(lang))];
      if (context.empty()) continue;
      if (row == kMostRows) {
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

Error failure(const std::string& path, int code) {
  return {ErrorCode::io,
          fmt::format("cannot write the temporary file of an XLSX: {}",
                      std::generic_category().message(code)),
          path};
}

}  // namespace

Result<Done> append_xlsx(std::string& out, const Glossary& glossary,
                         const GlossaryWriteOptions& /*options*/, Dropped& dropped) {
  const TemporaryFile file;
  if (!file.good()) return failure(file.path(), file.code());
  std::string folder = std::filesystem::path(file.path()).parent_path().string();
  lxw_workbook_options options{};
  options.tmpdir = folder.data();
  lxw_workbook* book = workbook_new_opt(file.path().c_str(), &options);
  if (book == nullptr) return failure(file.path(), ENOMEM);
  std::string title = cell_text(glossary.title, dropped);
  lxw_doc_properties properties{};
  properties.title = title.data();
  properties.created = kCreated;
  workbook_set_properties(book, &properties);
  const Looks looks(book);
  Sheet entries(book, "Glossary", looks, dropped);
  write_entries(entries, looks, glossary, dropped);
  Sheet contexts(book, "Contexts", looks, dropped);
  write_contexts(contexts, looks, glossary, dropped);
  errno = 0;
  if (workbook_close(book) != LXW_NO_ERROR) return failure(file.path(), errno == 0 ? EIO : errno);
  Result<std::string> bytes = read_file(file.path());
  if (!bytes) return bytes.error();
  out.append(*bytes);
  return Done{};
}

}  // namespace align
