#include "review/review_columns.h"

#include <fmt/format.h>

#include "base/blanks.h"
#include "base/hash.h"
#include "base/unicode.h"
#include "table/cells.h"

namespace align {

std::string review_text(std::string_view cell) { return std::string(trimmed(one_line(cell))); }

std::string review_mark(const ReviewCells& cells) {
  std::string bytes;
  for (size_t i = 0; i < kReviewColumns; ++i)
    if (is_input(static_cast<ReviewColumn>(i)))
      bytes.append(review_text(to_nfc(cells[i]))).append("\t");
  return fmt::format("{:016x}", hash64(bytes));
}

}  // namespace align
