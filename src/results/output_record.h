// A line that `align stream` or `align batch` wrote, read back: what totals, merging, glossaries and review work on.
//
//     Result<OutputRecord> record = reader.read(line);
//     {"id":1,"error":{...}}       a record with `error`
//     {"id":1,"en":"Hanoi"}        an Error: a record that goes in, expected one that came out
//
// Unknown members are passed over. Offsets are as they stand there; the file does not say their unit.
#ifndef ALIGN_RESULTS_OUTPUT_RECORD_H_
#define ALIGN_RESULTS_OUTPUT_RECORD_H_

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/lang.h"
#include "base/result.h"
#include "match/evidence.h"

namespace align {

struct OutputMention {
  std::string text;
  uint32_t start = 0;
  uint32_t end = 0;
};

// A pair, or a mention alone.
struct OutputPair {
  Type type = Type::MISC;
  std::array<std::optional<OutputMention>, 2> sides;  // by index_of(Lang); one at least
  double score = 0;                                   // 0 for a mention alone
  std::vector<EvidenceNote> evidence;
  std::vector<Suggestion> suggestions;  // of a mention alone
  std::array<std::string, 2> entity =
      {};  // the full name; that of the mention when none was written
  std::string status = "auto";

  bool aligned() const { return sides[0] && sides[1]; }
};

struct OutputSegment {
  std::array<std::array<uint32_t, 2>, 2> sides{};  // start and end, by index_of(Lang)
};

struct OutputRecord {
  std::string id;  // as JSON: "\"a1\"" or "7"
  bool swapped = false;
  bool comparable = false;
  std::optional<std::array<std::string, 2>> text;
  std::vector<OutputSegment> segments;
  std::vector<OutputPair> pairs;    // the aligned ones first
  std::optional<std::string> code;  // of an error
  std::string message;
};

// The id as people write it: 7 and "7" are 7. What stands escaped stays so.
std::string_view bare_id(std::string_view id);
inline std::string_view bare_id(const OutputRecord& record) { return bare_id(record.id); }

// The file that a record is from, as tables name it: the input, or of an input of whole documents its own.
std::string origin_of(const OutputRecord& record, std::string_view input, bool documents);

class OutputReader {
 public:
  OutputReader();
  ~OutputReader();
  OutputReader(OutputReader&&) noexcept;
  OutputReader& operator=(OutputReader&&) noexcept;

  Result<OutputRecord> read(std::string_view line);
  // Its id alone, as JSON, without looking at the rest: it stands first.
  static std::optional<std::string_view> id_of(std::string_view line);

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace align

#endif  // ALIGN_RESULTS_OUTPUT_RECORD_H_
