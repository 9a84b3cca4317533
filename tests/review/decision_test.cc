#include "review/decision.h"

#include <doctest/doctest.h>

namespace align {
namespace {

std::string fault(const std::string& line) {
  const Result<Decision> decision = read_decision(line);
  return decision ? "none" : decision.error().message;
}

TEST_CASE("a decision as JSON and back") {
  Decision decision;
  decision.pair = {Type::ORG, {"MOH \"x\"", ""}};
  decision.verdict = Verdict::edited;
  decision.to = PairName{Type::ORG, {"Ministry of Health", "Bộ Y tế"}};
  decision.by = "lan";
  decision.at = "2026-11-22T10:00:00Z";
  decision.note = "see 3";
  std::string line;
  append_decision(line, decision);
  CHECK(
      line ==
      "{\"id\":\"" + decision.pair.key() +
          R"(","type":"ORG","en":"MOH \"x\"","vi":"","decision":"edited","to":{"type":"ORG","en":"Ministry of Health","vi":"Bộ Y tế"},"by":"lan","at":"2026-11-22T10:00:00Z","note":"see 3"})"
          "\n");
  const Result<Decision> back = read_decision(line);
  REQUIRE(back.ok());
  CHECK(*back == decision);
}

TEST_CASE("what is no decision") {
  CHECK(fault("{") == "expected one JSON object a line");
  CHECK(fault("[1]") == "expected one JSON object a line");
  CHECK(fault(R"({"type":"XYZ","en":"a","vi":"b","decision":"accepted"})") ==
        "type 'XYZ', expected PER, ORG, LOC ...");
  CHECK(fault(R"({"type":"LOC","decision":"accepted"})") ==
        "en and vi are missing, expected the forms of the pair");
  CHECK(fault(R"({"type":"LOC","en":"a","vi":"b","decision":"maybe"})") ==
        "decision 'maybe', expected accepted, rejected, edited, absent or open");
  CHECK(fault(R"({"type":"LOC","en":"a","vi":"b","decision":"edited"})") ==
        "\"to\" stands with edited decisions, and only there");
  CHECK(fault(R"({"type":"LOC","en":"a","vi":"b","decision":"accepted","at":"yesterday"})") ==
        "at 'yesterday', expected a time as 2026-11-22T10:00:00Z");
  CHECK(fault(R"({"type":"LOC","en":"a","vi":"b","decision":"accepted"})") == "none");
}

}  // namespace
}  // namespace align
