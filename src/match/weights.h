// The weights of the match in one table, with what each means. (How alike two words are, in links_*.cc, and what a
// region's gaps are worth, in src/mention, are not among them.) Those of kScalarWeights and `whole` are fitted by `align_fit GOLD.jsonl` (tests/fit/fit.cc), what the score of
// a row says by `align_calibrate GOLD.jsonl`; `given`, `lone_word` and `other_entry` are set by hand.
#ifndef ALIGN_MATCH_WEIGHTS_H_
#define ALIGN_MATCH_WEIGHTS_H_

#include <array>
#include <cstddef>
#include <string_view>

#include "match/evidence.h"

namespace align {

struct Weights {
  // Worth of one word of a span (times its importance)
  float linked = 1.6F;           // linked into the other span, times the link
  float drawn_away = 1.0F;       // linked more strongly to a word outside, times the difference
  float linked_outside = 1.69F;  // linked only outside the other span
  float unlinked = 0.63F;        // linked to nothing
  float leftover =
      0.4F;  // given back for rare unlinked words, as many as are left over on the other side
  // Importance of a word inside a name
  float capital = 1.0F;
  float small = 0.8F;
  float head = 0.6F;      // generic heads: Province, Bộ
  float function = 0.1F;  // of, và
  // The spans' own chances of being mentions, natural logarithms
  float prior = 0.91F;
  // Distance of the places in the sentence, from 0 to 1
  float distance_repeated = 2.0F;  // when the word occurs several times
  float distance = 0.845F;
  // Exact evidence about the two spans as wholes
  std::array<float, kEvidenceKindCount> whole = {0.9F, 0.9F, 0.3F, 1.1F, 0.9F, 2.5F, 0.8F, 0.0F,
                                                 0.8F, 0.2F, 0.6F, 0.6F, 2.0F, 2.0F, 0.0F, 0.4F};
  float whole_in_choice = 0.5F;   // share of the above in the choice between long and short spans
  float well_translated = 0.91F;  // quality from which a word-by-word translation counts as whole
  // People
  float short_form_covers = 0.85F;  // of a whole name, by the word that stands for it
  float short_form_counts = 1.3F;   // in the choice, of the short form's own words
  float other_person = 1.6F;        // each side has a name the other lacks
  float other_entry = 1.5F;         // each side is a lexicon name of its own
  float lone_word = 4.0F;  // the English name is one word of the dictionary, merely translated
  float given = 1.5F;      // one of the two is the user's own
  // Links from word statistics: base + share of the weight, at most that, less the farther apart
  float least_statistics = 0.02F;
  float statistics_base = 0.289F;
  float statistics_share = 1.04F;
  float statistics_most = 0.75F;
  float statistics_fade = 0.78F;
  // A span that only the links of the other side propose, logarithms
  float projected = -0.56F;
  float projected_small = -0.24F;    // each linked word in small letters
  float projected_unlinked = -0.6F;  // each small word that is not linked
  float projected_comma = -1.5F;
  float projected_head = -0.7F;   // it begins with a generic head in small letters
  float projected_start = -2.6F;  // or with another small word
  float torn = 0.6F;  // times the logarithm of the chance of a name edge where the span is cut
  // Links that are no statistics
  float entry_link = 0.95F;  // two forms of one entry that is a name
  float term_link = 0.8F;
  float title_link = 0.75F;
  float head_link = 0.525F;
  float word_link = 1.04F;
  float similar_link = 0.85F;  // times the likeness
  // Whether a pair is a row at all: logistic of offset + quality + prior and whole as above
  float score_offset = -1.547F;
  float score_quality = 5.442F;
  float score_prior = 0.35F;
  // The score of a row: logistic of these times calibration_parts(). Fitted by align_calibrate, then made flatter
  // (times 0.62) and, for organisations and works without a lexicon entry, lower: the records that they are
  // fitted on were read when the rules were made, so that on them nearly every row is right.
  std::array<float, 11> calibration = {0.704F, 0.348F,  0.792F,  -0.097F, 0.633F, -0.042F,
                                       0.528F, -0.620F, -0.186F, -0.620F, -0.062F};
};

inline constexpr Weights kWeights{};

// The weights that are fitted, by number. Importances are not: what a word counts for follows from them.
struct WeightName {
  std::string_view name;
  float Weights::*member;
};
inline constexpr std::array kScalarWeights = {
    WeightName{"linked", &Weights::linked},
    WeightName{"drawn_away", &Weights::drawn_away},
    WeightName{"linked_outside", &Weights::linked_outside},
    WeightName{"unlinked", &Weights::unlinked},
    WeightName{"leftover", &Weights::leftover},
    WeightName{"prior", &Weights::prior},
    WeightName{"distance_repeated", &Weights::distance_repeated},
    WeightName{"distance", &Weights::distance},
    WeightName{"whole_in_choice", &Weights::whole_in_choice},
    WeightName{"well_translated", &Weights::well_translated},
    WeightName{"short_form_covers", &Weights::short_form_covers},
    WeightName{"short_form_counts", &Weights::short_form_counts},
    WeightName{"other_person", &Weights::other_person},
    WeightName{"other_entry", &Weights::other_entry},
    WeightName{"least_statistics", &Weights::least_statistics},
    WeightName{"statistics_base", &Weights::statistics_base},
    WeightName{"statistics_share", &Weights::statistics_share},
    WeightName{"statistics_most", &Weights::statistics_most},
    WeightName{"statistics_fade", &Weights::statistics_fade},
    WeightName{"projected", &Weights::projected},
    WeightName{"projected_small", &Weights::projected_small},
    WeightName{"projected_unlinked", &Weights::projected_unlinked},
    WeightName{"projected_comma", &Weights::projected_comma},
    WeightName{"projected_head", &Weights::projected_head},
    WeightName{"projected_start", &Weights::projected_start},
    WeightName{"torn", &Weights::torn},
    WeightName{"entry_link", &Weights::entry_link},
    WeightName{"head_link", &Weights::head_link},
    WeightName{"word_link", &Weights::word_link},
    WeightName{"similar_link", &Weights::similar_link},
    WeightName{"score_offset", &Weights::score_offset},
    WeightName{"score_quality", &Weights::score_quality},
    WeightName{"score_prior", &Weights::score_prior},
};
inline constexpr size_t kWeightCount = kScalarWeights.size() + kEvidenceKindCount;

constexpr float& weight_at(Weights& weights, size_t i) {
  return i < kScalarWeights.size() ? weights.*kScalarWeights[i].member
                                   : weights.whole[i - kScalarWeights.size()];
}
constexpr float weight_at(const Weights& weights, size_t i) {
  return i < kScalarWeights.size() ? weights.*kScalarWeights[i].member
                                   : weights.whole[i - kScalarWeights.size()];
}
constexpr std::string_view weight_name(size_t i) {
  return i < kScalarWeights.size() ? kScalarWeights[i].name
                                   : kEvidenceNames[i - kScalarWeights.size()];
}

}  // namespace align

#endif  // ALIGN_MATCH_WEIGHTS_H_
