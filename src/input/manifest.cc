#include <fmt/format.h>
#include <simdjson.h>
#include <sys/stat.h>

#include <algorithm>
#include <array>
#include <initializer_list>
#include <map>
#include <utility>
#include <vector>

#include "base/utf8.h"
#include "input/document_jobs.h"
#include "input/documents.h"
#include "input/lines.h"
#include "table/json.h"

namespace align {
namespace {

bool is_file(const std::string& path) {
  struct stat status {};
  return ::stat(path.c_str(), &status) == 0 && !S_ISDIR(status.st_mode);
}

// A manifest row with its named values; both kinds of manifest come down to this.
using Row = std::map<std::string, std::string, std::less<>>;

std::string take(Row& row, std::initializer_list<std::string_view> names) {
  for (const std::string_view name : names) {
    const auto it = row.find(name);
    if (it == row.end()) continue;
    std::string value = std::move(it->second);
    row.erase(it);
    if (!value.empty()) return value;
  }
  return "";
}

std::string beside(const std::string& manifest, const std::string& path) {
  if (path.starts_with('/')) return path;
  const size_t slash = manifest.rfind('/');
  return slash == std::string::npos ? path : manifest.substr(0, slash + 1) + path;
}

DocumentJob job_of(Row row, const std::string& manifest, size_t number) {
  DocumentJob job;
  const std::string en = take(row, {"source", "en", "src"});
  const std::string vi = take(row, {"target", "vi", "tgt", "trg"});
  std::string id = take(row, {"id"});
  const std::string output = take(row, {"output", "out"});
  const std::string mode = take(row, {"mode"});
  if (id.empty()) id = output;
  if (id.empty()) id = std::to_string(number);
  append_json_string(job.id, id);
  if (en.empty() || vi.empty()) {
    job.error = Error{ErrorCode::format, fmt::format("no {} file, expected source and target",
                                                     en.empty() ? "source" : "target")};
  } else if (!mode.empty() && mode != "parallel" && mode != "comparable" && mode != "auto") {
    job.error = Error{ErrorCode::format,
                      fmt::format("mode '{}', expected parallel, comparable or auto", mode)};
  }
  if (mode == "parallel") job.mode = Mode::parallel;
  if (mode == "comparable") job.mode = Mode::comparable;
  if (mode == "auto") job.mode = Mode::automatic;
  job.en = beside(manifest, en);
  job.vi = beside(manifest, vi);
  for (const auto& [name, value] : row) {
    job.extra += job.extra.empty() ? "" : ",";
    append_member(job.extra, name, value);
  }
  return job;
}

// The names of the columns: those of the header, or what rows of so many columns have.
std::vector<std::string> default_columns(const std::vector<std::string_view>& cells,
                                         const std::string& manifest) {
  if (cells.size() < 3) return {"source", "target"};
  const bool id_first = is_file(beside(manifest, std::string(cells[1]))) &&
                        is_file(beside(manifest, std::string(cells[2])));
  if (id_first) return {"id", "source", "target", "output", "source_date", "target_date", "mode"};
  return {"source", "target", "output", "source_date", "target_date", "mode"};
}

bool names_manifest_column(std::string_view cell) {
  static constexpr std::array<std::string_view, 4> kNames = {"id", "output", "out", "mode"};
  return lang_of_header(cell).has_value() ||
         std::find(kNames.begin(), kNames.end(), cell) != kNames.end();
}

bool is_header(const std::vector<std::string_view>& cells) {
  return std::count_if(cells.begin(), cells.end(),
                       [](std::string_view cell) { return lang_of_header(cell).has_value(); }) >=
             2 &&
         std::any_of(cells.begin(), cells.end(), names_manifest_column);
}

std::vector<std::string> header_columns(const std::vector<std::string_view>& cells) {
  std::vector<std::string> out;
  for (const std::string_view cell : cells) {
    const std::optional<Lang> lang = lang_of_header(cell);
    out.emplace_back(lang == Lang::en ? "source" : lang == Lang::vi ? "target" : cell);
  }
  return out;
}

std::optional<Error> read_flat_object(std::string_view text, Row& row) {
  simdjson::dom::parser parser;
  simdjson::dom::object object;
  if (parser.parse(text.data(), text.size()).get(object) != simdjson::SUCCESS)
    return Error{ErrorCode::invalid_json, "expected one JSON object a line"};
  for (const auto [key, value] : object) {
    std::string_view string;
    row[std::string(key)] =
        value.get(string) == simdjson::SUCCESS ? std::string(string) : simdjson::minify(value);
  }
  return std::nullopt;
}

class ManifestSource : public PairSource {
 public:
  ManifestSource(LineReader reader, std::string path, const SourceOptions& options)
      : reader_(std::move(reader)), path_(std::move(path)), options_(options) {}

