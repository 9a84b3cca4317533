// The choice: which pairs stand. At most one partner for each mention, no overlaps on either side, the greatest
// total strength; ties go to the pair that comes first in the English, then in the Vietnamese text.
#ifndef ALIGN_MATCH_CHOOSE_H_
#define ALIGN_MATCH_CHOOSE_H_

#include <cstddef>
#include <vector>

#include "base/span.h"

namespace align {

struct WeightedPair {
  TokenSpan en;
  TokenSpan vi;
  float weight = 0;  // > 0
};

// Indices of the chosen pairs, ascending. Exact by branch and bound for each group of pairs that get in each
// other's way; past `budget` steps in a group the best found so far stands (deterministic as well).
std::vector<std::size_t> choose(const std::vector<WeightedPair>& pairs, std::size_t budget = 3000);

}  // namespace align

#endif  // ALIGN_MATCH_CHOOSE_H_
