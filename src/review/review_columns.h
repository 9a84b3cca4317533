// Not for outside. The columns of the sheet "Review": what its writer and its reader agree on.
#ifndef ALIGN_REVIEW_REVIEW_COLUMNS_H_
#define ALIGN_REVIEW_REVIEW_COLUMNS_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace align {

enum class ReviewColumn : uint8_t {
  id,
  type,
  en,
  vi,
  score,
  count,
  evidence,
  decision,
  new_type,
  new_en,
  new_vi,
  note,
  en_context,
  vi_context,
  by,
  at,
  mark  // of what a person can change, as it was written: review_mark()
};
constexpr size_t kReviewColumns = 17;
constexpr std::array<std::string_view, kReviewColumns> kReviewHeader = {"id",
                                                                        "type",
                                                                        "English",
                                                                        "Vietnamese",
                                                                        "score",
                                                                        "count",
                                                                        "evidence",
                                                                        "decision",
                                                                        "new type",
                                                                        "new English",
                                                                        "new Vietnamese",
                                                                        "note",
                                                                        "context English",
                                                                        "context Vietnamese",
                                                                        "decided by",
                                                                        "decided at",
                                                                        "as written"};

constexpr size_t index_of(ReviewColumn column) { return static_cast<size_t>(column); }
constexpr bool is_input(ReviewColumn column) {
  return column >= ReviewColumn::decision && column <= ReviewColumn::note;
}

using ReviewCells = std::array<std::string, kReviewColumns>;

// On one line, without blanks at its edges: as people mean what they type.
std::string review_text(std::string_view cell);
// Equal when nobody changed one of the cells that people fill in.
std::string review_mark(const ReviewCells& cells);

}  // namespace align

#endif  // ALIGN_REVIEW_REVIEW_COLUMNS_H_
