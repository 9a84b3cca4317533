// The workbook is written. See xlsx_decisions.cc for the way back.
#include "review/review_xlsx.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <unordered_map>
#include <utility>

#include "base/utf8.h"
#include "glossary/xlsx_book.h"
#include "review/review_columns.h"
#include "text/normalize.h"

namespace align {
namespace {

using Column = ReviewColumn;

constexpr size_t kRowsAtOnce = 1000;
constexpr uint32_t kContextSide = 120;  // code points that are shown on each side of a name
constexpr std::array<double, kReviewColumns> kWidths = {14, 7,  28, 28, 7,  7,  30, 11, 9,
                                                        28, 28, 24, 60, 60, 12, 21, 18};
// English words, and the same in Vietnamese: see xlsx_decisions.cc.
constexpr std::array<std::string_view, 24> kHow = {
    "How to review",
    "",
    "Each row of the sheet \"Review\" is a name or term with its rendering. Rows in doubt come "
    "first. "
    "A decision holds for every place where the pair occurs.",
    "Fill in the column \"decision\", by its list or by typing:",
    "   accepted   the pair is right",
    "   rejected   the pair is wrong",
    "   edited   it should be what the columns \"new type\", \"new English\", \"new Vietnamese\" "
    "say; "
    "leave empty what stays as it is",
    "   absent   for a name without a counterpart: the other text does not have it",
    "   open   an earlier decision is taken back",
    "A row without a decision says nothing. A note is kept with its decision.",
    "Only these columns can be changed. Never change id, type, English or Vietnamese: they say "
    "what "
    "the row is about.",
    "Sort, filter, hide and widen columns as you like. Save as .xlsx.",
    "",
    "How to bring it back:   align review apply FILE.xlsx --db JOB.review.db",
    "Twice is as once. What is wrong in a row is said with its number; the other rows count.",
    "",
    "Cách làm",
    "",
    "Mỗi dòng của trang \"Review\" là một tên hoặc thuật ngữ cùng cách dịch. Điền vào cột "
    "\"decision\":",
    "   accepted (đồng ý)      rejected (từ chối)      edited (sửa)      absent (không có)      "
    "open (mở lại)",
    "Khi sửa, ghi dạng đúng vào \"new English\" hoặc \"new Vietnamese\"; ô để trống giữ nguyên như "
    "cũ.",
    "Không sửa các cột id, type, English, Vietnamese. Lưu dưới dạng .xlsx.",
    "",
    "Nothing here is sent anywhere.   Không có gì được gửi đi đâu cả."};

// The first place of each pair, as the sheet shows it.
struct Context {
  int64_t occurrence = 0;
  std::array<std::string, 2> text;
};
using Contexts = std::unordered_map<int64_t, Context>;

// What stands around the span; of a long text not more than fits into a glance.
std::string cut_around(const std::string& text, std::array<uint32_t, 2> span) {
  const CodePointIndex index(text);
  const uint32_t size = index.code_point_at(static_cast<uint32_t>(text.size()));
  const uint32_t start = std::min(span[0], size);
  const uint32_t end = std::clamp(span[1], start, size);
  uint32_t from = start > kContextSide ? start - kContextSide : 0;
  uint32_t to = size - end > kContextSide ? end + kContextSide : size;
  if (from < kContextSide / 4) from = 0;
  if (size - to < kContextSide / 4) to = size;
  const uint32_t begin = index.byte_at(from);
  return (from > 0 ? "…" : "") + text.substr(begin, index.byte_at(to) - begin) +
         (to < size ? "…" : "");
}

Result<Contexts> first_places(const ReviewStore& store) {
  Contexts out;
  const auto done = store.visit_segments([&](const ReviewSegment& segment) {
    for (const ReviewSegment::Place& place : segment.places) {
      Context& first = out[place.pair];
      if (first.occurrence != 0 && first.occurrence <= place.occurrence) continue;
      first.occurrence = place.occurrence;
      for (size_t side = 0; side < 2; ++side)
        first.text[side] = cut_around(segment.text[side], place.span[side]);
    }
  });
  if (!done) return done.error();
  return out;
}

// What the pair was decided to be, if the decision is about it and not about one that became this.
const Decision* own_decision(const ReviewPair& pair) {
  if (!pair.decision) return nullptr;
  return key_of(pair.decision->pair) == key_of(pair.pair) ? &*pair.decision : nullptr;
}

void fill_decision(ReviewCells& cells, const ReviewPair& pair) {
  const Decision* decision = own_decision(pair);
  if (decision == nullptr || decision->verdict == Verdict::open) return;
  const auto cell = [&](Column column) -> std::string& { return cells[index_of(column)]; };
  const bool same = decision->to && *decision->to == pair.pair;
  cell(Column::decision) = name_of(same ? Verdict::accepted : decision->verdict);
  cell(Column::note) = decision->note;
  cell(Column::by) = decision->by;
  cell(Column::at) = decision->at;
  if (!decision->to || same) return;
  const auto changed = [](std::string_view now, std::string_view before) {
    return std::string(now == before ? "" : now);
  };
  cell(Column::new_type) = changed(name_of(decision->to->type), name_of(pair.pair.type));
  cell(Column::new_en) = changed(decision->to->names[0], pair.pair.names[0]);
  cell(Column::new_vi) = changed(decision->to->names[1], pair.pair.names[1]);
}

ReviewCells cells_of(const ReviewPair& pair, const Contexts& contexts) {
  ReviewCells out;
  const auto cell = [&](Column column) -> std::string& { return out[index_of(column)]; };
  cell(Column::id) = pair.pair.key();
  cell(Column::type) = name_of(pair.pair.type);
  cell(Column::en) = pair.pair.names[0];
  cell(Column::vi) = pair.pair.names[1];
  cell(Column::evidence) = pair.evidence;
  if (pair.decision && own_decision(pair) == nullptr)
    cell(Column::evidence) +=
        fmt::format("; \"{}\" = \"{}\" was edited into this", pair.decision->pair.names[0],
                    pair.decision->pair.names[1]);
  fill_decision(out, pair);
  if (!cell(Column::decision).empty()) cell(Column::mark) = review_mark(out);
  if (const auto it = contexts.find(pair.id); it != contexts.end()) {
    cell(Column::en_context) = it->second.text[0];
    cell(Column::vi_context) = it->second.text[1];
  }
  return out;
}

struct Looks : SheetLooks {  // locked, as are all but `input`
  lxw_format* input;
  lxw_format* plain;

