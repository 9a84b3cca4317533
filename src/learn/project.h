// From a span of one side to what stands for it on the other, along the links of a trained model.
//
//     the [Reserve Bank] of Fiji     |  [Ngân hàng Dự trữ] Fiji
//     the [red] and the green car    |  nothing: "xe" of "xe đỏ" belongs to a word outside
#ifndef ALIGN_LEARN_PROJECT_H_
#define ALIGN_LEARN_PROJECT_H_

#include <cstdint>
#include <vector>

#include "learn/train.h"

namespace align {

// One for each thread.
class LearnedSpans {
 public:
  explicit LearnedSpans(const TranslationModel& model) : links_(model) {}

  // A pair of the corpus and its texts, taken apart as read_corpus() took them.
  void read(size_t pair, const AnalysedText& en, const AnalysedText& vi);
  // Tokens that are words, by number.
  const std::vector<uint32_t>& units(Lang lang) const { return units_[index_of(lang)]; }

  // The Vietnamese tokens for English ones; empty unless both edges have a counterpart and nothing in between
  // belongs to words outside, or a mark parts it.
  TokenSpan project(TokenSpan en) const;
  // No English word is linked to this Vietnamese token.
  bool free(uint32_t vi_token) const;

 private:
  bool linked(size_t en, size_t vi) const;
  // Vietnamese units [first, last] for English units [begin, end).
  bool belongs(size_t begin, size_t end, size_t first, size_t last) const;

  LinkReader links_;
  std::vector<uint32_t> units_[2];
  std::vector<char>
      next_;  // by Vietnamese unit: right behind the unit before it, or behind its hyphen
};

}  // namespace align

#endif  // ALIGN_LEARN_PROJECT_H_
