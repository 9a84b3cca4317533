// Results of alignment -> the tables of pairs and places.
#include <algorithm>
#include <array>
#include <map>
#include <tuple>
#include <unordered_map>
#include <utility>

#include "results/entity_file.h"
#include "review/store_impl.h"
#include "review/tally.h"
#include "table/cells.h"
#include "table/json.h"
#include "table/record_out.h"
#include "text/fold.h"
#include "text/normalize.h"

namespace align {
namespace {

using Sides = std::array<std::array<uint32_t, 2>, 2>;

// One text, cut by code points. What a file says of places is not trusted.
class Cutter {
 public:
  explicit Cutter(std::string_view text)
      : text_(text),
        index_(text),
        size_(index_.code_point_at(static_cast<uint32_t>(text.size()))) {}

  std::string cut(std::array<uint32_t, 2> range) const {
    const uint32_t begin = byte(range[0]);
    return std::string(text_.substr(begin, std::max(byte(range[1]), begin) - begin));
  }

  std::array<uint32_t, 2> line_around(const OutputMention& mention) const {
    const uint32_t at = byte(mention.start);
    const size_t before = at == 0 ? std::string::npos : text_.rfind('\n', at - 1);
    const size_t begin = before == std::string::npos ? 0 : before + 1;
    const size_t end = std::min(text_.find('\n', std::max(byte(mention.end), at)), text_.size());
    return {index_.code_point_at(static_cast<uint32_t>(begin)),
            index_.code_point_at(static_cast<uint32_t>(end))};
  }

 private:
  uint32_t byte(uint32_t code_point) const { return index_.byte_at(std::min(code_point, size_)); }

  std::string_view text_;
  CodePointIndex index_;
  uint32_t size_;
};

// The sides of a record whose languages stood the other way round, put right.
OutputRecord turned(OutputRecord record) {
  record.swapped = false;
  if (record.text) std::swap((*record.text)[0], (*record.text)[1]);
  for (OutputSegment& segment : record.segments) std::swap(segment.sides[0], segment.sides[1]);
  for (OutputPair& pair : record.pairs) {
    std::swap(pair.sides[0], pair.sides[1]);
    std::swap(pair.entity[0], pair.entity[1]);
  }
  return record;
}

// The segment that the mentions of a pair lie in; nothing when they lie in none together.
std::optional<Sides> segment_of(const OutputRecord& record, const OutputPair& pair) {
  const auto has = [&](const OutputSegment& segment, size_t side) {
    const auto& mention = pair.sides[side];
    return !mention ||
           (segment.sides[side][0] <= mention->start && mention->end <= segment.sides[side][1]);
  };
  // Segments are in the order of the texts.
  for (const OutputSegment& segment : record.segments)
    if (has(segment, 0) && has(segment, 1)) return segment.sides;
  return std::nullopt;
}

// Of "LOC\thanoi\thà nội" the keys "LOC\thanoi" and "LOC\thà nội": of all pairs with that name.
std::pair<std::string, std::string> keys_of_sides(const std::string& key) {
  const size_t first = key.find('\t');
  const size_t second = key.find('\t', first + 1);
  return {key.substr(0, second), key.substr(0, first) + key.substr(second)};
}

}  // namespace

struct ReviewLoad::Impl {
  explicit Impl(const Database& database)
      : db(database),
        insert_file(db.prepare("INSERT INTO file (name) VALUES (?1)")),
        insert_segment(
            db.prepare("INSERT INTO segment (file, record, en, vi) VALUES (?1, ?2, ?3, ?4)")),
        insert_occurrence(
            db.prepare("INSERT INTO occurrence (pair, segment, en_start, en_end, vi_start, vi_end, "
                       "score, evidence) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)")) {}

  struct Known {
    int64_t id = 0;
    bool placed = false;      // has occurrences
    std::string suggestions;  // as a JSON list
  };

