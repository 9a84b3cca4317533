// A glossary: concepts, each with its terms in English and Vietnamese. What every glossary format is written from and
// read into.
//
//     GlossaryEntry entry;                       Ministry of Health (MOH) = Bộ Y tế
//     entry.id = "de0b151978c8";
//     entry.type = Type::ORG;
//     entry.terms[0] = {{.text = "Ministry of Health", .count = 12}, {.text = "MOH", .kind = TermKind::acronym, ...}};
//     entry.terms[1] = {{.text = "Bộ Y tế", .count = 13}};
//
// Texts are valid UTF-8. Terms are one line without blanks around; notes and contexts may have line breaks.
#ifndef ALIGN_GLOSSARY_GLOSSARY_H_
#define ALIGN_GLOSSARY_GLOSSARY_H_

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/lang.h"

namespace align {

// What a translator should make of a term.
enum class TermStatus : uint8_t {
  preferred,   // use it
  admitted,    // may stand in the text
  deprecated,  // not to be used: a reviewer rejected it, or the house forbids it
  superseded   // was right once: a name that was changed
};
enum class TermKind : uint8_t { full, acronym, abbreviation, short_form, variant };

std::string_view name_of(TermStatus status);  // "preferred"
std::string_view name_of(
    TermKind kind);  // "full", "acronym", "abbreviation", "short-form", "variant"
std::optional<TermStatus> term_status_from_name(std::string_view name);
std::optional<TermKind> term_kind_from_name(std::string_view name);

struct GlossaryTerm {
  std::string text;
  TermStatus status = TermStatus::preferred;
  TermKind kind = TermKind::full;
  uint64_t count = 0;  // in the texts; 0: not known
  std::string from;    // dates between which it held, "2025-03-01"; empty: not known or open
  std::string to;
  std::string note;

  friend bool operator==(const GlossaryTerm&, const GlossaryTerm&) = default;
};

// A sentence in which the term stands.
struct GlossaryContext {
  std::string text;
  std::string source;  // where it is from: "news:17", the input and the record

  bool empty() const { return text.empty(); }
  friend bool operator==(const GlossaryContext&, const GlossaryContext&) = default;
};

struct GlossaryEntry {
  std::string id;            // letters, digits, '-', '_', '.'; begins with a letter in files of XML
  std::optional<Type> type;  // the subject field; none in glossaries of others that do not say
  std::string subject;       // as written there, when it is none of our types
  std::array<std::vector<GlossaryTerm>, 2> terms;  // by index_of(Lang); the preferred one first
  std::array<GlossaryContext, 2> contexts;
  std::optional<double> score;  // of the row that it is from, 0 to 1, three decimals
  std::string evidence;         // in words, as tables show it
  std::string decision;         // "auto", "accepted", "edited", "rejected"; empty: not known
  std::map<std::string, uint64_t> files;  // mentions by file of origin
  std::vector<std::string> notes;         // made by hand; kept by every update
  std::string domain;

  std::vector<GlossaryTerm>& side(Lang lang) { return terms[static_cast<size_t>(index_of(lang))]; }
  const std::vector<GlossaryTerm>& side(Lang lang) const {
    return terms[static_cast<size_t>(index_of(lang))];
  }
  // The term to use: the first preferred one, else the first; null when the side is empty.
  const GlossaryTerm* preferred(Lang lang) const;

  friend bool operator==(const GlossaryEntry&, const GlossaryEntry&) = default;
};

struct Glossary {
  std::string title;
  std::array<std::string, 2> locales = {"en", "vi"};  // BCP 47, by index_of(Lang): "en-US", "vi-VN"
  std::vector<GlossaryEntry> entries;

  friend bool operator==(const Glossary&, const Glossary&) = default;
};

}  // namespace align

#endif  // ALIGN_GLOSSARY_GLOSSARY_H_
