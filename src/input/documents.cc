#include "input/documents.h"

#include <fmt/format.h>
#include <sys/stat.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <system_error>
#include <vector>

#include "input/document_jobs.h"
#include "table/json.h"

namespace align {
namespace {

namespace fs = std::filesystem;

constexpr std::array<std::string_view, 3> kTextEndings = {".txt", ".text", ".md"};
constexpr std::array<std::string_view, 3> kSeparators = {".", "_", "-"};

std::string_view code_of(Lang lang) { return lang == Lang::en ? "en" : "vi"; }

bool has_text_ending(std::string_view path) {
  return std::any_of(kTextEndings.begin(), kTextEndings.end(),
                     [&](std::string_view ending) { return path.ends_with(ending); });
}

// "x/report.en" + ".txt.gz"; the ending is empty for files that are no texts.
size_t text_stem_size(std::string_view path) {
  const std::string_view unpacked = without_packing(path);
  return has_text_ending(unpacked) ? unpacked.rfind('.') : std::string_view::npos;
}

std::optional<SideName> side_of_ending(const std::string& path, size_t stem_size) {
  const std::string_view stem = std::string_view(path).substr(0, stem_size);
  for (const Lang lang : {Lang::en, Lang::vi})
    for (const std::string_view separator : kSeparators) {
      const std::string tail = fmt::format("{}{}", separator, code_of(lang));
      if (!stem.ends_with(tail) || stem.size() == tail.size() ||
          stem[stem.size() - tail.size() - 1] == '/')
        continue;
      const std::string shared(stem.substr(0, stem.size() - tail.size()));
      return SideName{
          lang, shared,
          fmt::format("{}{}{}{}", shared, separator, code_of(other(lang)), path.substr(stem_size))};
    }
  return std::nullopt;
}

// The deepest folder called en or vi.
std::optional<SideName> side_of_folder(const std::string& path, size_t stem_size) {
  for (size_t end = path.rfind('/'); end != std::string::npos && end > 0;
       end = path.rfind('/', end - 1)) {
    const size_t slash = path.rfind('/', end - 1);
    const size_t begin = slash == std::string::npos ? 0 : slash + 1;
    const std::string_view folder = std::string_view(path).substr(begin, end - begin);
    for (const Lang lang : {Lang::en, Lang::vi}) {
      if (folder != code_of(lang)) continue;
      const std::string before = path.substr(0, begin);
      return SideName{lang, before + path.substr(end + 1, stem_size - end - 1),
                      fmt::format("{}{}{}", before, code_of(other(lang)), path.substr(end))};
    }
    if (slash == std::string::npos) break;
  }
  return std::nullopt;
}

uint64_t size_of(const std::string& path) {
  struct stat status {};
  return ::stat(path.c_str(), &status) == 0 ? static_cast<uint64_t>(status.st_size) : 0;
}

}  // namespace

Record read_job(DocumentJob job, const SourceOptions& options) {
  Record record;
  record.id = std::move(job.id);
  record.error = std::move(job.error);
  record.extra = std::move(job.extra);
  record.mode = job.mode;
  if (record.error) return record;
  for (const Lang lang : {Lang::en, Lang::vi}) {
    Result<Document> document = read_document(lang == Lang::en ? job.en : job.vi, options.encoding);
    if (!document) {
      record.error = document.error();
      record.error->message = record.error->text();
      return record;
    }
    record.pair.side(lang) = std::move(*document);
  }
  record.error = fault_of(record.pair, options.max_record);
  return record;
}

namespace {

class FolderSource : public PairSource {
 public:
  FolderSource(std::vector<DocumentJob> jobs, const SourceOptions& options)
      : jobs_(std::move(jobs)), options_(options) {}

