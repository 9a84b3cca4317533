// align stream: JSON Lines in, JSON Lines out. Lines are read in chunks, each chunk is aligned by one
// thread, chunks are written in the order in which they were read: the output is the same for any
// number of threads, and memory is bounded by the chunks under way.
#include <fmt/format.h>
#include <oneapi/tbb/enumerable_thread_specific.h>
#include <oneapi/tbb/global_control.h>
#include <oneapi/tbb/info.h>
#include <oneapi/tbb/parallel_pipeline.h>

#include <atomic>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "align/signals.h"
#include "align/verbs.h"
#include "base/files.h"
#include "pipeline.h"
#include "table/record.h"
#include "table/record_out.h"

namespace align {
namespace {

constexpr size_t kChunkLines = 256;
constexpr size_t kChunkBytes = size_t{1} << 20;

// Something to say about a line, said in the order of the lines.
struct Remark {
  bool failed = false;
  std::string kind;
  Error error;
};

// oneTBB hands chunks from stage to stage. The mutexes here are never waited for: they show that order to
// the thread sanitizer, which cannot see into the library.
struct Chunk {
  std::mutex mutex;  // held by the stage that has the chunk
  std::vector<LineReader::Line> lines;
  std::string out;
  std::vector<Remark> remarks;

  void clear() {
    lines.clear();
    out.clear();
    remarks.clear();
  }
};

// Records hold pairs and unaligned mentions, not entities.
Settings record_settings(const Options& options) {
  Settings settings = options.settings();
  settings.entities = false;
  return settings;
}

// What one thread needs.
class Worker {
 public:
  Worker(const LexiconSet& lexicons, const Options& options, const std::string& file)
      : aligner_(lexicons, record_settings(options)),
        format_{options.offsets, options.with_text},
        mode_(options.mode.value_or(Mode::parallel)),
        max_record_(options.max_record),
        file_(file) {}

  void run(Chunk& chunk) {
    for (LineReader::Line& line : chunk.lines) {
      run_line(chunk, line);
      line.text = std::string();  // a large record is not kept for its neighbours
    }
  }

 private:
  void run_line(Chunk& chunk, const LineReader::Line& line) {
    Record record = line.too_large
                        ? too_large_record(line.text, line.number, line.size, max_record_)
                        : reader_.parse(line.text, line.number);
    if (record.error) {
      append_error_record(chunk.out, record.id, *record.error);
      const std::string kind(name_of(record.error->code));
      remark(chunk, line, true, kind, *record.error);
      return;
    }
    record.pair.mode = record.mode.value_or(mode_);
    const Alignment alignment = aligner_.align(record.pair);
    append_record(chunk.out, record, alignment, format_);
    for (const std::string& warning : alignment.warnings)
      remark(chunk, line, false, warning, {ErrorCode::format, warning});
  }

  void remark(Chunk& chunk, const LineReader::Line& line, bool failed, std::string kind,
              Error error) const {
    error.file = file_;
    error.line = line.number;
    chunk.remarks.push_back({failed, std::move(kind), std::move(error)});
  }

  RecordReader reader_;
  Aligner aligner_;
  RecordFormat format_;
  Mode mode_;
  size_t max_record_;
  const std::string& file_;
};

class Stream {
 public:
  Stream(const Options& options, Messages& messages, const LexiconSet& lexicons, LineReader reader,
         OutputFile out)
      : options_(options),
        messages_(messages),
        reader_(std::move(reader)),
        out_(std::move(out)),
        file_(shown_name(options.inputs.empty() ? "-" : options.inputs.front())),
        threads_(options.jobs > 0 ? options.jobs
                                  : static_cast<size_t>(oneapi::tbb::info::default_concurrency())),
        chunks_(threads_ == 1 ? 1 : threads_ * 2),
        workers_(
            [this, &lexicons] { return std::make_unique<Worker>(lexicons, options_, file_); }) {}

