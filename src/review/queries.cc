// What the page asks.
#include <fmt/format.h>

#include <functional>
#include <utility>

#include "review/store_impl.h"
#include "text/fold.h"

namespace align {
namespace {

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
    if (filter.both) add("p.alone = 0");
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

Result<std::vector<int64_t>> ReviewStore::ids(const ReviewFilter& filter) const {
  const Where where(filter);
  Statement rows = impl_->db.prepare(
      fmt::format("SELECT p.id FROM pair p {}ORDER BY {}", where.text(), order_of(filter.order)));
  where.bind(rows);
  std::vector<int64_t> out;
  while (rows.row()) out.push_back(rows.number(0));
  if (auto fault = rows.fault()) return *fault;
  return out;
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
    one.span = spans_at(rows, 4);
    one.score = rows.real(8);
    one.evidence = rows.text(9);
    one.others = others_of(others, rows.number(10), id);
  }
  if (auto fault = rows.fault()) return *fault;
  if (auto fault = others.fault()) return *fault;
  return out;
}

uint64_t ReviewStore::count_occurrences(int64_t id) const {
  Statement row = impl_->db.prepare("SELECT count(*) FROM occurrence WHERE pair = ?1");
  row.bind(1, id);
  return row.row() ? static_cast<uint64_t>(row.number(0)) : 0;
}

ReviewProgress ReviewStore::progress() const {
  const auto count = [&](std::string_view sql) {
    return static_cast<uint64_t>(impl_->db.number(sql));
  };
  return {count("SELECT pairs FROM tally WHERE kind = 'pairs'"),
          count("SELECT count(*) FROM pair INDEXED BY pair_decided WHERE status != 'open'")};
}

std::vector<std::string> ReviewStore::files() const {
  std::vector<std::string> out;
  Statement rows = impl_->db.prepare("SELECT name FROM file ORDER BY name");
  while (rows.row()) out.push_back(rows.text(0));
  return out;
}

}  // namespace align
