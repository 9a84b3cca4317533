// align merge: the results of shards as one.
//
// Parts of `align stream --shard` are interleaved, the first record of each part in turn; folders of `align batch`
// likewise, input by input, and their tables and pages are made anew; entity tables are added up.
#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <functional>
#include <string>
#include <unordered_set>
#include <utility>
#include <vector>

#include "align/batch_results.h"
#include "align/batch_state.h"
#include "align/option_values.h"
#include "align/part_file.h"
#include "align/verbs.h"
#include "base/files.h"
#include "base/hash.h"
#include "results/entity_file.h"
#include "results/output_record.h"

namespace align {
namespace {

namespace fs = std::filesystem;

using Write = std::function<Result<Done>(std::string_view line)>;

Error at_line(Error error, const std::string& file, size_t line) {
  if (error.file.empty()) {
    error.file = file;
    error.line = line;
  }
  return error;
}

// One line of each file in turn. They are shards of one run when their numbers of lines differ by one at most and the
// longer ones come first: once a file has ended, no other has a further line.
Result<Done> interleave(const std::vector<std::string>& files, const Write& write) {
  std::vector<LineReader> readers;
  for (const std::string& file : files) {
    Result<LineReader> reader = LineReader::open(file, kAnyLine);
    if (!reader) return reader.error();
    readers.push_back(std::move(*reader));
  }
  std::vector<size_t> ended;
  for (size_t turn = 0; ended.size() < files.size(); turn = (turn + 1) % files.size()) {
    if (std::find(ended.begin(), ended.end(), turn) != ended.end()) continue;
    Result<std::optional<LineReader::Line>> line = readers[turn].next();
    if (!line) return line.error();
    if (!*line) {
      ended.push_back(turn);
      continue;
    }
    if (!ended.empty())
      return Error{ErrorCode::format,
                   fmt::format("has more lines than its turn beside {}, expected the parts of one "
                               "run in the order of their shards",
                               files[ended.front()]),
                   files[turn], (**line).number};
    (**line).text.push_back('\n');
    if (const auto done = write((**line).text); !done)
      return at_line(done.error(), files[turn], (**line).number);
  }
  return Done{};
}

// Refuses a second record with an id that was there.
class UniqueIds {
 public:
  Result<Done> add(std::string_view line) {
    const auto id = OutputReader::id_of(line);
    if (!id) return Error{ErrorCode::wrong_type, "expected a record as align stream writes it"};
    if (seen_.insert(hash64(*id)).second) return Done{};
    return Error{ErrorCode::format, fmt::format("the id {} was there before", *id)};
  }

