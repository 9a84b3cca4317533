// One line of JSON in: a pair of texts with an id.
//
//     {"id":7,"en":"Hanoi","vi":["Hà Nội"],"page":3}    id 7, one string each, extra "page":3
//     {"id":"x","en":5,"vi":""}                         an error of code wrong_type, with id "x"
//
// Every fault belongs to its line alone: the id is found even when the rest cannot be read.
#ifndef ALIGN_TABLE_RECORD_H_
#define ALIGN_TABLE_RECORD_H_

#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "base/document.h"
#include "base/result.h"

namespace align {

struct Record {
  std::string id;  // as JSON: "\"a1\"" or "7"; the line number when there was none
  DocumentPair pair;
  std::optional<Mode> mode;  // of the record; the caller's default holds when there is none
  std::string extra;         // the unknown fields as JSON members with commas between; often empty
  std::optional<Error> error;  // when set, only `id` counts
};

class RecordReader {
 public:
  RecordReader();
  ~RecordReader();
  RecordReader(RecordReader&&) noexcept;
  RecordReader& operator=(RecordReader&&) noexcept;

  // `line` without its line end; `number` from 1.
  Record parse(std::string_view line, size_t number);

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;  // keeps simdjson out of this header
};

// What is wrong with texts that came from elsewhere than JSON: invalid UTF-8, a legacy encoding read as Latin-1,
// more than `limit` bytes, or mentions outside the text.
std::optional<Error> fault_of(const DocumentPair& pair, size_t limit);

// For a line that is too large: the error in place of a result. `head` is its beginning.
Record too_large_record(std::string_view head, size_t number, size_t size, size_t limit);

// The value of the outermost "id" as JSON, from a line that may be broken or cut; the number when there
// is none, or none that can be trusted.
std::string recover_id(std::string_view line, size_t number);

}  // namespace align

#endif  // ALIGN_TABLE_RECORD_H_
