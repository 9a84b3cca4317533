// summary.html: one page about a run, without scripts, without anything from the network.
//
// Charts as inline SVG: mentions by type (aligned, English alone, Vietnamese alone), distribution of scores, kinds
// of evidence; tables: the most frequent entities, conflicts (one name with several renderings), the inputs with
// their records and failures. The same bytes for the same run: no times, no dates.
#ifndef ALIGN_RESULTS_SUMMARY_H_
#define ALIGN_RESULTS_SUMMARY_H_

#include <optional>
#include <string>
#include <vector>

#include "results/entity_totals.h"
#include "results/run_counts.h"

namespace align {

struct InputSummary {
  std::string name;
  std::string kind;    // "tsv", "tmx" ...
  std::string mode;    // "parallel", "comparable", "auto"
  std::string output;  // the alignments, relative to the page: "alignments/news.jsonl"
  RunCounts counts;
  std::optional<std::string> error;  // why it could not be read to its end
};

struct RunSummary {
  std::string version;
  std::vector<InputSummary> inputs;
  RunCounts counts;                   // of all inputs
  std::vector<EntityTotal> entities;  // as EntityTotals::sorted() gives them
  std::vector<Conflict> conflicts;
};

void append_summary_html(std::string& out, const RunSummary& summary);

}  // namespace align

#endif  // ALIGN_RESULTS_SUMMARY_H_
