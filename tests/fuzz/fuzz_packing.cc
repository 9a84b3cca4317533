// Packed bytes: what comes out is bounded by its reader, and packing and unpacking is the identity.
#include "base/files.h"
#include "base/packing.h"
#include "tests/fuzz/memory_file.h"
#include "tests/fuzz/target.h"

namespace align {

void fuzz_packing(std::string_view bytes) {
  constexpr size_t kLimit = size_t{1} << 20;
  const MemoryFile file(bytes);
  const Result<std::string> text = read_file(file.path(), kLimit);
  if (text) {
    require(text->size() <= kLimit, "a limit holds");
    if (packing_of_bytes(bytes) == Packing::none) require(*text == bytes, "plain bytes stay");
  } else {
    require(!text.error().message.empty(), "an error says why");
  }
  Result<LineReader> lines = LineReader::open(file.path(), 1000);
  require(lines.ok(), "a file that is there can be opened");
  for (size_t count = 0; count < 10000; ++count) {
    const auto line = lines->next();
    if (!line || !*line) break;
    require((**line).too_large || (**line).text.size() <= 1000, "a line has its limit");
  }
  for (const Packing packing : {Packing::gzip, Packing::zstd}) {
    std::string packed;
    MemberPacker packer(packing);
    packer.add(bytes.substr(0, bytes.size() / 2), packed);
    packer.add(bytes.substr(bytes.size() / 2), packed);
    packer.finish(packed);
    const MemoryFile again(packed);
    const Result<std::string> back = read_file(again.path());
    require(back && *back == bytes, "what was packed comes back");
  }
}

}  // namespace align
