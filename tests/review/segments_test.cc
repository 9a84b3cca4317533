#include <doctest/doctest.h>

#include <algorithm>
#include <utility>

#include "review/store.h"
#include "tests/support/folder.h"
#include "tests/support/review.h"

namespace align {
namespace {

std::vector<ReviewSegment> segments_of(const ReviewStore& store) {
  std::vector<ReviewSegment> out;
  const auto done =
      store.visit_segments([&](const ReviewSegment& segment) { out.push_back(segment); });
  REQUIRE_MESSAGE(done.ok(), (done ? "" : done.error().text()));
  return out;
}

TEST_CASE("segments in the order of the texts, each with the pairs in it") {
  const Folder folder;
  ReviewStore store = open_store(folder.file("a.db"));
  CHECK(segments_of(store).empty());
  load(store, review_lines());
  const auto segments = segments_of(store);
  REQUIRE(segments.size() == 3);
  CHECK(segments[0].file == "news");
  CHECK(segments[0].record == "\"a\"");
  CHECK(segments[0].text == std::array<std::string, 2>{"Hanoi and Hue.", "Hà Nội và Huế."});
  REQUIRE(segments[0].places.size() == 2);
  const ReviewSegment::Place& hue = segments[0].places[1];
  CHECK(store.pair(hue.pair)->pair.names[1] == "Huế");
  CHECK(hue.span[0] == std::array{10U, 13U});
  CHECK(hue.span[1] == std::array{10U, 13U});
  CHECK(hue.score == 0.7);
  CHECK(hue.evidence == "fold: equal without marks: hue");
  REQUIRE(segments[1].places.size() == 1);
  CHECK(segments[1].places[0].span[0] == std::array{5U, 8U});
  CHECK(segments[1].places[0].span[1] == std::array{0U, 0U});
  CHECK(segments[2].record == "7");
}

TEST_CASE("every occurrence of a pair, numbered as the list of its occurrences is ordered") {
  const Folder folder;
  ReviewStore store = open_store(folder.file("a.db"));
  // The second segment comes first in the list of pairs.
  load(
      store,
      {R"({"id":1,"text":{"en":"Hue is nice. Hue and Hanoi.","vi":"Huế đẹp. Huế và Hà Nội."},)"
       R"("segments":[{"en":[0,12],"vi":[0,8]},{"en":[13,27],"vi":[9,23]}],"alignments":[)"
       R"({"type":"LOC","en":{"text":"Hanoi","start":21,"end":26},"vi":{"text":"Hà Nội","start":16,"end":22},"score":0.9,"evidence":[]},)"
       R"({"type":"LOC","en":{"text":"Hue","start":0,"end":3},"vi":{"text":"Huế","start":0,"end":3},"score":0.9,"evidence":[]},)"
       R"({"type":"LOC","en":{"text":"Hue","start":13,"end":16},"vi":{"text":"Huế","start":9,"end":12},"score":0.8,"evidence":[]}]})"});
  std::vector<std::pair<int64_t, std::string>> of_hue;
  for (const ReviewSegment& segment : segments_of(store))
    for (const ReviewSegment::Place& place : segment.places)
      if (store.pair(place.pair)->pair.names[0] == "Hue")
        of_hue.emplace_back(place.occurrence, segment.text[0]);
  REQUIRE(of_hue.size() == 2);
  CHECK(of_hue[0].second == "Hue and Hanoi.");
  std::sort(of_hue.begin(), of_hue.end());
  ReviewFilter filter;
  filter.text = "hue";
  const auto places = *store.occurrences(list_of(store, filter).at(0).id, 0, 10);
  REQUIRE(places.size() == 2);
  CHECK(of_hue[0].second == places[0].text[0]);
  CHECK(of_hue[1].second == places[1].text[0]);
  CHECK(places[0].text[0] == "Hue is nice.");
}

}  // namespace
}  // namespace align
