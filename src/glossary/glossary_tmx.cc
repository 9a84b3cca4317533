// TMX 1.4b as a glossary: one <tu> for a concept, with the terms to use. What else is known of them stands in props
// and notes; other terms, mentions and sources of contexts are not held. An entry whose term to use is missing or
// deprecated in one of the languages is left out, for what stands in a memory is offered as a translation.
//
//   header        srclang is the source language; prop x-title
//   tu            tuid; note for notes made by hand; props x-subject-field (the type or the subject), x-subject,
//                 x-domain, x-score, x-evidence, x-decision
//   tuv           props x-status and x-kind unless preferred and full, x-count, x-valid-from, x-valid-to, x-context;
//                 note of the term
//
// Read: every <tu> that has both languages; of several <tuv> of one language the first. Codes inside a segment are no
// text.
#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "glossary/entry_fields.h"
#include "glossary/losses.h"
#include "glossary/xml_entries.h"
#include "glossary/xml_text.h"
#include "input/markup_record.h"
#include "input/xml_tag.h"

namespace align {
namespace {

constexpr std::string_view kCodes =
    "bpt ept ph it ut sub";  // elements in a segment that are no text

std::string prop_type(std::string_view key) {
  std::string out = "x-" + std::string(key);
  std::replace(out.begin(), out.end(), ' ', '-');
  return out;
}

class TmxWriter {
 public:
  TmxWriter(std::string& out, const Glossary& glossary, Lang from, Dropped& dropped)
      : out_(out), xml_(out), glossary_(glossary), from_(from), dropped_(dropped) {}

  void write() {
    out_ += "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
    xml_.open("tmx", {{"version", "1.4"}});
    xml_.open("header", {{"creationtool", "align"},
                         {"creationtoolversion", ALIGN_VERSION},
                         {"segtype", "phrase"},
                         {"o-tmf", "align"},
                         {"adminlang", "en"},
                         {"srclang", xml_language(glossary_, from_)},
                         {"datatype", "plaintext"}});
    if (!glossary_.title.empty()) prop("title", quoted(glossary_.title));
    xml_.close();
    xml_.open("body");
    write_entries();
    xml_.close();
    xml_.close();
    xml_.count_replaced(dropped_);
  }

 private:
  void prop(std::string_view key, std::string_view value) {
    xml_.element("prop", {{"type", prop_type(key)}}, value);
  }

  void write_entries() {
    const size_t begin = out_.size();
    for (size_t i = 0; i < glossary_.entries.size(); ++i) {
      reserve_entries(out_, begin, i, glossary_.entries.size());
      write_entry(glossary_.entries[i]);
    }
  }

  void write_entry(const GlossaryEntry& entry) {
    for (const Lang lang : {Lang::en, Lang::vi}) {
      const GlossaryTerm* const term = entry.preferred(lang);
      if (term != nullptr && term->status != TermStatus::deprecated) continue;
      return dropped_.add_entry(shown(entry) +
                                (term == nullptr ? ": no term in " : ": the term is rejected in ") +
                                std::string(name_of(lang)));
    }
    count_dropped(entry);
    xml_.open("tu", {{"tuid", entry.id}});
    for (const std::string& note : entry.notes) xml_.element("note", {}, entry_note(note));
    const std::string subject = subject_field(entry);
    if (!subject.empty()) prop("subject field", subject);
    for (const auto& [key, value] : fields_of(entry))
      if (key != "mentions") prop(key, value);
    for (const Lang lang : {from_, other(from_)}) write_term(entry, lang);
    xml_.close();
  }

  void write_term(const GlossaryEntry& entry, Lang lang) {
    const GlossaryTerm& term = *entry.preferred(lang);
    const GlossaryContext& context = entry.contexts[static_cast<size_t>(index_of(lang))];
    xml_.open("tuv", {{"xml:lang", xml_language(glossary_, lang)}});
    if (!term.note.empty()) xml_.element("note", {}, term_note(term.note));
    if (term.status != TermStatus::preferred) prop("status", name_of(term.status));
    if (term.kind != TermKind::full) prop("kind", name_of(term.kind));
    for (const auto& [key, value] : fields_of(term)) prop(key, value);
    if (!context.empty()) prop("context", quoted(context.text));
    xml_.element("seg", {}, term.text);
    xml_.close();
  }

  void count_dropped(const GlossaryEntry& entry) {
    const size_t others = entry.terms[0].size() + entry.terms[1].size() - 2;
    if (others > 0) dropped_.add("further terms", others);
    if (!entry.files.empty()) dropped_.add("counts of files", entry.files.size());
    for (const GlossaryContext& context : entry.contexts)
      if (!context.empty() && !context.source.empty()) dropped_.add("sources of contexts");
  }

