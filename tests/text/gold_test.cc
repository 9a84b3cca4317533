// The tokenizers against hand-made sets that were written before them (tests/data). The floors lie a
// little below what is reached; they only ever go up.
#include <doctest/doctest.h>

#include <algorithm>
#include <iterator>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "base/files.h"
#include "mention/analysed_text.h"
#include "mention/tokenized.h"
#include "tests/support/test_lexicon.h"

namespace align {
namespace {

std::string data(const std::string& name) {
  Result<std::string> text = read_file(std::string(ALIGN_SOURCE_DIR "/tests/data/") + name);
  REQUIRE(text.ok());
  return *text;
}

std::vector<std::string> split(std::string_view text, std::string_view separator) {
  std::vector<std::string> out;
  for (size_t begin = 0; begin < text.size();) {
    const size_t end = std::min(text.find(separator, begin), text.size());
    out.emplace_back(text.substr(begin, end - begin));
    begin = end + separator.size();
  }
  return out;
}

std::string without(std::string text, std::string_view characters) {
  std::erase_if(text, [&](char c) { return characters.find(c) != std::string_view::npos; });
  return text;
}

struct Counts {
  size_t right = 0, wanted = 0, given = 0;
  template <class Set>
  void add(const Set& gold, const Set& found) {
    std::vector<typename Set::value_type> both;
    std::set_intersection(gold.begin(), gold.end(), found.begin(), found.end(),
                          std::back_inserter(both));
    right += both.size();
    wanted += gold.size();
    given += found.size();
  }
  double f1() const {
    return 2.0 * static_cast<double>(right) / static_cast<double>(wanted + given);
  }
};

// Spans of the words of a line in its characters without blanks.
std::set<std::pair<size_t, size_t>> spans(const std::string& line, std::string_view joints) {
  std::set<std::pair<size_t, size_t>> out;
  size_t at = 0;
  for (const std::string& word : split(line, " ")) {
    const size_t end = at + without(word, joints).size();
    out.insert({at, end});
    at = end;
  }
  return out;
}

double word_f1(const std::string& name, Lang lang) {
  Workspace workspace(test_lexicon());
  std::string tokenized;
  append_tokenized(tokenized, data(name + ".raw.txt"), lang, Split::line, workspace);
  const std::vector<std::string> gold = split(data(name + ".txt"), "\n");
  const std::vector<std::string> found = split(tokenized, "\n");
  REQUIRE(gold.size() == found.size());
  const std::string_view joints = lang == Lang::vi ? "_" : "";
  Counts counts;
  for (size_t i = 0; i < gold.size(); ++i) {
    CAPTURE(gold[i]);
    REQUIRE(without(gold[i], "_ ") == without(found[i], "_ "));
    counts.add(spans(gold[i], joints), spans(found[i], joints));
  }
  return counts.f1();
}

// Where sentences end, in characters without blanks; the end of the text is none.
std::set<size_t> ends(const std::vector<std::string>& sentences) {
  std::set<size_t> out;
  size_t at = 0;
  for (const std::string& s : sentences) out.insert(at += without(s, " _").size());
  out.erase(at);
  return out;
}

double sentence_f1(const std::string& name, Lang lang) {
  Workspace workspace(test_lexicon());
  Counts counts;
  for (const std::string& line : split(data(name), "\n")) {
    const std::vector<std::string> gold = split(line, " ||| ");
    std::string text;
    for (const std::string& sentence : gold) text.append(text.empty() ? "" : " ").append(sentence);
    std::string tokenized;
    append_tokenized(tokenized, text, lang, Split::automatic, workspace);
    counts.add(ends(gold), ends(split(tokenized, "\n")));
  }
  return counts.f1();
}

TEST_CASE("Vietnamese words") { CHECK(word_f1("words_vi", Lang::vi) >= 0.98); }
TEST_CASE("English tokens") { CHECK(word_f1("tokens_en", Lang::en) >= 0.995); }
TEST_CASE("Vietnamese sentences") { CHECK(sentence_f1("sentences_vi.txt", Lang::vi) >= 0.98); }
TEST_CASE("English sentences") { CHECK(sentence_f1("sentences_en.txt", Lang::en) >= 0.98); }

}  // namespace
}  // namespace align
