// The table for a terminal: aligned columns, shortened until a row fits into a line. The evidence gives
// way first, then the names share what is left.
#include <algorithm>
#include <array>
#include <numeric>

#include "base/unicode.h"
#include "base/utf8.h"
#include "table/cells.h"
#include "table/formats.h"

namespace align {
namespace {

constexpr std::string_view kGap = "  ";
constexpr std::string_view kBold = "\x1B[1m";
constexpr std::string_view kDim = "\x1B[2m";
constexpr std::string_view kYellow = "\x1B[33m";
constexpr std::string_view kPlain = "\x1B[0m";
constexpr size_t kLeastName = 12;
constexpr size_t kLeastEvidence = 16;

using Line = std::vector<std::string>;

struct Columns {
  Line header;
  std::vector<size_t> names;            // columns that may be shortened
  size_t evidence = std::string::npos;  // the column of evidence; npos without one
  size_t score = 0;                     // stands to the right
};

Columns columns_of(const Table& table, bool explain) {
  if (table.level == Level::sentence) return {{"SCORE", "EN", "VI"}, {1, 2}, std::string::npos, 0};
  const char* place = table.level == Level::mention ? "SPANS" : "COUNT";
  Columns columns{{"TYPE", "EN", "VI", "SCORE", place}, {1, 2}, std::string::npos, 3};
  if (explain) return columns;
  columns.header.emplace_back("EVIDENCE");
  columns.evidence = 5;
  return columns;
}

std::string range_text(const std::optional<TableRow::Range>& range) {
  return range ? std::to_string(range->start) + "-" + std::to_string(range->end) : "-";
}

Line line_of(const TableRow& row, Level level, bool explain) {
  if (level == Level::sentence) return {score_text(row.score), one_line(row.en), one_line(row.vi)};
  const std::string place = level == Level::mention
                                ? range_text(row.en_range) + " " + range_text(row.vi_range)
                                : std::to_string(row.en_count) + "/" + std::to_string(row.vi_count);
  const bool aligned = !row.en.empty() && !row.vi.empty();
  Line line{std::string(name_of(row.type)), row.en.empty() ? "-" : one_line(row.en),
            row.vi.empty() ? "-" : one_line(row.vi), aligned ? score_text(row.score) : "-", place};
  if (!explain) line.push_back(one_line(evidence_text(row.evidence)));
  return line;
}

// Cut to `width` columns, with an ellipsis (U+2026) for what is missing.
std::string shortened(const std::string& text, size_t width) {
  if (display_width(text) <= width) return text;
  size_t end = 0;
  size_t used = 0;
  for (size_t i = 0; i < text.size();) {
    const size_t begin = i;
    next_code_point(text, i);
    used += display_width(std::string_view(text).substr(begin, i - begin));
    if (used + 1 > width) break;
    end = i;
  }
  return text.substr(0, end) + "\u2026";
}

// Takes away what is too much from the widths, evidence first.
void fit(std::vector<size_t>& widths, const Columns& columns, size_t terminal) {
  size_t total =
      std::accumulate(widths.begin(), widths.end(), size_t{0}) + kGap.size() * (widths.size() - 1);
  const auto shrink = [&](size_t column, size_t least) {
    const size_t room = widths[column] > least ? widths[column] - least : 0;
    const size_t cut = std::min(room, total > terminal ? total - terminal : 0);
    widths[column] -= cut;
    total -= cut;
  };
  if (columns.evidence != std::string::npos) shrink(columns.evidence, kLeastEvidence);
  // The wider name gives until both are the same, then each a half.
  while (total > terminal) {
    const size_t widest =
        *std::max_element(columns.names.begin(), columns.names.end(),
                          [&](size_t a, size_t b) { return widths[a] < widths[b]; });
    if (widths[widest] <= kLeastName) return;
    shrink(widest, widths[widest] - 1);
  }
}

class Terminal {
 public:
  Terminal(std::string& out, const Columns& columns, std::vector<size_t> widths, bool color)
      : out_(out), columns_(columns), widths_(std::move(widths)), color_(color) {}

  void line(const Line& cells, std::string_view style) {
    const size_t begin = out_.size();
    for (size_t i = 0; i < cells.size(); ++i) {
      const std::string cell = shortened(cells[i], widths_[i]);
      const std::string blanks(widths_[i] - std::min(widths_[i], display_width(cell)), ' ');
      const bool last = i + 1 == cells.size();
      if (i > 0) out_.append(kGap);
      if (i == columns_.score) out_.append(blanks);
      colored(cell, i == columns_.evidence ? kDim : style);
      if (i != columns_.score && !last) out_.append(blanks);
    }
    while (out_.size() > begin && out_.back() == ' ') out_.pop_back();
    out_.push_back('\n');
  }

  void notes(const std::vector<EvidenceNote>& notes) {
    for (const EvidenceNote& note : notes) {
      out_.append(6, ' ');
      colored(one_line(note.detail.empty() ? note.source : note.source + ": " + note.detail), kDim);
      out_.push_back('\n');
    }
  }

 private:
  void colored(const std::string& text, std::string_view style) {
    if (!color_ || style.empty() || text.empty()) {
      out_.append(text);
      return;
    }
    out_.append(style).append(text).append(kPlain);
  }

  std::string& out_;
  const Columns& columns_;
  std::vector<size_t> widths_;
  bool color_;
};

}  // namespace

void append_terminal_table(std::string& out, const Table& table, const TableLook& look) {
  const Columns columns = columns_of(table, look.explain);
  std::vector<Line> lines;
  lines.reserve(table.rows.size());
  std::vector<size_t> widths;
  for (const std::string& name : columns.header) widths.push_back(name.size());
  for (const TableRow& row : table.rows) {
    const Line& line = lines.emplace_back(line_of(row, table.level, look.explain));
    for (size_t i = 0; i < line.size(); ++i)
      widths[i] = std::max(widths[i], display_width(line[i]));
  }
  if (look.width > 0) fit(widths, columns, look.width);
  Terminal terminal(out, columns, std::move(widths), look.color);
  terminal.line(columns.header, kBold);
  for (size_t i = 0; i < lines.size(); ++i) {
    const TableRow& row = table.rows[i];
    const bool aligned = !row.en.empty() && !row.vi.empty();
    terminal.line(lines[i], aligned ? "" : kYellow);
    if (!look.explain) continue;
    terminal.notes(row.evidence);
    terminal.notes(row.explanation);
  }
}

}  // namespace align
