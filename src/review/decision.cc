#include "review/decision.h"

#include <fmt/format.h>
#include <simdjson.h>

#include <algorithm>

#include "results/entity_totals.h"
#include "table/json.h"
#include "table/rows.h"

namespace align {
namespace {

namespace dom = simdjson::dom;

constexpr std::array<std::string_view, 5> kVerdicts = {"accepted", "rejected", "edited", "absent",
                                                       "open"};

std::string string_of(dom::object object, std::string_view key) {
  std::string_view out;
  return object[key].get(out) == simdjson::SUCCESS ? std::string(out) : std::string();
}

Result<PairName> pair_of(dom::object object) {
  PairName out;
  const std::string type = string_of(object, "type");
  const auto known = type_from_name(type);
  if (!known)
    return Error{ErrorCode::wrong_type, fmt::format("type '{}', expected PER, ORG, LOC ...", type)};
  out.type = *known;
  out.names = {string_of(object, "en"), string_of(object, "vi")};
  if (out.names[0].empty() && out.names[1].empty())
    return Error{ErrorCode::wrong_type, "en and vi are missing, expected the forms of the pair"};
  return out;
}

}  // namespace

bool is_decision_time(std::string_view text) {
  constexpr std::string_view kForm = "0000-00-00T00:00:00Z";
  if (text.size() != kForm.size()) return false;
  for (size_t i = 0; i < kForm.size(); ++i)
    if (kForm[i] == '0' ? text[i] < '0' || text[i] > '9' : text[i] != kForm[i]) return false;
  return true;
}

std::string_view name_of(Verdict verdict) { return kVerdicts[static_cast<size_t>(verdict)]; }

std::optional<Verdict> verdict_from_name(std::string_view name) {
  const auto it = std::find(kVerdicts.begin(), kVerdicts.end(), name);
  if (it == kVerdicts.end()) return std::nullopt;
  return static_cast<Verdict>(it - kVerdicts.begin());
}

std::string key_of(const PairName& pair) { return total_key(pair.type, pair.names); }

void append_name_members(std::string& out, const PairName& name) {
  append_member(out, "type", name_of(name.type));
  out.push_back(',');
  append_member(out, "en", name.names[0]);
  out.push_back(',');
  append_member(out, "vi", name.names[1]);
}

std::string PairName::key() const { return entity_key(type, names[0], names[1]); }

void append_decision(std::string& out, const Decision& decision) {
  out += '{';
  append_member(out, "id", decision.pair.key());
  out += ',';
  append_name_members(out, decision.pair);
  out += ',';
  append_member(out, "decision", name_of(decision.verdict));
  if (decision.to) {
    out += ",\"to\":{";
    append_name_members(out, *decision.to);
    out += '}';
  }
  for (const auto& [key, value] : {std::pair("by", &decision.by), std::pair("at", &decision.at),
                                   std::pair("note", &decision.note)}) {
    if (value->empty()) continue;
    out += ',';
    append_member(out, key, *value);
  }
  out += "}\n";
}

Result<Decision> read_decision(std::string_view line) {
  dom::parser parser;
  dom::object object;
  if (parser.parse(line.data(), line.size()).get(object) != simdjson::SUCCESS)
    return Error{ErrorCode::invalid_json, "expected one JSON object a line"};
  Decision out;
  Result<PairName> pair = pair_of(object);
  if (!pair) return pair.error();
  out.pair = std::move(*pair);
  const std::string verdict = string_of(object, "decision");
  const auto known = verdict_from_name(verdict);
  if (!known)
    return Error{
        ErrorCode::wrong_type,
        fmt::format("decision '{}', expected accepted, rejected, edited, absent or open", verdict)};
  out.verdict = *known;
  dom::object to;
  if (object["to"].get(to) == simdjson::SUCCESS) {
    Result<PairName> edited = pair_of(to);
    if (!edited) return edited.error();
    out.to = std::move(*edited);
  }
  if ((out.verdict == Verdict::edited) != out.to.has_value())
    return Error{ErrorCode::wrong_type, "\"to\" stands with edited decisions, and only there"};
  out.by = string_of(object, "by");
  out.at = string_of(object, "at");
  if (!out.at.empty() && !is_decision_time(out.at))
    return Error{ErrorCode::wrong_type,
                 fmt::format("at '{}', expected a time as 2026-11-22T10:00:00Z", out.at)};
  out.note = string_of(object, "note");
  return out;
}

}  // namespace align
