#include "match/match_segment.h"
#include "mention/region.h"
#include "mention/type_clues.h"

namespace align {

Type type_of_pair(const LinkInput& input, const Mention& en, const Mention& vi, const Links& links,
                  Workspace& workspace) {
  // One entry for both sides settles it; "German" = "Đức" is NORP although Đức alone is a place.
  for (const SpanLink& link : links.spans())
    if (link.en == en.span && link.vi == vi.span && is_mention(link.type) && link.entry)
      return mention_type(link.type);
  // What the user or the lexicon says of one side, the English before the Vietnamese
  for (const Mention* m : {&en, &vi})
    if (m->type_chance >= 1 || m->type > Type::NORP) return m->type;
  TypeSums sums{};
  add_type_clues(input.en, en.span, workspace, sums);
  add_type_clues(input.vi, vi.span, workspace, sums);
  std::vector<TypeClue> pair;
  collect_pair_clues(input.en, en.span, input.vi, vi.span, workspace, pair);
  for (const TypeClue& clue : pair) workspace.types->add(clue, sums);
  return likeliest_type(sums);
}

}  // namespace align
