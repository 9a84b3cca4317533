// Not for outside; see region.h. What stands beside a name and says what it names:
//
//     the city of X, tỉnh X       LOC        X, a nuclear company     ORG
//     tờ X, the X newspaper       ORG        X told reporters         PER
//
// Nothing about the name's own words; guess_type.cc knows about these.
#ifndef ALIGN_MENTION_TYPE_CONTEXT_H_
#define ALIGN_MENTION_TYPE_CONTEXT_H_

#include "mention/region.h"

namespace align {

// The surest of what the neighbours of `span` say; chance 0 when they say nothing.
TypeGuess type_by_neighbours(const AnalysedText& text, TokenSpan span, Workspace& workspace);

// Type of the head nouns at exactly `span`; chance 0 when there are none. A head with several
// meanings is an organisation before a place before anything else.
TypeGuess head_type(const AnalysedText& text, TokenSpan span);

}  // namespace align

#endif  // ALIGN_MENTION_TYPE_CONTEXT_H_
