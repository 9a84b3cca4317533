// Glossaries of other programs, and files that are none: what is read, and what is said about the rest.
#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "glossary/formats.h"

namespace align {
namespace {

GlossaryIn read(std::string_view text, GlossaryFormat format, Lang from = Lang::en) {
  Result<GlossaryIn> in = read_glossary(text, format, "g", from);
  REQUIRE(in);
  return std::move(*in);
}

// "Hanoi|HN=Hà Nội" for each entry.
std::vector<std::string> pairs(const GlossaryIn& in) {
  std::vector<std::string> out;
  for (const GlossaryEntry& entry : in.glossary.entries) {
    std::string& text = out.emplace_back();
    for (const auto& terms : entry.terms) {
      for (const GlossaryTerm& term : terms)
        text += (&term == &terms.front() ? "" : "|") + term.text;
      if (&terms == &entry.terms[0]) text += "=";
    }
  }
  return out;
}

std::vector<std::string> faults(const GlossaryIn& in) {
  std::vector<std::string> out;
  for (const Error& fault : in.faults) out.push_back(fault.text());
  return out;
}

bool has_fault(const GlossaryIn& in, std::string_view part) {
  for (const std::string& fault : faults(in))
    if (fault.find(part) != std::string::npos) return true;
  return false;
}

using Strings = std::vector<std::string>;

TEST_CASE("two columns without a header, or headed by languages") {
  const Strings expected = {"Hanoi=Hà Nội", "Hue=Huế"};
  for (const std::string_view text :
       {"Hanoi\tHà Nội\nHue\tHuế\n", "Hanoi\tHà Nội\r\nHue\tHuế", "Hanoi\tHà Nội\rHue\tHuế\r",
        "English\tVietnamese\nHanoi\tHà Nội\nHue\tHuế\n", "VI\ten_GB\nHà Nội\tHanoi\nHuế\tHue\n",
        "source\ttarget\n\n Hanoi \tHà Nội \n\nHue\tHuế\t\t\n",
        "en\tvi\nHanoi\tHà Nội\nHue\tHuế"}) {
    CAPTURE(text);
    const GlossaryIn in = read(text, GlossaryFormat::tsv);
    CHECK(pairs(in) == expected);
    CHECK(faults(in).empty());
  }
  CHECK(read("VI\ten_GB\nx\ty\n", GlossaryFormat::tsv).glossary.locales[0] == "en-GB");
  CHECK(pairs(read("Hà Nội\tHanoi\n", GlossaryFormat::tsv, Lang::vi)) == Strings{"Hanoi=Hà Nội"});
  CHECK(pairs(read("target,source\nHanoi,Hà Nội\n", GlossaryFormat::csv, Lang::vi)) ==
        Strings{"Hanoi=Hà Nội"});
}

TEST_CASE("csv: quotes, semicolons, line ends within quotes") {
  const Strings expected = {"Hanoi, \"capital\"=Hà Nội", "Hue=Huế"};
  for (const std::string_view text :
       {"en,vi\r\n\"Hanoi, \"\"capital\"\"\",Hà Nội\r\nHue,Huế\r\n",
        "\"Hanoi, \"\"capital\"\"\",Hà Nội\nHue,\"Huế\"",
        "source;target\nHanoi, \"capital\";Hà Nội\nHue;Huế\n",
        "\"English\";\"Vietnamese\"\r\"Hanoi, \"\"capital\"\"\";\"Hà\rNội\"\r\"Hue\";Huế"}) {
    CAPTURE(text);
    const GlossaryIn in = read(text, GlossaryFormat::csv);
    CHECK(pairs(in) == expected);
    CHECK(faults(in).empty());
  }
}

TEST_CASE("a table of memoQ") {
  const GlossaryIn in = read(
      "Entry_ID;Entry_Subject;Entry_Note;English;English_Def;Term_Info;English;Vietnamese;Term_"
      "Info\n"
      "17;law;see 18;Ministry of Health;a ministry;x;MOH;Bộ Y tế;y\n",
      GlossaryFormat::csv);
  CHECK(pairs(in) == Strings{"Ministry of Health|MOH=Bộ Y tế"});
  REQUIRE(in.faults.size() == 1);
  CHECK(has_fault(in, "'English_Def', 'Term_Info', 'Term_Info'"));
  const GlossaryEntry& entry = in.glossary.entries[0];
  CHECK(entry.id == "17");
  CHECK_FALSE(entry.type);
  CHECK(entry.subject == "law");
  CHECK(entry.notes == Strings{"see 18"});
  CHECK(entry.terms[0][1].status == TermStatus::admitted);
}

TEST_CASE("a table of ours, edited by hand: columns moved, left out, made up") {
  const GlossaryIn in = read(
      "vi\ten\ten_terms\tColour\ttype\tnotes\tscore\n"
      "Bộ Y tế\tMinistry of Health\tMOH { acronym ; count 4 }|Health Min.{deprecated}\tred\tORG\ta "
      "| b\\n\t0,5\n"
      "Hà Nội\tHanoi\t{count 3}\n",
      GlossaryFormat::tsv);
  CHECK(pairs(in) == Strings{"Ministry of Health|MOH|Health Min.=Bộ Y tế", "Hanoi=Hà Nội"});
  CHECK(in.faults.size() == 1);
  CHECK(has_fault(in, "g:1: columns that are not read: 'Colour'; known are id"));
  const GlossaryEntry& entry = in.glossary.entries[0];
  CHECK(entry.type == Type::ORG);
  CHECK(entry.terms[0][1] ==
        GlossaryTerm{
            .text = "MOH", .status = TermStatus::admitted, .kind = TermKind::acronym, .count = 4});
  CHECK(entry.terms[0][2].status == TermStatus::deprecated);
  CHECK(entry.notes == Strings{"a", "b\n"});
  CHECK(entry.score == 0.5);
  CHECK(in.glossary.entries[1].terms[0][0].count == 3);
  CHECK(in.glossary.entries[1].terms[0][0].status == TermStatus::preferred);
}

TEST_CASE("what is wrong with a row costs that row") {
  const GlossaryIn in = read(
      "en\tvi\ten_terms\tscore\tfiles\n"
      "a\tb\tx {acromym}\t\t\n"
      "a\tb\t{count many}\t\t\n"
      "a\tb\tx {acronym\t\t\n"
      "a\tb\t{} | {}\t\t\n"
      "\tb\t{count 1}\t\t\n"
      "a\tb\t\t1.5\t\n"
      "a\tb\t\tnan\t\n"
      "a\tb\t\t\tnews\n"
      "a\tb\t\t\t\tstray\n"
      "\t\t\t0.1\t\n"
      "a\xFF\tb\t\t\t\n"
      "alone\n"
      "good\ttốt\t\t\t\n",
      GlossaryFormat::tsv);
  CHECK(pairs(in) == Strings{"good=tốt"});
  REQUIRE(in.faults.size() == 12);
  const Strings said = faults(in);
  const Strings parts = {
      "g:2: en_terms 'acromym' is none of the attributes",
      "g:3: en_terms 'count many' is none of",
      "g:4: en_terms 'x {acronym': expected one {...}",
      "g:5: en_terms '{}': expected a term before the braces, they stand alone once",
      "g:6: en_terms '{count 1}': expected a term before the braces",
      "g:7: score '1.5', expected a number from 0 to 1",
      "g:8: score 'nan', expected",
      "g:9: files 'news', expected \"name: count",
      "g:10: 6 columns, expected 5 as in the header",
      "g:11: no term, expected one in English or Vietnamese",
      "g:12: invalid UTF-8",
      "g:13: 1 column, expected 5 as in the header"};
  for (size_t i = 0; i < parts.size(); ++i) CHECK(said[i].starts_with(parts[i]));
}

TEST_CASE("languages that look swapped are said, not changed") {
  const GlossaryIn in = read("Hà Nội\tHanoi\nHuế\tHue\nViệt Nam\tVietnam\n", GlossaryFormat::tsv);
  CHECK(pairs(in)[0] == "Hà Nội=Hanoi");
  REQUIRE(in.faults.size() == 1);
  CHECK(has_fault(in, "are the languages swapped?"));
  CHECK(
      faults(read("Nguyễn Du\tNguyen Du\nHue\tHuế\nHanoi\tHà Nội\n", GlossaryFormat::tsv)).empty());
}

TEST_CASE("csv that is cut or wrongly quoted") {
  const GlossaryIn cut = read("en,vi\nHanoi,Hà Nội\n\"Hue,Huế\nc,d\n", GlossaryFormat::csv);
  CHECK(pairs(cut) == Strings{"Hanoi=Hà Nội"});
  CHECK(has_fault(cut, "g:3: a quote that is opened here is never closed"));
  const GlossaryIn wrong =
      read("en,vi\n\"a\nb\",c\n\"x\" y,z\nd \"e\",f\n\"\xC3\",g\nh,i\n", GlossaryFormat::csv);
  CHECK(pairs(wrong) == Strings{"a b=c", "d \"e\"=f", "h=i"});
  REQUIRE(wrong.faults.size() == 2);
  CHECK(has_fault(wrong, "g:4: text behind a closing quote"));
  CHECK(has_fault(wrong, "g:6: invalid UTF-8"));
}

TEST_CASE("omegat as OmegaT reads it") {
  const GlossaryIn in = read(
      "# -*- coding: utf-8 -*-\n"
      "Hanoi\tHà Nội\tLOC; the capital; 1010\tfourth\n"
      " Hanoi\tThăng Long \tLOC; the capital; 1010\n"
      "\"Quoted\"\t\"x\"\n"
      "#MeToo\tx\n"
      "Hanoi\tHà Nội (xã)\n"
      "only\n"
      "\tno source\n"
      "no target\t\tcomment\n",
      GlossaryFormat::omegat);
  CHECK(pairs(in) == Strings{"Hanoi=Hà Nội|Thăng Long", "\"Quoted\"=\"x\"", "Hanoi=Hà Nội (xã)"});
  CHECK(in.glossary.entries[0].type == Type::LOC);
  CHECK(in.glossary.entries[0].notes == Strings{"the capital; 1010"});
  CHECK(faults(in) == Strings{"g:7: no tab, expected source TAB target TAB comment",
                              "g:8: no source, expected source TAB target TAB comment",
                              "g:9: no target, expected source TAB target TAB comment"});
  CHECK(pairs(read("Hà Nội\tHanoi", GlossaryFormat::omegat, Lang::vi)) == Strings{"Hanoi=Hà Nội"});
  const auto coded = read_glossary("# -*- coding: cp1258 -*-\na\tb\n", GlossaryFormat::omegat, "g");
  REQUIRE_FALSE(coded);
  CHECK(coded.error().text().starts_with("g:1: the file says that it is cp1258, expected utf-8"));
}

TEST_CASE("json lines: what is wrong is named with its member") {
  const GlossaryIn in = read(
      "{\"en\":[\"Hanoi\",\"HN\"],\"vi\":[{\"text\":\" Hà Nội \",\"new\":1}],\"type\":\"city\"}\n"
      "{\"glossary\":{\"title\":\"T\",\"locales\":[\"en-US\",\"vi\"]}}\n"
      "{\"glossary\":{\"title\":\"U\"}}\n"
      "{\"en\":\"x\"}\n{\"en\":[]}\n[1]\n{\"en\":[{\"text\":\"x\",\"status\":\"best\"}]}\n"
      "{\"en\":[\"x\"],\"score\":\"1\"}\n{\"en\":[\"\\uDC00\"]}\n{\"en\":[\"cut\n",
      GlossaryFormat::jsonl);
  CHECK(pairs(in) == Strings{"Hanoi|HN=Hà Nội"});
  CHECK(in.glossary.title == "T");
  CHECK(in.glossary.locales[0] == "en-US");
  CHECK(in.glossary.entries[0].subject == "city");
  const Strings said = faults(in);
  const Strings parts = {"g:4: \"en\": expected a list of terms",
                         "g:5: no term, expected one in",
                         "g:6: expected one JSON object a line",
                         "g:7: \"status\": expected preferred, admitted,",
                         "g:8: \"score\": expected a number from 0 to 1",
                         "g:9: ",
                         "g:10: expected one JSON object a line"};
  REQUIRE(said.size() == parts.size());
  for (size_t i = 0; i < parts.size(); ++i) CHECK(said[i].starts_with(parts[i]));
}

TEST_CASE("what is no glossary at all is an error") {
  for (const GlossaryFormat format :
       {GlossaryFormat::tsv, GlossaryFormat::csv, GlossaryFormat::omegat, GlossaryFormat::jsonl}) {
    CAPTURE(name_of(format));
    const auto prose = read_glossary("One line.\nAnother one.\n", format, "g");
    REQUIRE_FALSE(prose);
    CHECK(prose.error().file == "g");
    CHECK_FALSE(read_glossary(std::string("\x89PNG\r\n\x1A\n\0\0", 10), format, "g"));
    const auto nothing = read_glossary("", format, "g");
    REQUIRE(nothing);
    CHECK(nothing->glossary.entries.empty());
  }
  const auto half = read_glossary("id\ttype\tscore\ten\nx\tORG\t1\ty\n", GlossaryFormat::tsv, "g");
  REQUIRE_FALSE(half);
  CHECK(half.error().text().starts_with("g:1: the header line has no columns for both languages"));
  const auto tcvn3 = read_glossary(
      "Republic\tC\xE9ng h\xDF"
      "a X\xB7 h\xE9i\n",
      GlossaryFormat::tsv, "g");
  REQUIRE_FALSE(tcvn3);
  CHECK(tcvn3.error().code == ErrorCode::encoding);
  CHECK(tcvn3.error().message.starts_with("this is TCVN3"));
}

TEST_CASE("a million columns") {
  std::string line;
  for (int i = 0; i < 1'000'000; ++i) line += "c\t";
  const GlossaryIn row = read(line + "\n", GlossaryFormat::tsv);
  CHECK(pairs(row) == Strings{"c=c"});
  CHECK(has_fault(row, "1000001 columns without a header line"));
  const GlossaryIn header = read("en\tvi\t" + line + "\na\tb\n", GlossaryFormat::tsv);
  CHECK(pairs(header) == Strings{"a=b"});
  REQUIRE(header.faults.size() == 1);
  CHECK(has_fault(header, "'c', 'c', 'c', 'c', 'c' and 999995 more"));
  CHECK(header.faults[0].message.size() < 500);
  std::string commas(1'000'000, ',');
  CHECK(pairs(read("en,vi" + commas + "\na,b" + commas + "\n", GlossaryFormat::csv)) ==
        Strings{"a=b"});
  std::string quotes;
  for (int i = 0; i < 200'000; ++i) quotes += "\"\"\n";
  CHECK(read_glossary("en,vi\n\"" + quotes, GlossaryFormat::csv, "g")->faults.size() >= 1);
}

}  // namespace
}  // namespace align
