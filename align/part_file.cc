#include "align/part_file.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <chrono>
#include <filesystem>
#include <thread>
#include <utility>

#include "base/files.h"

namespace align {
namespace {

namespace fs = std::filesystem;

constexpr size_t kBlock = size_t{1} << 20;
constexpr int kLockAttempts = 20;
constexpr std::chrono::milliseconds kLockPause(100);

Error failure(const std::string& path, int code) {
  return {ErrorCode::io, fmt::format("cannot write: {}", io_reason(code)), path};
}

Result<Done> write_all(int fd, const std::string& path, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t n = ::write(fd, bytes.data(), bytes.size());
    if (n < 0 && errno == EINTR) continue;
    if (n < 0) return failure(path, errno);
    bytes.remove_prefix(static_cast<size_t>(n));
  }
  return Done{};
}

// Of a packed file: how far its whole members reach.
Result<uint64_t> whole_members(const std::string& path, Packing packing, int fd) {
  Unpacker unpacker(packing);
  std::string in(kBlock, '\0');
  std::string out(kBlock, '\0');
  for (;;) {
    const ssize_t got = ::read(fd, in.data(), in.size());
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return io_error(path, errno, "read");
    if (got == 0) return unpacker.whole_bytes();
    std::string_view left(in.data(), static_cast<size_t>(got));
    for (;;) {
      const Result<size_t> made = unpacker.unpack(left, out.data(), out.size());
      if (!made) return unpacker.whole_bytes();  // what is damaged is cut off
      if (*made == 0 && left.empty()) break;
    }
  }
}

Result<uint64_t> whole_lines(const std::string& path, int fd) {
  struct stat status {};
  if (::fstat(fd, &status) != 0) return io_error(path, errno, "read");
  std::string block(size_t{64} << 10, '\0');
  for (auto end = static_cast<uint64_t>(status.st_size); end > 0;) {
    const uint64_t begin = end > block.size() ? end - block.size() : 0;
    const ssize_t got = ::pread(fd, block.data(), end - begin, static_cast<off_t>(begin));
    if (got < 0) return io_error(path, errno, "read");
    const size_t line = std::string_view(block.data(), static_cast<size_t>(got)).rfind('\n');
    if (line != std::string_view::npos) return begin + line + 1;
    end = begin;
  }
  return uint64_t{0};
}

}  // namespace

Result<FolderLock> FolderLock::take(const std::string& folder) {
  const std::string path = folder + "/lock";
  const int fd = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0666);
  if (fd < 0) return failure(path, errno);
  // A run that was killed a moment ago may take another to be gone.
  for (int attempt = 0; attempt < kLockAttempts; ++attempt) {
    if (::flock(fd, LOCK_EX | LOCK_NB) == 0) return FolderLock(fd);
    std::this_thread::sleep_for(kLockPause);
  }
  ::close(fd);
  return Error{ErrorCode::io, "another run is writing there", folder};
}

FolderLock::FolderLock(FolderLock&& other) noexcept : fd_(std::exchange(other.fd_, -1)) {}
FolderLock::~FolderLock() {
  if (fd_ >= 0) ::close(fd_);
}

Result<uint64_t> whole_size(const std::string& path, Packing packing) {
  const int fd = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (fd < 0) return io_error(path, errno, "read");
  Result<uint64_t> size =
      packing == Packing::none ? whole_lines(path, fd) : whole_members(path, packing, fd);
  ::close(fd);
  return size;
}

Result<PartFile> PartFile::open(const std::string& path, Packing packing) {
  PartFile part;
  part.path_ = path;
  part.packer_ = MemberPacker(packing);
  part.fd_ = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0666);
  if (part.fd_ < 0) return failure(path, errno);
  const Result<uint64_t> size = whole_size(path, packing);
  if (!size) return size.error();
  if (::ftruncate(part.fd_, static_cast<off_t>(*size)) != 0 || ::lseek(part.fd_, 0, SEEK_END) < 0)
    return failure(path, errno);
  return part;
}

PartFile::PartFile(PartFile&& other) noexcept { *this = std::move(other); }
PartFile& PartFile::operator=(PartFile&& other) noexcept {
  if (this == &other) return *this;
  if (fd_ >= 0) ::close(fd_);
  path_ = std::move(other.path_);
  packer_ = std::move(other.packer_);
  fd_ = std::exchange(other.fd_, -1);
  return *this;
}
PartFile::~PartFile() {
  if (fd_ >= 0) ::close(fd_);
}

Result<Done> PartFile::append(std::string_view lines) {
  std::string bytes;
  packer_.add(lines, bytes);
  return write_all(fd_, path_, bytes);
}

Result<Done> PartFile::finish(const std::string& target) {
  std::string rest;
  packer_.finish(rest);
  if (auto done = write_all(fd_, path_, rest); !done) return done;
  const int closed = ::close(std::exchange(fd_, -1));
  if (closed != 0) return failure(path_, errno);
  if (::rename(path_.c_str(), target.c_str()) != 0) return failure(target, errno);
  return Done{};
}

Result<Done> make_folder(const std::string& path) {
  std::error_code error;
  fs::create_directories(path, error);
  if (error)
    return Error{ErrorCode::io, fmt::format("cannot make the folder: {}", error.message()), path};
  return Done{};
}

Result<Done> append_line(const std::string& path, std::string_view line) {
  const int fd = ::open(path.c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0666);
  if (fd < 0) return failure(path, errno);
  Result<Done> done = write_all(fd, path, std::string(line) + "\n");
  if (::close(fd) != 0 && done) return failure(path, errno);
  return done;
}

Result<Done> write_whole(const std::string& path, std::string_view text) {
  Result<OutputFile> out = OutputFile::open(path);
  if (!out) return out.error();
  if (Result<Done> done = out->write(text); !done) return done;
  return out->commit();
}

}  // namespace align
