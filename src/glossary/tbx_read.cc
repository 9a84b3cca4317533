#include "glossary/tbx_read.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>
#include <set>
#include <utility>

#include "glossary/entry_fields.h"
#include "glossary/tbx_text.h"
#include "glossary/xml_entries.h"
#include "input/markup_record.h"
#include "input/xml_tag.h"

namespace align {
namespace {

constexpr size_t kMostShown = 8;  // languages that a message lists
constexpr std::string_view kTitle = "title";

// Words of other programs, in small letters and without what stands around them in TBX.
std::optional<TermStatus> status_from(std::string_view text) {
  for (const std::string_view ending : {"-admn-sts", "Term"})
    if (text.ends_with(ending)) text.remove_suffix(ending.size());
  if (same_letters(text, "preferred")) return TermStatus::preferred;
  if (same_letters(text, "admitted")) return TermStatus::admitted;
  if (same_letters(text, "superseded")) return TermStatus::superseded;
  for (const std::string_view word : {"deprecated", "forbidden", "obsolete"})
    if (same_letters(text, word)) return TermStatus::deprecated;
  return std::nullopt;
}

TermKind kind_from(std::string_view text) {
  if (text == "acronym" || text == "initialism") return TermKind::acronym;
  if (text == "abbreviation" || text == "abbreviatedForm") return TermKind::abbreviation;
  if (text == "shortForm") return TermKind::short_form;
  if (text == "variant") return TermKind::variant;
  return TermKind::full;
}

// What an element says: its type, or in the style DCT its name.
std::string_view category_of(const XmlNode& node) {
  if (!node.space.empty() || node.name == "note" || node.name == "term") return node.name;
  return node.attribute("type");
}

bool is_group(const XmlNode& node) {
  return node.name.ends_with("Grp") && node.name != "transacGrp";
}
bool is_language_part(const XmlNode& node) {
  return node.name == "langSec" || node.name == "langSet";
}
bool is_term_part(const XmlNode& node) {
  return node.name == "termSec" || node.name == "tig" || node.name == "ntig";
}

std::string_view language_of(const XmlNode& node) {
  const std::string_view tag = node.attribute("xml:lang");
  return tag.empty() ? node.attribute("lang") : tag;
}

// An entry while it is read.
class EntryReader {
 public:
  EntryReader(Glossary& glossary, std::vector<Error>& faults, const std::string& file)
      : glossary_(glossary), faults_(faults), file_(file) {}

  // Nothing for one that has no term in either language.
  std::optional<GlossaryEntry> read(const XmlNode& node);

  std::array<bool, 2> has_locale{};
  uint64_t other_terms = 0;
  std::set<std::string> other_languages;

 private:
  void read_language(const XmlNode& node);
  void read_term(const XmlNode& node);
  void read_term_part(const XmlNode& node, GlossaryTerm& term, std::optional<TermStatus>& status);
  void read_about(const XmlNode& node);
  void read_context(const XmlNode& node);
  void read_description(const XmlNode& node, std::string_view category);
  void settle_statuses();
  void read_id(const XmlNode& node);

  size_t side() const { return static_cast<size_t>(index_of(lang_)); }

