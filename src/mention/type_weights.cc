// Embeds the learned weights of types; see type_model.h.
#include "mention/type_model.h"

__asm__(
    ".section .rodata\n"
    ".balign 16\n"
    "align_types_begin:\n"
    ".incbin \"" ALIGN_TYPES_BLOB
    "\"\n"
    "align_types_end:\n"
    ".previous\n");

extern "C" {
extern const char align_types_begin[];  // NOLINT(readability-identifier-naming)
extern const char align_types_end[];    // NOLINT(readability-identifier-naming)
}

namespace align {

const TypeModel& TypeModel::builtin() {
  // The build made the bytes: they are a table.
  static const TypeModel model =
      *open({align_types_begin, static_cast<size_t>(align_types_end - align_types_begin)});
  return model;
}

}  // namespace align
