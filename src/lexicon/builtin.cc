// The compiled lexicons and word statistics that are part of the program.
#include <utility>

#include "base/embedded.h"
#include "lexicon/lexicon_set.h"
#include "lexicon/word_table.h"

ALIGN_EMBED(lexicon, ALIGN_LEXICON_BLOB)
ALIGN_EMBED(words, ALIGN_WORDS_BLOB)

namespace align {

std::string_view builtin_lexicon() { return embedded(align_lexicon_begin, align_lexicon_end); }

Result<LexiconSet> builtin_lexicons() {
  LexiconSet set;
  if (auto done = set.add(builtin_lexicon(), "built-in"); !done) return done.error();
  auto words = WordTable::open(builtin_word_table());
  if (!words) return words.error();
  set.use_words(std::move(*words));
  return set;
}

std::string_view builtin_word_table() { return embedded(align_words_begin, align_words_end); }

}  // namespace align
