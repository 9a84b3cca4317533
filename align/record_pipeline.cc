#include "align/record_pipeline.h"

#include <oneapi/tbb/enumerable_thread_specific.h>
#include <oneapi/tbb/global_control.h>
#include <oneapi/tbb/info.h>
#include <oneapi/tbb/parallel_pipeline.h>

#include <utility>

#include "pipeline.h"
#include "table/record.h"

namespace align {
namespace {

template <class Visit>
void each_line(std::string_view text, Visit visit) {
  for (size_t begin = 0; begin < text.size();) {
    const size_t end = std::min(text.find('\n', begin), text.size());
    visit(text.substr(begin, end - begin));
    begin = end + 1;
  }
}

// What one thread needs.
class Worker {
 public:
  Worker(const LexiconSet& lexicons, const RecordPipeline::Plan& plan)
      : plan_(plan), aligner_(lexicons, plan.settings) {}

  void run(RecordChunk& chunk) {
    chunk.records = chunk.raw.size();
    for (RawRecord& raw : chunk.raw) run_record(chunk, std::move(raw));
    if (plan_.totals) {
      each_line(chunk.out, [&](std::string_view line) {
        counter_.add(line, chunk.origin, chunk.documents, chunk.counts, chunk.failed, totals);
      });
    }
  }

  EntityTotals totals;

 private:
  // A large record is not kept for its neighbours: `raw` ends here.
  void run_record(RecordChunk& chunk, RawRecord raw) {
    const size_t line = raw.line.number;
    Record record = to_record(std::move(raw), reader_, plan_.max_record);
    if (record.error) {
      append_error_record(chunk.out, record.id, *record.error);
      const std::string kind(name_of(record.error->code));
      remark(chunk, line, true, kind, *record.error);
      return;
    }
    record.pair.mode = record.mode.value_or(chunk.mode);
    const Alignment alignment = aligner_.align(record.pair);
    append_record(chunk.out, record, alignment, plan_.format);
    for (const std::string& warning : alignment.warnings)
      remark(chunk, line, false, warning, {ErrorCode::format, warning});
  }

  static void remark(RecordChunk& chunk, size_t line, bool failed, std::string kind, Error error) {
    if (error.file.empty()) {
      error.file = chunk.file;
      error.line = line;
    }
    chunk.remarks.push_back({failed, std::move(kind), std::move(error)});
  }

  const RecordPipeline::Plan& plan_;
  Aligner aligner_;
  RecordReader reader_;
  LineCounter counter_;
};

}  // namespace

void say(const Remark& remark, Messages& messages) {
  if (remark.failed) {
    messages.repeated_error(remark.kind, remark.error);
  } else {
    messages.warning(remark.kind, remark.error.text());
  }
}

void RecordChunk::clear() {
  raw.clear();
  last = false;
  error.reset();
  records = 0;
  out.clear();
  remarks.clear();
  counts = {};
  failed.clear();
}

struct RecordPipeline::Impl {
  Impl(const LexiconSet& set, const Plan& what)
      : plan(what),
        chunks(plan.threads == 1 ? 1 : plan.threads * 2),
        workers([this, &set] { return std::make_unique<Worker>(set, plan); }) {}

  Plan plan;
  std::vector<RecordChunk> chunks;
  oneapi::tbb::enumerable_thread_specific<std::unique_ptr<Worker>> workers;
  std::mutex reading;
  std::mutex writing;
  size_t turn = 0;  // of the first stage alone

  // Null at the end. Only as many chunks are under way as there are, and they end in their order: the
  // next one in the ring is free.
  RecordChunk* next_chunk(const Read& read) {
    const std::lock_guard first_stage(reading);
    RecordChunk& chunk = chunks[turn++ % chunks.size()];
    const std::lock_guard lock(chunk.mutex);
    chunk.clear();
    return read(chunk) ? &chunk : nullptr;
  }
};

RecordPipeline::RecordPipeline(const LexiconSet& lexicons, const Plan& plan)
    : impl_(std::make_unique<Impl>(lexicons, plan)) {}
RecordPipeline::~RecordPipeline() = default;

void RecordPipeline::run(const Read& read, const Write& write) {
  namespace tbb = oneapi::tbb;
  using tbb::filter_mode;
  Impl& impl = *impl_;
  const tbb::global_control limit(tbb::global_control::max_allowed_parallelism, impl.plan.threads);
  const auto first = tbb::make_filter<void, RecordChunk*>(
      filter_mode::serial_in_order, [&](tbb::flow_control& control) {
        RecordChunk* chunk = impl.next_chunk(read);
        if (chunk == nullptr) control.stop();
        return chunk;
      });
  const auto work =
      tbb::make_filter<RecordChunk*, RecordChunk*>(filter_mode::parallel, [&](RecordChunk* chunk) {
        const std::lock_guard lock(chunk->mutex);
        impl.workers.local()->run(*chunk);
        return chunk;
      });
  const auto last =
      tbb::make_filter<RecordChunk*, void>(filter_mode::serial_in_order, [&](RecordChunk* chunk) {
        const std::lock_guard last_stage(impl.writing);
        const std::lock_guard lock(chunk->mutex);
        write(*chunk);
      });
  tbb::parallel_pipeline(impl.chunks.size(), first & work & last);
  // Shows the sanitizer that what the stages wrote is the caller's now.
  const std::scoped_lock both_stages(impl.reading, impl.writing);
}

void RecordPipeline::take_totals(EntityTotals& into) {
  for (const std::unique_ptr<Worker>& worker : impl_->workers) into.merge(worker->totals);
}

size_t thread_count(const Options& options) {
  return options.jobs > 0 ? options.jobs
                          : static_cast<size_t>(oneapi::tbb::info::default_concurrency());
}

void LineCounter::add(std::string_view line, std::string_view origin, bool documents,
                      RunCounts& counts, std::vector<FailedRecord>& failed, EntityTotals& totals) {
  const Result<OutputRecord> record = reader_.read(line);
  if (!record) return;  // we wrote it: it is one
  counts.add(*record);
  if (record->code) failed.push_back({record->id, *record->code, record->message});
  totals.add(*record, origin_of(*record, origin, documents));
}

}  // namespace align
