// Words: spans of tokens, as `align tokenize` prints them. English words join what hyphens and slashes glue;
// Vietnamese words join syllables.
//
// Vietnamese: the cheapest way through the sentence where each known word costs -log of its share of a corpus
// (a unigram model, Viterbi). Names come in as known words of their own.
//
//     Bộ trưởng Nguyễn Mạnh Hùng    ->    Bộ_trưởng | Nguyễn_Mạnh_Hùng
#ifndef ALIGN_TEXT_WORDS_H_
#define ALIGN_TEXT_WORDS_H_

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

// Words of one sentence, covering all its tokens. `known`: by begin.
std::vector<TokenSpan> join_words(std::string_view text, std::span<const Token> tokens, TokenSpan sentence, std::span<const KnownWord> known);

// Tokens that hyphens, slashes and currency signs glue into one word: Covid-19, and/or, US$.
// `i` is a token; gives the end of its group (i + 1 when it stands alone).
uint32_t glued_end(std::string_view text, std::span<const Token> tokens, uint32_t i, uint32_t end);

}  // namespace align

#endif  // ALIGN_TEXT_WORDS_H_
