// Why a name was or was not aligned, in words: each place where it stands, in either text, with the candidates
// of the other side and what became of them.
//
//     WhyQuestion{"hung"} finds "Hung", "Hùng" and "Hưng": case, marks and blanks are ignored
//     WhyQuestion{"..."}  finds nothing: there is no letter or digit in it
//
// Spans are of tokens. Everything here reads what the match has decided and decides nothing.
#ifndef ALIGN_MATCH_WHY_H_
#define ALIGN_MATCH_WHY_H_

#include <span>
#include <string>
#include <vector>

#include "match/match_entities.h"
#include "match/match_segment.h"
#include "match/text_entities.h"

namespace align {

struct WhyQuestion {
  std::string name;
  double min_score = 0.5;   // pairs below it were no rows
  uint16_t types = 0xFFFF;  // bit 1 << Type: which types were asked for
};

enum class WhyOutcome : uint8_t {
  chosen,
  part_of_chosen,  // it overlaps a name that is aligned
  lost,            // to a pair that wants the same words
  below_threshold,
  weak,          // more speaks against its candidates than for them
  forbidden,     // by a lexicon
  type_unasked,  // aligned, but rows of its type were not asked for
  no_candidate,  // not taken for a name
  unlinked,      // a candidate, but nothing on the other side is linked to it
  no_text,       // its sentence has no counterpart
};

struct WhyOccurrence {
  Lang lang = Lang::en;
  TokenSpan span;
  WhyOutcome outcome = WhyOutcome::no_candidate;
  std::string says;                     // the outcome in a sentence
  std::vector<std::string> candidates;  // at most three, the strongest first
};

// Places in `range` where the name stands, by place.
std::vector<TokenSpan> places_of(std::string_view name, const AnalysedText& text, TokenSpan range,
                                 const Workspace& workspace);

// What match_segment() was given and what it gave, threshold and types not yet applied.
struct MatchedSegment {
  const LinkInput& input;
  const Links* links;  // null: one side of the segment is empty
  const SegmentMentions& mentions;
  std::span<const CandidateNote> candidates;
  std::span<const MatchedPair> pairs;
};
std::vector<WhyOccurrence> why_in_segment(const MatchedSegment& matched,
                                          const WhyQuestion& question, Workspace& workspace);

// The same of match_entities().
struct MatchedEntities {
  const LinkInput& input;
  std::span<const TextEntity> en;
  std::span<const TextEntity> vi;
  std::span<const EntityPair> candidates;
  std::span<const EntityPair> pairs;
};
std::vector<WhyOccurrence> why_of_entities(const MatchedEntities& matched,
                                           const WhyQuestion& question, Workspace& workspace);

}  // namespace align

#endif  // ALIGN_MATCH_WHY_H_
