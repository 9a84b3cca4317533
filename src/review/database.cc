#include "review/database.h"

#include <fmt/format.h>

#include <filesystem>
#include <utility>

namespace align {
namespace {

constexpr int kMostWait = 10000;  // milliseconds for another writer

Error error_of(sqlite3* db, int code, const std::string& file) {
  const int kind = code & 0xFF;
  const char* says = db != nullptr ? sqlite3_errmsg(db) : sqlite3_errstr(code);
  if (kind == SQLITE_NOTADB || kind == SQLITE_CORRUPT)
    return {ErrorCode::format, fmt::format("is no review database: {}", says), file};
  if (kind == SQLITE_BUSY)
    return {ErrorCode::io, "is locked: another program has been writing there for too long", file};
  return {ErrorCode::io, says, file};
}

std::string uri_of(const std::string& path, std::string_view options) {
  std::string out = "file:";
  for (const char c : path) {
    if (c == '%' || c == '?' || c == '#') {
      out += fmt::format("%{:02X}", static_cast<unsigned>(c));
    } else {
      out += c;
    }
  }
  return out.append(options);
}

}  // namespace

Statement::Statement(sqlite3* db, const std::string& file, std::string_view sql)
    : db_(db), file_(&file) {
  sqlite3_stmt* statement = nullptr;
  check(sqlite3_prepare_v2(db, sql.data(), static_cast<int>(sql.size()), &statement, nullptr));
  statement_.reset(statement);
}

void Statement::check(int code) {
  if (code != SQLITE_OK && !fault_) fault_ = error_of(db_, code, *file_);
}

Statement& Statement::bind(int place, std::string_view text) {
  // A null pointer would be NULL; an empty text is a text.
  const char* data = text.data() != nullptr ? text.data() : "";
  check(sqlite3_bind_text64(statement_.get(), place, data, text.size(), SQLITE_TRANSIENT,
                            SQLITE_UTF8));
  return *this;
}

Statement& Statement::bind(int place, int64_t number) {
  check(sqlite3_bind_int64(statement_.get(), place, number));
  return *this;
}

Statement& Statement::bind(int place, double number) {
  check(sqlite3_bind_double(statement_.get(), place, number));
  return *this;
}

Statement& Statement::bind_null(int place) {
  check(sqlite3_bind_null(statement_.get(), place));
  return *this;
}

bool Statement::row() {
  if (fault_) return false;
  const int code = sqlite3_step(statement_.get());
  if (code != SQLITE_ROW && code != SQLITE_DONE) check(code);
  return code == SQLITE_ROW;
}

Result<Done> Statement::run() {
  while (row()) {
  }
  reset();
  if (fault_) return *fault_;
  return Done{};
}

void Statement::reset() { sqlite3_reset(statement_.get()); }

std::optional<Error> Statement::fault() const { return fault_; }

std::string Statement::text(int column) const {
  const auto* bytes = sqlite3_column_text(statement_.get(), column);
  if (bytes == nullptr) return "";
  return {reinterpret_cast<const char*>(bytes),
          static_cast<size_t>(sqlite3_column_bytes(statement_.get(), column))};
}

Result<Database> Database::open(const std::string& path, Access access) {
  Database out;
  out.file_ = std::make_unique<const std::string>(path);
  std::error_code none;
  if (std::filesystem::is_directory(path, none))
    return Error{ErrorCode::io, "is a directory, expected a review database", path};
  if (access != Access::create && !std::filesystem::exists(path, none))
    return Error{ErrorCode::io, "no such file", path};
  const auto try_open = [&](std::string_view options, int flags) {
    sqlite3* db = nullptr;
    int code =
        sqlite3_open_v2(uri_of(path, options).c_str(), &db, flags | SQLITE_OPEN_URI, nullptr);
    out.db_.reset(db);
    if (code == SQLITE_OK) sqlite3_busy_timeout(db, kMostWait);
    // What cannot be used as a database is only seen when it is read.
    if (code == SQLITE_OK)
      code = sqlite3_exec(db, "SELECT 1 FROM sqlite_master", nullptr, nullptr, nullptr);
    return code;
  };
  int code = SQLITE_OK;
  if (access == Access::read) {
    code = try_open("?mode=ro", SQLITE_OPEN_READONLY);
    // In a folder where nothing can be written a finished database is read as it lies.
    if ((code & 0xFF) == SQLITE_CANTOPEN && !std::filesystem::exists(path + "-wal", none))
      code = try_open("?mode=ro&immutable=1", SQLITE_OPEN_READONLY);
  } else {
    const int create = access == Access::create ? SQLITE_OPEN_CREATE : 0;
    code = try_open("", SQLITE_OPEN_READWRITE | create);
  }
  if (code != SQLITE_OK) return error_of(out.db_.get(), code, path);
  return out;
}

Result<Done> Database::run(const std::string& sql) const {
  const int code = sqlite3_exec(db_.get(), sql.c_str(), nullptr, nullptr, nullptr);
  if (code != SQLITE_OK) return error_of(db_.get(), code, *file_);
  return Done{};
}

int64_t Database::number(std::string_view sql) const {
  Statement statement = prepare(sql);
  return statement.row() ? statement.number(0) : 0;
}

std::string Database::text(std::string_view sql) const {
  Statement statement = prepare(sql);
  return statement.row() ? statement.text(0) : "";
}

Transaction::~Transaction() {
  if (begun_ && !done_) (void)db_.run("ROLLBACK");
}

Result<Done> Transaction::commit() {
  Result<Done> out = db_.run("COMMIT");
  done_ = out.ok();
  return out;
}

}  // namespace align
