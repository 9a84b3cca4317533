#include "glossary/update.h"

#include <doctest/doctest.h>

namespace align {
namespace {

GlossaryEntry entry(const std::string& id, const std::string& en, const std::string& vi,
                    uint64_t count = 1) {
  GlossaryEntry out;
  out.id = id;
  out.type = Type::LOC;
  GlossaryTerm term;
  term.text = en;
  term.count = count;
  out.terms[0] = {term};
  term.text = vi;
  out.terms[1] = {term};
  out.files = {{"news", count}};
  return out;
}

TEST_CASE("what was there stays as it was, what is new comes behind it") {
  Glossary old;
  old.entries = {entry("hand-2", "Zebra", "Ngựa vằn"), entry("hand-1", "Hanoi", "Hà Nội")};
  old.entries[1].notes = {"the capital"};
  old.entries[1].decision = "accepted";
  Glossary now;
  now.entries = {entry("e1", "HANOI", "Thủ đô Hà Nội", 3), entry("e2", "Hue", "Huế")};
  now.entries[0].files = {{"more", 3}};
  const UpdateReport report = update_glossary(old, now, Lang::en);
  REQUIRE(old.entries.size() == 3);
  CHECK(old.entries[0].id == "hand-2");
  CHECK(old.entries[1].id == "hand-1");
  CHECK(old.entries[1].notes == std::vector<std::string>{"the capital"});
  CHECK(old.entries[1].decision == "accepted");
  CHECK(old.entries[1].preferred(Lang::vi)->text == "Hà Nội");
  CHECK(old.entries[1].side(Lang::en)[0].count == 4);
  CHECK(old.entries[1].files == std::map<std::string, uint64_t>{{"more", 3}, {"news", 1}});
  REQUIRE(old.entries[1].side(Lang::vi).size() == 2);
  CHECK(old.entries[1].side(Lang::vi)[1].status == TermStatus::admitted);
  CHECK(old.entries[2].id == "e2");
  REQUIRE(report.added.size() == 1);
  CHECK(report.added[0].text == "Hue = Huế");
  REQUIRE(report.changed.size() == 1);
  REQUIRE(report.contradicted.size() == 1);
  CHECK(report.contradicted[0].text == "Hanoi: Hà Nội stays, the texts say Thủ đô Hà Nội");
}

TEST_CASE("the same texts a second time change nothing") {
  Glossary old;
  old.entries = {entry("hand-1", "Hanoi", "Hà Nội", 3)};
  Glossary now;
  now.entries = {entry("e1", "Hanoi", "Hà Nội", 3)};
  const Glossary before = old;
  const UpdateReport report = update_glossary(old, now, Lang::en);
  CHECK(old == before);
  CHECK(report.added.empty());
  CHECK(report.changed.empty());
}

TEST_CASE("an id that is taken is not given twice") {
  Glossary old;
  old.entries = {entry("e1", "Hanoi", "Hà Nội")};
  Glossary now;
  now.entries = {entry("e1", "Hue", "Huế")};
  update_glossary(old, now, Lang::en);
  REQUIRE(old.entries.size() == 2);
  CHECK(old.entries[1].id == "e1-2");
}

TEST_CASE("entries of another type are other entries, those of none are the same") {
  Glossary old;
  old.entries = {entry("a", "Paris", "Pa-ri"), entry("b", "Laos", "Lào")};
  old.entries[1].type.reset();
  Glossary now;
  now.entries = {entry("e1", "Paris", "Paris"), entry("e2", "Laos", "Lào")};
  now.entries[0].type = Type::PER;
  update_glossary(old, now, Lang::en);
  REQUIRE(old.entries.size() == 3);
  CHECK(old.entries[1].type == Type::LOC);
}

}  // namespace
}  // namespace align
