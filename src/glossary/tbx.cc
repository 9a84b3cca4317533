// TBX v3 (ISO 30042:2019), dialect TBX-Basic, style DCA. Everything is held; what TBX-Basic has no category for stands
// in notes, as entry_fields.h says.
//
//   title                  titleStmt; languages in the first line of sourceDesc
//   id                     id of the conceptEntry; one that is no XML name, or comes twice, in the note "id: ..."
//   type, else subject     descrip subjectField
//   status of a term       termNote administrativeStatus: preferred, admitted, deprecated, superseded
//   kind of a term         termNote termType; a full form says so when the concept has short ones
//   part of speech         noun, for names
//   context                descripGrp with its source, at the term to use
//   all else               notes
//
// Not held: entries without any term and contexts of a language without a term, for there is no place for them, and
// characters that XML cannot hold. A glossary without entries has an empty body, which the schema does not allow.
#include <utility>

#include "glossary/entry_fields.h"
#include "glossary/losses.h"
#include "glossary/tbx_read.h"
#include "glossary/tbx_text.h"
#include "glossary/xml_entries.h"

namespace align {
namespace {

class TbxWriter {
 public:
  TbxWriter(std::string& out, const Glossary& glossary, Lang from, Dropped& dropped)
      : out_(out), xml_(out), glossary_(glossary), from_(from), dropped_(dropped) {
    for (const Lang lang : {Lang::en, Lang::vi})
      languages_[static_cast<size_t>(index_of(lang))] = xml_language(glossary, lang);
  }

  void write() {
    out_ += "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
    xml_.open("tbx", {{"type", "TBX-Basic"},
                      {"style", "dca"},
                      {"xml:lang", language(from_)},
                      {"xmlns", kTbxNamespace}});
    write_header();
    xml_.open("text");
    xml_.open("body");
    write_entries();
    xml_.close();
    xml_.close();
    xml_.close();
    xml_.count_replaced(dropped_);
  }

 private:
  const std::string& language(Lang lang) const {
    return languages_[static_cast<size_t>(index_of(lang))];
  }

  void write_header() {
    const std::string& title = glossary_.title;
    xml_.open("tbxHeader");
    xml_.open("fileDesc");
    if (!title.empty()) {
      xml_.open("titleStmt");
      xml_.element("title", {}, title);
      xml_.close();
    }
    xml_.open("sourceDesc");
    xml_.element("p", {}, languages_line(glossary_));
    if (!title.empty() && !stands_bare(title)) xml_.element("p", {}, "title: " + quoted(title));
    xml_.close();
    xml_.close();
    xml_.close();
  }

  void write_entries() {
    const size_t begin = out_.size();
    for (size_t i = 0; i < glossary_.entries.size(); ++i) {
      reserve_entries(out_, begin, i, glossary_.entries.size());
      write_entry(glossary_.entries[i]);
    }
  }

  void write_entry(const GlossaryEntry& entry) {
    if (entry.terms[0].empty() && entry.terms[1].empty())
      return dropped_.add_entry(shown(entry) + ": no term");
    const std::string id = ids_.make(entry.id);
    xml_.open("conceptEntry", {{"id", id}});
    const std::string subject = subject_field(entry);
    if (!subject.empty()) xml_.element("descrip", {{"type", "subjectField"}}, subject);
    write_id_note(xml_, entry.id, id);
    for (const auto& [key, value] : fields_of(entry))
      xml_.element("note", {}, field_note(key, value));
    for (const std::string& note : entry.notes) xml_.element("note", {}, entry_note(note));
    for (const Lang lang : {from_, other(from_)}) write_language(entry, lang);
    xml_.close();
  }

  void write_language(const GlossaryEntry& entry, Lang lang) {
    const GlossaryTerm* const with_context = entry.preferred(lang);
    const GlossaryContext& context = entry.contexts[static_cast<size_t>(index_of(lang))];
    if (with_context == nullptr) {
      if (!context.empty()) dropped_.add("contexts without a term");
      return;
    }
    const bool is_noun = entry.type && is_name(*entry.type);
    const bool says_full = has_short_form(entry.side(lang));
    xml_.open("langSec", {{"xml:lang", language(lang)}});
    for (const GlossaryTerm& term : entry.side(lang)) {
      xml_.open("termSec");
      xml_.element("term", {}, term.text);
      if (is_noun) xml_.element("termNote", {{"type", "partOfSpeech"}}, "noun");
      xml_.element("termNote", {{"type", "administrativeStatus"}}, tbx_name(term.status));
      if (says_full || term.kind != TermKind::full)
        xml_.element("termNote", {{"type", "termType"}}, tbx_name(term.kind));
      if (&term == with_context && !context.empty()) write_context(context);
      for (const auto& [key, value] : fields_of(term))
        xml_.element("note", {}, field_note(key, value));
      if (!term.note.empty()) xml_.element("note", {}, term_note(term.note));
      xml_.close();
    }
    xml_.close();
  }

  void write_context(const GlossaryContext& context) {
    xml_.open("descripGrp");
    xml_.element("descrip", {{"type", "context"}}, context.text);
    if (!context.source.empty()) xml_.element("admin", {{"type", "source"}}, context.source);
    if (trimmed(context.text) != context.text)
      xml_.element("note", {}, "text: " + quoted(context.text));
    if (trimmed(context.source) != context.source)
      xml_.element("note", {}, "source: " + quoted(context.source));
    xml_.close();
  }

  std::string& out_;
  XmlWriter xml_;
  const Glossary& glossary_;
  Lang from_;
  Dropped& dropped_;
  std::array<std::string, 2> languages_;  // by index_of(Lang)
  XmlIds ids_;
};

}  // namespace

Result<Done> append_tbx(std::string& out, const Glossary& glossary,
                        const GlossaryWriteOptions& options, Dropped& dropped) {
  TbxWriter(out, glossary, options.from, dropped).write();
  return Done{};
}

Result<GlossaryIn> read_tbx(std::string_view text, const std::string& file, Lang /*from*/) {
  return read_terminology(text, file, TbxVersion::v3);
}

}  // namespace align
