// What the page asks.
#include <fmt/format.h>
#include <simdjson.h>

#include <functional>
#include <utility>

#include "review/store_impl.h"
#include "text/fold.h"

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

// The conditions of a filter, and what to bind to their places.
class Where {
 public:
  explicit Where(const ReviewFilter& filter) {
    if (filter.status == "decided") {
      add("p.status != 'open'");
    } else if (!filter.status.empty()) {
      add("p.status = {}", filter.status);
    }
    if (!filter.type.empty()) add("p.type = {}", filter.type);
    if (!filter.file.empty())
      add("EXISTS (SELECT 1 FROM pair_file x WHERE x.pair = p.id AND x.file = (SELECT id FROM file "
          "WHERE name = {}))",
          filter.file);
    if (!filter.evidence.empty())
      add("instr('; ' || p.evidence, {}) > 0", "; " + filter.evidence + ": ");
    if (!filter.text.empty()) {
      const std::string key = fold_key(filter.text);
      // Signs have no key: they are looked for as they are.
      if (key.empty()) {
        add("instr(p.en || char(10) || p.vi, {}) > 0", filter.text);
      } else {
        add("instr(p.fold, {}) > 0", key);
      }
    }
    if (filter.least > 0) add("p.score >= {}", filter.least);
    if (filter.most < 1) add("p.score <= {}", filter.most);
    if (filter.conflicts) add("p.conflict = 1");
    if (filter.alone) add("p.alone = 1");
  }

  const std::string& text() const { return text_; }
  void bind(Statement& statement) const {
    for (const auto& one : binds_) one(statement);
  }
  int next_place() const { return static_cast<int>(binds_.size()) + 1; }

 private:
  void add(std::string_view condition) {
    text_.append(text_.empty() ? "WHERE " : "AND ").append(condition).append(" ");
  }
  template <class Value>
  void add(std::string_view condition, Value value) {
    const int place = next_place();
    binds_.emplace_back([place, value](Statement& s) { s.bind(place, value); });
    add(fmt::format(fmt::runtime(condition), fmt::format("?{}", place)));
  }

  std::string text_;
  std::vector<std::function<void(Statement&)>> binds_;
};

std::string_view order_of(std::string_view name) {
  if (name == "count") return "p.alone, p.en_count + p.vi_count DESC, p.id";
  if (name == "text") return "p.place, p.id";
  return "p.alone, p.score, p.id";
}

}  // namespace

Result<std::vector<ReviewPair>> ReviewStore::list(const ReviewFilter& filter, size_t from,
                                                  size_t most, size_t& total) const {
  const Where where(filter);
  Statement count = impl_->db.prepare("SELECT count(*) FROM pair p " + where.text());
  where.bind(count);
  total = count.row() ? static_cast<size_t>(count.number(0)) : 0;
  if (auto fault = count.fault()) return *fault;
  // Which rows is settled over the indices alone; only those are read whole.
  const std::string_view order = order_of(filter.order);
  Statement rows = impl_->db.prepare(
      fmt::format("{0}WHERE p.id IN (SELECT p.id FROM pair p {1}ORDER BY {2} LIMIT ?{3} OFFSET "
                  "?{4}) ORDER BY {2}",
                  select_pairs(), where.text(), order, where.next_place(), where.next_place() + 1));
  where.bind(rows);
  rows.bind(where.next_place(), static_cast<int64_t>(most));
  rows.bind(where.next_place() + 1, static_cast<int64_t>(from));
  std::vector<ReviewPair> out;
  while (rows.row()) out.push_back(pair_at(rows));
  if (auto fault = rows.fault()) return *fault;
  return out;
}

Result<ReviewPair> ReviewStore::pair(int64_t id) const {
  Statement row = impl_->db.prepare(select_pairs() + "WHERE p.id = ?1");
  row.bind(1, id);
  if (row.row()) return pair_at(row);
  if (auto fault = row.fault()) return *fault;
  return Error{ErrorCode::usage, fmt::format("has no pair {}", id), impl_->db.file()};
}

namespace {

std::vector<ReviewOccurrence::Other> others_of(Statement& others, int64_t segment, int64_t pair) {
  std::vector<ReviewOccurrence::Other> out;
  others.bind(1, segment).bind(2, pair);
  while (others.row()) {
    for (const Lang lang : {Lang::en, Lang::vi}) {
      const int column = 2 * index_of(lang);
      const auto start = static_cast<uint32_t>(others.number(column));
      const auto end = static_cast<uint32_t>(others.number(column + 1));
      if (end > start) out.push_back({lang, start, end});
    }
  }
  others.reset();
  return out;
}

}  // namespace

Result<std::vector<ReviewOccurrence>> ReviewStore::occurrences(int64_t id, size_t from,
                                                               size_t most) const {
  Statement rows = impl_->db.prepare(
      "SELECT f.name, s.record, s.en, s.vi, o.en_start, o.en_end, o.vi_start, o.vi_end, o.score, "
      "o.evidence, s.id FROM occurrence o JOIN segment s ON s.id = o.segment JOIN file f ON f.id = "
      "s.file WHERE o.pair = ?1 ORDER BY o.id LIMIT ?2 OFFSET ?3");
  Statement others = impl_->db.prepare(
      "SELECT en_start, en_end, vi_start, vi_end FROM occurrence WHERE segment = ?1 AND pair != ?2 "
      "ORDER BY id");
  rows.bind(1, id).bind(2, static_cast<int64_t>(most)).bind(3, static_cast<int64_t>(from));
  std::vector<ReviewOccurrence> out;
  while (rows.row()) {
    ReviewOccurrence& one = out.emplace_back();
    one.file = rows.text(0);
    one.record = rows.text(1);
    one.text = {rows.text(2), rows.text(3)};
    for (size_t side = 0; side < 2; ++side)
      for (size_t edge = 0; edge < 2; ++edge)
        one.span[side][edge] =
            static_cast<uint32_t>(rows.number(static_cast<int>(4 + 2 * side + edge)));
    one.score = rows.real(8);
    one.evidence = rows.text(9);
    one.others = others_of(others, rows.number(10), id);
  }
  if (auto fault = rows.fault()) return *fault;
  if (auto fault = others.fault()) return *fault;
  return out;
}

ReviewProgress ReviewStore::progress() const {
  const auto count = [&](std::string_view sql) {
    return static_cast<uint64_t>(impl_->db.number(sql));
  };
  const uint64_t pairs = count("SELECT count(*) FROM pair");
  return {pairs, pairs - count("SELECT count(*) FROM pair WHERE status = 'open'")};
}

std::vector<std::string> ReviewStore::files() const {
  Statement rows = impl_->db.prepare("SELECT name FROM file ORDER BY name");
  std::vector<std::string> out;
  while (rows.row()) out.push_back(rows.text(0));
  return out;
}

}  // namespace align
