#include "eval/score.h"

#include <doctest/doctest.h>

#include "eval/report.h"

namespace align {
namespace {

const std::set<std::string> kNames = {"PER", "ORG", "LOC", "MISC"};

std::vector<GoldRecord> gold_of(std::string_view text) {
  auto gold = read_gold(text, "gold");
  REQUIRE_MESSAGE(gold.ok(), (gold ? "" : gold.error().text()));
  return *gold;
}
Predictions predicted(std::string_view text) {
  auto out = read_predictions(text, "pred");
  REQUIRE_MESSAGE(out.ok(), (out ? "" : out.error().text()));
  return *out;
}

constexpr std::string_view kGold =
    R"({"id":"1","pairs":[{"type":"LOC","en":"Hue","en_span":[5,8],"en_max_span":[0,8],"vi":"Huế","vi_span":[0,3]},)"
    R"({"type":"PER","en":"Lan","en_span":[20,23],"vi":"Lan","vi_span":[30,33],"vi_max_span":null}]})"
    "\n"
    R"({"id":"2","pairs":[{"type":"NORP","en":"German","en_span":[0,6],"vi":"Đức","vi_span":[0,3]}]})"
    "\n";

std::string one(int en_start, int en_end, int vi_start, int vi_end, const char* type) {
  return std::string(R"({"type":")") + type + R"(","en":{"start":)" + std::to_string(en_start) +
         R"(,"end":)" + std::to_string(en_end) + R"(},"vi":{"start":)" + std::to_string(vi_start) +
         R"(,"end":)" + std::to_string(vi_end) + "}}";
}

Counts counts(std::initializer_list<std::string> alignments, const char* id = "\"1\"") {
  std::string line = std::string(R"({"id":)") + id + R"(,"alignments":[)";
  for (const std::string& alignment : alignments) {
    if (line.back() == '}') line += ",";
    line += alignment;
  }
  return score(gold_of(kGold), predicted(line + "]}"), kNames).all;
}

TEST_CASE("exact within the longest span, partial when both sides overlap") {
  CHECK(counts({one(5, 8, 0, 3, "LOC"), one(20, 23, 30, 33, "PER")}) == Counts{2, 2, 2, 2, 2});
  CHECK(counts({one(0, 8, 0, 3, "LOC")}) == Counts{2, 1, 1, 1, 1});
  CHECK(counts({one(6, 8, 0, 3, "LOC")}) == Counts{2, 1, 0, 1, 0});
  CHECK(counts({one(5, 9, 0, 3, "LOC")}) == Counts{2, 1, 0, 1, 0});
  CHECK(counts({one(5, 8, 3, 4, "LOC")}) == Counts{2, 1, 0, 0, 0});
  CHECK(counts({}) == Counts{2, 0, 0, 0, 0});
}

TEST_CASE("numbers and strings are the same id; each prediction serves once") {
  CHECK(counts({one(5, 8, 0, 3, "LOC")}, "1") == Counts{2, 1, 1, 1, 1});
  CHECK(counts({one(5, 8, 0, 3, "LOC"), one(5, 8, 0, 3, "LOC")}) == Counts{2, 2, 1, 1, 1});
}

TEST_CASE("predictions of other types are dropped, unless they serve a pair that counts") {
  CHECK(counts({one(5, 8, 0, 3, "TERM")}) == Counts{2, 1, 1, 1, 0});
  CHECK(counts({one(50, 58, 0, 3, "TERM")}) == Counts{2, 0, 0, 0, 0});
  CHECK(counts({one(0, 6, 0, 3, "LOC")}, "\"2\"") == Counts{2, 0, 0, 0, 0});
}

TEST_CASE("equal ids and malformed lines are refused with their line") {
  const auto refused = [](std::string_view text) {
    return read_predictions(text, "p.jsonl").error().text();
  };
  CHECK(refused("{\"id\":1}\n\n{\"id\":\"1\"}\n") == "p.jsonl:3: id '1' stands twice");
  CHECK(refused("{\"id\":1}\n{") == "p.jsonl:2: invalid JSON, expected one object a line");
  CHECK(refused("{}") == "p.jsonl:1: id is missing");
  CHECK(refused("{\"id\":1,\"alignments\":[{\"en\":1}]}") ==
        "p.jsonl:1: an alignment has no en or vi with start and end");
  CHECK(refused("{\"id\":\"\xFF\"}") == "p.jsonl:1: invalid UTF-8 at byte 7 of the line");
  CHECK(read_gold("{\"id\":1}", "g").error().text() == "g:1: pairs is missing, expected gold");
  CHECK(read_gold("{\"id\":1,\"pairs\":[{\"type\":\"PER\"}]}", "g").error().text() ==
        "g:1: a pair has no en_span or vi_span, expected [start, end]");
}

TEST_CASE("a report in words and in JSON") {
  const std::string line = R"({"id":"1","alignments":[)" + one(5, 9, 0, 3, "LOC") + "," +
                           one(40, 41, 1, 2, "PER") + "]}";
  const Score result = score(gold_of(kGold), predicted(line), kNames);
  CHECK(score_text(result, 9) ==
        "LOC    gold    1 pred    1 exact P 0.000 R 0.000 F 0.000 | partial F 1.000\n"
        "PER    gold    1 pred    1 exact P 0.000 R 0.000 F 0.000 | partial F 0.000\n"
        "SPAN\t1\tLOC\tHue\tHuế\t | \n"
        "MISS\t1\tPER\tLan\tLan\t\n"
        "FALSE\t1\tPER\t\t\t\n"
        "exact P 0.0000 R 0.0000 F1 0.0000 | partial F1 0.5000 | typed 0.0000 | gold 2 pred 2\n");
  CHECK(score_json(result, 0) ==
        R"({"all":{"gold":2,"predicted":2,"exact":0,"partial":1,"typed":0,"precision":0.0000,)"
        R"("recall":0.0000,"f1":0.0000,"partial_f1":0.5000},"by_type":{)"
        R"("LOC":{"gold":1,"predicted":1,"exact":0,"partial":1,"typed":0,"precision":0.0000,)"
        R"("recall":0.0000,"f1":0.0000,"partial_f1":1.0000},)"
        R"("PER":{"gold":1,"predicted":1,"exact":0,"partial":0,"typed":0,"precision":0.0000,)"
        R"("recall":0.0000,"f1":0.0000,"partial_f1":0.0000}}})"
        "\n");
}

}  // namespace
}  // namespace align
