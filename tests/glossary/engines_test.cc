// The limits of DeepL and Google: what goes over them is left out and named.
#include <doctest/doctest.h>

#include <algorithm>
#include <string>

#include "glossary/formats.h"

namespace align {
namespace {

void add(Glossary& to, std::string en, std::string vi) {
  GlossaryEntry& entry = to.entries.emplace_back();
  entry.terms = {{{{.text = std::move(en)}}, {{.text = std::move(vi)}}}};
}

std::string written(const Glossary& glossary, GlossaryFormat format, Dropped& dropped,
                    Lang from = Lang::en) {
  std::string out;
  REQUIRE(append_glossary(out, glossary, format, {.from = from}, dropped));
  return out;
}

TEST_CASE("deepl: one target a source, no blanks at edges, nothing too long") {
  Glossary glossary;
  add(glossary, "\u00A0Hanoi\u2003", "Hà Nội\u3000");
  add(glossary, "Hanoi", "Thăng Long");
  add(glossary, "Hue\u0301", "x");
  add(glossary, "Hu\u00E9", "y");
  add(glossary, "a\u2028b", "z");
  add(glossary, "c\u0085", "c");
  add(glossary, "d\u0007", "d");
  add(glossary, "\u3000", "e");
  add(glossary, std::string(1024, 'f'), std::string(1025, 'f'));
  add(glossary, std::string(1024, 'g'), std::string(1024, 'g'));
  Dropped dropped;
  CHECK(written(glossary, GlossaryFormat::deepl, dropped) == "Hanoi\tHà Nội\nHue\u0301\tx\nc\tc\n" +
                                                                 std::string(1024, 'g') + "\t" +
                                                                 std::string(1024, 'g') + "\n");
  CHECK(dropped.counts["entries"] == 6);
  const auto named = [&](std::string_view text) {
    return std::any_of(dropped.entries.begin(), dropped.entries.end(),
                       [&](const std::string& e) { return e.find(text) != std::string::npos; });
  };
  CHECK(named("Hanoi = Thăng Long: the source has the target 'Hà Nội' already"));
  CHECK(named("Hu\u00E9 = y: the source has the target 'x' already"));
  CHECK(named("a\u2028b = z: a control character or line end"));
  CHECK(named("d\u0007 = d: a control character"));
  CHECK(named(" = e: one side is empty"));
  CHECK(named(": 1025 bytes, at most 1024 are taken"));
}

TEST_CASE("a preferred source is stronger than an admitted one, wherever it stands") {
  Glossary glossary;
  add(glossary, "Ministry of Health", "Bộ Y tế");
  glossary.entries[0].terms[0].push_back({.text = "MOH", .status = TermStatus::admitted});
  glossary.entries[0].terms[0].push_back({.text = "Health", .status = TermStatus::superseded});
  add(glossary, "MOH", "Mỗ");
  Dropped dropped;
  CHECK(written(glossary, GlossaryFormat::google, dropped) ==
        "Ministry of Health,Bộ Y tế\r\nMOH,Mỗ\r\n");
  CHECK(dropped.counts["superseded terms"] == 1);
  CHECK(dropped.entries.size() == 1);
  Dropped back;
  CHECK(written(glossary, GlossaryFormat::google, back, Lang::vi) ==
        "Bộ Y tế,Ministry of Health\r\nMỗ,MOH\r\n");
  CHECK(back.counts["further targets"] == 1);
}

TEST_CASE("a file that would be too large ends before, and the rest is named") {
  Glossary glossary;
  for (int i = 0; i < 6000; ++i) {
    const std::string term = std::to_string(i) + std::string(1000, 'x');
    add(glossary, term, term);
  }
  Dropped dropped;
  const std::string out = written(glossary, GlossaryFormat::deepl, dropped);
  CHECK(out.size() <= 10'000'000);
  CHECK(out.size() > 9'990'000);
  const auto rows = static_cast<uint64_t>(std::count(out.begin(), out.end(), '\n'));
  CHECK(dropped.counts["entries"] == 6000 - rows);
  CHECK(dropped.entries.size() == 100);
}

TEST_CASE("what was written for an engine is read back as pairs") {
  Glossary glossary;
  add(glossary, "\"Quoted, with comma\"", "Trích; dẫn");
  add(glossary, "Hanoi", "Hà Nội");
  for (const GlossaryFormat format : {GlossaryFormat::deepl, GlossaryFormat::google}) {
    for (const Lang from : {Lang::en, Lang::vi}) {
      Dropped dropped;
      const Result<GlossaryIn> in =
          read_glossary(written(glossary, format, dropped, from), format, "g", from);
      REQUIRE(in);
      CHECK(in->faults.empty());
      CHECK(in->glossary == glossary);
    }
  }
}

}  // namespace
}  // namespace align
