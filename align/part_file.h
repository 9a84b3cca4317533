// Files that a run may leave half-written and find again: what is whole in them is kept.
#ifndef ALIGN_PART_FILE_H_
#define ALIGN_PART_FILE_H_

#include <cstdint>
#include <string>
#include <string_view>

#include "base/packing.h"
#include "base/result.h"

namespace align {

// Held until this ends. Nothing when another run holds it.
class FolderLock {
 public:
  static Result<FolderLock> take(const std::string& folder);
  ~FolderLock();
  FolderLock(FolderLock&& other) noexcept;
  FolderLock& operator=(FolderLock&&) = delete;

 private:
  explicit FolderLock(int fd) : fd_(fd) {}
  int fd_ = -1;
};

// A file that grows by whole records. What a crash left of the last one is cut off when it is opened again.
class PartFile {
 public:
  // Keeps what is whole in there.
  static Result<PartFile> open(const std::string& path, Packing packing);
  ~PartFile();
  PartFile(PartFile&& other) noexcept;
  PartFile& operator=(PartFile&& other) noexcept;

  // Lines. Packed ones are kept back until there is a member of them.
  Result<Done> append(std::string_view lines);
  // The part is whole: it becomes `target`.
  Result<Done> finish(const std::string& target);

 private:
  PartFile() = default;
  std::string path_;
  MemberPacker packer_;
  int fd_ = -1;
};

// Bytes up to the end of the last whole line (or packed member) of a file; 0 when there is none.
Result<uint64_t> whole_size(const std::string& path, Packing packing);

Result<Done> make_folder(const std::string& path);
// Appends one line and sees that it is on the disk's way.
Result<Done> append_line(const std::string& path, std::string_view line);
Result<Done> write_whole(const std::string& path, std::string_view text);

}  // namespace align

#endif  // ALIGN_PART_FILE_H_
