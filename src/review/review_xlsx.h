// Review in a spreadsheet: the pairs of a job as an XLSX workbook, and the decisions that people wrote into it.
//
//     append_review_xlsx(out, store, "news", dropped)
//     Result<SheetDecisions> back = read_review_xlsx(bytes, "news.xlsx");
//     store.news(back->decisions)
//
// The sheet "Review" has a row for each pair, those in doubt first: id, type, English, Vietnamese, score, count, evidence,
// decision, new type, new English, new Vietnamese, note, context English, context Vietnamese, and by whom and when it
// was decided. Only decision, new ... and note can be changed; the others say what the row is about. What the store has
// decided stands there already. The sheet "How" says how to fill it in. Every text is a string, never a formula; the
// same store gives the same bytes.
//
// Read back is every sheet whose header has id, type, English, Vietnamese and decision, wherever they stand, as any
// program saves it. Rows without a decision say nothing. A row that nobody touched since it was written comes with who
// decided it and when, so that it does not win over what was decided meanwhile; the others come without.
//
//     decision " Accepted ", "đồng ý"             accepted
//     decision "edited", new Vietnamese "Huế"     edited; a new cell that is empty leaves what was there
//     decision "perhaps"                          a fault: the row is passed over, the others count
//     English changed in the row itself           a fault: the id is no longer that of the row
//
// Errors: those of xlsx_reader.h; no such sheet; decisions of more than 256 MiB.
#ifndef ALIGN_REVIEW_REVIEW_XLSX_H_
#define ALIGN_REVIEW_REVIEW_XLSX_H_

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "glossary/formats.h"
#include "review/decision.h"
#include "review/store.h"

namespace align {

// `dropped`: what cells cannot hold. A pair whose names they cannot hold is left out and counted there.
Result<Done> append_review_xlsx(std::string& out, const ReviewStore& store, std::string_view job,
                                Dropped& dropped);

struct SheetDecisions {
  std::vector<Decision> decisions;  // in the order of the rows
  std::vector<Error> faults;        // `line` is the row; the first thousand
  size_t more_faults = 0;           // beyond those
};
Result<SheetDecisions> read_review_xlsx(std::string_view bytes, const std::string& file);

// By the first four bytes: it can be such a workbook, and is no lines of JSON.
bool is_review_xlsx(std::string_view head);

}  // namespace align

#endif  // ALIGN_REVIEW_REVIEW_XLSX_H_
