#include "results/summary.h"

#include <doctest/doctest.h>
#include <expat.h>
#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <memory>

namespace align {
namespace {

// A page as its elements with their attributes, and the text between them.
struct Parsed {
  struct Element {
    std::string name;
    std::map<std::string, std::string> attributes;
  };
  std::vector<Element> elements;
  std::string text;   // of all elements but <style>, one blank between them
  std::string fault;  // why it is no XML

  size_t count(std::string_view name) const {
    return static_cast<size_t>(std::count_if(elements.begin(), elements.end(),
                                             [&](const Element& e) { return e.name == name; }));
  }
  std::vector<std::string> values(std::string_view name, const std::string& attribute) const {
    std::vector<std::string> out;
    for (const Element& element : elements)
      if (element.name == name && element.attributes.contains(attribute))
        out.push_back(element.attributes.at(attribute));
    return out;
  }
  bool says(std::string_view words) const { return text.find(words) != std::string::npos; }
};

Parsed parse(const std::string& page) {
  Parsed out;
  const std::unique_ptr<XML_ParserStruct, decltype(&XML_ParserFree)> parser(
      XML_ParserCreate("UTF-8"), &XML_ParserFree);
  XML_SetUserData(parser.get(), &out);
  XML_SetElementHandler(
      parser.get(),
      [](void* data, const char* name, const char** attributes) {
        auto& element = static_cast<Parsed*>(data)->elements.emplace_back();
        element.name = name;
        for (; *attributes != nullptr; attributes += 2)
          element.attributes[attributes[0]] = attributes[1];
        if (element.name != "bdi") static_cast<Parsed*>(data)->text += ' ';
      },
      [](void* data, const char*) { static_cast<Parsed*>(data)->text += ' '; });
  XML_SetCharacterDataHandler(parser.get(), [](void* data, const char* text, int size) {
    auto& parsed = *static_cast<Parsed*>(data);
    if (parsed.elements.back().name != "style") parsed.text.append(text, static_cast<size_t>(size));
  });
  const auto blanks = [](char a, char b) {
    return (a == ' ' || a == '\n') && (b == ' ' || b == '\n');
  };
  if (XML_Parse(parser.get(), page.data(), static_cast<int>(page.size()), 1) != XML_STATUS_OK)
    out.fault = fmt::format("line {}: {}", XML_GetCurrentLineNumber(parser.get()),
                            XML_ErrorString(XML_GetErrorCode(parser.get())));
  out.text.erase(std::unique(out.text.begin(), out.text.end(), blanks), out.text.end());
  return out;
}

Parsed page_of(const RunSummary& run) {
  std::string page;
  append_summary_html(page, run);
  Parsed out = parse(page);
  REQUIRE_MESSAGE(out.fault.empty(), out.fault);
  return out;
}

OutputPair pair_of(Type type, std::string en, std::string vi, double score, std::string source) {
  OutputPair pair;
  pair.type = type;
  if (!en.empty()) pair.sides[0] = OutputMention{en, 0, 1};
  if (!vi.empty()) pair.sides[1] = OutputMention{vi, 0, 1};
  pair.entity = {std::move(en), std::move(vi)};
  if (pair.aligned()) pair.score = score;
  if (pair.aligned()) pair.evidence = {{std::move(source), "x"}};
  return pair;
}

RunSummary run_of(const std::vector<OutputRecord>& records) {
  RunSummary run;
  run.version = "1.2.3";
  InputSummary& input = run.inputs.emplace_back();
  input.name = "news";
  input.kind = "tsv";
  input.mode = "parallel";
  input.output = "alignments/news.jsonl";
  EntityTotals totals;
  for (const OutputRecord& record : records) {
    input.counts.add(record);
    totals.add(record, input.name);
  }
  run.counts = input.counts;
  run.entities = totals.sorted();
  run.conflicts = find_conflicts(run.entities);
  return run;
}

std::vector<OutputRecord> example() {
  OutputRecord record;
  record.pairs = {pair_of(Type::ORG, "Ministry X", "Bộ A", 0.97, "lexicon"),
                  pair_of(Type::ORG, "Ministry X", "Bộ A", 0.92, "lexicon"),
                  pair_of(Type::ORG, "Ministry X", "Bộ B", 0.52, "translation"),
                  pair_of(Type::LOC, "England", "Anh", 1.0, "cldr"),
                  pair_of(Type::LOC, "UK", "Anh", 1.0, "cldr"),
                  pair_of(Type::PER, "Nguyen", "", 0, ""),
                  pair_of(Type::PER, "", "Trần", 0, ""),
                  pair_of(Type::PER, "", "Trần", 0, "")};
  OutputRecord failed;
  failed.code = "too_large";
  return {record, failed};
}

InputSummary input_of(std::string name, uint64_t failures) {
  InputSummary input;
  input.output = "alignments/" + name + ".jsonl";
  input.name = std::move(name);
  input.counts.records = failures;
  if (failures > 0) input.counts.failed["encoding"] = failures;
  return input;
}

TEST_CASE("the page is well-formed and asks nothing of anybody") {
  const Parsed page = page_of(run_of(example()));
  CHECK(page.elements.front().name == "html");
  CHECK(page.elements.front().attributes.at("lang") == "en");
  CHECK(page.count("script") == 0);
  CHECK(page.count("link") == 0);
  CHECK(page.count("img") == 0);
  CHECK(page.count("image") == 0);
  const auto policies = page.values("meta", "content");
  CHECK(std::count(policies.begin(), policies.end(),
                   "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action "
                   "'none'") == 1);
  for (const Parsed::Element& element : page.elements) {
    CHECK_FALSE(element.attributes.contains("src"));
    for (const auto& [name, value] : element.attributes) CHECK_FALSE(name.starts_with("on"));
  }
}

TEST_CASE("places that links on the page lead to are there") {
  const Parsed page = page_of(run_of(example()));
  std::vector<std::string> ids;
  for (const Parsed::Element& element : page.elements)
    if (element.attributes.contains("id")) ids.push_back(element.attributes.at("id"));
  std::vector<std::string> once = ids;
  std::sort(once.begin(), once.end());
  CHECK(std::adjacent_find(once.begin(), once.end()) == once.end());
  size_t inner = 0;
  for (const std::string& link : page.values("a", "href")) {
    if (!link.starts_with('#')) continue;
    ++inner;
    CHECK_MESSAGE(std::count(ids.begin(), ids.end(), link.substr(1)) == 1, link);
  }
  CHECK(inner == 4);
}

TEST_CASE("the figures of the run are on it") {
  const Parsed page = page_of(run_of(example()));
  CHECK(page.says("align 1.2.3"));
  CHECK(
      page.says("2 records from 1 input gave 5 aligned pairs of 4 entities; 2 names have more "
                "than one rendering."));
  CHECK(page.says("Failed records 1 "));
  CHECK(page.says("failures: too_large:\u00A01."));
  CHECK(page.says("English alone 1 "));
  CHECK(page.says("Vietnamese alone 2 "));
  CHECK(page.says("4 of them (80 %) with 0.90 or more"));
}

TEST_CASE("charts say in words what they draw") {
  const Parsed page = page_of(run_of(example()));
  const auto labels = page.values("svg", "aria-label");
  REQUIRE(labels.size() == 3);
  CHECK(labels[0] ==
        "Mentions by type. People: 0 aligned, 1 English alone, 2 Vietnamese alone. Organisations: "
        "3 aligned, 0 English alone, 0 Vietnamese alone. Places: 2 aligned, 0 English alone, 0 "
        "Vietnamese alone.");
  CHECK(labels[1] ==
        "Distribution of the scores of 5 aligned pairs. From 0.50: 1. From 0.90: 1. From 0.95: 3.");
  CHECK(labels[2] ==
        "Kinds of evidence, by the strongest of each aligned pair. cldr: 2. lexicon: 2. "
        "translation: 1.");
  CHECK(page.values("svg", "role") == std::vector<std::string>(3, "img"));
  CHECK(page.says("0 aligned \u00B7 1 en alone \u00B7 2 vi alone"));
  CHECK(page.says("2 \u00B7 40 %"));
}

TEST_CASE("bars are as long as what they count") {
  OutputRecord record;
  for (int i = 0; i < 8; ++i)
    record.pairs.push_back(pair_of(Type::PER, "a", "b", i < 2 ? 0.5 : 0.8, "same"));
  const Parsed page = page_of(run_of({record}));
  std::vector<double> heights;
  for (const Parsed::Element& e : page.elements)
    if (e.name == "rect" && e.attributes.at("height").find('.') != std::string::npos)
      heights.push_back(std::stod(e.attributes.at("height")));
  REQUIRE(heights.size() == 2);
  CHECK(heights[1] / heights[0] == doctest::Approx(3).epsilon(0.01));
}

TEST_CASE("names with several renderings stand in both directions") {
  const Parsed page = page_of(run_of(example()));
  CHECK(page.says("One English name, several Vietnamese ones"));
  CHECK(page.says("One Vietnamese name, several English ones"));
  CHECK(page.says("Ministry X 3 Bộ A 2 Bộ B 1 "));
  CHECK(page.says("Anh 2 England 1 UK 1 "));
}

TEST_CASE("entities with their counts, score, variants, and those without a counterpart") {
  OutputRecord record;
  record.pairs = {pair_of(Type::LOC, "Ha Long", "Hạ Long", 0.875, "fold"),
                  pair_of(Type::LOC, "HA LONG", "Hạ Long", 0.5, "fold"),
                  pair_of(Type::LOC, "Ha Long", "", 0, "")};
  record.pairs[2].entity = {"Ha Long", "Hạ Long"};
  OutputPair alone = pair_of(Type::TERM, "", "y tế", 0, "");
  alone.suggestions = {{"health care", 0.9, "lexicon", "usual form"}};
  record.pairs.push_back(alone);
  const Parsed page = page_of(run_of({record}));
  CHECK(page.says("LOC Ha Long HA LONG Hạ Long 3 2 1 0.875"));
  CHECK(page.says("TERM y tế Vietnamese 1 1 health care (lexicon: usual form)"));
}

TEST_CASE("names say their language") {
  const Parsed page = page_of(run_of(example()));
  const auto langs = page.values("bdi", "lang");
  CHECK(std::count(langs.begin(), langs.end(), "en") > 3);
  CHECK(std::count(langs.begin(), langs.end(), "vi") > 3);
}

TEST_CASE("hostile names are words and nothing else") {
  const std::string hostile = "<img src=x onerror=\"alert('1')\">&amp;</td>\u202E]]>";
  OutputRecord record;
  OutputPair pair = pair_of(Type::PER, hostile, hostile, 0.9, hostile);
  pair.evidence[0].detail = hostile;
  OutputPair other = pair_of(Type::PER, hostile, "y" + hostile, 0.9, hostile);
  OutputPair alone = pair_of(Type::ORG, hostile, "", 0, "");
  alone.suggestions = {{hostile, 0.5, hostile, hostile}};
  record.pairs = {pair, other, alone};
  OutputRecord failed;
  failed.code = hostile;
  RunSummary run = run_of({record, failed});
  run.version = hostile;
  run.inputs[0].name = hostile + "\xFF\x01";
  run.inputs[0].kind = run.inputs[0].mode = hostile;
  run.inputs[0].output = "alignments/" + hostile;
  run.inputs[0].error = hostile + std::string("\0", 1);
  const Parsed page = page_of(run);
  CHECK(page.count("img") == 0);
  CHECK(page.says(hostile));
  CHECK(page.says(hostile + "\uFFFD\uFFFD"));
  const auto links = page.values("a", "href");
  CHECK(links.back() ==
        "alignments/%3Cimg%20src%3Dx%20onerror%3D%22alert%28%271%27%29%22%3E%26amp%3B%3C/td%3E"
        "%E2%80%AE%5D%5D%3E");
}

TEST_CASE("an empty run says so") {
  RunSummary run;
  run.version = "1";
  const Parsed nothing = page_of(run);
  CHECK(nothing.says("This run is empty: it had no inputs, and nothing was aligned."));
  CHECK(nothing.count("svg") == 0);
  CHECK(nothing.count("table") == 0);

  run.inputs.push_back(input_of("news", 0));
  const Parsed empty = page_of(run);
  CHECK(empty.says("0 records from 1 input: this run is empty, and nothing was aligned."));
  CHECK(empty.count("table") == 1);
}

TEST_CASE("records without names are not an empty run") {
  const Parsed page = page_of(run_of({OutputRecord()}));
  CHECK(page.says("1 record from 1 input: no names, titles or terms were found in them."));
  CHECK(page.count("svg") == 0);
}

TEST_CASE("mentions of which none is aligned") {
  OutputRecord record;
  record.pairs = {pair_of(Type::PER, "Nguyen", "", 0, "")};
  const Parsed page = page_of(run_of({record}));
  CHECK(page.count("svg") == 1);
  CHECK_FALSE(page.says("Most frequent entities"));
  CHECK(page.says("1 entity found in one language only."));
}

TEST_CASE("an input with its failures, its error and the link to its alignments") {
  RunSummary run = run_of(example());
  run.inputs[0].error = "a.tmx:7: mismatched tag";
  run.inputs[0].output = "alignments/Tin t\u1EE9c #1.jsonl";
  const Parsed page = page_of(run);
  CHECK(page.says("Failed records: too_large:\u00A01"));
  CHECK(page.says("Stopped: a.tmx:7: mismatched tag"));
  CHECK(page.says("tsv parallel 2 1 5 "));
  CHECK(page.values("a", "href").back() == "alignments/Tin%20t%E1%BB%A9c%20%231.jsonl");
}

TEST_CASE("of very many inputs those with failures stand first, and the rest is counted") {
  RunSummary run = run_of(example());
  run.inputs.clear();
  for (int i = 0; i < 250; ++i) run.inputs.push_back(input_of(fmt::format("in{:03}", i), 0));
  run.inputs[240] = input_of("broken", 3);
  run.inputs[249].error = "cannot be read";
  const Parsed page = page_of(run);
  const size_t broken = page.text.find(" broken ");
  const size_t unread = page.text.find(" in249 ");
  const size_t first = page.text.find(" in000 ");
  CHECK(broken < unread);
  CHECK(unread < first);
  CHECK(first != std::string::npos);
  CHECK(page.says(" in197 "));
  CHECK_FALSE(page.says(" in198 "));
  CHECK(page.says("250 inputs, 2 with failures. Those with failures stand first."));
  CHECK(page.says("50 inputs are not shown, none of them with failures."));

  run.inputs.resize(200);
  const Parsed all = page_of(run);
  CHECK(all.says(" in199 "));
  CHECK_FALSE(all.says("not shown"));
}

TEST_CASE("when even the failures are too many, those that are left out are counted") {
  RunSummary run = run_of(example());
  run.inputs.clear();
  for (int i = 0; i < 230; ++i) run.inputs.push_back(input_of(fmt::format("in{:03}", i), i < 220));
  CHECK(page_of(run).says("30 inputs are not shown, 20 of them with failures."));
}

TEST_CASE("long lists are cut and say how long they are") {
  OutputRecord record;
  for (int i = 0; i < 120; ++i)
    for (const char* rendering : {"một", "hai"})
      record.pairs.push_back(pair_of(Type::PER, fmt::format("Name{}x", i),
                                     fmt::format("Tên{}x {}", i, rendering), 0.9, "same"));
  for (int i = 0; i < 15; ++i) {
    record.pairs.push_back(pair_of(Type::ORG, "Many", fmt::format("Nhiều{}x", i), 0.9, "same"));
    record.pairs.push_back(pair_of(Type::LOC, fmt::format("q{}", i), "Chỗ", 0.9, "same"));
    record.pairs.back().entity = {"Place", "Chỗ"};
  }
  const Parsed page = page_of(run_of({record}));
  CHECK(page.says("50 of 256 aligned entities."));
  CHECK(page.says("100 of 121 names."));
  CHECK(page.says("and 3 more"));
  CHECK(page.says("and 9 more"));
}

TEST_CASE("the same run gives the same bytes") {
  std::string first;
  std::string second;
  append_summary_html(first, run_of(example()));
  append_summary_html(second, run_of(example()));
  CHECK(first == second);
}

}  // namespace
}  // namespace align
