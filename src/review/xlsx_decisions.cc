// Decisions out of a workbook that people filled in.
#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <utility>

#include "base/unicode.h"
#include "input/xlsx_reader.h"
#include "review/review_columns.h"
#include "review/review_xlsx.h"
#include "text/fold.h"

namespace align {
namespace {

using Column = ReviewColumn;

constexpr size_t kHeaderWithin = 20;  // rows, for people put titles above
constexpr size_t kLongestHeader = 100;
constexpr size_t kLongestName = 32767;
constexpr size_t kMostFaults = 1000;
constexpr size_t kMostText = size_t{256} << 20;  // of all decisions

// As spelling_key() has them: without case.
constexpr std::array<std::pair<std::string_view, Verdict>, 26> kWords = {
    {{"accepted", Verdict::accepted},
     {"accept", Verdict::accepted},
     {"đồng ý", Verdict::accepted},
     {"chấp nhận", Verdict::accepted},
     {"đúng", Verdict::accepted},
     {"duyệt", Verdict::accepted},
     {"rejected", Verdict::rejected},
     {"reject", Verdict::rejected},
     {"từ chối", Verdict::rejected},
     {"bác bỏ", Verdict::rejected},
     {"loại bỏ", Verdict::rejected},
     {"sai", Verdict::rejected},
     {"không đúng", Verdict::rejected},
     {"edited", Verdict::edited},
     {"edit", Verdict::edited},
     {"sửa", Verdict::edited},
     {"đã sửa", Verdict::edited},
     {"chỉnh sửa", Verdict::edited},
     {"absent", Verdict::absent},
     {"not in the text", Verdict::absent},
     {"không có", Verdict::absent},
     {"không xuất hiện", Verdict::absent},
     {"open", Verdict::open},
     {"reopen", Verdict::open},
     {"mở", Verdict::open},
     {"mở lại", Verdict::open}}};

std::optional<Verdict> verdict_of(const std::string& cell) {
  const std::string key = spelling_key(to_nfc(cell));
  for (const auto& [word, verdict] : kWords)
    if (spelling_key(word) == key) return verdict;
  return std::nullopt;
}

std::string quoted(std::string_view text) {
  constexpr size_t kShown = 60;
  size_t end = std::min(text.size(), kShown);
  while (end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) --end;
  return fmt::format("'{}{}'", text.substr(0, end), end < text.size() ? "…" : "");
}

constexpr bool is_read(Column column) {
  return column < Column::score || is_input(column) || column >= Column::by;
}

// Which column of the sheet is which; nothing when the row is no header.
using Places = std::array<std::optional<uint32_t>, kReviewColumns>;
std::optional<Places> header_in(const std::vector<XlsxCell>& cells) {
  Places out;
  for (const XlsxCell& cell : cells) {
    if (cell.text.size() > kLongestHeader) continue;
    const std::string key = fold_key(cell.text);
    for (size_t i = 0; i < kReviewColumns; ++i)
      if (!out[i] && is_read(static_cast<Column>(i)) && fold_key(kReviewHeader[i]) == key)
        out[i] = cell.column;
  }
  for (const Column needed : {Column::id, Column::type, Column::en, Column::vi, Column::decision})
    if (!out[index_of(needed)]) return std::nullopt;
  return out;
}

// A row of the sheet as a decision: nothing when it says none.
class RowReader {
 public:
  explicit RowReader(const ReviewCells& cells) : cells_(cells) {}

  Result<std::optional<Decision>> read() const {
    const std::string word = input(Column::decision);
    const auto [has_new, new_cell] = first_new_cell();
    if (cell(Column::id).empty() && word.empty() && !has_new) return std::optional<Decision>();
    const Result<PairName> pair = pair_of_row();
    if (!pair) return pair.error();
    if (word.empty() && has_new)
      return fault(fmt::format("{} is filled in without a decision, expected edited", new_cell));
    if (word.empty()) return std::optional<Decision>();
    const auto verdict = verdict_of(word);
    if (!verdict)
      return fault(fmt::format("decision {}, expected accepted, rejected, edited, absent or open",
                               quoted(word)));
    Decision out;
    out.pair = *pair;
    out.verdict = *verdict;
    out.note = input(Column::note);
    if (const auto wrong = fault_of(out, has_new, new_cell)) return *wrong;
    if (out.verdict == Verdict::edited) {
      Result<PairName> to = edited(out.pair);
      if (!to) return to.error();
      out.to = std::move(*to);
    }
    // As it was written: somebody decided that then.
    if (cell(Column::mark) == review_mark(cells_) && is_decision_time(cell(Column::at))) {
      out.by = input(Column::by);
      out.at = cell(Column::at);
    }
    return std::optional(std::move(out));
  }

 private:
  const std::string& cell(Column column) const { return cells_[index_of(column)]; }
  std::string input(Column column) const { return review_text(cell(column)); }
  static Error fault(std::string message) { return {ErrorCode::format, std::move(message)}; }

  // One that says something else than the row.
  std::pair<bool, std::string_view> first_new_cell() const {
    constexpr std::array<std::pair<Column, Column>, 3> kPairs = {{{Column::new_type, Column::type},
                                                                  {Column::new_en, Column::en},
                                                                  {Column::new_vi, Column::vi}}};
    for (const auto& [after, before] : kPairs)
      if (const std::string text = input(after); !text.empty() && text != input(before))
        return {true, kReviewHeader[index_of(after)]};
    return {false, ""};
  }