  explicit Looks(lxw_workbook* book)
      : SheetLooks(book), input(workbook_add_format(book)), plain(workbook_add_format(book)) {
    format_set_unlocked(input);
    format_set_num_format(input, "@");
    for (lxw_format* format : {input, plain}) {
      format_set_text_wrap(format);
      format_set_align(format, LXW_ALIGN_VERTICAL_TOP);
    }
  }
};

class ReviewSheet {
 public:
  ReviewSheet(lxw_workbook* book, Dropped& dropped)
      : book_(book),
        sheet_(workbook_add_worksheet(book, "Review")),
        looks_(book),
        dropped_(dropped) {
    for (size_t i = 0; i < kReviewColumns; ++i) {
      const auto column = static_cast<lxw_col_t>(i);
      lxw_row_col_options options{};
      options.hidden = static_cast<Column>(i) == Column::mark;
      worksheet_set_column_opt(sheet_, column, column, kWidths[i], look_of(static_cast<Column>(i)),
                               &options);
      write_text(sheet_, 0, column, kReviewHeader[i], looks_.head, dropped_);
    }
  }

  void add(const ReviewPair& pair, const Contexts& contexts) {
    Dropped unfit;
    for (const std::string& name : pair.pair.names) (void)cell_text(name, unfit);
    if (!unfit.counts.empty()) return dropped_.add("pairs whose names no cell can hold");
    if (rows_ == kMostSheetRows) return dropped_.add("pairs, for the sheet is full");
    ++rows_;
    const ReviewCells cells = cells_of(pair, contexts);
    for (size_t i = 0; i < kReviewColumns; ++i)
      write_text(sheet_, rows_, static_cast<lxw_col_t>(i), cells[i],
                 look_of(static_cast<Column>(i)), dropped_);
    number(Column::score, pair.score, looks_.score);
    number(Column::count, static_cast<double>(std::max(pair.en_count, pair.vi_count)),
           looks_.plain);
  }

