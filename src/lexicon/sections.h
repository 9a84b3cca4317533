// Not for outside. What the compiled tables have in common: behind a header lie sections of equal records, each
// at a multiple of 64 bytes, which are used where they lie. Little-endian.
#ifndef ALIGN_LEXICON_SECTIONS_H_
#define ALIGN_LEXICON_SECTIONS_H_

#include <cstdint>
#include <cstring>
#include <span>
#include <string>
#include <string_view>

#include "base/hash.h"

namespace align {

struct SectionPlace {
  uint64_t offset, bytes;
};

// Where the section behind `bytes` begins: records whose size is a power of two never lie across two cache lines.
constexpr size_t next_section(size_t bytes) { return (bytes + 63) / 64 * 64; }

// Appends the records of `values` to `out` and says where they are.
template <class Values>
SectionPlace append_section(std::string& out, const Values& values) {
  out.resize(next_section(out.size()), '\0');
  const SectionPlace place{out.size(), values.size() * sizeof(values[0])};
  out.append(reinterpret_cast<const char*>(values.data()), place.bytes);
  return place;
}

// The records at `place` of `bytes`; false when they do not lie inside, and then `out` stays as it was.
template <class Record>
bool take_section(std::string_view bytes, SectionPlace place, std::span<const Record>& out) {
  const auto [offset, size] = place;
  if (offset % 8 != 0 || offset > bytes.size() || size > bytes.size() - offset ||
      size % sizeof(Record) != 0)
    return false;
  out = {reinterpret_cast<const Record*>(bytes.data() + offset), size / sizeof(Record)};
  return true;
}

// Puts the finished header before the sections that lie behind its place in `out`. Headers have magic, size and
// content_hash.
template <class Header>
void finish_sections(Header& header, std::string& out) {
  header.size = out.size();
  header.content_hash = hash64(std::string_view(out).substr(sizeof header));
  std::memcpy(out.data(), &header, sizeof header);
}

// The header of `bytes`; false when they are too short, cut, or of another kind.
template <class Header>
bool take_header(std::string_view bytes, uint64_t magic, Header& header) {
  if (bytes.size() < sizeof header) return false;
  std::memcpy(&header, bytes.data(), sizeof header);
  return header.magic == magic && header.size == bytes.size();
}

}  // namespace align

#endif  // ALIGN_LEXICON_SECTIONS_H_
