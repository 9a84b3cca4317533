// Kinds of evidence: why two mentions may mean the same. Each kind has a name for tables, a sentence for
// --explain, and weights in one place (match/weights.h).
//
// To add a kind: a row here, its links in links.cc or its test in compare.cc, its weights in weights.cc, and
// cases in tests/match that turn red without it.
#ifndef ALIGN_MATCH_EVIDENCE_H_
#define ALIGN_MATCH_EVIDENCE_H_

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace align {

enum class EvidenceKind : uint8_t {
  same,           // letter for letter
  fold,           // equal without diacritics, blanks ignored
  order,          // the same words in another order
  lexicon,        // two forms of one lexicon entry
  cldr,           // CLDR's names of one country or language
  user,           // an entry of the user's lexicon
  hanviet,        // Sino-Vietnamese readings of pinyin
  transcription,  // similar sounds or letters
  acronym,        // initials of the other
  short_form,     // part of a name whose whole form is linked
  composition,    // generic head and name, each linked
  translation,    // its words are linked one by one
  value,          // equal dates or numbers
  number,         // equal document numbers
  position,       // repeated names in the same order
  statistics,     // words that translate each other in parallel text
};
constexpr int kEvidenceKindCount = 16;

constexpr std::array<std::string_view, kEvidenceKindCount> kEvidenceNames = {
    "same",    "fold",          "order",    "lexicon",    "cldr",        "user",
    "hanviet", "transcription", "acronym",  "short-form", "composition", "translation",
    "value",   "number",        "position", "statistics"};

constexpr std::string_view name_of(EvidenceKind kind) {
  return kEvidenceNames[static_cast<size_t>(kind)];
}

// One reason for a row, in words; `source` is the name of a kind (or "decision", "statistics").
struct EvidenceNote {
  std::string source;
  std::string detail;
  friend bool operator==(const EvidenceNote&, const EvidenceNote&) = default;
};

// A rendering for a name that has no counterpart. `score` in [0,1]: how sure.
struct Suggestion {
  std::string text;
  double score = 0;
  std::string source;
  std::string detail;
};

// The bit of a kind in a set of kinds that are switched off.
constexpr uint32_t disabled_bit(EvidenceKind kind) { return 1U << static_cast<int>(kind); }

// A set of kinds that are switched off, for ablation.
struct DisabledEvidence {
  uint32_t bits = 0;
  bool operator()(EvidenceKind kind) const { return (bits & disabled_bit(kind)) != 0; }
};

}  // namespace align

#endif  // ALIGN_MATCH_EVIDENCE_H_
