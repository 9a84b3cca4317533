// Words: spans of tokens, as `align tokenize` prints them. English words join what hyphens and slashes glue;
// Vietnamese words join syllables.
//
// Vietnamese: the cheapest way through the sentence where each known word costs -log of its share of a corpus
// (a unigram model, Viterbi). Names come in as known words of their own.
//
//     Bộ trưởng Nguyễn Mạnh Hùng    ->    Bộ_trưởng | Nguyễn_Mạnh_Hùng
#ifndef ALIGN_TEXT_WORDS_H_
#define ALIGN_TEXT_WORDS_H_

#include <algorithm>
#include <span>
#include <string_view>
#include <vector>

#include "text/token.h"
#include "text/vocabulary.h"

namespace align {

struct KnownWord {
  TokenSpan span;
  float weight = 0;  // occurrences in the corpus that the word list was counted on; > 0
};

// What a known word of this weight costs.
double word_cost(double weight);

// Words of one sentence, covering all its tokens. `known`: by begin.
std::vector<TokenSpan> join_words(std::string_view text, std::span<const Token> tokens,
                                  TokenSpan sentence, std::span<const KnownWord> known);

// Tokens that hyphens, slashes and currency signs glue into one word: Covid-19, and/or, US$.
// `i` is a token; gives the end of its group (i + 1 when it stands alone).
uint32_t glued_end(std::string_view text, std::span<const Token> tokens, uint32_t i, uint32_t end);

// The same search step by step, for a caller that finds its known words on the way. Kept from sentence to
// sentence, so that nothing is allocated:
//
//     path.start(sentence);
//     for (uint32_t i = sentence.begin; i < sentence.end; ++i) {
//       if (!path.reached(i)) continue;
//       path.offer_token(text, tokens, i, cost);
//       path.offer(i, end, cost);  // for each known word [i, end) of several tokens
//     }
//     use(path.words());
class WordPath {
 public:
  static constexpr double kNever = 1e300;  // more than any word costs
  void start(TokenSpan sentence);
  bool reached(uint32_t i) const { return best_[i].cost < kNever; }
  // A word that leaves the sentence is left out.
  void offer(uint32_t begin, uint32_t end, double cost) {
    if (end <= sentence_.end) offer_inside(begin, end, cost);
  }
  // Token `i` as a word that no list knows, with what is glued to it and without, and as one that the list
  // knows at this cost; kNever or more when it does not.
  void offer_token(std::string_view text, std::span<const Token> tokens, uint32_t i, double cost) {
    if (i + 1 == sentence_.end || tokens[i + 1].space_before ||
        !may_glue(tokens[i], tokens[i + 1].mark)) {
      offer_inside(i, i + 1, std::min(cost, kUnknownCost));
    } else {
      offer_glued(text, tokens, i, cost);
    }
  }
  // Valid until the next start().
  std::span<const TokenSpan> words();
  // The same by token of the sentence: 1 where a word begins, 0 where one goes on.
  std::span<const char> word_begins();

 private:
  static const double kUnknownCost;
  void offer_inside(uint32_t begin, uint32_t end, double cost) {
    Best& at_end = best_[end];
    const double sum = best_[begin].cost + cost;
    // Not branched on: which word is cheaper follows no rule.
    const uint32_t better = sum < at_end.cost ? 1 : 0;
    at_end.cost = std::min(sum, at_end.cost);
    at_end.from ^= (at_end.from ^ begin) & (0U - better);
  }
  // False where glued_end() is sure to give the token alone: "Nam" before a comma.
  static bool may_glue(const Token& token, char next) {
    const bool is_sign = !token.is_text() && token.mark == 0;  // a degree sign
    return next == '-' || next == '/' || next == '+' || next == '$' || is_sign;
  }
  void offer_glued(std::string_view text, std::span<const Token> tokens, uint32_t i, double cost);
  struct Best {
    double cost = kNever;  // of the words up to here
    uint32_t from = 0;     // where the last of them begins
  };
  TokenSpan sentence_;
  std::vector<Best> best_;  // by token of the text
  std::vector<TokenSpan> words_;
  std::vector<char> begins_;
};

}  // namespace align

#endif  // ALIGN_TEXT_WORDS_H_
