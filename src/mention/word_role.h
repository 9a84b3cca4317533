// What the finders of values and the match ask of word after word, gathered from the lexicons, the word
// statistics and the word itself, so that a word costs one look. Kept by Workspace.
#ifndef ALIGN_MENTION_WORD_ROLE_H_
#define ALIGN_MENTION_WORD_ROLE_H_

#include <cstdint>

#include "lexicon/word_table.h"

namespace align {

struct WordRole {
  enum Bits : uint16_t {
    kKnown = 1,     // filled in
    kFunction = 2,  // as WordFacts, like the next
    kHead = 4,
    kCapitalOrDigit = 8,
    kOrdinary = 16,       // a word of the dictionary that is mostly written small
    kRare = 32,           // such a word, or one that looks so, that the statistics have not met
    kMayStartValue = 64,  // digits, months, units, number words; not those of unmarked Vietnamese
    kCapital = 128,       // as kHasCapital of WordInfo
    kArticle = 256,       // "al" of al-Mahrah, "el" of el-Sisi
    kValueKnown = 512,    // the next two are filled in
    kNumberWord = 1024,   // "linh", "and"
    kMagnitude = 2048,    // "million", "tỷ"
  };
  uint32_t statistics = WordTable::kNone;  // number of the word in the table
  uint16_t bits = 0;
  bool is(unsigned any) const { return (bits & any) != 0; }
};

}  // namespace align

#endif  // ALIGN_MENTION_WORD_ROLE_H_
