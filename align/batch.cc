// align batch: many inputs into one folder.
//
//     DIR/alignments/NAME.jsonl   the records of each input
//     DIR/entities.tsv            one table over everything
//     DIR/summary.html            the same at a glance
//     DIR/report.json             counts, failures, versions, hashes, timings
//     DIR/.align/                 what --resume needs (batch_state.h)
#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <filesystem>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "align/batch_results.h"
#include "align/batch_state.h"
#include "align/part_file.h"
#include "align/progress.h"
#include "align/record_pipeline.h"
#include "align/signals.h"
#include "align/verbs.h"
#include "base/files.h"
#include "input/inputs.h"

namespace align {
namespace {

namespace fs = std::filesystem;

constexpr size_t kChunkBytes = size_t{256} << 10;

// Where the parts of a run lie.
struct Places {
  std::string folder;
  std::string state() const { return folder + "/.align"; }
  std::string identity() const { return state() + "/run.json"; }
  std::string done() const { return state() + "/done.jsonl"; }
  std::string part(const std::string& name) const { return state() + "/" + name + ".part"; }
};

RecordPipeline::Plan plan_of(const Options& options) {
  RecordPipeline::Plan plan;
  plan.settings = options.settings();
  plan.format = {options.offsets, !options.no_text, true};
  plan.max_record = options.max_record;
  plan.threads = thread_count(options);
  plan.totals = true;
  return plan;
}

std::string counted(uint64_t number, std::string_view what) {
  return fmt::format("{} {}{}", number, what, number == 1 ? "" : "s");
}

class BatchRun {
 public:
  BatchRun(const Options& options, Messages& messages, std::vector<Input> inputs)
      : options_(options),
        messages_(messages),
        inputs_(std::move(inputs)),
        places_{options.output},
        source_options_{options.max_record, options.encoding, &stop_gently()},
        progress_(options.progress, options.quiet),
        before_(inputs_.size(), 0) {}

  int run(const LexiconSet& lexicons) {
    result_.identity = identify(options_, lexicons, inputs_);
    result_.inputs.resize(inputs_.size());
    result_.threads = thread_count(options_);
    for (size_t i = 0; i < inputs_.size(); ++i) {
      result_.inputs[i].output = output_of(inputs_[i].name, options_.compress);
      state_.total += result_.identity.inputs[i].bytes;
    }
    if (const Result<Done> done = prepare(); !done) return fail(done.error());
    Result<FolderLock> lock = FolderLock::take(places_.state());
    if (!lock) return fail(lock.error());
    if (const Result<Done> done = options_.resume ? resume() : start_anew(); !done)
      return fail(done.error());
    RecordPipeline pipeline(lexicons, plan_of(options_));
    pipeline.run([this](RecordChunk& chunk) { return read(chunk); },
                 [this](RecordChunk& chunk) { write(chunk); });
    pipeline.take_totals(result_.totals);
    return finish();
  }

 private:
  int fail(const Error& error) {
    progress_.clear();
    messages_.error(error);
    return kNothingDone;
  }

  Result<Done> prepare() const {
    if (auto done = make_folder(places_.folder + "/alignments"); !done) return done;
    return make_folder(places_.state());
  }

  // What an earlier run left is not this run's.
  Result<Done> start_anew() {
    std::error_code error;
    for (const Input& input : inputs_) forget(input.name);
    if (const Result<std::string> text = read_file(places_.identity()); text) {
      const Result<RunIdentity> before = RunIdentity::from_json(*text, places_.identity());
      for (size_t i = 0; before && i < before->inputs.size(); ++i) forget(before->inputs[i].name);
    }
    fs::remove(places_.done(), error);
    for (const char* name : {"/entities.tsv", "/summary.html", "/report.json"})
      fs::remove(places_.folder + name, error);
    return write_whole(places_.identity(), result_.identity.to_json());
  }

  void forget(const std::string& name) const {
    std::error_code error;
    if (name.find('/') != std::string::npos) return;  // no name of ours
    fs::remove(places_.part(name), error);
    for (const Packing packing : {Packing::none, Packing::gzip, Packing::zstd})
      fs::remove(places_.folder + "/" + output_of(name, packing), error);
  }

  Result<Done> resume() {
    if (!fs::exists(places_.identity())) {
      messages_.note("nothing to go on with in that folder: starting");
      return start_anew();
    }
    const Result<std::string> text = read_file(places_.identity());
    if (!text) return text.error();
    const Result<RunIdentity> before = RunIdentity::from_json(*text, places_.identity());
    if (!before) return before.error();
    const std::vector<std::string> changes = differences(*before, result_.identity);
    if (!changes.empty()) {
      for (const std::string& change : changes) messages_.error(change);
      return Error{ErrorCode::usage,
                   "cannot go on: that was another run; leave --resume out to start anew",
                   places_.folder};
    }
    auto ended = read_done_file(places_.done());
    if (!ended) return ended.error();
    ended_by_ = std::move(*ended);
    for (size_t i = 0; i < inputs_.size(); ++i)
      if (auto done = resume_input(i); !done) return done;
    return Done{};
  }

