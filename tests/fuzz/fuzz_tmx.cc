// Any bytes as a TMX file: see markup.h.
#include "input/markup.h"
#include "tests/fuzz/markup_fuzz.h"

namespace align {

void fuzz_tmx(std::string_view bytes) { read_any(open_tmx, bytes); }

}  // namespace align
