// The tables of summary.html: entities, names with several renderings, inputs. Each appends a <section>, or nothing
// when there is nothing to show.
#ifndef ALIGN_RESULTS_SUMMARY_TABLES_H_
#define ALIGN_RESULTS_SUMMARY_TABLES_H_

#include <cstddef>
#include <string>

#include "results/summary.h"

namespace align {

// `aligned`: how many of the entities are aligned; they stand first.
void append_entity_tables(std::string& out, const RunSummary& run, size_t aligned);
void append_conflict_tables(std::string& out, const RunSummary& run);
// Of very many inputs those with failures first, and a line that says how many are left out.
void append_input_table(std::string& out, const RunSummary& run);

// "invalid_utf8: 3, too_large: 1" as HTML, the most frequent first.
std::string failure_counts(const RunCounts& counts);

}  // namespace align

#endif  // ALIGN_RESULTS_SUMMARY_TABLES_H_
