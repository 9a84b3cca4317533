#include "glossary/import.h"

#include <doctest/doctest.h>

#include "lexicon/check.h"
#include "lexicon/row.h"

namespace align {
namespace {

GlossaryEntry entry(const std::string& en, const std::string& vi) {
  GlossaryEntry out;
  out.id = "x";
  out.terms[0] = {GlossaryTerm{.text = en}};
  out.terms[1] = {GlossaryTerm{.text = vi}};
  return out;
}

TEST_CASE("entries become rows of a lexicon that has no faults") {
  Glossary glossary;
  glossary.entries = {entry("Blim Bank", "Ngân hàng Bủng"), entry("Hanoi", "Hà Nội"),
                      entry("water level", "mực nước"), entry("Hanoi", "Thủ đô Hà Nội")};
  glossary.entries[0].type = Type::ORG;
  glossary.entries[0].terms[0].push_back({.text = "BB", .kind = TermKind::acronym});
  glossary.entries[0].terms[1].push_back(
      {.text = "Nhà băng Bủng", .status = TermStatus::deprecated});
  const ImportedRows rows = lexicon_rows(glossary, "my house");
  CHECK(rows.rows == 4);
  CHECK(rows.faults.empty());
  const LexiconFile file = read_lexicon(rows.text, "my.tsv");
  CHECK(file.faults.empty());
  REQUIRE(file.rows.size() == 4);
  for (const Error& fault : check_lexicon({"my-house.tsv", file})) FAIL_CHECK(fault.text());
  CHECK(file.rows[0].id == "my-house:blim-bank");
  CHECK(file.rows[0].type == RowType::ORG);
  REQUIRE(file.rows[0].en.size() == 2);
  CHECK(file.rows[0].en[1].flags == kAcronym);
  CHECK(file.rows[0].vi[1].instead == "Ngân hàng Bủng");
  CHECK(file.rows[1].id == "my-house:hanoi");
  CHECK(file.rows[1].type == RowType::MISC);
  CHECK(file.rows[2].id == "my-house:hanoi-2");
  CHECK(file.rows[3].type == RowType::TERM);
}

TEST_CASE("what a lexicon cannot hold is a fault that names the entry") {
  Glossary glossary;
  glossary.entries = {entry("Hanoi", ""), entry("a | b", "x"), entry("Hue [old]", "Huế"),
                      entry("!!", "x")};
  glossary.entries[0].terms[1].clear();
  const ImportedRows rows = lexicon_rows(glossary, "m");
  CHECK(rows.rows == 0);
  REQUIRE(rows.faults.size() == 4);
  CHECK(rows.faults[0].message == "entry x: no vi term that may be used");
  CHECK(rows.faults[1].message == "entry x: 'a | b' holds \" | \", which parts forms");
}

}  // namespace
}  // namespace align
