// A bilingual file as one pair of documents: its records, in their order, are the items of both sides.
//
//     read_joined("manual.xlf", {})     the units as two lists of equal length
//     read_joined("empty.tmx", {})      a pair without items
#ifndef ALIGN_INPUT_JOINED_H_
#define ALIGN_INPUT_JOINED_H_

#include <vector>

#include "base/document.h"
#include "input/inputs.h"

namespace align {

struct JoinedPair {
  DocumentPair pair;
  std::vector<Error> faults;  // of records that were left out
};

Result<JoinedPair> read_joined(const Input& input, const SourceOptions& options);

}  // namespace align

#endif  // ALIGN_INPUT_JOINED_H_
