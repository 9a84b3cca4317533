#include "results/run_counts.h"

#include <doctest/doctest.h>

namespace align {
namespace {

OutputPair pair_of(Type type, double score, const std::string& source) {
  OutputPair pair;
  pair.type = type;
  pair.sides = {OutputMention{"x", 0, 1}, OutputMention{"y", 0, 1}};
  pair.score = score;
  if (!source.empty()) pair.evidence = {{source, "why"}, {"fold", "why"}};
  return pair;
}

OutputPair alone(Type type, size_t side) {
  OutputPair pair;
  pair.type = type;
  pair.sides[side] = OutputMention{"x", 0, 1};
  return pair;
}

OutputRecord failed(std::string code) {
  OutputRecord record;
  record.code = std::move(code);
  return record;
}

TEST_CASE("each pair counts under its type, its score and its first evidence") {
  OutputRecord record;
  record.pairs = {pair_of(Type::PER, 0.91, "lexicon"),
                  pair_of(Type::PER, 0.5, "same"),
                  pair_of(Type::LOC, 0.91, ""),
                  alone(Type::PER, 0),
                  alone(Type::PER, 1),
                  alone(Type::PER, 1)};
  RunCounts counts;
  counts.add(record);
  CHECK(counts.records == 1);
  CHECK(counts.types[0].aligned == 2);
  CHECK(counts.types[0].alone == std::array<uint64_t, 2>{1, 2});
  CHECK(counts.types[2].aligned == 1);
  CHECK(counts.aligned() == 3);
  CHECK(counts.alone() == 3);
  CHECK(counts.scores[18] == 2);
  CHECK(counts.scores[10] == 1);
  CHECK(counts.evidence ==
        std::map<std::string, uint64_t, std::less<>>{{"lexicon", 1}, {"same", 1}});
}

TEST_CASE("every score falls into the bin that it begins or lies in") {
  for (int thousandths = 0; thousandths <= 1000; ++thousandths) {
    OutputRecord record;
    record.pairs = {pair_of(Type::PER, thousandths / 1000.0, "same")};
    RunCounts counts;
    counts.add(record);
    const auto bin = static_cast<size_t>(std::min(thousandths / 50, 19));
    CHECK_MESSAGE(counts.scores[bin] == 1, thousandths);
  }
}

TEST_CASE("mentions alone count under their language when the sides are swapped") {
  OutputRecord record;
  record.swapped = true;
  record.comparable = true;
  record.pairs = {alone(Type::LOC, 0)};
  RunCounts counts;
  counts.add(record);
  CHECK(counts.swapped == 1);
  CHECK(counts.comparable == 1);
  CHECK(counts.types[2].alone == std::array<uint64_t, 2>{0, 1});
}

TEST_CASE("failures by code") {
  RunCounts counts;
  counts.add(failed("too_large"));
  counts.add(failed("encoding"));
  counts.add(failed("too_large"));
  CHECK(counts.records == 3);
  CHECK(counts.failures() == 3);
  CHECK(counts.failed ==
        std::map<std::string, uint64_t, std::less<>>{{"encoding", 1}, {"too_large", 2}});
}

TEST_CASE("sums are those of all records at once") {
  OutputRecord first;
  first.swapped = true;
  first.pairs = {pair_of(Type::PER, 0.91, "lexicon"), alone(Type::NUM, 1)};
  OutputRecord second;
  second.comparable = true;
  second.pairs = {pair_of(Type::PER, 1, "lexicon"), pair_of(Type::NUM, 0, "value")};
  RunCounts all;
  RunCounts one;
  RunCounts other;
  for (RunCounts* counts : {&all, &one}) counts->add(first);
  for (RunCounts* counts : {&all, &other}) {
    counts->add(second);
    counts->add(failed("encoding"));
  }
  other.merge(one);
  CHECK(other.records == all.records);
  CHECK(other.comparable == 1);
  CHECK(other.swapped == 1);
  CHECK(other.failed == all.failed);
  CHECK(other.scores == all.scores);
  CHECK(other.evidence == all.evidence);
  for (size_t t = 0; t < all.types.size(); ++t) {
    CHECK(other.types[t].aligned == all.types[t].aligned);
    CHECK(other.types[t].alone == all.types[t].alone);
  }
}

}  // namespace
}  // namespace align
