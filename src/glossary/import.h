// A glossary as rows of a user's lexicon.
//
//     const ImportedRows rows = lexicon_rows(glossary, "house");
//     "Hanoi" = "Hà Nội", "Thủ đô Hà Nội" deprecated     one row; the deprecated form is [forbidden=Hà Nội]
//     "Hanoi" without a Vietnamese term                   a fault: nothing to link
//
// Every form of one side is a rendering of every form of the other, so admitted terms come along; superseded ones as
// variants. A term that a lexicon cannot hold (" | ", brackets at its end, over its length) is a fault.
#ifndef ALIGN_GLOSSARY_IMPORT_H_
#define ALIGN_GLOSSARY_IMPORT_H_

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "glossary/glossary.h"

namespace align {

struct ImportedRows {
  std::string text;  // a lexicon file with its header, sorted
  size_t rows = 0;
  std::vector<Error> faults;  // each with the id of its entry; no file, no line
};

// `name`: of the file, from which ids are made: "house:hanoi".
ImportedRows lexicon_rows(const Glossary& glossary, std::string_view name);

}  // namespace align

#endif  // ALIGN_GLOSSARY_IMPORT_H_
