// Collected entities -> a glossary.
//
// A concept is a name of the source language with all of its renderings. Which form is preferred: what a reviewer
// decided, then the house's lexicon, then the lexicons, then the most frequent. Forms that differ from the preferred
// one by case or by the place of tone marks alone are no terms of their own, and a rendering that only the texts support
// is none when another one is ten times as frequent.
//
//     GlossaryChoices choices;
//     const BuiltGlossary built = build_glossary(collector.sorted(), lexicons, house, choices);
//     built.conflicts                 names with several renderings: which was preferred, and why
#ifndef ALIGN_GLOSSARY_BUILD_H_
#define ALIGN_GLOSSARY_BUILD_H_

#include <cstdint>
#include <set>
#include <string>
#include <vector>

#include "glossary/collect.h"
#include "glossary/glossary.h"
#include "lexicon/lexicon_set.h"
#include "text/tone_style.h"

namespace align {

struct GlossaryChoices {
  double min_score = 0.5;
  uint64_t min_count = 1;  // mentions of both sides together, halved up
  std::set<std::string> statuses = {"auto", "accepted", "edited"};  // of rows; all but rejected
  uint16_t types = 0x00FF;                                          // bits 1 << Type
  Lang from = Lang::en;                                             // the source language
  std::array<std::string, 2> locales = {"en", "vi"};
  ToneStyle tone_style = ToneStyle::keep;
  uint32_t as_of =
      0;  // yyyymmdd: what no longer held then is superseded; 0: what does not hold today
};

// A name with several renderings.
struct GlossaryConflict {
  std::string id;  // of the entry
  Type type = Type::MISC;
  std::string name;
  struct Rendering {
    std::string text;
    uint64_t count = 0;
  };
  std::vector<Rendering> renderings;  // the preferred one first
  std::string chosen_by;              // "decision", "house", "lexicon", "frequency"
};

struct BuiltGlossary {
  Glossary glossary;  // the most frequent concept first
  std::vector<GlossaryConflict> conflicts;
};

// `house` may be null: a set of the house's own lexicon alone, which wins over everything but a decision.
BuiltGlossary build_glossary(const std::vector<CollectedEntity>& entities,
                             const LexiconSet& lexicons, const LexiconSet* house,
                             const GlossaryChoices& choices);

}  // namespace align

#endif  // ALIGN_GLOSSARY_BUILD_H_
