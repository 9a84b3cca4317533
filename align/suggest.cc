// align suggest: renderings of names in the other language.
#include <fmt/format.h>

#include <iterator>
#include <string>
#include <vector>

#include "align/verbs.h"
#include "pipeline.h"
#include "table/json.h"
#include "table/record_out.h"
#include "text/fold.h"

namespace align {
namespace {

// A name with a mark is Vietnamese; without one it is English as often as not.
Lang lang_of(const std::string& name) {
  return spelling_key(name) == fold_key(name) ? Lang::en : Lang::vi;
}

void append_json(std::string& out, const std::string& name, Lang lang,
                 const std::vector<Suggestion>& suggestions) {
  out.push_back('{');
  append_member(out, "name", name);
  out.push_back(',');
  append_member(out, "lang", name_of(lang));
  out.append(",\"suggestions\":[");
  for (const Suggestion& suggestion : suggestions) {
    if (&suggestion != suggestions.data()) out.push_back(',');
    append_suggestion(out, suggestion);
  }
  out.append("]}\n");
}

void append_text(std::string& out, const std::string& name,
                 const std::vector<Suggestion>& suggestions) {
  out.append(name).append("\n");
  if (suggestions.empty()) out.append("  (no suggestion)\n");
  for (const Suggestion& suggestion : suggestions) {
    out.append("  ");
    append_score(out, suggestion.score);
    fmt::format_to(std::back_inserter(out), "  {}  ({}{}{})\n", suggestion.text, suggestion.source,
                   suggestion.detail.empty() ? "" : ": ", suggestion.detail);
  }
}

}  // namespace

int run_suggest(const Options& options, Messages& messages) {
  const Result<LexiconSet> lexicons = load_lexicons(options, messages);
  if (!lexicons) {
    messages.error(lexicons.error());
    return kNothingDone;
  }
  const Result<std::vector<std::string>> names = words_asked(options);
  if (!names) {
    messages.error(names.error());
    return kNothingDone;
  }
  Aligner aligner(*lexicons, options.settings());
  std::string out;
  for (const std::string& name : *names) {
    const Lang lang = options.lang.value_or(lang_of(name));
    const std::vector<Suggestion> suggestions = aligner.suggest(name, lang);
    if (options.format == "jsonl") {
      append_json(out, name, lang, suggestions);
    } else {
      append_text(out, name, suggestions);
    }
  }
  return write_result(options, messages, out, kDone);
}

}  // namespace align
