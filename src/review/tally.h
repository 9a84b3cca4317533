// How many pairs of a job have each type, source of evidence, file: counted once, when results are loaded.
//
//     TallyCounter counter;
//     counter.add(total, conflict);
//     counter.write(db);             the table `tally`, which ReviewStore::tally() reads
//
// Only files of src/review include this.
#ifndef ALIGN_REVIEW_TALLY_H_
#define ALIGN_REVIEW_TALLY_H_

#include <cstdint>
#include <map>
#include <string>
#include <utility>

#include "results/entity_totals.h"
#include "review/database.h"

namespace align {

class TallyCounter {
 public:
  void add(const EntityTotal& total, bool conflict);
  Result<Done> write(const Database& db) const;

 private:
  std::map<std::pair<std::string, std::string>, int64_t> pairs_;  // by kind and name
};

}  // namespace align

#endif  // ALIGN_REVIEW_TALLY_H_
