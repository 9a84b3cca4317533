#include "glossary/tbx_text.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "glossary/entry_fields.h"
#include "glossary/xml_text.h"

namespace align {

std::string_view tbx_name(TermStatus status) {
  static constexpr std::array<std::string_view, 4> kNames = {
      "preferredTerm-admn-sts", "admittedTerm-admn-sts", "deprecatedTerm-admn-sts",
      "supersededTerm-admn-sts"};
  return kNames[static_cast<size_t>(status)];
}

std::string_view tbx_name(TermKind kind) {
  static constexpr std::array<std::string_view, 5> kNames = {"fullForm", "acronym", "abbreviation",
                                                             "shortForm", "variant"};
  return kNames[static_cast<size_t>(kind)];
}

bool has_short_form(const std::vector<GlossaryTerm>& terms) {
  return std::any_of(terms.begin(), terms.end(), [](const GlossaryTerm& term) {
    return term.kind != TermKind::full && term.kind != TermKind::variant;
  });
}

std::string languages_line(const Glossary& glossary) {
  return fmt::format("{}: {}, {}", kLanguagesKey, xml_language(glossary, Lang::en),
                     xml_language(glossary, Lang::vi));
}

void write_id_note(XmlWriter& xml, const std::string& id, const std::string& given) {
  if (given != id) xml.element("note", {}, field_note("id", id));
}

}  // namespace align
