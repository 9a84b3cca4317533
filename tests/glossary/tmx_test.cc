#include <doctest/doctest.h>

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
  REQUIRE(append_tmx(out, glossary, options, dropped));
  return out;
}

GlossaryIn read(const std::string& text) {
  Result<GlossaryIn> in = read_tmx(text, "f.tmx", Lang::en);
  REQUIRE_MESSAGE(in.ok(), message_of(in));
  return std::move(*in);
}

// What the file holds of an entry; false when it does not hold it at all.
bool reduce(GlossaryEntry& entry) {
  entry.files.clear();
  for (const Lang lang : {Lang::en, Lang::vi}) {
    const GlossaryTerm* const term = entry.preferred(lang);
    if (term == nullptr || term->status == TermStatus::deprecated) return false;
    entry.side(lang) = {GlossaryTerm(*term)};
  }
  for (GlossaryContext& context : entry.contexts) context.source.clear();
  return true;
}

}  // namespace

TEST_CASE("tmx glossary: the example is written as the golden file") {
  Dropped dropped;
  const Result<std::string> golden =
      read_file(ALIGN_SOURCE_DIR "/tests/glossary/golden/example.tmx");
  REQUIRE(golden);
  std::string text = written(example_glossary(), dropped);
  const std::string version = "creationtoolversion=\"" ALIGN_VERSION "\"";
  REQUIRE(text.find(version) != std::string::npos);
  text.replace(text.find(version), version.size(), "creationtoolversion=\"VERSION\"");
  CHECK(text == *golden);
  CHECK(dropped.counts == std::map<std::string, uint64_t>{{"entries", 2},
                                                          {"further terms", 11},
                                                          {"counts of files", 3},
                                                          {"sources of contexts", 2}});
  CHECK(dropped.entries ==
        std::vector<std::string>{"West Lake = Hồ Gươm: the term is rejected in vi",
                                 "Chủ nhiệm Ủy ban: no term in en"});
}

TEST_CASE("tmx glossary: what it holds is read back") {
  for (uint32_t seed = 0; seed < 200; ++seed) {
    Glossary glossary = RandomXmlGlossary(seed).make(1 + seed % 7);
    Dropped dropped;
    const std::string text = written(glossary, dropped);
    std::erase_if(glossary.entries, [](GlossaryEntry& entry) { return !reduce(entry); });
    for (size_t i = 0; i < glossary.entries.size(); ++i)
      if (glossary.entries[i].id.empty()) glossary.entries[i].id = "unit-" + std::to_string(i + 1);
    const GlossaryIn in = read(text);
    CHECK(in.faults.empty());
    CHECK(in.glossary.title == glossary.title);
    REQUIRE(in.glossary.entries.size() == glossary.entries.size());
    for (size_t i = 0; i < glossary.entries.size(); ++i)
      CHECK_MESSAGE(in.glossary.entries[i] == glossary.entries[i], text);
  }
}

TEST_CASE("tmx glossary: the source language is named and comes first") {
  Glossary glossary;
  GlossaryEntry& entry = glossary.entries.emplace_back();
  entry.id = "e1";
  entry.terms = {{{{.text = "Hue"}}, {{.text = "Huế"}}}};
  glossary.locales = {"en-GB", "vi"};
  Dropped dropped;
  const std::string en_vi = written(glossary, dropped);
  const std::string vi_en = written(glossary, dropped, Lang::vi);
  CHECK(en_vi.find("srclang=\"en-GB\"") != std::string::npos);
  CHECK(vi_en.find("srclang=\"vi\"") != std::string::npos);
  CHECK(en_vi.find("Hue<") < en_vi.find("Huế<"));
  CHECK(vi_en.find("Huế<") < vi_en.find("Hue<"));
  CHECK(read(vi_en).glossary.entries == read(en_vi).glossary.entries);
}

TEST_CASE("tmx glossary: a memory of another program") {
  const GlossaryIn in = read(
      "<?xml version=\"1.0\"?>\n<!DOCTYPE tmx SYSTEM \"tmx14.dtd\">\n"
      "<tmx version=\"1.4\"><header creationtool=\"OmegaT\" segtype=\"phrase\" "
      "srclang=\"vi\"><prop "
      "type=\"x-recognizeAll\">y</prop></header><body>\n"
      "<tu tuid=\"4\" creationdate=\"20200101T000000Z\"><prop "
      "type=\"client\">ACME</prop><note>seen</note>"
      "<tuv lang=\"VI-VN\"><seg>Cục <bpt i=\"1\">&lt;b&gt;</bpt>Hàng không<ept "
      "i=\"1\">&lt;/b&gt;</ept></seg></tuv>"
      "<tuv lang=\"de\"><seg>Amt</seg></tuv>"
      "<tuv lang=\"EN-US\"><seg>Civil <hi>Aviation</hi>\nAuthority</seg></tuv><tuv "
      "lang=\"en\"><seg>CAA</seg></tuv>"
      "</tu>\n"
      "<tu><tuv xml:lang=\"en\"><seg>alone</seg></tuv></tu>\n"
      "<tu><tuv xml:lang=\"en\"><seg>one</seg></tuv><tuv "
      "xml:lang=\"vi\"><seg>một</seg></tuv></tu>\n"
      "</body></tmx>");
  REQUIRE(in.glossary.entries.size() == 2);
  const GlossaryEntry& entry = in.glossary.entries[0];
  CHECK(entry.id == "4");
  CHECK(entry.terms[0][0].text == "Civil Aviation Authority");
  CHECK(entry.terms[0].size() == 1);
  CHECK(entry.terms[1][0].text == "Cục Hàng không");
  CHECK(entry.notes == std::vector<std::string>{"seen"});
  CHECK(in.glossary.entries[1].id == "unit-3");
  CHECK(in.glossary.locales == std::array<std::string, 2>{"EN-US", "VI-VN"});
  REQUIRE(in.faults.size() == 1);
  CHECK(in.faults[0].text() ==
        "f.tmx:6: unit 2 has no Vietnamese text, expected English and Vietnamese");
}

TEST_CASE("tmx glossary: hostile input is refused") {
  check_hostile(read_tmx,
                "<tmx version=\"1.4\"><header srclang=\"en\"/><body><tu><tuv "
                "xml:lang=\"vi\"><seg>TERM</seg></tuv><tuv "
                "xml:lang=\"en\"><seg>x</seg></tuv></tu></body></tmx>",
                "tmx");
}

}  // namespace align
