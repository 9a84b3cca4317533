// Sets of numbers that are joined and never parted again (union-find). A set is known by its least number.
//
//     DisjointSets sets(4);      // {0} {1} {2} {3}
//     sets.join(3, 1);           // {0} {1, 3} {2}
//     sets.root(3)               // 1
#ifndef ALIGN_BASE_DISJOINT_SETS_H_
#define ALIGN_BASE_DISJOINT_SETS_H_

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <numeric>
#include <vector>

namespace align {

class DisjointSets {
 public:
  explicit DisjointSets(size_t size) : parent_(size) {
    std::iota(parent_.begin(), parent_.end(), 0U);
  }
  uint32_t root(size_t x) {
    auto at = static_cast<uint32_t>(x);
    while (parent_[at] != at) at = parent_[at] = parent_[parent_[at]];
    return at;
  }
  void join(size_t a, size_t b) {
    const uint32_t x = root(a);
    const uint32_t y = root(b);
    parent_[std::max(x, y)] = std::min(x, y);
  }

 private:
  std::vector<uint32_t> parent_;
};

}  // namespace align

#endif  // ALIGN_BASE_DISJOINT_SETS_H_
