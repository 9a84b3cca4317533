#include "align/review_json.h"

#include <array>
#include <cstddef>
#include <cstdint>

#include "table/json.h"
#include "table/record_out.h"

namespace align {
namespace {

// A comma before it.
void append_text(std::string& out, std::string_view key, std::string_view text) {
  out += ',';
  append_member(out, key, text);
}

void append_count(std::string& out, std::string_view key, uint64_t number) {
  out.append(",\"").append(key).append("\":");
  append_number(out, number);
}

void append_span(std::string& out, uint32_t start, uint32_t end) {
  out += '[';
  append_number(out, start);
  out += ',';
  append_number(out, end);
  out += ']';
}

void append_side(std::string& out, const ReviewOccurrence& occurrence, Lang lang) {
  const size_t side = index_of(lang);
  const std::array<uint32_t, 2> span = occurrence.span[side];
  out += '{';
  append_member(out, "text", occurrence.text[side]);
  out += ",\"span\":";
  if (span[1] > span[0]) {
    append_span(out, span[0], span[1]);
  } else {
    out += "null";
  }
  out += ",\"others\":[";
  bool first = true;
  for (const ReviewOccurrence::Other& other : occurrence.others) {
    if (other.lang != lang) continue;
    if (!first) out += ',';
    first = false;
    append_span(out, other.start, other.end);
  }
  out += "]}";
}

void append_decision_members(std::string& out, const ReviewPair& pair) {
  if (!pair.decision) return;
  const Decision& decision = *pair.decision;
  const auto name = [&](std::string_view key, const PairName& value) {
    out.append(",\"").append(key).append("\":");
    append_name_json(out, value);
  };
  if (decision.to) name("to", *decision.to);
  if (decision.pair != pair.pair) name("from", decision.pair);
  append_text(out, "by", decision.by);
  append_text(out, "at", decision.at);
  if (!decision.note.empty()) append_text(out, "note", decision.note);
}

}  // namespace

std::string_view status_of(const ReviewPair& pair) {
  return name_of(pair.decision ? pair.decision->verdict : Verdict::open);
}

void append_name_json(std::string& out, const PairName& name) {
  out += '{';
  append_name_members(out, name);
  out += '}';
}

void append_pair_members(std::string& out, const ReviewPair& pair) {
  out += "\"id\":";
  append_number(out, static_cast<uint64_t>(pair.id));
  append_text(out, "key", pair.pair.key());
  out += ',';
  append_name_members(out, pair.pair);
  out += ",\"score\":";
  append_score(out, pair.score);
  append_text(out, "evidence", pair.evidence);
  append_count(out, "en_count", pair.en_count);
  append_count(out, "vi_count", pair.vi_count);
  out += pair.conflict ? ",\"conflict\":true" : ",\"conflict\":false";
  append_text(out, "status", status_of(pair));
  append_decision_members(out, pair);
  append_count(out, "decided_in", static_cast<uint64_t>(pair.decided_in));
}

void append_pair_json(std::string& out, const ReviewPair& pair) {
  out += '{';
  append_pair_members(out, pair);
  out += '}';
}

void append_pairs_json(std::string& out, const std::vector<ReviewPair>& pairs) {
  append_list_json(out, pairs, append_pair_json);
}

void append_suggestions_json(std::string& out, const std::vector<Suggestion>& suggestions) {
  append_list_json(out, suggestions, append_suggestion);
}

void append_occurrence_json(std::string& out, const ReviewOccurrence& occurrence) {
  out += '{';
  append_member(out, "file", occurrence.file);
  append_text(out, "record", bare_id(occurrence.record));
  out += ",\"en\":";
  append_side(out, occurrence, Lang::en);
  out += ",\"vi\":";
  append_side(out, occurrence, Lang::vi);
  out += ",\"score\":";
  append_score(out, occurrence.score);
  append_text(out, "evidence", occurrence.evidence);
  out += '}';
}

}  // namespace align
