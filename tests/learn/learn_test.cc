// Learning from a language made up for the purpose, of which we know which words belong together.
#include <doctest/doctest.h>

#include <algorithm>
#include <map>
#include <random>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "learn/propose.h"
#include "learn/word_rows.h"
#include "lexicon/word_table.h"
#include "tests/support/test_lexicon.h"
#include "text/fold.h"

namespace align {
namespace {

// English words and the syllables that stand for them; some have two.
const std::vector<std::pair<std::string, std::string>> kWords = {
    {"blim", "bủng"}, {"plon", "xẻo vằm"}, {"trock", "zơm lẩng"}, {"vasp", "zi"},
    {"grome", "hựt"}, {"snid", "khuẩy"},   {"clorf", "nhếu"},     {"dwil", "quặc"},
    {"frun", "tõm"},  {"skeb", "ượm"},     {"yant", "phẳm"},      {"mupe", "đuổm"}};

// Sentences of five different words; an adjective-like pair stands the other way round in Vietnamese; each English
// sentence has a "the" and each Vietnamese one a "của" somewhere, which mean nothing to each other.
std::vector<TextPair> sentences(size_t count) {
  std::mt19937 random(7);
  std::vector<TextPair> out;
  for (size_t n = 0; n < count; ++n) {
    std::set<size_t> chosen;
    while (chosen.size() < 5) chosen.insert(random() % kWords.size());
    std::vector<size_t> order(chosen.begin(), chosen.end());
    std::shuffle(order.begin(), order.end(), random);
    std::vector<std::string> en;
    for (const size_t w : order) en.push_back(kWords[w].first);
    std::swap(order[1], order[2]);
    std::vector<std::string> vi;
    for (const size_t w : order) vi.push_back(kWords[w].second);
    en.insert(en.begin() + static_cast<std::ptrdiff_t>(random() % 5), "the");
    vi.insert(vi.begin() + static_cast<std::ptrdiff_t>(random() % 5), "của");
    TextPair pair;
    for (const std::string& word : en) pair.en += word + " ";
    for (const std::string& word : vi) pair.vi += word + " ";
    pair.en += ".";
    pair.vi += ".";
    out.push_back(std::move(pair));
  }
  return out;
}

// An empty lexicon set: everything comes from the sentences.
const LexiconSet& no_lexicon() {
  static const LexiconSet set;
  return set;
}

std::string learned(const std::vector<TextPair>& texts, const LexiconSet& lexicons,
                    size_t threads) {
  const Corpus corpus = read_corpus(texts, lexicons, threads);
  TrainSettings settings;
  settings.threads = threads;
  const auto model = train(corpus, settings);
  REQUIRE(model);
  std::string out = write_word_rows(word_rows(*model, {}, threads), {});
  return out + candidate_rows(propose(*model, texts, lexicons, {}, threads), texts);
}

std::vector<WordRow> rows_of(const std::vector<TextPair>& texts, const LexiconSet& lexicons) {
  const Corpus corpus = read_corpus(texts, lexicons, 1);
  const auto model = train(corpus, {});
  REQUIRE(model);
  return word_rows(*model, {}, 1);
}

TEST_CASE("learning finds the words that translate each other, and no others") {
  const WordTable table = WordTable::of(rows_of(sentences(300), no_lexicon()));
  const auto weight = [&](const std::string& en, const std::string& vi) {
    return table.weight(en, word_keys(vi).spelling);
  };
  std::map<std::string, std::set<std::string>> partners;
  for (const auto& [en, vi] : kWords) {
    const size_t blank = vi.find(' ');
    partners[en].insert(vi.substr(0, blank));
    if (blank != std::string::npos) partners[en].insert(vi.substr(blank + 1));
  }
  for (const auto& [en, own] : partners)
    for (const auto& [other, theirs] : partners)
      for (const std::string& vi : theirs) {
        CAPTURE(en);
        CAPTURE(vi);
        if (own.contains(vi))
          CHECK(weight(en, vi) > 0.7F);
        else
          CHECK(weight(en, vi) < 0.1F);
      }
  for (const auto& [en, own] : partners) CHECK(weight(en, "của") < 0.1F);
}

TEST_CASE("learning gives the same bytes for any number of threads") {
  const std::vector<TextPair> texts = sentences(900);
  const std::string one = learned(texts, test_lexicon(), 1);
  CHECK(one.size() > 200);
  for (const size_t threads : {2, 3, 8}) CHECK(learned(texts, test_lexicon(), threads) == one);
}

// Two words that always stand together cannot be told apart by counting; the lexicon knows "bank".
TEST_CASE("learning takes from the lexicons what counting cannot know") {
  std::vector<TextPair> texts;
  for (int i = 0; i < 6; ++i) texts.push_back({"blim bank", "ngân hàng bủng"});
  const auto weights = [&](const LexiconSet& lexicons) {
    const WordTable table = WordTable::of(rows_of(texts, lexicons));
    return std::pair(table.weight("bank", word_keys("ngân").spelling),
                     table.weight("blim", word_keys("ngân").spelling));
  };
  const auto [knows, mistakes] = weights(test_lexicon());
  CHECK(knows > 0.4F);
  CHECK(mistakes < 0.1F);
  const auto [guessed, other] = weights(no_lexicon());
  CHECK(guessed < knows);
}

TEST_CASE("learning writes no rows of numbers, marks and rare pairs") {
  std::vector<TextPair> texts = {{"Blim has 25 %.", "Bủng có 25 %."}};
  CHECK(rows_of(texts, no_lexicon()).empty());
  for (int i = 0; i < 5; ++i) texts.push_back(texts[0]);
  const auto rows = rows_of(texts, no_lexicon());
  CHECK(!rows.empty());
  for (const WordRow& row : rows) {
    CHECK(row.en != "25");
    CHECK(row.vi != "25");
    CHECK(row.en != "%");
  }
}

TEST_CASE("learning leaves out what has no words or too many") {
  std::string endless;
  for (size_t i = 0; i <= kMostUnits; ++i) endless += "word ";
  const std::vector<TextPair> texts = {
      {"", "không"}, {"no", "..."}, {endless, "dài"}, {"yes", "vâng"}};
  const Corpus corpus = read_corpus(texts, no_lexicon(), 1);
  CHECK(corpus.left_out == 3);
  REQUIRE(corpus.pairs() == 1);
  CHECK(corpus.origins[0] == 3);
  const Corpus nothing = read_corpus({}, no_lexicon(), 1);
  CHECK(nothing.pairs() == 0);
}

TEST_CASE("learning shows the commonest spelling of a syllable") {
  const std::vector<TextPair> texts = {{"a", "hoà"}, {"a", "hòa"}, {"a", "HÒA"},
                                       {"a", "Mĩ"},  {"a", "mỹ"},  {"a", "Mỹ"}};
  const Corpus corpus = read_corpus(texts, no_lexicon(), 1);
  CHECK(corpus.vi().shown == std::vector<std::string>{"hòa", "mỹ"});
  CHECK(corpus.vi().counts == std::vector<uint32_t>{3, 3});
}

TEST_CASE("proposals are names and terms that the lexicons lack") {
  std::vector<TextPair> texts = sentences(300);
  for (int i = 0; i < 5; ++i) {
    texts.push_back({"the zorb quiff .", "quoắt ziềng của ."});
    texts.push_back({"zorb blim .", "bủng ziềng ."});
    texts.push_back({"blim quiff .", "quoắt bủng ."});
    texts.push_back({"She went to Germany and saw a blim .", "Cô ấy tới Đức và thấy bủng ."});
  }
  const Corpus corpus = read_corpus(texts, test_lexicon(), 1);
  const auto model = train(corpus, {});
  REQUIRE(model);
  const auto candidates = propose(*model, texts, test_lexicon(), {}, 1);
  bool found = false;
  for (const Candidate& c : candidates) {
    CAPTURE(c.en);
    CHECK(c.en != "Germany");
    CHECK(c.count >= 3);
    CHECK(c.count <= c.seen);
    CHECK(texts[c.example].en.find(c.en) != std::string::npos);
    CHECK(texts[c.example].vi.find(c.vi) != std::string::npos);
    found = found || (c.en == "zorb quiff" && c.vi == "quoắt ziềng" && c.count == 5);
  }
  CHECK(found);
  const std::string rows = candidate_rows(candidates, texts);
  const LexiconFile file = read_lexicon(rows, "p.tsv");
  CHECK(file.faults.empty());
  CHECK(file.rows.size() == candidates.size());
}

}  // namespace
}  // namespace align
