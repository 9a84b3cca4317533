// The reader of TBX v2 and v3.
//
// Elements of v3 and v2 have other names (conceptEntry, langSec, termSec; termEntry, langSet, tig or ntig), categories
// are the same. In the style DCT of v3 a category is an element of another namespace, <min:partOfSpeech>; it is read as
// an element of that type.
//
// Read: subject field, definitions and other descriptions (as notes), notes, contexts with their sources, status, term
// type, and the fields of entry_fields.h. Passed over: part of speech, gender, links, dates of changes, other languages
// than English and Vietnamese (one fault says how many terms). Terms without a status: the first is preferred unless
// another one says that it is, the others are admitted. An entry with one of the two languages is kept.
#ifndef ALIGN_GLOSSARY_TBX_READ_H_
#define ALIGN_GLOSSARY_TBX_READ_H_

#include <cstdint>
#include <string>
#include <string_view>

#include "glossary/formats.h"

namespace align {

enum class TbxVersion : uint8_t { v2, v3 };

// Errors: not XML, as xml_entries.h says; another root, or the other version, which is named.
Result<GlossaryIn> read_terminology(std::string_view text, const std::string& file,
                                    TbxVersion version);

}  // namespace align

#endif  // ALIGN_GLOSSARY_TBX_READ_H_
