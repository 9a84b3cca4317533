// Files in and out. "-" is standard input or standard output everywhere. What is gzip or Zstandard is unpacked when
// read, whatever its name; what is written to a name in .gz or .zst is packed.
//
//     Result<std::string> text = read_file("a.txt");        // whole, or an Error that names the file
//     Result<OutputFile> out = OutputFile::open("table.tsv");
//     out->write(table);  out->commit();                    // without commit the old file stays as it was
#ifndef ALIGN_BASE_FILES_H_
#define ALIGN_BASE_FILES_H_

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "base/byte_reader.h"
#include "base/io_error.h"
#include "base/packing.h"
#include "base/result.h"

namespace align {

// Positions in a document are 32-bit; this leaves room for what normalisation adds.
constexpr size_t kLargestFile = size_t{1} << 30;
// A limit for lines that we wrote ourselves: none.
constexpr size_t kAnyLine = size_t{1} << 31;

// Errors: missing, a directory, unreadable (code io), larger than `limit` (code too_large).
Result<std::string> read_file(const std::string& path, size_t limit = kLargestFile);

// Both exist and are the same file, whatever their names.
bool same_file(const std::string& a, const std::string& b);

// A file that appears whole or not at all: written under another name in its folder, renamed by commit().
// Pipes, devices and standard output are written as they are.
class OutputFile {
 public:
  static Result<OutputFile> open(const std::string& path);
  ~OutputFile();
  OutputFile(OutputFile&& other) noexcept;
  OutputFile& operator=(OutputFile&& other) noexcept;

  // Fails when the device is full or the reader has gone; see closed().
  Result<Done> write(std::string_view bytes);
  Result<Done> commit();
  // The reader of a pipe has gone: nobody wants the rest, and nothing is to be said about it.
  bool closed() const { return closed_; }

 private:
  OutputFile() = default;
  Error failure(int code) const;
  Result<Done> write_raw(std::string_view bytes);
  void discard();

  std::string path_;       // as given
  std::string target_;     // behind symbolic links
  std::string temporary_;  // empty when `target_` is written directly
  int fd_ = -1;
  bool owned_ = false;
  bool closed_ = false;
  std::optional<MemberPacker> packer_;
};

// The lines of a stream, one at a time, in bounded memory.
class LineReader {
 public:
  struct Line {
    std::string text;  // without its line end; of a line that is too large only the first kilobytes
    size_t number = 0;  // from 1
    size_t size = 0;    // bytes of the whole line
    bool too_large = false;
  };

  // Lines over `limit` bytes are passed over and come back marked. When `stop` becomes true the reader
  // behaves as if the stream ended there; `stop` may be null and must outlive the reader.
  static Result<LineReader> open(const std::string& path, size_t limit,
                                 const std::atomic<bool>* stop = nullptr);
  // Nothing at the end of the stream. A line that `stop` cut is not given.
  Result<std::optional<Line>> next();
  // Another line can be had without waiting for the writer of a pipe.
  bool ready() const;
  // Bytes of the file itself that were read so far.
  uint64_t consumed() const { return in_.consumed(); }
  bool stopped() const { return in_.stopped(); }

 private:
  LineReader(ByteReader in, size_t limit) : in_(std::move(in)), limit_(limit) {}
  Result<bool> fill();
  void take(Line& line, std::string_view piece) const;

  ByteReader in_;
  std::string buffer_;
  size_t begin_ = 0;  // what is unread in buffer_
  size_t limit_ = 0;
  size_t number_ = 0;
};

}  // namespace align

#endif  // ALIGN_BASE_FILES_H_
