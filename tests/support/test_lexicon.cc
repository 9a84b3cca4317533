#include "tests/support/test_lexicon.h"

namespace align {

const LexiconSet& test_lexicon() {
  static const LexiconSet set = [] {
    LexiconSet out;
    static_cast<void>(out.add(builtin_lexicon(), "built-in"));
    out.use_words(*WordTable::open(builtin_word_table()));
    return out;
  }();
  return set;
}

}  // namespace align
