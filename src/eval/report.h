// A score for people and for programs.
#ifndef ALIGN_EVAL_REPORT_H_
#define ALIGN_EVAL_REPORT_H_

#include <cstddef>
#include <string>

#include "eval/score.h"

namespace align {

// A line a type, then up to `faults` faults, tab-separated, then the line of all types together.
std::string score_text(const Score& score, size_t faults);
// {"all":{...},"by_type":{"PER":{...}}} and, when asked for, "errors":[...]; counts as numbers, shares
// with four decimals.
std::string score_json(const Score& score, size_t faults);

}  // namespace align

#endif  // ALIGN_EVAL_REPORT_H_
