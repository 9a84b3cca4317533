// One segment (a sentence pair, or two short texts): mentions of both sides in, pairs out.
#ifndef ALIGN_MATCH_MATCH_SEGMENT_H_
#define ALIGN_MATCH_MATCH_SEGMENT_H_

#include <vector>

#include "match/compare.h"
#include "match/links.h"
#include "mention/mention.h"

namespace align {

struct MatchedPair {
  Mention en;
  Mention vi;
  Type type = Type::MISC;
  PairScore score;
};

struct SegmentMentions {
  TokenSpan en;
  TokenSpan vi;
  std::vector<Mention> en_mentions;
  std::vector<Mention> vi_mentions;
  bool en_given = false;  // the user's spans: used as they are, no others
  bool vi_given = false;
};

// Pairs by place in the English text. `links` are those of the segment.
std::vector<MatchedPair> match_segment(const LinkInput& input, const Links& links,
                                       const SegmentMentions& segment, Workspace& workspace);

// Type of a pair from both sides.
Type type_of_pair(const LinkInput& input, const Mention& en, const Mention& vi, const Links& links);

// Spans of the other side that the links of `mention` reach, as candidates: an organisation whose
// translation is written small has no region of its own.
std::vector<Mention> project(const LinkInput& input, const Links& links, const Mention& mention,
                             bool from_english, Workspace& workspace);

}  // namespace align

#endif  // ALIGN_MATCH_MATCH_SEGMENT_H_