  Result<std::optional<RawRecord>> next() override {
    for (;;) {
      const Result<std::optional<LineReader::Line>> line = reader_.next();
      if (!line) return line.error();
      if (!*line) return std::optional<RawRecord>();
      const std::string_view text = without_mark(**line);
      if (is_blank(text)) continue;
      std::optional<DocumentJob> job = job_of_line(text, (**line).number, (**line).too_large);
      if (!job) continue;
      RawRecord raw;
      raw.line.number = (**line).number;
      raw.record = read_job(std::move(*job), options_);
      return std::optional(std::move(raw));
    }
  }
  uint64_t consumed() const override { return reader_.consumed(); }

 private:
  // Nothing for the header.
  std::optional<DocumentJob> job_of_line(std::string_view text, size_t number, bool too_large) {
    const auto failed = [&](std::string message) {
      DocumentJob job;
      job.id = std::to_string(number);
      job.error = Error{ErrorCode::format, std::move(message)};
      return job;
    };
    if (too_large) return failed("the line is too long, expected the names of two files");
    if (find_invalid_utf8(text)) return failed("invalid UTF-8");
    if (text.front() == '{') return job_of_object(text, number);
    const std::vector<std::string_view> cells = tab_cells(text);
    if (columns_.empty()) {
      const bool header = is_header(cells);
      columns_ = header ? header_columns(cells) : default_columns(cells, path_);
      if (header) return std::nullopt;
    }
    if (cells.size() < 2) return failed("no tab, expected source TAB target");
    Row row;
    for (size_t i = 0; i < cells.size() && i < columns_.size(); ++i)
      row[columns_[i]] = std::string(cells[i]);
    return job_of(std::move(row), path_, number);
  }

  DocumentJob job_of_object(std::string_view text, size_t number) {
    Row row;
    if (auto error = read_flat_object(text, row)) {
      DocumentJob job;
      job.id = std::to_string(number);
      job.error = std::move(*error);
      return job;
    }
    return job_of(std::move(row), path_, number);
  }

  LineReader reader_;
  std::string path_;
  SourceOptions options_;
  std::vector<std::string> columns_;
};

}  // namespace

bool looks_like_manifest(const std::string& path, std::string_view first_line) {
  const std::vector<std::string_view> cells = tab_cells(first_line);
  if (cells.size() < 2) return false;
  const auto exists = [&](std::string_view cell) {
    return !cell.empty() && cell.size() < 4096 && is_file(beside(path, std::string(cell)));
  };
  return (exists(cells[0]) && exists(cells[1])) ||
         (cells.size() > 2 && exists(cells[1]) && exists(cells[2]));
}

SourceResult open_manifest(const std::string& path, const SourceOptions& options) {
  Result<LineReader> reader = LineReader::open(path, options.max_record, options.stop);
  if (!reader) return reader.error();
  return SourceResult(std::make_unique<ManifestSource>(std::move(*reader), path, options));
}

}  // namespace align
