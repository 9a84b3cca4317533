// Decisions as the aligner uses them.
//
//     set.add_decisions(decided_pairs(*store.decisions()), "news.review.db");
//
// An edited pair counts as two: what it was edited into holds, what it was does not. Names that the other text does not
// have are no matter to the aligner.
#ifndef ALIGN_REVIEW_DECIDED_PAIRS_H_
#define ALIGN_REVIEW_DECIDED_PAIRS_H_

#include <vector>

#include "lexicon/decided.h"
#include "review/decision.h"

namespace align {

DecidedPairs decided_pairs(const std::vector<Decision>& decisions);

}  // namespace align

#endif  // ALIGN_REVIEW_DECIDED_PAIRS_H_
