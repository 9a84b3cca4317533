// From matches over tokens to the alignment that is handed out: places in the texts as given, and entities.
#ifndef ALIGN_TABLE_ASSEMBLE_H_
#define ALIGN_TABLE_ASSEMBLE_H_

#include <optional>
#include <vector>

#include "base/document.h"
#include "lexicon/lexicon_set.h"
#include "mention/analysed_text.h"
#include "mention/mention.h"
#include "table/alignment.h"

namespace align {

// Places of spans in one document as given.
class Placer {
 public:
  Placer(const Document& document, const AnalysedText& text)
      : document_(document), text_(text), index_(document.text) {}
  PlacedText place(const Mention& mention) const;
  PlacedText place(TokenSpan span) const;
  CodePointSpan code_points(TokenSpan span) const;

 private:
  const Document& document_;
  const AnalysedText& text_;
  CodePointIndex index_;
};

// A further mention of an entity whose other side says it less often: counted, not paired.
struct ExtraMention {
  Lang lang = Lang::en;
  std::string text;
  uint32_t entity = 0;  // as in AlignedPair::entity before grouping
};

// Groups the pairs and the unaligned mentions of `alignment` into entities and fills in Alignment::entities and
// the `entity` members. Pairs are one entity when their forms are equal but for case, marks on the English side
// and tone placement, or are forms of one lexicon entry (`entries`, by pair), or one is the short form of a
// person of the same text ("Hung" of "Nguyen Manh Hung").
void group_entities(Alignment& alignment, const std::vector<std::optional<EntryRef>>& entries,
                    const std::vector<ExtraMention>& extra);

}  // namespace align

#endif  // ALIGN_TABLE_ASSEMBLE_H_
