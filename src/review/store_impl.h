// What the parts of ReviewStore share: store.cc, load.cc, log.cc, pair_rows.cc, queries.cc, segments.cc,
// visit.cc. Nobody else includes it.
#ifndef ALIGN_REVIEW_STORE_IMPL_H_
#define ALIGN_REVIEW_STORE_IMPL_H_

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "review/database.h"
#include "review/schema.h"
#include "review/store.h"

namespace align {

struct ReviewStore::Impl {
  Database db;
};

// The columns that decision_at() reads, of a table or view named `of`.
std::string decision_columns(std::string_view of);
Decision decision_at(const Statement& row, int column);

// Start and end in each text: four columns from `column` on.
std::array<std::array<uint32_t, 2>, 2> spans_at(const Statement& row, int column);

// "SELECT ... FROM pair p LEFT JOIN item i ... ", and a row of it.
std::string select_pairs();
ReviewPair pair_at(const Statement& row);

// "accepted"; decided_in is also set when the last decision was taken back by another one.
struct PairStatus {
  std::string status = "open";
  std::optional<int64_t> item;
  int64_t decided_in = 0;
};

// Asks the log what holds of a pair, and writes it to the list of pairs.
class StatusReader {
 public:
  explicit StatusReader(const Database& db);
  Result<PairStatus> read(const std::string& key);
  Result<Done> refresh(const std::string& key);
  // The pair and all that it was ever edited into.
  Result<Done> refresh_with_targets(const std::string& key);

 private:
  Statement own_;
  Statement target_of_;
  Statement targets_;
  Statement write_;
};

}  // namespace align

#endif  // ALIGN_REVIEW_STORE_IMPL_H_
