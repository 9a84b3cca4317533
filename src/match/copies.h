// What the Vietnamese keeps letter for letter from the English tells where names begin and end: the chance that one
// side gives a name holds for its copy, and an English title, a code or a firm's "Co., Ltd" that is copied is one
// name although it would be cut when read alone.
//
//     en  ... the opening of Lost by the Old Mill ...
//     vi  ... phần mở đầu của Lost by the Old Mill ...       one name: Lost by the Old Mill
#ifndef ALIGN_MATCH_COPIES_H_
#define ALIGN_MATCH_COPIES_H_

#include <vector>

#include "match/match_segment.h"

namespace align {

// Two stretches of equal length that are equal token by token, but for case and the shape of apostrophes. They begin and
// end with a capitalised English word or a number and go on as far as both sides are equal.
struct Copy {
  TokenSpan en;
  TokenSpan vi;
};

// The copies between two stretches of text, by place in the English.
std::vector<Copy> find_copies(const AnalysedText& en, TokenSpan en_range, const AnalysedText& vi,
                              TokenSpan vi_range, const Workspace& workspace);

// Mends the chances of the segment's mentions by what is copied, and adds mentions that are copied. The user's own
// mentions stay as they are.
void read_copies(const AnalysedText& en, const AnalysedText& vi, Workspace& workspace,
                 SegmentMentions& segment);

}  // namespace align

#endif  // ALIGN_MATCH_COPIES_H_