  Result<PairName> pair_of_row() const {
    const auto type = type_from_name(input(Column::type));
    PairName out{type.value_or(Type::MISC), {cell(Column::en), cell(Column::vi)}};
    const std::string id = input(Column::id);
    if (id.empty()) return fault("has no id, expected a row as `align review --xlsx` wrote it");
    for (const std::string& name : out.names)
      if (name.size() > kLongestName) return fault("has a name of more than 32767 bytes");
    if (type && out.key() == id) return out;
    return fault(fmt::format(
        "id {} is not that of {} \"{}\" = \"{}\": type, English or Vietnamese was changed; put "
        "back "
        "what was there, choose edited, and write what is right into new type, new English or new "
        "Vietnamese",
        quoted(id), quoted(input(Column::type)), out.names[0], out.names[1]));
  }

  std::optional<Error> fault_of(const Decision& decision, bool has_new,
                                std::string_view new_cell) const {
    const auto& [en, vi] = decision.pair.names;
    const bool alone = en.empty() || vi.empty();
    if (decision.verdict == Verdict::edited && !has_new)
      return fault(
          "decision edited without anything new, expected new type, new English or new Vietnamese");
    if (decision.verdict != Verdict::edited && has_new)
      return fault(fmt::format("decision {}, but {} is filled in, expected edited",
                               name_of(decision.verdict), new_cell));
    if (decision.verdict == Verdict::absent && !alone)
      return fault("decision absent of a pair with both names, expected rejected");
    if (decision.verdict == Verdict::accepted && alone)
      return fault(
          "decision accepted of a name alone, expected edited with its counterpart, or absent");
    return std::nullopt;
  }

  Result<PairName> edited(const PairName& from) const {
    PairName out = from;
    if (const std::string text = input(Column::new_type); !text.empty()) {
      std::string capitals = text;
      for (char& c : capitals) c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
      const auto type = type_from_name(capitals);
      if (!type)
        return fault(fmt::format(
            "new type {}, expected PER, ORG, LOC, MISC, NORP, TITLE, TERM or ID", quoted(text)));
      out.type = *type;
    }
    if (std::string text = input(Column::new_en); !text.empty()) out.names[0] = std::move(text);
    if (std::string text = input(Column::new_vi); !text.empty()) out.names[1] = std::move(text);
    for (const std::string& name : out.names)
      if (name.size() > kLongestName) return fault("has a name of more than 32767 bytes");
    return out;
  }

  const ReviewCells& cells_;
};

class SheetReader {
 public:
  SheetReader(const std::string& file, std::string_view sheet, SheetDecisions& out, size_t& text)
      : file_(file), sheet_(sheet), out_(out), text_(text) {}

  // False ends the reading.
  bool take(uint32_t row, const std::vector<XlsxCell>& cells) {
    if (!places_) {
      places_ = header_in(cells);
      return places_ || ++before_ < kHeaderWithin;
    }
    ReviewCells own;
    std::optional<Error> wrong;
    for (const XlsxCell& cell : cells) {
      const auto it = std::find(places_->begin(), places_->end(), cell.column);
      if (it == places_->end()) continue;
      const auto at = static_cast<size_t>(it - places_->begin());
      own[at] = cell.text;
      if (cell.error && is_input(static_cast<Column>(at)))
        wrong = Error{ErrorCode::format, fmt::format("{} is the error {}, expected a text",
                                                     kReviewHeader[at], quoted(cell.text))};
    }
    if (wrong) {
      add_fault(*std::move(wrong), row);
      return true;
    }
    Result<std::optional<Decision>> decision = RowReader(own).read();
    if (!decision) {
      add_fault(decision.error(), row);
    } else if (*decision) {
      add(std::move(**decision));
    }
    return text_ <= kMostText;
  }
  bool has_header() const { return places_.has_value(); }

 private:
  void add(Decision decision) {
    for (const std::optional<PairName>& pair : {std::optional(decision.pair), decision.to})
      if (pair) text_ += pair->names[0].size() + pair->names[1].size();
    text_ += decision.note.size() + sizeof decision;
    out_.decisions.push_back(std::move(decision));
  }

  void add_fault(Error error, uint32_t row) {
    if (out_.faults.size() == kMostFaults) {
      ++out_.more_faults;
      return;
    }
    error.file = file_;
    error.line = row;
    error.message = fmt::format("sheet {}, row {}: {}", quoted(sheet_), row, error.message);
    out_.faults.push_back(std::move(error));
  }

  const std::string& file_;
  std::string_view sheet_;
  SheetDecisions& out_;
  size_t& text_;
  std::optional<Places> places_;
  size_t before_ = 0;  // rows before the header
};

}  // namespace

bool is_review_xlsx(std::string_view head) {
  // An old workbook, or one with a password, is none, but what to do is said by its reader.
  return ZipParts::is_zip(head) || head.starts_with("\xD0\xCF\x11\xE0");
}

Result<SheetDecisions> read_review_xlsx(std::string_view bytes, const std::string& file) {
  Result<XlsxReader> book = XlsxReader::open(bytes, file);
  if (!book) return book.error();
  SheetDecisions out;
  size_t text = 0;
  bool found = false;
  for (size_t i = 0; i < book->sheets().size(); ++i) {
    SheetReader sheet(file, book->sheets()[i], out, text);
    const auto done = book->read(i, [&](uint32_t row, const std::vector<XlsxCell>& cells) {
      return sheet.take(row, cells);
    });
    if (!done) return done.error();
    if (text > kMostText)
      return Error{ErrorCode::too_large,
                   fmt::format("has decisions of more than {} MiB, the limit", kMostText >> 20),
                   file};
    found = found || sheet.has_header();
  }
  if (!found)
    return Error{
        ErrorCode::format,
        "has no sheet with the columns id, type, English, Vietnamese and decision, expected "
        "a workbook as `align review --xlsx` writes it",
        file};
  return out;
}

}  // namespace align
