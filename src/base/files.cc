#include "base/files.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <poll.h>
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
constexpr int kStopCheckMs = 100;

std::string reason(int code) {
  switch (code) {
    case ENOENT:
      return "no such file";
    case EISDIR:
      return "is a directory, expected a file";
    case EACCES:
      return "permission denied";
    default: {
      char text[256] = "";
      return strerror_r(code, text, sizeof text);
    }
  }
}

Error io_error(const std::string& path, int code, std::string_view doing) {
  const bool named = code == ENOENT || code == EISDIR;
  std::string message = named ? reason(code) : fmt::format("cannot {}: {}", doing, reason(code));
  return {ErrorCode::io, std::move(message), std::string(shown_name(path))};
}

// A descriptor to read from. open() takes directories; the first read would refuse them with EISDIR.
Result<int> open_input(const std::string& path) {
  if (path == "-") return STDIN_FILENO;
  const int fd = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (fd < 0) return io_error(path, errno, "read");
  return fd;
}

ssize_t read_some(int fd, char* into, size_t size) {
  ssize_t got = 0;
  do got = ::read(fd, into, size);
  while (got < 0 && errno == EINTR);
  return got;
}

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

std::string_view shown_name(const std::string& path) {
  return path == "-" ? std::string_view("standard input") : std::string_view(path);
}

Result<std::string> read_file(const std::string& path, size_t limit) {
  const Result<int> fd = open_input(path);
  if (!fd) return fd.error();
  std::string out;
  ssize_t got = 0;
  size_t size = 0;
  do {
    out.resize(std::max(size + kBlock, size * 3 / 2));
    got = read_some(*fd, out.data() + size, out.size() - size);
    if (got > 0) size += static_cast<size_t>(got);
  } while (got > 0 && size <= limit);
  const int code = errno;
  if (path != "-") ::close(*fd);
  if (got < 0) return io_error(path, code, "read");
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
  return {ErrorCode::io, fmt::format("cannot write: {}", reason(code)), name};
}

Result<Done> OutputFile::write(std::string_view bytes) {
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
  const Result<int> fd = open_input(path);
  if (!fd) return fd.error();
  LineReader reader;
  reader.path_ = path;
  reader.limit_ = limit;
  reader.stop_ = stop;
  reader.fd_ = *fd;
  reader.owned_ = path != "-";
  // A directory opens like a file; say so now rather than at the first line.
  struct stat status {};
  if (::fstat(*fd, &status) == 0 && S_ISDIR(status.st_mode)) return io_error(path, EISDIR, "read");
  return reader;
}

LineReader::LineReader(LineReader&& other) noexcept { *this = std::move(other); }

LineReader& LineReader::operator=(LineReader&& other) noexcept {
  if (this == &other) return *this;
  if (owned_) ::close(fd_);
  path_ = std::move(other.path_);
  buffer_ = std::move(other.buffer_);
  begin_ = other.begin_;
  limit_ = other.limit_;
  number_ = other.number_;
  stop_ = other.stop_;
  fd_ = std::exchange(other.fd_, -1);
  owned_ = std::exchange(other.owned_, false);
  return *this;
}

LineReader::~LineReader() {
  if (owned_) ::close(fd_);
}

bool LineReader::ready() {
  if (buffer_.find('\n', begin_) != std::string::npos) return true;
  pollfd waiting{fd_, POLLIN, 0};
  return ::poll(&waiting, 1, 0) > 0;
}

// Reads one more block; false at the end. Waits in short steps, for a signal need not reach this thread.
Result<bool> LineReader::fill() {
  pollfd waiting{fd_, POLLIN, 0};
  const auto stopped = [&] { return stop_ != nullptr && stop_->load(std::memory_order_relaxed); };
  while (!stopped() && ::poll(&waiting, 1, stop_ == nullptr ? -1 : kStopCheckMs) == 0) {
  }
  if (stopped()) return false;
  buffer_.resize(kBlock);
  begin_ = 0;
  const ssize_t got = read_some(fd_, buffer_.data(), kBlock);
  const int code = errno;
  buffer_.resize(got > 0 ? static_cast<size_t>(got) : 0);
  if (got < 0) return io_error(path_, code, "read");
  return got > 0;
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
      if (!any || (stop_ != nullptr && stop_->load())) return std::optional<Line>();
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
