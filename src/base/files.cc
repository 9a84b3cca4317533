#include "base/files.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <climits>
#include <cstdlib>
#include <cstring>
#include <utility>

namespace align {
namespace {

constexpr size_t kBlock = size_t{64} << 10;
constexpr size_t kKeptOfTooLarge = size_t{4} << 10;

std::string resolved(const std::string& path) {
  char* real = ::realpath(path.c_str(), nullptr);
  if (real == nullptr) return path;
  std::string out = real;
  std::free(real);  // NOLINT(cppcoreguidelines-no-malloc): realpath allocates so
  return out;
}

// Creates a new file beside `target`; the name says whose it is should the machine stop in between.
int open_beside(const std::string& target, std::string& name) {
  const size_t slash = target.rfind('/');
  const size_t base = slash == std::string::npos ? 0 : slash + 1;
  for (int attempt = 0; attempt < 100; ++attempt) {
    name = fmt::format("{}.{}.{}-{}.tmp", target.substr(0, base), target.substr(base), ::getpid(),
                       attempt);
    const int fd = ::open(name.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
    if (fd >= 0 || errno != EEXIST) return fd;
  }
  return -1;
}

}  // namespace

Result<std::string> read_file(const std::string& path, size_t limit) {
  Result<ByteReader> in = ByteReader::open(path);
  if (!in) return in.error();
  std::string out;
  size_t size = 0;
  while (size <= limit) {
    if (out.size() - size < kBlock) out.resize(std::max(size + kBlock, size * 3 / 2));
    const Result<size_t> got = in->read(out.data() + size, out.size() - size);
    if (!got) return got.error();
    if (*got == 0) break;
    size += *got;
  }
  if (size > limit) {
    return Error{ErrorCode::too_large, fmt::format("larger than {} bytes", limit),
                 std::string(shown_name(path))};
  }
  out.resize(size);
  return out;
}

bool same_file(const std::string& a, const std::string& b) {
  struct stat first {};
  struct stat second {};
  return ::stat(a.c_str(), &first) == 0 && ::stat(b.c_str(), &second) == 0 &&
         first.st_dev == second.st_dev && first.st_ino == second.st_ino;
}

// OutputFile --------------------------------------------------------------------------------------

Result<OutputFile> OutputFile::open(const std::string& path) {
  OutputFile out;
  out.path_ = path;
  if (path == "-") {
    out.fd_ = STDOUT_FILENO;
    return out;
  }
  out.owned_ = true;
  out.target_ = resolved(path);
  struct stat old {};
  const bool exists = ::stat(out.target_.c_str(), &old) == 0;
  if (exists && S_ISDIR(old.st_mode)) return io_error(path, EISDIR, "write");
  if (exists && !S_ISREG(old.st_mode)) {
    out.fd_ = ::open(out.target_.c_str(), O_WRONLY | O_CLOEXEC);
    if (out.fd_ < 0) return io_error(path, errno, "write");
    return out;
  }
  if (exists && ::access(out.target_.c_str(), W_OK) != 0) return io_error(path, errno, "write");
  out.fd_ = open_beside(out.target_, out.temporary_);
  if (out.fd_ < 0) {
    const int code = errno;
    out.temporary_.clear();
    if (code == ENOENT) return Error{ErrorCode::io, "cannot write: no such folder", path};
    return io_error(path, code, "write");
  }
  if (exists && ::fchmod(out.fd_, old.st_mode & 07777U) != 0) return io_error(path, errno, "write");
  if (const Packing packing = packing_of_name(path); packing != Packing::none)
    out.packer_.emplace(packing);
  return out;
}

OutputFile::OutputFile(OutputFile&& other) noexcept { *this = std::move(other); }

OutputFile& OutputFile::operator=(OutputFile&& other) noexcept {
  if (this == &other) return *this;
  discard();
  path_ = std::move(other.path_);
  target_ = std::move(other.target_);
  temporary_ = std::exchange(other.temporary_, {});
  fd_ = std::exchange(other.fd_, -1);
  owned_ = std::exchange(other.owned_, false);
  closed_ = other.closed_;
  packer_ = std::move(other.packer_);
  return *this;
}

OutputFile::~OutputFile() { discard(); }

void OutputFile::discard() {
  if (owned_ && fd_ >= 0) ::close(fd_);
  if (!temporary_.empty()) ::unlink(temporary_.c_str());
  temporary_.clear();
  fd_ = -1;
  owned_ = false;
}

Error OutputFile::failure(int code) const {
  const std::string name = path_ == "-" ? "standard output" : path_;
  return {ErrorCode::io, fmt::format("cannot write: {}", io_reason(code)), name};
}

Result<Done> OutputFile::write(std::string_view bytes) {
  if (!packer_) return write_raw(bytes);
  std::string packed;
  packer_->add(bytes, packed);
  return write_raw(packed);
}

Result<Done> OutputFile::write_raw(std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t n = ::write(fd_, bytes.data(), bytes.size());
    if (n < 0 && errno == EINTR) continue;
    if (n < 0) {
      closed_ = errno == EPIPE;
      return failure(errno);
    }
    bytes.remove_prefix(static_cast<size_t>(n));
  }
  return Done{};
}

Result<Done> OutputFile::commit() {
  if (!owned_) return Done{};
  if (packer_) {
    std::string rest;
    packer_->finish(rest);
    if (const Result<Done> done = write_raw(rest); !done) return done.error();
  }
  const int closed = ::close(std::exchange(fd_, -1));
  const int code = errno;
  owned_ = false;
  if (closed != 0) {
    discard();
    return failure(code);
  }
  if (temporary_.empty()) return Done{};
  if (::rename(temporary_.c_str(), target_.c_str()) != 0) return failure(errno);
  temporary_.clear();
  return Done{};
}

// LineReader --------------------------------------------------------------------------------------

Result<LineReader> LineReader::open(const std::string& path, size_t limit,
                                    const std::atomic<bool>* stop) {
  Result<ByteReader> in = ByteReader::open(path, stop);
  if (!in) return in.error();
  return LineReader(std::move(*in), limit);
}

bool LineReader::ready() const {
  return buffer_.find('\n', begin_) != std::string::npos || in_.ready();
}

// Reads one more block; false at the end.
Result<bool> LineReader::fill() {
  buffer_.resize(kBlock);
  begin_ = 0;
  const Result<size_t> got = in_.read(buffer_.data(), kBlock);
  buffer_.resize(got ? *got : 0);
  if (!got) return got.error();
  return *got > 0;
}

void LineReader::take(Line& line, std::string_view piece) const {
  line.size += piece.size();
  if (!line.too_large) line.text.append(piece);
  if (line.size > limit_ && !line.too_large) {
    line.too_large = true;
    line.text.resize(std::min(line.text.size(), kKeptOfTooLarge));
    line.text.shrink_to_fit();
  }
}

Result<std::optional<LineReader::Line>> LineReader::next() {
  Line line;
  bool any = false;
  while (true) {
    if (begin_ == buffer_.size()) {
      const Result<bool> more = fill();
      if (!more) return more.error();
      if (*more) continue;
      if (!any || in_.stopped()) return std::optional<Line>();
      break;
    }
    any = true;
    const size_t end = buffer_.find('\n', begin_);
    const size_t stop = end == std::string::npos ? buffer_.size() : end;
    take(line, std::string_view(buffer_).substr(begin_, stop - begin_));
    begin_ = end == std::string::npos ? stop : stop + 1;
    if (end != std::string::npos) break;
  }
  line.number = ++number_;
  if (!line.text.empty() && line.text.back() == '\r' && !line.too_large) line.text.pop_back();
  return std::optional<Line>(std::move(line));
}

}  // namespace align
