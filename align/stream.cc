// align stream: JSON Lines in, JSON Lines out, one record out for each record in.
#include <fmt/format.h>

#include <atomic>
#include <optional>
#include <string>
#include <utility>

#include "align/record_pipeline.h"
#include "align/signals.h"
#include "align/verbs.h"
#include "base/files.h"
#include "input/lines.h"

namespace align {
namespace {

constexpr size_t kChunkBytes = size_t{1} << 20;

// Records hold pairs and unaligned mentions; entities are named only beside texts.
RecordPipeline::Plan plan_of(const Options& options) {
  RecordPipeline::Plan plan;
  plan.settings = options.settings();
  plan.settings.entities = options.with_text;
  plan.format.offsets = options.offsets;
  plan.format.with_text = options.with_text;
  plan.max_record = options.max_record;
  plan.threads = thread_count(options);
  return plan;
}

class Stream {
 public:
  Stream(const Options& options, Messages& messages, std::unique_ptr<PairSource> source,
         OutputFile out)
      : options_(options),
        messages_(messages),
        source_(std::move(source)),
        out_(std::move(out)),
        file_(shown_name(options.inputs.empty() ? "-" : options.inputs.front())) {}

  int run(const LexiconSet& lexicons) {
    RecordPipeline(lexicons, plan_of(options_))
        .run([this](RecordChunk& chunk) { return read(chunk); },
             [this](RecordChunk& chunk) { write(chunk); });
    return finish();
  }

 private:
  // Ends early when no more can be had at once, so that a program at the other end gets its answers.
  bool read(RecordChunk& chunk) {
    chunk.file = file_;
    chunk.mode = options_.mode.value_or(Mode::parallel);
    size_t bytes = 0;
    while (!ended_ && !write_failed_ && bytes < kChunkBytes && chunk.raw.size() < kChunkRecords) {
      if (!chunk.raw.empty() && !source_->ready()) break;
      Result<std::optional<RawRecord>> raw = source_->next();
      if (!raw) read_error_ = raw.error();
      ended_ = !raw || !*raw;
      if (ended_) break;
      if (!options_.shard.has(seen_++)) continue;
      bytes += (**raw).line.text.size();
      chunk.raw.push_back(std::move(**raw));
    }
    return !chunk.raw.empty();
  }

  void write(RecordChunk& chunk) {
    if (write_failed_) return;
    records_ += chunk.records;
    const Result<Done> done = out_.write(chunk.out);
    if (!done) {
      write_failed_ = true;
      if (!out_.closed()) write_error_ = done.error();
      return;
    }
    for (const Remark& remark : chunk.remarks) {
      failed_ += remark.failed ? 1 : 0;
      say(remark, messages_);
    }
  }

  int finish() {
    if (out_.closed()) return kDone;
    if (!write_error_) {
      if (const Result<Done> done = out_.commit(); !done) write_error_ = done.error();
    }
    messages_.finish();
    if (read_error_) messages_.error(*read_error_);
    if (write_error_) messages_.error(*write_error_);
    if (write_error_ || (read_error_ && records_ == 0)) return kNothingDone;
    if (const int code = signal_exit_code(); code != 0) return code;
    if (seen_ == 0) messages_.warning("empty", fmt::format("{}: no records", file_));
    messages_.detail(fmt::format("{} records, {} failed", records_, failed_));
    return read_error_ || (failed_ > 0 && !options_.keep_going) ? kSomeFailed : kDone;
  }

  const Options& options_;
  Messages& messages_;
  std::unique_ptr<PairSource> source_;
  OutputFile out_;
  std::string file_;
  bool ended_ = false;                      // of the first stage alone
  size_t seen_ = 0;                         // of the first stage, then of finish()
  std::optional<Error> read_error_;         // of the first stage, then of finish()
  std::atomic<bool> write_failed_ = false;  // the last stage tells the first
  std::optional<Error> write_error_;        // from here on of the last stage alone
  size_t records_ = 0;
  size_t failed_ = 0;
};

}  // namespace

int run_stream(const Options& options, Messages& messages) {
  const auto fail = [&](const Error& error) {
    messages.error(error);
    return kNothingDone;
  };
  const std::string file = options.inputs.empty() ? "-" : options.inputs.front();
  const Result<LexiconSet> lexicons = load_lexicons(options, messages);
  if (!lexicons) return fail(lexicons.error());
  SourceResult source = open_records(file, {options.max_record, options.encoding, &stop_gently()});
  if (!source) return fail(source.error());
  if (options.output != "-" && same_file(file, options.output))
    return fail({ErrorCode::io, "is the input too, expected another file", options.output});
  Result<OutputFile> out = OutputFile::open(options.output);
  if (!out) return fail(out.error());
  return Stream(options, messages, std::move(*source), std::move(*out)).run(*lexicons);
}

}  // namespace align