 private:
  std::unordered_set<uint64_t> seen_;
};

Result<Done> merge_streams(const Options& options) {
  Result<OutputFile> out = OutputFile::open(options.output);
  if (!out) return out.error();
  UniqueIds ids;
  auto done = interleave(options.inputs, [&](std::string_view line) -> Result<Done> {
    if (auto fresh = ids.add(line); !fresh) return fresh;
    return out->write(line);
  });
  if (!done) return done;
  return out->commit();
}

Result<Done> merge_tables(const Options& options) {
  EntityTotals totals;
  for (const std::string& file : options.inputs) {
    const Result<std::string> text = read_file(file);
    if (!text) return text.error();
    if (auto done = read_entities(*text, file, totals); !done) return done;
  }
  std::string out;
  if (without_packing(options.output).ends_with(".jsonl")) {
    append_entities_jsonl(out, totals.sorted());
  } else {
    append_entities_tsv(out, totals.sorted());
  }
  return write_whole(options.output, out);
}

// Folders -----------------------------------------------------------------------------------------

struct FolderPart {
  std::string path;
  RunIdentity identity;
  size_t shard = 1;
  size_t of = 1;
  std::map<std::string, Error, std::less<>> ended_by;
  double seconds = 0;
};

Result<FolderPart> open_part(const std::string& path) {
  FolderPart part;
  part.path = path;
  Result<RunIdentity> identity = read_finished_run(path);
  if (!identity) return identity.error();
  part.identity = std::move(*identity);
  const auto shard = parse_fraction(part.identity.options["shard"]);
  if (!shard) return Error{ErrorCode::format, "no shard is noted there", path + "/.align/run.json"};
  part.shard = shard->first;
  part.of = shard->second;
  part.identity.options["shard"] = "1/1";
  auto ended = read_done_file(path + "/.align/done.jsonl");
  if (!ended) return ended.error();
  part.ended_by = std::move(*ended);
  part.seconds = seconds_of_report(path + "/report.json");
  return part;
}

// Every shard of one run, each once, in their order.
Result<std::vector<FolderPart>> open_parts(const std::vector<std::string>& paths) {
  std::vector<FolderPart> parts;
  for (const std::string& path : paths) {
    Result<FolderPart> part = open_part(path);
    if (!part) return part.error();
    parts.push_back(std::move(*part));
  }
  std::sort(parts.begin(), parts.end(),
            [](const FolderPart& a, const FolderPart& b) { return a.shard < b.shard; });
  for (size_t i = 0; i < parts.size(); ++i) {
    if (parts[i].of != parts.size() || parts[i].shard != i + 1)
      return Error{ErrorCode::format,
                   fmt::format("is shard {}/{}, expected the {} shards of one run", parts[i].shard,
                               parts[i].of, parts.size()),
                   parts[i].path};
    const auto changes = differences(parts.front().identity, parts[i].identity);
    if (!changes.empty())
      return Error{
          ErrorCode::format,
          fmt::format("is of another run than {}: {}", parts.front().path, changes.front()),
          parts[i].path};
  }
  return parts;
}

Result<Done> merge_input(const std::vector<FolderPart>& parts, size_t number, Packing packing,
                         const std::string& folder, RunResult& result) {
  const RunIdentity::OfInput& what = result.identity.inputs[number];
  InputResult& input = result.inputs[number];
  input.output = output_of(what.name, packing);
  std::vector<std::string> files;
  for (const FolderPart& part : parts) {
    const auto ended = part.ended_by.find(what.name);
    if (ended != part.ended_by.end() && !input.error) input.error = ended->second;
    const std::string file = part.path + "/" + input.output;
    if (fs::exists(file)) files.push_back(file);
  }
  if (files.empty() && input.error) {
    input.output.clear();
    return Done{};
  }
  const std::string target = folder + "/" + input.output;
  Result<OutputFile> out = OutputFile::open(target);
  if (!out) return out.error();
  auto done = interleave(files, [&](std::string_view line) { return out->write(line); });
  if (!done) return done;
  if (auto committed = out->commit(); !committed) return committed;
  return read_alignments(target, what, input, result.totals);
}

Result<Done> merge_folders(const Options& options) {
  const Result<std::vector<FolderPart>> parts = open_parts(options.inputs);
  if (!parts) return parts.error();
  for (const std::string& path : options.inputs)
    if (same_file(path, options.output))
      return Error{ErrorCode::io, "is a part too, expected another folder", options.output};
  RunResult result;
  result.identity = parts->front().identity;
  result.inputs.resize(result.identity.inputs.size());
  for (const FolderPart& part : *parts) result.seconds += part.seconds;
  Packing packing = Packing::none;
  for (const Packing kind : {Packing::gzip, Packing::zstd})
    if (result.identity.options["compress"] == ending_of(kind)) packing = kind;
  for (const char* name : {"/alignments", "/.align"})
    if (auto done = make_folder(options.output + name); !done) return done;
  for (size_t i = 0; i < result.inputs.size(); ++i)
    if (auto done = merge_input(*parts, i, packing, options.output, result); !done) return done;
  const std::string state = options.output + "/.align";
  std::string ended;
  for (size_t i = 0; i < result.inputs.size(); ++i)
    ended += done_line(result.identity.inputs[i].name, result.inputs[i].error) + "\n";
  if (auto done = write_whole(state + "/done.jsonl", ended); !done) return done;
  if (auto done = write_whole(state + "/run.json", result.identity.to_json()); !done) return done;
  return write_results(options.output, result);
}

// What the parts are; an error when they are not all the same.
enum class PartKind : uint8_t { records, tables, folders };

Result<PartKind> kind_of_part(const std::string& path) {
  if (fs::is_directory(path)) return PartKind::folders;
  Result<LineReader> reader = LineReader::open(path, kAnyLine);
  if (!reader) return reader.error();
  const auto line = reader->next();
  if (!line) return line.error();
  if (!*line) return PartKind::records;  // a shard may be empty
  if (looks_like_entities((**line).text)) return PartKind::tables;
  if (OutputReader::id_of((**line).text)) return PartKind::records;
  return Error{ErrorCode::format,
               "expected records as align stream writes them, an entity table or a folder of align "
               "batch",
               path, 1};
}

Result<Done> merge(const Options& options) {
  std::optional<PartKind> all;
  for (const std::string& path : options.inputs) {
    const Result<PartKind> kind = kind_of_part(path);
    if (!kind) return kind.error();
    if (all && *all != *kind)
      return Error{ErrorCode::format,
                   fmt::format("is of another kind than {}", options.inputs.front()), path};
    all = *kind;
    if (same_file(path, options.output) && *kind != PartKind::folders)
      return Error{ErrorCode::io, "is a part too, expected another file", options.output};
  }
  if (all == PartKind::folders) return merge_folders(options);
  if (all == PartKind::tables) return merge_tables(options);
  return merge_streams(options);
}

}  // namespace

int run_merge(const Options& options, Messages& messages) {
  const Result<Done> done = merge(options);
  if (done) return kDone;
  messages.error(done.error());
  return kNothingDone;
}

}  // namespace align
