// Sentence alignment: which sentences of two documents translate each other, as beads of 1-1, 1-0, 0-1, 2-1, 1-2,
// 2-2, 3-1 and 1-3 sentences in order (Gale and Church 1993: lengths), with anchors: names, numbers and lexicon
// entries that occur on both sides.
#ifndef ALIGN_MATCH_BEADS_H_
#define ALIGN_MATCH_BEADS_H_

#include <vector>

#include "mention/analysed_text.h"

namespace align {

struct Bead {
  Span<struct SentenceUnit> en;  // indices into the sentences; empty on one side of 1-0 and 0-1
  Span<struct SentenceUnit> vi;
  double score = 0;  // in [0,1]: how well lengths and anchors agree
};

struct SentenceAlignment {
  std::vector<Bead> beads;  // cover all sentences of both texts, in order
  // Of the anchors that both texts have, the share that meets inside beads: near 1 for translations, low for
  // texts about the same matter; -1 when they have none in common.
  double agreement = -1;
};

SentenceAlignment align_sentences(const AnalysedText& en, const AnalysedText& vi,
                                  const Workspace& workspace);

}  // namespace align

#endif  // ALIGN_MATCH_BEADS_H_
