// Records through the aligner on several threads: read in chunks, each chunk aligned by one thread, written in the
// order in which they were read. The output is the same for any number of threads, and memory is bounded by the
// chunks under way. What `stream` and `batch` have in common.
#ifndef ALIGN_RECORD_PIPELINE_H_
#define ALIGN_RECORD_PIPELINE_H_

#include <cstddef>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "align/messages.h"
#include "align/options.h"
#include "input/pair_source.h"
#include "lexicon/lexicon_set.h"
#include "results/entity_totals.h"
#include "results/run_counts.h"
#include "table/record_out.h"

namespace align {

constexpr size_t kChunkRecords = 256;

// Something to say about a record, said in the order of the records.
struct Remark {
  bool failed = false;
  std::string kind;
  Error error;
};

void say(const Remark& remark, Messages& messages);

// A record without a result.
struct FailedRecord {
  std::string id;  // as JSON
  std::string code;
  std::string message;
};

// oneTBB hands chunks from stage to stage. The mutexes here are never waited for: they show that order to
// the thread sanitizer, which cannot see into the library.
struct RecordChunk {
  std::mutex mutex;  // held by the stage that has the chunk

  // Set by the reader.
  size_t input = 0;  // its number
  std::vector<RawRecord> raw;
  std::string file;            // for messages
  std::string origin;          // for the totals
  bool documents = false;      // each record is a file of its own
  Mode mode = Mode::parallel;  // of records that do not say
  bool last = false;           // of its input
  std::optional<Error> error;  // why the input ended before its end
  uint64_t consumed = 0;       // bytes of the input so far

  // Set by the worker.
  size_t records = 0;
  std::string out;
  std::vector<Remark> remarks;
  RunCounts counts;  // these two only when totals are kept
  std::vector<FailedRecord> failed;

  void clear();
};

class RecordPipeline {
 public:
  struct Plan {
    Settings settings;
    RecordFormat format;
    size_t max_record = 0;
    size_t threads = 1;
    bool totals = false;
  };
  using Read =
      std::function<bool(RecordChunk&)>;  // fills a cleared chunk; false: there is none any more
  using Write = std::function<void(RecordChunk&)>;

  RecordPipeline(const LexiconSet& lexicons, const Plan& plan);
  ~RecordPipeline();

  // Calls `read` and `write` one call at a time each, in the order of the chunks, from any thread.
  void run(const Read& read, const Write& write);
  // What the workers added up; once, after run().
  void take_totals(EntityTotals& into);

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

size_t thread_count(const Options& options);

// Adds one line that was written, or written in a run before, to what is known about the run.
class LineCounter {
 public:
  // `origin`: the file that the record is from, see origin_of().
  void add(std::string_view line, std::string_view origin, bool documents, RunCounts& counts,
           std::vector<FailedRecord>& failed, EntityTotals& totals);

 private:
  OutputReader reader_;
};

}  // namespace align

#endif  // ALIGN_RECORD_PIPELINE_H_
