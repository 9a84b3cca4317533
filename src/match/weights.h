// All the weights of the match in one table, with what each means. Set by hand on the development gold
// and meant to be replaced by fitted ones; nothing else in the program holds a number that decides a pair.
#ifndef ALIGN_MATCH_WEIGHTS_H_
#define ALIGN_MATCH_WEIGHTS_H_

#include <array>

#include "match/evidence.h"

namespace align {

struct Weights {
  // Worth of one word of a span (times its importance)
  float linked = 1.6F;          // linked into the other span, times the link
  float drawn_away = 1.0F;      // linked more strongly to a word outside, times the difference
  float linked_outside = 1.3F;  // linked only outside the other span
  float unlinked = 0.9F;        // linked to nothing
  // Importance of a word inside a name
  float capital = 1.0F;
  float small = 0.8F;
  float head = 0.6F;      // generic heads: Province, Bộ
  float function = 0.1F;  // of, và
  // The spans' own chances of being mentions, natural logarithms
  float prior = 0.7F;
  // Distance of the places in the sentence, from 0 to 1
  float distance_repeated = 2.0F;  // when the word occurs several times
  float distance = 0.5F;
  // Exact evidence about the two spans as wholes
  std::array<float, kEvidenceKindCount> whole = {0.9F, 0.9F, 0.3F, 1.1F, 0.9F, 2.5F, 0.8F, 0.0F,
                                                 0.8F, 0.2F, 0.6F, 0.6F, 2.0F, 2.0F, 0.0F, 0.4F};
  float whole_in_choice = 0.5F;  // share of the above in the choice between long and short spans
  float well_translated = 0.7F;  // quality from which a word-by-word translation counts as whole
  // People
  float short_form_covers = 0.85F;  // of a whole name, by the word that stands for it
  float short_form_counts = 1.3F;   // in the choice, of the short form's own words
  float other_person = 1.6F;        // each side has a name the other lacks
  // Links from word statistics: base + share of the weight, at most that, less the farther apart
  float least_statistics = 0.05F;
  float statistics_base = 0.25F;
  float statistics_share = 0.8F;
  float statistics_most = 0.75F;
  float statistics_fade = 0.6F;
  // Score: logistic of offset + quality + prior and whole as above
  float score_offset = -2.6F;
  float score_quality = 5.2F;
  float score_prior = 0.35F;
};

inline constexpr Weights kWeights{};

}  // namespace align

#endif  // ALIGN_MATCH_WEIGHTS_H_
