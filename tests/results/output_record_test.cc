#include "results/output_record.h"

#include <doctest/doctest.h>

#include "table/record_out.h"

namespace align {
namespace {

std::string fault(std::string_view line) {
  OutputReader reader;
  const Result<OutputRecord> record = reader.read(line);
  return record ? "none"
                : std::string(name_of(record.error().code)) + ": " + record.error().message;
}

OutputRecord read(std::string_view line) {
  OutputReader reader;
  Result<OutputRecord> record = reader.read(line);
  REQUIRE_MESSAGE(record.ok(), line);
  return *record;
}

PlacedText place(std::string text, uint32_t begin, uint32_t end) {
  return {std::move(text), {begin, end}, {begin, end}};
}

Record record_of() {
  Record record;
  record.id = "\"a\\\"1\"";
  record.pair.en.text = "Minister Hung \"\\\"\n";
  record.pair.vi.text = "ông Hùng";
  return record;
}

// A pair that belongs to a longer name, one that is its own, a mention alone on each side.
Alignment alignment_of() {
  Alignment out;
  out.pairs.push_back({Type::PER,
                       place("Hung", 9, 13),
                       place("Hùng", 4, 8),
                       0.75,
                       {{"fold", "equal"}, {"short-form", "of \"Hùng\""}},
                       0});
  out.pairs.push_back({Type::LOC, place("A\tB", 1, 4), place("Á|B", 0, 3), 1.0, {}, 1});
  out.unaligned[0].push_back(
      {Type::TERM, place("innovation", 0, 10), {{"đổi mới", 0.5, "lexicon", "usual"}}});
  out.unaligned[1].push_back({Type::ORG, place("Bộ", 0, 2), {}, 2});
  out.entities.resize(3);
  out.entities[0].forms = {{{{"Nguyen Hung", 1}, {"Hung", 1}}, {{"Nguyễn Hùng", 1}}}};
  out.entities[1].forms = {{{{"A\tB", 1}}, {{"Á|B", 1}}}};
  out.entities[2].forms = {{{}, {{"Bộ Công an", 1}}}};
  out.segments = {{{0, 17}, {0, 8}, 0.9}};
  return out;
}

OutputRecord round_trip(const RecordFormat& format, const Alignment& alignment = alignment_of()) {
  std::string line;
  append_record(line, record_of(), alignment, format);
  return read(line);
}

TEST_CASE("a record that was written is read back") {
  const OutputRecord record = round_trip({.entities = true});
  CHECK(record.id == "\"a\\\"1\"");
  CHECK_FALSE(record.swapped);
  CHECK_FALSE(record.comparable);
  CHECK_FALSE(record.text);
  CHECK(record.segments.empty());
  CHECK_FALSE(record.code);
  REQUIRE(record.pairs.size() == 4);

  const OutputPair& hung = record.pairs[0];
  CHECK(hung.aligned());
  CHECK(hung.type == Type::PER);
  CHECK(hung.sides[0]->text == "Hung");
  CHECK(hung.sides[0]->start == 9);
  CHECK(hung.sides[0]->end == 13);
  CHECK(hung.sides[1]->text == "Hùng");
  CHECK(hung.sides[1]->start == 4);
  CHECK(hung.score == 0.75);
  CHECK(hung.evidence ==
        std::vector<EvidenceNote>{{"fold", "equal"}, {"short-form", "of \"Hùng\""}});
  CHECK(hung.entity == std::array<std::string, 2>{"Nguyen Hung", "Nguyễn Hùng"});
  CHECK(hung.status == "auto");

  CHECK(record.pairs[1].entity == std::array<std::string, 2>{"A\tB", "Á|B"});
  CHECK(record.pairs[1].score == 1);

  const OutputPair& english = record.pairs[2];
  CHECK_FALSE(english.aligned());
  CHECK_FALSE(english.sides[1]);
  CHECK(english.entity == std::array<std::string, 2>{"innovation", ""});
  REQUIRE(english.suggestions.size() == 1);
  CHECK(english.suggestions[0].text == "đổi mới");
  CHECK(english.suggestions[0].score == 0.5);
  CHECK(english.suggestions[0].source == "lexicon");
  CHECK(english.suggestions[0].detail == "usual");

  CHECK_FALSE(record.pairs[3].sides[0]);
  CHECK(record.pairs[3].entity == std::array<std::string, 2>{"", "Bộ Công an"});
}

TEST_CASE("without entities the mention is its own full name") {
  CHECK(round_trip({}).pairs[0].entity == std::array<std::string, 2>{"Hung", "Hùng"});
}

TEST_CASE("texts and segments come back letter for letter") {
  const OutputRecord record = round_trip({.with_text = true});
  REQUIRE(record.text);
  CHECK(*record.text == std::array<std::string, 2>{"Minister Hung \"\\\"\n", "ông Hùng"});
  REQUIRE(record.segments.size() == 1);
  CHECK(record.segments[0].sides[0] == std::array<uint32_t, 2>{0, 17});
  CHECK(record.segments[0].sides[1] == std::array<uint32_t, 2>{0, 8});
}

TEST_CASE("swapped and comparable come back") {
  Alignment alignment = alignment_of();
  alignment.swapped = true;
  alignment.comparable = true;
  CHECK(round_trip({}, alignment).swapped);
  CHECK_FALSE(round_trip({}, alignment).comparable);
  CHECK(round_trip({.entities = true}, alignment).comparable);
  CHECK_FALSE(read(R"({"id":1,"swapped":false,"alignments":[]})").swapped);
}

TEST_CASE("an error in place of a result is a record too") {
  std::string line;
  append_error_record(line, "7", {ErrorCode::too_large, "the record has 9 bytes"});
  const OutputRecord record = read(line);
  CHECK(record.id == "7");
  CHECK(record.code == "too_large");
  CHECK(record.message == "the record has 9 bytes");
  CHECK(record.pairs.empty());
}

TEST_CASE("a reviewer's status is kept") {
  const OutputRecord record =
      read(R"({"id":1,"alignments":[{"type":"LOC","en":{"text":"x","start":0,"end":1},)"
           R"("vi":{"text":"y","start":0,"end":1},"score":1,"status":"edited"}]})");
  CHECK(record.pairs.at(0).status == "edited");
}

TEST_CASE("numbers as ids come back as they were written, whatever their size") {
  for (const char* id : {"7", "-0", "1.50", "-1.50E+400", "123456789012345678901234567890"}) {
    const std::string line = std::string("{\"id\":") + id + ",\"alignments\":[]}";
    CHECK(read(line).id == id);
    CHECK(OutputReader::id_of(line) == id);
  }
}

TEST_CASE("numbers that nobody needs may be of any size") {
  const OutputRecord record =
      read(R"({"id":"7e9","alignments":[{"type":"LOC","en":{"text":"\"1e999\\","start":0,"end":7},)"
           R"("vi":{"text":"y","start":0,"end":1},"score":0.125}],)"
           R"("extra":{"n":1e999,"m":[-123456789012345678901234567890]}})");
  CHECK(record.id == R"("7e9")");
  CHECK(record.pairs.at(0).sides[0]->text == "\"1e999\\");
  CHECK(record.pairs.at(0).score == 0.125);
  CHECK(fault(R"({"id":1,"alignments":[],"extra":{"n":1e}})") ==
        "invalid_json: expected one JSON object a line");
}

