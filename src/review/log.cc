// The log of decisions: entries are only ever added.
#include <fmt/chrono.h>
#include <fmt/format.h>

#include <ctime>
#include <map>
#include <utility>

#include "review/store_impl.h"

namespace align {
namespace {

constexpr const char* kStands = "NOT EXISTS (SELECT 1 FROM entry u WHERE u.undoes = i.entry)";

std::string now() { return fmt::format("{:%Y-%m-%dT%H:%M:%SZ}", fmt::gmtime(std::time(nullptr))); }

std::string in_words(const Decision& decision) {
  return fmt::format("{} \"{}\" = \"{}\": {} by {}", name_of(decision.pair.type),
                     decision.pair.names[0], decision.pair.names[1], name_of(decision.verdict),
                     decision.by);
}

void bind_pair(Statement& statement, int place, const std::optional<PairName>& pair) {
  if (pair) {
    statement.bind(place, name_of(pair->type));
    statement.bind(place + 1, pair->names[0]);
    statement.bind(place + 2, pair->names[1]);
    return;
  }
  for (int i = 0; i < 3; ++i) statement.bind_null(place + i);
}

// What an undo takes back, or entries of decisions.
Result<LogEntry> add_entry(const Database& db, LogEntry entry) {
  Statement insert =
      db.prepare("INSERT INTO entry (by, at, items, undoes) VALUES (?1, ?2, ?3, ?4)");
  insert.bind(1, entry.by).bind(2, entry.at).bind(3, static_cast<int64_t>(entry.decisions));
  if (entry.undoes == 0) {
    insert.bind_null(4);
  } else {
    insert.bind(4, entry.undoes);
  }
  if (auto done = insert.run(); !done) return done.error();
  entry.id = db.last_id();
  return entry;
}

// Writes items of an entry, one after another.
class ItemWriter {
 public:
  ItemWriter(const Database& db, const LogEntry& entry)
      : insert_(db.prepare("INSERT INTO item (entry, key, type, en, vi, verdict, to_type, to_en, "
                           "to_vi, to_key, by, at, note) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, "
                           "?9, ?10, ?11, ?12, ?13)")),
        entry_(entry) {}

  Result<Done> write(const Decision& decision, const std::string& key) {
    insert_.bind(1, entry_.id).bind(2, key);
    bind_pair(insert_, 3, decision.pair);
    insert_.bind(6, name_of(decision.verdict));
    const std::optional<PairName> to =
        decision.verdict == Verdict::edited ? decision.to : std::nullopt;
    bind_pair(insert_, 7, to);
    if (to) {
      insert_.bind(10, key_of(*to));
    } else {
      insert_.bind_null(10);
    }
    insert_.bind(11, decision.by.empty() ? entry_.by : decision.by);
    insert_.bind(12, decision.at.empty() ? entry_.at : decision.at).bind(13, decision.note);
    return insert_.run();
  }

