#include "results/entity_totals.h"

#include <doctest/doctest.h>

#include <random>

#include "results/entity_file.h"

namespace align {
namespace {

OutputPair pair_of(Type type, std::string en, std::string vi, double score = 0.9,
                   std::string detail = "why") {
  OutputPair pair;
  pair.type = type;
  if (!en.empty()) pair.sides[0] = OutputMention{en, 0, 1};
  if (!vi.empty()) pair.sides[1] = OutputMention{vi, 0, 1};
  pair.entity = {std::move(en), std::move(vi)};
  if (pair.aligned()) {
    pair.score = score;
    pair.evidence = {{"lexicon", std::move(detail)}};
  }
  return pair;
}

OutputPair named(OutputPair pair, std::string en, std::string vi) {
  pair.entity = {std::move(en), std::move(vi)};
  return pair;
}

OutputRecord record_of(std::vector<OutputPair> pairs) {
  OutputRecord record;
  record.pairs = std::move(pairs);
  return record;
}

std::vector<EntityTotal> totals_of(const std::vector<OutputRecord>& records) {
  EntityTotals totals;
  for (const OutputRecord& record : records) totals.add(record, "f");
  return totals.sorted();
}

std::string tsv(const EntityTotals& totals) {
  std::string out;
  append_entities_tsv(out, totals.sorted());
  return out;
}

std::string jsonl(const EntityTotals& totals) {
  std::string out;
  append_entities_jsonl(out, totals.sorted());
  return out;
}

void read_into(const std::string& text, EntityTotals& totals) {
  const Result<Done> done = read_entities(text, "t", totals);
  REQUIRE_MESSAGE(done.ok(), (done ? "" : done.error().text()));
}

TEST_CASE("an entity is one over records, with its spellings, records and files") {
  EntityTotals totals;
  totals.add(record_of({pair_of(Type::LOC, "Ha Long", "Hạ Long", 0.8),
                        pair_of(Type::LOC, "HA LONG", "HẠ LONG", 0.9, "better")}),
             "news");
  totals.add(record_of({pair_of(Type::LOC, "Ha Long", "Hạ Long", 0.7)}), "talks");
  const std::vector<EntityTotal> sorted = totals.sorted();
  REQUIRE(sorted.size() == 1);
  const EntityTotal& total = sorted[0];
  CHECK(total.name == std::array<std::string, 2>{"Ha Long", "Hạ Long"});
  CHECK(total.forms[0] == EntityTotal::Counts{{"HA LONG", 1}, {"Ha Long", 2}});
  CHECK(total.files == EntityTotal::Counts{{"news", 2}, {"talks", 1}});
  CHECK(total.records == 2);
  CHECK(total.score == 0.9);
  CHECK(total.evidence == "lexicon: better");
  CHECK(total.count(Lang::vi) == 3);
  CHECK(total.variants(Lang::en) == std::vector<std::string>{"HA LONG"});
  CHECK(total.id == entity_key(Type::LOC, "Ha Long", "Hạ Long"));
}

TEST_CASE("short forms are counted under the full name and are its variants") {
  const auto sorted = totals_of(
      {record_of({pair_of(Type::PER, "Nguyen Hung", "Nguyễn Hùng"),
                  named(pair_of(Type::PER, "Hung", "Hùng"), "Nguyen Hung", "Nguyễn Hùng"),
                  named(pair_of(Type::PER, "Hung", ""), "Nguyen Hung", "Nguyễn Hùng"),
                  named(pair_of(Type::PER, "Mr. Hung", ""), "Nguyen Hung", "Nguyễn Hùng")})});
  REQUIRE(sorted.size() == 1);
  CHECK(sorted[0].name == std::array<std::string, 2>{"Nguyen Hung", "Nguyễn Hùng"});
  CHECK(sorted[0].count(Lang::en) == 4);
  CHECK(sorted[0].count(Lang::vi) == 2);
  CHECK(sorted[0].variants(Lang::en) == std::vector<std::string>{"Hung", "Mr. Hung"});
  CHECK(sorted[0].records == 1);
}

TEST_CASE("names that differ in type or in Vietnamese marks are different entities") {
  CHECK(
      totals_of({record_of({pair_of(Type::PER, "Hung", "Hùng"), pair_of(Type::PER, "Hung", "Hưng"),
                            pair_of(Type::LOC, "Hung", "Hùng")})})
          .size() == 3);
}

TEST_CASE("composed and decomposed letters are one spelling of one entity") {
  const auto sorted = totals_of({record_of(
      {pair_of(Type::TITLE, "president", "Chủ tịch nước"),
       pair_of(Type::TITLE, "president", "Chủ tịch nươ\u0301c"),
       pair_of(Type::TITLE, "president", "Chu\u0309 ti\u0323ch nu\u031bo\u031b\u0301c")})});
  REQUIRE(sorted.size() == 1);
  CHECK(sorted[0].forms[1] == EntityTotal::Counts{{"Chủ tịch nước", 3}});
}

TEST_CASE("a record whose languages stand the other way round counts under its languages") {
  OutputRecord swapped = record_of({pair_of(Type::LOC, "Hà Nội", "Hanoi"),
                                    pair_of(Type::LOC, "Huế", ""), pair_of(Type::LOC, "", "Hue")});
  swapped.swapped = true;
  const auto sorted = totals_of({swapped, record_of({pair_of(Type::LOC, "Hanoi", "Hà Nội")})});
  REQUIRE(sorted.size() == 3);
  CHECK(sorted[0].name == std::array<std::string, 2>{"Hanoi", "Hà Nội"});
  CHECK(sorted[0].count(Lang::en) == 2);
  CHECK(sorted[1].name == std::array<std::string, 2>{"", "Huế"});
  CHECK(sorted[2].name == std::array<std::string, 2>{"Hue", ""});
}

TEST_CASE("a mention alone carries its best suggestion, until a pair is found") {
  OutputPair alone = pair_of(Type::LOC, "Guangxi", "");
  alone.suggestions = {{"Quảng Tây", 0.97, "lexicon", "usual"}, {"Tây", 0.1, "x", ""}};
  const auto sorted = totals_of({record_of({alone})});
  REQUIRE(sorted.size() == 1);
  CHECK_FALSE(sorted[0].aligned());
  CHECK(sorted[0].score == 0);
  CHECK(sorted[0].evidence.find("Quảng Tây") != std::string::npos);
}

TEST_CASE("a correction of a reviewer stands over an acceptance, that over a rejection") {
  const auto with = [](const std::vector<std::string>& statuses) {
    EntityTotals totals;
    for (const std::string& status : statuses) {
      OutputPair pair = pair_of(Type::LOC, "Hue", "Huế");
      pair.status = status;
      totals.add(record_of({pair}), "f");
    }
    return totals.sorted().at(0).status;
  };
  CHECK(with({"auto", "rejected"}) == "rejected");
  CHECK(with({"accepted", "rejected", "auto"}) == "accepted");
  CHECK(with({"edited", "accepted"}) == "edited");
}

TEST_CASE("the order is aligned, frequent, type, name") {
  const auto sorted = totals_of({record_of(
      {pair_of(Type::ORG, "b", "b"), pair_of(Type::PER, "c", "c"), pair_of(Type::PER, "a", "a"),
       pair_of(Type::LOC, "d", "d"), pair_of(Type::LOC, "d", "d"), pair_of(Type::PER, "z", ""),
       pair_of(Type::PER, "z", ""), pair_of(Type::PER, "z", "")})});
  std::string order;
  for (const EntityTotal& total : sorted) order += total.name[0];
  CHECK(order == "dacbz");
}

TEST_CASE("names that only a separator tells apart stay apart") {
  CHECK(totals_of({record_of({pair_of(Type::PER, "a\tb", "c"), pair_of(Type::PER, "a", "b\tc")})})
            .size() == 2);
  CHECK(totals_of({record_of({pair_of(Type::PER, "日本\t東京", "日"),
                              pair_of(Type::PER, "日本", "東京\t日")})})
            .size() == 2);
}

TEST_CASE("one name with several renderings is a conflict, in either direction") {
  const auto sorted = totals_of({record_of(
      {pair_of(Type::ORG, "Ministry X", "Bộ A"), pair_of(Type::ORG, "Ministry X", "Bộ A"),
       pair_of(Type::ORG, "MINISTRY X", "Bộ B"), pair_of(Type::LOC, "England", "Anh"),
       pair_of(Type::LOC, "UK", "Anh"), pair_of(Type::LOC, "Hue", "Huế"),
       pair_of(Type::PER, "Hue", "Huệ"), pair_of(Type::LOC, "Hue", ""),
       pair_of(Type::NUM, "1", "một"), pair_of(Type::NUM, "1", "1"),
       pair_of(Type::ID, "1/2", "1/2"), pair_of(Type::ID, "1/2", "1/2-A")})});
  const std::vector<Conflict> conflicts = find_conflicts(sorted);
  REQUIRE(conflicts.size() == 2);
  CHECK(conflicts[0].lang == Lang::en);
  CHECK(conflicts[0].name == "Ministry X");
  CHECK(conflicts[0].count == 3);
  REQUIRE(conflicts[0].rows.size() == 2);
  CHECK(sorted[conflicts[0].rows[0]].name[1] == "Bộ A");
  CHECK(sorted[conflicts[0].rows[1]].name[1] == "Bộ B");
  CHECK(conflicts[1].lang == Lang::vi);
  CHECK(conflicts[1].name == "Anh");
  CHECK(conflicts[1].count == 2);
}

// Names as they come, and as nobody would wish them.
class Chance {
 public:
  explicit Chance(unsigned seed) : random_(seed) {}

