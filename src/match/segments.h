// Which stretches of the two texts are compared with each other.
#ifndef ALIGN_MATCH_SEGMENTS_H_
#define ALIGN_MATCH_SEGMENTS_H_

#include <vector>

#include "base/document.h"
#include "mention/analysed_text.h"

namespace align {

struct Segment {
  TokenSpan en;
  TokenSpan vi;
  double score = 1;  // how well the two sides fit
};

struct Segmentation {
  std::vector<Segment> segments;  // in order; a side may be empty
  bool comparable = false;        // not translations of each other: the segments are not to be used
};

// Lists of equal length go item by item, single sentences as they are, everything else is sentence-aligned.
// `pair.mode` automatic decides by how well the sentences fit. Sentence ends that only the other text shows are put
// into the texts: afterwards no sentence reaches from one segment into the next. Segments of more than 200 times 200
// tokens are cut into smaller ones.
Segmentation make_segments(const DocumentPair& pair, AnalysedText& en, AnalysedText& vi,
                           Workspace& workspace);

}  // namespace align

#endif  // ALIGN_MATCH_SEGMENTS_H_
