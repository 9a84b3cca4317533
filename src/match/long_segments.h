// Not for outside; see segments.h. Segments larger than anything that people write: ten thousand names in one line.
// What is done inside a segment takes time and memory with the product of its sides, so such a one is cut into pieces of
// sentences, which are aligned as sentences are.
//
//     Hue, Hanoi, ... (300 tokens)  |  Huế, Hà Nội, ... (400)      becomes a dozen segments that end at commas
//     He lives in Hanoi.            |  Anh ấy sống ở Hà Nội.       stays as it is
#ifndef ALIGN_MATCH_LONG_SEGMENTS_H_
#define ALIGN_MATCH_LONG_SEGMENTS_H_

#include <vector>

#include "match/segments.h"

namespace align {

// Sentences of the texts end where the new segments begin.
void cut_long_segments(std::vector<Segment>& segments, AnalysedText& en, AnalysedText& vi,
                       Workspace& workspace);

}  // namespace align

#endif  // ALIGN_MATCH_LONG_SEGMENTS_H_
