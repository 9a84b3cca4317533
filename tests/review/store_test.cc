#include "review/store.h"

#include <doctest/doctest.h>

#include "tests/support/folder.h"
#include "tests/support/review.h"

namespace align {
namespace {

std::string fault(const std::string& path,
                  ReviewStore::Access access = ReviewStore::Access::create) {
  const Result<ReviewStore> store = ReviewStore::open(path, access);
  return store ? "none" : store.error().message;
}

ReviewFilter filter_of(std::string ReviewFilter::*member, const std::string& value) {
  ReviewFilter out;
  out.*member = value;
  return out;
}

TEST_CASE("a file is told by its content") {
  const Folder folder;
  { const ReviewStore store = open_store(folder.file("mine.lexicon")); }
  CHECK(ReviewStore::is_store_file(folder.file("mine.lexicon")));
  CHECK_FALSE(ReviewStore::is_store_file(folder.put("a.db", "SQLite format 3")));
  CHECK_FALSE(ReviewStore::is_store_file(folder.file("none")));
  CHECK(fault(folder.file("none"), ReviewStore::Access::read) == "no such file");
  CHECK(fault(folder.file(".")) == "is a directory, expected a review database");
  CHECK(fault(folder.put("text", std::string(5000, 'x'))).starts_with("is no review database"));
  CHECK(fault(folder.put("empty", ""), ReviewStore::Access::read) ==
        "is empty, expected a review database");
}

TEST_CASE("the list: doubt first, names alone last; by frequency; by place") {
  const Folder folder;
  ReviewStore store = open_store(folder.file("a.db"));
  load(store, review_lines());
  CHECK(store.fingerprint() == "of the test");
  const auto pairs = list_of(store);
  CHECK(names_of(pairs) == "HANOI = Thủ đô Hà Nội, Hue = Huế, Hanoi = Hà Nội, Lan = ");
  CHECK(pairs[0].evidence == "statistics: Hanoi = Hà Nội");
  CHECK(pairs[0].conflict);
  CHECK(pairs[2].conflict);
  CHECK_FALSE(pairs[1].conflict);
  REQUIRE(pairs[3].suggestions.size() == 1);
  CHECK(pairs[3].suggestions[0].text == "Lân");
  CHECK(names_of(list_of(store, filter_of(&ReviewFilter::order, "text"))) ==
        "Hanoi = Hà Nội, Hue = Huế, Lan = , HANOI = Thủ đô Hà Nội");
  size_t total = 0;
  const auto second = store.list({}, 1, 1, total);
  CHECK(names_of(*second) == "Hue = Huế");
  CHECK(total == 4);
}

TEST_CASE("the order alone, rows by their ids, pairs that share a name") {
  const Folder folder;
  ReviewStore store = open_store(folder.file("a.db"));
  load(store, review_lines());
  const std::vector<ReviewPair> all = list_of(store);
  std::vector<int64_t> ids;
  for (const ReviewPair& pair : all) ids.push_back(pair.id);
  CHECK(*store.ids({}) == ids);
  CHECK(names_of(*store.pairs({ids[1], 99, ids[0]})) == "Hue = Huế, HANOI = Thủ đô Hà Nội");
  CHECK(store.pair(ids[3])->pair == all[3].pair);
  CHECK(store.pair(99).error().message == "has no pair 99");
  CHECK(names_of(*store.rivals(ids[2], 20)) == "HANOI = Thủ đô Hà Nội");
  CHECK(names_of(*store.rivals(ids[1], 20)).empty());
  CHECK(names_of(*store.rivals(ids[3], 20)).empty());
}

TEST_CASE("what changed since an entry of the log") {
  const Folder folder;
  ReviewStore store = open_store(folder.file("a.db"));
  load(store, review_lines());
  const auto changed = [&](int64_t since) { return names_of(*store.changed_since(since, 10)); };
  CHECK(changed(0).empty());
  const std::vector<ReviewPair> all = list_of(store);
  CHECK(store.decide({{all[1].pair, Verdict::accepted, {}, "", "", ""}}, "lan").ok());
  const int64_t first = store.version();
  CHECK(changed(0) == "Hue = Huế");
  CHECK(changed(first).empty());
  Decision edit{all[0].pair, Verdict::edited, all[2].pair, "", "", ""};
  CHECK(store.decide({edit}, "lan").ok());
  CHECK(changed(first) == "Hanoi = Hà Nội, HANOI = Thủ đô Hà Nội");
  const int64_t second = store.version();
  CHECK(store.undo("lan").ok());
  CHECK(changed(second) == "Hanoi = Hà Nội, HANOI = Thủ đô Hà Nội");
  CHECK(names_of(*store.changed_since(0, 1)) == "Hanoi = Hà Nội");
}

TEST_CASE("filters") {
  const Folder folder;
  ReviewStore store = open_store(folder.file("a.db"));
  load(store, review_lines());
  REQUIRE(store.decide({decision_of(Type::LOC, "Hue", "Huế", Verdict::accepted)}, "lan").ok());
  const auto named = [&](std::string ReviewFilter::*member, const std::string& value) {
    return names_of(list_of(store, filter_of(member, value)));
  };
  CHECK(named(&ReviewFilter::status, "accepted") == "Hue = Huế");
  CHECK(named(&ReviewFilter::status, "decided") == "Hue = Huế");
  CHECK(named(&ReviewFilter::status, "rejected").empty());
  CHECK(named(&ReviewFilter::type, "PER") == "Lan = ");
  CHECK(named(&ReviewFilter::evidence, "fold") == "Hue = Huế");
  CHECK(named(&ReviewFilter::text, "thu do") == "HANOI = Thủ đô Hà Nội");
  CHECK(named(&ReviewFilter::text, "HUẾ") == "Hue = Huế");
  CHECK(named(&ReviewFilter::text, "'; DROP TABLE pair; --").empty());
  CHECK(named(&ReviewFilter::file, "news").size() > 0);
  CHECK(named(&ReviewFilter::file, "other").empty());
  ReviewFilter scores;
  scores.least = 0.6;
  scores.most = 0.9;
  CHECK(names_of(list_of(store, scores)) == "Hue = Huế");
  ReviewFilter flags;
  flags.conflicts = true;
  CHECK(names_of(list_of(store, flags)) == "HANOI = Thủ đô Hà Nội, Hanoi = Hà Nội");
  flags.conflicts = false;
  flags.alone = true;
  CHECK(names_of(list_of(store, flags)) == "Lan = ");
  CHECK(store.progress().pairs == 4);
  CHECK(store.progress().decided == 1);
  CHECK(store.files() == std::vector<std::string>{"news"});
}

TEST_CASE("occurrences: the segment, the spans in it, the other names") {
  const Folder folder;
  ReviewStore store = open_store(folder.file("a.db"));
  load(store, review_lines());
  const auto pairs = list_of(store, filter_of(&ReviewFilter::text, "lan"));
  const auto places = store.occurrences(pairs.at(0).id, 0, 10);
  REQUIRE(places.ok());
  REQUIRE(places->size() == 1);
  const ReviewOccurrence& lan = places->front();
  CHECK(lan.file == "news");
  CHECK(lan.record == "\"a\"");
  CHECK(lan.text[0] == "Then Lan left.");
  CHECK(lan.text[1] == "Rồi chị đi.");
  CHECK(lan.span[0] == std::array{5U, 8U});
  CHECK(lan.span[1] == std::array{0U, 0U});
  CHECK(lan.others.empty());
  const auto hue =
      store.occurrences(list_of(store, filter_of(&ReviewFilter::text, "hue")).at(0).id, 0, 10);
  REQUIRE(hue->size() == 1);
  CHECK(hue->front().text[0] == "Hanoi and Hue.");
  REQUIRE(hue->front().others.size() == 2);
  CHECK(hue->front().others[0].end == 5);
  CHECK(store.occurrences(999, 0, 10)->empty());
  CHECK_FALSE(store.pair(999).ok());
}

TEST_CASE("decisions outlive results, also those about what a pair was edited into") {
  const Folder folder;
  ReviewStore store = open_store(folder.file("a.db"));
  Decision edited = decision_of(Type::LOC, "Hanoi", "Thủ đô Hà Nội", Verdict::edited);
  edited.to = PairName{Type::LOC, {"Hanoi", "Hà Nội"}};
  REQUIRE(store.decide({edited}, "lan").ok());
  load(store, review_lines());
  CHECK(names_of(list_of(store, filter_of(&ReviewFilter::status, "edited"))) ==
        "HANOI = Thủ đô Hà Nội, Hanoi = Hà Nội");
  load(store, {review_lines()[1]});
  CHECK(names_of(list_of(store)) == "HANOI = Thủ đô Hà Nội");
  REQUIRE(store.undo("lan").ok());
  CHECK(list_of(store, filter_of(&ReviewFilter::status, "edited")).empty());
}

TEST_CASE("results that cannot be read leave those before") {
  const Folder folder;
  ReviewStore store = open_store(folder.file("a.db"));
  load(store, review_lines());
  const auto done = store.load("bad", [](ReviewLoad&) -> Result<Done> {
    return Error{ErrorCode::format, "half"};
  });
  CHECK_FALSE(done.ok());
  CHECK(store.fingerprint() == "of the test");
  CHECK(list_of(store).size() == 4);
}

TEST_CASE(
    "languages that stand the other way round, texts without segments, no texts, wild offsets") {
  const Folder folder;
  ReviewStore store = open_store(folder.file("a.db"));
  const std::string pair =
      R"("alignments":[{"type":"LOC","en":{"text":"Huế","start":2,"end":5},"vi":{"text":"Hue","start":2,"end":5},)"
      R"("score":0.7,"evidence":[]}]})";
  load(store, {R"({"id":1,"swapped":true,"text":{"en":"x\nở Huế\ny","vi":"in Hue"},)" + pair,
               R"({"id":2,"swapped":true,)" + pair,
               R"({"id":3,"swapped":true,"text":{"en":"","vi":"a"},)" + pair});
  const auto pairs = list_of(store);
  REQUIRE(names_of(pairs) == "Hue = Huế");
  const auto places = store.occurrences(pairs[0].id, 0, 10);
  REQUIRE(places.ok());
  REQUIRE(places->size() == 3);
  CHECK((*places)[0].text[0] == "in Hue");
  CHECK((*places)[0].text[1] == "ở Huế");  // the line around it
  CHECK((*places)[1].text[0] == "Hue");
  CHECK((*places)[1].span[1] == std::array{0U, 3U});
  CHECK((*places)[2].text[1].empty());
}

}  // namespace
}  // namespace align
