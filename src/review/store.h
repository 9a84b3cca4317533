// A job under review: pairs with their places in the texts, and an append-only log of decisions, in one SQLite file.
//
//     Result<ReviewStore> store = ReviewStore::open("news.review.db");
//     store->load("news 17a3", fill)         results of alignment; what was decided before still holds
//     store->decide({decision}, "lan")       one entry of the log, undone as one
//     store->undo("lan")                     takes back the last entry that this user made
//     store->decisions()                     what holds now, of every pair that was decided
//     ReviewStore::open("notes.txt")         an Error: is no review database
//
// Decisions are keyed by type and forms (decision.h), so they hold for all equal pairs, and for results that are loaded
// later. The file is in WAL mode and every entry of the log is on the disk when decide() comes back: a crash loses
// nothing that was said to be saved. Several programs may have it open; version() tells when another one wrote. One
// store serves one thread at a time.
// Errors: no review database, written by a later version, disk full, read-only.
#ifndef ALIGN_REVIEW_STORE_H_
#define ALIGN_REVIEW_STORE_H_

#include <array>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.h"
#include "results/entity_totals.h"
#include "results/output_record.h"
#include "review/decision.h"

namespace align {

// A row of the list of pairs.
struct ReviewPair {
  int64_t id = 0;
  PairName pair;
  double score = 0;
  std::string evidence;  // as tables show it
  uint64_t en_count = 0;
  uint64_t vi_count = 0;
  bool conflict = false;  // its name has other renderings, or its rendering other names
  std::vector<Suggestion> suggestions;
  std::optional<Decision> decision;  // about another pair when that was edited into this one
  int64_t decided_in = 0;            // the entry of the log, 0: none
};

struct ReviewOccurrence {
  std::string file;
  std::string record;  // its id
  // The segment, by index_of(Lang); where there are none the line around the name, and where there is no text the name.
  std::array<std::string, 2> text;
  // Of the pair in it, in code points; empty on a side it has not.
  std::array<std::array<uint32_t, 2>, 2> span{};
  struct Other {
    Lang lang = Lang::en;
    uint32_t start = 0;
    uint32_t end = 0;
  };
  std::vector<Other> others;  // the other names of the segment
  double score = 0;
  std::string evidence;
};

// A segment with the pairs that stand in it.
struct ReviewSegment {
  struct Place {
    int64_t occurrence = 0;  // grows in the order in which occurrences() gives those of a pair
    int64_t pair = 0;
    std::array<std::array<uint32_t, 2>, 2> span{};  // as in ReviewOccurrence
    double score = 0;
    std::string evidence;
  };
  std::string file;
  std::string record;
  std::array<std::string, 2> text;
  std::vector<Place> places;  // one at least
};

struct ReviewFilter {
  std::string status;  // "open", "accepted", "rejected", "edited", "absent", "decided"; empty: all
  std::string type;    // "PER"; empty: all
  std::string evidence;  // a source: "hanviet"
  std::string file;
  std::string text;  // in either form, whatever case and marks
  double least = 0;
  double most = 1;
  bool conflicts = false;       // only these
  bool alone = false;           // only names without a counterpart
  bool both = false;            // only pairs with both names
  std::string order = "doubt";  // "doubt", "count", "text"
};

struct ReviewProgress {
  uint64_t pairs = 0;
  uint64_t decided = 0;
};

// How many pairs have what, decided or not; by name.
struct ReviewTally {
  using Counts = std::vector<std::pair<std::string, uint64_t>>;
  uint64_t pairs = 0;
  uint64_t conflicts = 0;
  uint64_t alone = 0;
  Counts types;
  Counts files;
  Counts sources;  // of evidence
};

// An entry of the log.
struct LogEntry {
  int64_t id = 0;
  uint64_t decisions = 0;  // of an undo: those that it takes back
  std::string by;
  std::string at;
  int64_t undoes = 0;  // the entry that this one takes back
};

// Takes the results that are loaded.
class ReviewLoad {
 public:
  // `origin`: the file that the record is from.
  void add(const OutputRecord& record, std::string_view origin);
  // A row of an entity table: a pair without places.
  void add(EntityTotal total);

