#include "table/formats.h"

#include <doctest/doctest.h>

#include "table/cells.h"

namespace align {
namespace {

Entity::Form form(const char* text, uint32_t count) { return {text, count}; }

Alignment example() {
  Alignment alignment;
  Entity alone;
  alone.type = Type::LOC;
  alone.forms[1] = {form("Quảng Tây", 1)};
  alone.suggestions = {{"Guangxi", 0.97, "lexicon", "east-asia:guangxi"}, {"Kwangsi", 0.9, "", ""}};
  Entity person;
  person.type = Type::PER;
  person.forms[0] = {form("Nguyen Manh Hung", 1), form("Hung", 2), form("a|b\tc", 1)};
  person.forms[1] = {form("Nguyễn Mạnh Hùng", 2)};
  person.score = 0.9914;
  person.evidence = {{"fold", "equal \"keys\""}, {"order", ""}};
  alignment.entities = {alone, person};
  return alignment;
}

std::string written(TableFormat format, const Table& table, const TableLook& look = {}) {
  std::string out;
  append_table(out, table, format, look);
  return out;
}

TEST_CASE("TSV: aligned rows first, lists joined, no tabs inside") {
  CHECK(written(TableFormat::tsv, entity_table(example())) ==
        "type\ten\tvi\tscore\tevidence\ten_count\tvi_count\ten_variants\tvi_variants\tstatus\tid\n"
        "PER\tNguyen Manh Hung\tNguyễn Mạnh Hùng\t0.991\tfold: equal \"keys\"; order\t4\t2\t"
        "Hung | a¦b c\t\tauto\t" +
            entity_key(Type::PER, "Nguyen Manh Hung", "Nguyễn Mạnh Hùng") +
            "\n"
            "LOC\t\tQuảng Tây\t0.000\tsuggestion: Guangxi (lexicon: east-asia:guangxi)\t0\t1\t\t\t"
            "auto\t" +
            entity_key(Type::LOC, "", "Quảng Tây") + "\n");
}

TEST_CASE("the key of an entity is SHA-256 of its NFC forms") {
  // printf 'LOC\tHanoi\tHà Nội' | sha256sum
  CHECK(entity_key(Type::LOC, "Hanoi", "Hà Nội") == "fd521ac69ace");
  CHECK(entity_key(Type::LOC, "Hanoi", "Ha\u0300 No\u0323\u0302i") == "fd521ac69ace");
}

TEST_CASE("CSV as in RFC 4180") {
  const std::string csv = written(TableFormat::csv, entity_table(example()));
  CHECK(csv ==
        "type,en,vi,score,evidence,en_count,vi_count,en_variants,vi_variants,status,id\r\n"
        "PER,Nguyen Manh Hung,Nguyễn Mạnh Hùng,0.991,\"fold: equal \"\"keys\"\"; order\",4,2,"
        "Hung | a¦b\tc,,auto,ff70ddd045c8\r\n"
        "LOC,,Quảng Tây,0.000,suggestion: Guangxi (lexicon: east-asia:guangxi),0,1,,,auto,"
        "ddfbeac7330d\r\n");
}

TEST_CASE("JSON Lines: columns as keys, numbers as numbers") {
  Alignment alignment = example();
  alignment.entities.erase(alignment.entities.begin());
  CHECK(
      written(TableFormat::jsonl, entity_table(alignment)) ==
      R"({"type":"PER","en":"Nguyen Manh Hung","vi":"Nguyễn Mạnh Hùng","score":0.991,)"
      R"("evidence":[{"source":"fold","detail":"equal \"keys\""},{"source":"order","detail":""}],)"
      R"("en_count":4,"vi_count":2,"en_variants":["Hung","a|b\tc"],"vi_variants":[],)"
      R"("status":"auto","id":"ff70ddd045c8"})"
      "\n");
}

TEST_CASE("Markdown, with the evidence in a column or below") {
  const Table table = entity_table(example());
  CHECK(written(TableFormat::md, table) ==
        "| type | en | vi | score | en count | vi count | evidence |\n"
        "|---|---|---|--:|--:|--:|---|\n"
        "| PER | Nguyen Manh Hung | Nguyễn Mạnh Hùng | 0.991 | 4 | 2 | fold: equal \"keys\"; order "
        "|\n"
        "| LOC | | Quảng Tây | 0.000 | 0 | 1 | suggestion: Guangxi (lexicon: east-asia:guangxi) "
        "|\n");
  CHECK(written(TableFormat::md, table, {.explain = true}) ==
        "| type | en | vi | score | en count | vi count |\n"
        "|---|---|---|--:|--:|--:|\n"
        "| PER | Nguyen Manh Hung | Nguyễn Mạnh Hùng | 0.991 | 4 | 2 |\n"
        "| | fold | equal \"keys\" | | | |\n"
        "| | order | | | | |\n"
        "| LOC | | Quảng Tây | 0.000 | 0 | 1 |\n"
        "| | suggestion | Guangxi (lexicon: east-asia:guangxi) | | | |\n");
}

