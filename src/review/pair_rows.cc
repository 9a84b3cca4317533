// Rows of the list of pairs: by their ids, by what was decided lately, by the names they share.
#include <fmt/format.h>
#include <simdjson.h>

#include <utility>

#include "review/store_impl.h"

namespace align {
namespace {

constexpr std::string_view kPairColumns =
    "p.id, p.type, p.en, p.vi, p.score, p.evidence, p.en_count, p.vi_count, p.conflict, "
    "p.suggestions, p.decided_in, p.item";
constexpr int kPairColumnCount = 12;

std::vector<Suggestion> suggestions_of(const std::string& json) {
  std::vector<Suggestion> out;
  if (json.empty()) return out;
  simdjson::dom::parser parser;
  simdjson::dom::array list;
  if (parser.parse(json).get(list) != simdjson::SUCCESS) return out;
  for (const simdjson::dom::element item : list) {
    std::string_view text;
    std::string_view source;
    std::string_view detail;
    double score = 0;
    if (item["text"].get(text) == simdjson::SUCCESS &&
        item["score"].get(score) == simdjson::SUCCESS &&
        item["source"].get(source) == simdjson::SUCCESS &&
        item["detail"].get(detail) == simdjson::SUCCESS)
      out.push_back({std::string(text), score, std::string(source), std::string(detail)});
  }
  return out;
}

Result<std::vector<ReviewPair>> all_of(Statement& rows) {
  std::vector<ReviewPair> out;
  while (rows.row()) out.push_back(pair_at(rows));
  if (auto fault = rows.fault()) return *fault;
  return out;
}

}  // namespace

ReviewPair pair_at(const Statement& row) {
  ReviewPair out;
  out.id = row.number(0);
  out.pair = {type_from_name(row.text(1)).value_or(Type::MISC), {row.text(2), row.text(3)}};
  out.score = row.real(4);
  out.evidence = row.text(5);
  out.en_count = static_cast<uint64_t>(row.number(6));
  out.vi_count = static_cast<uint64_t>(row.number(7));
  out.conflict = row.number(8) != 0;
  out.suggestions = suggestions_of(row.text(9));
  out.decided_in = row.number(10);
  if (!row.is_null(11)) out.decision = decision_at(row, kPairColumnCount);
  return out;
}

std::string select_pairs() {
  return fmt::format("SELECT {}, {} FROM pair p LEFT JOIN item i ON i.id = p.item ", kPairColumns,
                     decision_columns("i"));
}

Result<ReviewPair> ReviewStore::pair(int64_t id) const {
  Result<std::vector<ReviewPair>> rows = pairs({id});
  if (!rows) return rows.error();
  if (rows->empty())
    return Error{ErrorCode::usage, fmt::format("has no pair {}", id), impl_->db.file()};
  return std::move(rows->front());
}

Result<std::vector<ReviewPair>> ReviewStore::pairs(const std::vector<int64_t>& ids) const {
  Statement row = impl_->db.prepare(select_pairs() + "WHERE p.id = ?1");
  std::vector<ReviewPair> out;
  for (const int64_t id : ids) {
    row.bind(1, id);
    if (row.row()) out.push_back(pair_at(row));
    row.reset();
    if (auto fault = row.fault()) return *fault;
  }
  return out;
}

Result<std::vector<ReviewPair>> ReviewStore::rivals(int64_t id, size_t most) const {
  // Each name by its own index; `OR` would read all pairs.
  Statement rows = impl_->db.prepare(
      select_pairs() +
      "WHERE p.id IN (SELECT r.id FROM pair o JOIN pair r ON r.en_key = o.en_key WHERE o.id = ?1 "
      "UNION SELECT r.id FROM pair o JOIN pair r ON r.vi_key = o.vi_key WHERE o.id = ?1) AND "
      "p.id != ?1 AND +p.alone = 0 AND NOT EXISTS (SELECT 1 FROM pair o WHERE o.id = ?1 AND "
      "o.alone = 1) ORDER BY p.en_count + p.vi_count DESC, p.id LIMIT ?2");
  rows.bind(1, id).bind(2, static_cast<int64_t>(most));
  return all_of(rows);
}

Result<std::vector<ReviewPair>> ReviewStore::changed_since(int64_t version, size_t most) const {
  Statement rows = impl_->db.prepare(
      select_pairs() +
      "WHERE p.key IN (SELECT key FROM item WHERE entry > ?1 UNION SELECT to_key FROM item WHERE "
      "entry > ?1 AND to_key NOT NULL UNION SELECT i.key FROM entry u JOIN item i ON i.entry = "
      "u.undoes WHERE u.id > ?1 UNION SELECT i.to_key FROM entry u JOIN item i ON i.entry = "
      "u.undoes WHERE u.id > ?1 AND i.to_key NOT NULL) ORDER BY p.id LIMIT ?2");
  rows.bind(1, version).bind(2, static_cast<int64_t>(most));
  return all_of(rows);
}

}  // namespace align
