// Any bytes as an XLIFF file: see markup.h.
#include "input/markup.h"
#include "tests/fuzz/markup_fuzz.h"

namespace align {

void fuzz_xliff(std::string_view bytes) { read_any(open_xliff, bytes); }

}  // namespace align
