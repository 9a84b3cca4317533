#include "results/entity_totals.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <functional>
#include <numeric>
#include <tuple>
#include <utility>

#include "base/unicode.h"
#include "table/cells.h"
#include "text/fold.h"

namespace align {
namespace {

constexpr size_t kMostSpelled = 200000;  // spellings remembered; the entities themselves all are

// A form as a table can hold it, and one spelling for what looks alike.
std::string clean(std::string_view form) {
  const bool plain = std::all_of(form.begin(), form.end(),
                                 [](char c) { return c >= ' ' && c < '\x7F' && c != '|'; });
  return plain ? std::string(form) : to_nfc(joined_forms({one_line(form)}));
}

// Spellings of one name in one language; `name` is clean. What has no letters of ours is its own key.
std::string name_key(std::string_view name, Lang lang) {
  std::string key = lang == Lang::en ? joined_key(name) : spelling_key(name);
  return key.empty() ? std::string(name) : key;
}

std::string key_of_clean(Type type, const std::array<std::string, 2>& names) {
  return fmt::format("{}\t{}\t{}", name_of(type),
                     names[0].empty() ? "" : name_key(names[0], Lang::en),
                     names[1].empty() ? "" : name_key(names[1], Lang::vi));
}

// Decisions of people are kept, a correction before an acceptance before a rejection.
int rank_of(std::string_view status) {
  return status == "edited" ? 3 : status == "accepted" ? 2 : status == "rejected" ? 1 : 0;
}

// Of two rows of one entity the surer one speaks; equal ones by their words, so that no order matters. `evidence` is
// called only when it counts.
template <class Evidence>
void take_better(EntityTotal& total, double score, std::string_view status, Evidence evidence) {
  score =
      std::round(score * 1000) / 1000 + 0.0;  // as tables show it, so that one read back is equal
  if (rank_of(status) > rank_of(total.status)) total.status = status;
  if (score < total.score) return;
  std::string words = evidence();
  const bool empty = total.evidence.empty();
  if (score == total.score && (words.empty() || (!empty && words >= total.evidence))) return;
  total.score = score;
  total.evidence = std::move(words);
}

void add_counts(EntityTotal::Counts& to, const EntityTotal::Counts& from) {
  for (const auto& [name, count] : from) to[name] += count;
}

void add_total(EntityTotal& to, const EntityTotal& from) {
  to.type = from.type;
  for (size_t side = 0; side < 2; ++side) add_counts(to.forms[side], from.forms[side]);
  add_counts(to.files, from.files);
  to.records += from.records;
  take_better(to, from.score, from.status, [&] { return from.evidence; });
}

// The commonest spelling of the full name; of equals the first in the order of bytes.
std::string commonest(const EntityTotal::Counts& forms, std::string_view key, Lang lang) {
  if (forms.size() == 1) return forms.begin()->first;
  const std::string* best = nullptr;
  uint64_t most = 0;
  for (const bool whole : {true, false}) {
    for (const auto& [form, count] : forms) {
      if (whole && name_key(form, lang) != key) continue;
      if (best == nullptr || count > most) {
        best = &form;
        most = count;
      }
    }
    if (best != nullptr) return *best;
  }
  return "";
}

std::string_view part(std::string_view key, int number) {
  for (; number > 0; --number) key.remove_prefix(key.find('\t') + 1);
  return key.substr(0, key.find('\t'));
}

}  // namespace

std::string total_key(Type type, const std::array<std::string, 2>& names) {
  return key_of_clean(type, {clean(names[0]), clean(names[1])});
}

uint64_t EntityTotal::count(Lang lang) const {
  const Counts& of = forms[static_cast<size_t>(index_of(lang))];
  return std::accumulate(of.begin(), of.end(), uint64_t{0},
                         [](uint64_t sum, const auto& form) { return sum + form.second; });
}

std::vector<std::string> EntityTotal::variants(Lang lang) const {
  const auto side = static_cast<size_t>(index_of(lang));
  std::vector<std::pair<uint64_t, std::string>> by_count;
  for (const auto& [form, count] : forms[side])
    if (form != name[side]) by_count.emplace_back(count, form);
  std::stable_sort(by_count.begin(), by_count.end(),
                   [](const auto& a, const auto& b) { return a.first > b.first; });
  std::vector<std::string> out;
  for (auto& [count, form] : by_count) out.push_back(std::move(form));
  return out;
}

EntityTotals::Place& EntityTotals::at(Type type, const std::array<std::string, 2>& names) {
  if (spelled_.size() > kMostSpelled) spelled_.clear();
  std::string spelled =
      fmt::format("{}\t{}\t{}\t{}", name_of(type), names[0].size(), names[0], names[1]);
  Place& place = spelled_[std::move(spelled)];
  if (place.total != nullptr) return place;
  place.names = {clean(names[0]), clean(names[1])};
  place.total = &totals_[key_of_clean(type, place.names)];
  place.total->type = type;
  for (size_t side = 0; side < 2; ++side)
    if (!place.names[side].empty()) place.total->forms[side].try_emplace(place.names[side], 0);
  return place;
}

void EntityTotals::add(const OutputRecord& record, std::string_view file) {
  const std::string origin = clean(file);
  std::vector<EntityTotal*> seen;
  for (const OutputPair& pair : record.pairs) {
    // The sides of a swapped record stand as they were given.
    std::array<const std::optional<OutputMention>*, 2> sides = {&pair.sides[0], &pair.sides[1]};
    std::array<std::string, 2> names = pair.entity;
    if (record.swapped) {
      std::swap(sides[0], sides[1]);
      std::swap(names[0], names[1]);
    }
    const Place& place = at(pair.type, names);
    EntityTotal& total = *place.total;
    for (size_t side = 0; side < 2; ++side) {
      if (!*sides[side]) continue;
      const std::string& text = (*sides[side])->text;
      ++total.forms[side][text == names[side] ? place.names[side] : clean(text)];
    }
    ++total.files[origin];
    seen.push_back(&total);
    if (pair.aligned()) {
      take_better(total, pair.score, pair.status,
                  [&] { return one_line(evidence_text(pair.evidence)); });
    } else if (names[0].empty() || names[1].empty()) {
      take_better(total, 0, pair.status,
                  [&] { return one_line(evidence_text(best_suggestion(pair.suggestions))); });
    }
  }
  std::sort(seen.begin(), seen.end(), std::less<>());
  seen.erase(std::unique(seen.begin(), seen.end()), seen.end());
  for (EntityTotal* total : seen) ++total->records;
}

void EntityTotals::add(EntityTotal total) {
  const auto clean_all = [](EntityTotal::Counts& counts) {
    EntityTotal::Counts out;
    for (const auto& [name, count] : counts) out[clean(name)] += count;
    counts = std::move(out);
  };
  clean_all(total.files);
  for (EntityTotal::Counts& forms : total.forms) clean_all(forms);
  total.evidence = one_line(total.evidence);
  add_total(*at(total.type, total.name).total, total);
}

void EntityTotals::merge(const EntityTotals& other) {
  for (const auto& [key, total] : other.totals_) add_total(totals_[key], total);
}

std::vector<EntityTotal> EntityTotals::sorted() const {
  std::vector<EntityTotal> out;
  out.reserve(totals_.size());
  for (const auto& [key, total] : totals_) {
    EntityTotal& row = out.emplace_back(total);
    for (const Lang lang : {Lang::en, Lang::vi}) {
      const auto side = static_cast<size_t>(index_of(lang));
      row.name[side] = commonest(row.forms[side], part(key, 1 + index_of(lang)), lang);
    }
    row.id = entity_key(row.type, row.name[0], row.name[1]);
  }
  const auto order = [](const EntityTotal& a) {
    return std::tuple(!a.aligned(), ~(a.count(Lang::en) + a.count(Lang::vi)), a.type);
  };
  std::sort(out.begin(), out.end(), [&](const EntityTotal& a, const EntityTotal& b) {
    const auto x = order(a);
    const auto y = order(b);
    return x != y ? x < y : a.name < b.name;
  });
  return out;
}

std::vector<Conflict> find_conflicts(const std::vector<EntityTotal>& sorted) {
  std::map<std::tuple<int, Type, std::string>, Conflict> by_name;
  for (size_t i = 0; i < sorted.size(); ++i) {
    const EntityTotal& total = sorted[i];
    if (!total.aligned() || is_value(total.type) || total.type == Type::ID) continue;
    for (const Lang lang : {Lang::en, Lang::vi}) {
      const std::string& name = total.name[static_cast<size_t>(index_of(lang))];
      Conflict& conflict = by_name[{index_of(lang), total.type, name_key(name, lang)}];
      if (conflict.rows.empty()) {
        conflict.lang = lang;
        conflict.name = name;
      }
      conflict.rows.push_back(i);
      conflict.count += total.count(lang);
    }
  }
  std::vector<Conflict> out;
  for (auto& [key, conflict] : by_name)
    if (conflict.rows.size() > 1) out.push_back(std::move(conflict));
  std::stable_sort(out.begin(), out.end(),
                   [](const Conflict& a, const Conflict& b) { return a.count > b.count; });
  return out;
}

}  // namespace align
