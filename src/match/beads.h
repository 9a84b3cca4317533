// Sentence alignment: which sentences of two documents translate each other, as beads of 1-1, 1-0, 0-1, 2-1, 1-2,
// 2-2, 3-1 and 1-3 sentences in order, by lengths (Gale and Church 1993) and by what both sides have in common
// (anchors.h).
#ifndef ALIGN_MATCH_BEADS_H_
#define ALIGN_MATCH_BEADS_H_

#include <span>
#include <vector>

#include "match/anchors.h"
#include "mention/analysed_text.h"

namespace align {

struct Bead {
  Span<struct SentenceUnit> en;  // indices into the sentences; empty on one side of 1-0 and 0-1
  Span<struct SentenceUnit> vi;
  double score = 0;  // in [0,1]: how well lengths and anchors agree
};

// Beads that cover all sentences of both texts, in order. Memory grows with the number of sentences, time with
// it and the width of the band around the diagonal that is looked at.
std::vector<Bead> align_sentences(const AnalysedText& en, const AnalysedText& vi,
                                  const Anchors& anchors);
// The same for some of the sentences; indices into these.
std::vector<Bead> align_sentences(const AnalysedText& en, std::span<const Sentence> en_sentences,
                                  const AnalysedText& vi, std::span<const Sentence> vi_sentences,
                                  const Anchors& anchors);

// Two stretches as one bead, without what its shape costs: the lower the better, 0 or more for stretches that have
// nothing to do with each other. Lengths in code points.
double misfit(const Anchors& anchors, std::span<const uint32_t> en, std::span<const uint32_t> vi,
              double en_length, double vi_length, double average_en, double average_vi);

// Chance in [0,1] that a bead of this cost is right.
double bead_score(double cost);

}  // namespace align

#endif  // ALIGN_MATCH_BEADS_H_
