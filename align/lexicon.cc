// align lexicon: the lexicons on their own.
#include <fmt/format.h>

#include <iterator>
#include <map>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "align/verbs.h"
#include "base/files.h"
#include "base/unicode.h"
#include "table/json.h"

namespace align {
namespace {

// lookup ------------------------------------------------------------------------------------------

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

void append_entry_json(std::string& out, const LexiconSet& set, EntryRef ref) {
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
  out.push_back('}');
}

void append_lookup_json(std::string& out, const LexiconSet& set, const std::string& form) {
  out.push_back('{');
  append_member(out, "form", form);
  out.append(",\"entries\":[");
  const char* separator = "";
  for (const EntryRef ref : set.lookup(to_nfc(form))) {
    out.append(separator);
    append_entry_json(out, set, ref);
    separator = ",";
  }
  out.append("]}\n");
}

void append_lookup_text(std::string& out, const LexiconSet& set, const std::string& form) {
  out.append(form).append("\n");
  const std::vector<EntryRef> refs = set.lookup(to_nfc(form));
  if (refs.empty()) out.append("  (not in the lexicons)\n");
  for (const EntryRef ref : refs) {
    const EntryRecord& entry = set.entry(ref);
    const CompiledLexicon& lexicon = set.lexicon(ref.layer);
    fmt::format_to(std::back_inserter(out), "  {}  {}  {} = {}", name_of(entry.type), set.id(ref),
                   joined(set.forms(ref, Lang::en)), joined(set.forms(ref, Lang::vi)));
    if (entry.from != 0 || entry.to != 0)
      fmt::format_to(std::back_inserter(out), "  {}..{}", date_text(entry.from),
                     date_text(entry.to));
    for (const std::string_view part :
         {lexicon.string(entry.domain), lexicon.string(entry.source), lexicon.string(entry.note)})
      if (!part.empty()) fmt::format_to(std::back_inserter(out), "  [{}]", part);
    out.push_back('\n');
  }
}

// stats -------------------------------------------------------------------------------------------

struct Tally {
  size_t rows = 0;
  size_t general = 0;  // with no better source than general knowledge
};
using Tallies = std::map<std::pair<RowType, std::string>, Tally>;

Tallies tally(const LexiconSet& set) {
  Tallies out;
  for (uint32_t layer = 0; layer < set.layers().size(); ++layer) {
    const CompiledLexicon& lexicon = set.lexicon(layer);
    for (uint32_t i = 0; i < lexicon.entries().size(); ++i) {
      if (set.hidden({layer, i})) continue;
      const EntryRecord& entry = lexicon.entries()[i];
      Tally& tally = out[{entry.type, std::string(lexicon.string(entry.domain))}];
      ++tally.rows;
      tally.general += lexicon.string(entry.source) == "general" ? 1 : 0;
    }
  }
  return out;
}

std::string stats_json(const Tallies& tallies) {
  std::string out;
  for (const auto& [key, tally] : tallies) {
    out.push_back('{');
    append_member(out, "type", name_of(key.first));
    out.push_back(',');
    append_member(out, "domain", key.second);
    fmt::format_to(std::back_inserter(out), ",\"rows\":{},\"general\":{}}}\n", tally.rows,
                   tally.general);
  }
  return out;
}

std::string stats_text(const Tallies& tallies) {
  Tally all;
  std::string out = fmt::format("{:<6} {:<28} {:>8} {:>8}\n", "TYPE", "DOMAIN", "ROWS", "GENERAL");
  const auto line = [&](std::string_view type, std::string_view domain, const Tally& tally) {
    fmt::format_to(std::back_inserter(out), "{:<6} {:<28} {:>8} {:>8}\n", type, domain, tally.rows,
                   tally.general);
  };
  for (const auto& [key, tally] : tallies) {
    line(name_of(key.first), key.second.empty() ? "-" : key.second, tally);
    all.rows += tally.rows;
    all.general += tally.general;
  }
  line("all", "", all);
  return out;
}

// Rows and faults of one file on standard error; the number of faults, nothing when it cannot be read.
std::optional<size_t> validate_file(const std::string& file, Messages& messages) {
  const Result<std::string> text = read_file(file);
  if (!text) {
    messages.error(text.error());
    return std::nullopt;
  }
  const std::string name(shown_name(file));
  const LexiconFile lexicon = read_lexicon(*text, name);
  const std::vector<Error> faults = check_lexicon(lexicon, name);
  for (const Error& fault : faults) messages.error(fault);
  messages.note(fmt::format("{}: {} rows, {} faults", name, lexicon.rows.size(), faults.size()));
  return faults.size();
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
      append_lookup_json(out, *lexicons, form);
    } else {
      append_lookup_text(out, *lexicons, form);
    }
  }
  return write_result(options, messages, out, kDone);
}

int run_lexicon_validate(const Options& options, Messages& messages) {
  if (options.inputs.empty()) {
    // The build compiled it and would have stopped at a fault.
    const Result<LexiconSet> lexicons = load_lexicons(options, messages);
    if (!lexicons) {
      messages.error(lexicons.error());
      return kNothingDone;
    }
    const size_t rows = lexicons->lexicon(0).entries().size();
    messages.note(fmt::format("built-in: {} rows, 0 faults", rows));
    return kDone;
  }
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

int run_lexicon_stats(const Options& options, Messages& messages) {
  const Result<LexiconSet> lexicons = load_lexicons(options, messages);
  if (!lexicons) {
    messages.error(lexicons.error());
    return kNothingDone;
  }
  const Tallies tallies = tally(*lexicons);
  return write_result(options, messages,
                      options.format == "jsonl" ? stats_json(tallies) : stats_text(tallies), kDone);
}

}  // namespace align
