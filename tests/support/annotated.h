// Annotated records as records of a stream too: what the programs that fit and measure read.
#ifndef ALIGN_TESTS_SUPPORT_ANNOTATED_H_
#define ALIGN_TESTS_SUPPORT_ANNOTATED_H_

#include <string>
#include <vector>

#include "base/result.h"
#include "eval/gold.h"
#include "match/evidence.h"
#include "table/record.h"

namespace align {

struct Annotated {
  std::vector<GoldRecord> gold;
  std::vector<Record> records;  // of the same number
};

// The first record that is no record is an error.
Result<Annotated> read_annotated(const std::string& file);

// Without the lexicons, which know few names of unseen text.
constexpr uint32_t kWithoutLexicons =
    disabled_bit(EvidenceKind::lexicon) | disabled_bit(EvidenceKind::cldr);

}  // namespace align

#endif  // ALIGN_TESTS_SUPPORT_ANNOTATED_H_
