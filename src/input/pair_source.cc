#include "input/pair_source.h"

#include <utility>

namespace align {

Record to_record(RawRecord raw, RecordReader& reader, size_t max_record) {
  if (raw.record) return std::move(*raw.record);
  const LineReader::Line& line = raw.line;
  return line.too_large ? too_large_record(line.text, line.number, line.size, max_record)
                        : reader.parse(line.text, line.number);
}

}  // namespace align
