// align lexicon validate: what is wrong with lexicon files, or with the built-in lexicon.
#include <fmt/format.h>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "align/verbs.h"
#include "base/files.h"
#include "lexicon/check.h"
#include "lexicon/word_rows.h"

namespace align {
namespace {

size_t row_count(const std::vector<NamedLexicon>& lexicons) {
  size_t rows = 0;
  for (const NamedLexicon& lexicon : lexicons) rows += lexicon.file.rows.size();
  return rows;
}

size_t report(const std::vector<Error>& faults, Messages& messages) {
  for (const Error& fault : faults) messages.error(fault);
  return faults.size();
}

// Word statistics: right as a whole or not.
size_t validate_words(std::string_view text, const std::string& name, Messages& messages) {
  const auto rows = read_word_rows(text, name);
  if (!rows) return report({rows.error()}, messages);
  messages.note(fmt::format("{}: {} rows of word statistics, 0 faults", name, rows->size()));
  return 0;
}

// Rows and faults of one file on standard error; the number of faults, nothing when it cannot be
// read.
std::optional<size_t> validate_file(const std::string& file, Messages& messages) {
  const Result<std::string> text = read_file(file);
  if (!text) {
    messages.error(text.error());
    return std::nullopt;
  }
  const std::string name(shown_name(file));
  if (is_word_table(*text)) return validate_words(*text, name, messages);
  std::vector<NamedLexicon> lexicons;
  if (CompiledLexicon::is_compiled(*text)) {
    const Result<CompiledLexicon> compiled = CompiledLexicon::open_whole(*text);
    if (!compiled) {
      messages.error(Error{ErrorCode::format, compiled.error().message, name});
      return 1;
    }
    lexicons = rows_of(*compiled);
  } else {
    lexicons.push_back({name, read_lexicon(*text, name)});
  }
  size_t faults = 0;
  for (const NamedLexicon& lexicon : lexicons) faults += report(check_lexicon(lexicon), messages);
  messages.note(fmt::format("{}: {} rows, {} faults", name, row_count(lexicons), faults));
  return faults;
}

// The build saw to it that every row could be read; the rest is checked from the compiled entries.
int validate_builtin(Messages& messages) {
  const Result<CompiledLexicon> builtin = CompiledLexicon::open(builtin_lexicon());
  if (!builtin) {
    messages.error(builtin.error());
    return kNothingDone;
  }
  const std::vector<NamedLexicon> lexicons = rows_of(*builtin);
  const size_t faults = report(check_lexicons(lexicons), messages);
  messages.note(fmt::format("built-in: {} rows, {} faults", row_count(lexicons), faults));
  return faults > 0 ? kSomeFailed : kDone;
}

}  // namespace

int run_lexicon_validate(const Options& options, Messages& messages) {
  if (options.inputs.empty()) return validate_builtin(messages);
  size_t unread = 0;
  size_t faulty = 0;
  for (const std::string& file : options.inputs) {
    const std::optional<size_t> faults = validate_file(file, messages);
    unread += faults ? 0 : 1;
    faulty += faults && *faults > 0 ? 1 : 0;
  }
  if (unread == options.inputs.size()) return kNothingDone;
  return unread + faulty > 0 ? kSomeFailed : kDone;
}

}  // namespace align
