// Spans that the user already has, as mentions.
#ifndef ALIGN_MENTION_USERS_MENTIONS_H_
#define ALIGN_MENTION_USERS_MENTIONS_H_

#include <vector>

#include "base/document.h"
#include "mention/mention.h"

namespace align {

// Those of `document`, in their order, with the tokens of `text` that they touch. A span of no token has an
// empty one: it is never aligned, but it comes back.
std::vector<Mention> given_mentions(const Document& document, const AnalysedText& text);

}  // namespace align

#endif  // ALIGN_MENTION_USERS_MENTIONS_H_
