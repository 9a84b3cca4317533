// Two texts that are not sentence-aligned: entities are matched as entities, by what they are, never by where
// they stand. Nothing is linked because it is left over.
#ifndef ALIGN_MATCH_MATCH_ENTITIES_H_
#define ALIGN_MATCH_MATCH_ENTITIES_H_

#include <vector>

#include "match/links.h"
#include "match/match_segment.h"
#include "match/text_entities.h"

namespace align {

struct EntityPair {
  size_t en = 0;  // indices into the two lists
  size_t vi = 0;
  MatchedPair best;  // the two forms that agree best, with their score
};

// One-to-one, pairs of at least `min_score`, by the English entity. `considered`, when not null, gets every pair
// that has any score.
std::vector<EntityPair> match_entities(const LinkInput& input, const std::vector<TextEntity>& en,
                                       const std::vector<TextEntity>& vi, double min_score,
                                       Workspace& workspace,
                                       std::vector<EntityPair>* considered = nullptr);

}  // namespace align

#endif  // ALIGN_MATCH_MATCH_ENTITIES_H_
