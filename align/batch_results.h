// What a batch run leaves in its folder besides the alignments: entities.tsv, summary.html, report.json.
#ifndef ALIGN_BATCH_RESULTS_H_
#define ALIGN_BATCH_RESULTS_H_

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "align/batch_state.h"
#include "align/record_pipeline.h"
#include "results/entity_totals.h"
#include "results/run_counts.h"

namespace align {

struct InputResult {
  std::string output;  // the alignments, below the folder: "alignments/news.jsonl"
  RunCounts counts;
  std::vector<FailedRecord> failed;  // the first of them; `counts` has the number
  std::optional<Error> error;        // why it could not be read, or not to its end
};

struct RunResult {
  RunIdentity identity;
  std::vector<InputResult> inputs;  // as in `identity`
  EntityTotals totals;
  double seconds = 0;
  size_t threads = 1;

  RunCounts counts() const;
  uint64_t failures() const;  // records and inputs
};

constexpr size_t kListedFailures = 1000;  // of an input, in the report

// DIR/alignments/NAME.jsonl, below DIR.
std::string output_of(const std::string& name, Packing packing);

// `folder` is there.
Result<Done> write_results(const std::string& folder, const RunResult& result);

// Adds what a file of alignments holds to `result` and `totals`. `origin`: the name of its input.
Result<Done> read_alignments(const std::string& path, const RunIdentity::OfInput& input,
                             InputResult& result, EntityTotals& totals);

// Of the timings of a report.json; 0 when there are none.
double seconds_of_report(const std::string& path);

// Each record of the input is a file of its own.
bool holds_documents(std::string_view kind);

}  // namespace align

#endif  // ALIGN_BATCH_RESULTS_H_
