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
struct Value {
  std::string text;
  std::string json;  // of what is no string in a JSON manifest
};
using Row = std::map<std::string, Value, std::less<>>;

Value take(Row& row, std::initializer_list<std::string_view> names) {
  for (const std::string_view name : names) {
    const auto it = row.find(name);
    if (it == row.end()) continue;
    Value value = std::move(it->second);
    row.erase(it);
    if (!value.text.empty()) return value;
  }
  return {};
}

bool is_number(const std::string& json) {
  return !json.empty() && (json[0] == '-' || (json[0] >= '0' && json[0] <= '9'));
}

std::string beside(const std::string& manifest, const std::string& path) {
  if (path.starts_with('/')) return path;
  const size_t slash = manifest.rfind('/');
  return slash == std::string::npos ? path : manifest.substr(0, slash + 1) + path;
}

DocumentJob job_of(Row row, const std::string& manifest, size_t number) {
  DocumentJob job;
  const std::string en = take(row, {"source", "en", "src"}).text;
  const std::string vi = take(row, {"target", "vi", "tgt", "trg"}).text;
  Value id = take(row, {"id"});
  const Value output = take(row, {"output", "out"});
  const std::string mode = take(row, {"mode"}).text;
  if (id.text.empty()) id = output;
  if (id.text.empty()) id.text = id.json = std::to_string(number);
  if (is_number(id.json)) {
    job.id = id.json;
  } else {
    append_json_string(job.id, id.text);
  }
  if (en.empty() || vi.empty()) {
    job.error = Error{ErrorCode::format, fmt::format("no {} file, expected source and target",
                                                     en.empty() ? "source" : "target")};
  } else if (!mode.empty() && !mode_from_name(mode)) {
    job.error = Error{ErrorCode::format,
                      fmt::format("mode '{}', expected parallel, comparable or auto", mode)};
  }
  job.mode = mode_from_name(mode);
  job.en = beside(manifest, en);
  job.vi = beside(manifest, vi);
  for (const auto& [name, value] : row) {
    job.extra += job.extra.empty() ? "" : ",";
    append_json_string(job.extra, name);
    job.extra += ':';
    if (value.json.empty()) {
      append_json_string(job.extra, value.text);
    } else {
      job.extra += value.json;
    }
  }
  return job;
}

// The names of the columns: those of the header, or what rows of so many columns have.
std::vector<std::string> default_columns(const std::vector<std::string_view>& cells,
                                         const std::string& manifest) {
  if (cells.size() < 3) return {"source", "target"};
  // Of hunalign's three the third may be there from an earlier run.
  const auto is_there = [&](size_t column) {
    return is_file(beside(manifest, std::string(cells[column])));
  };
  if (!is_there(0) && is_there(1) && is_there(2))
    return {"id", "source", "target", "output", "source_date", "target_date", "mode"};
  return {"source", "target", "output", "source_date", "target_date", "mode"};
}

bool is_header(const std::vector<std::string_view>& cells) {
  return std::count_if(cells.begin(), cells.end(),
                       [](std::string_view cell) { return lang_of_header(cell).has_value(); }) >= 2;
}

std::vector<std::string> header_columns(const std::vector<std::string_view>& cells) {
  static constexpr std::array<std::string_view, 4> kNames = {"id", "output", "out", "mode"};
  std::vector<std::string> out;
  for (const std::string_view cell : cells) {
    const std::optional<Lang> lang = lang_of_header(cell);
    const std::string name = lower_ascii(cell);
    const bool known = std::find(kNames.begin(), kNames.end(), name) != kNames.end();
    out.emplace_back(lang == Lang::en   ? "source"
                     : lang == Lang::vi ? "target"
                     : known            ? name
                                        : cell);
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
    Value& to = row[std::string(key)];
    to = {};
    if (value.get(string) == simdjson::SUCCESS) {
      to.text = string;
    } else {
      to.json = simdjson::minify(value);
      if (!value.is_null()) to.text = to.json;
    }
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
      row[columns_[i]] = {std::string(cells[i]), ""};
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

bool looks_like_manifest(const std::string& path, std::string_view head) {
  const auto next_row = [&] {
    const std::string_view line = head.substr(0, head.find('\n'));
    head.remove_prefix(std::min(line.size() + 1, head.size()));
    return tab_cells(line.ends_with('\r') ? line.substr(0, line.size() - 1) : line);
  };
  const auto exists = [&](std::string_view cell) {
    return !cell.empty() && cell.size() < 4096 && is_file(beside(path, std::string(cell)));
  };
  const std::vector<std::string_view> cells = next_row();
  if (cells.size() < 2) return false;
  if (!is_header(cells))
    return (exists(cells[0]) && exists(cells[1])) ||
           (cells.size() > 2 && exists(cells[1]) && exists(cells[2]));
  const std::vector<std::string> columns = header_columns(cells);
  const auto column = [&](std::string_view name) {
    return static_cast<size_t>(std::find(columns.begin(), columns.end(), name) - columns.begin());
  };
  for (const std::string_view name : {"output", "out", "mode"})
    if (column(name) < columns.size()) return true;
  const std::vector<std::string_view> row = next_row();
  const size_t source = column("source");
  const size_t target = column("target");
  return std::max(source, target) < row.size() && exists(row[source]) && exists(row[target]);
}

SourceResult open_manifest(const std::string& path, const SourceOptions& options) {
  Result<LineReader> reader = LineReader::open(path, options.max_record, options.stop);
  if (!reader) return reader.error();
  return SourceResult(std::make_unique<ManifestSource>(std::move(*reader), path, options));
}

}  // namespace align
