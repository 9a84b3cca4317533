// The charts of summary.html: inline SVG without scripts. Every bar has its figure in words beside it, and what two
// colours tell apart two hatchings tell apart too, for paper and for eyes that see few colours. Colours come from the
// style sheet of the page (summary_style.h).
#ifndef ALIGN_RESULTS_SUMMARY_CHARTS_H_
#define ALIGN_RESULTS_SUMMARY_CHARTS_H_

#include <string>

#include "base/lang.h"
#include "results/run_counts.h"

namespace align {

// "Places": what a type is called on the page.
std::string_view title_of(Type type);

// Mentions by type: aligned, English alone, Vietnamese alone. Types without mentions are left out.
void append_type_chart(std::string& out, const RunCounts& counts);
// Aligned pairs by score, in RunCounts::kBins bins.
void append_score_chart(std::string& out, const RunCounts& counts);
// Aligned pairs by their first evidence, the most frequent kind first.
void append_evidence_chart(std::string& out, const RunCounts& counts);

}  // namespace align

#endif  // ALIGN_RESULTS_SUMMARY_CHARTS_H_
