// Best-first search: a product's successors take the next choice at one position, at or behind the
// position that was advanced last, so that each product is reached exactly once.
#include "match/best_products.h"

#include <queue>

namespace align {
namespace {

struct State {
  Product product;
  size_t last = 0;  // position advanced last
};

struct Worse {
  bool operator()(const State& a, const State& b) const {
    if (a.product.probability != b.product.probability)
      return a.product.probability < b.product.probability;
    return a.product.picks > b.product.picks;
  }
};

double probability_of(const std::vector<std::vector<double>>& positions,
                      const std::vector<uint32_t>& picks) {
  double p = 1;
  for (size_t i = 0; i < picks.size(); ++i) p *= positions[i][picks[i]];
  return p;
}

}  // namespace

std::vector<Product> best_products(const std::vector<std::vector<double>>& positions, size_t most) {
  std::vector<Product> out;
  if (positions.empty()) return out;
  for (const auto& choices : positions)
    if (choices.empty()) return out;
  std::priority_queue<State, std::vector<State>, Worse> queue;
  std::vector<uint32_t> first(positions.size(), 0);
  const double p = probability_of(positions, first);
  queue.push({{std::move(first), p}, 0});
  while (!queue.empty() && out.size() < most) {
    State best = queue.top();
    queue.pop();
    for (size_t i = best.last; i < positions.size(); ++i) {
      std::vector<uint32_t> picks = best.product.picks;
      if (++picks[i] >= positions[i].size()) continue;
      const double next = probability_of(positions, picks);
      queue.push({{std::move(picks), next}, i});
    }
    out.push_back(std::move(best.product));
  }
  return out;
}

}  // namespace align
