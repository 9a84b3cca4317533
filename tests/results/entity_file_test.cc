#include "results/entity_file.h"

#include <doctest/doctest.h>

#include "table/formats.h"

namespace align {
namespace {

const std::string kPairHeader =
    "type\ten\tvi\tscore\tevidence\ten_count\tvi_count\ten_variants\tvi_variants\tstatus\tid\n";
const std::string kHeader =
    "type\ten\tvi\tscore\tevidence\ten_count\tvi_count\ten_variants\tvi_variants\tstatus\tid\t"
    "records\tfiles\ten_forms\tvi_forms\n";

EntityTotal total_of() {
  EntityTotal total;
  total.type = Type::ORG;
  total.name = {"Ministry of X", "Bộ X"};
  total.forms = {EntityTotal::Counts{{"Ministry of X", 2}, {"MOX", 5}, {"the|ministry", 2}},
                 EntityTotal::Counts{{"Bộ X", 3}}};
  total.files = {{"news", 7}, {"talks", 2}};
  total.records = 4;
  total.score = 0.9126;
  total.evidence = "lexicon: one \"entry\"";
  total.status = "edited";
  return total;
}

std::string tsv(const EntityTotals& totals) {
  std::string out;
  append_entities_tsv(out, totals.sorted());
  return out;
}

std::string fault(const std::string& text) {
  EntityTotals totals;
  const Result<Done> done = read_entities(text, "e.tsv", totals);
  return done ? "none" : done.error().text();
}

std::vector<EntityTotal> read(const std::string& text) {
  EntityTotals totals;
  const Result<Done> done = read_entities(text, "e.tsv", totals);
  REQUIRE_MESSAGE(done.ok(), (done ? "" : done.error().text()));
  return totals.sorted();
}

TEST_CASE("a row as TSV") {
  EntityTotals totals;
  totals.add(total_of());
  const std::string id = entity_key(Type::ORG, "Ministry of X", "Bộ X");
  CHECK(tsv(totals) == kHeader +
                           "ORG\tMinistry of X\tBộ X\t0.913\tlexicon: one \"entry\"\t9\t3\t"
                           "MOX | the¦ministry\t\tedited\t" +
                           id +
                           "\t4\tnews: 7 | talks: 2\tMOX: 5 | Ministry of X: 2 | the¦ministry: 2\t"
                           "Bộ X: 3\n");
}

TEST_CASE("a row as JSON Lines") {
  EntityTotals totals;
  totals.add(total_of());
  std::string out;
  append_entities_jsonl(out, totals.sorted());
  CHECK(out ==
        R"({"type":"ORG","en":"Ministry of X","vi":"Bộ X","score":0.913,)"
        R"("evidence":"lexicon: one \"entry\"","en_count":9,"vi_count":3,)"
        R"("en_variants":["MOX","the¦ministry"],"vi_variants":[],"status":"edited","id":")" +
            entity_key(Type::ORG, "Ministry of X", "Bộ X") +
            R"(","records":4,"files":{"news":7,"talks":2},)"
            R"("en_forms":{"MOX":5,"Ministry of X":2,"the¦ministry":2},"vi_forms":{"Bộ X":3}})"
            "\n");
}

TEST_CASE("no entities is a header, or nothing") {
  CHECK(tsv({}) == kHeader);
  std::string out;
  append_entities_jsonl(out, {});
  CHECK(out.empty());
  CHECK(read(kHeader).empty());
  CHECK(read("").empty());
}

// The table that `align pair` writes: an entity with short forms, and one alone.
Table pair_table() {
  Table table;
  TableRow& row = table.rows.emplace_back();
  row.type = Type::PER;
  row.en = "Nguyen Hung";
  row.vi = "Nguyễn Hùng";
  row.score = 0.907;
  row.evidence = {{"fold", "equal"}, {"order", ""}};
  row.en_count = 3;
  row.vi_count = 1;
  row.en_variants = {"Hung"};
  row.id = "x";
  TableRow& alone = table.rows.emplace_back();
  alone.type = Type::LOC;
  alone.vi = "Quảng Tây";
  alone.vi_count = 2;
  alone.evidence = {{"suggestion", "Guangxi"}};
  return table;
}

TEST_CASE("tables of align pair are read, in TSV and in JSON Lines alike") {
  std::string as_tsv;
  append_table(as_tsv, pair_table(), TableFormat::tsv, {});
  std::string as_jsonl;
  append_table(as_jsonl, pair_table(), TableFormat::jsonl, {});
  for (const std::string& text : {as_tsv, as_jsonl}) {
    CHECK(looks_like_entities(text));
    const auto rows = read(text);
    REQUIRE(rows.size() == 2);
    CHECK(rows[0].name == std::array<std::string, 2>{"Nguyen Hung", "Nguyễn Hùng"});
    CHECK(rows[0].forms[0] == EntityTotal::Counts{{"Nguyen Hung", 3}});
    CHECK(rows[0].forms[1] == EntityTotal::Counts{{"Nguyễn Hùng", 1}});
    CHECK(rows[0].score == 0.907);
    CHECK(rows[0].evidence == "fold: equal; order");
    CHECK(rows[0].records == 1);
    CHECK(rows[0].files.empty());
    CHECK(rows[1].name == std::array<std::string, 2>{"", "Quảng Tây"});
    CHECK(rows[1].count(Lang::en) == 0);
    CHECK(rows[1].count(Lang::vi) == 2);
    CHECK(rows[1].evidence == "suggestion: Guangxi");
  }
}

