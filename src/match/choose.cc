#include "match/choose.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>
#include <numeric>
#include <span>

#include "base/disjoint_sets.h"
#include "base/local_memory.h"

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
std::vector<uint32_t> in_groups(std::span<const WeightedPair> pairs,
                                std::span<const uint32_t> order, std::vector<uint32_t>& ends) {
  DisjointSets sets(pairs.size());
  std::vector<uint32_t> by(order.begin(), order.end());
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
  Search(std::span<const WeightedPair> pairs, size_t budget) : pairs_(pairs), budget_(budget) {}

  // Appends the pairs of the group that are chosen.
  void run(std::span<const uint32_t> whole_group, std::vector<size_t>& out) {
    leave_out_hopeless(whole_group);
    const std::span<const uint32_t> group = group_ = open_;
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
  // A pair need not be tried when a stronger one stands inside it on both sides: that leaves room for all that it
  // leaves room for. Lists of like names would use the budget up otherwise. A group that is the better part of a book
  // is left as it is.
  void leave_out_hopeless(std::span<const uint32_t> group) {
    constexpr size_t kMost = 1000;
    if (group.size() > kMost) {
      open_.assign(group.begin(), group.end());
      return;
    }
    open_.clear();
    for (const uint32_t p : group) {
      const bool hopeless = std::any_of(open_.begin(), open_.end(), [&](uint32_t stronger) {
        return pairs_[p].en.contains(pairs_[stronger].en) &&
               pairs_[p].vi.contains(pairs_[stronger].vi);
      });
      if (!hopeless) open_.push_back(p);
    }
  }

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

  std::span<const WeightedPair> pairs_;
  size_t budget_;
  std::span<const uint32_t> group_;
  std::vector<uint32_t> open_;  // those of the group that are tried, in its order
  TokenSet en_taken_;           // of the pairs in taken_
  TokenSet vi_taken_;
  std::vector<float> rest_;
  std::vector<size_t> taken_;
  std::vector<size_t> best_;
  float best_total_ = 0;
  size_t steps_ = 0;
};

bool clash(const WeightedPair& a, const WeightedPair& b) {
  return a.en.overlaps(b.en) || a.vi.overlaps(b.vi);
}

// The same for at most 64 pairs, which is what nearly all segments have: sets of pairs are bits of one number,
// by the place in the order.
class SmallSearch {
 public:
  SmallSearch(std::span<const WeightedPair> pairs, size_t budget)
      : pairs_(pairs), budget_(budget) {}

  std::vector<size_t> run(std::span<const uint32_t> order) {
    const size_t n = order.size();
    for (size_t i = 0; i < n; ++i)
      for (size_t k = 0; k < i; ++k)
        if (clash(pairs_[order[i]], pairs_[order[k]])) {
          clashes_[i] |= uint64_t{1} << k;
          clashes_[k] |= uint64_t{1} << i;
        }
    std::vector<size_t> out;
    out.reserve(n);
    for (uint64_t rest = n == 64 ? ~uint64_t{0} : (uint64_t{1} << n) - 1; rest != 0;) {
      const uint64_t group = group_of(static_cast<size_t>(std::countr_zero(rest)));
      rest &= ~group;
      for (uint64_t best = best_of(group, order); best != 0; best &= best - 1)
        out.push_back(order[static_cast<size_t>(std::countr_zero(best))]);
    }
    return out;
  }

 private:
  // All pairs that clashes connect with pair `i`.
  uint64_t group_of(size_t i) const {
    uint64_t group = uint64_t{1} << i;
    for (uint64_t open = group; open != 0;) {
      const auto k = static_cast<size_t>(std::countr_zero(open));
      open &= open - 1;
      open |= clashes_[k] & ~group;
      group |= clashes_[k];
    }
    return group;
  }

  uint64_t best_of(uint64_t group, std::span<const uint32_t> order) {
    if ((group & (group - 1)) == 0) return group;
    count_ = 0;
    for (uint64_t bits = group; bits != 0; bits &= bits - 1)
      members_[count_++] = static_cast<uint8_t>(std::countr_zero(bits));
    rest_[count_] = 0;
    for (size_t i = count_; i-- > 0;) {
      weights_[i] = pairs_[order[members_[i]]].weight;
      rest_[i] = rest_[i + 1] + weights_[i];
    }
    best_ = 0;
    best_total_ = 0;
    steps_ = 0;
    step(0, 0, 0);
    return best_;
  }

  void step(size_t i, float total, uint64_t taken) {
    if (total > best_total_) {
      best_total_ = total;
      best_ = taken;
    }
    if (i == count_ || steps_++ > budget_ || total + rest_[i] <= best_total_) return;
    if ((clashes_[members_[i]] & taken) == 0)
      step(i + 1, total + weights_[i], taken | uint64_t{1} << members_[i]);
    step(i + 1, total, taken);
  }

  std::span<const WeightedPair> pairs_;
  size_t budget_;
  std::array<uint64_t, 64> clashes_ = {};
  std::array<uint8_t, 64> members_;  // of the group that is searched, in their order
  std::array<float, 64> weights_;
  std::array<float, 65> rest_;
  size_t count_ = 0;
  uint64_t best_ = 0;
  float best_total_ = 0;
  size_t steps_ = 0;
};

}  // namespace

std::vector<size_t> choose(const std::vector<WeightedPair>& pairs, size_t budget) {
  if (pairs.empty()) return {};
  if (pairs.size() == 1) return {0};
  LocalMemory<1024> memory;
  std::pmr::vector<uint32_t> order(pairs.size(), memory.get());
  std::iota(order.begin(), order.end(), 0U);
  std::sort(order.begin(), order.end(), [&](uint32_t a, uint32_t b) {
    if (pairs[a].weight != pairs[b].weight) return pairs[a].weight > pairs[b].weight;
    if (pairs[a].en != pairs[b].en) return pairs[a].en < pairs[b].en;
    return pairs[a].vi != pairs[b].vi ? pairs[a].vi < pairs[b].vi : a < b;
  });
  if (pairs.size() <= 64) {
    std::vector<size_t> out = SmallSearch(pairs, budget).run(order);
    std::sort(out.begin(), out.end());
    return out;
  }
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
