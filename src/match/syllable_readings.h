// Syllables of Chinese names and what they are read as in Vietnamese, with probabilities.
//
//     cuts("Yunming")          yun|ming                        cuts("Xi'an")   xi|an
//     surname("zhang")         trương .95, chương ...          given("zheng")  chính before trịnh
#ifndef ALIGN_MATCH_SYLLABLE_READINGS_H_
#define ALIGN_MATCH_SYLLABLE_READINGS_H_

#include <string>
#include <string_view>
#include <vector>

#include "lexicon/lexicon_set.h"
#include "match/reading_habits.h"

namespace align {

struct SyllableChoice {
  std::string reading;     // lower case, with marks; two words for a surname of two syllables
  double probability = 0;  // of all choices at this place
  std::string characters;
};

struct SyllableCut {
  std::vector<std::string> syllables;
  double share = 1;  // how plausible beside the other cuts
};

class SyllableReadings {
 public:
  // Both must outlive this.
  SyllableReadings(const LexiconSet& set, const ReadingHabits& habits)
      : set_(set), hanviet_(set.hanviet()), habits_(habits) {}

  // Ways to cut a word into pinyin, likeliest first; an apostrophe is always a boundary.
  std::vector<SyllableCut> cuts(std::string_view word) const;
  // Readings, likeliest first. Of a surname: none when the word is none.
  std::vector<SyllableChoice> surname(std::string_view word) const;
  std::vector<SyllableChoice> pinyin(std::string_view syllable, ReadingHabits::Use use) const;
  // In another romanisation; none when it does not have the syllable.
  std::vector<SyllableChoice> other(std::string_view system, std::string_view syllable,
                                    ReadingHabits::Use use) const;
  // Puts readings that are Chinese surnames first; false when none is.
  bool prefer_surnames(std::vector<SyllableChoice>& choices) const;

 private:
  std::vector<SyllableCut> cuts_of_piece(const std::string& letters) const;

  const LexiconSet& set_;
  const HanViet& hanviet_;
  const ReadingHabits& habits_;
};

}  // namespace align

#endif  // ALIGN_MATCH_SYLLABLE_READINGS_H_
