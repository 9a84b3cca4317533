#include "match/choose.h"

#include <algorithm>
#include <numeric>

namespace align {
namespace {

bool clash(const WeightedPair& a, const WeightedPair& b) {
  return a.en.overlaps(b.en) || a.vi.overlaps(b.vi);
}

// Groups of pairs connected by clashes (union-find over all pairs of one segment).
std::vector<std::vector<size_t>> groups_of(const std::vector<WeightedPair>& pairs,
                                           const std::vector<size_t>& order) {
  std::vector<size_t> parent(pairs.size());
  std::iota(parent.begin(), parent.end(), 0);
  const auto root = [&](size_t x) {
    while (parent[x] != x) x = parent[x] = parent[parent[x]];
    return x;
  };
  // Sweep by English begin: only neighbours can overlap; then the same for Vietnamese.
  const auto sweep = [&](auto span_of) {
    std::vector<size_t> by(order);
    std::sort(by.begin(), by.end(), [&](size_t a, size_t b) {
      return span_of(pairs[a]) != span_of(pairs[b]) ? span_of(pairs[a]) < span_of(pairs[b]) : a < b;
    });
    size_t reach_pair = 0;
    uint32_t reach = 0;
    for (const size_t p : by) {
      if (span_of(pairs[p]).begin < reach) parent[root(p)] = root(reach_pair);
      if (span_of(pairs[p]).end > reach) {
        reach = span_of(pairs[p]).end;
        reach_pair = p;
      }
    }
  };
  sweep([](const WeightedPair& p) { return p.en; });
  sweep([](const WeightedPair& p) { return p.vi; });
  std::vector<std::vector<size_t>> groups(pairs.size());
  for (const size_t p : order) groups[root(p)].push_back(p);
  std::erase_if(groups, [](const auto& g) { return g.empty(); });
  return groups;
}

class Search {
 public:
  Search(const std::vector<WeightedPair>& pairs, const std::vector<size_t>& group, size_t budget)
      : pairs_(pairs), group_(group), budget_(budget), rest_(group.size() + 1, 0) {
    for (size_t i = group.size(); i-- > 0;) rest_[i] = rest_[i + 1] + pairs[group[i]].weight;
  }

  std::vector<size_t> run() {
    step(0, 0);
    return best_;
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
    const bool free = std::none_of(taken_.begin(), taken_.end(),
                                   [&](size_t t) { return clash(pairs_[t], pair); });
    if (free) {
      taken_.push_back(group_[i]);
      step(i + 1, total + pair.weight);
      taken_.pop_back();
    }
    step(i + 1, total);
  }

  const std::vector<WeightedPair>& pairs_;
  const std::vector<size_t>& group_;
  size_t budget_;
  std::vector<float> rest_;
  std::vector<size_t> taken_;
  std::vector<size_t> best_;
  float best_total_ = 0;
  size_t steps_ = 0;
};

}  // namespace

std::vector<size_t> choose(const std::vector<WeightedPair>& pairs, size_t budget) {
  std::vector<size_t> order(pairs.size());
  std::iota(order.begin(), order.end(), 0);
  std::sort(order.begin(), order.end(), [&](size_t a, size_t b) {
    if (pairs[a].weight != pairs[b].weight) return pairs[a].weight > pairs[b].weight;
    if (pairs[a].en != pairs[b].en) return pairs[a].en < pairs[b].en;
    return pairs[a].vi != pairs[b].vi ? pairs[a].vi < pairs[b].vi : a < b;
  });
  std::vector<size_t> out;
  for (const auto& group : groups_of(pairs, order)) {
    const std::vector<size_t> chosen =
        group.size() == 1 ? group : Search(pairs, group, budget).run();
    out.insert(out.end(), chosen.begin(), chosen.end());
  }
  std::sort(out.begin(), out.end());
  return out;
}

}  // namespace align
