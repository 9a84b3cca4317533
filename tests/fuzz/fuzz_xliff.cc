// Any bytes as an XLIFF file: see markup_fuzz.h.
#include "input/markup.h"
#include "markup_fuzz.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  align::read_any(align::open_xliff, data, size);
  return 0;
}
