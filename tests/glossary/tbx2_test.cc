#include <doctest/doctest.h>

#include <algorithm>
#include <string>

#include "base/files.h"
#include "glossary/formats.h"
#include "tests/glossary/example.h"
#include "tests/glossary/hostile_xml.h"
#include "tests/glossary/random_xml.h"

namespace align {
namespace {

std::string written(const Glossary& glossary, Dropped& dropped, Lang from = Lang::en) {
  std::string out;
  GlossaryWriteOptions options;
  options.from = from;
  REQUIRE(append_tbx2(out, glossary, options, dropped));
  return out;
}

GlossaryIn read(const std::string& text) {
  Result<GlossaryIn> in = read_tbx2(text, "f.tbx", Lang::en);
  REQUIRE_MESSAGE(in.ok(), message_of(in));
  return std::move(*in);
}

// What the file holds of an entry; false when it does not hold it at all.
bool reduce(GlossaryEntry& entry) {
  entry.score.reset();
  entry.evidence.clear();
  entry.decision.clear();
  entry.files.clear();
  for (size_t side = 0; side < 2; ++side) {
    auto& terms = entry.terms[side];
    std::erase_if(terms,
                  [](const GlossaryTerm& term) { return term.status == TermStatus::deprecated; });
    std::stable_sort(terms.begin(), terms.end(), [](const GlossaryTerm& a, const GlossaryTerm& b) {
      return a.status == TermStatus::preferred && b.status != TermStatus::preferred;
    });
    for (GlossaryTerm& term : terms) term.count = 0;
    if (terms.empty()) return false;
    std::string& context = entry.contexts[side].text;
    context.erase(0, context.find_first_not_of(" \t\r\n"));
    context.erase(context.find_last_not_of(" \t\r\n") + 1);
    entry.contexts[side].source.clear();
  }
  return true;
}

}  // namespace

TEST_CASE("tbx2: the example is written as the golden file") {
  Dropped dropped;
  const Result<std::string> golden =
      read_file(ALIGN_SOURCE_DIR "/tests/glossary/golden/example.v2.tbx");
  REQUIRE(golden);
  const std::string text = written(example_glossary(), dropped);
  CHECK(text == *golden);
  CHECK(text.find("Min. of Agri.") == std::string::npos);
  CHECK(dropped.counts["rejected terms"] == 1);
  CHECK(dropped.counts["entries"] == 2);
  CHECK(dropped.entries ==
        std::vector<std::string>{"West Lake = Hồ Gươm: all terms are rejected in vi",
                                 "Chủ nhiệm Ủy ban: no term in en"});
}

TEST_CASE("tbx2: what it holds is read back") {
  for (uint32_t seed = 0; seed < 200; ++seed) {
    Glossary glossary = RandomXmlGlossary(seed).make(seed % 7);
    Dropped dropped;
    const std::string text = written(glossary, dropped);
    std::erase_if(glossary.entries, [](GlossaryEntry& entry) { return !reduce(entry); });
    const GlossaryIn in = read(text);
    CHECK(in.faults.empty());
    REQUIRE(in.glossary.entries.size() == glossary.entries.size());
    for (size_t i = 0; i < glossary.entries.size(); ++i)
      CHECK_MESSAGE(in.glossary.entries[i] == glossary.entries[i], text);
  }
}

TEST_CASE("tbx2: the source language comes first, and the preferred term") {
  Glossary glossary;
  GlossaryEntry& entry = glossary.entries.emplace_back();
  entry.id = "e1";
  entry.terms[0] = {{.text = "Saigon", .status = TermStatus::superseded, .to = "1976-07-02"},
                    {.text = "Ho Chi Minh City"}};
  entry.terms[1] = {{.text = "Thành phố Hồ Chí Minh"}};
  Dropped dropped;
  const std::string en_vi = written(glossary, dropped);
  const std::string vi_en = written(glossary, dropped, Lang::vi);
  CHECK(en_vi.find("\"en\">\n          <tig>\n            <term>Ho Chi Minh City") !=
        std::string::npos);
  CHECK(en_vi.find("langSet xml:lang=\"en\"") < en_vi.find("langSet xml:lang=\"vi\""));
  CHECK(vi_en.find("langSet xml:lang=\"vi\"") < vi_en.find("langSet xml:lang=\"en\""));
  CHECK(en_vi.find("xmlns") == std::string::npos);
  CHECK(en_vi.find("DOCTYPE") == std::string::npos);
  CHECK(read(en_vi).glossary.entries == read(vi_en).glossary.entries);
}

TEST_CASE("tbx2: as OmegaT's users write it by hand: DOCTYPE, tig, lang in capitals") {
  const GlossaryIn in = read(
      "<?xml version='1.0' encoding='UTF-8'?>\n<!DOCTYPE martif SYSTEM \"TBXcoreStructV02.dtd\">\n"
      "<martif type='TBX' "
      "xml:lang='en'><martifHeader><fileDesc><titleStmt><title>T</title></titleStmt>"
      "<sourceDesc><p>a</p></sourceDesc></fileDesc><encodingDesc><p "
      "type='DCSName'>TBXXCS.xcs</p></encodingDesc>"
      "</martifHeader><text><body>\n"
      "<termEntry id='12'><langSet xml:lang='EN-US'><tig><term>Customs</term></tig></langSet>"
      "<langSet xml:lang='VI'><tig><term>Hải quan</term><note>not Thuế quan</note></tig>"
      "<tig><term>Thuế quan</term><termNote "
      "type='administrativeStatus'>deprecatedTerm</termNote></tig></langSet>"
      "</termEntry></body></text></martif>");
  REQUIRE(in.glossary.entries.size() == 1);
  const GlossaryEntry& entry = in.glossary.entries[0];
  CHECK(in.glossary.title == "T");
  CHECK(in.glossary.locales == std::array<std::string, 2>{"EN-US", "VI"});
  CHECK(entry.id == "12");
  CHECK(entry.terms[1][0].note == "not Thuế quan");
  CHECK(entry.terms[1][1].status == TermStatus::deprecated);
  CHECK(in.faults.empty());
}

TEST_CASE("tbx2: as Weblate writes it: explanations, forbidden terms, no ids") {
  const GlossaryIn in = read(
      "<martif type=\"TBX\" xml:lang=\"en\"><text><body>\n"
      "<termEntry><descrip>of the source</descrip><langSet xml:lang=\"en\"><tig><term>merge "
      "request</term></tig>"
      "</langSet><langSet xml:lang=\"vi\"><tig><term>yêu cầu trộn</term>"
      "<termNote type=\"administrativeStatus\">forbidden</termNote><note "
      "from=\"translator\">never</note></tig>"
      "</langSet></termEntry></body></text></martif>");
  REQUIRE(in.glossary.entries.size() == 1);
  const GlossaryEntry& entry = in.glossary.entries[0];
  CHECK(entry.id == "entry-1");
  CHECK(entry.notes == std::vector<std::string>{"of the source"});
  CHECK(entry.terms[1][0].status == TermStatus::deprecated);
  CHECK(entry.terms[1][0].note == "never");
}

TEST_CASE("tbx2: as MultiTerm and memoQ write it: ntig, groups, many languages") {
  const GlossaryIn in = read(
      "<martif type=\"TBX\" xml:lang=\"en-US\"><martifHeader "
      "type=\"\"><fileDesc><sourceDesc><p>x</p></sourceDesc>"
      "</fileDesc></martifHeader><text><body><termEntry id=\"c17\">"
      "<transacGrp><transac type=\"transactionType\">origination</transac><date>2020-01-01</date>"
      "<note>made by nobody</note></transacGrp>"
      "<descripGrp><descrip type=\"subjectField\">law</descrip></descripGrp>"
      "<langSet xml:lang=\"vi-VN\"><ntig><termGrp><term>Hiến pháp</term><termNoteGrp>"
      "<termNote type=\"termType\">fullForm</termNote></termNoteGrp></termGrp></ntig></langSet>"
      "<langSet "
      "xml:lang=\"fr-FR\"><ntig><termGrp><term>Constitution</term></termGrp></ntig></langSet>"
      "<langSet xml:lang=\"en-US\"><ntig><termGrp><term>Constitution</term>"
      "<termNote type=\"administrativeStatus\">preferredTerm-admn-sts</termNote></termGrp>"
      "<descripGrp><descrip type=\"context\">Under the Constitution.</descrip><admin "
      "type=\"source\">code</admin>"
      "</descripGrp><adminGrp><admin type=\"source\">book</admin></adminGrp></ntig></langSet>"
      "</termEntry></body></text></martif>");
  REQUIRE(in.glossary.entries.size() == 1);
  GlossaryEntry entry;
  entry.id = "c17";
  entry.subject = "law";
  entry.terms[0] = {{.text = "Constitution"}};
  entry.terms[1] = {{.text = "Hiến pháp"}};
  entry.contexts[0] = {"Under the Constitution.", "code"};
  CHECK(in.glossary.entries[0] == entry);
  REQUIRE(in.faults.size() == 1);
  CHECK(in.faults[0].message.starts_with("1 terms in other languages (fr-FR)"));
}

TEST_CASE("tbx2: the other version is named") {
  const Result<GlossaryIn> in =
      read_tbx2("<tbx xmlns=\"urn:iso:std:iso:30042:ed-2\"/>", "n.tbx", Lang::en);
  REQUIRE(!in);
  CHECK(in.error().text() == "n.tbx:1: is a document <tbx>, TBX v3, expected TBX v2 (<martif>)");
}

TEST_CASE("tbx2: hostile input is refused") {
  check_hostile(read_tbx2,
                "<martif type=\"TBX\"><text><body><termEntry><langSet "
                "xml:lang=\"vi\"><tig><term>TERM</term></tig>"
                "</langSet></termEntry></body></text></martif>",
                "martif");
}

}  // namespace align
