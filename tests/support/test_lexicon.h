// The lexicons of the project for tests: read once in a process.
#ifndef ALIGN_TESTS_SUPPORT_TEST_LEXICON_H_
#define ALIGN_TESTS_SUPPORT_TEST_LEXICON_H_

#include "lexicon/lexicon_set.h"

namespace align {

const LexiconSet& test_lexicon();

}  // namespace align

#endif  // ALIGN_TESTS_SUPPORT_TEST_LEXICON_H_