  Result<std::optional<RawRecord>> next() override {
    const bool stopped = options_.stop != nullptr && options_.stop->load();
    if (turn_ == jobs_.size() || stopped) return std::optional<RawRecord>();
    DocumentJob& job = jobs_[turn_++];
    consumed_ += size_of(job.en) + size_of(job.vi);
    RawRecord raw;
    raw.line.number = turn_;
    raw.record = read_job(std::move(job), options_);
    return std::optional(std::move(raw));
  }
  uint64_t consumed() const override { return consumed_; }

 private:
  std::vector<DocumentJob> jobs_;
  SourceOptions options_;
  size_t turn_ = 0;
  uint64_t consumed_ = 0;
};

// The pair that a text of the folder belongs to: by its ending, by its folder, or by both. When no counterpart is there
// the first of these that the name allows.
std::optional<SideName> side_in_folder(const std::string& file,
                                       const std::vector<std::string>& files) {
  const size_t stem_size = text_stem_size(file);
  if (stem_size == std::string_view::npos) return std::nullopt;
  auto by_ending = side_of_ending(file, stem_size);
  auto by_folder = side_of_folder(file, stem_size);
  const auto is_there = [&](const std::optional<SideName>& side) {
    return side && std::binary_search(files.begin(), files.end(), side->other);
  };
  if (is_there(by_ending)) return by_ending;
  if (is_there(by_folder)) return by_folder;
  if (by_ending && by_folder && by_ending->lang == by_folder->lang) {
    SideName both = *by_ending;
    both.other = side_of_folder(by_ending->other, stem_size)->other;
    both.stem = side_of_folder(by_ending->stem, by_ending->stem.size())->stem;
    if (is_there(both)) return both;
  }
  return by_ending ? by_ending : by_folder;
}

std::vector<DocumentJob> jobs_of_folder(const std::string& folder, std::vector<std::string> files) {
  std::sort(files.begin(), files.end());
  std::vector<DocumentJob> out;
  for (const std::string& file : files) {
    const auto side = side_in_folder(file, files);
    if (!side) continue;
    const bool paired = std::binary_search(files.begin(), files.end(), side->other);
    if (paired && side->lang == Lang::vi) continue;
    DocumentJob job;
    append_json_string(job.id, side->stem);
    const std::string own = fmt::format("{}/{}", folder, file);
    const std::string counterpart = fmt::format("{}/{}", folder, side->other);
    job.en = side->lang == Lang::en ? own : counterpart;
    job.vi = side->lang == Lang::en ? counterpart : own;
    if (!paired)
      job.error = Error{ErrorCode::io,
                        fmt::format("{} has no counterpart, expected {}", file, side->other)};
    out.push_back(std::move(job));
  }
  std::stable_sort(out.begin(), out.end(),
                   [](const DocumentJob& a, const DocumentJob& b) { return a.id < b.id; });
  return out;
}

}  // namespace

std::optional<SideName> side_of_name(const std::string& path, bool folders) {
  const size_t stem_size = text_stem_size(path);
  if (stem_size == std::string_view::npos) return std::nullopt;
  if (auto side = side_of_ending(path, stem_size)) return side;
  return folders ? side_of_folder(path, stem_size) : std::nullopt;
}

SourceResult open_texts(const std::string& en, const std::string& vi,
                        const SourceOptions& options) {
  DocumentJob job;
  const auto side = side_of_name(en, false);
  const std::string stem = side ? side->stem : en;
  append_json_string(job.id, std::string_view(stem).substr(stem.rfind('/') + 1));
  job.en = en;
  job.vi = vi;
  return SourceResult(std::make_unique<FolderSource>(std::vector{std::move(job)}, options));
}

SourceResult open_folder(const std::string& path, const SourceOptions& options) {
  std::error_code error;
  std::vector<std::string> files;
  for (fs::recursive_directory_iterator it(path, error), end; !error && it != end;
       it.increment(error)) {
    std::error_code kind;
    if (it->is_regular_file(kind)) files.push_back(it->path().lexically_relative(path).string());
  }
  if (error) return io_error(path, error.value(), "read");
  return SourceResult(
      std::make_unique<FolderSource>(jobs_of_folder(path, std::move(files)), options));
}

}  // namespace align