TEST_CASE("the terminal table has straight columns") {
  const Table table = entity_table(example());
  CHECK(written(TableFormat::table, table) ==
        "TYPE  EN                VI                SCORE  COUNT  EVIDENCE\n"
        "PER   Nguyen Manh Hung  Nguyễn Mạnh Hùng  0.991  4/2    fold: equal \"keys\"; order\n"
        "LOC   -                 Quảng Tây             -  0/1    suggestion: Guangxi (lexicon: "
        "east-asia:guangxi)\n");
  CHECK(written(TableFormat::table, table, {.explain = true}) ==
        "TYPE  EN                VI                SCORE  COUNT\n"
        "PER   Nguyen Manh Hung  Nguyễn Mạnh Hùng  0.991  4/2\n"
        "      fold: equal \"keys\"\n"
        "      order\n"
        "LOC   -                 Quảng Tây             -  0/1\n"
        "      suggestion: Guangxi (lexicon: east-asia:guangxi)\n");
}

TEST_CASE("rows are cut to the width of the terminal, evidence first") {
  const Table table = entity_table(example());
  CHECK(written(TableFormat::table, table, {.width = 76}) ==
        "TYPE  EN                VI                SCORE  COUNT  EVIDENCE\n"
        "PER   Nguyen Manh Hung  Nguyễn Mạnh Hùng  0.991  4/2    fold: equal \"keys\";…\n"
        "LOC   -                 Quảng Tây             -  0/1    suggestion: Guangxi…\n");
  CHECK(written(TableFormat::table, table, {.width = 68}) ==
        "TYPE  EN              VI              SCORE  COUNT  EVIDENCE\n"
        "PER   Nguyen Manh H…  Nguyễn Mạnh H…  0.991  4/2    fold: equal \"ke…\n"
        "LOC   -               Quảng Tây           -  0/1    suggestion: Gua…\n");
}

TEST_CASE("colour marks the header and the unaligned rows; control characters do not get through") {
  Alignment alignment;
  Entity entity;
  entity.type = Type::MISC;
  entity.forms[0] = {form("a\x1B[31mb\r\nc", 1)};
  alignment.entities = {entity};
  CHECK(written(TableFormat::table, entity_table(alignment), {.explain = true, .color = true}) ==
        "\x1B[1mTYPE\x1B[0m  \x1B[1mEN\x1B[0m         \x1B[1mVI\x1B[0m  \x1B[1mSCORE\x1B[0m  "
        "\x1B[1mCOUNT\x1B[0m\n"
        "\x1B[33mMISC\x1B[0m  \x1B[33ma [31mb c\x1B[0m  \x1B[33m-\x1B[0m       \x1B[33m-\x1B[0m  "
        "\x1B[33m1/0\x1B[0m\n");
}

TEST_CASE("mention and sentence rows carry their places") {
  DocumentPair pair;
  pair.en.text = "😀 Hue";
  pair.vi.text = "Huế. A";
  Alignment alignment;
  alignment.pairs.push_back(
      {Type::LOC, {"Hue", {2, 5}, {5, 8}}, {"Huế", {0, 3}, {0, 5}}, 0.9, {}, 0});
  alignment.unaligned[1].push_back({Type::MISC, {"A", {5, 6}, {7, 8}}, {}, 1});
  alignment.segments.push_back({{0, 5}, {0, 4}, 0.75});
  const std::string head =
      "type\ten\tvi\tscore\tevidence\ten_count\tvi_count\ten_variants\tvi_variants\tstatus\tid\t"
      "en_start\ten_end\tvi_start\tvi_end\n";
  CHECK(written(TableFormat::tsv, mention_table(alignment, pair, "r1", OffsetUnit::utf16)) ==
        head +
            "LOC\tHue\tHuế\t0.900\t\t1\t1\t\t\tauto\tr1\t3\t6\t0\t3\n"
            "MISC\t\tA\t0.000\t\t0\t1\t\t\tauto\tr1\t\t\t5\t6\n");
  const Table sentences = sentence_table(alignment, pair, OffsetUnit::codepoint);
  CHECK(written(TableFormat::tsv, sentences) ==
        "en_start\ten_end\tvi_start\tvi_end\tscore\ten\tvi\n"
        "0\t5\t0\t4\t0.750\t😀 Hue\tHuế.\n");
  CHECK(
      written(TableFormat::jsonl, sentences) ==
      R"({"en_start":0,"en_end":5,"vi_start":0,"vi_end":4,"score":0.750,"en":"😀 Hue","vi":"Huế."})"
      "\n");
}

TEST_CASE("formats have names") {
  CHECK(table_format_from_name("md") == TableFormat::md);
  CHECK_FALSE(table_format_from_name("xls"));
  CHECK(table_format_names() == "table, tsv, csv, jsonl or md");
}

}  // namespace
}  // namespace align