  void close() {
    worksheet_freeze_panes(sheet_, 1, 0);
    worksheet_autofilter(sheet_, 0, 0, rows_, kReviewColumns - 1);
    offer_words(sheet_, place(Column::decision), rows_, "accepted,rejected,edited,absent,open",
                LXW_VALIDATION_ERROR_TYPE_WARNING);
    offer_words(sheet_, place(Column::new_type), rows_, "PER,ORG,LOC,MISC,NORP,TITLE,TERM,ID",
                LXW_VALIDATION_ERROR_TYPE_STOP);
    colour("accepted", 0xE2F0D9);
    colour("rejected", 0xFBE5D6);
    colour("edited", 0xDDEBF7);
    colour("absent", 0xEDEDED);
    protect(sheet_);
  }

  // Without a password: against slips, not against people.
  static void protect(lxw_worksheet* sheet) {
    lxw_protection allowed{};
    allowed.autofilter = LXW_TRUE;
    allowed.sort = LXW_TRUE;
    allowed.format_columns = LXW_TRUE;
    allowed.format_rows = LXW_TRUE;
    worksheet_protect(sheet, nullptr, &allowed);
  }

  const Looks& looks() const { return looks_; }

 private:
  static lxw_col_t place(Column column) { return static_cast<lxw_col_t>(index_of(column)); }
  lxw_format* look_of(Column column) const { return is_input(column) ? looks_.input : looks_.text; }
  void number(Column column, double value, lxw_format* format) {
    worksheet_write_number(sheet_, rows_, place(column), value, format);
  }

  // The whole row by the word in it.
  void colour(std::string_view word, lxw_color_t background) {
    if (rows_ == 0) return;
    lxw_format* format = workbook_add_format(book_);
    format_set_bg_color(format, background);
    std::string rule = fmt::format("=$H2=\"{}\"", word);
    lxw_conditional_format condition{};
    condition.type = LXW_CONDITIONAL_TYPE_FORMULA;
    condition.value_string = rule.data();
    condition.format = format;
    worksheet_conditional_format_range(sheet_, 1, 0, rows_, place(Column::at), &condition);
  }

  lxw_workbook* book_;
  lxw_worksheet* sheet_;
  Looks looks_;
  Dropped& dropped_;
  lxw_row_t rows_ = 0;
};
static_assert(index_of(Column::decision) == 'H' - 'A');

void write_how(lxw_workbook* book, const Looks& looks, Dropped& dropped) {
  constexpr double kWidth = 120;
  lxw_worksheet* sheet = workbook_add_worksheet(book, "How");
  worksheet_set_column(sheet, 0, 0, kWidth, looks.plain);
  for (size_t i = 0; i < kHow.size(); ++i)
    write_text(sheet, static_cast<lxw_row_t>(i), 0, kHow[i],
               kHow[i] == "How to review" || kHow[i] == "Cách làm" ? looks.head : looks.plain,
               dropped);
  ReviewSheet::protect(sheet);
}

}  // namespace

Result<Done> append_review_xlsx(std::string& out, const ReviewStore& store, std::string_view job,
                                Dropped& dropped) {
  Result<XlsxBook> book = XlsxBook::create(job, dropped);
  if (!book) return book.error();
  const Result<Contexts> contexts = first_places(store);
  if (!contexts) return contexts.error();
  const Result<std::vector<int64_t>> ids = store.ids({});
  if (!ids) return ids.error();
  ReviewSheet sheet(book->get(), dropped);
  for (size_t i = 0; i < ids->size(); i += kRowsAtOnce) {
    const auto begin = ids->begin() + static_cast<std::ptrdiff_t>(i);
    const auto end = begin + static_cast<std::ptrdiff_t>(std::min(kRowsAtOnce, ids->size() - i));
    const Result<std::vector<ReviewPair>> pairs = store.pairs({begin, end});
    if (!pairs) return pairs.error();
    for (const ReviewPair& pair : *pairs) sheet.add(pair, *contexts);
  }
  sheet.close();
  write_how(book->get(), sheet.looks(), dropped);
  return book->append_to(out);
}

}  // namespace align
