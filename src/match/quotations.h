// Not for outside; see match_segment.h. Quoted titles of works: what stands in quotation marks in capitals is one
// name, and its translation stands in quotation marks too.
//
//     the song "Rain on My Window"    bài hát "Mưa bên cửa sổ"    one pair
//     "We are ready," he said         "Chúng tôi sẵn sàng", ...   speech: none
//     Joe "The Hammer" Smith          Joe "Búa tạ" Smith          inside a name: none
#ifndef ALIGN_MATCH_QUOTATIONS_H_
#define ALIGN_MATCH_QUOTATIONS_H_

#include <vector>

#include "match/match_segment.h"

namespace align {

struct QuotedTitle {
  TokenSpan en;  // without the marks
  TokenSpan vi;
};

// Titles of the segment that `links` are of, by place in the English text. Where the user gave the English names, those of
// them that fill quotation marks.
std::vector<QuotedTitle> find_quoted_titles(const LinkInput& input, const Links& links,
                                            const SegmentMentions& segment, Workspace& workspace);

}  // namespace align

#endif  // ALIGN_MATCH_QUOTATIONS_H_
