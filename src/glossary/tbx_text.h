// What TBX v2 and v3 have in common: the words for statuses and kinds, and the reader.
//
// Elements of v3 and v2 have other names (conceptEntry, langSec, termSec; termEntry, langSet, tig or ntig), categories
// are the same. In the style DCT of v3 a category is an element of another namespace, <min:partOfSpeech>; it is read as
// an element of that type.
//
// Read: subject field, definitions and other descriptions (as notes), notes, contexts with their sources, status, term
// type, and the fields of entry_fields.h. Passed over: part of speech, gender, links, dates of changes, other languages
// than English and Vietnamese (one fault says how many terms). Terms without a status: the first is preferred unless
// another one says that it is, the others are admitted. An entry with one of the two languages is kept.
#ifndef ALIGN_GLOSSARY_TBX_TEXT_H_
#define ALIGN_GLOSSARY_TBX_TEXT_H_

#include <string>
#include <string_view>

#include "glossary/formats.h"
#include "glossary/xml_text.h"

namespace align {

enum class TbxVersion : uint8_t { v2, v3 };

constexpr std::string_view kTbxNamespace = "urn:iso:std:iso:30042:ed-2";

std::string_view tbx_name(TermStatus status);  // "preferredTerm-admn-sts"
std::string_view tbx_name(TermKind kind);      // "fullForm"

// True when one of the terms is a short form of another.
bool has_short_form(const std::vector<GlossaryTerm>& terms);

// "languages: en-US, vi-VN", for the description of the source: what it says there is read back.
std::string languages_line(const Glossary& glossary);

// An id that is no XML name stands in the note "id: ..." of its concept, whose own begins with XmlIds::kPrefix.
void write_id_note(XmlWriter& xml, const std::string& id, const std::string& given);

Result<GlossaryIn> read_terminology(std::string_view text, const std::string& file,
                                    TbxVersion version);

}  // namespace align

#endif  // ALIGN_GLOSSARY_TBX_TEXT_H_
