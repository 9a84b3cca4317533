// A score for people and for programs.
#ifndef ALIGN_EVAL_REPORT_H_
#define ALIGN_EVAL_REPORT_H_

#include <cstddef>
#include <string>

#include "eval/calibration.h"
#include "eval/score.h"

namespace align {

// A line a type, then up to `faults` faults, tab-separated, then the line of all types together.
std::string score_text(const Score& score, size_t faults);
// {"all":{...},"by_type":{"PER":{...}}} and, when asked for, "errors":[...] and "calibration":{...}; counts as
// numbers, shares with four decimals.
std::string score_json(const Score& score, size_t faults, const Calibration* calibration = nullptr);
// A line a bin, then the line of the rows with a high score, then how many rows had no score.
std::string calibration_text(const Calibration& calibration);

}  // namespace align

#endif  // ALIGN_EVAL_REPORT_H_
