#include "eval/calibration.h"

#include <algorithm>

namespace align {

void CalibrationBin::add(double score, bool is_right) {
  ++rows;
  right += is_right ? 1 : 0;
  sum += score;
}

Calibration calibrate(std::span<const JudgedRow> rows) {
  Calibration out;
  for (const JudgedRow& row : rows) {
    if (!row.score) {
      ++out.unscored;
      continue;
    }
    const auto bin = std::find_if(out.bins.begin(), out.bins.end() - 1,
                                  [&](const CalibrationBin& b) { return *row.score < b.high; });
    bin->add(*row.score, row.right);
    if (*row.score >= kHighScore) out.high.add(*row.score, row.right);
    out.right += row.right ? 1 : 0;
  }
  return out;
}

}  // namespace align
