// What formats of XML have no category for: fields with a key, for people to read and for us to read back.
//
//     TBX     <note>score: 0.926</note>     <note>mentions: news (22)</note>     <note>valid from: 2025-03-01</note>
//     TMX     <prop type="x-score">0.926</prop>
//
// Keys of an entry: subject (when the subject field cannot say it), domain, score, evidence, decision, mentions (one
// file a line). Keys of a term: count, valid from, valid to. A value that is empty, has blanks around it or stands in
// quotes is written in quotes: evidence: " a ".
//
// In TBX a note made by hand is a <note> of its own, as it is. One that would be read as a field, or that needs quotes,
// is written after "note: ", and is read as what follows: <note>note: score: high enough</note>.
#ifndef ALIGN_GLOSSARY_ENTRY_FIELDS_H_
#define ALIGN_GLOSSARY_ENTRY_FIELDS_H_

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "glossary/glossary.h"

namespace align {

using Fields = std::vector<std::pair<std::string_view, std::string>>;

Fields fields_of(const GlossaryEntry& entry);
Fields fields_of(const GlossaryTerm& term);
// False, and nothing is changed, for a key that is none, a value that it cannot have, and a field that is set.
bool set_field(GlossaryEntry& entry, std::string_view key, std::string_view value);
bool set_field(GlossaryTerm& term, std::string_view key, std::string_view value);

// The type by its name, else the subject; empty when there is neither, or when it takes a field.
std::string subject_field(const GlossaryEntry& entry);
void set_subject_field(GlossaryEntry& entry, std::string_view text);

// "key: value".
std::string field_note(std::string_view key, std::string_view value);
// The key of a note and what follows it; the key is empty when there is none.
std::pair<std::string_view, std::string_view> split_note(std::string_view note);

// A note made by hand as it is written, and back: a field is set, all else is added to the notes.
std::string entry_note(std::string_view note);
std::string term_note(std::string_view note);
void read_entry_note(GlossaryEntry& entry, std::string_view note);
void read_term_note(GlossaryTerm& term, std::string_view note);

// True for what comes back as it is from a reader that leaves out the blanks around.
bool stands_bare(std::string_view value);
std::string quoted(std::string_view value);
std::string_view unquoted(std::string_view value);

}  // namespace align

#endif  // ALIGN_GLOSSARY_ENTRY_FIELDS_H_
