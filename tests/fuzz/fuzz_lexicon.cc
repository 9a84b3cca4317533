// Lexicons as text: reading, checking and compiling never fail on a row, and what was compiled stands up to the
// checks for foreign files and has the rows again.
#include <algorithm>

#include "base/utf8.h"
#include "lexicon/check.h"
#include "lexicon/compiled.h"
#include "tests/fuzz/target.h"

namespace align {
namespace {

void check_faults(const std::vector<Error>& faults) {
  for (const Error& fault : faults)
    require(!fault.message.empty() && !find_invalid_utf8(fault.message),
            "a fault has a message that can be printed");
}

bool same_forms(const std::vector<RowForm>& a, const std::vector<RowForm>& b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](const RowForm& x, const RowForm& y) {
    return x.text == y.text && x.flags == y.flags && x.weight == y.weight && x.instead == y.instead;
  });
}

bool same_row(const LexiconRow& a, const LexiconRow& b) {
  return a.id == b.id && a.type == b.type && same_forms(a.en, b.en) && same_forms(a.vi, b.vi) &&
         a.domain == b.domain && a.from == b.from && a.to == b.to && a.relations == b.relations &&
         a.source == b.source && a.note == b.note;
}

void check_compiled(const std::vector<LexiconRow>& rows) {
  const std::string bytes = compile_lexicon(rows);
  const Result<CompiledLexicon> lexicon = CompiledLexicon::open_whole(bytes);
  require(lexicon.ok(), "a compiled lexicon can be opened");
  std::vector<LexiconRow> back;
  for (const NamedLexicon& named : rows_of(*lexicon))
    back.insert(back.end(), named.file.rows.begin(), named.file.rows.end());
  require(std::equal(rows.begin(), rows.end(), back.begin(), back.end(), same_row),
          "a compiled lexicon has the rows it was made of");
}

}  // namespace

void fuzz_lexicon(std::string_view bytes) {
  FuzzInput input(bytes);
  std::string text;
  if (input.byte() % 2 == 1) text.append(kLexiconHeader).push_back('\n');
  text.append(input.rest());
  const NamedLexicon lexicon{"a.tsv", read_lexicon(text, "a.tsv")};
  check_faults(check_lexicon(lexicon));
  check_faults(check_lexicons(std::vector<NamedLexicon>{lexicon, lexicon}));
  check_faults(check_recorded_ids(std::vector<NamedLexicon>{lexicon}, text_of(text), "ids.txt"));
  check_compiled(lexicon.file.rows);
}

}  // namespace align
