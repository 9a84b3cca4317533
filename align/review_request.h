// What requests of the review page say, read and checked.
//
//     filter_of_query({{"type", "PER"}, {"least", "0.5"}})        a ReviewFilter
//     filter_of_query({{"least", "many"}})                        an Error: "least: 'many', expected a number from 0 to 1"
//     read_decide(R"({"decisions":[{"id":17,"verdict":"accepted","seen":0}]})")
//
// Errors are of code usage and say what was expected.
#ifndef ALIGN_REVIEW_REQUEST_H_
#define ALIGN_REVIEW_REQUEST_H_

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "review/store.h"

namespace align {

using Query = std::map<std::string, std::string, std::less<>>;

Result<ReviewFilter> filter_of_query(const Query& query);
// A whole number, `otherwise` when it is not given.
Result<int64_t> number_of_query(const Query& query, std::string_view name, int64_t otherwise);
// "17,3,99"; at most `most`.
Result<std::vector<int64_t>> ids_of_query(const Query& query, size_t most);

// A decision about the pair with that id of the list.
struct AskedDecision {
  int64_t id = 0;
  Verdict verdict = Verdict::open;
  std::optional<PairName> to;  // of an edited pair
  std::string note;
  int64_t seen = 0;
};
Result<std::vector<AskedDecision>> read_decide(std::string_view json);

struct AskedAccept {
  ReviewFilter filter;
  double score = 1;
  bool dry = true;  // only say what would be done
};
Result<AskedAccept> read_accept(std::string_view json);

}  // namespace align

#endif  // ALIGN_REVIEW_REQUEST_H_
