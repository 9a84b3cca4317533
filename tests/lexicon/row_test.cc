#include "lexicon/row.h"

#include <doctest/doctest.h>

#include <string>
#include <string_view>
#include <vector>

#include "lexicon/check.h"

namespace align {
namespace {

const std::string kHeader = std::string(kLexiconHeader) + "\n";

std::string messages(const std::vector<Error>& faults) {
  std::string out;
  for (const Error& fault : faults) out += fault.text() + "\n";
  return out;
}

// What reading one row of ten columns says.
std::string reading(const std::string& row) {
  return messages(read_lexicon(kHeader + row + "\n", "f.tsv").faults);
}

// What checking rows says.
std::string checking(const std::string& rows) {
  const NamedLexicon lexicon{"f.tsv", read_lexicon(kHeader + rows, "f.tsv")};
  return messages(check_lexicon(lexicon));
}

std::string row(std::string_view id, std::string_view vi, std::string_view en,
                std::string_view note = "", std::string_view type = "LOC") {
  std::string out;
  for (const std::string_view cell : {id, type, vi, en}) out.append(cell).append("\t");
  return out.append("\t\t\t\tgeneral\t").append(note).append("\n");
}

TEST_CASE("lexicon rows: all that a row can say") {
  const LexiconFile file = read_lexicon(
      "\xEF\xBB\xBF" + kHeader + "# a comment\n\n" +
          "f:a\tORG\tỦy ban | UB [acronym,case] | Uỷ hội [forbidden=Ủy ban, không khác]\t"
          "Committee [w=2.5] | Committees [plural]\torg.x\t2020-02-29\t2021-12-31\t"
          "part-of=f:b; renamed-to=f:c\tact:1; corpus\ta note\r\n",
      "f.tsv");
  CHECK(messages(file.faults) == "");
  REQUIRE(file.rows.size() == 1);
  const LexiconRow& r = file.rows[0];
  CHECK(r.id == "f:a");
  CHECK(r.type == RowType::ORG);
  REQUIRE(r.vi.size() == 3);
  CHECK(r.vi[0].text == "Ủy ban");
  CHECK(r.vi[1].text == "UB");
  CHECK(r.vi[1].flags == (kAcronym | kCase));
  CHECK(r.vi[2].text == "Uỷ hội");
  CHECK(r.vi[2].flags == kForbidden);
  CHECK(r.vi[2].instead == "Ủy ban, không khác");
  REQUIRE(r.en.size() == 2);
  CHECK(r.en[0].weight == 2.5F);
  CHECK(r.en[1].flags == kPlural);
  CHECK(r.domain == "org.x");
  CHECK(r.from == 20200229);
  CHECK(r.to == 20211231);
  CHECK(r.relations == "part-of=f:b; renamed-to=f:c");
  CHECK(r.source == "act:1; corpus");
  CHECK(r.note == "a note");
  CHECK(r.line == 4);
  CHECK(!file.plain);
}

TEST_CASE("lexicon rows: forms come out as NFC") {
  const LexiconFile file = read_lexicon(kHeader + row("f:a", "Hue\xCC\x82\xCC\x81", "Hue"), "f");
  REQUIRE(file.rows.size() == 1);
  CHECK(file.rows[0].vi[0].text == "Huế");
}

TEST_CASE("lexicon rows: what cannot be read is said with its line, the rest is used") {
  struct Case {
    const char* row;
    const char* message;
  };
  for (const Case& c : {
           Case{"f:a\tLOC\tĐức", "3 columns, expected 10"},
           Case{"\tLOC\tĐức\tGermany\t\t\t\t\tgeneral\t", "empty id, expected FILE:NAME"},
           Case{"f:a\tPLACE\tĐức\tGermany\t\t\t\t\tgeneral\t", "unknown type 'PLACE'"},
           Case{"f:a\tLOC\t\t\t\t\t\t\tgeneral\t", "no form in either language, and not retired"},
           Case{"f:a\tLOC\tĐức [big]\tGermany\t\t\t\t\tgeneral\t", "unknown attribute 'big'"},
           Case{"f:a\tLOC\tĐức [w=1x]\tGermany\t\t\t\t\tgeneral\t", "unknown attribute 'w=1x'"},
           Case{"f:a\tLOC\tĐức [w=inf]\tGermany\t\t\t\t\tgeneral\t", "unknown attribute 'w=inf'"},
           Case{"f:a\tLOC\tĐức\tGermany\t\t2020-13-01\t\t\tgeneral\t",
                "bad date, expected YYYY-MM-DD"},
           Case{"f:a\tLOC\tĐức\tGermany\t\t\t2021-02-29\t\tgeneral\t",
                "bad date, expected YYYY-MM-DD"},
           Case{"f:a\tLOC\tĐức\tGermany\t\t\t20210228\t\tgeneral\t",
                "bad date, expected YYYY-MM-DD"},
           Case{"f:a\tLOC\tĐ\xff\tGermany\t\t\t\t\tgeneral\t",
                "invalid UTF-8 at byte 10 of the line"},
           Case{"f:a\tLOC\tĐ\x01\tGermany\t\t\t\t\tgeneral\t", "a control character"},
       }) {
    CAPTURE(c.row);
    CHECK(reading(c.row) == std::string("f.tsv:2: ") + c.message + "\n");
  }
  const LexiconFile file = read_lexicon(
      kHeader + "f:a\tPLACE\ta\tb\t\t\t\t\tg\t\n" + row("f:b", "Đức", "Germany"), "f.tsv");
  REQUIRE(file.rows.size() == 1);
  CHECK(file.rows[0].id == "f:b");
}

TEST_CASE("lexicon rows: forms and rows have a largest size") {
  CHECK(reading(row("f:a", std::string(501, 'a'), "b")) ==
        "f.tsv:2: a form of 501 bytes, expected at most 500\n");
  std::string forms = "a";
  for (int i = 0; i < 500; ++i) forms += " | a";
  CHECK(reading(row("f:a", forms, "b")) == "f.tsv:2: 501 forms, expected at most 500\n");
}

TEST_CASE("lexicon rows: two plain columns, either way round, with a type or without") {
  const LexiconFile file = read_lexicon(
      "Moon Circle\tHội Trăng\nHội Sao\tStar Circle\tORG\nsoft power\tquyền lực mềm\n"
      "one column\na\tb\tWORD\nx\t\n",
      "dir/My names.tsv");
  CHECK(file.plain);
  REQUIRE(file.rows.size() == 3);
  CHECK(file.rows[0].id == "user.my-names:1");
  CHECK(file.rows[0].type == RowType::MISC);
  CHECK(file.rows[1].en[0].text == "Star Circle");
  CHECK(file.rows[1].type == RowType::ORG);
  CHECK(file.rows[2].type == RowType::TERM);
  CHECK(messages(file.faults) ==
        "dir/My names.tsv:4: 1 columns, expected English and Vietnamese, or the ten of the header\n"
        "dir/My names.tsv:5: unknown type 'WORD'\n"
        "dir/My names.tsv:6: an empty column, expected English and Vietnamese\n");
}

TEST_CASE("lexicon checks: each fault has its message") {
  struct Case {
    std::string rows;
    const char* message;
  };
  for (const Case& c : {
           Case{row("f:a", "Đức", "Germany") + row("f:b", "Pháp", "France"), ""},
           Case{row("f:b", "Đức", "Germany") + row("f:a", "Pháp", "France"),
                "f.tsv:3: id 'f:a' stands after 'f:b': rows are sorted by id\n"},
           Case{row("f:a", "Đức", "Germany") + row("f:a", "Pháp", "France"),
                "f.tsv:3: id 'f:a' stands twice\n"},
           Case{row("A", "Đức", "Germany"),
                "f.tsv:2: id 'A', expected FILE:NAME of a-z, 0-9, '.' and '-'\n"},
           Case{row("f:a", "Đức", ""), "f.tsv:2: no English form\n"},
           Case{row("f:a", "", "Germany"), "f.tsv:2: no Vietnamese form\n"},
           Case{row("f:a", "Đức | Đức", "Germany"),
                "f.tsv:2: form 'Đức' stands twice in the row\n"},
           Case{row("f:a", "Đức | Đức [forbidden=Đức quốc]", "Germany"),
                "f.tsv:2: form 'Đức' is both given and forbidden\n"},
           Case{row("f:a", "Hàn", "Korea") + row("f:b", "Hàn", "South Korea"),
                "f.tsv:3: form 'Hàn' is also in f:a, and no note says why\n"},
           Case{row("f:a", "Hàn", "Korea", "a note") + row("f:b", "Hàn", "South Korea"), ""},
           Case{row("f:a", "Hàn", "Korea") + row("f:b", "Hàn", "South Korea", "a note"), ""},
           Case{row("f:a", "Hàn", "Korea") + row("f:b", "Hàn", "Korean", "", "NORP"), ""},
           Case{row("f:a", "Mỹ", "US [case]") + row("f:b", "ta", "us"), ""},
           Case{row("f:a", "Huế", "Huế"),
                "f.tsv:2: English form 'Huế' has Vietnamese letters, and no note says why\n"},
           Case{row("f:a", "Huế", "Huế", "as signs say it"), ""},
           Case{row("f:a", "Zürich", "Zürich"), ""},
           Case{row("f:a", "Đức [w]", "Germany"), "f.tsv:2: unknown attribute 'w'\n"},
           Case{row("f:a", "Đức[case]", "Germany"),
                "f.tsv:2: form 'Đức[case]' has a bracket or bar; expected 'FORM [attribute] | "
                "FORM'\n"},
           Case{row("f:a", "...", "Germany"), "f.tsv:2: form '...' has no letter or digit\n"},
           Case{row("f:a", "Tây  Đức", "Germany"),
                "f.tsv:2: form 'Tây  Đức' has two blanks together\n"},
           Case{"f:a\tLOC\tĐức\tGermany\t\t2021-01-01\t2020-01-01\t\tgeneral\t\n",
                "f.tsv:2: the end lies before the beginning\n"},
           Case{"f:a\tLOC\tĐức\tGermany\t\t\t\t\t\t\n", "f.tsv:2: no source\n"},
           Case{"f:a\tLOC\tĐức\tGermany\tBig\t\t\t\tgeneral\t\n",
                "f.tsv:2: domain 'Big', expected a-z, 0-9, '.' and '-'\n"},
           Case{"f:a\tLOC\tĐức\tGermany\t\t\t\tnear=f:b\tgeneral\t\n",
                "f.tsv:2: unknown relation 'near'\n"},
           Case{"f:a\tLOC\tĐức\tGermany\t\t\t\t\tgeneral\t a\n", "f.tsv:2: blank around ' a'\n"},
           Case{"f:a\tLOC\t\t\t\t\t\tretired\tgeneral\t\n", ""},
       }) {
    CAPTURE(c.rows);
    CHECK(checking(c.rows) == c.message);
  }
}

TEST_CASE("lexicon checks: over several files") {
  const std::vector<NamedLexicon> files = {
      {"a.tsv", read_lexicon(kHeader + row("a:x", "Đức", "Germany"), "a.tsv")},
      {"b.tsv", read_lexicon(kHeader + row("a:x", "Pháp", "France") +
                                 "b:y\tLOC\tBỉ\tgermany\t\t\t\tpart-of=b:z\tgeneral\t\n",
                             "b.tsv")}};
  CHECK(messages(check_lexicons(files)) ==
        "b.tsv:2: id 'a:x' is also in a.tsv\n"
        "b.tsv:3: form 'germany' is also in a:x, and no note says why\n"
        "b.tsv:3: part-of=b:z: no row has this id\n");
}

TEST_CASE("lexicon checks: ids that were given out") {
  const std::vector<NamedLexicon> files = {
      {"a.tsv", read_lexicon(kHeader + row("a:x", "Đức", "Germany") + row("a:y", "Bỉ", "Belgium"),
                             "a.tsv")}};
  const auto check = [&](std::string_view ids) {
    return messages(check_recorded_ids(files, ids, "ids.txt"));
  };
  CHECK(check("a:x\na:y\n") == "");
  CHECK(check("a:old retired\na:x\n") == "");
  CHECK(check("a:old\n") ==
        "ids.txt:1: id 'a:old' is gone; a row that was given out stays, or is "
        "marked retired here\n");
  CHECK(check("a:x retired\n") == "ids.txt:1: id 'a:x' is retired, and a row has it again\n");
  CHECK(check("a:y\na:x\n") == "ids.txt:2: id 'a:x' stands after 'a:y': ids are sorted\n");
  CHECK(
      check("word\n") ==
      "ids.txt:1: 'word', expected ID or ID retired\n"
      "ids.txt:1: id 'word' is gone; a row that was given out stays, or is marked retired here\n");
}

TEST_CASE("lexicon dates are read and written") {
  const Result<uint32_t> date = parse_date("2025-07-01");
  REQUIRE(date);
  CHECK(*date == 20250701);
  CHECK(date_text(*date) == "2025-07-01");
  CHECK(date_text(0) == "");
  for (const char* bad : {"", "2025", "2025-7-1", "2025-02-30", "2025-07-01x"}) {
    const Result<uint32_t> no = parse_date(bad);
    REQUIRE(!no);
    CHECK(no.error().message == "'" + std::string(bad) + "', expected a date as 2025-07-01");
  }
}

}  // namespace
}  // namespace align