  Result<Done> resume_input(size_t i) {
    const std::string& name = inputs_[i].name;
    InputResult& result = result_.inputs[i];
    const RunIdentity::OfInput& what = result_.identity.inputs[i];
    const std::string whole = places_.folder + "/" + result.output;
    if (fs::exists(whole)) {
      before_[i] = kFinished;
      if (const auto it = ended_by_.find(name); it != ended_by_.end()) result.error = it->second;
      return read_alignments(whole, what, result, result_.totals);
    }
    if (!fs::exists(places_.part(name))) return Done{};
    {
      const Result<PartFile> cut = PartFile::open(places_.part(name), options_.compress);
      if (!cut) return cut.error();
    }
    if (fs::file_size(places_.part(name)) > 0) {
      if (auto done = read_alignments(places_.part(name), what, result, result_.totals); !done)
        return done;
    }
    before_[i] = result.counts.records;
    return Done{};
  }

  // The first stage ----------------------------------------------------------------------------

  bool read(RecordChunk& chunk) {
    while (turn_ < inputs_.size() && !halted_) {
      if (before_[turn_] == kFinished) {
        ++turn_;
        continue;
      }
      chunk.input = turn_;
      chunk.file = shown_name(inputs_[turn_].files.front());
      chunk.origin = inputs_[turn_].name;
      chunk.documents = holds_documents(result_.identity.inputs[turn_].kind);
      chunk.mode = options_.mode.value_or(inputs_[turn_].mode());
      if (!source_) open_source(chunk);
      if (source_) fill(chunk);
      // What a signal cut off is left for the next run: its chunks are the same as of an undisturbed one.
      if (stopped()) return false;
      if (chunk.last) {
        source_.reset();
        ++turn_;
      }
      return true;
    }
    return false;
  }

  static bool stopped() { return signal_exit_code() != 0; }

  void open_source(RecordChunk& chunk) {
    seen_ = 0;
    kept_ = 0;
    SourceResult source = open_input(inputs_[turn_], source_options_);
    if (source) {
      source_ = std::move(*source);
      return;
    }
    chunk.error = source.error();
    chunk.last = true;
  }

  void fill(RecordChunk& chunk) {
    size_t bytes = 0;
    while (bytes < kChunkBytes && chunk.raw.size() < kChunkRecords) {
      Result<std::optional<RawRecord>> raw = source_->next();
      if (!raw) chunk.error = raw.error();
      chunk.last = !raw || !*raw;
      if (chunk.last) break;
      if (!options_.shard.has(seen_++)) continue;
      if (kept_++ < before_[turn_]) continue;  // written by the run before
      bytes += size_of(**raw);
      chunk.raw.push_back(std::move(**raw));
    }
    chunk.consumed = source_->consumed();
  }

  static size_t size_of(const RawRecord& raw) {
    if (!raw.record) return raw.line.text.size();
    return raw.record->pair.en.text.size() + raw.record->pair.vi.text.size();
  }

  // The last stage -----------------------------------------------------------------------------

  void write(RecordChunk& chunk) {
    if (halted_) return;
    InputResult& result = result_.inputs[chunk.input];
    const std::string& name = inputs_[chunk.input].name;
    if (!part_) {
      Result<PartFile> part = PartFile::open(places_.part(name), options_.compress);
      if (!part) return halt(part.error());
      part_ = std::move(*part);
    }
    if (const Result<Done> done = part_->append(chunk.out); !done) return halt(done.error());
    result.counts.merge(chunk.counts);
    for (FailedRecord& failed : chunk.failed)
      if (result.failed.size() < kListedFailures) result.failed.push_back(std::move(failed));
    if (!chunk.remarks.empty()) progress_.clear();
    for (const Remark& remark : chunk.remarks) say(remark, messages_);
    if (chunk.last) end_input(chunk, result);
    report_progress(chunk);
    if (options_.max_errors && failures_so_far() > *options_.max_errors) {
      too_many_ = true;
      halted_ = true;
    }
  }

  void end_input(const RecordChunk& chunk, InputResult& result) {
    const std::string& name = inputs_[chunk.input].name;
    if (chunk.error) {
      result.error = *chunk.error;
      progress_.clear();
      messages_.repeated_error("inputs", *result.error);
    }
    if (const auto done = append_line(places_.done(), done_line(name, result.error)); !done)
      return halt(done.error());
    // An input of which nothing at all could be had leaves no file behind.
    if (result.error && result.counts.records == 0) {
      part_.reset();
      std::error_code error;
      fs::remove(places_.part(name), error);
      result.output.clear();
      return;
    }
    if (const auto done = part_->finish(places_.folder + "/" + result.output); !done)
      return halt(done.error());
    part_.reset();
    const RunIdentity::OfInput& what = result_.identity.inputs[chunk.input];
    messages_.detail(fmt::format("{}: {} records, {} failed", what.file, result.counts.records,
                                 result.counts.failures()));
    if (what.mode == name_of(Mode::automatic)) {
      const uint64_t comparable = result.counts.comparable;
      progress_.clear();
      messages_.note(fmt::format("{}: mode: {} parallel, {} comparable", what.file,
                                 result.counts.records - result.counts.failures() - comparable,
                                 comparable));
    }
  }

