// Evidence in words, for a pair that was chosen.
#ifndef ALIGN_MATCH_EXPLAIN_H_
#define ALIGN_MATCH_EXPLAIN_H_

#include <vector>

#include "match/evidence.h"
#include "match/match_segment.h"

namespace align {

// Strongest first; never empty.
std::vector<EvidenceNote> explain(const LinkInput& input, const Links& links,
                                  const MatchedPair& pair, Workspace& workspace);

}  // namespace align

#endif  // ALIGN_MATCH_EXPLAIN_H_
