// Decisions as files: a lexicon, a table.
//
//     const ImportedRows rows = decisions_lexicon(*store.decisions());
//     accepted "Hanoi" = "Hà Nội"         a row; rejected "Hanoi" = "Hạ Nội" is its [forbidden=Hà Nội]
//     accepted DATE "May 3" = "3/5"       a fault: a lexicon holds names, titles and terms
#ifndef ALIGN_REVIEW_EXPORT_H_
#define ALIGN_REVIEW_EXPORT_H_

#include <string>
#include <vector>

#include "glossary/import.h"
#include "review/decision.h"

namespace align {

// Ten columns; ids are of the content: "review:de0b151978c8".
ImportedRows decisions_lexicon(const std::vector<Decision>& decisions);

// One decision a row: id type en vi decision to_type to_en to_vi by at note.
void append_decisions_tsv(std::string& out, const std::vector<Decision>& decisions);
// As in RFC 4180.
void append_decisions_csv(std::string& out, const std::vector<Decision>& decisions);

}  // namespace align

#endif  // ALIGN_REVIEW_EXPORT_H_
