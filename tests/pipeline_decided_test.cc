// What people decided holds in the next run, whatever the lexicons and the letters say.
#include <doctest/doctest.h>

#include <string>

#include "pipeline.h"

namespace align {
namespace {

constexpr const char* kEnglish = "Hanoi and Hue welcomed Nguyen Manh Hung. Mr. Hung left Hanoi.";
constexpr const char* kVietnamese = "Hà Nội và Huế đón ông Nguyễn Mạnh Hùng. Ông Hùng rời Hà Nội.";

// "LOC Hanoi=Hà Nội accepted x2", by entity, aligned ones; then the unaligned mentions.
std::string run(const DecidedPairs& decided, const std::string& en = kEnglish,
                const std::string& vi = kVietnamese, bool entities = true,
                Mode mode = Mode::parallel) {
  Result<LexiconSet> set = builtin_lexicons();
  REQUIRE(set.ok());
  set->add_decisions(decided, "test.db");
  Settings settings;
  settings.entities = entities;
  Aligner aligner(*set, settings);
  DocumentPair pair;
  pair.en.text = en;
  pair.vi.text = vi;
  pair.mode = mode;
  const Alignment alignment = aligner.align(pair);
  std::string out;
  for (const AlignedPair& p : alignment.pairs)
    out += std::string(name_of(p.type)) + " " + p.en.text + "=" + p.vi.text +
           (p.status == "auto" ? "" : " " + p.status + " (" + p.evidence.front().source + ")") +
           "\n";
  for (const auto& side : alignment.unaligned)
    for (const UnalignedMention& m : side)
      out += std::string(name_of(m.type)) + " " + m.place.text + "\n";
  return out;
}

DecidedPair pair_of(Type type, const char* en, const char* vi, DecidedStatus status) {
  return {type, {en, vi}, status, "lan", std::nullopt};
}

DecidedPairs all_of(std::vector<DecidedPair> pairs) {
  DecidedPairs out;
  for (DecidedPair& pair : pairs) out.add(std::move(pair));
  return out;
}

bool has(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

TEST_CASE("an entity under a rejected name goes by other forms of it that were accepted") {
  const std::string en =
      "Officials met in Quang Ninh Province on Monday. Wind farms will be built in Quang Ninh.";
  const std::string vi = "Quảng Ninh họp. Điện gió sẽ được xây ở Quảng Ninh.";
  DecidedPairs decided;
  decided.add(pair_of(Type::LOC, "Quang Ninh Province", "Quảng Ninh", DecidedStatus::rejected));
  const auto reports = [&] { return run(decided, en, vi, true, Mode::comparable); };
  CHECK(has(reports(), "LOC Quang Ninh=Quảng Ninh\n"));
  decided.add(pair_of(Type::LOC, "Quang Ninh", "Quảng Ninh", DecidedStatus::edited));
  CHECK(has(reports(), "LOC Quang Ninh=Quảng Ninh edited (decision)\n"));
}

TEST_CASE("half of a rejected pair is no pair either, but what it was edited into is") {
  const std::string en = "The minister Nguyen Manh Hung visited Hanoi.";
  const std::string vi = "Bộ trưởng Nguyễn Mạnh Hùng thăm Hà Nội.";
  DecidedPairs decided;
  decided.add(pair_of(Type::PER, "Nguyen Manh Hung", "Nguyễn Mạnh Hùng", DecidedStatus::rejected));
  const std::string out = run(decided, en, vi);
  CHECK_FALSE(has(out, "=Nguyễn Mạnh Hùng"));
  CHECK_FALSE(has(out, "Nguyen Manh Hung="));
  CHECK(has(out, "LOC Hanoi=Hà Nội\n"));
  decided.add(pair_of(Type::PER, "Manh Hung", "Mạnh Hùng", DecidedStatus::edited));
  CHECK(has(run(decided, en, vi), "PER Manh Hung=Mạnh Hùng edited (decision)\n"));
}

TEST_CASE("accepted pairs say so, with all mentions of the person") {
  const std::string none = run({});
  REQUIRE(has(none, "LOC Hanoi=Hà Nội\n"));
  REQUIRE(has(none, "PER Hung=Hùng\n"));
  const std::string out = run(all_of(
      {pair_of(Type::LOC, "HANOI", "Hà Nội", DecidedStatus::accepted),
       pair_of(Type::PER, "Nguyen Manh Hung", "Nguyễn Mạnh Hùng", DecidedStatus::accepted)}));
  CHECK(has(out, "LOC Hanoi=Hà Nội accepted (decision)\n"));
  CHECK(has(out, "PER Nguyen Manh Hung=Nguyễn Mạnh Hùng accepted (decision)\n"));
  CHECK(has(out, "PER Hung=Hùng accepted (decision)\n"));
  CHECK(has(out, "LOC Hue=Huế\n"));
}

TEST_CASE("rejected pairs are no rows, alone or with a type that is no other") {
  const DecidedPairs decided = all_of({pair_of(Type::LOC, "Hue", "Huế", DecidedStatus::rejected)});
  for (const bool entities : {true, false}) {
    const std::string out = run(decided, kEnglish, kVietnamese, entities);
    CHECK_FALSE(has(out, "Hue=Huế"));
    CHECK(has(out, "LOC Hue\n"));
    CHECK(has(out, "LOC Huế\n"));
    CHECK(has(out, "LOC Hanoi=Hà Nội\n"));
  }
}

TEST_CASE("a person that was rejected takes no mentions along that are right by themselves") {
  const std::string out = run(all_of(
      {pair_of(Type::PER, "Nguyen Manh Hung", "Nguyễn Mạnh Hùng", DecidedStatus::rejected)}));
  CHECK_FALSE(has(out, "Nguyen Manh Hung=Nguyễn Mạnh Hùng"));
  CHECK(has(out, "PER Hung=Hùng\n"));
}

TEST_CASE("a pair that is right but for its type") {
  DecidedPair wrong = pair_of(Type::LOC, "Hue", "Huế", DecidedStatus::rejected);
  wrong.instead = Type::ORG;
  const std::string out =
      run(all_of({wrong, pair_of(Type::ORG, "Hue", "Huế", DecidedStatus::edited)}));
  CHECK(has(out, "ORG Hue=Huế edited (decision)\n"));
  CHECK_FALSE(has(out, "LOC Hue"));
}

TEST_CASE("a name that was rejected is listed no more") {
  const std::string text = "Hanoi thanked Ludmilla Quirkzam.";
  REQUIRE(has(run({}, text, "Hà Nội cảm ơn."), "PER Ludmilla Quirkzam\n"));
  CHECK_FALSE(
      has(run(all_of({pair_of(Type::PER, "Ludmilla Quirkzam", "", DecidedStatus::rejected)}), text,
              "Hà Nội cảm ơn."),
          "Ludmilla"));
}

TEST_CASE("what was accepted is found though nothing else says that it is so") {
  const std::string en = "The Blue Lotus Circle met in Hanoi.";
  const std::string vi = "Hội quán Trăng Non họp ở Hà Nội.";
  REQUIRE_FALSE(has(run({}, en, vi), "Blue Lotus Circle=Hội quán Trăng Non"));
  CHECK(has(run(all_of({pair_of(Type::ORG, "Blue Lotus Circle", "Hội quán Trăng Non",
                                DecidedStatus::accepted)}),
                en, vi),
            "ORG Blue Lotus Circle=Hội quán Trăng Non accepted (decision)\n"));
}

TEST_CASE("of two databases the later one counts") {
  Result<LexiconSet> set = builtin_lexicons();
  REQUIRE(set.ok());
  const uint64_t before = set->layers().size();
  set->add_decisions(all_of({pair_of(Type::LOC, "Hue", "Hội An", DecidedStatus::rejected)}), "a");
  CHECK(set->forbidden("HUE", "hội an"));
  set->add_decisions(all_of({pair_of(Type::LOC, "Hue", "Hội An", DecidedStatus::accepted)}), "b");
  CHECK_FALSE(set->forbidden("Hue", "Hội An"));
  CHECK(set->decided().find(Type::LOC, "Hue", "Hội An")->status == DecidedStatus::accepted);
  CHECK(set->layers()[before].content_hash() != set->layers()[before + 1].content_hash());
}

}  // namespace
}  // namespace align