  size_t below(size_t n) { return random_() % n; }

  OutputRecord record() {
    OutputRecord out;
    out.swapped = below(6) == 0;
    for (size_t n = below(6); n > 0; --n) out.pairs.push_back(pair());
    return out;
  }

  std::string file() {
    static const std::vector<std::string> kFiles = {"news", "a|b", "a}", "x: 3", "l\nm", "talks"};
    return kFiles[below(kFiles.size())];
  }

 private:
  std::string name() {
    static const std::vector<std::string> kNames = {"Hà Nội",    "Ha\u0300 No\u0323\u0302i",
                                                    "HÀ NỘI",    "Hanoi",
                                                    "Ha Noi",    "a|b",
                                                    "a¦b",       "a | b: 3",
                                                    "tab\there", "l\nf",
                                                    "\r\n",      "日本",
                                                    "日\t本",    "|",
                                                    "¦",         " ",
                                                    "nước",      "nươ\u0301c",
                                                    "{\"x\"}",   "U.S.",
                                                    "US",        ": 4",
                                                    "a",         "a\x01",
                                                    "\"q\"",     "e\\",
                                                    "\u202Ex",   "0"};
    return kNames[below(kNames.size())];
  }

  OutputPair pair() {
    const size_t kind = below(8);
    OutputPair out =
        pair_of(static_cast<Type>(below(3)), kind == 0 ? "" : name(), kind == 1 ? "" : name(),
                static_cast<double>(below(1001)) / 1000, name());
    if (below(3) == 0) out.score = 0.9;
    if (below(4) == 0)
      out = named(std::move(out), kind == 0 ? "" : name(), kind == 1 ? "" : name());
    static const std::vector<std::string> kStatuses = {"auto", "auto", "edited", "rejected"};
    out.status = kStatuses[below(kStatuses.size())];
    if (!out.aligned()) out.suggestions = {{name(), 0.5, "lexicon", name()}};
    return out;
  }

