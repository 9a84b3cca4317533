#include "review/review_columns.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/hash.h"
#include "base/unicode.h"
#include "table/cells.h"

namespace align {

std::string review_text(std::string_view cell) {
  const std::string line = one_line(cell);
  const size_t begin = std::min(line.find_first_not_of(' '), line.size());
  return line.substr(begin, line.find_last_not_of(' ') + 1 - begin);
}

std::string review_mark(const ReviewCells& cells) {
  std::string bytes;
  for (size_t i = 0; i < kReviewColumns; ++i)
    if (is_input(static_cast<ReviewColumn>(i)))
      bytes.append(review_text(to_nfc(cells[i]))).append("\t");
  return fmt::format("{:016x}", hash64(bytes));
}

}  // namespace align
