// The job that `align review` works on: which database, what is loaded into it, who decides.
//
//     Result<ReviewStore> store = open_review(options, messages);
//
// Results that were loaded before are not read again; changed ones take their place, and what was decided holds for
// every pair that is still there.
#ifndef ALIGN_REVIEW_LOAD_H_
#define ALIGN_REVIEW_LOAD_H_

#include <string>

#include "align/messages.h"
#include "align/options.h"
#include "base/result.h"
#include "review/store.h"

namespace align {

// --db; else the input itself when it is a review database, else INPUT.review.db.
std::string review_database(const Options& options);
// What the page is headed with: "news" of "jobs/news/" and "news.jsonl".
std::string review_job_name(const Options& options);
// --user, else the account.
std::string review_user(const Options& options);

// `temporary`: a file that takes the place of INPUT.review.db where that is not there yet.
// Errors: no such input, none of these kinds, record ids that repeat in a stream, the database.
Result<ReviewStore> open_review(const Options& options, Messages& messages,
                                const std::string& temporary = {});

}  // namespace align

#endif  // ALIGN_REVIEW_LOAD_H_
