#include <doctest/doctest.h>

#include <string>

#include "base/files.h"
#include "glossary/formats.h"
#include "tests/glossary/example.h"
#include "tests/glossary/hostile_xml.h"
#include "tests/glossary/random_xml.h"

namespace align {
namespace {

const std::string kHead =
    "<tbx type=\"TBX-Basic\" style=\"dca\" xml:lang=\"en\" xmlns=\"urn:iso:std:iso:30042:ed-2\">"
    "<tbxHeader><fileDesc><sourceDesc><p>by "
    "hand</p></sourceDesc></fileDesc></tbxHeader><text><body>";
const std::string kTail = "</body></text></tbx>";

std::string written(const Glossary& glossary, Dropped& dropped, Lang from = Lang::en) {
  std::string out;
  GlossaryWriteOptions options;
  options.from = from;
  REQUIRE(append_tbx(out, glossary, options, dropped));
  return out;
}

GlossaryIn read(const std::string& text) {
  Result<GlossaryIn> in = read_tbx(text, "f.tbx", Lang::en);
  REQUIRE_MESSAGE(in.ok(), message_of(in));
  return std::move(*in);
}

GlossaryEntry one_term_each() {
  GlossaryEntry entry;
  entry.id = "e1";
  entry.terms[0] = {{.text = "Hanoi"}};
  entry.terms[1] = {{.text = "Hà Nội"}};
  return entry;
}

// Written and read, nothing is lost and nothing is said.
void check_same(const Glossary& glossary, Lang from = Lang::en) {
  Dropped dropped;
  const std::string text = written(glossary, dropped, from);
  CHECK(dropped.counts.empty());
  const GlossaryIn in = read(text);
  CHECK(in.faults.empty());
  REQUIRE(in.glossary.entries.size() == glossary.entries.size());
  for (size_t i = 0; i < glossary.entries.size(); ++i)
    CHECK_MESSAGE(in.glossary.entries[i] == glossary.entries[i], glossary.entries[i].id, "\n",
                  text);
  CHECK(in.glossary == glossary);
}

}  // namespace

TEST_CASE("tbx: the example is written as the golden file, and read back") {
  Dropped dropped;
  const Result<std::string> golden =
      read_file(ALIGN_SOURCE_DIR "/tests/glossary/golden/example.v3.tbx");
  REQUIRE(golden);
  CHECK(written(example_glossary(), dropped) == *golden);
  CHECK(dropped.counts.empty());
  check_same(example_glossary());
  check_same(example_glossary(), Lang::vi);
}

TEST_CASE("tbx: what is written is read back, whatever it is") {
  for (uint32_t seed = 0; seed < 300; ++seed) check_same(RandomXmlGlossary(seed).make(seed % 7));
}

TEST_CASE("tbx: ids that are no XML names get one that is, and come back") {
  Glossary glossary;
  for (const std::string id : {"7a", "e1", "e1", "c-7a", "-", "", "a b", "c-e1.2", "Bộ"}) {
    glossary.entries.push_back(one_term_each());
    glossary.entries.back().id = id;
  }
  Dropped dropped;
  const std::string text = written(glossary, dropped);
  CHECK(text.find("<conceptEntry id=\"c-7a\">") != std::string::npos);
  CHECK(text.find("<note>id: 7a</note>") != std::string::npos);
  CHECK(text.find("<conceptEntry id=\"e1\">") != std::string::npos);
  CHECK(text.find("<conceptEntry id=\"c-e1.2\">") != std::string::npos);
  check_same(glossary);
}

TEST_CASE("tbx: a note of a person that looks like a field stays a note") {
  Glossary glossary;
  glossary.entries.push_back(one_term_each());
  GlossaryEntry& entry = glossary.entries.back();
  entry.notes = {"score: 0.5", "note: x", "id: 9",  "mentions: a (3)",
                 "see: there", "",        " edge ", "\"quoted\""};
  entry.terms[0][0].note = "count: 7";
  entry.terms[1][0].note = "score: fine in a term";
  Dropped dropped;
  const std::string text = written(glossary, dropped);
  CHECK(text.find("<note>note: score: 0.5</note>") != std::string::npos);
  CHECK(text.find("<note>see: there</note>") != std::string::npos);
  CHECK(text.find("<note>score: fine in a term</note>") != std::string::npos);
  check_same(glossary);
}

TEST_CASE("tbx: what it cannot hold is counted") {
  Glossary glossary;
  glossary.entries.resize(3, one_term_each());
  glossary.entries[0].id = "none";
  glossary.entries[0].terms = {};
  glossary.entries[1].terms[1].clear();
  glossary.entries[1].contexts[1].text = "Không có tên nào.";
  glossary.entries[2].notes = {"bell \x07 and \uFFFF, \x1B[0m"};
  Dropped dropped;
  const std::string text = written(glossary, dropped);
  CHECK(dropped.counts == std::map<std::string, uint64_t>{{"entries", 1},
                                                          {"contexts without a term", 1},
                                                          {"characters that XML cannot hold", 3}});
  CHECK(dropped.entries == std::vector<std::string>{"none: no term"});
  const GlossaryIn in = read(text);
  REQUIRE(in.glossary.entries.size() == 2);
  CHECK(in.glossary.entries[1].notes ==
        std::vector<std::string>{"bell \uFFFD and \uFFFD, \uFFFD[0m"});
}

TEST_CASE("tbx: a file of another program, languages swapped, with what is not ours") {
  const GlossaryIn in = read(
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!DOCTYPE tbx SYSTEM \"TBX.dtd\">\n"
      "<tbx type=\"TBX-Basic\" style=\"dca\" xml:lang=\"de\" "
      "xmlns=\"urn:iso:std:iso:30042:ed-2\">\n"
      "<tbxHeader><fileDesc><titleStmt><title> Birds "
      "</title></titleStmt><sourceDesc><p>hand</p></sourceDesc>"
      "</fileDesc></tbxHeader><text><body>\n"
      "<conceptEntry id=\"c5\"><descrip type=\"subjectField\">ornithology</descrip>\n"
      "<descripGrp><descrip type=\"definition\">a small <hi>wader</hi></descrip></descripGrp>\n"
      "<note>score: high</note><xref type=\"externalCrossReference\" "
      "target=\"https://a.example/\">x</xref>\n"
      "<langSec xml:lang=\"vi-VN\"><termSec><term>\n  rẽ mỏ\n  thìa </term></termSec></langSec>\n"
      "<langSec xml:lang=\"de\"><termSec><term>Löffelstrandläufer</term></termSec></langSec>\n"
      "<langSec xml:lang=\"en_US\"><note>of the language</note>"
      "<termSec><termNoteGrp><term>spoonie</term></termNoteGrp>"
      "<termNote type=\"administrativeStatus\">admittedTerm-admn-sts</termNote>"
      "<termNote type=\"termType\">shortForm</termNote></termSec>"
      "<termSec><term>spoon-billed sandpiper</term><descripGrp><descrip type=\"context\"> One "
      "left. </descrip>"
      "<admin "
      "type=\"source\">book</admin></descripGrp><note>rare</note><note>very</note></termSec></"
      "langSec>\n"
      "</conceptEntry>\n"
      "<conceptEntry id=\"c6\"><langSec "
      "xml:lang=\"de\"><termSec><term>Ente</term></termSec></langSec></conceptEntry>\n"
      "<conceptEntry id=\"c7\"><langSec "
      "xml:lang=\"vi\"><termSec><term>vịt</term></termSec><termSec><term> "
      "</term></termSec></langSec></conceptEntry>\n" +
      kTail);
  CHECK(in.glossary.title == "Birds");
  CHECK(in.glossary.locales == std::array<std::string, 2>{"en-US", "vi-VN"});
  REQUIRE(in.glossary.entries.size() == 2);
  GlossaryEntry bird;
  bird.id = "c5";
  bird.subject = "ornithology";
  bird.notes = {"definition: a small wader", "score: high", "of the language"};
  bird.terms[0] = {
      {.text = "spoonie", .status = TermStatus::admitted, .kind = TermKind::short_form},
      {.text = "spoon-billed sandpiper", .note = "rare\nvery"}};
  bird.terms[1] = {{.text = "rẽ mỏ thìa"}};
  bird.contexts[0] = {"One left.", "book"};
  // The admitted one has a status, so the one without is the preferred one.
  CHECK(in.glossary.entries[0] == bird);
  CHECK(in.glossary.entries[1].terms[0].empty());
  REQUIRE(in.faults.size() == 3);
  CHECK(in.faults[0].text() == "f.tbx:14: entry c6 has no term in English or Vietnamese");
  CHECK(in.faults[1].text() == "f.tbx:15: a term is empty, expected text");
  CHECK(in.faults[2].text() ==
        "f.tbx: 2 terms in other languages (de) were passed over, expected English and Vietnamese");
}

TEST_CASE("tbx: categories as elements (DCT) are recognised") {
  const GlossaryIn in = read(
      "<tbx type=\"TBX-Basic\" style=\"dct\" xml:lang=\"en\" xmlns=\"urn:iso:std:iso:30042:ed-2\" "
      "xmlns:min=\"http://www.tbxinfo.net/ns/min\" xmlns:basic=\"http://www.tbxinfo.net/ns/basic\">"
      "<tbxHeader><fileDesc><sourceDesc><p>hand</p></sourceDesc></fileDesc></tbxHeader><text><body>"
      "<conceptEntry id=\"c1\"><min:subjectField>ORG</min:subjectField>"
      "<langSec xml:lang=\"en\"><basic:definition>a "
      "ministry</basic:definition><termSec><term>MOH</term>"
      "<min:partOfSpeech>noun</min:partOfSpeech><basic:termType>acronym</basic:termType>"
      "<min:administrativeStatus>supersededTerm-admn-sts</min:administrativeStatus>"
      "<descripGrp><basic:context>The MOH said "
      "so.</basic:context><basic:source>news</basic:source></descripGrp>"
      "</termSec></langSec>"
      "<langSec xml:lang=\"vi\"><termSec><term>Bộ Y tế</term></termSec></langSec></conceptEntry>" +
      kTail);
  REQUIRE(in.glossary.entries.size() == 1);
  GlossaryEntry entry;
  entry.id = "c1";
  entry.type = Type::ORG;
  entry.terms[0] = {{.text = "MOH", .status = TermStatus::superseded, .kind = TermKind::acronym}};
  entry.terms[1] = {{.text = "Bộ Y tế"}};
  entry.contexts[0] = {"The MOH said so.", "news"};
  entry.notes = {"definition: a ministry"};
  CHECK(in.glossary.entries[0] == entry);
  CHECK(in.faults.empty());
}

TEST_CASE("tbx: the other version is named") {
  const Result<GlossaryIn> in = read_tbx("<martif type=\"TBX-Basic\"/>", "old.tbx", Lang::en);
  REQUIRE(!in);
  CHECK(in.error().text() == "old.tbx:1: is a document <martif>, TBX v2, expected TBX v3 (<tbx>)");
}

TEST_CASE("tbx: UTF-16 is read") {
  const std::string text =
      kHead +
      "<conceptEntry id=\"a\"><langSec xml:lang=\"en\"><termSec><term>b</term></termSec>"
      "</langSec></conceptEntry>" +
      kTail;
  std::string wide = "\xFF\xFE";
  for (const char c : text) wide += {c, '\0'};
  CHECK(read(wide).glossary.entries.size() == 1);
  // Decoded by whoever opened the file.
  CHECK(read("<?xml version=\"1.0\" encoding=\"UTF-16\"?>" + text).glossary.entries.size() == 1);
}

TEST_CASE("tbx: hostile input is refused") {
  check_hostile(read_tbx,
                kHead +
                    "<conceptEntry id=\"a\"><langSec "
                    "xml:lang=\"en\"><termSec><term>TERM</term></termSec></langSec>"
                    "</conceptEntry>" +
                    kTail,
                "tbx");
}

}  // namespace align
