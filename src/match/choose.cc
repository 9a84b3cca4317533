#include "match/choose.h"

#include <algorithm>
#include <cstdint>
#include <numeric>
#include <span>

#include "base/disjoint_sets.h"

namespace align {
namespace {

// Tokens of one side, as bits.
class TokenSet {
 public:
  // Empty, for tokens of `range`.
  void reset(TokenSpan range) {
    begin_ = range.begin;
    bits_.assign(range.size() / 64 + 1, 0);
  }
  bool has_any(TokenSpan span) const {
    bool any = false;
    for_words(span, [&](size_t word, uint64_t mask) { any = any || (bits_[word] & mask) != 0; });
    return any;
  }
  void flip(TokenSpan span) {
    for_words(span, [&](size_t word, uint64_t mask) { bits_[word] ^= mask; });
  }

 private:
  // Calls `use(word, mask)` for the bits of the span in each word.
  template <class Use>
  void for_words(TokenSpan span, Use use) const {
    for (uint32_t at = span.begin - begin_; at < span.end - begin_; at = (at / 64 + 1) * 64) {
      const uint32_t count = std::min(span.end - begin_ - at, 64 - at % 64);
      use(at / 64, ~uint64_t{0} >> (64 - count) << at % 64);
    }
  }

  uint32_t begin_ = 0;
  std::vector<uint64_t> bits_;
};

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

class Search {
 public:
  Search(const std::vector<WeightedPair>& pairs, size_t budget) : pairs_(pairs), budget_(budget) {}

  // Appends the pairs of the group that are chosen.
  void run(std::span<const uint32_t> group, std::vector<size_t>& out) {
    group_ = group;
    rest_.assign(group.size() + 1, 0);
    TokenSpan en = pairs_[group.front()].en;
    TokenSpan vi = pairs_[group.front()].vi;
    for (size_t i = group.size(); i-- > 0;) {
      const WeightedPair& pair = pairs_[group[i]];
      rest_[i] = rest_[i + 1] + pair.weight;
      en = {std::min(en.begin, pair.en.begin), std::max(en.end, pair.en.end)};
      vi = {std::min(vi.begin, pair.vi.begin), std::max(vi.end, pair.vi.end)};
    }
    en_taken_.reset(en);
    vi_taken_.reset(vi);
    taken_.clear();
    best_.clear();
    best_total_ = 0;
    steps_ = 0;
    step(0, 0);
    out.insert(out.end(), best_.begin(), best_.end());
  }

 private:
  // Takes pair `i` first, then leaves it: the first leaf is the greedy choice.
  void step(size_t i, float total) {
    if (total > best_total_) {
      best_total_ = total;
      best_ = taken_;
    }
    if (i == group_.size() || steps_++ > budget_ || total + rest_[i] <= best_total_) return;
    const WeightedPair& pair = pairs_[group_[i]];
    if (!en_taken_.has_any(pair.en) && !vi_taken_.has_any(pair.vi)) {
      flip(pair);
      taken_.push_back(group_[i]);
      step(i + 1, total + pair.weight);
      taken_.pop_back();
      flip(pair);
    }
    step(i + 1, total);
  }

  void flip(const WeightedPair& pair) {
    en_taken_.flip(pair.en);
    vi_taken_.flip(pair.vi);
  }

  const std::vector<WeightedPair>& pairs_;
  size_t budget_;
  std::span<const uint32_t> group_;
  TokenSet en_taken_;  // of the pairs in taken_
  TokenSet vi_taken_;
  std::vector<float> rest_;
  std::vector<size_t> taken_;
  std::vector<size_t> best_;
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
