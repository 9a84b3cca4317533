// Numbers of a run: what its summary and its report say.
#ifndef ALIGN_RESULTS_RUN_COUNTS_H_
#define ALIGN_RESULTS_RUN_COUNTS_H_

#include <array>
#include <cstdint>
#include <map>
#include <string>

#include "results/output_record.h"

namespace align {

// Sums: adding up in any order gives the same.
struct RunCounts {
  static constexpr size_t kBins = 20;  // of scores, each 0.05 wide; 1.0 is in the last

  struct OfType {
    uint64_t aligned = 0;
    std::array<uint64_t, 2> alone{};  // mentions without a counterpart, by their language
  };

  uint64_t records = 0;     // those that failed too
  uint64_t comparable = 0;  // records whose entities were matched as of texts about the same matter
  uint64_t swapped = 0;
  std::map<std::string, uint64_t, std::less<>> failed;  // by error code
  std::array<OfType, kTypeCount> types{};
  std::array<uint64_t, kBins> scores{};  // of aligned pairs
  std::map<std::string, uint64_t, std::less<>>
      evidence;  // by source: pairs whose first evidence it is

  void add(const OutputRecord& record);
  void merge(const RunCounts& other);

  uint64_t failures() const;
  uint64_t aligned() const;
  uint64_t alone() const;
};

}  // namespace align

#endif  // ALIGN_RESULTS_RUN_COUNTS_H_
