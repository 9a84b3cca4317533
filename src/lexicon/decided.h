// Pairs of names that people decided about, as the aligner uses them: looked up by type and forms.
//
//     DecidedPairs decided;
//     decided.add({Type::LOC, {"Hanoi", "Hà Nội"}, DecidedStatus::accepted, "lan, 2026-11-22", std::nullopt});
//     decided.find(Type::LOC, "HANOI", "Hà Nội")     that one: case, tone placement and, in English, marks are one
//     decided.find(Type::ORG, "Hanoi", "Hà Nội")     null: another type is another pair
//
// A later decision about a pair takes the place of the one before.
#ifndef ALIGN_LEXICON_DECIDED_H_
#define ALIGN_LEXICON_DECIDED_H_

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/lang.h"

namespace align {

enum class DecidedStatus : uint8_t { accepted, edited, rejected };
std::string_view name_of(DecidedStatus status);  // as tables show it

struct DecidedPair {
  Type type = Type::MISC;
  std::array<std::string, 2> names;  // by index_of(Lang); one is empty for a name alone
  DecidedStatus status = DecidedStatus::accepted;
  std::string by;               // in words who and when; for the evidence
  std::optional<Type> instead;  // of a rejected pair whose forms are right: its type
};

class DecidedPairs {
 public:
  void add(DecidedPair pair);
  const DecidedPair* find(Type type, std::string_view en, std::string_view vi) const;
  bool empty() const { return pairs_.empty(); }
  // Of all that is in it, in whatever order it came.
  uint64_t content_hash() const;
  std::vector<const DecidedPair*> sorted() const;

 private:
  std::map<std::string, DecidedPair, std::less<>> pairs_;
};

}  // namespace align

#endif  // ALIGN_LEXICON_DECIDED_H_
