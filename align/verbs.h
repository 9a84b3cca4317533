// The verbs of the program, one file each. Each gives the exit code: 0 done, 1 done but some records
// failed or faults were found, 2 nothing could be done.
#ifndef ALIGN_VERBS_H_
#define ALIGN_VERBS_H_

#include <string>
#include <string_view>
#include <vector>

#include "align/messages.h"
#include "align/options.h"
#include "lexicon/lexicon_set.h"

namespace align {

constexpr int kDone = 0;
constexpr int kSomeFailed = 1;
constexpr int kNothingDone = 2;

int run_pair(const Options& options, Messages& messages);
int run_stream(const Options& options, Messages& messages);
int run_batch(const Options& options, Messages& messages);
int run_merge(const Options& options, Messages& messages);
int run_glossary(const Options& options, Messages& messages);
int run_convert(const Options& options, Messages& messages);
int run_lexicon_import(const Options& options, Messages& messages);
int run_tokenize(const Options& options, Messages& messages);
int run_suggest(const Options& options, Messages& messages);
int run_lexicon_lookup(const Options& options, Messages& messages);
int run_lexicon_validate(const Options& options, Messages& messages);
int run_lexicon_stats(const Options& options, Messages& messages);
int run_lexicon_compile(const Options& options, Messages& messages);
int run_learn(const Options& options, Messages& messages);
int run_review(const Options& options, Messages& messages);
int run_review_export(const Options& options, Messages& messages);
int run_review_apply(const Options& options, Messages& messages);
int run_eval(const Options& options, Messages& messages);
int run_version(const Options& options, Messages& messages);

int run(const Options& options, Messages& messages);

// What several verbs do. ------------------------------------------------------------------------

// The built-in lexicon and the user's over it, with the word statistics. Bad rows of a lexicon are reported, the
// others used; word statistics are right as a whole or an error.
Result<LexiconSet> load_lexicons(const Options& options, Messages& messages);

// Adds a lexicon file, as text or compiled, or the decisions of a review database.
Result<Done> add_lexicon(LexiconSet& set, const std::string& file, Messages& messages);

// Says why nothing could be done; gives that exit code.
int fail(Messages& messages, const Error& error);

// Writes the whole result; the exit code is `code` unless that fails. A closed pipe is no failure.
int write_result(const Options& options, Messages& messages, std::string_view text, int code);

// The inputs themselves, or for a lone "-" the lines of standard input that are not blank.
Result<std::vector<std::string>> words_asked(const Options& options);

}  // namespace align

#endif  // ALIGN_VERBS_H_
