#include "align/result_inputs.h"

#include <filesystem>
#include <utility>

#include "align/batch_results.h"
#include "align/batch_state.h"
#include "base/files.h"
#include "results/entity_file.h"
#include "review/store.h"

namespace align {
namespace {

namespace fs = std::filesystem;

class Visit {
 public:
  Visit(Messages& messages, const ResultVisitor& visitor)
      : messages_(messages), visitor_(visitor) {}

  Result<Done> folder(const std::string& path) {
    const Result<RunIdentity> identity = read_finished_run(path);
    if (!identity) return identity.error();
    for (const RunIdentity::OfInput& input : identity->inputs) {
      for (const Packing packing : {Packing::none, Packing::gzip, Packing::zstd}) {
        const std::string part = path + "/" + output_of(input.name, packing);
        if (!fs::exists(part)) continue;
        if (auto done = lines(part, input.name, holds_documents(input.kind)); !done) return done;
        break;
      }
    }
    return Done{};
  }

  Result<Done> review(const std::string& path) {
    const Result<ReviewStore> store = ReviewStore::open(path, ReviewStore::Access::read);
    if (!store) return store.error();
    return store->visit({visitor_.record, visitor_.entity});
  }

  Result<Done> file(const std::string& path) {
    if (ReviewStore::is_store_file(path)) return review(path);
    std::string_view name = std::string_view(path).substr(path.rfind('/') + 1);
    name = without_packing(name);
    if (name.ends_with(".jsonl")) name.remove_suffix(6);
    return lines(path, path == "-" ? "standard-input" : std::string(name), false);
  }

 private:
  Result<Done> lines(const std::string& path, const std::string& origin, bool documents) {
    Result<LineReader> reader = LineReader::open(path, kAnyLine);
    if (!reader) return reader.error();
    size_t good = 0;
    std::string table;  // an entity table is read as a whole
    for (;;) {
      Result<std::optional<LineReader::Line>> line = reader->next();
      if (!line) return line.error();
      if (!*line) break;
      if ((**line).number == 1 && looks_like_entities((**line).text)) table = "\n";
      if (!table.empty()) {
        if ((**line).number == 1) table.clear();
        table += (**line).text + "\n";
        continue;
      }
      if ((**line).text.find_first_not_of(" \t\r") == std::string::npos) continue;
      const Result<OutputRecord> record = reader_.read((**line).text);
      if (!record) {
        Error error = record.error();
        error.file = shown_name(path);
        error.line = (**line).number;
        if (good == 0) return error;
        messages_.repeated_error("lines that are no records", error);
        continue;
      }
      ++good;
      visitor_.record(*record, origin_of(*record, origin, documents));
    }
    return table.empty() ? Result<Done>(Done{}) : entities(table, path);
  }

  Result<Done> entities(const std::string& text, const std::string& path) {
    EntityTotals totals;
    if (auto done = read_entities(text, std::string(shown_name(path)), totals); !done) return done;
    for (EntityTotal& total : totals.sorted()) visitor_.entity(std::move(total));
    return Done{};
  }

  Messages& messages_;
  const ResultVisitor& visitor_;
  OutputReader reader_;
};

}  // namespace

Result<Done> visit_results(const std::string& path, Messages& messages,
                           const ResultVisitor& visitor) {
  Visit visit(messages, visitor);
  return fs::is_directory(path) ? visit.folder(path) : visit.file(path);
}

}  // namespace align
