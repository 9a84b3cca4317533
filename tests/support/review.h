// A small review database for tests.
#ifndef ALIGN_TESTS_SUPPORT_REVIEW_H_
#define ALIGN_TESTS_SUPPORT_REVIEW_H_

#include <doctest/doctest.h>

#include <string>
#include <utility>
#include <vector>

#include "results/output_record.h"
#include "review/store.h"

namespace align {

inline Decision decision_of(Type type, std::string en, std::string vi, Verdict verdict) {
  Decision out;
  out.pair = {type, {std::move(en), std::move(vi)}};
  out.verdict = verdict;
  return out;
}

inline ReviewStore open_store(const std::string& path) {
  Result<ReviewStore> store = ReviewStore::open(path);
  REQUIRE_MESSAGE(store.ok(), (store ? "" : store.error().text()));
  return std::move(*store);
}

inline void load(ReviewStore& store, const std::vector<std::string>& lines,
                 const std::string& origin = "news") {
  OutputReader reader;
  const auto done = store.load("of the test", [&](ReviewLoad& rows) -> Result<Done> {
    for (const std::string& line : lines) {
      const Result<OutputRecord> record = reader.read(line);
      if (!record) return record.error();
      rows.add(*record, origin);
    }
    return Done{};
  });
  REQUIRE_MESSAGE(done.ok(), (done ? "" : done.error().text()));
}

inline std::vector<ReviewPair> list_of(const ReviewStore& store, const ReviewFilter& filter = {}) {
  size_t total = 0;
  Result<std::vector<ReviewPair>> list = store.list(filter, 0, 1000, total);
  REQUIRE_MESSAGE(list.ok(), (list ? "" : list.error().text()));
  CHECK(total == list->size());
  return std::move(*list);
}

// "Hanoi = Hà Nội, Hue = Huế"
inline std::string names_of(const std::vector<ReviewPair>& pairs) {
  std::string out;
  for (const ReviewPair& pair : pairs)
    out += (out.empty() ? "" : ", ") + pair.pair.names[0] + " = " + pair.pair.names[1];
  return out;
}

inline std::vector<Decision> decisions_of(const ReviewStore& store) {
  Result<std::vector<Decision>> all = store.decisions();
  REQUIRE_MESSAGE(all.ok(), (all ? "" : all.error().text()));
  return std::move(*all);
}

// Two texts with three pairs and a name alone.
inline std::vector<std::string> review_lines() {
  return {
      R"({"id":"a","text":{"en":"Hanoi and Hue. Then Lan left.","vi":"Hà Nội và Huế. Rồi chị đi."},)"
      R"("segments":[{"en":[0,14],"vi":[0,14]},{"en":[15,29],"vi":[15,26]}],"alignments":[)"
      R"({"type":"LOC","en":{"text":"Hanoi","start":0,"end":5},"vi":{"text":"Hà Nội","start":0,"end":6},)"
      R"("score":0.980,"evidence":[{"source":"lexicon","detail":"world:hanoi"}]},)"
      R"({"type":"LOC","en":{"text":"Hue","start":10,"end":13},"vi":{"text":"Huế","start":10,"end":13},)"
      R"("score":0.700,"evidence":[{"source":"fold","detail":"equal without marks: hue"}]}],)"
      R"("unaligned":{"en":[{"type":"PER","text":"Lan","start":20,"end":23,"suggestions":)"
      R"([{"text":"Lân","score":0.4,"source":"fold","detail":"x"}]}],"vi":[]}})",
      R"({"id":7,"text":{"en":"HANOI, the capital","vi":"Thủ đô Hà Nội"},)"
      R"("segments":[{"en":[0,18],"vi":[0,13]}],"alignments":[)"
      R"({"type":"LOC","en":{"text":"HANOI","start":0,"end":5},"vi":{"text":"Thủ đô Hà Nội","start":0,"end":13},)"
      R"("score":0.550,"evidence":[{"source":"statistics","detail":"Hanoi = Hà Nội"}]}],)"
      R"("unaligned":{"en":[],"vi":[]}})"};
}

}  // namespace align

#endif  // ALIGN_TESTS_SUPPORT_REVIEW_H_
