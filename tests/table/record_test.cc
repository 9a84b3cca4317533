#include "table/record.h"

#include <doctest/doctest.h>

#include "table/record_out.h"

namespace align {
namespace {

Record parse(std::string_view line, size_t number = 9) {
  RecordReader reader;
  return reader.parse(line, number);
}

std::string fault(std::string_view line) {
  const Record record = parse(line);
  return record.error ? std::string(name_of(record.error->code)) + ": " + record.error->message
                      : "none";
}

TEST_CASE("a record with one string a side") {
  const Record record = parse(R"({"id":"a1","en":"Hanoi","vi":"H\u00e0 Nội"})");
  CHECK_FALSE(record.error);
  CHECK(record.id == R"("a1")");
  CHECK(record.pair.en.text == "Hanoi");
  CHECK(record.pair.vi.text == "Hà Nội");
  CHECK(record.pair.en.items.empty());
  CHECK_FALSE(record.mode);
  CHECK(record.extra.empty());
}

TEST_CASE("a list is joined by one line feed and its strings are remembered") {
  const Record record = parse(R"({"en":["a","","bc"],"vi":["Hà\nNội"]})");
  CHECK(record.pair.en.text == "a\n\nbc");
  CHECK(record.pair.en.items == std::vector<ByteSpan>{{0, 1}, {2, 2}, {3, 5}});
  CHECK(record.pair.vi.items == std::vector<ByteSpan>{{0, 9}});
}

TEST_CASE("ids come back as they were") {
  CHECK(parse(R"({"en":"","vi":""})").id == "9");
  CHECK(parse(R"({"id":null,"en":"","vi":""})").id == "9");
  CHECK(parse(R"({"id": 007,"en":"","vi":""})").error);
  CHECK(parse(R"({"id": 7 ,"en":"","vi":""})").id == "7");
  CHECK(parse(R"({"id":-1.50E+400,"en":"","vi":""})").id == "-1.50E+400");
  CHECK(parse(R"({"id":123456789012345678901234567890,"en":"","vi":""})").id ==
        "123456789012345678901234567890");
  CHECK(parse(R"({"id":"a\u0022\u00e9\n","en":"","vi":""})").id == R"("a\"é\n")");
}

TEST_CASE("unknown fields are kept in their order; of two with one name the last wins") {
  const Record record = parse(
      R"({"page" : 1.0,"en":"x","b":{"k":[1 , null]} ,"vi":"old","vi":"y","page":2,"c\"":"\u00e9"})");
  CHECK_FALSE(record.error);
  CHECK(record.pair.vi.text == "y");
  CHECK(record.extra == R"("b":{"k":[1 , null]},"page":2,"c\"":"\u00e9")");
}

TEST_CASE("mentions that are given") {
  const Record record = parse(
      R"({"mentions":{"en":[{"start":0,"end":5,"type":"LOC","text":"x"},{"start":6,"end":7}]},)"
      R"("en":"Hanoi x","vi":"","mode":"comparable"})");
  REQUIRE_FALSE(record.error);
  REQUIRE(record.pair.en.mentions);
  CHECK_FALSE(record.pair.vi.mentions);
  REQUIRE(record.pair.en.mentions->size() == 2);
  CHECK((*record.pair.en.mentions)[0].span == CodePointSpan{0, 5});
  CHECK((*record.pair.en.mentions)[0].type == Type::LOC);
  CHECK_FALSE((*record.pair.en.mentions)[1].type);
  CHECK(record.mode == Mode::comparable);
}

TEST_CASE("each fault has its code and its message") {
  CHECK(fault(R"({"en":5,"vi":""})") ==
        "wrong_type: en is a number, expected a string or a list of strings");
  CHECK(fault(R"({"en":"","vi":[["x"]]})") == "wrong_type: vi[0] is a list, expected a string");
  CHECK(fault(R"({"vi":""})") ==
        "wrong_type: en is missing, expected a string or a list of strings");
  CHECK(fault(R"({"id":true,"en":"","vi":""})") ==
        "wrong_type: id is true or false, expected a string or a number");
  CHECK(
      fault(R"({"en":"ab","vi":"","mentions":{"en":[{"start":1,"end":1}]}})") ==
      "wrong_type: mentions.en[0] is 1 to 1, expected a span inside the 2 code points of the text");
  CHECK(fault(R"({"en":"ab","vi":"","mentions":{"en":[{"end":1}]}})") ==
        "wrong_type: mentions.en[0] is without start or end, expected both as whole numbers");
  CHECK(fault(R"({"en":"ab","vi":"","mentions":{"vi":[{"start":4294967296,"end":1}]}})") ==
        "wrong_type: mentions.vi[0].start is 4294967296, expected a whole number of code points");
  CHECK(fault("[]") == "wrong_type: the record is a list, expected an object");
  CHECK(fault("nothing") == "invalid_json: invalid JSON: expected one JSON object a line");
  CHECK(fault("") == "invalid_json: invalid JSON: expected one JSON object a line");
  CHECK(fault("{\"en\":\"a\xFF\",\"vi\":\"\"}") ==
        "invalid_utf8: invalid UTF-8 at byte 8 of the line");
}

TEST_CASE("half a surrogate pair is an error wherever it stands") {
  for (const char* line :
       {R"({"en":"\ud800","vi":""})", R"({"en":"\udc00","vi":""})", R"({"en":"\ud800x","vi":""})",
        R"({"en":"","vi":["\udfff"]})", R"({"en":"","vi":"","x":{"\ud800":1}})",
        R"({"en":"","vi":"","x":["\udc00"]})", R"({"en":"","vi":"","\udc00":1})"}) {
    CAPTURE(line);
    REQUIRE(parse(line).error);
    CHECK(parse(line).error->code == ErrorCode::invalid_json);
  }
  CHECK(parse(R"({"en":"\ud83d\ude00","vi":""})").pair.en.text == "😀");
}

TEST_CASE("what is passed on raw has been checked") {
  for (const char* value : {"tru", "01", "1.", ".5", "+1", "[1,]", "[1 2]", "{\"a\"}", "{\"a\":}",
                            "nul", "\"\\x\"", "{\"a\":1,}", "1e", "--1"}) {
    CAPTURE(value);
    CHECK(parse(std::string(R"({"en":"","vi":"","x":)") + value + "}").error);
  }
  const std::string deep = std::string(300, '[') + std::string(300, ']');
  CHECK(parse(R"({"en":"","vi":"","x":)" + deep + "}").error);
}

TEST_CASE("the id of a broken line is found when it can be trusted") {
  CHECK(recover_id(R"({"id":"a","en":)", 3) == R"("a")");
  CHECK(recover_id(R"({"x":{"id":"no"},"y":["id"],"id": 12 ,)", 3) == "12");
  CHECK(recover_id(R"({"en":"\"id\":\"no\"","id":"yes"})", 3) == R"("yes")");
  CHECK(recover_id("{\"en\":\"\xFF\",\"id\":\"a\"}", 3) == R"("a")");
  CHECK(recover_id(R"({"id":"cut)", 3) == "3");
  CHECK(recover_id(R"({"id":12)", 3) == "3");
  CHECK(recover_id("{\"id\":\"\xFF\"}", 3) == "3");
  CHECK(recover_id(R"({"id":[1]})", 3) == "3");
  CHECK(recover_id(R"({"id":"a"} {"id":"b"})", 3) == R"("a")");
  CHECK(recover_id("hello", 3) == "3");
}

TEST_CASE("a reader is as good after a broken line as before") {
  RecordReader reader;
  const std::string good = R"({"id":1,"en":"Hanoi","vi":"Hà Nội"})";
  for (const char* bad : {"{", "", R"({"en":"\ud800"})", "\xFF", R"({"en":[1)"}) {
    CHECK(reader.parse(bad, 1).error);
    CHECK(reader.parse(good, 2).pair.vi.text == "Hà Nội");
  }
  CHECK(reader.parse("\xEF\xBB\xBF" + good, 1).id == "1");
  CHECK(reader.parse("\xEF\xBB\xBF" + good, 2).error);
}

Alignment example() {
  Alignment alignment;
  alignment.pairs.push_back({Type::LOC,
                             {"Hà", {2, 4}, {5, 8}},
                             {"Huế", {0, 3}, {0, 5}},
                             0.9914,
                             {{"fold", "a \"b\""}, {"order", ""}},
                             0});
  alignment.unaligned[0].push_back(
      {Type::PER, {"x", {4, 5}, {8, 9}}, {{"y", 0.5, "lexicon", "z"}}, 1});
  alignment.segments.push_back({{0, 5}, {0, 3}, 1});
  return alignment;
}

TEST_CASE("a record is written with its keys in order") {
  Record record = parse(R"({"id":"a","en":"😀 Hàx","vi":"Huế","k":1})");
  std::string out;
  append_record(out, record, example(), {});
  CHECK(out ==
        R"({"id":"a","alignments":[{"type":"LOC","en":{"text":"Hà","start":2,"end":4},)"
        R"("vi":{"text":"Huế","start":0,"end":3},"score":0.991,)"
        R"("evidence":[{"source":"fold","detail":"a \"b\""},{"source":"order","detail":""}]}],)"
        R"("unaligned":{"en":[{"type":"PER","text":"x","start":4,"end":5,)"
        R"("suggestions":[{"text":"y","score":0.500,"source":"lexicon","detail":"z"}]}],"vi":[]},)"
        R"("extra":{"k":1}})"
        "\n");
}