  void add(const OutputRecord& record, std::string_view origin);
  void add_pair(const OutputRecord& record, const OutputPair& pair, const Cutter* en,
                const Cutter* vi, int64_t file);
  int64_t file_of(std::string_view name);
  Known& known(const PairName& pair);
  Result<Done> write_pairs();
  Result<Done> write_pair(Statement& insert, const EntityTotal& total, bool conflict);
  void check(const Result<Done>& done) {
    if (!done && !fault) fault = done.error();
  }

  const Database& db;
  Statement insert_file;
  Statement insert_segment;
  Statement insert_occurrence;
  EntityTotals totals;
  std::map<std::string, int64_t, std::less<>> files;
  std::unordered_map<std::string, Known> pairs;
  TallyCounter tally;
  std::map<Sides, int64_t> segments;  // of the record that is being added
  std::optional<Error> fault;
};

int64_t ReviewLoad::Impl::file_of(std::string_view name) {
  const auto it = files.find(name);
  if (it != files.end()) return it->second;
  check(insert_file.bind(1, name).run());
  return files.emplace(name, db.last_id()).first->second;
}

// Pairs are numbered as they come: the order of the texts.
ReviewLoad::Impl::Known& ReviewLoad::Impl::known(const PairName& pair) {
  const auto [it, fresh] = pairs.try_emplace(key_of(pair));
  if (fresh) it->second.id = static_cast<int64_t>(pairs.size());
  return it->second;
}

void ReviewLoad::Impl::add(const OutputRecord& record, std::string_view origin) {
  if (record.swapped) return add(turned(record), origin);
  if (record.code) return;
  totals.add(record, origin);
  segments.clear();
  std::optional<Cutter> en;
  std::optional<Cutter> vi;
  if (record.text) {
    en.emplace((*record.text)[0]);
    vi.emplace((*record.text)[1]);
  }
  const int64_t file = file_of(one_line(origin));
  for (const OutputPair& pair : record.pairs)
    add_pair(record, pair, en ? &*en : nullptr, vi ? &*vi : nullptr, file);
}

void ReviewLoad::Impl::add_pair(const OutputRecord& record, const OutputPair& pair,
                                const Cutter* en, const Cutter* vi, int64_t file) {
  Known& row = known({pair.type, pair.entity});
  row.placed = true;
  if (row.suggestions.empty() && !pair.suggestions.empty()) {
    row.suggestions = "[";
    for (const Suggestion& suggestion : pair.suggestions) {
      if (&suggestion != pair.suggestions.data()) row.suggestions += ',';
      append_suggestion(row.suggestions, suggestion);
    }
    row.suggestions += ']';
  }
  const std::array<const Cutter*, 2> cutters = {en, vi};
  Sides range{};  // of the segment in the texts
  std::array<std::string, 2> text;
  if (const auto segment = segment_of(record, pair)) range = *segment;
  const bool in_segment = range != Sides{};
  for (size_t side = 0; side < 2; ++side) {
    const auto& mention = pair.sides[side];
    if (en == nullptr) {
      text[side] = mention ? mention->text : "";
      range[side] = mention ? std::array{mention->start, mention->end} : std::array{0U, 0U};
    } else {
      if (!in_segment && mention) range[side] = cutters[side]->line_around(*mention);
      text[side] = cutters[side]->cut(range[side]);
    }
  }
  const auto [it, fresh] = segments.try_emplace(range);
  if (fresh) {
    check(insert_segment.bind(1, file).bind(2, record.id).bind(3, text[0]).bind(4, text[1]).run());
    it->second = db.last_id();
  }
  insert_occurrence.bind(1, row.id).bind(2, it->second);
  for (size_t side = 0; side < 2; ++side) {
    const auto& mention = pair.sides[side];
    const auto at = [&](uint32_t offset) {
      return int64_t{std::max(offset, range[side][0]) - range[side][0]};
    };
    const int place = 3 + 2 * static_cast<int>(side);
    insert_occurrence.bind(place, mention ? at(mention->start) : 0)
        .bind(place + 1, mention ? at(mention->end) : 0);
  }
  check(insert_occurrence.bind(7, pair.score).bind(8, evidence_text(pair.evidence)).run());
}

Result<Done> ReviewLoad::Impl::write_pairs() {
  const std::vector<EntityTotal> sorted = totals.sorted();
  std::vector<bool> conflict(sorted.size(), false);
  for (const Conflict& one : find_conflicts(sorted))
    for (const size_t row : one.rows) conflict[row] = true;
  Statement insert = db.prepare(
      "INSERT INTO pair (id, key, type, en, vi, fold, score, evidence, en_count, vi_count, alone, "
      "conflict, place, suggestions, row, en_key, vi_key, status, decided_in) VALUES (?1, ?2, ?3, "
      "?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?1, ?13, ?14, ?15, ?16, 'open', 0)");
  Statement insert_place = db.prepare("INSERT INTO pair_file (file, pair) VALUES (?1, ?2)");
  for (size_t i = 0; i < sorted.size(); ++i) {
    if (auto done = write_pair(insert, sorted[i], conflict[i]); !done) return done;
    const int64_t id = known({sorted[i].type, sorted[i].name}).id;
    for (const auto& [file, count] : sorted[i].files)
      if (auto done = insert_place.bind(1, file_of(file)).bind(2, id).run(); !done) return done;
    tally.add(sorted[i], conflict[i]);
  }
  return tally.write(db);
}

Result<Done> ReviewLoad::Impl::write_pair(Statement& insert, const EntityTotal& total,
                                          bool conflict) {
  const PairName name{total.type, total.name};
  const Known& row = known(name);
  std::string entity;
  if (!row.placed) append_entities_jsonl(entity, {total});
  const std::string key = key_of(name);
  insert.bind(1, row.id).bind(2, key).bind(3, name_of(total.type));
  insert.bind(4, total.name[0]).bind(5, total.name[1]);
  insert.bind(6, fold_key(total.name[0]).append("\n").append(fold_key(total.name[1])));
  insert.bind(7, total.score).bind(8, total.evidence);
  insert.bind(9, static_cast<int64_t>(total.count(Lang::en)));
  insert.bind(10, static_cast<int64_t>(total.count(Lang::vi)));
  insert.bind(11, int64_t{total.aligned() ? 0 : 1}).bind(12, int64_t{conflict ? 1 : 0});
  const auto [en, vi] = keys_of_sides(key);
  return insert.bind(13, row.suggestions).bind(14, entity).bind(15, en).bind(16, vi).run();
}

void ReviewLoad::add(const OutputRecord& record, std::string_view origin) {
  if (!impl_.fault) impl_.add(record, origin);
}

void ReviewLoad::add(EntityTotal total) {
  impl_.known({total.type, total.name});
  impl_.totals.add(std::move(total));
}

Result<Done> ReviewStore::load(const std::string& fingerprint, const Fill& fill) {
  const Database& db = impl_->db;
  Transaction transaction(db);
  if (!transaction.begun()) return transaction.begun();
  if (auto done = begin_results(db); !done) return done;
  {
    ReviewLoad::Impl rows(db);
    ReviewLoad load(rows);
    if (auto done = fill(load); !done) return done;
    if (!rows.fault) rows.check(rows.write_pairs());
    if (rows.fault) return *rows.fault;
  }
  if (auto done = end_results(db); !done) return done;
  StatusReader status(db);
  Statement decided = db.prepare("SELECT DISTINCT key FROM item");
  while (decided.row())
    if (auto done = status.refresh_with_targets(decided.text(0)); !done) return done;
  if (auto fault = decided.fault()) return *fault;
  Statement meta = db.prepare("INSERT OR REPLACE INTO meta VALUES ('fingerprint', ?1)");
  if (auto done = meta.bind(1, fingerprint).run(); !done) return done;
  return transaction.commit();
}

}  // namespace align
