// Any bytes as a line of decisions: it is read or refused, and what was read is the same when it is written again.
#include "base/utf8.h"
#include "review/decision.h"
#include "tests/fuzz/json.h"
#include "tests/fuzz/target.h"

namespace align {

void fuzz_decision(std::string_view bytes) {
  const Result<Decision> in = read_decision(bytes);
  if (!in) {
    require(!in.error().message.empty() && !find_invalid_utf8(in.error().text()),
            "an error can be printed");
    return;
  }
  std::string line;
  append_decision(line, *in);
  require(line.find('\n') == line.size() - 1, "a decision is one line");
  require(read_json(line).has_value(), "a decision is JSON");
  const Result<Decision> back = read_decision(line);
  require(back.ok() && *back == *in, "what was written is what was read");
  std::string again;
  append_decision(again, *back);
  require(again == line, "and is the same when written again");
}

}  // namespace align
