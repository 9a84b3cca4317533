#include "review/schema.h"

#include <fmt/format.h>

namespace align {
namespace {

constexpr int64_t kApplication = 0x416C5265;  // "AlRe"
constexpr int64_t kVersion = 1;

constexpr const char* kLog = R"(
CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE entry (
  id INTEGER PRIMARY KEY,
  by TEXT NOT NULL,
  at TEXT NOT NULL,
  items INTEGER NOT NULL,
  undoes INTEGER UNIQUE REFERENCES entry (id));
CREATE TABLE item (
  id INTEGER PRIMARY KEY,
  entry INTEGER NOT NULL REFERENCES entry (id),
  key TEXT NOT NULL,
  type TEXT NOT NULL, en TEXT NOT NULL, vi TEXT NOT NULL,
  verdict TEXT NOT NULL,
  to_type TEXT, to_en TEXT, to_vi TEXT, to_key TEXT,
  by TEXT NOT NULL, at TEXT NOT NULL, note TEXT NOT NULL);
CREATE INDEX item_key ON item (key, id);
CREATE INDEX item_to ON item (to_key, id) WHERE to_key IS NOT NULL;
CREATE INDEX item_entry ON item (entry);
CREATE VIEW state AS
  SELECT * FROM item WHERE id = (
    SELECT i.id FROM item i
    WHERE i.key = item.key AND NOT EXISTS (SELECT 1 FROM entry u WHERE u.undoes = i.entry)
    ORDER BY i.id DESC LIMIT 1);
CREATE TRIGGER entry_stays BEFORE UPDATE ON entry BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END;
CREATE TRIGGER entry_kept BEFORE DELETE ON entry BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END;
CREATE TRIGGER item_stays BEFORE UPDATE ON item BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END;
CREATE TRIGGER item_kept BEFORE DELETE ON item BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END;
)";

// status and decided_in repeat the item's, for the list.
constexpr const char* kResults = R"(
CREATE TABLE file (id INTEGER PRIMARY KEY, name TEXT NOT NULL);
CREATE TABLE tally (kind TEXT, name TEXT, pairs INTEGER NOT NULL, PRIMARY KEY (kind, name)) WITHOUT ROWID;
CREATE TABLE pair (
  id INTEGER PRIMARY KEY,
  key TEXT NOT NULL,
  type TEXT NOT NULL, en TEXT NOT NULL, vi TEXT NOT NULL,
  en_key TEXT NOT NULL, vi_key TEXT NOT NULL,
  fold TEXT NOT NULL,
  score REAL NOT NULL,
  evidence TEXT NOT NULL,
  en_count INTEGER NOT NULL, vi_count INTEGER NOT NULL,
  alone INTEGER NOT NULL, conflict INTEGER NOT NULL,
  place INTEGER NOT NULL,
  suggestions TEXT NOT NULL,
  row TEXT NOT NULL,
  status TEXT NOT NULL, item INTEGER, decided_in INTEGER NOT NULL);
CREATE TABLE pair_file (file INTEGER, pair INTEGER, PRIMARY KEY (file, pair)) WITHOUT ROWID;
CREATE TABLE segment (
  id INTEGER PRIMARY KEY,
  file INTEGER NOT NULL, record TEXT NOT NULL,
  en TEXT NOT NULL, vi TEXT NOT NULL);
CREATE TABLE occurrence (
  id INTEGER PRIMARY KEY,
  pair INTEGER NOT NULL, segment INTEGER NOT NULL,
  en_start INTEGER NOT NULL, en_end INTEGER NOT NULL,
  vi_start INTEGER NOT NULL, vi_end INTEGER NOT NULL,
  score REAL NOT NULL, evidence TEXT NOT NULL);
)";

constexpr const char* kDropResults = R"(
DROP TABLE file; DROP TABLE tally; DROP TABLE pair; DROP TABLE pair_file; DROP TABLE segment; DROP TABLE occurrence;
)";

constexpr const char* kIndices = R"(
CREATE UNIQUE INDEX pair_key ON pair (key);
CREATE INDEX pair_doubt ON pair (alone, score, id);
CREATE INDEX pair_count ON pair (alone, en_count + vi_count DESC, id);
CREATE INDEX pair_place ON pair (place, id);
CREATE INDEX pair_en ON pair (en_key);
CREATE INDEX pair_vi ON pair (vi_key);
CREATE INDEX pair_status ON pair (status);
CREATE INDEX pair_decided ON pair (id) WHERE status != 'open';
CREATE INDEX occurrence_pair ON occurrence (pair, id);
CREATE INDEX occurrence_segment ON occurrence (segment);
)";

Result<Done> create(const Database& db) {
  // The mark of the file goes into the file itself, not into the log beside it.
  if (auto done = db.run(fmt::format("PRAGMA application_id = {}", kApplication)); !done)
    return done;
  Transaction transaction(db);
  if (!transaction.begun()) return transaction.begun();
  // Another program may have been faster.
  if (db.number("PRAGMA user_version") == kVersion) return Done{};
  for (const char* sql : {kLog, kResults, kIndices})
    if (auto done = db.run(sql); !done) return done;
  if (auto done = db.run(fmt::format("PRAGMA user_version = {}", kVersion)); !done) return done;
  return transaction.commit();
}

}  // namespace

Result<Database> open_review(const std::string& path, Database::Access access) {
  Result<Database> db = Database::open(path, access);
  if (!db) return db;
  const bool empty = db->number("SELECT count(*) FROM sqlite_master") == 0;
  if (!empty && db->number("PRAGMA application_id") != kApplication)
    return Error{ErrorCode::format, "is a database, but not one of align review", path};
  if (empty && access != Database::Access::create)
    return Error{ErrorCode::format, "is empty, expected a review database", path};
  if (empty) {
    if (auto done = create(*db); !done) return done.error();
  }
  const int64_t version = db->number("PRAGMA user_version");
  if (version != kVersion)
    return Error{ErrorCode::format,
                 fmt::format("is of version {}, expected {}: another version of align wrote it",
                             version, kVersion),
                 path};
  if (access == Database::Access::read) return db;
  const char* settings = "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;";
  if (auto done = db->run(settings); !done) return done.error();
  return db;
}

bool is_review_database(std::string_view head) {
  constexpr std::string_view kSqlite("SQLite format 3\0", 16);
  constexpr size_t kAt = 68;
  if (!head.starts_with(kSqlite) || head.size() < kAt + 4) return false;
  int64_t application = 0;
  for (const char c : head.substr(kAt, 4)) application = application << 8 | static_cast<uint8_t>(c);
  return application == kApplication;
}

Result<Done> begin_results(const Database& db) {
  if (auto done = db.run(kDropResults); !done) return done;
  return db.run(kResults);
}

Result<Done> end_results(const Database& db) { return db.run(kIndices); }

}  // namespace align
