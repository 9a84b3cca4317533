// Candidates for the lexicons: names and terms of several words that a corpus renders alike again and again and
// that no lexicon knows.
//
//     {"reserve bank", "ngân hàng dự trữ", TERM, 8 of 9 times}     a candidate
//     {"Nguyen Van An", "Nguyễn Văn An"}                           none: equal but for its marks
#ifndef ALIGN_LEARN_PROPOSE_H_
#define ALIGN_LEARN_PROPOSE_H_

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "base/lang.h"
#include "learn/train.h"

namespace align {

struct Candidate {
  std::string en;
  std::string vi;
  Type type = Type::TERM;
  uint32_t count = 0;    // times that they were linked
  uint32_t seen = 0;     // times that the English stands in the corpus
  uint32_t example = 0;  // a text that has both, by its number
};

struct ProposeBounds {
  uint32_t count = 3;
  double share = 0.5;  // count of seen
};

// Best first. `texts` are those that the model was trained on.
std::vector<Candidate> propose(const TranslationModel& model, std::span<const TextPair> texts,
                               const LexiconSet& lexicons, const ProposeBounds& bounds,
                               size_t threads);

// Candidates as a lexicon of ten columns, with counts and the example in the note: whoever agrees with a row
// gives it an id and moves it over.
std::string candidate_rows(std::span<const Candidate> candidates, std::span<const TextPair> texts);

}  // namespace align

#endif  // ALIGN_LEARN_PROPOSE_H_
