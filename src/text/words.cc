#include "text/words.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace align {
namespace {

constexpr double kCorpusWords = 900000;    // tokens of the corpus that the weights were counted on
constexpr double kUnknown = 0.3;           // weight of a syllable that the list does not know

bool is_hyphen(std::string_view text, const Token& t) {
  return t.mark == '-' && (text[t.begin] == '-' || (t.end - t.begin == 3 && (text[t.begin + 2] == '\x90' || text[t.begin + 2] == '\x91')));
}

bool glues(std::string_view text, const Token& t) { return !t.space_before && (is_hyphen(text, t) || t.mark == '/'); }

double exact_cost(double weight) { return -std::log(weight / kCorpusWords); }

// Most weights are small whole numbers: their costs are computed once.
double cost(double weight) {
  static const std::array<double, 4096> costs = [] {
    std::array<double, 4096> out{};
    for (size_t i = 1; i < out.size(); ++i) out[i] = exact_cost(static_cast<double>(i));
    return out;
  }();
  const auto whole = static_cast<size_t>(std::min(weight, 4095.0));
  return whole > 0 && static_cast<double>(whole) == weight ? costs[whole] : exact_cost(weight);
}

}  // namespace

uint32_t glued_end(std::string_view text, std::span<const Token> tokens, uint32_t i, uint32_t end) {
  if (!tokens[i].is_text()) {
    const bool degree = text.substr(tokens[i].begin, 2) == "\xC2\xB0" && i + 1 < end && !tokens[i + 1].space_before;
    return degree ? i + 2 : i + 1;
  }
  uint32_t j = i + 1;
  while (j + 1 < end && glues(text, tokens[j]) && tokens[j + 1].is_text() && !tokens[j + 1].space_before) j += 2;
  const bool sign = j < end && !tokens[j].space_before && (tokens[j].mark == '+' || (tokens[j].mark == '$' && tokens[i].is_word()));
  return sign ? j + 1 : j;
}

std::vector<TokenSpan> join_words(std::string_view text, std::span<const Token> tokens, TokenSpan sentence, std::span<const KnownWord> known) {
  struct Best {
    double cost = 1e300;  // of the words up to here
    uint32_t from = 0;    // where the last of them begins
  };
  static const double unknown = exact_cost(kUnknown);
  const uint32_t n = sentence.size();
  std::vector<Best> best(n + 1);
  best[0].cost = 0;
  auto word = known.begin();
  for (uint32_t i = 0; i < n; ++i) {
    if (best[i].cost >= 1e300) continue;
    const uint32_t at = sentence.begin + i;
    const auto offer = [&](uint32_t end, double c) {
      if (end <= n && best[i].cost + c < best[end].cost) best[end] = {best[i].cost + c, i};
    };
    const uint32_t glued = glued_end(text, tokens, at, sentence.end) - sentence.begin;
    offer(glued, unknown * (glued > i + 1 ? 0.5 : 1.0));
    if (glued > i + 1) offer(i + 1, unknown * 2);
    while (word != known.end() && word->span.begin < at) ++word;
    for (; word != known.end() && word->span.begin == at; ++word) offer(word->span.end - sentence.begin, cost(std::max(word->weight, 0.5F)));
  }
  std::vector<TokenSpan> words;
  words.reserve(n);
  for (uint32_t i = n; i > 0; i = best[i].from) words.push_back({sentence.begin + best[i].from, sentence.begin + i});
  std::reverse(words.begin(), words.end());
  return words;
}

}  // namespace align
