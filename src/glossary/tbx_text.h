// What TBX v2 and v3 have in common for their writers: the words for statuses and kinds, ids, the line about languages.
#ifndef ALIGN_GLOSSARY_TBX_TEXT_H_
#define ALIGN_GLOSSARY_TBX_TEXT_H_

#include <string>
#include <string_view>

#include "glossary/formats.h"
#include "glossary/xml_text.h"

namespace align {

constexpr std::string_view kTbxNamespace = "urn:iso:std:iso:30042:ed-2";

std::string_view tbx_name(TermStatus status);  // "preferredTerm-admn-sts"
std::string_view tbx_name(TermKind kind);      // "fullForm"

// True when one of the terms is a short form of another.
bool has_short_form(const std::vector<GlossaryTerm>& terms);

constexpr std::string_view kLanguagesKey = "languages";
// "languages: en-US, vi-VN", for the description of the source: what it says there is read back.
std::string languages_line(const Glossary& glossary);

// An id that is no XML name stands in the note "id: ..." of its concept, whose own begins with XmlIds::kPrefix.
void write_id_note(XmlWriter& xml, const std::string& id, const std::string& given);

}  // namespace align

#endif  // ALIGN_GLOSSARY_TBX_TEXT_H_
