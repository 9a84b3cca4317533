// Not for outside; see mention.h. A region is a stretch of text that holds one or more names: its
// nodes are the tokens that can be part of one, and each gap between neighbours says how likely one
// name ends and another begins there. From this every span of nodes gets its prior.
//
//     Health Minister Nguyen Thanh Long    nodes  Health Minister Nguyen Thanh Long
//                                          gaps       .5      .95    .04    .04
#ifndef ALIGN_MENTION_REGION_H_
#define ALIGN_MENTION_REGION_H_

#include <memory_resource>
#include <span>
#include <vector>

#include "base/word_set.h"
#include "mention/analysed_text.h"
#include "mention/mention.h"
#include "mention/type_model.h"

namespace align {

struct RegionNode {
  uint32_t token = 0;
  float in = 1;   // chance that the token is part of a name
  float gap = 1;  // chance that a new name begins here rather than the one before going on
  bool may_start =
      true;  // false for a syllable inside a word: no span begins here or ends before it
};

struct Region {
  std::span<RegionNode> nodes;  // one or more
};

// The regions of a sentence, one behind the other.
struct Regions {
  explicit Regions(std::pmr::memory_resource* memory) : nodes(memory), ends(memory) {}
  std::pmr::vector<RegionNode> nodes;
  std::pmr::vector<uint32_t> ends;  // of each region, in `nodes`
};

// `out` is overwritten.
void find_regions_en(const AnalysedText& text, const Sentence& sentence, Workspace& workspace,
                     Regions& out);
void find_regions_vi(const AnalysedText& text, const Sentence& sentence, Workspace& workspace,
                     Regions& out);

// Lexicon names inside the region hold together and end where they end.
void apply_hits(const AnalysedText& text, Region region, const LexiconSet& set);

// Spans of the region with their priors; unlikely ones are left out.
void enumerate_spans(const AnalysedText& text, const Region& region, Workspace& workspace,
                     std::pmr::vector<Mention>& out);

struct TypeGuess {
  Type type = Type::PER;
  float chance =
      0;  // that it is right; what both languages guess differently the surer one decides
};

// A first guess of the type of a span: of the lexicon (chance 1), by a head in it, else a person or a body.
// Cheap; it serves only until settle_type() or type_of_pair() have the last word.
TypeGuess guess_type(const AnalysedText& text, TokenSpan span, Workspace& workspace);
// The same for a caller that knows name_at() of the span.
TypeGuess guess_type(const AnalysedText& text, TokenSpan span, const LexiconHit* name,
                     Workspace& workspace);

// Gives a name that no lexicon and no user has typed the type that its words and neighbours make likeliest.
// Leaves titles, terms and values alone.
void settle_type(const AnalysedText& text, Mention& mention, Workspace& workspace);

// The sums of type_model.h for a name in its text.
void add_type_clues(const AnalysedText& text, TokenSpan span, Workspace& workspace, TypeSums& sums);
Type likeliest_type(const TypeSums& sums);

// Hit at exactly `span` that satisfies `wanted`, or null.
template <class Wanted>
const LexiconHit* hit_at(const AnalysedText& text, TokenSpan span, Wanted wanted) {
  for (const LexiconHit& hit : text.hits_at(span.begin))
    if (hit.span == span && wanted(hit)) return &hit;
  return nullptr;
}

// Longest hit that begins at `token` and satisfies `wanted`, or null.
template <class Wanted>
const LexiconHit* longest_hit(const AnalysedText& text, uint32_t token, uint32_t end,
                              Wanted wanted) {
  const LexiconHit* best = nullptr;
  for (const LexiconHit& hit : text.hits_at(token))
    if (hit.span.end <= end && wanted(hit)) best = &hit;
  return best;
}

// A hit that covers all of `span` and satisfies `wanted` is there.
template <class Wanted>
bool covered_by_hit(const AnalysedText& text, TokenSpan span, Wanted wanted) {
  constexpr uint32_t kFarthest = 4;  // tokens before the span at which a hit of interest begins
  for (uint32_t k = span.begin >= kFarthest ? span.begin - kFarthest : 0; k <= span.begin; ++k)
    for (const LexiconHit& hit : text.hits_at(k))
      if (hit.span.contains(span) && wanted(hit)) return true;
  return false;
}

inline bool is_name_hit(const LexiconHit& hit) { return hit.type <= RowType::NORP && !hit.lower; }
inline bool is_place_or_people(const LexiconHit& hit) {
  return (hit.type == RowType::LOC || hit.type == RowType::NORP) && !hit.lower;
}

// What stands behind a comma and belongs to the name before it: "Acme, Inc.", "Thomas Gray, Jr."
inline constexpr WordSet kBehindComma = {"Ltd", "Ltd.", "Inc", "Inc.", "LLC",
                                         "JSC", "Jr",   "Jr.", "Sr.",  "Plc"};

// Small words inside names of people and places.
inline constexpr WordSet kNameParticles = {"de",  "la", "van", "von", "bin", "al",  "da",  "del",
                                           "der", "el", "le",  "di",  "du",  "den", "ibn", "dos",
                                           "ter", "y",  "e",   "los", "las", "ul",  "das", "della"};

// Does a place or a people end right before `begin`? "Da Nang Center for Disease Control" is one
// body.
bool place_ends_before(const AnalysedText& text, uint32_t begin);

// The name of the lexicon that a span is, or null. Of several the likeliest by itself: what is both
// a people and a country ("Đức") is the people in English, the country in Vietnamese.
const LexiconHit* name_at(const AnalysedText& text, TokenSpan span);

constexpr uint32_t kTitles = HitKinds::of(RowType::TITLE) | HitKinds::of(RowType::HONOR);
inline bool is_title_hit(const LexiconHit& hit) {
  return hit.type == RowType::TITLE || hit.type == RowType::HONOR;
}

}  // namespace align

#endif  // ALIGN_MENTION_REGION_H_
