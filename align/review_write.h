// A review that needs no server: the page in one file, or a workbook, for people without this program. What they decide
// comes back by `align review apply`.
#ifndef ALIGN_REVIEW_WRITE_H_
#define ALIGN_REVIEW_WRITE_H_

#include "align/messages.h"
#include "align/options.h"

namespace align {

// --html and --xlsx. What was decided in the job's database so far stands in them; without one none is made. The exit
// code.
int write_review(const Options& options, Messages& messages);

}  // namespace align

#endif  // ALIGN_REVIEW_WRITE_H_
