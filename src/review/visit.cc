// A review as results of alignment: what glossaries are made of.
#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "base/utf8.h"
#include "results/entity_file.h"
#include "review/store_impl.h"
#include "text/normalize.h"

namespace align {
namespace {

// The first note of "source: detail; source: detail" is all of it, so that it is shown as it was.
std::vector<EvidenceNote> notes_of(const std::string& evidence) {
  if (evidence.empty()) return {};
  const size_t colon = evidence.find(": ");
  if (colon == std::string::npos) return {{evidence, ""}};
  return {{evidence.substr(0, colon), evidence.substr(colon + 2)}};
}

// Tables know four of the states.
std::string status_in_tables(const std::string& status) {
  return status == "open" || status == "absent" ? "auto" : status;
}

OutputMention mention_in(const std::string& text, uint32_t start, uint32_t end) {
  const CodePointIndex index(text);
  const uint32_t size = index.code_point_at(static_cast<uint32_t>(text.size()));
  start = std::min(start, size);
  end = std::clamp(end, start, size);
  const uint32_t begin = index.byte_at(start);
  return {text.substr(begin, index.byte_at(end) - begin), start, end};
}

constexpr const char* kPlaces =
    "SELECT s.id, f.name, s.record, s.en, s.vi, o.en_start, o.en_end, o.vi_start, o.vi_end, "
    "o.score, o.evidence, p.type, p.en, p.vi, p.status, i.to_type, i.to_en, i.to_vi "
    "FROM segment s JOIN file f ON f.id = s.file JOIN occurrence o ON o.segment = s.id "
    "JOIN pair p ON p.id = o.pair LEFT JOIN item i ON i.id = p.item ORDER BY s.id, o.id";

OutputPair pair_at(const Statement& row, const std::array<std::string, 2>& text) {
  OutputPair out;
  const int name = row.is_null(15) ? 11 : 15;  // as it was edited
  out.type = type_from_name(row.text(name)).value_or(Type::MISC);
  out.entity = {row.text(name + 1), row.text(name + 2)};
  const auto spans = spans_at(row, 5);
  for (size_t side = 0; side < 2; ++side) {
    const auto [start, end] = spans[side];
    if (end > start) out.sides[side] = mention_in(text[side], start, end);
    // Another rendering, typed by hand, stands nowhere; the wrong one is no variant of it.
    const bool other = row.text(12 + static_cast<int>(side)) != out.entity[side];
    if (other && out.entity[side].empty()) out.sides[side].reset();
    if (other && !out.entity[side].empty()) {
      if (!out.sides[side]) out.sides[side] = OutputMention{};
      out.sides[side]->text = out.entity[side];
    }
  }
  out.score = name == 15 ? 1 : row.real(9);
  out.evidence = notes_of(row.text(10));
  out.status = status_in_tables(row.text(14));
  return out;
}

Result<Done> visit_places(const Database& db, const ReviewVisitor& visitor) {
  Statement rows = db.prepare(kPlaces);
  OutputRecord record;
  std::string origin;
  int64_t segment = 0;
  const auto flush = [&] {
    if (!record.pairs.empty()) visitor.record(record, origin);
    record = {};
  };
  while (rows.row()) {
    if (rows.number(0) != segment) {
      flush();
      segment = rows.number(0);
      origin = rows.text(1);
      record.id = rows.text(2);
      record.text = std::array{rows.text(3), rows.text(4)};
      OutputSegment& whole = record.segments.emplace_back();
      for (size_t side = 0; side < 2; ++side)
        whole.sides[side][1] = static_cast<uint32_t>(count_code_points((*record.text)[side]));
    }
    record.pairs.push_back(pair_at(rows, *record.text));
  }
  flush();
  if (auto fault = rows.fault()) return *fault;
  return Done{};
}

void rename(EntityTotal& total, const PairName& to) {
  total.type = to.type;
  total.name = to.names;
  for (size_t side = 0; side < 2; ++side) total.forms[side] = {{to.names[side], 1}};
  total.score = 1;
}

// Rows of entity tables.
Result<Done> visit_rows(const Database& db, const ReviewVisitor& visitor) {
  Statement rows = db.prepare(
      fmt::format("SELECT p.row, p.status, i.to_type, {} FROM pair p LEFT JOIN item i ON i.id = "
                  "p.item WHERE p.row != '' ORDER BY p.id",
                  decision_columns("i")));
  while (rows.row()) {
    EntityTotals one;
    if (auto done = read_entities(rows.text(0), db.file(), one); !done) return done;
    for (EntityTotal& total : one.sorted()) {
      total.status = status_in_tables(rows.text(1));
      if (!rows.is_null(2)) rename(total, *decision_at(rows, 3).to);
      visitor.entity(std::move(total));
    }
  }
  if (auto fault = rows.fault()) return *fault;
  return Done{};
}

// Decisions about pairs that the results do not have.
Result<Done> visit_decisions(const Database& db, const ReviewVisitor& visitor) {
  Statement rows = db.prepare(fmt::format(
      "SELECT {} FROM state WHERE verdict IN ('accepted', 'edited', 'rejected') AND NOT EXISTS "
      "(SELECT 1 FROM pair p WHERE p.item = state.id) ORDER BY id",
      decision_columns("state")));
  while (rows.row()) {
    const Decision decision = decision_at(rows, 0);
    EntityTotal total;
    rename(total, decision.to.value_or(decision.pair));
    total.status = name_of(decision.verdict);
    total.evidence = fmt::format("decision: {} by {}", total.status, decision.by);
    if (!total.name[0].empty() && !total.name[1].empty()) visitor.entity(std::move(total));
  }
  if (auto fault = rows.fault()) return *fault;
  return Done{};
}

}  // namespace

Result<Done> ReviewStore::visit(const ReviewVisitor& visitor) const {
  const Database& db = impl_->db;
  if (auto done = visit_places(db, visitor); !done) return done;
  if (auto done = visit_rows(db, visitor); !done) return done;
  return visit_decisions(db, visitor);
}

}  // namespace align
