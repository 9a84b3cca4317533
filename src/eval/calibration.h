// Are the scores what they say: of the rows with score 0.8, are 80 % right?
//
//     Calibration c = calibrate(score(gold, predictions, types).rows);
//     c.high.share()        share right of the rows with score >= 0.9
//
// Rows without a score are in no bin: `calibrate({{std::nullopt, true}})` has one `unscored` and no right row.
#ifndef ALIGN_EVAL_CALIBRATION_H_
#define ALIGN_EVAL_CALIBRATION_H_

#include <array>
#include <cstddef>
#include <span>

#include "eval/score.h"

namespace align {

constexpr double kHighScore = 0.9;

// Rows with low <= score < high; the last bin also holds score 1.
struct CalibrationBin {
  double low = 0;
  double high = 1;
  size_t rows = 0;
  size_t right = 0;
  double sum = 0;  // of the scores

  double share() const { return of_rows(static_cast<double>(right)); }
  double mean() const { return of_rows(sum); }
  double of_rows(double part) const { return rows == 0 ? 0 : part / static_cast<double>(rows); }
  void add(double score, bool is_right);
};

struct Calibration {
  std::array<CalibrationBin, 7> bins{{{0, 0.5},
                                      {0.5, 0.6},
                                      {0.6, 0.7},
                                      {0.7, 0.8},
                                      {0.8, kHighScore},
                                      {kHighScore, 0.95},
                                      {0.95, 1}}};
  CalibrationBin high{kHighScore, 1};
  size_t right = 0;     // in all bins
  size_t unscored = 0;  // rows without a score, which are left out

  // Of the right rows, how many have a high score.
  double share_of_right() const {
    return right == 0 ? 0 : static_cast<double>(high.right) / static_cast<double>(right);
  }
};

Calibration calibrate(std::span<const JudgedRow> rows);

}  // namespace align

#endif  // ALIGN_EVAL_CALIBRATION_H_
