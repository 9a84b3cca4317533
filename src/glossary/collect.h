// From alignment results to what a glossary is built of: entities over everything, each with its best sentences.
//
//     GlossaryCollector collector;
//     collector.add(record, "news");                  OutputRecords; with their texts there are contexts
//     collector.add(total);                           rows of entity tables, without contexts
//     const std::vector<CollectedEntity> all = collector.sorted();
#ifndef ALIGN_GLOSSARY_COLLECT_H_
#define ALIGN_GLOSSARY_COLLECT_H_

#include <array>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "glossary/glossary.h"
#include "results/entity_totals.h"

namespace align {

struct CollectedEntity {
  EntityTotal total;
  std::array<GlossaryContext, 2> contexts;
};

class GlossaryCollector {
 public:
  // `origin`: the file that the record is from.
  void add(const OutputRecord& record, std::string_view origin);
  void add(EntityTotal total) { totals_.add(std::move(total)); }
  EntityTotals& totals() { return totals_; }

  std::vector<CollectedEntity> sorted() const;

 private:
  // A pair of sentences that shows an entity; the one with the least rank is kept.
  struct Shown {
    std::array<int64_t, 2> rank{};
    std::array<GlossaryContext, 2> contexts;
  };

  EntityTotals totals_;
  std::unordered_map<std::string, Shown> shown_;  // by total_key()
};

}  // namespace align

#endif  // ALIGN_GLOSSARY_COLLECT_H_
