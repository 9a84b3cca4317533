#include "tests/support/test_lexicon.h"

namespace align {

const LexiconSet& test_lexicon() {
  static const LexiconSet set = *builtin_lexicons();
  return set;
}

}  // namespace align