  Glossary& glossary_;
  std::vector<Error>& faults_;
  const std::string& file_;
  GlossaryEntry entry_;
  std::array<std::vector<std::optional<TermStatus>>, 2> statuses_;  // as given, by side
  std::optional<std::string> id_note_;
  bool in_language_ = false;
  Lang lang_ = Lang::en;
};

std::optional<GlossaryEntry> EntryReader::read(const XmlNode& node) {
  entry_ = {};
  statuses_ = {};
  id_note_.reset();
  for (const XmlNode& child : node.children) {
    in_language_ = false;
    if (is_language_part(child)) {
      read_language(child);
    } else {
      read_about(child);
    }
  }
  read_id(node);
  settle_statuses();
  if (entry_.terms[0].empty() && entry_.terms[1].empty()) return std::nullopt;
  return std::move(entry_);
}

void EntryReader::read_id(const XmlNode& node) {
  entry_.id = node.attribute("id");
  if (!id_note_) return;
  if (entry_.id.starts_with(XmlIds::kPrefix)) {
    entry_.id = std::string(unquoted(*id_note_));
  } else {
    entry_.notes.insert(entry_.notes.begin(), "id: " + *id_note_);
  }
}

void EntryReader::read_language(const XmlNode& node) {
  const std::string_view tag = language_of(node);
  const std::optional<Lang> lang = lang_of_tag(tag);
  if (!lang) {
    other_terms += static_cast<uint64_t>(
        std::count_if(node.children.begin(), node.children.end(), is_term_part));
    if (other_languages.size() <= kMostShown)
      other_languages.emplace(tag.empty() ? "no language" : clipped(tag));
    return;
  }
  lang_ = *lang;
  in_language_ = true;
  if (!std::exchange(has_locale[side()], true)) {
    std::string& locale = glossary_.locales[side()] = tag;
    std::replace(locale.begin(), locale.end(), '_', '-');
  }
  for (const XmlNode& child : node.children) {
    if (is_term_part(child)) {
      read_term(child);
    } else {
      read_about(child);
    }
  }
}

void EntryReader::read_term(const XmlNode& node) {
  GlossaryTerm term;
  std::optional<TermStatus> status;
  for (const XmlNode& child : node.children) read_term_part(child, term, status);
  if (term.text.empty()) {
    faults_.push_back({ErrorCode::format, "a term is empty, expected text", file_, node.line});
    return;
  }
  entry_.terms[side()].push_back(std::move(term));
  statuses_[side()].push_back(status);
}

void EntryReader::read_term_part(const XmlNode& node, GlossaryTerm& term,
                                 std::optional<TermStatus>& status) {
  const std::string_view category = category_of(node);
  if (node.name == "descripGrp") {
    read_context(node);
  } else if (is_group(node)) {
    for (const XmlNode& child : node.children) read_term_part(child, term, status);
  } else if (category == "term") {
    term.text = term_text(node);
  } else if (category == "administrativeStatus" || category == "normativeAuthorization") {
    status = status_from(text_of(node));
  } else if (category == "termType") {
    term.kind = kind_from(text_of(node));
  } else if (category == "note") {
    read_term_note(term, text_of(node));
  } else if (category == "source" && !entry_.contexts[side()].empty() &&
             entry_.contexts[side()].source.empty()) {
    entry_.contexts[side()].source = text_of(node);
  } else {
    read_description(node, category);
  }
}

// Of a concept or a language.
void EntryReader::read_about(const XmlNode& node) {
  if (node.name == "descripGrp") {
    read_context(node);
  } else if (is_group(node)) {
    for (const XmlNode& child : node.children) read_about(child);
  } else if (category_of(node) == "note") {
    const std::string text = text_of(node);
    const auto [key, value] = split_note(text);
    if (key == "id" && !id_note_) {
      id_note_ = value;
    } else {
      read_entry_note(entry_, text);
    }
  } else {
    read_description(node, category_of(node));
  }
}

// <descripGrp>: a context and its source. Where the text has blanks around it, it stands in a note.
void EntryReader::read_context(const XmlNode& node) {
  GlossaryContext context;
  for (const XmlNode& child : node.children) {
    const std::string_view category = category_of(child);
    const std::string text = text_of(child);
    const auto [key, value] = split_note(text);
    if (category == "context") {
      context.text = text;
    } else if (category == "source") {
      context.source = text;
    } else if (category == "note" && key == "text") {
      context.text = unquoted(value);
    } else if (category == "note" && key == "source") {
      context.source = unquoted(value);
    } else {
      read_description(child, category);
    }
  }
  if (context.empty()) return;
  if (in_language_ && entry_.contexts[side()].empty()) {
    entry_.contexts[side()] = std::move(context);
  } else {
    entry_.notes.push_back(field_note("context", context.text));
  }
}

void EntryReader::read_description(const XmlNode& node, std::string_view category) {
  if (category == "subjectField") return set_subject_field(entry_, text_of(node));
  const bool described =
      node.name == "descrip" || category == "definition" || category == "context";
  std::string text = described ? text_of(node) : std::string();
  if (text.empty()) return;
  if (category == "context" && in_language_ && entry_.contexts[side()].empty()) {
    entry_.contexts[side()].text = std::move(text);
  } else {
    entry_.notes.push_back(category.empty() ? std::move(text) : field_note(category, text));
  }
}

void EntryReader::settle_statuses() {
  for (size_t side = 0; side < 2; ++side) {
    const auto& given = statuses_[side];
    bool has_preferred =
        std::find(given.begin(), given.end(), TermStatus::preferred) != given.end();
    for (size_t i = 0; i < given.size(); ++i) {
      const TermStatus guess = has_preferred ? TermStatus::admitted : TermStatus::preferred;
      entry_.terms[side][i].status = given[i].value_or(guess);
      if (!given[i]) has_preferred = true;
    }
  }
}

class TbxReader : public XmlEntries {
 public:
  TbxReader(const std::string& file, TbxVersion version)
      : file_(file), version_(version), entry_(in_.glossary, in_.faults, file) {}

