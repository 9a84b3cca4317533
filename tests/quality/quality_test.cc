// The quality bench: every case of cases.tsv does what its state says, and every kind of evidence is worth
// something. cases.h tells how a case is written, ablation.cc prints the figures.
#include <doctest/doctest.h>
#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "tests/quality/bench.h"
#include "tests/support/align_texts.h"

namespace align {
namespace {

constexpr std::string_view kHead = "id\tphenomenon\tkind\ten\tvi\tmust\tmust_not\tstate\n";

const std::vector<QualityCase>& cases() {
  static const std::vector<QualityCase> all = [] {
    auto read = project_quality_cases();
    REQUIRE_MESSAGE(read.ok(), read.error().text());
    return *read;
  }();
  return all;
}

const LexiconSet& lexicons() {
  static const LexiconSet set = [] {
    auto made = quality_lexicon();
    REQUIRE_MESSAGE(made.ok(), made.error().text());
    return std::move(*made);
  }();
  return set;
}

QualityCase case_of(std::string_view must, std::string_view must_not) {
  const auto read = read_quality_cases(
      fmt::format(
          "{}x\tp\t-\tThey met Hung. Hung left Hanoi.\tHọ gặp Hùng. Hùng rời Hà Nội.\t{}\t{}\tok\n",
          kHead, must, must_not),
      "t");
  REQUIRE_MESSAGE(read.ok(), read.error().text());
  return read->front();
}

// The faults of a case over the two rows PER Hung = Hùng (the first ones) and LOC Hanoi = Hà Nội.
std::string faults(std::string_view must, std::string_view must_not) {
  Alignment a;
  a.pairs.resize(2);
  a.pairs[0].type = Type::PER;
  a.pairs[0].en = {"Hung", {9, 13}, {9, 13}};
  a.pairs[0].vi = {"Hùng", {7, 11}, {11, 16}};
  a.pairs[0].evidence = {{"fold", ""}};
  a.pairs[1].type = Type::LOC;
  a.pairs[1].en = {"Hanoi", {25, 30}, {25, 30}};
  a.pairs[1].vi = {"Hà Nội", {22, 28}, {30, 39}};
  return fmt::format("{}", fmt::join(faults_of(case_of(must, must_not), a), "; "));
}

std::string error_of(std::string_view line) {
  const auto read = read_quality_cases(std::string(kHead).append(line), "t.tsv");
  return read.ok() ? "" : read.error().text();
}

}  // namespace

TEST_CASE("quality: every case does what its state says") {
  std::map<std::string, std::vector<std::string>> open;
  for (const QualityOutcome& o : run_cases(cases(), lexicons())) {
    const QualityCase& c = *o.quality_case;
    CAPTURE(c.en);
    CAPTURE(c.vi);
    CAPTURE(o.rows);
    if (c.open) open[c.phenomenon].push_back(c.id);
    if (c.open)
      CHECK_MESSAGE(!o.faults.empty(), c.id, " holds now: mark it ok in tests/quality/cases.tsv");
    else
      CHECK_MESSAGE(o.faults.empty(), c.id, ": ", fmt::format("{}", fmt::join(o.faults, "; ")));
  }
  std::string list;
  size_t count = 0;
  for (const auto& [phenomenon, ids] : open) {
    count += ids.size();
    list += fmt::format("\n  {}: {}", phenomenon, fmt::join(ids, " "));
  }
  MESSAGE(count, " of ", cases().size(), " cases are open", list);
}

TEST_CASE("quality: every kind of evidence has pairs that need it and near misses") {
  std::set<std::string_view> needed;
  std::set<std::string_view> near_misses;
  for (const QualityCase& c : cases()) (c.must.empty() ? near_misses : needed).insert(c.kind);
  std::vector<std::string_view> kinds(kEvidenceNames.begin(), kEvidenceNames.end());
  kinds.emplace_back("statistics");
  for (const std::string_view kind : kinds) {
    CAPTURE(kind);
    CHECK(near_misses.contains(kind));
    CHECK(needed.contains(kind) == (kind != name_of(EvidenceKind::position)));
  }
}

TEST_CASE("quality: without a kind of evidence cases turn red") {
  for (int k = 0; k < kEvidenceKindCount; ++k) {
    const auto kind = static_cast<EvidenceKind>(k);
    CAPTURE(name_of(kind));
    const auto red = red_without(kind, cases(), lexicons());
    // Position never carries a row: nothing is linked merely because it is left over.
    CHECK(red.empty() == (kind == EvidenceKind::position));
    // What is said to hang on the kind does hang on it.
    for (const QualityCase& c : cases()) {
      if (c.open || c.must.empty() || c.kind != name_of(kind)) continue;
      CHECK_MESSAGE(std::find(red.begin(), red.end(), &c) != red.end(), c.id,
                    " holds without the kind: its kind is -");
    }
  }
}

TEST_CASE("quality: what must be there, is missed by a form, a place, a type or its evidence") {
  CHECK(faults("Hung = Hùng ; Hanoi = Hà Nội [LOC]", "").empty());
  CHECK(faults("Hung#1 = Hùng#1 [PER]", "").empty());
  CHECK(faults("Hung#2 = Hùng#2", "") == "missed Hung#2 = Hùng#2");
  CHECK(faults("Hung = Hùng [ORG]", "") == "missed Hung = Hùng [ORG], it is PER");
  CHECK(faults("Hung = Hùng [PER fold]", "").empty());
  CHECK(faults("Hung = Hùng [order]", "") == "missed Hung = Hùng [order], it has other evidence");
  CHECK(faults("Hung = Hùng ; Hung = Hùng", "") == "missed Hung = Hùng");
  CHECK(faults("Hanoi = Nội", "") == "missed Hanoi = Nội");
  CHECK(faults("Hanoi = (rời) Hà Nội", "").empty());
  CHECK(faults("Hanoi = (rời) Nội", "") == "missed Hanoi = (rời) Nội");
}

TEST_CASE("quality: what must not be there, by pattern, place and type, but for what must") {
  CHECK(faults("", "Hung = Hưng").empty());
  CHECK(faults("", "*ung = *") == "false PER Hung = Hùng");
  CHECK(faults("", "H* = *à*i") == "false LOC Hanoi = Hà Nội");
  CHECK(faults("", "Hung#2 = *").empty());
  CHECK(faults("", "Hung#1 = *") == "false PER Hung = Hùng");
  CHECK(faults("", "* = * [NORP]").empty());
  CHECK(faults("Hung = Hùng", "* = * [NAME]") == "false LOC Hanoi = Hà Nội");
  CHECK(faults("Hung = Hùng ; Hanoi = Hà Nội", "* = *").empty());
}

TEST_CASE("quality: a faulty table is refused with file and line") {
  CHECK(error_of("a\tp\tfold\tHung\tHùng\tHung = Hùng\t\tok\n").empty());
  CHECK(error_of("a\tp\tfold\tHung\tHùng\tHung = Hùng\tok\n") == "t.tsv:2: 7 columns, expected 8");
  CHECK(error_of("a\tp\tguess\tHung\tHùng\tHung = Hùng\t\tok\n") ==
        "t.tsv:2: 'guess' is no kind of evidence, expected one or -");
  CHECK(error_of("a\tp\t-\tHung\tHùng\tHung\t\tok\n") ==
        "t.tsv:2: 'Hung' is no pair, expected EN = VI [TYPE]");
  CHECK(error_of("a\tp\t-\tHung\tHùng\tHung = Hùng [PERSON]\t\tok\n") ==
        "t.tsv:2: 'Hung = Hùng [PERSON]' is no pair, expected EN = VI [TYPE]");
  CHECK(error_of("a\tp\t-\tHung\tHùng\tHung = Hùng [PER ORG]\t\tok\n") ==
        "t.tsv:2: 'Hung = Hùng [PER ORG]' is no pair, expected EN = VI [TYPE]");
  CHECK(error_of("a\tp\t-\tHung\tHùng\tHung#2 = Hùng\t\tok\n") ==
        "t.tsv:2: 'Hung#2 = Hùng' is not in the texts");
  CHECK(error_of("a\tp\t-\tHung\tHùng\tHung = Hùng\t\tdone\n") ==
        "t.tsv:2: the state is 'done', expected ok or open");
  CHECK(error_of("a\tp\t-\tHung\tHùng\t\t\tok\n") == "t.tsv:2: the case asks for nothing");
  CHECK(error_of("a\tp\t-\tHung\tHùng\t\t* = *\tok\na\tp\t-\tHung\tHùng\t\t* = *\tok\n") ==
        "t.tsv:3: the id 'a' is there twice");
}

}  // namespace align
