// What a person decided about a pair of names. Decisions are keyed by content: what is decided holds for every pair with
// the same type and forms, in this run and the next.
//
//     {"id":"de0b151978c8","type":"LOC","en":"Vietnam","vi":"Việt Nam","decision":"accepted","by":"lan","at":"2026-11-22T10:00:00Z"}
//     {"id":"...","type":"ORG","en":"MOH","vi":"","decision":"edited","to":{"type":"ORG","en":"MOH","vi":"Bộ Y tế"},...}
//     {"id":"...","decision":"accepted"}      an Error: without type and forms nobody knows what it is about
#ifndef ALIGN_REVIEW_DECISION_H_
#define ALIGN_REVIEW_DECISION_H_

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/lang.h"
#include "base/result.h"

namespace align {

enum class Verdict : uint8_t {
  accepted,
  rejected,
  edited,  // right as `to` says
  absent,  // a name alone: the other text does not have it
  open     // an earlier decision is taken back
};
std::string_view name_of(Verdict verdict);  // "accepted", "rejected", "edited", "absent", "open"
std::optional<Verdict> verdict_from_name(std::string_view name);

// Type and forms; one side is empty for a name alone.
struct PairName {
  Type type = Type::MISC;
  std::array<std::string, 2> names;  // by index_of(Lang)

  std::string key() const;  // as in tables: entity_key()
  friend bool operator==(const PairName&, const PairName&) = default;
};

// Equal for pairs that entity tables count as one, whatever case, tone placement and, in English, marks.
std::string key_of(const PairName& pair);
// "type":"LOC","en":"Vietnam","vi":"Việt Nam" without braces, so that others can follow.
void append_name_members(std::string& out, const PairName& name);

struct Decision {
  PairName pair;
  Verdict verdict = Verdict::open;
  std::optional<PairName> to;  // of an edited pair
  std::string by;
  std::string at;  // "2026-11-22T10:00:00Z": UTC, so that the order of texts is that of time
  std::string note;

  friend bool operator==(const Decision&, const Decision&) = default;
};

void append_decision(std::string& out, const Decision& decision);  // one line
Result<Decision> read_decision(std::string_view line);
bool is_decision_time(std::string_view text);  // as `at`

}  // namespace align

#endif  // ALIGN_REVIEW_DECISION_H_
