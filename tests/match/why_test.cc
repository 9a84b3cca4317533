#include "match/why.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "lexicon/row.h"
#include "tests/support/align_texts.h"
#include "tests/support/test_lexicon.h"

namespace align {
namespace {

std::vector<WhyOccurrence> why(const DocumentPair& pair, std::string_view name,
                               const Settings& settings = {},
                               const LexiconSet& set = test_lexicon()) {
  std::vector<WhyOccurrence> out;
  for (WhyAnswer::Place& p : Aligner(set, settings).why(pair, name).places)
    out.push_back(std::move(p.what));
  return out;
}

bool has(std::string_view text, std::string_view part) {
  return text.find(part) != std::string_view::npos;
}

// The only answer about the name in the English text.
WhyOccurrence english(std::string_view en, std::string_view vi, std::string_view name,
                      const Settings& settings = {}, const LexiconSet& set = test_lexicon()) {
  auto all = why(pair_of(en, vi), name, settings, set);
  std::erase_if(all, [](const WhyOccurrence& o) { return o.lang != Lang::en; });
  REQUIRE(all.size() == 1);
  return all.front();
}

TEST_CASE("why: places are found whatever case, marks and blanks, as whole words") {
  Workspace w(test_lexicon());
  const auto places = [&](std::string_view name, std::string_view text) {
    const AnalysedText a = analyse(text, Lang::vi, w);
    std::string out;
    for (const TokenSpan s : places_of(name, a, {0, static_cast<uint32_t>(a.tokens.size())}, w))
      out.append(out.empty() ? "" : "|").append(a.text(s));
    return out;
  };
  CHECK(places("hung", "Ông Hùng gặp bà Hưng và anh HUNG.") == "Hùng|Hưng|HUNG");
  CHECK(places("hanoi", "Ở Hà Nội, Hà nghe Nội.") == "Hà Nội");
  CHECK(places("Hà", "Hàng Hà") == "Hà");
  CHECK(places("Mác-chen-cô", "Gặp Mác-chen-cô ở đó.") == "Mác-chen-cô");
  CHECK(places("?!", "Hà Nội").empty());
}

TEST_CASE("why: chosen, and the same on both sides") {
  const auto all = why(pair_of("They left Hanoi.", "Họ rời Hà Nội."), "HÀ NỘI");
  REQUIRE(all.size() == 2);
  CHECK(all[0].lang == Lang::en);
  CHECK(all[1].lang == Lang::vi);
  for (const WhyOccurrence& o : all) {
    CHECK(o.outcome == WhyOutcome::chosen);
    REQUIRE_FALSE(o.candidates.empty());
    CHECK(has(o.candidates[0], "Hanoi = Hà Nội: strength"));
    CHECK(has(o.candidates[0], ": chosen; linked: Hanoi = Hà Nội ("));
  }
  CHECK(has(all[0].says, "aligned with \"Hà Nội\", score 0.9"));
}

TEST_CASE("why: part of a longer name") {
  const auto o = english("They met Nguyen Manh Hung.", "Họ gặp Nguyễn Mạnh Hùng.", "manh");
  CHECK(o.outcome == WhyOutcome::part_of_chosen);
  CHECK(has(o.says, "part of \"Nguyen Manh Hung\", which is aligned with \"Nguyễn Mạnh Hùng\""));
}

TEST_CASE("why: lost to the pair that wants the same words") {
  const auto all =
      why(pair_of("They met Zhang Yongchang.", "Họ gặp Trương Vĩnh Xương."), "Vĩnh Xương");
  REQUIRE(all.size() == 1);
  CHECK(all[0].outcome == WhyOutcome::part_of_chosen);
  REQUIRE_FALSE(all[0].candidates.empty());
  // Said twice, and once over there: the one in the nearer place is chosen
  const auto twice = why(pair_of("They left Hanoi, then Hanoi again.", "Họ rời Hà Nội."), "hanoi");
  REQUIRE(twice.size() == 3);
  CHECK(twice[1].outcome == WhyOutcome::chosen);
  CHECK(twice[0].outcome == WhyOutcome::lost);
  CHECK(
      has(twice[0].says, "lost to the pair Hanoi = Hà Nội, which wants the same words (strength "));
}

TEST_CASE("why: below the threshold, and a type that was not asked for") {
  Settings strict;
  strict.min_score = 0.999;
  const auto below = english("They left Hanoi.", "Họ rời Hà Nội.", "hanoi", strict);
  CHECK(below.outcome == WhyOutcome::below_threshold);
  CHECK(has(below.says, "below the threshold 0.999"));
  Settings people;
  people.types = 1U << static_cast<int>(Type::PER);
  const auto unasked = english("They left Hanoi.", "Họ rời Hà Nội.", "hanoi", people);
  CHECK(unasked.outcome == WhyOutcome::type_unasked);
  CHECK(has(unasked.says, "rows of type LOC were not asked for"));
}

TEST_CASE("why: nothing is linked to it, or it is no candidate at all") {
  const auto alone = english("They left Zorbistan.", "Họ rời đi.", "zorbistan");
  CHECK(alone.outcome == WhyOutcome::unlinked);
  CHECK(has(alone.says, "nothing in its counterpart is linked to it"));
  CHECK(alone.candidates.empty());
  const auto small = english("They left Hanoi.", "Họ rời Hà Nội.", "left");
  CHECK(small.outcome == WhyOutcome::no_candidate);
  CHECK(has(small.says, "not taken for a name"));
  CHECK(why(pair_of("They left.", "Họ rời đi."), "Hanoi").empty());
}

TEST_CASE("why: a value without its equal") {
  Settings all;
  all.types = 0x3FF;
  const auto o = english("About 12 people came.", "Khoảng 15 người đã đến.", "12", all);
  CHECK(o.outcome == WhyOutcome::unlinked);
  CHECK(has(o.says, "no NUM of the value 12 left"));
}

TEST_CASE("why: more speaks against the best candidate than for it") {
  const auto o = english("They met Laura Bennett.", "Họ gặp bà Laura Barton.", "Laura Bennett");
  CHECK(o.outcome == WhyOutcome::weak);
  REQUIRE_FALSE(o.candidates.empty());
  CHECK(has(o.candidates[0], "linked: Laura = Laura (same "));
  CHECK(has(o.candidates[0], "Bennett"));
}

TEST_CASE("why: forbidden by a lexicon") {
  LexiconSet set;
  REQUIRE(set.add(builtin_lexicon(), "built-in"));
  const LexiconFile mine =
      read_lexicon("Hanoi\tThăng Long | Hà Nội [forbidden=Thăng Long]\tLOC\n", "mine.tsv");
  REQUIRE(mine.faults.empty());
  set.add_rows(mine.rows, "mine.tsv");
  const auto o = english("They left Hanoi.", "Họ rời Hà Nội.", "hanoi", {}, set);
  CHECK(o.outcome == WhyOutcome::forbidden);
  CHECK(has(o.says, "a lexicon forbids its pair with \"Hà Nội\""));
}

TEST_CASE("why: a sentence without counterpart") {
  const DocumentPair pair = pair_of(std::vector<std::string>{"They left Hanoi.", "They met Hung."},
                                    std::vector<std::string>{"Họ rời Hà Nội.", ""});
  const auto all = why(pair, "Hung");
  REQUIRE(all.size() == 1);
  CHECK(all[0].outcome == WhyOutcome::no_text);
}

TEST_CASE("why: texts about the same matter are answered by entity") {
  const DocumentPair pair =
      pair_of("Nguyen Manh Hung spoke in Hue. Hung left Zorbistan.",
              "Ở Huế, ông Nguyễn Mạnh Hùng phát biểu. Ông Hùng đi Lào.", Mode::comparable);
  const WhyAnswer answer = Aligner(test_lexicon(), {}).why(pair, "hue");
  CHECK(answer.comparable);
  REQUIRE(answer.places.size() == 2);
  CHECK(answer.places[0].what.outcome == WhyOutcome::chosen);
  CHECK(has(answer.places[0].what.says, "aligned as Hue = Huế, score 0.9"));
  CHECK(answer.places[0].place.text == "Hue");
  CHECK(answer.places[1].place.text == "Huế");
  CHECK(answer.places[1].place.span == CodePointSpan{2, 5});
  const auto alone = why(pair, "zorbistan");
  REQUIRE(alone.size() == 1);
  CHECK(alone[0].outcome == WhyOutcome::unlinked);
}

TEST_CASE("explain: the score in words and what came next, and nothing else changes") {
  const DocumentPair pair =
      pair_of("They left Quang Ninh Province for Hanoi.", "Họ rời Quảng Ninh đi Hà Nội.");
  Settings on;
  on.explain = true;
  const Alignment with = aligned(pair, on);
  const Alignment without = aligned(pair);
  CHECK(everything(with) == everything(without));
  REQUIRE(with.pairs.size() == 2);
  for (const AlignedPair& p : without.pairs) CHECK(p.explanation.empty());
  for (const AlignedPair& p : with.pairs) {
    CAPTURE(p.en.text);
    REQUIRE_FALSE(p.explanation.empty());
    CHECK(p.explanation.size() <= 2);
    CHECK(p.explanation[0].source == "score");
  }
  const auto& first = with.pairs[0].explanation;
  CHECK(has(first[0].detail, "linked: Quang = Quảng (fold 0."));
  CHECK(has(first[0].detail, "; chances of a name: "));
  CHECK(has(first[0].detail, "; as a whole: lexicon +"));
  REQUIRE(first.size() == 2);
  CHECK(first[1].source == "runner-up");
  CHECK(has(first[1].detail, " = Quảng Ninh"));
  CHECK(has(first[1].detail, ", score 0."));
  CHECK_FALSE(has(first[1].detail, "Quang Ninh = Quảng Ninh,"));
  CHECK(with.entities[0].explanation.size() == with.pairs[0].explanation.size());
}

TEST_CASE("explain: entities of texts that are no translations") {
  Settings on;
  on.explain = true;
  const Alignment a = aligned(pair_of("Nguyen Manh Hung spoke in Hue.",
                                      "Ở Huế, ông Nguyễn Mạnh Hùng phát biểu.", Mode::comparable),
                              on);
  REQUIRE(a.pairs.size() == 2);
  for (const AlignedPair& p : a.pairs) {
    REQUIRE_FALSE(p.explanation.empty());
    CHECK(has(p.explanation[0].detail, "linked: "));
    CHECK_FALSE(has(p.explanation[0].detail, "chances"));
  }
}

}  // namespace
}  // namespace align
