#include "base/mapped_file.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <utility>

namespace align {

Result<MappedFile> MappedFile::open(const std::string& path) {
  const int fd = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (fd < 0) return Error{ErrorCode::io, std::strerror(errno), path};
  struct stat status = {};
  MappedFile file;
  Error error{ErrorCode::io, "not a regular file", path};
  bool done = ::fstat(fd, &status) == 0 && S_ISREG(status.st_mode);
  if (done && status.st_size > 0) {
    file.size_ = static_cast<size_t>(status.st_size);
    void* data = ::mmap(nullptr, file.size_, PROT_READ, MAP_PRIVATE, fd, 0);
    done = data != MAP_FAILED;  // NOLINT
    if (done) file.data_ = data;
    if (!done) error.message = std::strerror(errno);
  }
  ::close(fd);
  if (!done) return error;
  return file;
}

MappedFile::~MappedFile() {
  if (data_ != nullptr) ::munmap(data_, size_);
}

MappedFile::MappedFile(MappedFile&& other) noexcept
    : data_(std::exchange(other.data_, nullptr)), size_(std::exchange(other.size_, 0)) {}

MappedFile& MappedFile::operator=(MappedFile&& other) noexcept {
  std::swap(data_, other.data_);
  std::swap(size_, other.size_);
  return *this;
}

}  // namespace align