  std::string& out_;
  XmlWriter xml_;
  const Glossary& glossary_;
  Lang from_;
  Dropped& dropped_;
};

class TmxReader : public XmlEntries {
 public:
  explicit TmxReader(const std::string& file) : file_(file) {}

  std::optional<Error> root(const XmlNode& node) override {
    if (node.name == "tmx") return std::nullopt;
    return Error{ErrorCode::format,
                 fmt::format("is a document <{}>, expected TMX (<tmx>)", clipped(node.name))};
  }
  bool wants(const XmlNode& node) const override {
    return node.name == "tu" || node.name == "header";
  }
  void take(const XmlNode& node) override {
    if (node.name == "tu") {
      read_unit(node);
    } else {
      read_header(node);
    }
  }

  GlossaryIn in;

 private:
  void read_header(const XmlNode& node) {
    for (const XmlNode& child : node.children)
      if (child.attribute("type") == "x-title") in.glossary.title = unquoted(text_of(child));
  }
  void read_unit(const XmlNode& node);
  void read_variant(const XmlNode& node, GlossaryEntry& entry, Lang lang);

  const std::string& file_;
  size_t number_ = 0;  // of the unit, from 1
  std::array<bool, 2> has_locale_{};
};

std::string_view language_of(const XmlNode& node) {
  const std::string_view tag = node.attribute("xml:lang");
  return tag.empty() ? node.attribute("lang") : tag;
}

// "x-valid-from" -> "valid from"; empty for a prop of another program.
std::string key_of(const XmlNode& node) {
  const std::string_view type = node.attribute("type");
  if (node.name != "prop" || !type.starts_with("x-")) return {};
  std::string out(type.substr(2));
  std::replace(out.begin(), out.end(), '-', ' ');
  return out;
}

void TmxReader::read_unit(const XmlNode& node) {
  ++number_;
  GlossaryEntry entry;
  for (const XmlNode& child : node.children) {
    if (child.name == "note") {
      const std::string note = text_of(child);
      const auto [key, value] = split_note(note);
      const std::string_view text = key == "note" ? unquoted(value) : note;
      if (!text.empty() || key == "note") entry.notes.emplace_back(text);
    } else if (const std::string key = key_of(child); key == "subject field") {
      set_subject_field(entry, text_of(child));
    } else if (!key.empty() && key != "mentions") {
      set_field(entry, key, text_of(child));
    } else if (child.name == "tuv") {
      if (const auto lang = lang_of_tag(language_of(child))) read_variant(child, entry, *lang);
    }
  }
  if (entry.terms[0].empty() || entry.terms[1].empty()) {
    const std::string_view missing = entry.terms[1].empty() ? "Vietnamese" : "English";
    in.faults.push_back(
        {ErrorCode::format,
         fmt::format("unit {} has no {} text, expected English and Vietnamese", number_, missing),
         file_, node.line});
    return;
  }
  entry.id = node.attribute("tuid");
  if (entry.id.empty()) entry.id = fmt::format("unit-{}", number_);
  in.glossary.entries.push_back(std::move(entry));
}

void TmxReader::read_variant(const XmlNode& node, GlossaryEntry& entry, Lang lang) {
  const size_t side = static_cast<size_t>(index_of(lang));
  if (!entry.terms[side].empty()) return;
  GlossaryTerm term;
  for (const XmlNode& child : node.children) {
    const std::string key = key_of(child);
    if (child.name == "seg") {
      term.text = term_text(child, kCodes);
    } else if (child.name == "note") {
      read_term_note(term, text_of(child));
    } else if (key == "status") {
      term.status = term_status_from_name(text_of(child)).value_or(TermStatus::preferred);
    } else if (key == "kind") {
      term.kind = term_kind_from_name(text_of(child)).value_or(TermKind::full);
    } else if (key == "context") {
      entry.contexts[side].text = unquoted(text_of(child));
    } else if (!key.empty()) {
      set_field(term, key, text_of(child));
    }
  }
  if (term.text.empty()) return;
  if (!std::exchange(has_locale_[side], true)) {
    std::string& locale = in.glossary.locales[side] = language_of(node);
    std::replace(locale.begin(), locale.end(), '_', '-');
  }
  entry.terms[side].push_back(std::move(term));
}

}  // namespace

Result<Done> append_tmx(std::string& out, const Glossary& glossary,
                        const GlossaryWriteOptions& options, Dropped& dropped) {
  TmxWriter(out, glossary, options.from, dropped).write();
  return Done{};
}

Result<GlossaryIn> read_tmx(std::string_view text, const std::string& file, Lang /*from*/) {
  TmxReader reader(file);
  if (const Result<Done> done = read_xml_entries(text, file, reader); !done) return done.error();
  return std::move(reader.in);
}

}  // namespace align
