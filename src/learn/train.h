// Word translation probabilities from parallel text by expectation maximisation: IBM model 1 (Brown et al. 1993) for
// a start, then a hidden Markov model of word order, in both directions at once. A link counts as much as both
// directions believe in it (alignment by agreement: Liang, Taskar and Klein 2006), which keeps rare words from
// drawing everything to them. What the lexicons know and words written alike count as seen already.
//
//     TrainSettings settings;
//     Result<TranslationModel> model = train(corpus, settings);      // too_large, or ready for rows and proposals
//     LinkReader reader(*model);
//     reader.read(0);  reader.at(i, j);                        // chance that the units i and j of pair 0 belong together
//
// The same bits for any number of threads: expectations are added up as whole numbers.
#ifndef ALIGN_LEARN_TRAIN_H_
#define ALIGN_LEARN_TRAIN_H_

#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <vector>

#include "learn/cells.h"
#include "learn/corpus.h"
#include "learn/hmm.h"

namespace align {

struct TrainSettings {
  size_t iterations = 5;  // of each of the two models; 0 leaves what is known beforehand
  size_t threads = 1;
  std::function<void(size_t step, size_t steps)> progress;  // called between steps; may be empty
};

// The directions: the English words choose among the Vietnamese, and the other way round. A probability is that
// of the word at the choosing position, given the chosen one.
struct TranslationModel {
  const Corpus* corpus = nullptr;  // must outlive the model
  Cells cells;
  std::vector<float> vi_given_en;  // by cell
  std::vector<float> en_given_vi;
  std::vector<float>
      share[2];          // by side and word: of all units; what a word without counterpart has
  Jumps jumps[2];        // of the side that chooses
  bool ordered = false;  // the second model is in use
};

Result<TranslationModel> train(const Corpus& corpus, const TrainSettings& settings);

// Links of one pair at a time. One for each thread.
class LinkReader {
 public:
  explicit LinkReader(const TranslationModel& model) : model_(model) {}

  void read(size_t pair);
  // Both directions agree on it; English and Vietnamese unit of the pair.
  float at(size_t en, size_t vi) const { return links_[en * width_ + vi]; }
  std::span<const float> links() const { return links_; }  // English unit by English unit
  // The same, but a word that stands for several loses nothing by it, and what one syllable of a Vietnamese word has
  // the others have too: "health" is wholly "sức" and wholly "khỏe".
  float shared(size_t en, size_t vi) const;
  const JumpCounts& jumps(size_t side) const { return jumps_[side]; }

 private:
  void emissions(size_t pair);
  void choose_anywhere(std::span<const float> emission, std::span<const float> none,
                       std::span<float> posterior) const;
  void agree();
  float shared_alone(size_t en, size_t vi) const;

  const TranslationModel& model_;
  size_t pair_ = 0;
  size_t height_ = 0;  // English units
  size_t width_ = 0;   // Vietnamese units
  Hmm hmm_;
  std::vector<float> emission_[2];  // by choosing side: position by position
  std::vector<float> none_[2];
  std::vector<float> posterior_[2];
  std::vector<float> links_;
  std::vector<float> fertility_[2];  // by side and unit: expected number of units that chose it
  JumpCounts jumps_[2];
};

}  // namespace align

#endif  // ALIGN_LEARN_TRAIN_H_
