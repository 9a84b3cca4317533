#include "align/bounded_stream.h"

#include <poll.h>
#include <sys/socket.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <string_view>
#include <utility>

namespace align {
namespace {

using Clock = std::chrono::steady_clock;

// How often it is asked whether to stop.
constexpr int kStep = 100;

bool is_good_answer(std::string_view text) {
  return text.starts_with("HTTP/1.1 1") || text.starts_with("HTTP/1.1 2") ||
         text.starts_with("HTTP/1.1 409");
}

}  // namespace

BoundedStream::BoundedStream(socket_t socket, Limits limits) : socket_(socket), limits_(limits) {
  begin_request();
}

void BoundedStream::begin_request() {
  end_ = Clock::now() + std::chrono::seconds(limits_.seconds);
  bytes_left_ = limits_.bytes;
  head_left_ = limits_.head;
  line_ends_ = 0;
  in_body_ = false;
  answered_ = false;
}

int BoundedStream::milliseconds_left() const {
  const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(end_ - Clock::now());
  return static_cast<int>(std::max<int64_t>(left.count(), 0));
}

bool BoundedStream::ready(short events, int milliseconds) const {
  pollfd one{socket_, events, 0};
  int count = 0;
  do count = poll(&one, 1, milliseconds);
  while (count < 0 && errno == EINTR);
  return count > 0 && (one.revents & (events | POLLHUP)) != 0;
}

bool BoundedStream::wait_for_request(std::chrono::milliseconds most,
                                     const std::function<bool()>& stop) const {
  if (from_ < filled_) return true;
  const auto end = Clock::now() + most;
  while (Clock::now() < end && !stop())
    if (ready(POLLIN, kStep)) return true;
  return false;
}

bool BoundedStream::is_readable() const {
  return from_ < filled_ || ready(POLLIN, milliseconds_left());
}

bool BoundedStream::is_writable() const { return ready(POLLOUT, milliseconds_left()); }

ssize_t BoundedStream::fill() {
  if (!ready(POLLIN, milliseconds_left())) {
    over_ = true;
    return -1;
  }
  ssize_t got = 0;
  do got = recv(socket_, buffer_.data(), buffer_.size(), 0);
  while (got < 0 && errno == EINTR);
  from_ = 0;
  filled_ = got > 0 ? static_cast<size_t>(got) : 0;
  return got;
}

// The body begins behind an empty line.
void BoundedStream::count(const char* bytes, size_t size) {
  bytes_left_ -= size;
  for (size_t i = 0; i < size && !in_body_; ++i) {
    if (bytes[i] == '\n') {
      in_body_ = ++line_ends_ == 2;
    } else if (bytes[i] != '\r') {
      line_ends_ = 0;
    }
    if (!in_body_ && head_left_ > 0) --head_left_;
  }
}

ssize_t BoundedStream::read(char* to, size_t size) {
  if (bytes_left_ == 0 || head_left_ == 0) return -1;
  if (from_ == filled_)
    if (const ssize_t got = fill(); got <= 0) return got;
  const size_t taken = std::min({size, filled_ - from_, bytes_left_});
  std::memcpy(to, buffer_.data() + from_, taken);
  from_ += taken;
  count(to, taken);
  return static_cast<ssize_t>(taken);
}

ssize_t BoundedStream::write(const char* from, size_t size) {
  // The first thing written is the status: "HTTP/1.1 200 OK".
  if (!std::exchange(answered_, true)) over_ = over_ || !is_good_answer({from, size});
  if (!is_writable()) return -1;
  ssize_t sent = 0;
  do sent = send(socket_, from, size, MSG_NOSIGNAL);
  while (sent < 0 && errno == EINTR);
  return sent;
}

// Nothing here asks who is at the other end.
void BoundedStream::get_remote_ip_and_port(std::string& ip, int& port) const {
  ip.clear();
  port = 0;
}

void BoundedStream::get_local_ip_and_port(std::string& ip, int& port) const {
  ip.clear();
  port = 0;
}

}  // namespace align
