#include "match/choose.h"

#include <algorithm>
#include <cstdint>
#include <numeric>
#include <span>

#include "base/disjoint_sets.h"

namespace align {
namespace {

bool clash(const WeightedPair& a, const WeightedPair& b) {
  return a.en.overlaps(b.en) || a.vi.overlaps(b.vi);
}

// The pairs of `order`, those of one group behind each other in that order. Groups are pairs connected by clashes
// (over all pairs of one segment); `ends` gets where each one ends.
std::vector<uint32_t> in_groups(const std::vector<WeightedPair>& pairs,
                                const std::vector<uint32_t>& order, std::vector<uint32_t>& ends) {
  DisjointSets sets(pairs.size());
  std::vector<uint32_t> by(order);
  // Sweep by English begin: only neighbours can overlap; then the same for Vietnamese.
  const auto sweep = [&](TokenSpan WeightedPair::*span) {
    std::sort(by.begin(), by.end(), [&](uint32_t a, uint32_t b) {
      return pairs[a].*span != pairs[b].*span ? pairs[a].*span < pairs[b].*span : a < b;
    });
    uint32_t reach_pair = 0;
    uint32_t reach = 0;
    for (const uint32_t p : by) {
      if ((pairs[p].*span).begin < reach) sets.join(p, reach_pair);
      if ((pairs[p].*span).end > reach) {
        reach = (pairs[p].*span).end;
        reach_pair = p;
      }
    }
  };
  sweep(&WeightedPair::en);
  sweep(&WeightedPair::vi);
  // Counted by root, then dealt out
  std::vector<uint32_t> begins(pairs.size() + 1, 0);
  for (const uint32_t p : order) ++begins[sets.root(p) + 1];
  for (size_t g = 0; g < pairs.size(); ++g) {
    if (begins[g + 1] > 0) ends.push_back(begins[g] + begins[g + 1]);
    begins[g + 1] += begins[g];
  }
  for (const uint32_t p : order) by[begins[sets.root(p)]++] = p;
  return by;
}

// Sets of pairs are bits, by the place in the group.
class Search {
 public:
  Search(const std::vector<WeightedPair>& pairs, size_t budget) : pairs_(pairs), budget_(budget) {}

  // Appends the pairs of the group that are chosen.
  void run(std::span<const uint32_t> group, std::vector<size_t>& out) {
    group_ = group;
    const size_t seen = std::min(group.size(), budget_ + 1);  // no step sees a pair behind these
    words_ = (seen + 63) / 64;
    rest_.assign(group.size() + 1, 0);
    for (size_t i = group.size(); i-- > 0;) rest_[i] = rest_[i + 1] + pairs_[group[i]].weight;
    clashes_.assign(seen * words_, 0);
    for (size_t i = 0; i < seen; ++i)
      for (size_t k = 0; k < i; ++k)
        if (clash(pairs_[group[i]], pairs_[group[k]]))
          clashes_[i * words_ + k / 64] |= uint64_t{1} << k % 64;
    taken_.assign(words_, 0);
    best_.assign(words_, 0);
    best_total_ = 0;
    steps_ = 0;
    step(0, 0);
    for (size_t i = 0; i < seen; ++i)
      if ((best_[i / 64] >> i % 64 & 1U) != 0) out.push_back(group[i]);
  }

 private:
  // Takes pair `i` first, then leaves it: the first leaf is the greedy choice.
  void step(size_t i, float total) {
    if (total > best_total_) {
      best_total_ = total;
      std::copy(taken_.begin(), taken_.end(), best_.begin());
    }
    if (i == group_.size() || steps_++ > budget_ || total + rest_[i] <= best_total_) return;
    if (is_free(i)) {
      const uint64_t bit = uint64_t{1} << i % 64;
      taken_[i / 64] |= bit;
      step(i + 1, total + pairs_[group_[i]].weight);
      taken_[i / 64] &= ~bit;
    }
    step(i + 1, total);
  }

  bool is_free(size_t i) const {
    const uint64_t* const row = clashes_.data() + i * words_;
    for (size_t w = 0; w < words_; ++w)
      if ((row[w] & taken_[w]) != 0) return false;
    return true;
  }

  const std::vector<WeightedPair>& pairs_;
  size_t budget_;
  std::span<const uint32_t> group_;
  size_t words_ = 0;               // of 64 pairs
  std::vector<uint64_t> clashes_;  // by pair: those before it that it clashes with
  std::vector<float> rest_;
  std::vector<uint64_t> taken_;
  std::vector<uint64_t> best_;
  float best_total_ = 0;
  size_t steps_ = 0;
};

}  // namespace

std::vector<size_t> choose(const std::vector<WeightedPair>& pairs, size_t budget) {
  if (pairs.empty()) return {};
  if (pairs.size() == 1) return {0};
  std::vector<uint32_t> order(pairs.size());
  std::iota(order.begin(), order.end(), 0U);
  std::sort(order.begin(), order.end(), [&](uint32_t a, uint32_t b) {
    if (pairs[a].weight != pairs[b].weight) return pairs[a].weight > pairs[b].weight;
    if (pairs[a].en != pairs[b].en) return pairs[a].en < pairs[b].en;
    return pairs[a].vi != pairs[b].vi ? pairs[a].vi < pairs[b].vi : a < b;
  });
  std::vector<uint32_t> ends;
  const std::vector<uint32_t> grouped = in_groups(pairs, order, ends);
  std::vector<size_t> out;
  Search search(pairs, budget);
  uint32_t begin = 0;
  for (const uint32_t end : ends) {
    if (end - begin == 1)
      out.push_back(grouped[begin]);
    else
      search.run(std::span(grouped).subspan(begin, end - begin), out);
    begin = end;
  }
  std::sort(out.begin(), out.end());
  return out;
}

}  // namespace align