 private:
  friend class ReviewStore;
  struct Impl;
  explicit ReviewLoad(Impl& impl) : impl_(impl) {}
  Impl& impl_;
};

struct ReviewVisitor {
  // As records of alignment with one segment each; edited pairs as they were edited.
  std::function<void(const OutputRecord& record, std::string_view origin)> record;
  // Pairs without places, and decisions about pairs that the results do not have: with a count of 1, a score of 1.
  std::function<void(EntityTotal total)> entity;
};

class ReviewStore {
 public:
  enum class Access : uint8_t {
    create,  // made when there is none
    write,
    read
  };
  static Result<ReviewStore> open(const std::string& path, Access access = Access::create);
  // By its content; false when it cannot be read.
  static bool is_store_file(const std::string& path);
  ~ReviewStore();
  ReviewStore(ReviewStore&&) noexcept;
  ReviewStore& operator=(ReviewStore&&) noexcept;

  // Puts new results in the place of those before, all or nothing. `fill` adds every record.
  using Fill = std::function<Result<Done>(ReviewLoad& load)>;
  Result<Done> load(const std::string& fingerprint, const Fill& fill);
  // Of what was loaded last; empty: nothing yet.
  std::string fingerprint() const;

  // All of it or nothing. A decision without `by` or `at` is by `by`, now. `seen`: for each pair the entry by which it
  // was decided as the caller knows it (ReviewPair::decided_in); when another one came between, an Error of code usage
  // says who decided what. Empty: no matter.
  Result<LogEntry> decide(const std::vector<Decision>& decisions, const std::string& by,
                          const std::vector<int64_t>& seen = {});
  // Accepts all of a list that has both names and that nobody decided, as one entry; an entry 0 when there is none.
  Result<LogEntry> accept(const ReviewFilter& filter, const std::string& by);
  // Takes back the last entry of `by` that is not taken back yet; an Error of code usage when there is none.
  Result<LogEntry> undo(const std::string& by);
  // Of these decisions, as they come from a file, those that change something: of each pair the last one, unless it
  // says what holds already or is older than what holds. Applying a file twice changes nothing the second time.
  Result<std::vector<Decision>> news(const std::vector<Decision>& decisions) const;

  // By type, then forms.
  Result<std::vector<Decision>> decisions() const;
  Result<std::vector<ReviewPair>> list(const ReviewFilter& filter, size_t from, size_t most,
                                       size_t& total) const;
  // The same without the rows themselves.
  Result<std::vector<int64_t>> ids(const ReviewFilter& filter) const;
  Result<ReviewPair> pair(int64_t id) const;
  // In this order; without those that are not there.
  Result<std::vector<ReviewPair>> pairs(const std::vector<int64_t>& ids) const;
  // Other pairs with a name of this one, the most frequent first; none for names alone.
  Result<std::vector<ReviewPair>> rivals(int64_t id, size_t most) const;
  // What an entry of the log after `version` decided, took back, or was edited into.
  Result<std::vector<ReviewPair>> changed_since(int64_t version, size_t most) const;
  Result<std::vector<ReviewOccurrence>> occurrences(int64_t id, size_t from, size_t most) const;
  uint64_t count_occurrences(int64_t id) const;
  // Every occurrence once, by segment, in the order of the texts.
  using SegmentVisitor = std::function<void(const ReviewSegment& segment)>;
  Result<Done> visit_segments(const SegmentVisitor& visitor) const;
  Result<Done> visit(const ReviewVisitor& visitor) const;
  ReviewProgress progress() const;
  std::vector<std::string> files() const;
  ReviewTally tally() const;
  // Grows with every entry of the log, whoever writes it.
  int64_t version() const;

 private:
  struct Impl;
  explicit ReviewStore(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;  // keeps SQLite out of this header
};

}  // namespace align

#endif  // ALIGN_REVIEW_STORE_H_
