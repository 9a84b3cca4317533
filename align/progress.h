// How far a run is, on standard error.
//
// On a terminal one line that is written over:   [######----]  61 %  12,400 records  3 failed  820/s  2:10 left
// Elsewhere one such line every 30 seconds; with --progress json an object a second:
//     {"bytes":123,"bytes_total":456,"records":789,"failed":0,"seconds":1.5,"rate":526.0}
#ifndef ALIGN_PROGRESS_H_
#define ALIGN_PROGRESS_H_

#include <chrono>
#include <cstdint>
#include <string>

#include "align/options.h"

namespace align {

class Progress {
 public:
  struct State {
    uint64_t bytes = 0;  // of the inputs
    uint64_t total = 0;  // 0: not known
    uint64_t records = 0;
    uint64_t failed = 0;
  };

  Progress(ProgressKind kind, bool quiet);
  ~Progress() { clear(); }
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;

  // `now` of the run; prints when it is time.
  void show(const State& state);
  // The last state, whatever the time.
  void finish(const State& state);
  // Takes the line off the terminal, so that a message has the place.
  void clear();

  double seconds() const;

 private:
  void print(const State& state);

  enum class Look : uint8_t { none, bar, lines, json };
  using Clock = std::chrono::steady_clock;
  Look look_ = Look::none;
  Clock::time_point start_ = Clock::now();
  Clock::time_point shown_ = start_;
  bool drawn_ = false;
};

// For people: the line without the bar.
std::string progress_text(const Progress::State& state, double seconds);

}  // namespace align

#endif  // ALIGN_PROGRESS_H_