 private:
  Statement insert_;
  const LogEntry& entry_;
};

// Somebody decided about one of the pairs since the caller looked.
std::optional<Error> clash(const Database& db, StatusReader& status,
                           const std::vector<Decision>& decisions,
                           const std::vector<int64_t>& seen) {
  for (size_t i = 0; i < decisions.size() && i < seen.size(); ++i) {
    const Result<PairStatus> now_is = status.read(key_of(decisions[i].pair));
    if (!now_is) return now_is.error();
    if (now_is->decided_in == seen[i]) continue;
    const PairName& pair = decisions[i].pair;
    std::string what = fmt::format("{} \"{}\" = \"{}\": the decision was taken back",
                                   name_of(pair.type), pair.names[0], pair.names[1]);
    if (now_is->item) {
      Statement item =
          db.prepare(fmt::format("SELECT {} FROM item i WHERE id = ?1", decision_columns("i")));
      item.bind(1, *now_is->item);
      if (item.row()) what = in_words(decision_at(item, 0));
    }
    return Error{ErrorCode::usage, what + " in the meantime", db.file()};
  }
  return std::nullopt;
}

}  // namespace

StatusReader::StatusReader(const Database& db)
    : own_(db.prepare(fmt::format("SELECT i.id, i.entry, i.verdict FROM item i WHERE i.key = ?1 "
                                  "AND {} ORDER BY i.id DESC LIMIT 1",
                                  kStands))),
      // That it was edited into this pair still has to be what holds of the other one.
      target_of_(db.prepare(fmt::format(
          "SELECT i.id, i.entry FROM item i WHERE i.to_key = ?1 AND {} AND NOT EXISTS (SELECT 1 "
          "FROM "
          "item l WHERE l.key = i.key AND l.id > i.id AND NOT EXISTS (SELECT 1 FROM entry u WHERE "
          "u.undoes = l.entry)) ORDER BY i.id DESC LIMIT 1",
          kStands))),
      targets_(db.prepare("SELECT DISTINCT to_key FROM item WHERE key = ?1 AND to_key NOT NULL")),
      write_(db.prepare("UPDATE pair SET status = ?2, item = ?3, decided_in = ?4 WHERE key = ?1")) {
}

Result<PairStatus> StatusReader::read(const std::string& key) {
  PairStatus out;
  own_.bind(1, key);
  if (own_.row()) {
    out.decided_in = own_.number(1);
    const std::string verdict = own_.text(2);
    if (verdict != name_of(Verdict::open)) {
      out.status = verdict;
      out.item = own_.number(0);
    }
  }
  own_.reset();
  if (auto fault = own_.fault()) return *fault;
  if (out.item) return out;
  target_of_.bind(1, key);
  if (target_of_.row()) {
    out.status = name_of(Verdict::edited);
    out.item = target_of_.number(0);
    out.decided_in = target_of_.number(1);
  }
  target_of_.reset();
  if (auto fault = target_of_.fault()) return *fault;
  return out;
}

Result<Done> StatusReader::refresh(const std::string& key) {
  const Result<PairStatus> status = read(key);
  if (!status) return status.error();
  write_.bind(1, key).bind(2, status->status).bind(4, status->decided_in);
  if (status->item) {
    write_.bind(3, *status->item);
  } else {
    write_.bind_null(3);
  }
  return write_.run();
}

Result<Done> StatusReader::refresh_with_targets(const std::string& key) {
  std::vector<std::string> keys = {key};
  targets_.bind(1, key);
  while (targets_.row()) keys.push_back(targets_.text(0));
  targets_.reset();
  if (auto fault = targets_.fault()) return *fault;
  for (const std::string& one : keys)
    if (auto done = refresh(one); !done) return done;
  return Done{};
}

Result<LogEntry> ReviewStore::decide(const std::vector<Decision>& decisions, const std::string& by,
                                     const std::vector<int64_t>& seen) {
  const Database& db = impl_->db;
  Transaction transaction(db);
  if (!transaction.begun()) return transaction.begun().error();
  StatusReader status(db);
  if (auto fault = clash(db, status, decisions, seen)) return *fault;
  LogEntry entry;
  entry.decisions = decisions.size();
  entry.by = by;
  entry.at = now();
  Result<LogEntry> added = add_entry(db, std::move(entry));
  if (!added) return added;
  ItemWriter items(db, *added);
  for (const Decision& decision : decisions)
    if (auto done = items.write(decision, key_of(decision.pair)); !done) return done.error();
  for (const Decision& decision : decisions)
    if (auto done = status.refresh_with_targets(key_of(decision.pair)); !done) return done.error();
  if (auto done = transaction.commit(); !done) return done.error();
  return added;
}

// Numbers alone are held of all the pairs: there may be a hundred thousand.
Result<LogEntry> ReviewStore::accept(const ReviewFilter& filter, const std::string& by) {
  const Database& db = impl_->db;
  Transaction transaction(db);
  if (!transaction.begun()) return transaction.begun().error();
  ReviewFilter open = filter;
  open.status = name_of(Verdict::open);
  open.both = true;
  const Result<std::vector<int64_t>> chosen = ids(open);
  if (!chosen) return chosen.error();
  LogEntry entry;
  entry.decisions = chosen->size();
  entry.by = by;
  entry.at = now();
  if (chosen->empty()) return entry;
  Result<LogEntry> added = add_entry(db, std::move(entry));
  if (!added) return added;
  ItemWriter items(db, *added);
  StatusReader status(db);
  Statement row = db.prepare("SELECT key, type, en, vi FROM pair WHERE id = ?1");
  for (const int64_t id : *chosen) {
    Decision decision;
    decision.verdict = Verdict::accepted;
    row.bind(1, id);
    if (!row.row()) return row.fault().value_or(Error{ErrorCode::io, "lost a pair", db.file()});
    const std::string key = row.text(0);
    decision.pair = {type_from_name(row.text(1)).value_or(Type::MISC), {row.text(2), row.text(3)}};
    row.reset();
    if (auto done = items.write(decision, key); !done) return done.error();
    if (auto done = status.refresh(key); !done) return done.error();
  }
  if (auto done = transaction.commit(); !done) return done.error();
  return added;
}

Result<LogEntry> ReviewStore::undo(const std::string& by) {
  const Database& db = impl_->db;
  Transaction transaction(db);
  if (!transaction.begun()) return transaction.begun().error();
  Statement last = db.prepare(
      "SELECT id, items FROM entry e WHERE by = ?1 AND undoes IS NULL AND NOT EXISTS "
      "(SELECT 1 FROM entry u WHERE u.undoes = e.id) ORDER BY id DESC LIMIT 1");
  last.bind(1, by);
  if (!last.row()) {
    if (auto fault = last.fault()) return *fault;
    return Error{ErrorCode::usage, fmt::format("{} has nothing to undo", by), db.file()};
  }
  LogEntry entry;
  entry.undoes = last.number(0);
  entry.decisions = static_cast<uint64_t>(last.number(1));
  entry.by = by;
  entry.at = now();
  last.reset();
  Result<LogEntry> added = add_entry(db, std::move(entry));
  if (!added) return added;
  StatusReader status(db);
  Statement items = db.prepare("SELECT DISTINCT key FROM item WHERE entry = ?1");
  items.bind(1, added->undoes);
  while (items.row())
    if (auto done = status.refresh_with_targets(items.text(0)); !done) return done.error();
  if (auto fault = items.fault()) return *fault;
  if (auto done = transaction.commit(); !done) return done.error();
  return added;
}

Result<std::vector<Decision>> ReviewStore::decisions() const {
  Statement all = impl_->db.prepare(
      fmt::format("SELECT {} FROM state WHERE verdict != 'open' ORDER BY type, en, vi, id",
                  decision_columns("state")));
  std::vector<Decision> out;
  while (all.row()) out.push_back(decision_at(all, 0));
  if (auto fault = all.fault()) return *fault;
  return out;
}

Result<std::vector<Decision>> ReviewStore::news(const std::vector<Decision>& decisions) const {
  std::map<std::string, size_t> last;
  for (size_t i = 0; i < decisions.size(); ++i) last[key_of(decisions[i].pair)] = i;
  Statement state = impl_->db.prepare(
      fmt::format("SELECT {} FROM state WHERE key = ?1", decision_columns("state")));
  std::vector<Decision> out;
  for (size_t i = 0; i < decisions.size(); ++i) {
    const Decision& decision = decisions[i];
    const std::string key = key_of(decision.pair);
    if (last[key] != i) continue;
    std::optional<Decision> before;
    state.bind(1, key);
    if (state.row()) before = decision_at(state, 0);
    state.reset();
    if (auto fault = state.fault()) return *fault;
    const bool same = before ? before->verdict == decision.verdict && before->to == decision.to &&
                                   before->note == decision.note
                             : decision.verdict == Verdict::open;
    const bool older = before && !decision.at.empty() && decision.at < before->at;
    if (!same && !older) out.push_back(decision);
  }
  return out;
}

}  // namespace align
