#include "match/long_segments.h"

#include <doctest/doctest.h>

#include <string>

#include "tests/support/test_lexicon.h"

namespace align {
namespace {

std::string repeated(std::string_view piece, size_t times) {
  std::string out;
  for (size_t i = 0; i < times; ++i) out.append(piece);
  return out;
}

struct Texts {
  explicit Texts(const std::string& english, const std::string& vietnamese)
      : en(analyse(english, Lang::en, workspace)), vi(analyse(vietnamese, Lang::vi, workspace)) {}

  TokenSpan all(const AnalysedText& text) const {
    return {0, static_cast<uint32_t>(text.tokens.size())};
  }
  std::vector<Segment> cut() {
    std::vector<Segment> out = {{all(en), all(vi)}};
    cut_long_segments(out, en, vi, workspace);
    return out;
  }

  Workspace workspace{test_lexicon()};
  AnalysedText en;
  AnalysedText vi;
};

TEST_CASE("long segments: what people write stays one") {
  Texts texts(repeated("Hue and Hanoi, ", 40), repeated("Huế và Hà Nội, ", 40));
  REQUIRE(texts.en.sentences.size() == 1);
  const auto segments = texts.cut();
  REQUIRE(segments.size() == 1);
  CHECK(segments[0].en == texts.all(texts.en));
  CHECK(texts.en.sentences.size() == 1);
}

TEST_CASE(
    "long segments: a list of thousands of names becomes small segments that cover it in order") {
  Texts texts(repeated("Hue, Hanoi, ", 1000), repeated("Huế, Hà Nội, ", 1000));
  const auto segments = texts.cut();
  REQUIRE(segments.size() > 50);
  Segment last{{0, 0}, {0, 0}};
  size_t at_commas = 0;
  for (const Segment& s : segments) {
    CHECK(s.en.begin == last.en.end);
    CHECK(s.vi.begin == last.vi.end);
    CHECK(s.en.size() <= 200);
    CHECK(s.vi.size() <= 200);
    at_commas += s.en.end > 0 && texts.en.tokens[s.en.end - 1].mark == ',';
    last = s;
  }
  CHECK(last.en.end == texts.en.tokens.size());
  CHECK(last.vi.end == texts.vi.tokens.size());
  CHECK(at_commas == segments.size());
  // No sentence reaches from one segment into the next, and no name is taken for the begin of one
  for (const Segment& s : segments)
    for (const Sentence& sentence : texts.en.sentences)
      CHECK((s.en.contains(sentence.tokens) || !s.en.overlaps(sentence.tokens)));
  CHECK(!texts.en.tokens[segments[1].en.begin].sentence_start);
}

TEST_CASE("long segments: sentences stay whole where there are some") {
  Texts texts(repeated("He lives in Hanoi. ", 100), repeated("Anh ấy sống ở Hà Nội. ", 100));
  for (const Segment& s : texts.cut()) {
    if (s.en.empty()) continue;
    CHECK(texts.en.tokens[s.en.end - 1].mark == '.');
  }
  CHECK(texts.en.sentences.size() == 100);
}

TEST_CASE("long segments: one side long, the other short or empty") {
  for (const char* other : {"Huế", ""}) {
    Texts texts(repeated("Hue ", 50000), other);
    const auto segments = texts.cut();
    CHECK(segments.back().en.end == texts.en.tokens.size());
    CHECK(segments.back().vi.end == texts.vi.tokens.size());
  }
}

}  // namespace
}  // namespace align
