#include "review/decided_pairs.h"

#include <map>
#include <optional>
#include <string>

#include "results/entity_totals.h"

namespace align {
namespace {

constexpr size_t kDateLength = 10;

// "lan, 2026-11-22"
std::string who(const Decision& decision) {
  const std::string day = decision.at.substr(0, kDateLength);
  return decision.by + (decision.by.empty() || day.empty() ? "" : ", ") + day;
}

// The same for all types.
std::string forms_key(const PairName& pair) { return total_key(Type::MISC, pair.names); }

}  // namespace

DecidedPairs decided_pairs(const std::vector<Decision>& decisions) {
  std::map<std::string, const Decision*> rejected;
  for (const Decision& decision : decisions)
    if (decision.verdict == Verdict::rejected) rejected[key_of(decision.pair)] = &decision;
  // A pair that one decision rejects and another one was edited into: the later one counts.
  const auto holds = [&](const Decision& decision) {
    if (decision.verdict == Verdict::accepted) return true;
    if (decision.verdict != Verdict::edited) return false;
    const auto it = rejected.find(key_of(*decision.to));
    return it == rejected.end() || it->second->at < decision.at;
  };
  std::map<std::string, Type> right;  // forms -> type
  for (const Decision& decision : decisions)
    if (holds(decision)) {
      const PairName& pair = decision.to.value_or(decision.pair);
      right[forms_key(pair)] = pair.type;
    }
  DecidedPairs out;
  for (const Decision& decision : decisions) {
    const bool alone = decision.pair.names[0].empty() || decision.pair.names[1].empty();
    const bool wrong =
        decision.verdict == Verdict::rejected || (decision.verdict == Verdict::edited && !alone);
    if (!wrong) continue;
    DecidedPair pair{decision.pair.type, decision.pair.names, DecidedStatus::rejected,
                     who(decision), std::nullopt};
    if (const auto it = right.find(forms_key(decision.pair)); it != right.end())
      pair.instead = it->second;
    out.add(std::move(pair));
  }
  for (const Decision& decision : decisions) {
    if (!holds(decision)) continue;
    const bool edited = decision.verdict == Verdict::edited;
    const PairName& pair = edited ? *decision.to : decision.pair;
    out.add({pair.type, pair.names, edited ? DecidedStatus::edited : DecidedStatus::accepted,
             who(decision), std::nullopt});
  }
  return out;
}

}  // namespace align
