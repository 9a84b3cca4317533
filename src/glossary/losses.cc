#include "glossary/losses.h"

namespace align {
namespace {

void add(Dropped& dropped, bool kept, const char* what, uint64_t times) {
  if (!kept && times > 0) dropped.add(what, times);
}

void add_term_losses(const GlossaryTerm& term, const Kept& kept, Dropped& dropped) {
  add(dropped, kept.kinds, "kinds of terms", term.kind != TermKind::full ? 1 : 0);
  add(dropped, kept.counts, "counts", term.count != 0 ? 1 : 0);
  add(dropped, kept.dates, "dates", (term.from.empty() ? 0U : 1U) + (term.to.empty() ? 0U : 1U));
  add(dropped, kept.term_notes, "notes", term.note.empty() ? 0 : 1);
}

}  // namespace

void add_losses(const Glossary& glossary, const Kept& kept, Dropped& dropped) {
  add(dropped, kept.title, "titles", glossary.title.empty() ? 0 : 1);
  for (const GlossaryEntry& entry : glossary.entries) {
    add(dropped, kept.ids, "ids", entry.id.empty() ? 0 : 1);
    add(dropped, kept.types, "types", entry.type || !entry.subject.empty() ? 1 : 0);
    add(dropped, kept.notes, "notes", entry.notes.size());
    add(dropped, kept.evidence, "pieces of evidence", entry.evidence.empty() ? 0 : 1);
    add(dropped, kept.decisions, "decisions", entry.decision.empty() ? 0 : 1);
    add(dropped, kept.scores, "scores", entry.score ? 1 : 0);
    add(dropped, kept.domains, "domains", entry.domain.empty() ? 0 : 1);
    add(dropped, kept.files, "counts of files", entry.files.size());
    for (size_t side = 0; side < 2; ++side) {
      add(dropped, kept.contexts, "contexts", entry.contexts[side].empty() ? 0 : 1);
      for (const GlossaryTerm& term : entry.terms[side]) add_term_losses(term, kept, dropped);
    }
  }
}

std::string shown(const GlossaryEntry& entry) {
  const GlossaryTerm* en = entry.preferred(Lang::en);
  const GlossaryTerm* vi = entry.preferred(Lang::vi);
  if (en != nullptr && vi != nullptr) return en->text + " = " + vi->text;
  return en != nullptr ? en->text : vi != nullptr ? vi->text : entry.id;
}

}  // namespace align
