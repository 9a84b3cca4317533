// The bytes of a file or of standard input, one after another; gzip and Zstandard are undone, whatever the name.
//
//     Result<ByteReader> in = ByteReader::open("pairs.jsonl.gz");
//     Result<size_t> got = in->read(buffer, size);      // 0 at the end
//     a file cut in the middle of a member              // an Error from read(), after what could be had
#ifndef ALIGN_BASE_BYTE_READER_H_
#define ALIGN_BASE_BYTE_READER_H_

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>

#include "base/packing.h"
#include "base/result.h"

namespace align {

class ByteReader {
 public:
  // "-" is standard input. When `stop` becomes true the reader behaves as if the file ended there; it may be null
  // and must outlive the reader.
  static Result<ByteReader> open(const std::string& path, const std::atomic<bool>* stop = nullptr);
  ~ByteReader();
  ByteReader(ByteReader&& other) noexcept;
  ByteReader& operator=(ByteReader&& other) noexcept;

  // As many bytes as can be had at once, at most `size`; 0 at the end.
  Result<size_t> read(char* into, size_t size);
  // More can be had without waiting for the writer of a pipe.
  bool ready() const;
  // Bytes of the file itself that were read so far.
  uint64_t consumed() const { return consumed_; }
  bool stopped() const { return stop_ != nullptr && stop_->load(std::memory_order_relaxed); }

 private:
  ByteReader() = default;
  Result<size_t> read_file(char* into, size_t size);
  Result<Done> look_at_head();
  Error failed(const Error& error) const;

  std::string path_;
  std::string buffer_;  // of the file, still to be unpacked
  size_t begin_ = 0;    // what is unread in buffer_
  std::optional<Unpacker> unpacker_;
  bool looked_ = false;
  bool ended_ = false;
  uint64_t consumed_ = 0;
  const std::atomic<bool>* stop_ = nullptr;
  int fd_ = -1;
  bool owned_ = false;
};

}  // namespace align

#endif  // ALIGN_BASE_BYTE_READER_H_