TEST_CASE("swapped, text and segments follow the id; offsets come in three units") {
  Record record = parse(R"({"id":3,"en":"😀 Hàx","vi":"Huế"})");
  Alignment alignment = example();
  alignment.swapped = true;
  alignment.pairs.clear();
  std::string out;
  append_record(out, record, alignment, {OffsetUnit::byte, true});
  CHECK(out ==
        R"({"id":3,"swapped":true,"text":{"en":"😀 Hàx","vi":"Huế"},)"
        R"("segments":[{"en":[0,9],"vi":[0,5]}],"alignments":[],)"
        R"("unaligned":{"en":[{"type":"PER","text":"x","start":8,"end":9,)"
        R"("suggestions":[{"text":"y","score":0.500,"source":"lexicon","detail":"z"}]}],"vi":[]}})"
        "\n");
  const Offsets utf16(record.pair.en.text, OffsetUnit::utf16);
  CHECK(utf16(0) == 0);
  CHECK(utf16(1) == 2);
  CHECK(utf16(5) == 6);
}

TEST_CASE("an error record") {
  std::string out;
  append_error_record(out, "7", {ErrorCode::wrong_type, "en is \"x\""});
  CHECK(out == R"({"id":7,"error":{"code":"wrong_type","message":"en is \"x\""}})"
               "\n");
}

}  // namespace
}  // namespace align
