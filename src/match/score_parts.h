// What the score of a pair of spans is made of, in words.
//
//     ScoreParts p = score_parts(input, links, en, vi, score, workspace);
//     p.linked      "Quang = Quảng (fold 0.95), Ninh = Ninh (same 1.00)"
//     p.unlinked    "Province"
//
// Links of another segment know nothing of the spans: both must lie in links.en() and links.vi().
#ifndef ALIGN_MATCH_SCORE_PARTS_H_
#define ALIGN_MATCH_SCORE_PARTS_H_

#include <string>
#include <vector>

#include "match/evidence.h"
#include "match/match_segment.h"

namespace align {

// Function words count next to nothing and are left out.
struct ScoreParts {
  std::string linked;    // words of both sides that are linked to each other, with kind and weight
  std::string unlinked;  // words of either side that are linked to nothing
  std::string outside;   // words that are linked only outside the other span, and to which word
  std::string chances;   // of being mentions, by their own language alone
  std::string whole;     // what speaks for or against the two spans as wholes, with its weight
};

ScoreParts score_parts(const LinkInput& input, const Links& links, const Mention& en,
                       const Mention& vi, const PairScore& score, Workspace& workspace);

// The words of it in one line: "linked: ...; linked to nothing: ...". Never empty.
std::string links_in_words(const ScoreParts& parts);

// For --explain: a note "score" and, when something else was in reach, a note "runner-up". `candidates` are those
// of the segment of the pair. `chances`: whether those are part of the score.
std::vector<EvidenceNote> explain_score(const LinkInput& input, const Links& links,
                                        const MatchedPair& pair,
                                        const std::vector<CandidateNote>& candidates, bool chances,
                                        Workspace& workspace);

}  // namespace align

#endif  // ALIGN_MATCH_SCORE_PARTS_H_
