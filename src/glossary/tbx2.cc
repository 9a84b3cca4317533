// TBX v2 (ISO 30042:2008), for programs that read no other: OmegaT, Weblate, Virtaal, translate-toolkit. Without a
// namespace and without a DOCTYPE, for either keeps one of them from reading it; tig and not ntig; the source language
// first and of each language the preferred terms first, for some take the first term of each and no other.
//
// A reader may offer every term as a translation and show every note to the translator. So what was rejected is left
// out, and notes are what a translator wants to know: notes made by hand, the domain, until when a name held. Not held:
// scores, evidence, decisions, counts, mentions, sources of contexts; and entries that have no term left in one of the
// languages.
#include <algorithm>
#include <utility>

#include "glossary/entry_fields.h"
#include "glossary/losses.h"
#include "glossary/tbx_read.h"
#include "glossary/tbx_text.h"

namespace align {
namespace {

class Tbx2Writer {
 public:
  Tbx2Writer(std::string& out, const Glossary& glossary, Lang from, Dropped& dropped)
      : out_(out), xml_(out), glossary_(glossary), from_(from), dropped_(dropped) {}

  void write() {
    out_ += "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
    xml_.open("martif", {{"type", "TBX-Basic"}, {"xml:lang", xml_language(glossary_, from_)}});
    xml_.open("martifHeader");
    xml_.open("fileDesc");
    if (!glossary_.title.empty()) {
      xml_.open("titleStmt");
      xml_.element("title", {}, glossary_.title);
      xml_.close();
    }
    xml_.open("sourceDesc");
    xml_.element("p", {}, languages_line(glossary_));
    xml_.close();
    xml_.close();
    xml_.close();
    xml_.open("text");
    xml_.open("body");
    write_entries();
    xml_.close();
    xml_.close();
    xml_.close();
    xml_.count_replaced(dropped_);
  }

 private:
  using Terms = std::vector<const GlossaryTerm*>;

  // Those that may be offered, the preferred ones first.
  static Terms usable(const std::vector<GlossaryTerm>& terms) {
    Terms out;
    for (const GlossaryTerm& term : terms)
      if (term.status != TermStatus::deprecated) out.push_back(&term);
    std::stable_partition(out.begin(), out.end(), [](const GlossaryTerm* term) {
      return term->status == TermStatus::preferred;
    });
    return out;
  }

  void write_entries() {
    const size_t begin = out_.size();
    for (size_t i = 0; i < glossary_.entries.size(); ++i) {
      reserve_entries(out_, begin, i, glossary_.entries.size());
      write_entry(glossary_.entries[i]);
    }
  }

  void write_entry(const GlossaryEntry& entry) {
    const std::array<Terms, 2> terms = {usable(entry.terms[0]), usable(entry.terms[1])};
    for (const Lang lang : {Lang::en, Lang::vi}) {
      const size_t side = static_cast<size_t>(index_of(lang));
      if (!terms[side].empty()) continue;
      return dropped_.add_entry(
          shown(entry) +
          (entry.terms[side].empty() ? ": no term in " : ": all terms are rejected in ") +
          std::string(name_of(lang)));
    }
    count_dropped(entry);
    const std::string id = ids_.make(entry.id);
    xml_.open("termEntry", {{"id", id}});
    const std::string subject = subject_field(entry);
    if (!subject.empty()) xml_.element("descrip", {{"type", "subjectField"}}, subject);
    write_id_note(xml_, entry.id, id);
    for (const auto& [key, value] : fields_of(entry))
      if (key == "subject" || key == "domain") xml_.element("note", {}, field_note(key, value));
    for (const std::string& note : entry.notes) xml_.element("note", {}, entry_note(note));
    for (const Lang lang : {from_, other(from_)}) {
      const size_t side = static_cast<size_t>(index_of(lang));
      write_language(terms[side], entry.contexts[side], xml_language(glossary_, lang));
    }
    xml_.close();
  }

  void write_language(const Terms& terms, const GlossaryContext& context,
                      const std::string& language) {
    const auto preferred = std::count_if(terms.begin(), terms.end(), [](const GlossaryTerm* term) {
      return term->status == TermStatus::preferred;
    });
    xml_.open("langSet", {{"xml:lang", language}});
    for (const GlossaryTerm* const term : terms) {
      xml_.open("tig");
      xml_.element("term", {}, term->text);
      // Readers show it to the translator, so it is left out where it says nothing.
      if (term->status != TermStatus::preferred || preferred > 1)
        xml_.element("termNote", {{"type", "administrativeStatus"}}, tbx_name(term->status));
      if (term->kind != TermKind::full)
        xml_.element("termNote", {{"type", "termType"}}, tbx_name(term->kind));
      if (term == terms.front() && !context.empty())
        xml_.element("descrip", {{"type", "context"}}, context.text);
      for (const auto& [key, value] : fields_of(*term))
        if (key != "count") xml_.element("note", {}, field_note(key, value));
      if (!term->note.empty()) xml_.element("note", {}, term_note(term->note));
      xml_.close();
    }
    xml_.close();
  }

  void count_dropped(const GlossaryEntry& entry) {
    if (entry.score) dropped_.add("scores");
    if (!entry.evidence.empty()) dropped_.add("pieces of evidence");
    if (!entry.decision.empty()) dropped_.add("decisions");
    if (!entry.files.empty()) dropped_.add("counts of files", entry.files.size());
    for (const GlossaryContext& context : entry.contexts)
      if (!context.empty() && !context.source.empty()) dropped_.add("sources of contexts");
    for (const auto& terms : entry.terms) {
      for (const GlossaryTerm& term : terms) {
        if (term.status == TermStatus::deprecated) {
          dropped_.add("rejected terms");
        } else if (term.count > 0) {
          dropped_.add("counts");
        }
      }
    }
  }

  std::string& out_;
  XmlWriter xml_;
  const Glossary& glossary_;
  Lang from_;
  Dropped& dropped_;
  XmlIds ids_;
};

}  // namespace

Result<Done> append_tbx2(std::string& out, const Glossary& glossary,
                         const GlossaryWriteOptions& options, Dropped& dropped) {
  Tbx2Writer(out, glossary, options.from, dropped).write();
  return Done{};
}

Result<GlossaryIn> read_tbx2(std::string_view text, const std::string& file, Lang /*from*/) {
  return read_terminology(text, file, TbxVersion::v2);
}

}  // namespace align
