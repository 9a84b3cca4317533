// The results of alignment as inputs: a JSONL of records, an entity table, a folder of `align batch`, a review database.
#ifndef ALIGN_RESULT_INPUTS_H_
#define ALIGN_RESULT_INPUTS_H_

#include <functional>
#include <string>
#include <string_view>

#include "align/messages.h"
#include "base/result.h"
#include "results/entity_totals.h"
#include "results/output_record.h"

namespace align {

struct ResultVisitor {
  // `origin`: the file that the record is from, as entities.tsv names it.
  std::function<void(const OutputRecord& record, std::string_view origin)> record;
  std::function<void(EntityTotal total)> entity;
};

// Lines that are no records are said and left out. Errors: nothing there, or nothing of these kinds.
Result<Done> visit_results(const std::string& path, Messages& messages, const ResultVisitor& visit);

}  // namespace align

#endif  // ALIGN_RESULT_INPUTS_H_
