// What the word model says of the tokens of one text: which rows begin where. The counterpart of the hits of
// AnalysedText, for joining words only.
#ifndef ALIGN_MENTION_WORD_HITS_H_
#define ALIGN_MENTION_WORD_HITS_H_

#include <cstdint>
#include <span>
#include <vector>

#include "base/span.h"
#include "mention/word_model.h"
#include "text/token.h"

namespace align {

// Rows of several tokens with one end.
struct WordHit {
  uint32_t end = 0;  // token
  WordState state;
  bool is(uint32_t any) const { return state.is(any); }
};

class WordHits {
 public:
  // Both arguments outlive the use of the object.
  void find(std::span<const Token> tokens, WordModel& model);

  const WordState& word(uint32_t token) const { return model_->word(tokens_[token].word).state; }
  // WordState bits of the rows that are token `i` alone, none when it is a mark.
  uint32_t flags(uint32_t i) const {
    if (!tokens_[i].is_text()) return 0;
    return money_[i] != 0 ? word(i).flags & ~WordState::kMentions : word(i).flags;
  }
  // Of token `i` as a word of the list by itself.
  float cost(uint32_t i) const { return costs_[i]; }
  // Rows of several tokens that begin at token `i`, by end.
  std::span<const WordHit> at(uint32_t i) const {
    return std::span(hits_).subspan(first_[i], first_[i + 1] - first_[i]);
  }
  // Tokens that are capitals, or at which a row with kName or kOrgName begins; ascending.
  std::span<const uint32_t> capitals() const { return capitals_; }
  std::span<const uint32_t> names() const { return names_; }
  // A row with one of the bits `any` begins at `i` and ends at `end`.
  bool has(uint32_t i, uint32_t end, uint32_t any) const;

 private:
  // Two tokens that may begin a row of several words.
  struct Start {
    uint32_t begin = 0;
    uint32_t second = 0;
    WordModel::Step step;
  };
  void find_starts();
  void fetch_steps(std::span<Start> starts);
  void follow(const Start& start);
  void add_hit(uint32_t begin, WordState s, uint32_t end, bool only_text);
  void drop_money_places();

  std::span<const Token> tokens_;
  WordModel* model_ = nullptr;
  std::vector<WordHit> hits_;          // by begin, then end
  std::vector<uint32_t> first_;        // by token: its hits are [first_[i], first_[i + 1])
  std::vector<float> costs_;           // by token
  std::vector<char> money_;            // by token: inside a currency
  std::vector<TokenSpan> currencies_;  // by begin
  std::vector<Start> starts_;          // by begin; the first starts_used_ count
  size_t starts_used_ = 0;
  std::vector<uint32_t> capitals_;
  std::vector<uint32_t> names_;
};

}  // namespace align

#endif  // ALIGN_MENTION_WORD_HITS_H_
