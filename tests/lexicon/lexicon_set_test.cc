#include "lexicon/lexicon_set.h"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <string>
#include <vector>

#include "match/suggest.h"
#include "pipeline.h"

namespace align {
namespace {

const std::string kHeader = std::string(kLexiconHeader) + "\n";

void add(LexiconSet& set, const std::string& rows, const std::string& name) {
  const LexiconFile file = read_lexicon(kHeader + rows, name);
  for (const Error& fault : file.faults) FAIL(fault.text());
  set.add_rows(file.rows, name);
}

// The base that the layers of the tests lie on.
LexiconSet base() {
  LexiconSet set;
  add(set,
      "b:dreamham\tLOC\tXóm Mơ\tDreamham\t\t\t\t\tuser\t\n"
      "b:moon\tORG\tHội Trăng | Câu lạc bộ Trăng\tMoon Circle\t\t\t2025-02-28\t\tuser\t\n"
      "b:new-moon\tORG\tHội Trăng Mới\tMoon Circle\t\t2025-03-01\t\t\tuser\tthe name stayed\n",
      "base.tsv");
  return set;
}

std::string found(const LexiconSet& set, std::string_view form) {
  std::string out;
  for (const EntryRef ref : set.lookup(form))
    out += fmt::format("{} {} = {}; ", set.id(ref), set.preferred(ref, Lang::en),
                       set.preferred(ref, Lang::vi));
  return out;
}

std::vector<std::string> suggestions(const LexiconSet& set, std::string_view name, Lang lang,
                                     uint32_t as_of = 0) {
  std::vector<std::string> out;
  for (const Suggestion& s : Suggester(set, as_of).suggest(name, lang)) out.push_back(s.text);
  return out;
}

TEST_CASE("lexicon layers: a row with the id of an earlier one takes its place") {
  LexiconSet set = base();
  CHECK(found(set, "Dreamham") == "b:dreamham Dreamham = Xóm Mơ; ");
  add(set, "b:dreamham\tLOC\tLàng Mơ\tDreamham\t\t\t\t\tuser\t\n", "mine.tsv");
  CHECK(found(set, "Dreamham") == "b:dreamham Dreamham = Làng Mơ; ");
  CHECK(found(set, "Xóm Mơ") == "");
}

TEST_CASE("lexicon layers: a retired row takes the earlier one out of use") {
  LexiconSet set = base();
  add(set, "b:dreamham\tLOC\t\t\t\t\t\tretired\tuser\t\n", "mine.tsv");
  CHECK(found(set, "Dreamham") == "");
}

TEST_CASE("lexicon layers: a row takes the place of all with its id, in lexicons large and small") {
  const auto rows = [](size_t first, size_t last) {
    std::string out;
    for (size_t i = first; i < last; ++i)
      out += fmt::format("b:{}\tLOC\tXóm {}\tHam {}\t\t\t\t\tuser\t\n", i, i, i);
    return out;
  };
  const std::string twice = "b:7\tLOC\tXóm Bảy\tHam 7\t\t\t\t\tuser\t\n";
  const std::string mine = "b:7\tLOC\tLàng Bảy\tSevenham\t\t\t\t\tuser\t\n";
  for (const size_t more : {0, 500}) {
    LexiconSet set;
    add(set, rows(0, 100) + twice, "base.tsv");
    add(set, rows(100, 100 + more).append(mine).append(mine), "mine.tsv");
    CAPTURE(more);
    CHECK(found(set, "Ham 7") == "");
    CHECK(found(set, "Ham 8") == "b:8 Ham 8 = Xóm 8; ");
    size_t hidden = 0;
    for (uint32_t e = 0; e < set.lexicon(0).entries().size(); ++e) hidden += set.hidden({0, e});
    CHECK(hidden == 2);
  }
}

TEST_CASE("lexicon layers: rows of two plain files stand side by side") {
  LexiconSet set;
  set.add_rows(read_lexicon("Moon Circle\tHội Trăng\n", "a.tsv").rows, "a.tsv");
  set.add_rows(read_lexicon("Star Circle\tHội Sao\n", "b.tsv").rows, "b.tsv");
  CHECK(found(set, "Moon Circle") == "user.a:1 Moon Circle = Hội Trăng; ");
  CHECK(found(set, "Star Circle") == "user.b:1 Star Circle = Hội Sao; ");
}

TEST_CASE("lexicon layers: a compiled one does what its rows do") {
  LexiconSet set = base();
  const auto bytes = std::make_shared<const std::string>(compile_lexicon(
      read_lexicon(kHeader + "b:dreamham\tLOC\tLàng Mơ\tDreamham\t\t\t\t\tuser\t\n", "m").rows));
  REQUIRE(set.add_foreign(*bytes, "mine.alx", bytes));
  CHECK(found(set, "Dreamham") == "b:dreamham Dreamham = Làng Mơ; ");
  CHECK(set.layers().back().user);
  const auto cut = std::make_shared<const std::string>(bytes->substr(0, 200));
  const Result<Done> refused = set.add_foreign(*cut, "cut.alx", cut);
  REQUIRE(!refused);
  CHECK(refused.error().text() ==
        "cut.alx: not a compiled lexicon of this version, or cut short: make it anew with 'align "
        "lexicon compile'");
}

TEST_CASE("lexicon layers: a forbidden pair is known, case and English marks aside") {
  LexiconSet set = base();
  CHECK(!set.forbidden("Dreamham", "Xóm Mơ"));
  add(set,
      "m:x\tLOC\tLàng Mơ | Xóm Mơ [forbidden=Làng Mơ]\tDreamham\t\t\t\t\tuser\t\n"
      "m:y\tORG\tHội Sao\tStar Circle | Star Ring [forbidden=Star Circle]\t\t\t\t\tuser\t\n",
      "mine.tsv");
  CHECK(set.forbidden("Dreamham", "Xóm Mơ"));
  CHECK(set.forbidden("DREAMHAM", "xóm mơ"));
  CHECK(set.forbidden("Star Ring", "Hội Sao"));
  CHECK(!set.forbidden("Dreamham", "Xom Mo"));
  CHECK(!set.forbidden("Dreamham", "Làng Mơ"));
  CHECK(!set.forbidden("Star Circle", "Hội Sao"));
  // What comes later wins
  add(set, "n:x\tLOC\tXóm Mơ\tDreamham\t\t\t\t\tuser\t\n", "later.tsv");
  CHECK(!set.forbidden("Dreamham", "Xóm Mơ"));
  CHECK(set.forbidden("Star Ring", "Hội Sao"));
  add(set, "o:x\tLOC\tXóm Mơ [forbidden=Làng Mơ]\tDreamham\t\t\t\t\tuser\t\n", "last.tsv");
  CHECK(set.forbidden("Dreamham", "Xóm Mơ"));
}

TEST_CASE("lexicon layers: what is forbidden is neither aligned nor suggested") {
  LexiconSet set;
  REQUIRE(set.add(builtin_lexicon(), "built-in"));
  add(set, "b:dreamham\tLOC\tXóm Mơ\tDreamham\t\t\t\t\tuser\t\n", "base.tsv");
  DocumentPair pair;
  pair.en.text = "She left Dreamham.";
  pair.vi.text = "Cô rời Xóm Mơ.";
  const auto rows = [&] {
    std::string out;
    for (const AlignedPair& p : Aligner(set, Settings{}).align(pair).pairs)
      out += p.en.text + " = " + p.vi.text + "\n";
    return out;
  };
  CHECK(rows() == "Dreamham = Xóm Mơ\n");
  CHECK(suggestions(set, "Dreamham", Lang::en).front() == "Xóm Mơ");
  add(set, "m:x\tLOC\tXóm Mơ [forbidden=Làng Mơ]\tDreamham\t\t\t\t\tuser\t\n", "mine.tsv");
  CHECK(rows() != "Dreamham = Xóm Mơ\n");
  for (const std::string& s : suggestions(set, "Dreamham", Lang::en)) CHECK(s != "Xóm Mơ");
  for (const std::string& s : suggestions(set, "Xóm Mơ", Lang::vi)) CHECK(s != "Dreamham");
}

TEST_CASE("lexicon dates: valid from the first day to the last") {
  EntryRecord entry{};
  CHECK(valid_at(entry, 0));
  CHECK(valid_at(entry, 20250701));
  entry.from = 20250301;
  entry.to = 20260630;
  CHECK(!valid_at(entry, 0));
  CHECK(!valid_at(entry, 20250228));
  CHECK(valid_at(entry, 20250301));
  CHECK(valid_at(entry, 20260630));
  CHECK(!valid_at(entry, 20260701));
}

TEST_CASE("lexicon dates: suggestions prefer what held on the day") {
  const LexiconSet set = base();
  CHECK(suggestions(set, "Moon Circle", Lang::en, 20240101).front() == "Hội Trăng");
  CHECK(suggestions(set, "Moon Circle", Lang::en, 20250401).front() == "Hội Trăng Mới");
  CHECK(suggestions(set, "Moon Circle", Lang::en).front() == "Hội Trăng Mới");
}

}  // namespace
}  // namespace align
