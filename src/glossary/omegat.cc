// OmegaT's tab-separated glossaries: source TAB target TAB comment, UTF-8, no header line, no quoting.
//
// Written: a row for the preferred source term and each target term, and one for each further source term and the
// preferred target; a pair that stands there already is not written again. Rejected terms are left out, for OmegaT would
// offer them. Names that were changed go with each other, and their rows say so. The comment is for a person: type,
// what is special about the terms, notes, evidence. A line that begins with # is a comment to OmegaT, so that a source
// like #MeToo cannot be written; it is dropped and named.
//
// Read as OmegaT reads: # lines are comments, columns behind the third are nothing. Rows of one source and type are one
// entry with several targets. A row without a target is a fault.
#include <fmt/format.h>

#include <algorithm>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include "base/utf8.h"
#include "glossary/cell_lists.h"
#include "glossary/formats.h"
#include "glossary/losses.h"
#include "glossary/text_rows.h"
#include "input/lines.h"
#include "table/cells.h"

namespace align {
namespace {

constexpr size_t kLongestComment = 300;  // code points; OmegaT shows it in a small pane

using Terms = std::vector<const GlossaryTerm*>;

Terms terms_with(const GlossaryEntry& entry, Lang lang, bool superseded) {
  Terms out;
  for (const GlossaryTerm& term : entry.side(lang)) {
    const bool old = term.status == TermStatus::superseded;
    if (term.status != TermStatus::deprecated && old == superseded) out.push_back(&term);
  }
  return out;
}

std::vector<std::pair<const GlossaryTerm*, const GlossaryTerm*>> pairs_of(
    const GlossaryEntry& entry, Lang from) {
  std::vector<std::pair<const GlossaryTerm*, const GlossaryTerm*>> out;
  const auto add = [&](const Terms& sources, const Terms& targets) {
    for (const GlossaryTerm* source : sources)
      for (const GlossaryTerm* target : targets)
        if (source == sources.front() || target == targets.front())
          out.emplace_back(source, target);
  };
  const Terms sources = terms_with(entry, from, false);
  const Terms targets = terms_with(entry, other(from), false);
  const Terms old_sources = terms_with(entry, from, true);
  const Terms old_targets = terms_with(entry, other(from), true);
  add(sources, targets);
  add(old_sources, old_targets.empty() ? targets : old_targets);
  if (old_sources.empty()) add(sources, old_targets);
  return out;
}

void append_piece(std::string& out, std::string_view separator, std::string_view piece) {
  if (piece.empty()) return;
  if (!out.empty()) out.append(separator);
  out.append(piece);
}

// "en: superseded, acronym, to 2025-02-28"; empty for a preferred term in full.
std::string about_term(const GlossaryTerm& term, Lang lang) {
  std::string out;
  if (term.status != TermStatus::preferred) append_piece(out, ", ", name_of(term.status));
  if (term.kind != TermKind::full) append_piece(out, ", ", name_of(term.kind));
  if (!term.from.empty()) append_piece(out, ", ", "from " + term.from);
  if (!term.to.empty()) append_piece(out, ", ", "to " + term.to);
  return out.empty() ? out : fmt::format("{}: {}", name_of(lang), out);
}

std::string comment_of(const GlossaryEntry& entry, const GlossaryTerm& source,
                       const GlossaryTerm& target, Lang from, Dropped& dropped) {
  std::string out;
  const auto add = [&](std::string_view piece) {
    append_piece(out, "; ", trimmed(one_line(piece)));
  };
  add(entry.type ? name_of(*entry.type) : std::string_view(entry.subject));
  add(about_term(source, from));
  add(about_term(target, other(from)));
  add(source.note);
  add(target.note);
  for (const std::string& note : entry.notes) add(note);
  add(entry.evidence);
  if (count_code_points(out) <= kLongestComment) return out;
  size_t end = 0;
  for (size_t i = 0; i < kLongestComment; ++i) next_code_point(out, end);
  out.resize(end);
  dropped.add("ends of comments");
  return out.append("\u2026");
}

// False when the entry has no row.
bool append_rows(std::string& out, const GlossaryEntry& entry, Lang from,
                 std::unordered_set<std::string>& written, Dropped& dropped) {
  bool any = false;
  for (const auto& [source, target] : pairs_of(entry, from)) {
    any = true;  // even when the row stands there already
    const std::string first = clean_term(source->text);
    if (first.starts_with('#')) {
      dropped.add_entry(fmt::format("{} = {}: a line that begins with # is a comment", first,
                                    clean_term(target->text)));
      continue;
    }
    std::string row = fmt::format("{}\t{}", first, clean_term(target->text));
    if (!written.insert(row).second) continue;
    const std::string comment = comment_of(entry, *source, *target, from, dropped);
    out.append(row);
    if (!comment.empty()) out.append("\t").append(comment);
    out.push_back('\n');
  }
  return any;
}

// Reading ------------------------------------------------------------------------------------------

class OmegatReader {
 public:
  OmegatReader(const std::string& file, Lang from) : file_(file), from_(from) {}

