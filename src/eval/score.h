// Precision, recall and F1 of predicted pairs against gold.
//
// A pair is exact when on both sides gold span <= predicted span <= longest span; partial when both sides
// overlap the longest span. Each prediction serves one gold pair; exact ones are given away first, in the
// order of the records. A prediction that serves a gold pair of a type that is not asked for is neither
// right nor wrong; one that serves none counts when its own type is asked for.
#ifndef ALIGN_EVAL_SCORE_H_
#define ALIGN_EVAL_SCORE_H_

#include <cstddef>
#include <map>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <vector>

#include "eval/gold.h"

namespace align {

struct Counts {
  size_t gold = 0;
  size_t predicted = 0;
  size_t exact = 0;
  size_t partial = 0;  // the exact ones included
  size_t typed = 0;    // exact and of the right type

  double precision() const { return ratio(exact, predicted); }
  double recall() const { return ratio(exact, gold); }
  double f1() const { return harmonic(exact); }
  double partial_f1() const { return harmonic(partial); }
  double typed_share() const { return ratio(typed, exact); }
  friend bool operator==(const Counts&, const Counts&) = default;

 private:
  static double ratio(size_t part, size_t whole) {
    return whole == 0 ? 0 : static_cast<double>(part) / static_cast<double>(whole);
  }
  double harmonic(size_t right) const;
};

struct EvalFault {
  enum class Kind { miss, span, wrong };  // not found, found with other edges, found without need
  Kind kind = Kind::miss;
  std::string id;
  std::string type;
  std::string en;
  std::string vi;
  std::string detail;  // what was predicted instead, or why
};

// A prediction that counts, for the calibration of its score (calibration.h).
struct JudgedRow {
  std::optional<double> score;  // as predicted, from 0 to 1
  bool right = false;           // exact
};

struct Score {
  Counts all;
  std::map<std::string, Counts> by_type;
  std::vector<EvalFault> faults;  // in the order of the gold
  std::vector<JudgedRow> rows;    // the predicted ones of Counts::predicted
};

Score score(std::span<const GoldRecord> gold, const Predictions& predictions,
            const std::set<std::string>& types);

}  // namespace align

#endif  // ALIGN_EVAL_SCORE_H_