  void halt(const Error& error) {
    if (!write_error_) write_error_ = error;
    part_.reset();
    halted_ = true;
  }

  uint64_t failures_so_far() const { return result_.failures(); }

  void report_progress(const RecordChunk& chunk) {
    uint64_t finished = 0;
    for (size_t i = 0; i < chunk.input; ++i) finished += result_.identity.inputs[i].bytes;
    state_.bytes =
        finished + (chunk.last ? result_.identity.inputs[chunk.input].bytes : chunk.consumed);
    records_ += chunk.records;
    state_.records = records_;
    failed_ += chunk.counts.failures() + (chunk.error ? 1 : 0);
    state_.failed = failed_;
    progress_.show(state_);
  }

  // The end ------------------------------------------------------------------------------------

  int finish() {
    result_.seconds = progress_.seconds();
    if (!halted_ && !stopped()) state_.bytes = state_.total;
    progress_.finish(state_);
    messages_.finish();
    if (write_error_) return fail(*write_error_);
    if (const int code = signal_exit_code(); code != 0) {
      messages_.note("stopped; --resume goes on");
      return code;
    }
    const RunCounts counts = result_.counts();
    const uint64_t failures = result_.failures();
    if (too_many_) {
      messages_.error(fmt::format("stopped after {} failures; --resume goes on", failures));
      return kSomeFailed;
    }
    if (const Result<Done> done = write_results(places_.folder, result_); !done)
      return fail(done.error());
    messages_.note(fmt::format("{}, {}, {} failed, {} in {:.1f} s: {}",
                               counted(inputs_.size(), "input"), counted(counts.records, "record"),
                               failures, counted(counts.aligned(), "pair"), result_.seconds,
                               places_.folder));
    if (counts.records == 0 && failures > 0) return kNothingDone;
    return failures > 0 && !options_.keep_going ? kSomeFailed : kDone;
  }

  static constexpr uint64_t kFinished = UINT64_MAX;

  const Options& options_;
  Messages& messages_;
  std::vector<Input> inputs_;
  Places places_;
  SourceOptions source_options_;
  Progress progress_;
  RunResult result_;
  std::vector<uint64_t> before_;  // records that an earlier run wrote, by input
  std::map<std::string, Error, std::less<>> ended_by_;

  size_t turn_ = 0;  // from here on of the first stage alone
  std::unique_ptr<PairSource> source_;
  size_t seen_ = 0;
  uint64_t kept_ = 0;

  std::optional<PartFile> part_;  // from here on of the last stage alone
  Progress::State state_;
  uint64_t records_ = 0;
  uint64_t failed_ = 0;
  std::optional<Error> write_error_;
  bool too_many_ = false;
  std::atomic<bool> halted_ = false;  // the last stage tells the first
};

int list_only(const Options& options, Messages& messages, const std::vector<Input>& inputs) {
  std::string out = "kind\tmode\tbytes\tinput\toutput\n";
  int code = kDone;
  for (const Input& input : inputs) {
    const Result<InputContent> content = read_content(input);
    if (!content) {
      messages.error(content.error());
      code = kSomeFailed;
      continue;
    }
    std::string files = input.files.front();
    if (input.files.size() > 1) files += " " + input.files.back();
    out += fmt::format("{}\t{}\t{}\t{}\t{}\n", name_of(input.kind),
                       name_of(options.mode.value_or(input.mode())), content->bytes, files,
                       output_of(input.name, options.compress));
  }
  Options to_screen = options;
  to_screen.output = "-";
  return write_result(to_screen, messages, out, code);
}

}  // namespace

int run_batch(const Options& options, Messages& messages) {
  std::vector<Input> inputs = find_inputs(options.inputs, options.input_kind);
  if (options.dry_run) return list_only(options, messages, inputs);
  const auto standard_input = std::find_if(
      inputs.begin(), inputs.end(), [](const Input& input) { return input.files.front() == "-"; });
  if (options.resume && standard_input != inputs.end()) {
    messages.error("--resume: standard input cannot be read again, expected files");
    return kNothingDone;
  }
  const Result<LexiconSet> lexicons = load_lexicons(options, messages);
  if (!lexicons) {
    messages.error(lexicons.error());
    return kNothingDone;
  }
  return BatchRun(options, messages, std::move(inputs)).run(*lexicons);
}

}  // namespace align
