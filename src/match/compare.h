// Compares an English with a Vietnamese span over the links of their segment.
#ifndef ALIGN_MATCH_COMPARE_H_
#define ALIGN_MATCH_COMPARE_H_

#include <vector>

#include "match/links.h"
#include "match/weights.h"
#include "mention/mention.h"

namespace align {

struct PairScore {
  float strength = 0;  // additive: what the choice maximises; below 0 a pair is never chosen
  float score = 0;     // probability that a careful translator accepts the pair
  float quality = 0;   // share of both spans that is linked, at most 1
  EvidenceKind kind = EvidenceKind::translation;  // the strongest evidence about the spans as wholes
};

class Comparer {
 public:
  Comparer(const LinkInput& input, const Links& links, Workspace& workspace);

  // Some word of `en` is linked into `vi`.
  bool touches(TokenSpan en, TokenSpan vi) const;
  PairScore compare(const Mention& en, const Mention& vi) const;
  const Links& links() const { return links_; }
  // Strongest link of a token into a span of the other side.
  float into(uint32_t en_token, TokenSpan vi) const;

 private:
  struct SideSum {
    float gain = 0;
    float most = 0;
    bool rival = false;  // another place would do about as well
  };
  SideSum sum(const AnalysedText& text, TokenSpan span, TokenSpan other, bool is_en) const;
  float importance(const AnalysedText& text, uint32_t token) const;
  EvidenceKind whole_kind(const Mention& en, const Mention& vi, float quality) const;
  float inside(uint32_t token, TokenSpan other, bool is_en) const;
  float outside(uint32_t token, TokenSpan other, bool is_en) const;
  float distance(TokenSpan en, TokenSpan vi) const;

  const LinkInput& input_;
  const Links& links_;
  Workspace& w_;
  const Weights& weights_ = kWeights;
  // Strongest link of each word up to and from each word of the other side.
  std::vector<float> en_up_to_, en_from_, vi_up_to_, vi_from_;
};

}  // namespace align

#endif  // ALIGN_MATCH_COMPARE_H_
