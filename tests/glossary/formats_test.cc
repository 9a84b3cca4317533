#include "glossary/formats.h"

#include <doctest/doctest.h>

#include <cstdlib>
#include <string>

#include "tests/glossary/example.h"
#include "tests/glossary/random.h"
#include "tests/support/folder.h"

namespace align {
namespace {

std::string written(const Glossary& glossary, GlossaryFormat format, Dropped& dropped,
                    const GlossaryWriteOptions& options = {}) {
  std::string out;
  const Result<Done> done = append_glossary(out, glossary, format, options, dropped);
  REQUIRE(done);
  return out;
}

// GOLDEN=write makes the files anew; what changed is then in the diff.
void check_golden(const std::string& name, GlossaryFormat format, Lang from = Lang::en) {
  CAPTURE(name);
  Dropped dropped;
  const std::string text = written(example_glossary(), format, dropped, {.from = from});
  std::string lost = dropped.text() + "\n";
  for (const std::string& entry : dropped.entries) lost += entry + "\n";
  const std::string folder = std::string(ALIGN_SOURCE_DIR) + "/tests/glossary/golden/";
  const char* golden = std::getenv("GOLDEN");
  if (golden != nullptr && std::string(golden) == "write") {
    put(folder + name, text);
    put(folder + name + ".dropped.txt", lost);
  }
  CHECK(text == get(folder + name));
  CHECK(lost == get(folder + name + ".dropped.txt"));
}

TEST_CASE("text formats of glossaries are what they were") {
  check_golden("example.tsv", GlossaryFormat::tsv);
  check_golden("example.csv", GlossaryFormat::csv);
  check_golden("example.jsonl", GlossaryFormat::jsonl);
  check_golden("example.omegat.txt", GlossaryFormat::omegat);
  check_golden("example.omegat.vi-en.txt", GlossaryFormat::omegat, Lang::vi);
  check_golden("example.md", GlossaryFormat::md);
  check_golden("example.deepl.txt", GlossaryFormat::deepl);
  check_golden("example.deepl.vi-en.txt", GlossaryFormat::deepl, Lang::vi);
  check_golden("example.google.csv", GlossaryFormat::google);
}

TEST_CASE("tsv, csv and jsonl lose nothing") {
  for (const GlossaryFormat format :
       {GlossaryFormat::tsv, GlossaryFormat::csv, GlossaryFormat::jsonl}) {
    CAPTURE(name_of(format));
    for (uint32_t seed = 0; seed < 60; ++seed) {
      CAPTURE(seed);
      const Glossary glossary =
          seed == 0 ? example_glossary() : RandomGlossary(seed, true).glossary(30);
      Dropped dropped;
      const std::string text = written(glossary, format, dropped);
      CHECK(dropped.text().empty());
      const Result<GlossaryIn> in = read_glossary(text, format, "g");
      REQUIRE(in);
      for (const Error& fault : in->faults) FAIL_CHECK(fault.text());
      CHECK(in->glossary.title == glossary.title);
      CHECK(in->glossary.locales == glossary.locales);
      REQUIRE(in->glossary.entries.size() == glossary.entries.size());
      for (size_t i = 0; i < glossary.entries.size(); ++i) {
        CAPTURE(i);
        CHECK(in->glossary.entries[i] == glossary.entries[i]);
      }
    }
  }
}

TEST_CASE("an entry without terms is in no format, and named") {
  Glossary glossary;
  glossary.entries.resize(1);
  glossary.entries[0].id = "none";
  for (const GlossaryFormat format :
       {GlossaryFormat::tsv, GlossaryFormat::csv, GlossaryFormat::jsonl, GlossaryFormat::deepl}) {
    Dropped dropped;
    const std::string text = written(glossary, format, dropped);
    CHECK(dropped.entries.size() == 1);
    CHECK(dropped.counts["entries"] == 1);
  }
}

TEST_CASE("what was dropped, in words") {
  Dropped dropped;
  CHECK(dropped.text().empty());
  dropped.add("contexts", 12);
  dropped.add("kinds of terms");
  dropped.add("notes", 0);
  dropped.add("rejected terms");
  for (int i = 0; i < 200; ++i) dropped.add_entry("x");
  CHECK(dropped.text() == "12 contexts, 200 entries, 1 kind of terms, 1 rejected term");
  CHECK(dropped.entries.size() == 100);
}

TEST_CASE("names and endings of glossary formats") {
  CHECK(glossary_format_names() ==
        "tbx, tbx2, omegat, tsv, csv, xlsx, tmx, jsonl, md, deepl or google");
  for (int i = 0; i < 11; ++i) {
    const auto format = static_cast<GlossaryFormat>(i);
    CHECK(glossary_format_from_name(name_of(format)) == format);
  }
  CHECK_FALSE(glossary_format_from_name("TBX"));
  CHECK(glossary_format_of_file("a/b.TBX") == GlossaryFormat::tbx);
  CHECK(glossary_format_of_file("b.utf8") == GlossaryFormat::omegat);
  CHECK(glossary_format_of_file("b.txt.gz") == GlossaryFormat::omegat);
  CHECK(glossary_format_of_file("b.csv.zst") == GlossaryFormat::csv);
  CHECK_FALSE(glossary_format_of_file("tsv"));
  CHECK_FALSE(glossary_format_of_file("a.docx"));
}

TEST_CASE("formats are told by their text") {
  const auto of = [](std::string_view text, std::string_view path = "x") {
    return glossary_format_of_text(text, path);
  };
  CHECK(of("<?xml version=\"1.0\"?>\n<!-- <tmx> -->\n<tbx style=\"dca\">") == GlossaryFormat::tbx);
  CHECK(of("\xEF\xBB\xBF<martif type='TBX'>", "x.tbx") == GlossaryFormat::tbx2);
  CHECK(of("<!DOCTYPE tmx SYSTEM \"tmx14.dtd\"><tmx version=\"1.4\">") == GlossaryFormat::tmx);
  CHECK(of("PK\x03\x04zip") == GlossaryFormat::xlsx);
  CHECK(of("{\"glossary\":{}}") == GlossaryFormat::jsonl);
  CHECK(of("id\ttype\ten\tvi\n", "x.txt") == GlossaryFormat::tsv);
  CHECK(of("a\tb\tc\n", "x.tsv") == GlossaryFormat::omegat);
  CHECK(of("# comment\na\tb\n", "x.tsv") == GlossaryFormat::omegat);
  CHECK(of("a\tb\n", "x.tsv") == GlossaryFormat::tsv);
  CHECK(of("a\tb\n", "x.txt") == GlossaryFormat::omegat);
  CHECK(of("English;Vietnamese\r\n") == GlossaryFormat::csv);
  CHECK(of("a,b\n", "x.csv") == GlossaryFormat::csv);
  CHECK(of("", "x.jsonl") == GlossaryFormat::jsonl);
  CHECK_FALSE(of("some text"));
  CHECK_FALSE(of("<html><body>"));
  CHECK_FALSE(of("<"));
  for (const GlossaryFormat format :
       {GlossaryFormat::tbx, GlossaryFormat::tbx2, GlossaryFormat::tmx, GlossaryFormat::xlsx,
        GlossaryFormat::tsv, GlossaryFormat::csv, GlossaryFormat::jsonl, GlossaryFormat::omegat}) {
    Dropped dropped;
    CHECK(of(written(example_glossary(), format, dropped)) == format);
  }
}

TEST_CASE("xlsx and md are not read") {
  for (const GlossaryFormat format : {GlossaryFormat::xlsx, GlossaryFormat::md}) {
    const Result<GlossaryIn> in = read_glossary("| a | b |\n", format, "g");
    REQUIRE_FALSE(in);
    CHECK(in.error().file == "g");
    CHECK(in.error().message.find("not read") != std::string::npos);
  }
}

TEST_CASE("a byte order mark is written when asked and read always, UTF-16 is read") {
  Dropped dropped;
  const std::string plain = written(example_glossary(), GlossaryFormat::csv, dropped);
  const std::string marked =
      written(example_glossary(), GlossaryFormat::csv, dropped, {.bom = true});
  CHECK(marked == "\xEF\xBB\xBF" + plain);
  const Result<GlossaryIn> in = read_glossary(marked, GlossaryFormat::csv, "g");
  REQUIRE(in);
  CHECK(in->glossary == example_glossary());
  std::string wide = "\xFF\xFE";
  for (const char c : std::string("en\tvi\nHanoi\tHa Noi\n")) wide += {c, '\0'};
  const Result<GlossaryIn> utf16 = read_glossary(wide, GlossaryFormat::tsv, "g");
  REQUIRE(utf16);
  REQUIRE(utf16->glossary.entries.size() == 1);
  CHECK(utf16->glossary.entries[0].terms[1][0].text == "Ha Noi");
}

}  // namespace
}  // namespace align
