#include "review/export.h"

#include <doctest/doctest.h>

#include "lexicon/check.h"
#include "lexicon/lexicon_set.h"
#include "lexicon/row.h"
#include "review/decided_pairs.h"
#include "tests/support/review.h"

namespace align {
namespace {

Decision edited(Decision from, PairName to) {
  from.verdict = Verdict::edited;
  from.to = std::move(to);
  return from;
}

std::string id(Type type, const char* en, const char* vi) {
  return "review:" + entity_key(type, en, vi);
}

std::string status(const DecidedPairs& pairs, Type type, const char* en, const char* vi) {
  const DecidedPair* pair = pairs.find(type, en, vi);
  return pair == nullptr ? "none" : std::string(name_of(pair->status));
}

TEST_CASE("what the aligner makes of decisions") {
  const std::vector<Decision> decisions = {
      decision_of(Type::LOC, "Hanoi", "Hà Nội", Verdict::accepted),
      decision_of(Type::LOC, "Hue", "Hội An", Verdict::rejected),
      edited(decision_of(Type::ORG, "Ministry", "Bộ Y tế", Verdict::edited),
             {Type::ORG, {"Ministry of Health", "Bộ Y tế"}}),
      edited(decision_of(Type::LOC, "Samsung", "Samsung", Verdict::edited),
             {Type::ORG, {"Samsung", "Samsung"}}),
      edited(decision_of(Type::ORG, "MOF", "", Verdict::edited), {Type::ORG, {"MOF", "BTC"}}),
      decision_of(Type::PER, "Lan", "", Verdict::absent)};
  const DecidedPairs pairs = decided_pairs(decisions);
  CHECK(status(pairs, Type::LOC, "HA NOI", "Hà Nội") == "accepted");
  CHECK(status(pairs, Type::ORG, "Hanoi", "Hà Nội") == "none");
  CHECK(status(pairs, Type::LOC, "Hue", "Hội An") == "rejected");
  CHECK(status(pairs, Type::ORG, "Ministry", "Bộ Y tế") == "rejected");
  CHECK(status(pairs, Type::ORG, "Ministry of Health", "Bộ Y tế") == "edited");
  CHECK(status(pairs, Type::ORG, "MOF", "") == "none");
  CHECK(status(pairs, Type::PER, "Lan", "") == "none");
  // The forms are right, the type was not.
  CHECK(pairs.find(Type::LOC, "Samsung", "Samsung")->instead == Type::ORG);
  CHECK_FALSE(pairs.find(Type::LOC, "Hue", "Hội An")->instead.has_value());
}

TEST_CASE("a pair that one decision rejects and another was edited into: the later one counts") {
  Decision no = decision_of(Type::LOC, "Hanoi", "Hà Nội", Verdict::rejected);
  Decision to = edited(decision_of(Type::LOC, "Hanoi", "HN", Verdict::edited),
                       {Type::LOC, {"Hanoi", "Hà Nội"}});
  no.at = "2026-01-01T00:00:00Z";
  to.at = "2026-01-02T00:00:00Z";
  CHECK(status(decided_pairs({no, to}), Type::LOC, "Hanoi", "Hà Nội") == "edited");
  no.at = "2026-01-03T00:00:00Z";
  CHECK(status(decided_pairs({no, to}), Type::LOC, "Hanoi", "Hà Nội") == "rejected");
}

TEST_CASE("as a lexicon: it has no fault, and rejected pairs are forbidden") {
  Decision hanoi = decision_of(Type::LOC, "Hanoi", "Hà  Nội", Verdict::accepted);
  hanoi.by = "lan";
  hanoi.at = "2026-11-22T10:00:00Z";
  const ImportedRows rows =
      decisions_lexicon({hanoi, decision_of(Type::LOC, "Hanoi", "Hạ Nội", Verdict::rejected),
                         decision_of(Type::LOC, "Hue", "Hội An", Verdict::rejected),
                         decision_of(Type::DATE, "May 3", "3/5", Verdict::accepted),
                         decision_of(Type::ORG, "A | B", "C", Verdict::accepted)});
  CHECK(rows.rows == 2);
  REQUIRE(rows.faults.size() == 2);
  CHECK(rows.faults[0].message ==
        "\"May 3\" = \"3/5\" is left out: of type DATE, expected a name, title or term");
  CHECK(rows.faults[1].message ==
        "\"A | B\" = \"C\" is left out: 'A | B' has a bracket or bar, which part forms");
  CHECK(rows.text.find(id(Type::LOC, "Hanoi", "Hà  Nội") +
                       "\tLOC\tHà Nội | Hạ Nội [forbidden=Hà Nội]\tHanoi\t\t\t\t\tuser\taccepted "
                       "by lan, 2026-11-22\n") != std::string::npos);
  CHECK(rows.text.find(id(Type::LOC, "Hue", "Hội An") +
                       "\tLOC\tHội An [forbidden]\tHue\t\t\t\t\tuser\trejected\n") !=
        std::string::npos);
  const std::vector<NamedLexicon> named = {{"decided.tsv", read_lexicon(rows.text, "decided.tsv")}};
  for (const Error& fault : check_lexicons(named)) FAIL_CHECK(fault.text());
  LexiconSet set;
  set.add_rows(named[0].file.rows, "decided.tsv");
  CHECK(set.forbidden("Hanoi", "Hạ Nội"));
  CHECK(set.forbidden("Hue", "Hội An"));
  CHECK_FALSE(set.forbidden("Hanoi", "Hà Nội"));
}

TEST_CASE("as tables") {
  Decision decision = edited(decision_of(Type::ORG, "MOH, \"the\"", "", Verdict::edited),
                             {Type::ORG, {"MOH", "Bộ\tY tế"}});
  decision.by = "lan";
  std::string tsv;
  append_decisions_tsv(tsv, {decision});
  const std::string key = decision.pair.key();
  CHECK(tsv == "id\ttype\ten\tvi\tdecision\tto_type\tto_en\tto_vi\tby\tat\tnote\n" + key +
                   "\tORG\tMOH, \"the\"\t\tedited\tORG\tMOH\tBộ Y tế\tlan\t\t\n");
  std::string csv;
  append_decisions_csv(csv, {decision});
  CHECK(csv == "id,type,en,vi,decision,to_type,to_en,to_vi,by,at,note\r\n" + key +
                   ",ORG,\"MOH, \"\"the\"\"\",,edited,ORG,MOH,Bộ\tY tế,lan,,\r\n");
}

}  // namespace
}  // namespace align