  void add(const TextRow& row) {
    if (row.fault) return add_fault(*row.fault, row.number);
    if (row.text.starts_with('#')) return;
    const std::vector<std::string_view> cells = tab_cells(row.text);
    const std::string source = clean_term(cells[0]);
    const std::string target = cells.size() < 2 ? "" : clean_term(cells[1]);
    if (source.empty() || target.empty()) {
      add_fault({ErrorCode::format, fmt::format("no {}, expected source TAB target TAB comment",
                                                cells.size() < 2 ? "tab"
                                                : source.empty() ? "source"
                                                                 : "target")},
                row.number);
      return;
    }
    add_pair(source, target, cells.size() < 3 ? "" : trimmed(cells[2]));
  }

  GlossaryIn take() { return std::move(out_); }

 private:
  void add_fault(Error error, size_t line) {
    error.file = file_;
    error.line = line;
    out_.faults.push_back(std::move(error));
  }

  void add_pair(const std::string& source, const std::string& target, std::string_view comment) {
    // Our own comments begin with the type.
    const size_t end = std::min(comment.find("; "), comment.size());
    const std::optional<Type> type = type_from_name(comment.substr(0, end));
    if (type) comment.remove_prefix(std::min(end + 2, comment.size()));
    const auto [it, fresh] = places_.try_emplace(
        fmt::format("{}\t{}", source, type ? name_of(*type) : ""), out_.glossary.entries.size());
    if (fresh) {
      GlossaryEntry& entry = out_.glossary.entries.emplace_back();
      entry.type = type;
      entry.side(from_) = {{.text = source}};
    }
    GlossaryEntry& entry = out_.glossary.entries[it->second];
    std::vector<GlossaryTerm>& targets = entry.side(other(from_));
    const bool known = std::any_of(targets.begin(), targets.end(),
                                   [&](const GlossaryTerm& term) { return term.text == target; });
    if (!known)
      targets.push_back(
          {.text = target, .status = fresh ? TermStatus::preferred : TermStatus::admitted});
    const auto& notes = entry.notes;
    if (!comment.empty() && std::find(notes.begin(), notes.end(), comment) == notes.end())
      entry.notes.emplace_back(comment);
  }

  const std::string& file_;
  Lang from_;
  GlossaryIn out_;
  std::unordered_map<std::string, size_t> places_;  // of entries, by source and type
};

// "# -*- coding: windows-1258 -*-" on the first line.
std::optional<Error> foreign_coding(std::string_view text, const std::string& file) {
  const std::string_view line = text.substr(0, text.find_first_of("\r\n"));
  const size_t at = line.find("coding:");
  if (!line.starts_with('#') || at == std::string_view::npos) return std::nullopt;
  const std::string_view rest = trimmed(line.substr(at + 7));
  const std::string name(rest.substr(0, rest.find_first_of(" \t")));
  if (name.size() == 5 && (name.starts_with("utf") || name.starts_with("UTF"))) return std::nullopt;
  return Error{ErrorCode::encoding,
               fmt::format("the file says that it is {}, expected utf-8: convert it first", name),
               file, 1};
}

}  // namespace

Result<Done> append_omegat(std::string& out, const Glossary& glossary,
                           const GlossaryWriteOptions& options, Dropped& dropped) {
  std::unordered_set<std::string> written;
  for (const GlossaryEntry& entry : glossary.entries) {
    if (entry.decision == "rejected") {
      dropped.add_entry(shown(entry) + ": rejected");
      continue;
    }
    for (const auto& terms : entry.terms)
      for (const GlossaryTerm& term : terms)
        if (term.status == TermStatus::deprecated) dropped.add("rejected terms");
    if (!append_rows(out, entry, options.from, written, dropped))
      dropped.add_entry(shown(entry) + ": no term that may be used in one of the languages");
  }
  add_losses(glossary,
             {.types = true,
              .kinds = true,
              .dates = true,
              .term_notes = true,
              .notes = true,
              .evidence = true},
             dropped);
  return Done{};
}

Result<GlossaryIn> read_omegat(std::string_view text, const std::string& file, Lang from) {
  if (auto error = foreign_coding(text, file)) return *error;
  OmegatReader reader(file, from);
  LineRows lines(text);
  for (TextRow row; lines.next(row);) reader.add(row);
  GlossaryIn out = reader.take();
  if (out.glossary.entries.empty() && !out.faults.empty() &&
      text.find('\t') == std::string_view::npos) {
    return out.faults.front();
  }
  return out;
}

}  // namespace align