  int run() {
    namespace tbb = oneapi::tbb;
    using tbb::filter_mode;
    const tbb::global_control limit(tbb::global_control::max_allowed_parallelism, threads_);
    const auto read = tbb::make_filter<void, Chunk*>(filter_mode::serial_in_order,
                                                     [this](tbb::flow_control& control) {
                                                       Chunk* chunk = next_chunk();
                                                       if (chunk == nullptr) control.stop();
                                                       return chunk;
                                                     });
    const auto work = tbb::make_filter<Chunk*, Chunk*>(filter_mode::parallel, [this](Chunk* chunk) {
      const std::lock_guard lock(chunk->mutex);
      workers_.local()->run(*chunk);
      return chunk;
    });
    const auto write = tbb::make_filter<Chunk*, void>(
        filter_mode::serial_in_order, [this](Chunk* chunk) { write_chunk(*chunk); });
    tbb::parallel_pipeline(chunks_.size(), read & work & write);
    return finish();
  }

 private:
  // Null at the end. Only as many chunks are under way as there are, and they end in their order: the
  // next one in the ring is free.
  Chunk* next_chunk() {
    const std::lock_guard first_stage(reading_);
    Chunk& chunk = chunks_[turn_++ % chunks_.size()];
    const std::lock_guard lock(chunk.mutex);
    chunk.clear();
    read_into(chunk);
    return chunk.lines.empty() ? nullptr : &chunk;
  }

  // Ends early when no more can be had at once, so that a program at the other end gets its answers.
  void read_into(Chunk& chunk) {
    size_t bytes = 0;
    while (!ended_ && !write_failed_ && bytes < kChunkBytes && chunk.lines.size() < kChunkLines) {
      if (!chunk.lines.empty() && !reader_.ready()) return;
      Result<std::optional<LineReader::Line>> line = reader_.next();
      if (!line) read_error_ = line.error();
      ended_ = !line || !*line;
      if (ended_) return;
      if ((**line).text.find_first_not_of(" \t\r") == std::string::npos) continue;
      bytes += (**line).text.size();
      chunk.lines.push_back(std::move(**line));
    }
  }

  void write_chunk(Chunk& chunk) {
    const std::lock_guard last_stage(writing_);
    const std::lock_guard lock(chunk.mutex);
    if (write_failed_) return;
    records_ += chunk.lines.size();
    const Result<Done> done = out_.write(chunk.out);
    if (!done) {
      write_failed_ = true;
      if (!out_.closed()) write_error_ = done.error();
      return;
    }
    for (const Remark& remark : chunk.remarks) {
      failed_ += remark.failed ? 1 : 0;
      if (remark.failed) {
        messages_.repeated_error(remark.kind, remark.error);
      } else {
        messages_.warning(remark.kind, remark.error.text());
      }
    }
  }

  int finish() {
    const std::scoped_lock both_stages(reading_, writing_);
    if (out_.closed()) return kDone;
    if (!write_error_) {
      if (const Result<Done> done = out_.commit(); !done) write_error_ = done.error();
    }
    messages_.finish();
    if (read_error_) messages_.error(*read_error_);
    if (write_error_) messages_.error(*write_error_);
    if (write_error_ || (read_error_ && records_ == 0)) return kNothingDone;
    if (const int code = signal_exit_code(); code != 0) return code;
    if (records_ == 0) messages_.warning("empty", fmt::format("{}: no records", file_));
    messages_.detail(fmt::format("{} records, {} failed", records_, failed_));
    return read_error_ || (failed_ > 0 && !options_.keep_going) ? kSomeFailed : kDone;
  }

  const Options& options_;
  Messages& messages_;
  LineReader reader_;
  OutputFile out_;
  std::string file_;
  size_t threads_;
  std::vector<Chunk> chunks_;
  oneapi::tbb::enumerable_thread_specific<std::unique_ptr<Worker>> workers_;
  std::mutex reading_;
  std::mutex writing_;
  size_t turn_ = 0;                         // of the first stage alone
  bool ended_ = false;                      // of the first stage alone
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
  Result<LineReader> reader = LineReader::open(file, options.max_record, &stop_gently());
  if (!reader) return fail(reader.error());
  if (options.output != "-" && same_file(file, options.output))
    return fail({ErrorCode::io, "is the input too, expected another file", options.output});
  Result<OutputFile> out = OutputFile::open(options.output);
  if (!out) return fail(out.error());
  return Stream(options, messages, *lexicons, std::move(*reader), std::move(*out)).run();
}

}  // namespace align
