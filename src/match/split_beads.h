// Beads of sentences as segments of tokens. A headline without a full stop, or a quotation that the next sentence
// follows like its speaker, hides a sentence end; where the two texts together show one, the bead is cut there.
//
//     "Bridge opens in Da Nang The mayor came."  |  "Khánh thành cầu ở Đà Nẵng Thị trưởng đã đến."
//     becomes two segments; "The mayor met The Edge." with a plain counterpart stays one.
#ifndef ALIGN_MATCH_SPLIT_BEADS_H_
#define ALIGN_MATCH_SPLIT_BEADS_H_

#include <vector>

#include "match/beads.h"
#include "match/segments.h"

namespace align {

// Segments that cover both texts in order; each lies inside one bead.
std::vector<Segment> split_beads(const std::vector<Bead>& beads, const AnalysedText& en,
                                 const AnalysedText& vi, const Anchors& anchors,
                                 Workspace& workspace);

// Sentences of the text end where segments begin.
void cut_sentences(AnalysedText& text, const std::vector<Segment>& segments,
                   const Workspace& workspace);

}  // namespace align

#endif  // ALIGN_MATCH_SPLIT_BEADS_H_
