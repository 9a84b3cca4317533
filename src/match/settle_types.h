// Not for outside; see match_segment.h. What chosen pairs of one segment say of each other's types, and how a name is
// used there.
//
//     Climate Risk Index (CRI)                 both are of one type
//     Gary Brent ... Brent                     a person, whatever the lexicon has of that name
//     she wrote on Facebook; Facebook said     the service, the firm
#ifndef ALIGN_MATCH_SETTLE_TYPES_H_
#define ALIGN_MATCH_SETTLE_TYPES_H_

#include <vector>

#include "match/match_segment.h"

namespace align {

// Changes types of pairs, nothing else. What the user typed stays.
void settle_types(const LinkInput& input, Workspace& workspace, std::vector<MatchedPair>& chosen);

// Is the firm of the entry here the service that people use? Entries of the domain "company.platform" only.
bool is_used_platform(const LinkInput& input, TokenSpan en, TokenSpan vi);

}  // namespace align

#endif  // ALIGN_MATCH_SETTLE_TYPES_H_
