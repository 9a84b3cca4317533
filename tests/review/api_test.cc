#include <doctest/doctest.h>
#include <simdjson.h>

#include "align/review_api.h"
#include "tests/support/folder.h"
#include "tests/support/review.h"

namespace align {
namespace {

// A review of the small job of the tests, and somebody who asks.
struct Asked {
  Folder folder;
  ReviewStore store = open_store(folder.file("a.db"));
  std::optional<ReviewApi> api;

  Asked() {
    load(store, review_lines());
    api.emplace(store, ReviewApi::Job{"news", "lan", nullptr});
  }
  ApiAnswer get(const std::string& path,
                std::map<std::string, std::string, std::less<>> query = {}) {
    return api->answer({"GET", path, std::move(query), ""});
  }
  ApiAnswer post(const std::string& path, std::string body) {
    return api->answer({"POST", path, {}, std::move(body)});
  }
  // Of a list ordered by doubt: 0 is HANOI, 1 Hue, 2 Hanoi, 3 Lan alone.
  int64_t id(size_t row) const { return (*store.ids({}))[row]; }
  std::string decide(size_t row, const std::string& rest, int64_t seen = 0) {
    const ApiAnswer answer =
        post("/api/decide", R"({"decisions":[{"id":)" + std::to_string(id(row)) + R"(,"seen":)" +
                                std::to_string(seen) + "," + rest + "}]}");
    return std::to_string(answer.status) + " " + answer.body;
  }
};

std::string member(const std::string& json, const char* name) {
  simdjson::dom::parser parser;
  simdjson::dom::element value;
  REQUIRE(parser.parse(json)[name].get(value) == simdjson::SUCCESS);
  return simdjson::minify(value);
}

TEST_CASE("the state of a job") {
  Asked asked;
  CHECK(
      asked.get("/api/state").body ==
      R"({"job":"news","user":"lan","version":0,"pairs":4,"open":4,"decided":0,"files":["news"],)"
      R"("types":["LOC","PER"],"sources":["fold","lexicon","statistics","suggestion"],"counts":{)"
      R"("types":{"LOC":3,"PER":1},"sources":{"fold":1,"lexicon":1,"statistics":1,"suggestion":1},)"
      R"("files":{"news":4},"conflicts":2,"alone":1}})");
}

TEST_CASE("the order, rows by their ids, a pair with its places") {
  Asked asked;
  CHECK(member(asked.get("/api/list").body, "ids") ==
        "[" + std::to_string(asked.id(0)) + "," + std::to_string(asked.id(1)) + "," +
            std::to_string(asked.id(2)) + "," + std::to_string(asked.id(3)) + "]");
  CHECK(member(asked.get("/api/list", {{"text", "hue"}}).body, "ids") ==
        "[" + std::to_string(asked.id(1)) + "]");
  const std::string row =
      R"({"id":)" + std::to_string(asked.id(1)) + R"(,"key":")" +
      asked.store.pair(asked.id(1))->pair.key() +
      R"(","type":"LOC","en":"Hue","vi":"Huế","score":0.7,"evidence":)"
      R"("fold: equal without marks: hue","en_count":1,"vi_count":1,"conflict":false,)"
      R"("status":"open","decided_in":0})";
  CHECK(member(asked.get("/api/pairs", {{"ids", std::to_string(asked.id(1))}}).body, "pairs") ==
        "[" + row + "]");
  const std::string whole = asked.get("/api/pair", {{"id", std::to_string(asked.id(1))}}).body;
  CHECK(member(whole, "pair") == row);
  CHECK(member(whole, "total") == "1");
  CHECK(
      member(whole, "occurrences") ==
      R"([{"file":"news","record":"a","en":{"text":"Hanoi and Hue.","span":[10,13],"others":[[0,5]]},)"
      R"("vi":{"text":"Hà Nội và Huế.","span":[10,13],"others":[[0,6]]},"score":0.7,)"
      R"("evidence":"fold: equal without marks: hue"}])");
  const std::string other = asked.get("/api/pair", {{"id", std::to_string(asked.id(2))}}).body;
  CHECK(member(other, "rivals").find(R"("en":"HANOI")") != std::string::npos);
}