TEST_CASE("columns may stand in another order, with others among them") {
  const auto rows =
      read("type\ten\tvi\tnote\tvi_count\ten_count\tscore\nLOC\tHue\tHuế\tx\t2\t1\t1\n");
  REQUIRE(rows.size() == 1);
  CHECK(rows[0].count(Lang::vi) == 2);
  CHECK(rows[0].status == "auto");
}

TEST_CASE("a byte order mark, CRLF and empty lines do no harm") {
  const std::string text = "\xEF\xBB\xBF" + kPairHeader + "LOC\tHue\tHuế\t1\t\t1\t1\t\t\tauto\tx\n";
  std::string windows;
  for (const char c : text) windows += c == '\n' ? std::string("\r\n\r\n") : std::string(1, c);
  for (const std::string& with : {text, windows}) {
    CHECK(looks_like_entities(with));
    CHECK(read(with).at(0).name[1] == "Huế");
    CHECK(read(with).at(0).id == entity_key(Type::LOC, "Hue", "Huế"));
  }
}

TEST_CASE("a table is told from records and from bitext") {
  CHECK(looks_like_entities("type\ten\tvi\tscore"));
  CHECK(looks_like_entities(R"({"type":"LOC","en":"x","vi":"y","score":1,"en_count":1)"));
  CHECK_FALSE(looks_like_entities(R"({"id":1,"alignments":[{"type":"LOC","en_count":1}]})"));
  CHECK_FALSE(looks_like_entities("en\tvi\nHanoi\tHà Nội\n"));
  CHECK_FALSE(looks_like_entities(""));
}

TEST_CASE("each fault is named with its file and line") {
  const auto row = [](std::string_view from, std::string_view to) {
    std::string line = "LOC\tHue\tHuế\t0.9\t\t1\t1\t\t\tauto\tx\t1\tf: 1\tHue: 1\tHuế: 1\n";
    line.replace(line.find(from), from.size(), to);
    return fault(kHeader + "\n" + line);
  };
  CHECK(row("LOC", "LOC") == "none");
  CHECK(row("LOC", "place") ==
        "e.tsv:3: type 'place', expected one of PER, ORG, LOC, MISC, NORP, TITLE, TERM, ID, DATE, "
        "NUM");
  CHECK(row("0.9", "1.1") == "e.tsv:3: score '1.1', expected a number from 0 to 1");
  CHECK(row("0.9", "-0.1") == "e.tsv:3: score '-0.1', expected a number from 0 to 1");
  CHECK(row("0.9", "nan") == "e.tsv:3: score 'nan', expected a number from 0 to 1");
  CHECK(row("0.9", "0,9") == "e.tsv:3: score '0,9', expected a number from 0 to 1");
  CHECK(row("\tx", "") == "e.tsv:3: 14 columns, expected 15 as in the header");
  CHECK(row("f: 1", "f") == "e.tsv:3: files: expected \"name: count | name: count\"");
  CHECK(row("Hue: 1", "Hue: one") == "e.tsv:3: en_forms: expected \"name: count | name: count\"");
  CHECK(row("Huế: 1", "Huế: -1") == "e.tsv:3: vi_forms: expected \"name: count | name: count\"");
  CHECK(row("Hue\tHuế", "\tHuế") == "e.tsv:3: en '', expected a name, for en_forms is not empty");
  CHECK(row("Huế", "Hu\xE9") == "e.tsv:3: invalid UTF-8");
  CHECK(fault("LOC\tHue\tHuế\n") == "e.tsv:1: no header line, expected type, en, vi, ...");
  CHECK(fault(kPairHeader + "LOC\t\t\t1\t\t1\t1\t\t\tauto\tx\n") ==
        "e.tsv:2: en '', expected a form on one side");
  CHECK(fault(kPairHeader + "LOC\tHue\tHuế\t1\t\tmany\t1\t\t\tauto\tx\n") ==
        "e.tsv:2: en_count 'many', expected a number");
}

TEST_CASE("faults of JSON Lines") {
  const std::string good =
      R"({"type":"LOC","en":"Hue","vi":"Huế","score":1,"en_count":1,"vi_count":1})";
  CHECK(fault(good) == "none");
  CHECK(fault(good + "\n" + good.substr(0, 40) + "\n") ==
        "e.tsv:2: expected one JSON object a line");
  CHECK(fault(R"({"type":"LOC","en":"Hue","vi":"","score":"high","en_count":1})") ==
        "e.tsv:1: score 'high', expected a number from 0 to 1");
  CHECK(fault(R"({"type":"LOC","en":"Hue","vi":"","score":1})") ==
        "e.tsv:1: en_count '', expected a number");
  CHECK(fault(R"({"type":"LOC","en":"Hue","vi":"","score":1,"en_forms":{"Hue":"1"}})") ==
        "e.tsv:1: en_forms: expected counts");
  CHECK(fault(R"({"type":"LOC","en":"Hue","vi":"","score":1,"en_forms":["Hue"]})") ==
        "e.tsv:1: en_forms: expected counts");
  CHECK(fault(R"({"type":"LOC","en":null,"vi":"Huế","score":1,"vi_count":1})") ==
        "e.tsv:1: en: expected a string");
}

TEST_CASE("what stood before a fault was added") {
  EntityTotals totals;
  const Result<Done> done =
      read_entities(kPairHeader + "LOC\tHue\tHuế\t1\t\t1\t1\t\t\tauto\tx\nwrong\n", "e", totals);
  CHECK_FALSE(done.ok());
  CHECK(totals.sorted().size() == 1);
}

}  // namespace
}  // namespace align
