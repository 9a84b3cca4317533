#include "table/decided_rows.h"

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>

namespace align {
namespace {

// Rows of decisions speak as decisions, not as entries of a lexicon.
void put_decision(std::vector<EvidenceNote>& evidence, const DecidedPair& decision) {
  std::erase_if(evidence, [](const EvidenceNote& note) {
    return note.source == "decision" || note.detail.starts_with(kDecisionIds);
  });
  std::string detail(name_of(decision.status));
  if (!decision.by.empty()) detail += " by " + decision.by;
  evidence.insert(evidence.begin(), {"decision", std::move(detail)});
}

template <class Row>
void mark(Row& row, const DecidedPair* decision) {
  if (decision == nullptr || decision->status == DecidedStatus::rejected) return;
  row.status = name_of(decision->status);
  put_decision(row.evidence, *decision);
}

const DecidedPair* decision_of(const Entity& entity, const DecidedPairs& decided) {
  const auto name = [&](size_t side) {
    return entity.forms[side].empty() ? std::string_view() : entity.forms[side].front().text;
  };
  return decided.find(entity.type, name(0), name(1));
}

// An entity under a name that was rejected goes by two of its other forms when those are right: "Quang Ninh Province" =
// "Quảng Ninh" was edited into "Quang Ninh" = "Quảng Ninh", and the text has both. What was rejected is no form of it
// then.
bool rename(Entity& entity, const std::function<bool(std::string_view, std::string_view)>& right) {
  for (size_t en = 0; en < entity.forms[0].size(); ++en) {
    for (size_t vi = 0; vi < entity.forms[1].size(); ++vi) {
      if (!right(entity.forms[0][en].text, entity.forms[1][vi].text)) continue;
      for (const auto& [side, at] : {std::pair(0, en), std::pair(1, vi)}) {
        auto& forms = entity.forms[static_cast<size_t>(side)];
        if (at == 0) continue;
        forms.front() = std::move(forms[at]);
        forms.erase(forms.begin() + static_cast<std::ptrdiff_t>(at));
      }
      return true;
    }
  }
  return false;
}

bool is_rejected(const DecidedPair* decision) {
  return decision != nullptr && decision->status == DecidedStatus::rejected;
}

// What people decided of an entity under the name that it goes by in the end.
const DecidedPair* settle_name(Entity& entity, const DecidedPairs& decided) {
  const DecidedPair* decision = decision_of(entity, decided);
  if (!is_rejected(decision) || decision->instead) return decision;
  const bool renamed = rename(entity, [&](std::string_view en, std::string_view vi) {
    const DecidedPair* other = decided.find(entity.type, en, vi);
    return other != nullptr && !is_rejected(other);
  });
  return renamed ? decision_of(entity, decided) : decision;
}

// Names that a lexicon forbids are no names of an entity as long as it has others.
void avoid_forbidden(Alignment& alignment, const Forbidden& forbidden) {
  for (Entity& entity : alignment.entities) {
    if (entity.forms[0].empty() || entity.forms[1].empty()) continue;
    if (!forbidden(entity.forms[0].front().text, entity.forms[1].front().text)) continue;
    (void)rename(entity,
                 [&](std::string_view en, std::string_view vi) { return !forbidden(en, vi); });
  }
}

struct DecidedRows {
  std::vector<size_t> drop;                     // indices into Alignment::pairs, ascending
  std::vector<std::pair<size_t, Type>> retype;  // right but for their type
  bool done() const { return drop.empty() && retype.empty(); }
};

DecidedRows mark_decided(Alignment& alignment, const DecidedPairs& decided) {
  DecidedRows out;
  std::vector<const DecidedPair*> of_entity;
  for (Entity& entity : alignment.entities) {
    of_entity.push_back(settle_name(entity, decided));
    mark(entity, of_entity.back());
  }
  for (size_t i = 0; i < alignment.pairs.size(); ++i) {
    AlignedPair& pair = alignment.pairs[i];
    const DecidedPair* own = decided.find(pair.type, pair.en.text, pair.vi.text);
    const bool grouped = pair.entity < of_entity.size();
    const DecidedPair* whole = grouped ? of_entity[pair.entity] : own;
    mark(pair, whole);
    for (const DecidedPair* decision : {own, whole}) {
      if (decision == nullptr || decision->status != DecidedStatus::rejected) continue;
      if (decision->instead) {
        out.retype.emplace_back(i, *decision->instead);
      } else {
        out.drop.push_back(i);
      }
      break;
    }
  }
  return out;
}

}  // namespace

void group_decided(Alignment& alignment, std::vector<std::optional<EntryRef>> entries,
                   const std::vector<ExtraMention>& extra, const DecidedPairs& decided,
                   const Forbidden& forbidden,
                   const std::function<void(Lang lang, Type type, PlacedText place)>& alone) {
  constexpr int kMostRounds = 4;  // decisions about types may contradict each other
  for (int round = 0;; ++round) {
    std::vector<AlignedPair> ungrouped;
    if (!decided.empty()) ungrouped = alignment.pairs;
    group_entities(alignment, entries, extra);
    avoid_forbidden(alignment, forbidden);
    if (decided.empty()) return;
    DecidedRows rows = mark_decided(alignment, decided);
    if (rows.done()) return;
    // The rest is grouped anew.
    alignment.pairs = std::move(ungrouped);
    alignment.entities.clear();
    for (const auto& [i, type] : rows.retype) {
      alignment.pairs[i].type = type;
      if (round == kMostRounds) rows.drop.push_back(i);
    }
    std::sort(rows.drop.begin(), rows.drop.end());
    for (auto i = rows.drop.rbegin(); i != rows.drop.rend(); ++i) {
      const auto at = static_cast<std::ptrdiff_t>(*i);
      AlignedPair pair = std::move(alignment.pairs[*i]);
      alignment.pairs.erase(alignment.pairs.begin() + at);
      entries.erase(entries.begin() + at);
      alone(Lang::en, pair.type, std::move(pair.en));
      alone(Lang::vi, pair.type, std::move(pair.vi));
    }
    for (auto& side : alignment.unaligned)
      std::stable_sort(side.begin(), side.end(),
                       [](const UnalignedMention& a, const UnalignedMention& b) {
                         return a.place.span < b.place.span;
                       });
  }
}

}  // namespace align