  std::optional<Error> root(const XmlNode& node) override;
  bool wants(const XmlNode& node) const override {
    return node.name == entry_name() || node.name == "tbxHeader" || node.name == "martifHeader";
  }
  void take(const XmlNode& node) override;
  GlossaryIn finish();

 private:
  std::string_view entry_name() const {
    return version_ == TbxVersion::v3 ? "conceptEntry" : "termEntry";
  }
  void read_header(const XmlNode& node);
  void read_line(std::string_view line);

  const std::string& file_;
  TbxVersion version_;
  GlossaryIn in_;
  EntryReader entry_;
  size_t number_ = 0;                                  // of the entry, from 1
  std::optional<std::array<std::string, 2>> locales_;  // as the header says
};

std::optional<Error> TbxReader::root(const XmlNode& node) {
  const bool is_v2 = node.name == "martif";
  const bool is_v3 = node.name == "tbx" && (node.space.empty() || node.space == kTbxNamespace);
  if (version_ == TbxVersion::v3 ? is_v3 : is_v2) return std::nullopt;
  const std::string_view expected =
      version_ == TbxVersion::v3 ? "TBX v3 (<tbx>)" : "TBX v2 (<martif>)";
  const std::string_view found = is_v2 ? ", TBX v2" : is_v3 ? ", TBX v3" : "";
  return Error{ErrorCode::format, fmt::format("is a document <{}>{}, expected {}",
                                              clipped(node.name), found, expected)};
}

void TbxReader::take(const XmlNode& node) {
  if (node.name != entry_name()) return read_header(node);
  ++number_;
  std::optional<GlossaryEntry> entry = entry_.read(node);
  if (!entry) {
    in_.faults.push_back({ErrorCode::format,
                          fmt::format("entry {} has no term in English or Vietnamese",
                                      clipped(node.attribute("id"))),
                          file_, node.line});
    return;
  }
  if (node.attribute("id").empty()) entry->id = fmt::format("entry-{}", number_);
  in_.glossary.entries.push_back(std::move(*entry));
}

void TbxReader::read_header(const XmlNode& node) {
  for (const XmlNode& child : node.children) {
    if (child.name == "title") {
      if (in_.glossary.title.empty()) in_.glossary.title = text_of(child);
    } else if (child.name == "p") {
      read_line(text_of(child));
    } else {
      read_header(child);
    }
  }
}

void TbxReader::read_line(std::string_view line) {
  const auto [key, value] = split_note(line);
  const size_t comma = value.find(", ");
  if (key == kTitle) {
    in_.glossary.title = unquoted(value);
  } else if (key == kLanguagesKey && comma != std::string_view::npos) {
    locales_ = {std::string(value.substr(0, comma)), std::string(value.substr(comma + 2))};
  }
}

GlossaryIn TbxReader::finish() {
  // Only our own header names both; the languages of the entries must agree with it.
  const auto& found = in_.glossary.locales;
  if (locales_ && lang_of_tag((*locales_)[0]) == lang_of_tag(found[0]) &&
      lang_of_tag((*locales_)[1]) == lang_of_tag(found[1]))
    in_.glossary.locales = *locales_;
  if (entry_.other_terms > 0) {
    std::string names;
    size_t shown = 0;
    for (const std::string& name : entry_.other_languages)
      if (++shown <= kMostShown) names += (names.empty() ? "" : ", ") + name;
    if (entry_.other_languages.size() > kMostShown) names += ", ...";
    in_.faults.push_back(
        {ErrorCode::format,
         fmt::format("{} terms in other languages ({}) were passed over, expected English "
                     "and Vietnamese",
                     entry_.other_terms, names),
         file_});
  }
  return std::move(in_);
}

}  // namespace

Result<GlossaryIn> read_terminology(std::string_view text, const std::string& file,
                                    TbxVersion version) {
  TbxReader reader(file, version);
  if (const Result<Done> done = read_xml_entries(text, file, reader); !done) return done.error();
  return reader.finish();
}

}  // namespace align
