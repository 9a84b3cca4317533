// align lexicon lookup: the entries that have a form.
#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <string>
#include <utility>
#include <vector>

#include "align/verbs.h"
#include "base/files.h"
#include "base/unicode.h"
#include "table/json.h"

namespace align {
namespace {

std::string joined(const std::vector<std::string_view>& forms) {
  return fmt::format("{}", fmt::join(forms, " | "));
}

void append_forms(std::string& out, std::string_view key,
                  const std::vector<std::string_view>& forms) {
  out.append(",\"").append(key).append("\":[");
  for (const std::string_view& form : forms) {
    if (&form != forms.data()) out.push_back(',');
    append_json_string(out, form);
  }
  out.push_back(']');
}

// Of each layer first what is valid at the date; 0: what holds still.
std::vector<EntryRef> entries_of(const LexiconSet& set, const std::string& form, uint32_t as_of) {
  std::vector<EntryRef> refs = set.lookup(to_nfc(form));
  const auto rank = [&](EntryRef ref) {
    return std::pair(set.layers().size() - ref.layer, !valid_at(set.entry(ref), as_of));
  };
  std::stable_sort(refs.begin(), refs.end(),
                   [&](EntryRef a, EntryRef b) { return rank(a) < rank(b); });
  return refs;
}

bool superseded(const EntryRecord& entry, uint32_t as_of) {
  return as_of != 0 && !valid_at(entry, as_of);
}

void append_entry_json(std::string& out, const LexiconSet& set, EntryRef ref, uint32_t as_of) {
  const EntryRecord& entry = set.entry(ref);
  const CompiledLexicon& lexicon = set.lexicon(ref.layer);
  out.push_back('{');
  append_member(out, "id", set.id(ref));
  out.push_back(',');
  append_member(out, "type", name_of(entry.type));
  append_forms(out, "en", set.forms(ref, Lang::en));
  append_forms(out, "vi", set.forms(ref, Lang::vi));
  const std::pair<std::string_view, std::string> members[] = {
      {"domain", std::string(lexicon.string(entry.domain))},
      {"from", date_text(entry.from)},
      {"to", date_text(entry.to)},
      {"source", std::string(lexicon.string(entry.source))},
      {"note", std::string(lexicon.string(entry.note))}};
  for (const auto& [key, value] : members) {
    out.push_back(',');
    append_member(out, key, value);
  }
  if (superseded(entry, as_of)) out.append(",\"superseded\":true");
  out.push_back('}');
}

void append_lookup_json(std::string& out, const LexiconSet& set, const std::string& form,
                        uint32_t as_of) {
  out.push_back('{');
  append_member(out, "form", form);
  out.append(",\"entries\":[");
  const char* separator = "";
  for (const EntryRef ref : entries_of(set, form, as_of)) {
    out.append(separator);
    append_entry_json(out, set, ref, as_of);
    separator = ",";
  }
  out.append("]}\n");
}

void append_lookup_text(std::string& out, const LexiconSet& set, const std::string& form,
                        uint32_t as_of) {
  out.append(form).append("\n");
  const std::vector<EntryRef> refs = entries_of(set, form, as_of);
  if (refs.empty()) out.append("  (not in the lexicons)\n");
  for (const EntryRef ref : refs) {
    const EntryRecord& entry = set.entry(ref);
    const CompiledLexicon& lexicon = set.lexicon(ref.layer);
    fmt::format_to(std::back_inserter(out), "  {}  {}  {} = {}", name_of(entry.type), set.id(ref),
                   joined(set.forms(ref, Lang::en)), joined(set.forms(ref, Lang::vi)));
    if (entry.from != 0 || entry.to != 0)
      fmt::format_to(std::back_inserter(out), "  {}..{}", date_text(entry.from),
                     date_text(entry.to));
    if (superseded(entry, as_of)) out.append("  superseded");
    for (const std::string_view part :
         {lexicon.string(entry.domain), lexicon.string(entry.source), lexicon.string(entry.note)})
      if (!part.empty()) fmt::format_to(std::back_inserter(out), "  [{}]", part);
    out.push_back('\n');
  }
}

}  // namespace

int run_lexicon_lookup(const Options& options, Messages& messages) {
  const Result<LexiconSet> lexicons = load_lexicons(options, messages);
  if (!lexicons) {
    messages.error(lexicons.error());
    return kNothingDone;
  }
  const Result<std::vector<std::string>> forms = words_asked(options);
  if (!forms) {
    messages.error(forms.error());
    return kNothingDone;
  }
  std::string out;
  for (const std::string& form : *forms) {
    if (options.format == "jsonl") {
      append_lookup_json(out, *lexicons, form, options.as_of);
    } else {
      append_lookup_text(out, *lexicons, form, options.as_of);
    }
  }
  return write_result(options, messages, out, kDone);
}

}  // namespace align
