// One line of JSON out: the result of a record, or the error in its place. Keys stand in a fixed order.
//
//     {"id":"a1","alignments":[...],"unaligned":{"en":[],"vi":[]}}
//     ... "evidence":[...],"status":"accepted"       of a pair that a reviewer decided about
//     {"id":"a1","error":{"code":"wrong_type","message":"en is a number, expected ..."}}
#ifndef ALIGN_TABLE_RECORD_OUT_H_
#define ALIGN_TABLE_RECORD_OUT_H_

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "table/alignment.h"
#include "table/record.h"
#include "text/normalize.h"

namespace align {

enum class OffsetUnit : uint8_t { codepoint, byte, utf16 };

struct RecordFormat {
  OffsetUnit offsets = OffsetUnit::codepoint;
  // Also the texts, their segments, "mode":"comparable" when entities were chosen for the document as a whole, and
  // with each mention "entity":{"en":...,"vi":...}, the full name that it belongs to, where that is another.
  bool with_text = false;
  bool entities = false;  // "mode" and "entity" without the texts
};

// Code points of one text -> the unit that was asked for.
class Offsets {
 public:
  Offsets(std::string_view text, OffsetUnit unit);  // `text` outlives this
  uint32_t operator()(uint32_t code_point) const;

 private:
  OffsetUnit unit_;
  std::optional<CodePointIndex> bytes_;
  std::vector<uint32_t> wide_;  // code points that are two units of UTF-16
};

// Each appends one line, with its line feed.
void append_record(std::string& out, const Record& record, const Alignment& alignment,
                   const RecordFormat& format);
void append_error_record(std::string& out, std::string_view id, const Error& error);

// The list of "evidence", and one suggestion.
void append_evidence(std::string& out, const std::vector<EvidenceNote>& evidence);
void append_suggestion(std::string& out, const Suggestion& suggestion);

}  // namespace align

#endif  // ALIGN_TABLE_RECORD_OUT_H_
