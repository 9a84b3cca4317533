#include "glossary/text_rows.h"

#include <algorithm>

#include "base/blanks.h"
#include "base/utf8.h"

namespace align {
namespace {

char line_end_of(std::string_view text) {
  return text.find('\n') == std::string_view::npos ? '\r' : '\n';
}

std::optional<Error> utf8_fault(std::string_view row) {
  if (!find_invalid_utf8(row)) return std::nullopt;
  return Error{ErrorCode::invalid_utf8, "invalid UTF-8, expected UTF-8 text"};
}

}  // namespace

LineRows::LineRows(std::string_view text) : rest_(text), end_(line_end_of(text)) {}

bool LineRows::next(TextRow& row) {
  while (!rest_.empty()) {
    const size_t size = std::min(rest_.find(end_), rest_.size());
    row.text = rest_.substr(0, size);
    row.number = ++number_;
    rest_.remove_prefix(std::min(size + 1, rest_.size()));
    if (row.text.ends_with('\r')) row.text.remove_suffix(1);
    if (is_blank(row.text)) continue;
    row.fault = utf8_fault(row.text);
    return true;
  }
  return false;
}

CsvRows::CsvRows(std::string_view text, char separator)
    : text_(text), separator_(separator), end_(line_end_of(text)) {}

bool CsvRows::at_row_end() const {
  if (at_ >= text_.size() || text_[at_] == end_) return true;
  return end_ == '\n' && text_.substr(at_).starts_with("\r\n");
}

void CsvRows::pass_row_end() {
  if (at_ < text_.size() && text_[at_] != end_) ++at_;
  if (at_ < text_.size()) ++at_;
  ++number_;
}

// Behind the opening quote; false when the quote is never closed.
bool CsvRows::read_quoted(CsvRow& row, std::string& cell) {
  for (;;) {
    const size_t quote = text_.find('"', at_);
    const std::string_view piece = text_.substr(at_, quote - at_);
    number_ += static_cast<size_t>(std::count(piece.begin(), piece.end(), end_));
    cell.append(piece);
    if (quote == std::string_view::npos) {
      at_ = text_.size();
      row.fault = Error{ErrorCode::format,
                        "a quote that is opened here is never closed, so that all that follows "
                        "is one row; expected \" at the end of the cell"};
      return false;
    }
    at_ = quote + 1;
    if (at_ >= text_.size() || text_[at_] != '"') return true;
    cell.push_back('"');
    ++at_;
  }
}

// False at the end of the row.
bool CsvRows::read_cell(CsvRow& row) {
  std::string& cell = row.cells.emplace_back();
  if (at_ < text_.size() && text_[at_] == '"') {
    ++at_;
    if (!read_quoted(row, cell)) return false;
    if (!at_row_end() && text_[at_] != separator_ && !row.fault)
      row.fault = Error{ErrorCode::format,
                        "text behind a closing quote, expected a separator or the end of the row; "
                        "a quote within quotes is written twice"};
  }
  const size_t begin = at_;
  while (!at_row_end() && text_[at_] != separator_) ++at_;
  cell.append(text_.substr(begin, at_ - begin));
  if (at_row_end()) return false;
  ++at_;
  return true;
}

bool CsvRows::next(CsvRow& row) {
  while (at_ < text_.size()) {
    const size_t begin = at_;
    row.cells.clear();
    row.fault.reset();
    row.number = number_;
    while (read_cell(row)) {
    }
    const std::string_view whole = text_.substr(begin, at_ - begin);
    pass_row_end();
    if (is_blank(whole)) continue;
    if (auto fault = utf8_fault(whole)) row.fault = std::move(fault);
    return true;
  }
  return false;
}

void append_csv_cell(std::string& out, std::string_view cell) {
  const bool edge = !cell.empty() && (cell.front() == ' ' || cell.back() == ' ');
  if (!edge && cell.find_first_of(",;\"\t\r\n") == std::string_view::npos) {
    out.append(cell);
    return;
  }
  out.push_back('"');
  for (const char c : cell) {
    if (c == '"') out.push_back('"');
    out.push_back(c);
  }
  out.push_back('"');
}

}  // namespace align
