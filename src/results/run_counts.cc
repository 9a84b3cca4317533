#include "results/run_counts.h"

#include <algorithm>

namespace align {

void RunCounts::add(const OutputRecord& record) {
  ++records;
  comparable += record.comparable ? 1 : 0;
  swapped += record.swapped ? 1 : 0;
  if (record.code) ++failed[*record.code];
  for (const OutputPair& pair : record.pairs) {
    OfType& type = types[static_cast<size_t>(pair.type)];
    if (!pair.aligned()) {
      const bool english = pair.sides[0].has_value() != record.swapped;
      ++type.alone[english ? 0 : 1];
      continue;
    }
    ++type.aligned;
    const double bin = std::clamp(pair.score, 0.0, 1.0) * kBins + 1e-9;
    ++scores[std::min(kBins - 1, static_cast<size_t>(bin))];
    if (!pair.evidence.empty()) ++evidence[pair.evidence.front().source];
  }
}

void RunCounts::merge(const RunCounts& other) {
  records += other.records;
  comparable += other.comparable;
  swapped += other.swapped;
  for (const auto& [code, count] : other.failed) failed[code] += count;
  for (size_t t = 0; t < types.size(); ++t) {
    types[t].aligned += other.types[t].aligned;
    for (size_t side = 0; side < 2; ++side) types[t].alone[side] += other.types[t].alone[side];
  }
  for (size_t b = 0; b < kBins; ++b) scores[b] += other.scores[b];
  for (const auto& [source, count] : other.evidence) evidence[source] += count;
}

uint64_t RunCounts::failures() const {
  uint64_t sum = 0;
  for (const auto& [code, count] : failed) sum += count;
  return sum;
}

uint64_t RunCounts::aligned() const {
  uint64_t sum = 0;
  for (const OfType& type : types) sum += type.aligned;
  return sum;
}

uint64_t RunCounts::alone() const {
  uint64_t sum = 0;
  for (const OfType& type : types) sum += type.alone[0] + type.alone[1];
  return sum;
}

}  // namespace align
