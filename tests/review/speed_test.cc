// Run by hand, for figures: align_tests -ns -tc='100,000 pairs'
#include <doctest/doctest.h>
#include <fmt/format.h>

#include <chrono>
#include <cstdio>
#include <ctime>

#include "review/store.h"
#include "tests/support/folder.h"
#include "tests/support/review.h"

namespace align {
namespace {

constexpr int kPairs = 100000;

// Each pair twice, two in a segment.
std::string record_of(int number) {
  const auto pair = [&](int of, int at) {
    const std::string name = fmt::format("Name{} Of{}", of * 7919 % kPairs, of);
    const std::string vi = fmt::format("Tên{} Của{}", of * 7919 % kPairs, of);
    return fmt::format(
        R"({{"type":"PER","en":{{"text":"{0}","start":{2},"end":{3}}},"vi":{{"text":"{1}","start":{2},"end":{3}}},)"
        R"("score":0.{4:03},"evidence":[{{"source":"{5}","detail":"equal without marks"}}]}})",
        name, vi, at, at + 8, of * 31 % 1000, of % 2 == 0 ? "fold" : "hanviet");
  };
  const std::string text =
      "Name of somebody who met another one of that name there, and said so to a third one.";
  return fmt::format(
      R"({{"id":{},"text":{{"en":"{}","vi":"{}"}},"segments":[{{"en":[0,84],"vi":[0,84]}}],)"
      R"("alignments":[{},{}],"unaligned":{{"en":[],"vi":[]}}}})",
      number, text, text, pair(number % kPairs, 3), pair((number + 1) % kPairs, 30));
}

class Watch {
 public:
  void say(const char* what) {
    const auto now = std::chrono::steady_clock::now();
    const double ms = std::chrono::duration<double, std::milli>(now - last_).count();
    const double cpu = 1000.0 * static_cast<double>(std::clock() - clock_) / CLOCKS_PER_SEC;
    std::printf("%-30s %9.2f ms, %9.2f of the processor\n", what, ms, cpu);
    last_ = std::chrono::steady_clock::now();
    clock_ = std::clock();
  }

 private:
  std::chrono::steady_clock::time_point last_ = std::chrono::steady_clock::now();
  std::clock_t clock_ = std::clock();
};

TEST_CASE("100,000 pairs" * doctest::skip()) {
  const Folder folder;
  std::vector<std::string> lines;
  for (int i = 0; i < kPairs; ++i) lines.push_back(record_of(i));
  ReviewStore store = open_store(folder.file("a.db"));
  Watch watch;
  load(store, lines);
  watch.say("load");
  store = open_store(folder.file("a.db"));
  watch.say("open");
  size_t total = 0;
  CHECK(store.list({}, 0, 100, total)->size() == 100);
  watch.say("list: the first screen");
  CHECK(total == kPairs);
  for (const char* order : {"count", "text"}) {
    ReviewFilter filter;
    filter.order = order;
    CHECK(store.list(filter, 0, 100, total)->size() == 100);
    watch.say(order);
  }
  CHECK(store.list({}, 90000, 100, total)->size() == 100);
  watch.say("list: row 90,000");
  ReviewFilter filter;
  filter.text = "ten5";
  CHECK(store.list(filter, 0, 100, total)->size() == 100);
  watch.say("list: a text");
  filter.text = "";
  filter.file = "news";
  filter.evidence = "hanviet";
  CHECK(store.list(filter, 0, 100, total)->size() == 100);
  watch.say("list: file and evidence");
  const auto some = *store.list({}, 0, 300, total);
  watch.say("list: 300");
  for (const ReviewPair& pair : some) {
    Decision decision;
    decision.pair = pair.pair;
    decision.verdict = Verdict::accepted;
    CHECK(store.decide({decision}, "lan", {0}).ok());
  }
  watch.say("decide: 300 one by one");
  CHECK(store.occurrences(some[5].id, 0, 50)->size() == 2);
  watch.say("occurrences");
  CHECK(store.progress().decided == 300);
  watch.say("progress");
  std::vector<Decision> all;
  const auto every = store.list({}, 0, kPairs, total);
  for (const ReviewPair& pair : *every)
    all.push_back({pair.pair, Verdict::accepted, std::nullopt, "", "", ""});
  watch.say("list: all");
  CHECK(store.decide(all, "lan").ok());
  watch.say("decide: all at once");
  CHECK(store.decisions()->size() == kPairs);
  watch.say("decisions");
  CHECK(store.undo("lan").ok());
  watch.say("undo of all");
  CHECK(store.progress().decided == 300);
  load(store, lines);
  watch.say("load again, with decisions");
}

}  // namespace
}  // namespace align
