// SQLite as values: a connection, statements with numbered places, errors that name the file.
//
//     Result<Database> db = Database::open("a.db", Database::Access::create);
//     Statement s = db->prepare("SELECT en FROM pair WHERE score >= ?1");
//     s.bind(1, 0.5);
//     while (s.row()) use(s.text(0));
//     if (auto fault = s.fault()) return *fault;        locked, disk full, no such table ...
//
// Only files of src/review include this.
#ifndef ALIGN_REVIEW_DATABASE_H_
#define ALIGN_REVIEW_DATABASE_H_

#include <sqlite3.h>

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"

namespace align {

// One statement. A fault stays with it: whoever runs many asks once.
class Statement {
 public:
  Statement(sqlite3* db, const std::string& file, std::string_view sql);

  Statement& bind(int place, std::string_view text);
  Statement& bind(int place, int64_t number);
  Statement& bind(int place, double number);
  Statement& bind_null(int place);

  bool row();          // false at the end, or at a fault
  Result<Done> run();  // to the end, then ready for the next values
  void reset();
  std::optional<Error> fault() const;

  std::string text(int column) const;
  int64_t number(int column) const { return sqlite3_column_int64(statement_.get(), column); }
  double real(int column) const { return sqlite3_column_double(statement_.get(), column); }
  bool is_null(int column) const {
    return sqlite3_column_type(statement_.get(), column) == SQLITE_NULL;
  }

 private:
  struct Finalize {
    void operator()(sqlite3_stmt* s) const { sqlite3_finalize(s); }
  };
  void check(int code);

  sqlite3* db_;
  const std::string* file_;
  std::unique_ptr<sqlite3_stmt, Finalize> statement_;
  std::optional<Error> fault_;
};

class Database {
 public:
  enum class Access : uint8_t { create, write, read };
  static Result<Database> open(const std::string& path, Access access);

  Statement prepare(std::string_view sql) const { return {db_.get(), *file_, sql}; }
  Result<Done> run(const std::string& sql) const;  // one or more statements without values
  // The first column of the first row; 0 when there is none.
  int64_t number(std::string_view sql) const;
  std::string text(std::string_view sql) const;
  const std::string& file() const { return *file_; }
  int64_t last_id() const { return sqlite3_last_insert_rowid(db_.get()); }

 private:
  struct Close {
    void operator()(sqlite3* db) const { sqlite3_close_v2(db); }
  };
  std::unique_ptr<const std::string> file_;  // statements keep its address
  std::unique_ptr<sqlite3, Close> db_;
};

// Changes that come to be together or not at all: without commit() all is as before.
class Transaction {
 public:
  explicit Transaction(const Database& db) : db_(db), begun_(db.run("BEGIN IMMEDIATE")) {}
  ~Transaction();
  Transaction(const Transaction&) = delete;
  Transaction& operator=(const Transaction&) = delete;

  const Result<Done>& begun() const { return begun_; }
  Result<Done> commit();

 private:
  const Database& db_;
  Result<Done> begun_;
  bool done_ = false;
};

}  // namespace align

#endif  // ALIGN_REVIEW_DATABASE_H_
