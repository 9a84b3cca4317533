// Not for outside; see match_segment.h. Where the user's English mentions part Vietnamese words: what they say is sure, so
// that no word there is torn off a name.
//
//     Syme | 's daughter, | Agnes       con gái Agnes | Syme       a name may end between them
#ifndef ALIGN_MATCH_SETTLED_EDGES_H_
#define ALIGN_MATCH_SETTLED_EDGES_H_

#include <span>
#include <vector>

#include "match/match_segment.h"

namespace align {

// The chances of `segment.vi_edges` with those raised to 1 that stand between words surely linked to two different English
// mentions. Empty when these are none of the user's, and when nothing is raised.
std::vector<float> settled_edges(const Links& links, const SegmentMentions& segment);

// Where a part of the user's mention has no counterpart and the Vietnamese name goes on with words of nobody, its counterpart
// is the whole name:
//
//     Center for Generational Kinetics = Trung Tâm | Thế hệ Động học
void grow_to_names(const LinkInput& input, const Links& links, const SegmentMentions& segment,
                   const Workspace& workspace, std::vector<MatchedPair>& chosen);

}  // namespace align

#endif  // ALIGN_MATCH_SETTLED_EDGES_H_
