// Embeds the compiled lexicons: `.incbin` costs nothing at compile time, where a C array of megabytes
// takes minutes.
#include <cstddef>

#include "lexicon/lexicon_set.h"

__asm__(
    ".section .rodata\n"
    ".balign 16\n"
    "align_lexicon_begin:\n"
    ".incbin \"" ALIGN_LEXICON_BLOB
    "\"\n"
    "align_lexicon_end:\n"
    ".previous\n");

extern "C" {
extern const char align_lexicon_begin[];  // NOLINT(readability-identifier-naming)
extern const char align_lexicon_end[];    // NOLINT(readability-identifier-naming)
}

namespace align {

std::string_view builtin_lexicon() {
  return {align_lexicon_begin, static_cast<size_t>(align_lexicon_end - align_lexicon_begin)};
}

}  // namespace align
