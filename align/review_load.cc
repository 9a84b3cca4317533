#include "align/review_load.h"

#include <fmt/format.h>
#include <malloc.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <unordered_set>
#include <utility>
#include <vector>

#include "align/result_inputs.h"
#include "base/files.h"
#include "base/hash.h"
#include "base/mapped_file.h"

namespace align {
namespace {

namespace fs = std::filesystem;

std::string without_slash(std::string path) {
  while (path.size() > 1 && path.ends_with('/')) path.pop_back();
  return path;
}

// All files of an input that results are in, in a fixed order.
std::vector<std::string> files_of(const std::string& input) {
  if (!fs::is_directory(input)) return {input};
  std::vector<std::string> out;
  std::error_code code;
  for (fs::recursive_directory_iterator it(input, code), end; !code && it != end;
       it.increment(code))
    if (it->is_regular_file()) out.push_back(it->path().string());
  std::sort(out.begin(), out.end());
  return out;
}

// Changes when an input changes; empty when that cannot be told (standard input).
std::string fingerprint_of(const std::vector<std::string>& inputs) {
  std::string out;
  for (const std::string& input : inputs) {
    for (const std::string& file : files_of(input)) {
      if (file == "-") return "";
      const Result<MappedFile> mapped = MappedFile::open(file);
      if (!mapped) return "";
      out += fmt::format("{:016x}{:016x}", hash64(fs::path(file).filename().string()),
                         hash64(mapped->bytes()));
    }
  }
  return fmt::format("{:016x}", hash64(out));
}

// Ids of a stream name its records; two of one id would be one for whoever looks for its place.
class Ids {
 public:
  std::optional<Error> add(const OutputRecord& record, std::string_view origin) {
    if (ids_.insert(std::string(origin) + "\t" + record.id).second) return std::nullopt;
    return Error{
        ErrorCode::format,
        fmt::format("id {} stands twice, expected an id of its own for each record", record.id),
        std::string(origin)};
  }

 private:
  std::unordered_set<std::string> ids_;
};

Result<Done> fill(ReviewLoad& load, const Options& options, Messages& messages) {
  for (const std::string& input : options.inputs) {
    Ids ids;
    std::optional<Error> twice;
    // In a folder of `batch` one unit of a translation memory may stand twice.
    const bool unique = !fs::is_directory(input) && !ReviewStore::is_store_file(input);
    const ResultVisitor visitor{
        [&](const OutputRecord& record, std::string_view origin) {
          if (unique && !twice) twice = ids.add(record, origin);
          if (record.code)
            messages.warning("records that failed",
                             fmt::format("{}: {}: {}", origin, bare_id(record), record.message));
          load.add(record, origin);
        },
        [&](EntityTotal total) { load.add(std::move(total)); }};
    if (auto done = visit_results(input, messages, visitor); !done) return done;
    if (twice) return *twice;
  }
  return Done{};
}

// One that was made for nothing.
void remove_database(Result<ReviewStore> store, const std::string& file) {
  { const ReviewStore closed = std::move(*store); }
  std::error_code code;
  for (const char* ending : {"", "-wal", "-shm"}) fs::remove(file + ending, code);
}

bool is_own_database(const Options& options) {
  return options.inputs.size() == 1 && options.inputs.front() == review_database(options);
}

}  // namespace

std::string review_database(const Options& options) {
  if (!options.db.empty()) return options.db;
  const std::string& first = options.inputs.front();
  return ReviewStore::is_store_file(first) ? first : without_slash(first) + ".review.db";
}

std::string review_job_name(const Options& options) {
  const std::string& from = options.inputs.empty() ? options.db : options.inputs.front();
  std::string name = fs::path(without_slash(from)).filename().string();
  for (const std::string_view ending : {".gz", ".zst", ".review.db", ".jsonl", ".tsv", ".db"})
    if (name.size() > ending.size() && name.ends_with(ending))
      name.resize(name.size() - ending.size());
  return name;
}

std::string review_user(const Options& options) {
  if (!options.user.empty()) return options.user;
  for (const char* name : {"USER", "LOGNAME"})
    if (const char* value = std::getenv(name); value != nullptr && *value != '\0') return value;
  return std::to_string(getuid());
}

Result<ReviewStore> open_review(const Options& options, Messages& messages,
                                const std::string& temporary) {
  for (const std::string& input : options.inputs)
    if (input != "-" && !fs::exists(input)) return Error{ErrorCode::io, "no such file", input};
  std::string database = review_database(options);
  const bool for_now = !temporary.empty() && options.db.empty() && !fs::exists(database);
  if (for_now) database = temporary;
  const bool fresh = !fs::exists(database);
  if (is_own_database(options) || options.inputs.empty())
    return ReviewStore::open(database, ReviewStore::Access::write);
  Result<ReviewStore> store = ReviewStore::open(database);
  if (!store) return store;
  const std::string fingerprint = fingerprint_of(options.inputs);
  if (!fingerprint.empty() && store->fingerprint() == fingerprint) return store;
  messages.note(fmt::format("reading {}{}", shown_name(options.inputs.front()),
                            for_now ? "" : " into " + database));
  const auto loaded =
      store->load(fingerprint, [&](ReviewLoad& load) { return fill(load, options, messages); });
  if (!loaded) {
    Error error = loaded.error();
    if (error.line == 1) error.message += "; `align batch` makes results of texts";
    if (fresh) remove_database(std::move(store), database);
    return error;
  }
  // The texts were in memory once; the server does not need them there.
  malloc_trim(0);
  return store;
}

}  // namespace align
