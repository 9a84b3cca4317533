#include "match/choose.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <random>
#include <tuple>
#include <vector>

namespace align {
namespace {

bool clash(const WeightedPair& a, const WeightedPair& b) {
  return a.en.overlaps(b.en) || a.vi.overlaps(b.vi);
}

double total(const std::vector<WeightedPair>& pairs, const std::vector<size_t>& chosen) {
  double sum = 0;
  for (const size_t i : chosen) sum += static_cast<double>(pairs[i].weight);
  return sum;
}

bool free_of_clashes(const std::vector<WeightedPair>& pairs, const std::vector<size_t>& chosen) {
  for (size_t a = 0; a < chosen.size(); ++a)
    for (size_t b = a + 1; b < chosen.size(); ++b)
      if (clash(pairs[chosen[a]], pairs[chosen[b]])) return false;
  return true;
}

// Of all subsets without clashes.
double greatest_total(const std::vector<WeightedPair>& pairs) {
  double best = 0;
  for (uint32_t bits = 0; bits < 1U << pairs.size(); ++bits) {
    std::vector<size_t> chosen;
    for (size_t i = 0; i < pairs.size(); ++i)
      if ((bits >> i & 1U) != 0) chosen.push_back(i);
    if (free_of_clashes(pairs, chosen)) best = std::max(best, total(pairs, chosen));
  }
  return best;
}

std::vector<WeightedPair> random_pairs(std::mt19937& random, size_t most, uint32_t tokens) {
  const auto below = [&](uint32_t n) { return static_cast<uint32_t>(random() % n); };
  std::vector<WeightedPair> out(1 + below(static_cast<uint32_t>(most)));
  for (WeightedPair& p : out) {
    const uint32_t en = below(tokens);
    const uint32_t vi = below(tokens);
    // Quarters: sums are exact and ties are common
    p = {
        {en, en + 1 + below(3)}, {vi, vi + 1 + below(3)}, 0.25F * static_cast<float>(1 + below(9))};
  }
  return out;
}

}  // namespace

TEST_CASE("choose: as good as trying every subset") {
  std::mt19937 random(20240611);
  for (int round = 0; round < 400; ++round) {
    const auto pairs = random_pairs(random, 11, 3 + static_cast<uint32_t>(round % 9));
    CAPTURE(round);
    const auto chosen = choose(pairs);
    CHECK(std::is_sorted(chosen.begin(), chosen.end()));
    CHECK(free_of_clashes(pairs, chosen));
    CHECK(total(pairs, chosen) == greatest_total(pairs));
  }
}

TEST_CASE("choose: two good pairs beat one better pair that stands in their way") {
  const std::vector<WeightedPair> pairs = {
      {{0, 2}, {0, 2}, 3.0F}, {{0, 1}, {0, 1}, 2.0F}, {{1, 2}, {1, 2}, 2.0F}};
  CHECK(choose(pairs) == std::vector<size_t>{1, 2});
  auto other = pairs;
  other[0].weight = 4.5F;
  CHECK(choose(other) == std::vector<size_t>{0});
}

TEST_CASE("choose: each mention at most once, on either side") {
  CHECK(choose({{{0, 1}, {0, 1}, 1.0F}, {{0, 1}, {5, 6}, 2.0F}}) == std::vector<size_t>{1});
  CHECK(choose({{{0, 1}, {5, 6}, 1.0F}, {{3, 4}, {5, 6}, 2.0F}}) == std::vector<size_t>{1});
  // Touching is not overlapping
  CHECK(choose({{{0, 1}, {1, 2}, 1.0F}, {{1, 2}, {0, 1}, 2.0F}}) == std::vector<size_t>{0, 1});
  CHECK(choose({}).empty());
}

TEST_CASE("choose: ties go to the first in the English, then in the Vietnamese text") {
  CHECK(choose({{{4, 5}, {0, 1}, 1.0F}, {{2, 3}, {0, 1}, 1.0F}}) == std::vector<size_t>{1});
  CHECK(choose({{{0, 1}, {7, 8}, 1.0F}, {{0, 1}, {3, 4}, 1.0F}}) == std::vector<size_t>{1});
  CHECK(choose({{{0, 1}, {3, 4}, 1.0F}, {{0, 1}, {3, 4}, 1.0F}}) == std::vector<size_t>{0});
}

TEST_CASE("choose: the order of the pairs does not change which stand") {
  std::mt19937 random(77);
  for (int round = 0; round < 100; ++round) {
    auto pairs = random_pairs(random, 10, 6);
    const auto key = [](const WeightedPair& p) { return std::tuple(p.en, p.vi, p.weight); };
    const auto chosen_keys = [&] {
      std::vector<std::tuple<TokenSpan, TokenSpan, float>> out;
      for (const size_t i : choose(pairs)) out.push_back(key(pairs[i]));
      std::sort(out.begin(), out.end());
      return out;
    };
    const auto before = chosen_keys();
    std::shuffle(pairs.begin(), pairs.end(), random);
    CAPTURE(round);
    CHECK(chosen_keys() == before);
  }
}

TEST_CASE("choose: a long chain of pairs that get in each other's way") {
  std::vector<WeightedPair> pairs;
  std::vector<size_t> heavy;
  for (uint32_t i = 0; i < 150; ++i) {
    if (i % 2 == 0) heavy.push_back(i);
    pairs.push_back({{2 * i, 2 * i + 3}, {3 * i, 3 * i + 1}, i % 2 == 0 ? 2.0F : 1.0F});
  }
  CHECK(choose(pairs) == heavy);
}

TEST_CASE("choose: past the budget the best found so far stands, without clashes") {
  std::mt19937 random(5);
  for (int round = 0; round < 20; ++round) {
    std::vector<WeightedPair> pairs;
    while (pairs.size() < 60) {
      const auto more = random_pairs(random, 11, 9);
      pairs.insert(pairs.end(), more.begin(), more.end());
    }
    const auto chosen = choose(pairs, 50);
    CHECK(free_of_clashes(pairs, chosen));
    CHECK(chosen == choose(pairs, 50));
    const auto strongest =
        std::max_element(pairs.begin(), pairs.end(),
                         [](const auto& a, const auto& b) { return a.weight < b.weight; });
    CHECK(total(pairs, chosen) >= static_cast<double>(strongest->weight));
    CHECK(total(pairs, choose(pairs, 200000)) >= total(pairs, chosen));
  }
}

// A list of hospitals: each with its counterpart, with the next one joined to both, and with many a longer stretch that
// is worth less. The joined ones come first by weight; without the longer ones the budget does for better.
TEST_CASE("choose: a long list of like names is chosen within the budget") {
  std::vector<WeightedPair> pairs;
  constexpr uint32_t kNames = 6;
  for (uint32_t i = 0; i < kNames; ++i) {
    const uint32_t at = 10 * i;
    const auto longer = [&](uint32_t by) {
      return WeightedPair{{at, at + 4}, {at, at + 4 + by}, 4.0F - 0.1F * static_cast<float>(by)};
    };
    for (uint32_t by = 1; by < 15; ++by) pairs.push_back(longer(by));
    pairs.push_back({{at, at + 4}, {at, at + 4}, 5});
    if (i + 1 < kNames) pairs.push_back({{at, at + 14}, {at, at + 14}, 7});
  }
  REQUIRE(pairs.size() > 64);
  CHECK(total(pairs, choose(pairs)) == doctest::Approx(5.0 * kNames));
}

}  // namespace align
