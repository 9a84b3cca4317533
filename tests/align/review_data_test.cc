#include "align/review_data.h"

#include <doctest/doctest.h>

#include "tests/fuzz/json.h"
#include "tests/support/folder.h"
#include "tests/support/review.h"
#include "tests/support/test_lexicon.h"

namespace align {
namespace {

std::string data_of(const ReviewStore& store, const ReviewDataChoices& choices = {}) {
  Result<std::string> data = review_data(store, choices);
  REQUIRE_MESSAGE(data.ok(), (data ? "" : data.error().text()));
  CHECK(read_json(*data).has_value());
  return std::move(*data);
}

std::string hash_of(const std::string& data) {
  const size_t at = data.rfind("\"hash\":\"");
  REQUIRE(at != std::string::npos);
  return data.substr(at);
}

TEST_CASE("a small job, whole") {
  const Folder folder;
  ReviewStore store = open_store(folder.file("a.db"));
  load(store, review_lines());
  Decision edit = decision_of(Type::LOC, "Hue", "Huế", Verdict::edited);
  edit.to = PairName{Type::LOC, {"Hue City", "Huế"}};
  edit.at = "2026-11-22T10:00:00Z";
  edit.note = "<b>";
  REQUIRE(store.decide({edit}, "lan").ok());
  const std::string golden =
      R"({"format":"align-review-1","job":"news","user":"lan","version":"0.1.0","files":["news"])"
      R"(,"segments":[[0,"a","Hanoi and Hue.","Hà Nội và Huế.",[[0,5],[10,13]],[[0,6],[10,13]]])"
      R"(,[0,"a","Then Lan left.","Rồi chị đi.",[[5,8]],[]])"
      R"(,[0,"7","HANOI, the capital","Thủ đô Hà Nội",[[0,5]],[[0,13]]]])"
      R"(,"occurrences":[[0,[0,5],[0,6],0.980,"lexicon: world:hanoi"],[0,[10,13],[10,13],0.700,"fold: equal without marks: hue"])"
      R"(,[1,[5,8],null,0.000,""],[2,[0,5],[0,13],0.550,"statistics: Hanoi = Hà Nội"]])"
      R"(,"pairs":[{"id":1,"key":"fd521ac69ace","type":"LOC","en":"Hanoi","vi":"Hà Nội","score":0.980)"
      R"(,"evidence":"lexicon: world:hanoi","en_count":1,"vi_count":1)"
      R"(,"conflict":true,"status":"open","decided_in":0)"
      R"(,"suggestions":[],"place":0,"occ":[0]})"
      R"(,{"id":2,"key":"5acc8f4f7ad4","type":"LOC","en":"Hue","vi":"Huế","score":0.700)"
      R"(,"evidence":"fold: equal without marks: hue","en_count":1,"vi_count":1)"
      R"(,"conflict":false,"status":"edited","to":{"type":"LOC","en":"Hue City","vi":"Huế"})"
      R"(,"by":"lan","at":"2026-11-22T10:00:00Z","note":"<b>","decided_in":1)"
      R"(,"suggestions":[],"place":1,"occ":[1]})"
      R"(,{"id":3,"key":"a6b628f49acd","type":"PER","en":"Lan","vi":"","score":0.000)"
      R"+(,"evidence":"suggestion: Lân (fold: x)","en_count":1,"vi_count":0)+"
      R"(,"conflict":false,"status":"open","decided_in":0)"
      R"(,"suggestions":[{"text":"Lân","score":0.400,"source":"fold","detail":"x"}],"place":2,"occ":[2]})"
      R"(,{"id":4,"key":"ae5e8afb9054","type":"LOC","en":"HANOI","vi":"Thủ đô Hà Nội","score":0.550)"
      R"(,"evidence":"statistics: Hanoi = Hà Nội","en_count":1,"vi_count":1)"
      R"(,"conflict":true,"status":"open","decided_in":0)"
      R"(,"suggestions":[],"place":3,"occ":[3]}])"
      R"(,"hash":"96c85da7a732fd77613303027aa70e01"})";
  CHECK(data_of(store, {"news", "lan", nullptr}) == golden);
}

TEST_CASE("a job without anything") {
  const Folder folder;
  const ReviewStore store = open_store(folder.file("a.db"));
  CHECK(data_of(store).find(R"("files":[],"segments":[],"occurrences":[],"pairs":[],"hash":")") !=
        std::string::npos);
}

TEST_CASE("the hash is that of the pairs and their numbers: what was decided changes nothing") {
  const Folder folder;
  ReviewStore store = open_store(folder.file("a.db"));
  const std::vector<std::string> lines = review_lines();
  load(store, lines);
  const std::string before = hash_of(data_of(store));
  REQUIRE(store.decide({decision_of(Type::LOC, "Hue", "Huế", Verdict::accepted)}, "lan").ok());
  CHECK(hash_of(data_of(store)) == before);
  load(store, lines);
  CHECK(hash_of(data_of(store, {"other name", "minh", nullptr})) == before);
  load(store, {lines[1], lines[0]});
  CHECK(hash_of(data_of(store)) != before);
  load(store, {lines[0]});
  CHECK(hash_of(data_of(store)) != before);
}

TEST_CASE("pairs in doubt have the suggestions of the lexicons, without the rendering they have") {
  const Suggester suggester(test_lexicon());
  const Folder folder;
  ReviewStore store = open_store(folder.file("a.db"));
  load(store, review_lines());
  const auto offered = [&](const Suggester* from) {
    std::string out;
    const auto data = read_json(data_of(store, {"", "", from}));
    for (const Json& pair : data->find("pairs")->items) {
      out += pair.find("vi")->text + ":";
      for (const Json& one : pair.find("suggestions")->items) {
        out += " " + one.find("text")->text;
        CHECK(one.find("text")->text != pair.find("vi")->text);
      }
      out += "; ";
    }
    return out;
  };
  CHECK(offered(nullptr) == "Hà Nội:; Huế:; : Lân; Thủ đô Hà Nội:; ");
  const std::string with = offered(&suggester);
  CHECK(with.find(": Lân; ") != std::string::npos);
  CHECK(with.find("Thủ đô Hà Nội: Hà Nội") != std::string::npos);
}

}  // namespace
}  // namespace align
