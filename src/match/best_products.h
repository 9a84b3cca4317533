// One choice at each position, the likeliest combinations first, without making all of them.
//
//     best_products({{.9, .1}, {.6, .4}}, 3)      {0, 0} .54, {0, 1} .36, {1, 0} .06
#ifndef ALIGN_MATCH_BEST_PRODUCTS_H_
#define ALIGN_MATCH_BEST_PRODUCTS_H_

#include <cstddef>
#include <cstdint>
#include <vector>

namespace align {

struct Product {
  std::vector<uint32_t> picks;  // index of the choice at each position
  double probability = 0;
};

// `positions`: probabilities, each list descending. At most `most` products, likeliest first, equal
// ones in the order of their picks. None when a position has no choice.
std::vector<Product> best_products(const std::vector<std::vector<double>>& positions, size_t most);

}  // namespace align

#endif  // ALIGN_MATCH_BEST_PRODUCTS_H_
