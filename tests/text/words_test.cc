#include "text/words.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "text/tokenize.h"

namespace align {
namespace {

std::string words_of(std::string_view text, const std::vector<KnownWord>& known,
                     Lang lang = Lang::vi) {
  Vocabulary vocabulary;
  std::vector<Token> tokens;
  tokenize(text, lang, nullptr, vocabulary, tokens);
  std::string out;
  for (const TokenSpan word :
       join_words(text, tokens, {0, static_cast<uint32_t>(tokens.size())}, known))
    out.append(out.empty() ? "" : "|")
        .append(text.substr(tokens[word.begin].begin,
                            tokens[word.end - 1].end - tokens[word.begin].begin));
  return out;
}

TEST_CASE("the likelier way through the sentence wins") {
  // học sinh | học | sinh học, each syllable being a word as well
  const std::vector<KnownWord> known = {{{0, 1}, 500}, {{0, 2}, 800}, {{1, 2}, 100},
                                        {{1, 3}, 5},   {{2, 3}, 500}, {{2, 4}, 20},
                                        {{3, 4}, 100}, {{3, 5}, 50},  {{4, 5}, 500}};
  CHECK(words_of("học sinh học sinh học", known) == "học sinh|học|sinh học");
  CHECK(words_of("học sinh", {}) == "học|sinh");
  CHECK(words_of("học sinh", {{{0, 2}, 1}}) == "học sinh");
}

TEST_CASE("a word that would leave the sentence is left out") {
  CHECK(words_of("một hai", {{{1, 3}, 1000}}) == "một|hai");
}

TEST_CASE("hyphens and slashes without blanks glue, marks stand alone") {
  CHECK(words_of("Covid-19 and/or US$ 5", {}, Lang::en) == "Covid-19|and/or|US$|5");
  CHECK(words_of("Hà Nội - Huế", {}) == "Hà|Nội|-|Huế");
  CHECK(words_of("Mát-xcơ-va, OPEC+", {}) == "Mát-xcơ-va|,|OPEC+");
  CHECK(words_of("x – y—z", {}, Lang::en) == "x|–|y|—|z");
}

TEST_CASE("nothing gives no words") { CHECK(words_of("", {}).empty()); }

TEST_CASE("where words begin is told as their spans are") {
  const std::string text = "Covid-19 ở TP Hồ Chí Minh, 5%";
  Vocabulary vocabulary;
  std::vector<Token> tokens;
  tokenize(text, Lang::vi, nullptr, vocabulary, tokens);
  const TokenSpan sentence{0, static_cast<uint32_t>(tokens.size())};
  WordPath path;
  path.start(sentence);
  for (uint32_t i = 0; i < sentence.end; ++i) {
    if (!path.reached(i)) continue;
    path.offer_token(text, tokens, i, WordPath::kNever);
    if (i == 5) path.offer(i, i + 3, word_cost(1000));
  }
  const std::span<const TokenSpan> words = path.words();
  REQUIRE(words.size() == 7);
  CHECK(words[3] == TokenSpan{5, 8});
  std::vector<char> begins(tokens.size(), 0);
  for (const TokenSpan word : words) begins[word.begin] = 1;
  CHECK(std::ranges::equal(path.word_begins(), begins));
}

}  // namespace
}  // namespace align
