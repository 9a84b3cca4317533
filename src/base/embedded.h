// Not for outside: a file as part of the program. `.incbin` costs nothing at compile time, where a C array of megabytes
// takes minutes.
//
//     ALIGN_EMBED(page, ALIGN_PAGE_HTML)        at the top level of a file; the second is a path in quotes
//     embedded(align_page_begin, align_page_end)     its bytes, which live as long as the program; aligned to 64
//
// A name can be used once in a program.
#ifndef ALIGN_BASE_EMBEDDED_H_
#define ALIGN_BASE_EMBEDDED_H_

#include <cstddef>
#include <string_view>

// NOLINTBEGIN(readability-identifier-naming): names of the assembler
#define ALIGN_EMBED(name, path)             \
  __asm__(                                  \
      ".section .rodata\n"                  \
      ".balign 64\n"                        \
      "align_" #name                        \
      "_begin:\n"                           \
      ".incbin \"" path                     \
      "\"\n"                                \
      "align_" #name                        \
      "_end:\n"                             \
      ".previous\n");                       \
  extern "C" {                              \
  extern const char align_##name##_begin[]; \
  extern const char align_##name##_end[];   \
  }
// NOLINTEND(readability-identifier-naming)

namespace align {

inline std::string_view embedded(const char* begin, const char* end) {
  return {begin, static_cast<size_t>(end - begin)};
}

}  // namespace align

#endif  // ALIGN_BASE_EMBEDDED_H_
