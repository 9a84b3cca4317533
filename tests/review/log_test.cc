#include <doctest/doctest.h>
#include <sqlite3.h>

#include "review/store.h"
#include "tests/support/folder.h"
#include "tests/support/review.h"

namespace align {
namespace {

const Decision kHanoi = decision_of(Type::LOC, "Hanoi", "Hà Nội", Verdict::accepted);
const Decision kHue = decision_of(Type::LOC, "Hue", "Huế", Verdict::rejected);

std::string said(const Result<LogEntry>& entry) { return entry ? "done" : entry.error().message; }

int64_t entry_of(const ReviewStore& store, const std::string& text) {
  ReviewFilter filter;
  filter.text = text;
  const auto pairs = list_of(store, filter);
  REQUIRE(pairs.size() == 1);
  return pairs[0].decided_in;
}

TEST_CASE("a decision holds until another one, or until it is undone") {
  const Folder folder;
  ReviewStore store = open_store(folder.file("a.db"));
  CHECK(store.version() == 0);
  const auto first = store.decide({kHanoi, kHue}, "lan");
  REQUIRE(first.ok());
  CHECK(first->decisions == 2);
  CHECK(first->by == "lan");
  Decision other = kHanoi;
  other.verdict = Verdict::rejected;
  other.note = "not this one";
  REQUIRE(store.decide({other}, "minh").ok());
  auto all = decisions_of(store);
  REQUIRE(all.size() == 2);
  CHECK(all[0].verdict == Verdict::rejected);
  CHECK(all[0].by == "minh");
  CHECK(all[0].note == "not this one");
  CHECK(all[0].at.size() == std::string("2026-11-22T10:00:00Z").size());

  // Lan's entry is undone as one, below Minh's, which stays.
  const auto undone = store.undo("lan");
  REQUIRE(undone.ok());
  CHECK(undone->undoes == first->id);
  CHECK(undone->decisions == 2);
  all = decisions_of(store);
  REQUIRE(all.size() == 1);
  CHECK(all[0].by == "minh");
  CHECK(said(store.undo("lan")) == "lan has nothing to undo");
  REQUIRE(store.undo("minh").ok());
  CHECK(decisions_of(store).empty());
  CHECK(store.version() == 4);
}

TEST_CASE("undo goes back to the decision before") {
  const Folder folder;
  ReviewStore store = open_store(folder.file("a.db"));
  load(store, review_lines());
  REQUIRE(store.decide({kHue}, "lan").ok());
  Decision open = kHue;
  open.verdict = Verdict::open;
  REQUIRE(store.decide({open}, "lan").ok());
  CHECK(decisions_of(store).empty());
  CHECK(entry_of(store, "hue") == 2);
  REQUIRE(store.undo("lan").ok());
  REQUIRE(decisions_of(store).size() == 1);
  CHECK(decisions_of(store)[0].verdict == Verdict::rejected);
  CHECK(entry_of(store, "hue") == 1);
}

TEST_CASE("case, tone placement and blanks are one pair; types are not") {
  const Folder folder;
  ReviewStore store = open_store(folder.file("a.db"));
  REQUIRE(store.decide({kHanoi}, "lan").ok());
  REQUIRE(
      store.decide({decision_of(Type::LOC, "HA NOI", "HÀ NỘI", Verdict::rejected)}, "lan").ok());
  REQUIRE(store.decide({decision_of(Type::ORG, "Hanoi", "Hà Nội", Verdict::accepted)}, "lan").ok());
  const auto all = decisions_of(store);
  REQUIRE(all.size() == 2);
  CHECK(all[0].pair.type == Type::LOC);
  CHECK(all[0].verdict == Verdict::rejected);
  CHECK(all[1].verdict == Verdict::accepted);
}

TEST_CASE("two connections: each sees the other's entries, and a clash is said") {
  const Folder folder;
  ReviewStore a = open_store(folder.file("a.db"));
  load(a, review_lines());
  ReviewStore b = open_store(folder.file("a.db"));
  const int64_t seen = entry_of(b, "hue");
  CHECK(seen == 0);
  REQUIRE(a.decide({kHue}, "lan", {0}).ok());
  CHECK(b.version() == a.version());
  Decision accepted = kHue;
  accepted.verdict = Verdict::accepted;
  const auto clash = b.decide({kHanoi, accepted}, "minh", {0, seen});
  REQUIRE_FALSE(clash.ok());
  CHECK(clash.error().code == ErrorCode::usage);
  CHECK(clash.error().message == "LOC \"Hue\" = \"Huế\": rejected by lan in the meantime");
  // Nothing of it was done.
  REQUIRE(decisions_of(b).size() == 1);
  REQUIRE(b.decide({kHanoi, accepted}, "minh", {0, entry_of(b, "hue")}).ok());
  CHECK(decisions_of(a).size() == 2);
  // Taken back is also something that happened.
  const int64_t before = entry_of(a, "hue");
  REQUIRE(b.undo("minh").ok());
  CHECK(said(a.decide({kHue}, "lan", {before})) ==
        "LOC \"Hue\" = \"Huế\": rejected by lan in the meantime");
}

TEST_CASE("what comes from a file: the last of a pair, unless it holds already or is older") {
  const Folder folder;
  ReviewStore store = open_store(folder.file("a.db"));
  Decision old = kHanoi;
  old.verdict = Verdict::rejected;
  Decision open = kHue;
  open.verdict = Verdict::open;
  const std::vector<Decision> file = {old, kHanoi, open};
  const auto first = store.news(file);
  REQUIRE(first.ok());
  REQUIRE(first->size() == 1);
  CHECK(first->front().verdict == Verdict::accepted);
  REQUIRE(store.decide(*first, "lan").ok());
  CHECK(store.news(file)->empty());
  old.at = "2020-01-01T00:00:00Z";
  CHECK(store.news({old})->empty());
  old.at = "2999-01-01T00:00:00Z";
  CHECK(store.news({old})->size() == 1);
  CHECK(store.version() == 1);
}

TEST_CASE("the log cannot be changed, by nobody") {
  const Folder folder;
  { REQUIRE(open_store(folder.file("a.db")).decide({kHanoi}, "lan").ok()); }
  sqlite3* db = nullptr;
  REQUIRE(sqlite3_open(folder.file("a.db").c_str(), &db) == SQLITE_OK);
  for (const char* sql : {"UPDATE item SET verdict = 'rejected'", "DELETE FROM item",
                          "UPDATE entry SET by = 'x'", "DELETE FROM entry"})
    CHECK(sqlite3_exec(db, sql, nullptr, nullptr, nullptr) == SQLITE_CONSTRAINT);
  sqlite3_close(db);
  CHECK(decisions_of(open_store(folder.file("a.db"))).size() == 1);
}

}  // namespace
}  // namespace align
