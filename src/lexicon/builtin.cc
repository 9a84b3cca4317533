// Embeds the compiled lexicons and word statistics: `.incbin` costs nothing at compile time, where a C array of megabytes
// takes minutes.
#include <cstddef>
#include <utility>

#include "lexicon/lexicon_set.h"
#include "lexicon/word_table.h"

__asm__(
    ".section .rodata\n"
    ".balign 16\n"
    "align_lexicon_begin:\n"
    ".incbin \"" ALIGN_LEXICON_BLOB
    "\"\n"
    "align_lexicon_end:\n"
    ".balign 16\n"
    "align_words_begin:\n"
    ".incbin \"" ALIGN_WORDS_BLOB
    "\"\n"
    "align_words_end:\n"
    ".previous\n");

extern "C" {
extern const char align_lexicon_begin[];  // NOLINT(readability-identifier-naming)
extern const char align_lexicon_end[];    // NOLINT(readability-identifier-naming)
extern const char align_words_begin[];    // NOLINT(readability-identifier-naming)
extern const char align_words_end[];      // NOLINT(readability-identifier-naming)
}

namespace align {

std::string_view builtin_lexicon() {
  return {align_lexicon_begin, static_cast<size_t>(align_lexicon_end - align_lexicon_begin)};
}

Result<LexiconSet> builtin_lexicons() {
  LexiconSet set;
  if (auto done = set.add(builtin_lexicon(), "built-in"); !done) return done.error();
  auto words = WordTable::open(builtin_word_table());
  if (!words) return words.error();
  set.use_words(std::move(*words));
  return set;
}

std::string_view builtin_word_table() {
  return {align_words_begin, static_cast<size_t>(align_words_end - align_words_begin)};
}

}  // namespace align