TEST_CASE("the id alone") {
  CHECK(OutputReader::id_of(R"({"id":"a\"b","alignments":[]})") == R"("a\"b")");
  CHECK(OutputReader::id_of(R"({"id":12})") == "12");
  CHECK_FALSE(OutputReader::id_of(R"({"id":"a)"));
  CHECK_FALSE(OutputReader::id_of(R"({"id":"a\)"));
  CHECK_FALSE(OutputReader::id_of(R"({"id":12)"));
  CHECK_FALSE(OutputReader::id_of(R"({"en":"","id":12})"));
  CHECK_FALSE(OutputReader::id_of(""));
}

TEST_CASE("what is no result is refused, with what was expected") {
  const std::string expected =
      "wrong_type: expected a record as align stream writes it, with id and alignments or error";
  CHECK(fault(R"({"id":1,"en":"Hanoi","vi":"Hà Nội"})") == expected);
  CHECK(fault(R"({"alignments":[]})") == expected);
  CHECK(fault("") == "invalid_json: expected one JSON object a line");
  CHECK(fault(R"({"id":1,"alignments":[])") == "invalid_json: expected one JSON object a line");
  CHECK(fault("[]") == "wrong_type: expected an object");
  CHECK(fault(R"({"id":null,"alignments":[]})") == "wrong_type: id: expected a string or a number");
  CHECK(fault(R"({"id":[1],"alignments":[]})") == "wrong_type: id: expected a string or a number");
}

TEST_CASE("each member that is not as it should be is named") {
  const auto with = [](std::string_view pair) {
    return fault(R"({"id":1,"alignments":[)" + std::string(pair) + "]}");
  };
  const std::string sides =
      R"("en":{"text":"x","start":0,"end":1},"vi":{"text":"y","start":0,"end":1})";
  CHECK(with(R"({"type":"LOC",)" + sides + R"(,"score":1})") == "none");
  CHECK(with("5") == "wrong_type: alignments: expected a list of objects");
  CHECK(with(R"({"type":"loc",)" + sides + R"(,"score":1})") ==
        "wrong_type: type: expected one of PER, ORG, LOC, MISC, NORP, TITLE, TERM, ID, DATE, NUM");
  CHECK(with("{" + sides + R"(,"score":1})") == "wrong_type: type: expected a string");
  CHECK(with(R"({"type":"LOC",)" + sides + "}") ==
        "wrong_type: score: expected a number from 0 to 1");
  CHECK(with(R"({"type":"LOC",)" + sides + R"(,"score":1,"evidence":{}})") ==
        "wrong_type: evidence: expected a list");
  CHECK(with(R"({"type":"LOC","en":{"text":"x","start":0,"end":1},"score":1})") ==
        "wrong_type: vi: expected an object with text, start and end");
  CHECK(with(R"({"type":"LOC","en":{"text":"x","start":-1,"end":1},"vi":{},"score":1})") ==
        "wrong_type: start: expected an offset");
  CHECK(with(R"({"type":"LOC","en":{"text":"x","start":0,"end":4294967296},"vi":{},"score":1})") ==
        "wrong_type: end: expected an offset");
  CHECK(fault(R"({"id":1,"alignments":{}})") == "wrong_type: alignments: expected a list");
  CHECK(fault(R"({"id":1,"alignments":[],"text":{"en":"x"}})") ==
        "wrong_type: vi: expected a string");
  CHECK(fault(R"({"id":1,"alignments":[],"swapped":1})") ==
        "wrong_type: swapped: expected true or false");
  CHECK(fault(R"({"id":1,"alignments":[],"segments":[{"en":[0,1],"vi":[0]}]})") ==
        "wrong_type: segments: expected [start,end]");
  CHECK(fault(R"({"id":1,"alignments":[],"segments":[{"en":[0,4294967296],"vi":[0,1]}]})") ==
        "wrong_type: segments: expected [start,end]");
  CHECK(fault(R"({"id":1,"alignments":[],"unaligned":[]})") ==
        "wrong_type: unaligned: expected an object");
  CHECK(fault(R"({"id":1,"error":"no"})") == "wrong_type: error: expected an object");
}

}  // namespace
}  // namespace align
