// Not for outside; see match_segment.h. An office with its field is one title: "Minister of Health" = "Bộ trưởng Bộ Y
// tế", not the office and a body called "Health".
#ifndef ALIGN_MATCH_OFFICES_H_
#define ALIGN_MATCH_OFFICES_H_

#include <vector>

#include "match/match_segment.h"

namespace align {

// Gives a chosen title the field behind it: "Minister of" or "Minister for", then capitalised words without a head of
// their own ("Minister of the Ministry of Health" stays two), all linked to what follows the Vietnamese title. Pairs
// of words of the field go. Nothing happens where a person, a place or what the user gave stands there.
//
//     Minister of Health | Le Hoa    Bộ trưởng Bộ Y tế | Lê Hòa       one title, one person
//     Minister of Norway             Bộ trưởng Na Uy                  stays: a place
void join_offices(const LinkInput& input, const Links& links, Workspace& workspace,
                  std::vector<MatchedPair>& chosen);

}  // namespace align

#endif  // ALIGN_MATCH_OFFICES_H_
