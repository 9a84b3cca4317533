// Not for outside. The "mentions" of a record: spans that the user already has.
#ifndef ALIGN_TABLE_GIVEN_MENTIONS_H_
#define ALIGN_TABLE_GIVEN_MENTIONS_H_

#include "base/document.h"
#include "table/json_in.h"

namespace align {

// Reads {"en":[{"start":0,"end":5,"type":"PER"}],"vi":[...]}; a side that is missing or null stays open.
Fault read_mentions(JsonIn& in, JsonValue value, DocumentPair& pair);

// They must lie in the text, which may come later in the record than they do.
Fault check_mentions(const DocumentPair& pair);

}  // namespace align

#endif  // ALIGN_TABLE_GIVEN_MENTIONS_H_
