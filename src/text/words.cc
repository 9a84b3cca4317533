#include "text/words.h"

#include <algorithm>
#include <cmath>

namespace align {
namespace {

constexpr double kCorpusWords = 900000;  // tokens of the corpus that the weights were counted on
constexpr double kUnknown = 0.3;         // weight of a syllable that the list does not know
constexpr float kLeastWeight = 0.5F;     // of a known word

bool is_hyphen(std::string_view text, const Token& t) {
  return t.mark == '-' &&
         (text[t.begin] == '-' ||
          (t.end - t.begin == 3 && (text[t.begin + 2] == '\x90' || text[t.begin + 2] == '\x91')));
}

bool glues(std::string_view text, const Token& t) {
  return !t.space_before && (is_hyphen(text, t) || t.mark == '/');
}

}  // namespace

uint32_t glued_end(std::string_view text, std::span<const Token> tokens, uint32_t i, uint32_t end) {
  if (!tokens[i].is_text()) {
    const bool degree =
        text.substr(tokens[i].begin, 2) == "\xC2\xB0" && i + 1 < end && !tokens[i + 1].space_before;
    return degree ? i + 2 : i + 1;
  }
  uint32_t j = i + 1;
  while (j + 1 < end && glues(text, tokens[j]) && tokens[j + 1].is_text() &&
         !tokens[j + 1].space_before)
    j += 2;
  const bool sign = j < end && !tokens[j].space_before &&
                    (tokens[j].mark == '+' || (tokens[j].mark == '$' && tokens[i].is_word()));
  return sign ? j + 1 : j;
}

double word_cost(double weight) { return -std::log(weight / kCorpusWords); }

void WordPath::start(TokenSpan sentence) {
  sentence_ = sentence;
  if (best_.size() <= sentence.end) best_.resize(size_t{sentence.end} + 1);
  std::fill(best_.begin() + sentence.begin, best_.begin() + sentence.end + 1, Best{});
  best_[sentence.begin].cost = 0;
}

const double WordPath::kUnknownCost = word_cost(kUnknown);

void WordPath::offer_glued(std::string_view text, std::span<const Token> tokens, uint32_t i,
                           double cost) {
  const uint32_t end = glued_end(text, tokens, i, sentence_.end);
  const bool several = end > i + 1;
  offer(i, end, kUnknownCost * (several ? 0.5 : 1.0));
  if (several) offer(i, i + 1, kUnknownCost * 2);
  offer(i, i + 1, cost);
}

std::span<const TokenSpan> WordPath::words() {
  const size_t most = sentence_.size();
  if (words_.size() < most) words_.resize(most);
  // From the end on, so they are written from the end on too.
  size_t first = most;
  for (uint32_t end = sentence_.end; end > sentence_.begin;) {
    const uint32_t begin = best_[end].from;
    words_[--first] = {begin, end};
    end = begin;
  }
  return std::span(words_).subspan(first, most - first);
}

std::span<const char> WordPath::word_begins() {
  begins_.assign(sentence_.size(), 0);
  for (uint32_t end = sentence_.end; end > sentence_.begin;) {
    end = best_[end].from;
    begins_[end - sentence_.begin] = 1;
  }
  return begins_;
}

std::vector<TokenSpan> join_words(std::string_view text, std::span<const Token> tokens,
                                  TokenSpan sentence, std::span<const KnownWord> known) {
  WordPath path;
  path.start(sentence);
  auto word = known.begin();
  for (uint32_t i = sentence.begin; i < sentence.end; ++i) {
    if (!path.reached(i)) continue;
    path.offer_token(text, tokens, i, WordPath::kNever);
    while (word != known.end() && word->span.begin < i) ++word;
    for (; word != known.end() && word->span.begin == i; ++word)
      path.offer(i, word->span.end, word_cost(std::max(word->weight, kLeastWeight)));
  }
  const std::span<const TokenSpan> words = path.words();
  return {words.begin(), words.end()};
}

}  // namespace align
