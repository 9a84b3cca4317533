// Compressed bytes: gzip and Zstandard.
//
//     packing_of_name("a.jsonl.zst")     Packing::zstd
//     without_packing("a.jsonl.zst")     "a.jsonl"
//     packing_of_name("a.zip")           Packing::none: not one of ours
//
// What is written is whole members (RFC 1952) or frames (RFC 8878), one after another, without names and times: the
// same bytes for the same input.
#ifndef ALIGN_BASE_PACKING_H_
#define ALIGN_BASE_PACKING_H_

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "base/result.h"

namespace align {

enum class Packing : uint8_t { none, gzip, zstd };

// "gz", "zst", "none".
Result<Packing> packing_from_name(std::string_view name);
// ".gz", ".zst" or nothing.
std::string_view ending_of(Packing packing);

Packing packing_of_name(std::string_view path);
std::string_view without_packing(std::string_view path);
// By the first bytes; four are enough.
Packing packing_of_bytes(std::string_view head);

// Appends `bytes` as one member or frame.
void append_packed(std::string& out, std::string_view bytes, Packing packing);

// Lines that are written bit by bit, packed into members of about a megabyte. A member ends at the end of a line, and
// where it ends depends on the lines alone, not on how they came.
class MemberPacker {
 public:
  explicit MemberPacker(Packing packing = Packing::none) : packing_(packing) {}
  // Appends to `out` what can be written now; with none all of it, as it is.
  void add(std::string_view bytes, std::string& out);
  // Appends the rest.
  void finish(std::string& out);

 private:
  Packing packing_;
  std::string pending_;
};

// Undoes it piece by piece, in memory that does not depend on the size.
class Unpacker {
 public:
  explicit Unpacker(Packing packing);  // not none
  ~Unpacker();
  Unpacker(Unpacker&&) noexcept;
  Unpacker& operator=(Unpacker&&) noexcept;

  // Takes bytes off the front of `in`, writes at most `size` bytes to `into` and says how many. 0 with bytes left
  // in `in` means that the data went on to the next member. Errors (format): not such data, damaged data.
  Result<size_t> unpack(std::string_view& in, char* into, size_t size);
  // Nothing is missing: the last member has ended.
  bool whole() const;
  // The last members ended here: bytes of the packed data. What follows of it, if anything, is damaged.
  uint64_t whole_bytes() const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;  // keeps zlib and zstd out of this header
};

}  // namespace align

#endif  // ALIGN_BASE_PACKING_H_
