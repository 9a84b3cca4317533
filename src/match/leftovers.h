// Not for outside; see match_segment.h. Names that are left over on both sides and are nearly the same: slips of the pen.
// Being left over alone links nothing.
//
//     Nepal = Nepail                                 a letter more, less or another, or two changed places
//     Ontario = Ontario                              the same, of which the choice left both alone
//     Netherlands = Hà Là                            the same, from a form of the lexicon: Hà Lan
//     Khuat Vinh Quang = Khương Vinh Quang           one word of a person's name another that begins alike
//     Iran = Iraq, Martin = Marvin                   the lexicon knows both: none
#ifndef ALIGN_MATCH_LEFTOVERS_H_
#define ALIGN_MATCH_LEFTOVERS_H_

#include <vector>

#include "match/match_segment.h"

namespace align {

// Adds such pairs to `chosen`.
void pair_leftovers(const LinkInput& input, const Links& links, const SegmentMentions& segment,
                    Workspace& workspace, std::vector<MatchedPair>& chosen);

}  // namespace align

#endif  // ALIGN_MATCH_LEFTOVERS_H_
