// What one input holds: pairs of texts, one after another, in bounded memory.
//
//     Result<std::unique_ptr<PairSource>> source = open_input(input, {});       open.h
//     while (true) {
//       Result<std::optional<RawRecord>> raw = (*source)->next();
//       if (!raw) ...                  // nothing more can be read from this input
//       if (!*raw) break;              // the end
//       Record record = to_record(std::move(**raw), reader);     // may be a record with an error
//     }
#ifndef ALIGN_INPUT_PAIR_SOURCE_H_
#define ALIGN_INPUT_PAIR_SOURCE_H_

#include <atomic>
#include <cstdint>
#include <memory>
#include <optional>

#include "base/files.h"
#include "base/result.h"
#include "table/record.h"
#include "text/read.h"

namespace align {

// A record, or a line of JSON that another thread may parse. `line.number` is the place for messages either way.
struct RawRecord {
  LineReader::Line line;
  std::optional<Record> record;
};

struct SourceOptions {
  size_t max_record = size_t{64} << 20;     // bytes of both texts of a record, or of a line
  Encoding encoding = Encoding::automatic;  // of plain text
  const std::atomic<bool>* stop = nullptr;  // when it becomes true, every source ends
};

class PairSource {
 public:
  virtual ~PairSource() = default;

  // Nothing at the end. What is wrong with one record comes back as that record with an error; an Error means that
  // nothing more can be read.
  virtual Result<std::optional<RawRecord>> next() = 0;
  // Another record can be had without waiting for the writer of a pipe.
  virtual bool ready() { return true; }
  // Bytes of the input that were read so far, as it lies on disk; for progress.
  virtual uint64_t consumed() const = 0;
};

using SourceResult = Result<std::unique_ptr<PairSource>>;

// `line.text` is used up.
Record to_record(RawRecord raw, RecordReader& reader, size_t max_record);

}  // namespace align

#endif  // ALIGN_INPUT_PAIR_SOURCE_H_