  std::mt19937 random_;
};

TEST_CASE("whatever the parts and their order, the sum is the same bytes") {
  for (unsigned seed = 0; seed < 60; ++seed) {
    Chance chance(seed);
    EntityTotals whole;
    std::vector<EntityTotals> parts(1 + chance.below(5));
    for (int i = 0; i < 40; ++i) {
      const OutputRecord record = chance.record();
      const std::string file = chance.file();
      whole.add(record, file);
      parts[chance.below(parts.size())].add(record, file);
    }
    while (parts.size() > 1) {
      const size_t from = chance.below(parts.size());
      const size_t to = (from + 1 + chance.below(parts.size() - 1)) % parts.size();
      parts[to].merge(parts[from]);
      parts.erase(parts.begin() + static_cast<std::ptrdiff_t>(from));
    }
    CHECK_MESSAGE(tsv(parts[0]) == tsv(whole), seed);
  }
}

TEST_CASE("tables written, read and added up give the same bytes as the records") {
  for (unsigned seed = 100; seed < 160; ++seed) {
    Chance chance(seed);
    EntityTotals whole;
    std::vector<EntityTotals> parts(3);
    for (int i = 0; i < 40; ++i) {
      const OutputRecord record = chance.record();
      const std::string file = chance.file();
      whole.add(record, file);
      parts[chance.below(3)].add(record, file);
    }
    EntityTotals from_tsv;
    EntityTotals from_jsonl;
    for (const EntityTotals& part : parts) {
      read_into(tsv(part), from_tsv);
      read_into(jsonl(part), from_jsonl);
    }
    CHECK_MESSAGE(tsv(from_tsv) == tsv(whole), seed);
    CHECK_MESSAGE(tsv(from_jsonl) == tsv(whole), seed);
    CHECK_MESSAGE(jsonl(from_tsv) == jsonl(whole), seed);
    CHECK_MESSAGE(jsonl(from_jsonl) == jsonl(whole), seed);
  }
}

TEST_CASE("no two rows have one id") {
  Chance chance(7);
  EntityTotals totals;
  for (int i = 0; i < 2000; ++i) totals.add(chance.record(), "f");
  std::map<std::string, std::string> names;
  for (const EntityTotal& total : totals.sorted()) {
    const std::string name = total.name[0] + " = " + total.name[1];
    CHECK_MESSAGE(names.emplace(total.id, name).second, name);
  }
}

TEST_CASE("moved totals go on counting") {
  EntityTotals first;
  first.add(record_of({pair_of(Type::LOC, "Hue", "Huế")}), "f");
  EntityTotals second = std::move(first);
  second.add(record_of({pair_of(Type::LOC, "Hue", "Huế")}), "f");
  CHECK(second.sorted().at(0).count(Lang::en) == 2);
}

}  // namespace
}  // namespace align
