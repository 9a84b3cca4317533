// Not for outside; see match_segment.h. Words at the edges of a chosen pair that stand beside its name and are no part of it.
//
//     The | White House = Nhà Trắng               English names have no article
//     Hungary = người | Hungary                   where the English has the land, not its people
//     Florida = miền trung | Florida              where the English names no part of it
//     US = Quốc hội | Hoa Kỳ                      the lexicon's form of the place
//     Foreign Office = Bộ Ngoại giao | nước này   "that country's"
#ifndef ALIGN_MATCH_TRIM_PAIRS_H_
#define ALIGN_MATCH_TRIM_PAIRS_H_

#include <vector>

#include "match/match_segment.h"

namespace align {

// What the user gave stays as it is.
void trim_pairs(const LinkInput& input, const Links& links, std::vector<MatchedPair>& chosen);

}  // namespace align

#endif  // ALIGN_MATCH_TRIM_PAIRS_H_
