// A connection as cpp-httplib reads and writes it, with what it does not bound: how long a request may take from its
// first byte to its last, and how many bytes it may have, headers without an end included.
//
//     BoundedStream stream(socket, {.seconds = 10, .head = 1 << 16, .bytes = 1 << 20});
//     stream.begin_request();     before each one: time and bytes start anew
//     stream.read(...)            -1 when either is used up, as when the other side has gone
#ifndef ALIGN_BOUNDED_STREAM_H_
#define ALIGN_BOUNDED_STREAM_H_

#include <httplib.h>

#include <array>
#include <chrono>
#include <cstddef>
#include <functional>
#include <string>

namespace align {

class BoundedStream final : public httplib::Stream {
 public:
  struct Limits {
    int seconds = 10;
    size_t head = size_t{64} << 10;   // bytes of its lines before the body
    size_t bytes = size_t{16} << 20;  // of all of it
  };
  BoundedStream(socket_t socket, Limits limits);

  // Waits for the first byte of a request; false when none comes in that time, or `stop` says so.
  bool wait_for_request(std::chrono::milliseconds most, const std::function<bool()>& stop) const;
  void begin_request();
  // Nothing more can be made of what the other side sends: time or bytes are used up, or the answer was that the
  // request is wrong, so that where it ends is not known.
  bool is_over() const { return over_ || bytes_left_ == 0 || head_left_ == 0; }

  bool is_readable() const override;
  bool is_writable() const override;
  ssize_t read(char* to, size_t size) override;
  ssize_t write(const char* from, size_t size) override;
  void get_remote_ip_and_port(std::string& ip, int& port) const override;
  void get_local_ip_and_port(std::string& ip, int& port) const override;
  socket_t socket() const override { return socket_; }

 private:
  int milliseconds_left() const;
  bool ready(short events, int milliseconds) const;
  ssize_t fill();
  void count(const char* bytes, size_t size);

  socket_t socket_;
  Limits limits_;
  std::chrono::steady_clock::time_point end_;
  size_t bytes_left_ = 0;
  size_t head_left_ = 0;
  size_t line_ends_ = 0;  // that stand together: two end the head
  bool in_body_ = false;
  bool answered_ = false;
  bool over_ = false;
  // Lines are read a byte at a time by those above.
  std::array<char, 4096> buffer_{};
  size_t from_ = 0;
  size_t filled_ = 0;
};

}  // namespace align

#endif  // ALIGN_BOUNDED_STREAM_H_
