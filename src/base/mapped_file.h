// A file as bytes where it lies: nothing is read until it is used, and programs share the memory.
//
//     Result<MappedFile> file = MappedFile::open("names.alx");    // a regular file
//     MappedFile::open("/dev/stdin")                              // an Error: cannot be mapped
//
// The file must not be cut while it is mapped; put a new one in its place instead.
#ifndef ALIGN_BASE_MAPPED_FILE_H_
#define ALIGN_BASE_MAPPED_FILE_H_

#include <cstddef>
#include <string>
#include <string_view>

#include "base/result.h"

namespace align {

class MappedFile {
 public:
  static Result<MappedFile> open(const std::string& path);
  ~MappedFile();
  MappedFile(MappedFile&& other) noexcept;
  MappedFile& operator=(MappedFile&& other) noexcept;

  // Valid while the file is open; aligned to a page.
  std::string_view bytes() const { return {static_cast<const char*>(data_), size_}; }

 private:
  MappedFile() = default;
  void* data_ = nullptr;
  size_t size_ = 0;
};

}  // namespace align

#endif  // ALIGN_BASE_MAPPED_FILE_H_
