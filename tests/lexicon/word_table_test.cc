#include "lexicon/word_table.h"

#include <doctest/doctest.h>

#include <cstring>
#include <string>
#include <vector>

#include "lexicon/lexicon_set.h"
#include "tests/support/test_lexicon.h"
#include "text/fold.h"

namespace align {
namespace {

const std::vector<WordRow> kRows = {{"bank", "hàng", 40, 0.5F},
                                    {"bank", "ngân", 44, 0.625F},
                                    {"health", "khỏe", 9, 0.25F},
                                    {"health", "y", 12, 0.375F}};

std::string first_fault(const std::string& text) {
  const auto rows = read_word_rows(text, "w.tsv");
  return rows ? "none" : rows.error().text();
}

std::string file(const std::string& rows) { return std::string(kWordTableHeader) + "\n" + rows; }

TEST_CASE("word rows come back from their file") {
  const std::string text = write_word_rows(kRows, std::vector<std::string>{"by hand"});
  CHECK(text ==
        "en\tvi\tcount\tweight\n# by hand\nbank\thàng\t40\t0.500\nbank\tngân\t44\t0.625\n"
        "health\tkhỏe\t9\t0.250\nhealth\ty\t12\t0.375\n");
  CHECK(is_word_table(text));
  CHECK(!is_word_table("en\tvi\tcount\tweights\n"));
  const auto back = read_word_rows(text, "w.tsv");
  REQUIRE(back);
  REQUIRE(back->size() == kRows.size());
  for (size_t i = 0; i < kRows.size(); ++i) {
    CHECK((*back)[i].en == kRows[i].en);
    CHECK((*back)[i].vi == kRows[i].vi);
    CHECK((*back)[i].count == kRows[i].count);
    CHECK((*back)[i].weight == kRows[i].weight);
  }
}

TEST_CASE("word rows that are damaged are refused with their line") {
  CHECK(first_fault(file("a\tb\t3\t0.5\n")) == "none");
  CHECK(first_fault("a\tb\t3\t0.5\n") ==
        "w.tsv:1: no word table, expected the header en, vi, count, weight");
  CHECK(first_fault("") == "w.tsv:1: no word table, expected the header en, vi, count, weight");
  CHECK(first_fault(file("a\tb\t3\t0.5\na\tc\t3")) ==
        "w.tsv: cut short, expected a line feed at the end");
  CHECK(first_fault(file("a\tb\t3\n")) == "w.tsv:2: 3 columns, expected 4");
  CHECK(first_fault(file("# c\na\tb\tx\t0.5\n")) == "w.tsv:3: count 'x', expected a whole number");
  for (const char* weight : {"0", "1.5", "nan", "-0.5", "0.5x", ""})
    CHECK(first_fault(file("a\tb\t3\t" + std::string(weight) + "\n"))
              .starts_with("w.tsv:2: weight '" + std::string(weight) + "', expected"));
  CHECK(first_fault(file("a\tb\xFF\t3\t0.5\n")) == "w.tsv:2: invalid UTF-8 at byte 3 of the line");
  CHECK(first_fault(file("a\te\xCC\x82\t3\t0.5\n")) ==
        "w.tsv:2: not a word, expected one word in NFC");
  CHECK(first_fault(file("\tb\t3\t0.5\n")) == "w.tsv:2: not a word, expected one word in NFC");
  const std::string unsorted =
      "w.tsv:3: not behind the row before it, expected rows sorted by en and vi";
  CHECK(first_fault(file("b\tb\t3\t0.5\na\tb\t3\t0.5\n")) == unsorted);
  CHECK(first_fault(file("a\tb\t3\t0.5\na\tb\t3\t0.5\n")) == unsorted);
}

TEST_CASE("word table finds words by their keys") {
  const WordTable table = WordTable::of(kRows);
  CHECK(table.size() == 4);
  CHECK(table.en_size() == 2);
  CHECK(table.vi_size() == 4);
  CHECK(table.weight("bank", spelling_key("ngân")) == 0.625F);
  CHECK(table.weight("bank", spelling_key("NGÂN")) == 0.625F);
  CHECK(table.weight("health", spelling_key("khoẻ")) == 0.25F);  // tone placement is one
  CHECK(table.weight("health", spelling_key("i")) == 0.375F);    // i and y are one
  CHECK(table.weight("bank", spelling_key("khỏe")) == 0);
  CHECK(table.weight("bank", spelling_key("ngan")) == 0);
  CHECK(table.weight("banks", spelling_key("ngân")) == 0);
  CHECK(table.en("banks") == WordTable::kNone);
  CHECK(table.row(WordTable::kNone).empty());
  const uint32_t bank = table.en("bank");
  REQUIRE(table.row(bank).size() == 2);
  CHECK(table.row(bank)[0].vi < table.row(bank)[1].vi);
  for (const WordLink& link : table.row(bank)) CHECK(table.weight(bank, link.vi) == link.weight);
  CHECK(table.en_word(bank) == "bank");
  CHECK(table.vi_word(table.vi(spelling_key("khỏe"))) == "khỏe");
}

TEST_CASE("word table without rows knows nothing") {
  for (const WordTable& table : {WordTable(), WordTable::of({})}) {
    CHECK(table.empty());
    CHECK(table.en("bank") == WordTable::kNone);
    CHECK(table.vi("i") == WordTable::kNone);
    CHECK(table.weight("bank", "i") == 0);
    CHECK(table.row(0).empty());
  }
}

TEST_CASE("word table bytes that are cut or damaged are refused or harmless") {
  const std::string bytes = compile_word_table(kRows);
  REQUIRE(WordTable::open(bytes));
  for (size_t size = 0; size < bytes.size(); ++size)
    CHECK_MESSAGE(!WordTable::open(std::string(bytes, 0, size)), size);
  CHECK(!WordTable::open(bytes + std::string(8, '\0')));
  CHECK(WordTable::open("").error().message ==
        "not a compiled word table of this version, or damaged");
  size_t refused = 0;
  for (size_t at = 0; at < bytes.size(); ++at) {
    std::string bad = bytes;
    bad[at] = static_cast<char>(~bad[at]);
    const auto table = WordTable::open(bad);
    refused += table ? 0 : 1;
    if (!table) continue;
    for (uint32_t e = 0; e < table->en_size(); ++e) {
      CHECK(table->en_word(e).size() < bytes.size());
      for (const WordLink& link : table->row(e))
        CHECK(table->vi_word(link.vi).size() < bytes.size());
    }
  }
  CHECK(refused > bytes.size() / 4);
}

TEST_CASE("word table of the project says what it should about everyday words") {
  const WordTable& table = test_lexicon().words();
  REQUIRE(!table.empty());
  const auto weight = [&](const char* en, const char* vi) {
    return table.weight(en, spelling_key(vi));
  };
  for (const auto& [en, vi] : std::vector<std::pair<const char*, const char*>>{{"bank", "ngân"},
                                                                               {"bank", "hàng"},
                                                                               {"health", "khỏe"},
                                                                               {"health", "y"},
                                                                               {"hospital", "bệnh"},
                                                                               {"police", "cảnh"},
                                                                               {"river", "sông"},
                                                                               {"water", "nước"}})
    CHECK_MESSAGE(weight(en, vi) > 0.1F, en, " ", vi);
  for (const auto& [en, vi] : std::vector<std::pair<const char*, const char*>>{
           {"bank", "nước"}, {"police", "và"}, {"river", "của"}, {"health", "là"}})
    CHECK_MESSAGE(weight(en, vi) < 0.02F, en, " ", vi);
}

}  // namespace
}  // namespace align
