#include "align/batch_results.h"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <utility>

#include "align/part_file.h"
#include "base/files.h"
#include "results/entity_file.h"
#include "results/summary.h"

namespace align {
namespace {

using Json = nlohmann::ordered_json;

Json counts_json(const RunResult& result, const RunCounts& counts, size_t entities,
                 size_t conflicts) {
  Json json;
  json["inputs"] = result.inputs.size();
  json["failed_inputs"] =
      std::count_if(result.inputs.begin(), result.inputs.end(),
                    [](const InputResult& input) { return input.error.has_value(); });
  json["records"] = counts.records;
  json["failed_records"] = counts.failures();
  json["failed_by_code"] = counts.failed;
  json["comparable_records"] = counts.comparable;
  json["swapped_records"] = counts.swapped;
  json["aligned"] = counts.aligned();
  json["unaligned"] = counts.alone();
  json["entities"] = entities;
  json["conflicts"] = conflicts;
  for (int t = 0; t < kTypeCount; ++t) {
    const auto& type = counts.types[static_cast<size_t>(t)];
    json["by_type"][std::string(name_of(static_cast<Type>(t)))] = {{"aligned", type.aligned},
                                                                   {"en_unaligned", type.alone[0]},
                                                                   {"vi_unaligned", type.alone[1]}};
  }
  json["evidence"] = counts.evidence;
  return json;
}

Json inputs_json(const RunResult& result) {
  Json list = Json::array();
  for (size_t i = 0; i < result.inputs.size(); ++i) {
    const RunIdentity::OfInput& what = result.identity.inputs[i];
    const InputResult& input = result.inputs[i];
    Json json = {{"name", what.name},
                 {"file", what.file},
                 {"kind", what.kind},
                 {"mode", what.mode},
                 {"bytes", what.bytes},
                 {"sha256", what.sha256},
                 {"output", input.output},
                 {"records", input.counts.records},
                 {"failed", input.counts.failures()},
                 {"comparable", input.counts.comparable},
                 {"aligned", input.counts.aligned()},
                 {"unaligned", input.counts.alone()}};
    if (input.error) json["error"] = input.error->text();
    list.push_back(std::move(json));
  }
  return list;
}

Json failures_json(const RunResult& result) {
  Json list = Json::array();
  for (size_t i = 0; i < result.inputs.size(); ++i) {
    const std::string& name = result.identity.inputs[i].name;
    const InputResult& input = result.inputs[i];
    for (const FailedRecord& failed : input.failed) {
      list.push_back(Json{{"input", name},
                          {"id", Json::parse(failed.id, nullptr, false)},
                          {"code", failed.code},
                          {"message", failed.message}});
    }
    if (input.error)
      list.push_back(Json{{"input", name},
                          {"id", nullptr},
                          {"code", name_of(input.error->code)},
                          {"message", input.error->text()}});
  }
  return list;
}

std::string report(const RunResult& result, const RunCounts& counts, size_t entities,
                   size_t conflicts) {
  Json json;
  json["version"] = result.identity.version;
  json["counts"] = counts_json(result, counts, entities, conflicts);
  json["inputs"] = inputs_json(result);
  json["failures"] = failures_json(result);
  json["lexicons"] = result.identity.lexicons;
  json["options"] = result.identity.options;
  const double seconds = std::max(result.seconds, 0.001);
  json["timings"] = {{"seconds", result.seconds},
                     {"threads", result.threads},
                     {"records_per_second", static_cast<double>(counts.records) / seconds}};
  return json.dump(1, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace

RunCounts RunResult::counts() const {
  RunCounts sum;
  for (const InputResult& input : inputs) sum.merge(input.counts);
  return sum;
}

uint64_t RunResult::failures() const {
  uint64_t sum = 0;
  for (const InputResult& input : inputs) sum += input.counts.failures() + (input.error ? 1 : 0);
  return sum;
}

std::string output_of(const std::string& name, Packing packing) {
  return fmt::format("alignments/{}.jsonl{}", name, ending_of(packing));
}

bool holds_documents(std::string_view kind) {
  return kind == name_of(InputKind::folder) || kind == name_of(InputKind::manifest);
}

Result<Done> write_results(const std::string& folder, const RunResult& result) {
  RunSummary summary;
  summary.version = result.identity.version;
  summary.counts = result.counts();
  summary.entities = result.totals.sorted();
  summary.conflicts = find_conflicts(summary.entities);
  for (size_t i = 0; i < result.inputs.size(); ++i) {
    const RunIdentity::OfInput& what = result.identity.inputs[i];
    const InputResult& input = result.inputs[i];
    InputSummary& of = summary.inputs.emplace_back();
    of = {what.name, what.kind, what.mode, input.output, input.counts, std::nullopt};
    if (input.error) of.error = input.error->text();
  }
  std::string text;
  append_entities_tsv(text, summary.entities);
  if (auto done = write_whole(folder + "/entities.tsv", text); !done) return done;
  text.clear();
  append_summary_html(text, summary);
  if (auto done = write_whole(folder + "/summary.html", text); !done) return done;
  return write_whole(
      folder + "/report.json",
      report(result, summary.counts, summary.entities.size(), summary.conflicts.size()));
}

double seconds_of_report(const std::string& path) {
  const Result<std::string> text = read_file(path);
  if (!text) return 0;
  const Json json = Json::parse(*text, nullptr, false);
  const Json::json_pointer place("/timings/seconds");
  return json.is_object() && json.contains(place) && json[place].is_number()
             ? json[place].get<double>()
             : 0.0;
}

Result<Done> read_alignments(const std::string& path, const RunIdentity::OfInput& input,
                             InputResult& result, EntityTotals& totals) {
  Result<LineReader> reader = LineReader::open(path, kAnyLine);
  if (!reader) return reader.error();
  LineCounter counter;
  for (;;) {
    const Result<std::optional<LineReader::Line>> line = reader->next();
    if (!line) return line.error();
    if (!*line) return Done{};
    std::vector<FailedRecord> failed;
    counter.add((**line).text, input.name, holds_documents(input.kind), result.counts, failed,
                totals);
    for (FailedRecord& record : failed)
      if (result.failed.size() < kListedFailures) result.failed.push_back(std::move(record));
  }
}

}  // namespace align