TEST_CASE("decisions and undo") {
  Asked asked;
  const std::string done = asked.decide(1, R"("verdict":"accepted")");
  CHECK(done.starts_with(R"(200 {"entry":1,"count":1,"version":1,"decided":1,"pairs":[{"id":)"));
  CHECK(done.find(R"("status":"accepted","by":"lan","at":")") != std::string::npos);
  // Somebody else has not seen that.
  const std::string late = asked.decide(1, R"("verdict":"rejected")");
  CHECK(late.starts_with(
      R"(409 {"error":"LOC \"Hue\" = \"Huế\": accepted by lan in the meantime","pairs":[)"));
  CHECK(decisions_of(asked.store)[0].verdict == Verdict::accepted);
  CHECK(asked.decide(1, R"("verdict":"rejected")", 1).starts_with(R"(200 {"entry":2,)"));
  CHECK(asked.post("/api/undo", "{}")
            .body.starts_with(R"({"entry":3,"undone":2,"count":1,"version":3,"decided":1)"));
  CHECK(asked.post("/api/undo", "{}").status == 200);
  CHECK(asked.post("/api/undo", "{}").status == 409);
  CHECK(decisions_of(asked.store).empty());
}

TEST_CASE("edits, names alone") {
  Asked asked;
  const std::string edit =
      R"("verdict":"edited","to":{"type":"LOC","en":"Hue","vi":"  cố đô\nHuế "})";
  CHECK(asked.decide(1, edit).find(R"("to":{"type":"LOC","en":"Hue","vi":"cố đô Huế"})") !=
        std::string::npos);
  CHECK(asked.decide(3, R"("verdict":"accepted")").starts_with("400"));
  CHECK(asked.decide(3, R"("verdict":"absent")").starts_with("200"));
  CHECK(asked.decide(2, R"("verdict":"absent")").starts_with("400"));
  const ApiAnswer all = asked.get("/api/decisions");
  CHECK(all.type == "application/x-ndjson");
  CHECK(all.body.find(R"("en":"Lan","vi":"","decision":"absent","by":"lan")") != std::string::npos);
}

TEST_CASE("many at once: first what would be done, then one entry") {
  Asked asked;
  const std::string dry = R"({"filter":{"type":"LOC"},"score":0.6,"dry":true})";
  const std::string wet = R"({"filter":{"type":"LOC"},"score":0.6,"dry":false})";
  CHECK(member(asked.post("/api/accept", dry).body, "count") == "2");
  CHECK(decisions_of(asked.store).empty());
  CHECK(asked.post("/api/accept", wet)
            .body.starts_with(R"({"entry":1,"count":2,"version":1,"decided":2,)"));
  CHECK(member(asked.post("/api/accept", wet).body, "count") == "0");
  CHECK(asked.post("/api/undo", "{}").body.starts_with(R"({"entry":2,"undone":1,"count":2,)"));
}

TEST_CASE("what another tab did") {
  Asked asked;
  CHECK(asked.get("/api/changes", {{"since", "0"}}).body ==
        R"({"version":0,"pairs":[],"more":false})");
  asked.decide(1, R"("verdict":"accepted")");
  const std::string news = asked.get("/api/changes", {{"since", "0"}}).body;
  CHECK(member(news, "version") == "1");
  CHECK(member(news, "pairs").find(R"("en":"Hue")") != std::string::npos);
  CHECK(member(asked.get("/api/changes", {{"since", "1"}}).body, "pairs") == "[]");
}

TEST_CASE("what cannot be answered says why") {
  Asked asked;
  const auto said = [&](const ApiAnswer& answer) {
    return std::to_string(answer.status) + " " + member(answer.body, "error");
  };
  CHECK(said(asked.get("/api/nothing")) == R"(404 "there is no such call")");
  CHECK(said(asked.post("/api/state", "")) == R"(404 "there is no such call")");
  CHECK(said(asked.get("/api/pair", {{"id", "99"}})) == R"(404 "has no pair 99")");
  CHECK(said(asked.get("/api/pair", {{"id", "-1"}})) ==
        R"(400 "id: '-1', expected a whole number")");
  CHECK(said(asked.get("/api/pairs")) == R"(400 "no ids given")");
  CHECK(said(asked.get("/api/list", {{"least", "nan"}})) ==
        R"(400 "least: 'nan', expected a number from 0 to 1")");
  CHECK(said(asked.get("/api/list", {{"text", "\xFF"}})) == R"(400 "the address is no UTF-8")");
  CHECK(said(asked.get("/api/list", {{"order", "p.id; DROP TABLE pair"}})).starts_with("400"));
  CHECK(said(asked.post("/api/decide", "[]")) == R"(400 "expected a JSON object")");
  CHECK(said(asked.post("/api/decide", R"({"decisions":[]})")) ==
        R"(400 "expected \"decisions\", a list")");
  CHECK(said(asked.post("/api/decide", R"({"decisions":[{"id":99,"verdict":"accepted"}]})")) ==
        R"(404 "there is no such pair")");
  CHECK(asked.decide(1, R"("verdict":"maybe")") ==
        R"(400 {"error":"verdict: 'maybe', expected accepted, rejected, edited, absent or open"})");
  CHECK(asked.decide(1, R"("verdict":"edited")").starts_with("400"));
  CHECK(asked.decide(1, R"("verdict":"edited","to":{"type":"LOC","en":"Hue","vi":"  "})")
            .starts_with("400"));
  CHECK(asked.decide(1, R"("verdict":"edited","to":{"type":"X","en":"Hue","vi":"Huế"})")
            .starts_with("400"));
  CHECK(asked.store.version() == 0);
}

TEST_CASE("rows of other results are other rows") {
  Asked asked;
  const auto fill = [](ReviewLoad&) -> Result<Done> { return Done{}; };
  ReviewStore other = open_store(asked.folder.file("a.db"));
  REQUIRE(other.load("of another run", fill).ok());
  CHECK(asked.get("/api/state").status == 410);
}

}  // namespace
}  // namespace align
