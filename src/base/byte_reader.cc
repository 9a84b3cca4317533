#include "base/byte_reader.h"

#include <fcntl.h>
#include <poll.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <string_view>
#include <utility>

#include "base/io_error.h"

namespace align {
namespace {

constexpr size_t kBlock = size_t{64} << 10;
constexpr size_t kHead = 4;  // bytes that tell packed data
constexpr int kStopCheckMs = 100;

}  // namespace

Result<ByteReader> ByteReader::open(const std::string& path, const std::atomic<bool>* stop) {
  ByteReader reader;
  reader.path_ = path;
  reader.stop_ = stop;
  reader.owned_ = path != "-";
  reader.fd_ = reader.owned_ ? ::open(path.c_str(), O_RDONLY | O_CLOEXEC) : STDIN_FILENO;
  if (reader.fd_ < 0) return io_error(path, errno, "read");
  // A directory opens like a file; say so now rather than at the first byte.
  struct stat status {};
  if (::fstat(reader.fd_, &status) == 0 && S_ISDIR(status.st_mode))
    return io_error(path, EISDIR, "read");
  return reader;
}

ByteReader::ByteReader(ByteReader&& other) noexcept { *this = std::move(other); }

ByteReader& ByteReader::operator=(ByteReader&& other) noexcept {
  if (this == &other) return *this;
  if (owned_ && fd_ >= 0) ::close(fd_);
  path_ = std::move(other.path_);
  buffer_ = std::move(other.buffer_);
  begin_ = other.begin_;
  unpacker_ = std::move(other.unpacker_);
  looked_ = other.looked_;
  ended_ = other.ended_;
  consumed_ = other.consumed_;
  stop_ = other.stop_;
  fd_ = std::exchange(other.fd_, -1);
  owned_ = std::exchange(other.owned_, false);
  return *this;
}

ByteReader::~ByteReader() {
  if (owned_ && fd_ >= 0) ::close(fd_);
}

bool ByteReader::ready() const {
  if (begin_ < buffer_.size()) return true;
  pollfd waiting{fd_, POLLIN, 0};
  return ::poll(&waiting, 1, 0) > 0;
}

Error ByteReader::failed(const Error& error) const {
  Error out = error;
  out.file = shown_name(path_);
  return out;
}

// Waits in short steps, for a signal need not reach this thread.
Result<size_t> ByteReader::read_file(char* into, size_t size) {
  pollfd waiting{fd_, POLLIN, 0};
  while (!stopped() && ::poll(&waiting, 1, stop_ == nullptr ? -1 : kStopCheckMs) == 0) {
  }
  if (stopped()) return size_t{0};
  ssize_t got = 0;
  do got = ::read(fd_, into, size);
  while (got < 0 && errno == EINTR);
  if (got < 0) return io_error(path_, errno, "read");
  consumed_ += static_cast<uint64_t>(got);
  return static_cast<size_t>(got);
}

// Packed data begins with one of two bytes that no text of ours begins with, so nobody waits here for more than the
// writer of a pipe has written.
Result<Done> ByteReader::look_at_head() {
  looked_ = true;
  buffer_.resize(kBlock);
  size_t size = 0;
  const auto maybe_packed = [&] { return buffer_[0] == '\x1f' || buffer_[0] == '\x28'; };
  while (size == 0 || (size < kHead && maybe_packed())) {
    const Result<size_t> got = read_file(buffer_.data() + size, kBlock - size);
    if (!got) return got.error();
    if (*got == 0) break;
    size += *got;
  }
  buffer_.resize(size);
  const Packing packing = packing_of_bytes(buffer_);
  if (packing != Packing::none) unpacker_.emplace(packing);
  return Done{};
}

Result<size_t> ByteReader::read(char* into, size_t size) {
  if (!looked_) {
    if (const Result<Done> done = look_at_head(); !done) return done.error();
  }
  if (!unpacker_ && begin_ == buffer_.size()) return read_file(into, size);
  if (!unpacker_) {
    const size_t got = buffer_.copy(into, size, begin_);
    begin_ += got;
    return got;
  }
  while (!ended_) {
    if (begin_ == buffer_.size()) {
      buffer_.resize(kBlock);
      const Result<size_t> got = read_file(buffer_.data(), kBlock);
      buffer_.resize(got ? *got : 0);
      begin_ = 0;
      if (!got) return got.error();
      ended_ = *got == 0;
      if (ended_) break;
    }
    std::string_view in = std::string_view(buffer_).substr(begin_);
    const Result<size_t> got = unpacker_->unpack(in, into, size);
    begin_ = buffer_.size() - in.size();
    if (!got) return failed(got.error());
    if (*got > 0) return *got;
  }
  if (stopped() || unpacker_->whole()) return size_t{0};
  return failed({ErrorCode::format, "the compressed data ends in the middle"});
}

}  // namespace align
