// A Markdown table for reading: the preferred terms, behind them the others and what is special about each. Not read
// back: what a person needs to see is less than what a glossary holds.
#include <initializer_list>

#include "glossary/cell_lists.h"
#include "glossary/formats.h"
#include "glossary/losses.h"
#include "table/cells.h"

namespace align {
namespace {

std::string escaped(std::string_view text) {
  static constexpr std::string_view kSpecial = "\\|*_`<[&~";
  std::string out;
  for (const char c : clean_term(text)) {
    if (kSpecial.find(c) != std::string_view::npos) out.push_back('\\');
    out.push_back(c);
  }
  return out;
}

void append_line(std::string& out, std::initializer_list<std::string_view> cells) {
  for (const std::string_view cell : cells)
    out.append(cell.empty() ? "|" : "| ").append(cell).push_back(' ');
  out.append("|\n");
}

void append_piece(std::string& out, std::string_view separator, std::string_view piece) {
  if (piece.empty()) return;
  if (!out.empty()) out.append(separator);
  out.append(piece);
}

// "MAE (acronym)", "Ministry X (superseded, to 2025-02-28)".
std::string term_text(const GlossaryTerm& term) {
  std::string about;
  if (term.status == TermStatus::deprecated || term.status == TermStatus::superseded)
    append_piece(about, ", ", name_of(term.status));
  if (term.kind != TermKind::full) append_piece(about, ", ", name_of(term.kind));
  if (!term.from.empty()) append_piece(about, ", ", "from " + escaped(term.from));
  if (!term.to.empty()) append_piece(about, ", ", "to " + escaped(term.to));
  append_piece(about, ", ", escaped(term.note));
  std::string out = escaped(term.text);
  if (!about.empty()) out.append(" (").append(about).append(")");
  return out;
}

std::string side_text(const GlossaryEntry& entry, Lang lang) {
  const GlossaryTerm* first = entry.preferred(lang);
  std::string out;
  if (first != nullptr) out = term_text(*first);
  for (const GlossaryTerm& term : entry.side(lang))
    if (&term != first) append_piece(out, "; ", term_text(term));
  return out;
}

}  // namespace

Result<Done> append_md_glossary(std::string& out, const Glossary& glossary,
                                const GlossaryWriteOptions& /*options*/, Dropped& dropped) {
  if (!glossary.title.empty()) out.append("# ").append(escaped(glossary.title)).append("\n\n");
  out.append("| type | English | Vietnamese | score | decision | evidence | notes |\n");
  out.append("|---|---|---|--:|---|---|---|\n");
  for (const GlossaryEntry& entry : glossary.entries) {
    std::string notes;
    for (const std::string& note : entry.notes) append_piece(notes, "; ", escaped(note));
    append_line(out, {escaped(entry.type ? name_of(*entry.type) : std::string_view(entry.subject)),
                      side_text(entry, Lang::en), side_text(entry, Lang::vi),
                      entry.score ? score_text(*entry.score) : "", escaped(entry.decision),
                      escaped(entry.evidence), notes});
  }
  add_losses(glossary,
             {.types = true,
              .kinds = true,
              .dates = true,
              .term_notes = true,
              .notes = true,
              .evidence = true,
              .decisions = true,
              .scores = true,
              .title = true},
             dropped);
  return Done{};
}

}  // namespace align
