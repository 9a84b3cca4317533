// align lexicon compile: lexicons as one binary file that --lexicon opens without parsing.
#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <unordered_set>
#include <utility>
#include <vector>

#include "align/verbs.h"
#include "base/files.h"
#include "lexicon/compiled.h"
#include "lexicon/row.h"
#include "lexicon/word_rows.h"

namespace align {
namespace {

// Adds the rows of a file; they take the place of rows with their ids.
void add_rows(std::vector<LexiconRow>& rows, std::vector<LexiconRow> more) {
  std::unordered_set<std::string> ids;
  for (const LexiconRow& row : more) ids.insert(row.id);
  std::erase_if(rows, [&](const LexiconRow& row) { return ids.contains(row.id); });
  for (LexiconRow& row : more) rows.push_back(std::move(row));
}

}  // namespace

int run_lexicon_compile(const Options& options, Messages& messages) {
  std::vector<LexiconRow> rows;
  size_t faults = 0;
  for (const std::string& file : options.inputs) {
    const std::string name(shown_name(file));
    const Result<std::string> text = read_file(file);
    if (!text) {
      messages.error(text.error());
      return kNothingDone;
    }
    if (CompiledLexicon::is_compiled(*text)) {
      messages.error(Error{ErrorCode::format, "compiled already, expected rows", name});
      return kNothingDone;
    }
    if (is_word_table(*text)) {
      messages.warning("word statistics",
                       fmt::format("{}: word statistics, no lexicon: left out", name));
      continue;
    }
    LexiconFile lexicon = read_lexicon(*text, name);
    for (const Error& fault : lexicon.faults) messages.error(fault);
    faults += lexicon.faults.size();
    add_rows(rows, std::move(lexicon.rows));
  }
  std::stable_sort(rows.begin(), rows.end(),
                   [](const LexiconRow& a, const LexiconRow& b) { return a.id < b.id; });
  const int code =
      write_result(options, messages, compile_lexicon(rows), faults > 0 ? kSomeFailed : kDone);
  if (code != kNothingDone)
    messages.note(
        fmt::format("{}: {} rows, {} faults", shown_name(options.output), rows.size(), faults));
  return code;
}

}  // namespace align
