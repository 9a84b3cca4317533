// What is wrong with lexicons, beyond rows that cannot be read: what `align lexicon validate` says.
//
//     check_lexicon(file)               of one file by itself: order, ids, dates, forms
//     check_lexicons(files)             that, and of all together: ids and forms over files, relations
//     check_recorded_ids(files, ids)    an id that was given out once and is gone
//
// A fault of one row stands with its line; rows of a compiled lexicon have none.
#ifndef ALIGN_LEXICON_CHECK_H_
#define ALIGN_LEXICON_CHECK_H_

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "lexicon/compiled.h"
#include "lexicon/row.h"

namespace align {

struct NamedLexicon {
  std::string name;  // as faults call it
  LexiconFile file;
};

// With the faults that reading found.
std::vector<Error> check_lexicon(const NamedLexicon& lexicon);
std::vector<Error> check_lexicons(std::span<const NamedLexicon> lexicons);

// `recorded`: the text of lexicons/ids.txt, an id a line, sorted; "ID retired" is one that was taken
// out of use. `name`: of that file.
std::vector<Error> check_recorded_ids(std::span<const NamedLexicon> lexicons,
                                      std::string_view recorded, const std::string& name);
// Ids whose names say nothing are made anew with their file and are not recorded.
bool is_recorded(const LexiconRow& row);

// The rows behind a compiled lexicon, one NamedLexicon for each file that they came from.
std::vector<NamedLexicon> rows_of(const CompiledLexicon& lexicon);

}  // namespace align

#endif  // ALIGN_LEXICON_CHECK_H_
