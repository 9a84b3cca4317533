#include "glossary/build.h"

#include <doctest/doctest.h>

#include "tests/support/test_lexicon.h"

namespace align {
namespace {

// A record of one pair, as align stream --with-text writes it.
std::string record(std::string_view id, std::string_view type, std::string_view en,
                   std::string_view vi, double score = 0.9, std::string_view entity = "") {
  std::string out = "{\"id\":\"" + std::string(id) + "\",\"text\":{\"en\":\"He saw " +
                    std::string(en) + " today.\",\"vi\":\"Hôm nay ông thấy " + std::string(vi) +
                    ".\"},\"segments\":[],\"alignments\":[{\"type\":\"" + std::string(type) +
                    "\",\"en\":{\"text\":\"" + std::string(en) +
                    "\",\"start\":7,\"end\":12},\"vi\":{\"text\":\"" + std::string(vi) +
                    "\",\"start\":17,\"end\":20},\"score\":" + std::to_string(score) +
                    ",\"evidence\":[{\"source\":\"lexicon\",\"detail\":\"x\"}]" +
                    std::string(entity) + "}],\"unaligned\":{\"en\":[],\"vi\":[]}}";
  return out;
}

class Collected {
 public:
  Collected& add(const std::string& line, std::string_view file = "news") {
    const Result<OutputRecord> read = reader_.read(line);
    REQUIRE(read);
    collector_.add(*read, file);
    return *this;
  }
  BuiltGlossary build(const GlossaryChoices& choices = {},
                      const LexiconSet* house = nullptr) const {
    return build_glossary(collector_.sorted(), test_lexicon(), house, choices);
  }

 private:
  OutputReader reader_;
  GlossaryCollector collector_;
};

LexiconSet house_of(std::string_view rows) {
  LexiconSet set;
  set.add_rows(read_lexicon(rows, "house.tsv").rows, "house");
  return set;
}

TEST_CASE("one concept an entry, with its counts, files and sentences") {
  const BuiltGlossary built = Collected()
                                  .add(record("1", "PER", "Blimson", "Blimson"), "a")
                                  .add(record("2", "PER", "Blimson", "Blimson"), "b")
                                  .build();
  REQUIRE(built.glossary.entries.size() == 1);
  const GlossaryEntry& entry = built.glossary.entries[0];
  CHECK(entry.type == Type::PER);
  CHECK(entry.side(Lang::en)[0].text == "Blimson");
  CHECK(entry.side(Lang::en)[0].count == 2);
  CHECK(entry.side(Lang::en)[0].status == TermStatus::preferred);
  CHECK(entry.files == std::map<std::string, uint64_t>{{"a", 1}, {"b", 1}});
  CHECK(entry.contexts[0].text == "He saw Blimson today.");
  CHECK(entry.contexts[1].text == "Hôm nay ông thấy Blimson.");
  CHECK(entry.contexts[0].source == "a:1");
  CHECK(entry.decision == "auto");
  CHECK(entry.id.size() == 13);
  CHECK(built.conflicts.empty());
}

TEST_CASE("of several renderings frequency decides, a lexicon before it, a house before that") {
  Collected texts;
  texts.add(record("1", "LOC", "Blimland", "Nước Bủng"))
      .add(record("2", "LOC", "Blimland", "Xứ Bủng"))
      .add(record("3", "LOC", "Blimland", "Xứ Bủng"));
  const BuiltGlossary plain = texts.build();
  REQUIRE(plain.glossary.entries.size() == 1);
  CHECK(plain.glossary.entries[0].preferred(Lang::vi)->text == "Xứ Bủng");
  REQUIRE(plain.conflicts.size() == 1);
  CHECK(plain.conflicts[0].chosen_by == "frequency");
  CHECK(plain.conflicts[0].renderings[1].text == "Nước Bủng");

  const LexiconSet house = house_of("Blimland\tNước Bủng\tLOC\n");
  const BuiltGlossary housed = texts.build({}, &house);
  CHECK(housed.glossary.entries[0].preferred(Lang::vi)->text == "Nước Bủng");
  CHECK(housed.conflicts[0].chosen_by == "house");
  CHECK(housed.glossary.entries[0].side(Lang::vi)[1].status == TermStatus::admitted);
}

TEST_CASE("a rendering ten times rarer is no term, but a conflict") {
  Collected texts;
  for (int i = 0; i < 10; ++i) texts.add(record(std::to_string(i), "LOC", "Blimland", "Nước Bủng"));
  texts.add(record("x", "LOC", "Blimland", "Xứ Bủng"));
  const BuiltGlossary built = texts.build();
  REQUIRE(built.glossary.entries.size() == 1);
  CHECK(built.glossary.entries[0].side(Lang::vi).size() == 1);
  REQUIRE(built.conflicts.size() == 1);
  CHECK(built.conflicts[0].renderings.size() == 2);
  texts.add(record("y", "LOC", "Blimland", "Xứ Bủng"));
  CHECK(texts.build().glossary.entries[0].side(Lang::vi).size() == 2);
}

TEST_CASE("a decision stands before everything, a rejected form is deprecated when asked for") {
  EntityTotal accepted;
  accepted.type = Type::LOC;
  accepted.name = {"Blimland", "Nước Bủng"};
  accepted.forms = {EntityTotal::Counts{{"Blimland", 1}}, EntityTotal::Counts{{"Nước Bủng", 1}}};
  accepted.score = 0.6;
  accepted.status = "accepted";
  EntityTotal rejected = accepted;
  rejected.name[1] = "Xứ Bủng";
  rejected.forms[1] = {{"Xứ Bủng", 9}};
  rejected.status = "rejected";
  GlossaryCollector collector;
  collector.add(accepted);
  collector.add(rejected);
  GlossaryChoices choices;
  const auto entries = collector.sorted();
  const BuiltGlossary usual = build_glossary(entries, test_lexicon(), nullptr, choices);
  REQUIRE(usual.glossary.entries.size() == 1);
  CHECK(usual.glossary.entries[0].side(Lang::vi).size() == 1);
  choices.statuses = {"accepted", "rejected"};
  const BuiltGlossary all = build_glossary(entries, test_lexicon(), nullptr, choices);
  REQUIRE(all.glossary.entries[0].side(Lang::vi).size() == 2);
  CHECK(all.glossary.entries[0].side(Lang::vi)[0].text == "Nước Bủng");
  CHECK(all.glossary.entries[0].side(Lang::vi)[1].status == TermStatus::deprecated);
}

TEST_CASE("choices leave out what is rare, unsure or of another type") {
  Collected texts;
  texts.add(record("1", "LOC", "Blimland", "Nước Bủng", 0.55))
      .add(record("2", "ORG", "Blim Bank", "Ngân hàng Bủng"))
      .add(record("3", "ORG", "Blim Bank", "Ngân hàng Bủng"));
  GlossaryChoices choices;
  choices.min_count = 2;
  CHECK(texts.build(choices).glossary.entries.size() == 1);
  choices = {};
  choices.min_score = 0.6;
  CHECK(texts.build(choices).glossary.entries.size() == 1);
  choices = {};
  choices.types = 1U << static_cast<int>(Type::LOC);
  CHECK(texts.build(choices).glossary.entries.size() == 1);
  CHECK(texts.build().glossary.entries.size() == 2);
}

TEST_CASE("a given name is no rendering of a full name, an acronym is a term of its own kind") {
  const std::string full = ",\"entity\":{\"en\":\"Nguyen Van Blim\",\"vi\":\"Nguyễn Văn Bủng\"}";
  const std::string bank =
      ",\"entity\":{\"en\":\"Blim Investment Bank\",\"vi\":\"Ngân hàng Đầu tư Bủng\"}";
  const BuiltGlossary built =
      Collected()
          .add(record("1", "PER", "Nguyen Van Blim", "Nguyễn Văn Bủng"))
          .add(record("2", "PER", "Blim", "Bủng", 0.9, full))
          .add(record("3", "ORG", "Blim Investment Bank", "Ngân hàng Đầu tư Bủng"))
          .add(record("4", "ORG", "BIB", "BIB", 0.9, bank))
          .build();
  REQUIRE(built.glossary.entries.size() == 2);
  for (const GlossaryEntry& entry : built.glossary.entries) {
    if (entry.type == Type::PER) {
      CHECK(entry.side(Lang::en).size() == 1);
    } else {
      REQUIRE(entry.side(Lang::en).size() == 2);
      CHECK(entry.side(Lang::en)[1].text == "BIB");
      CHECK(entry.side(Lang::en)[1].kind == TermKind::acronym);
      CHECK(entry.side(Lang::en)[1].status == TermStatus::admitted);
    }
  }
}

TEST_CASE("a ministry of the past is superseded, with its dates") {
  const BuiltGlossary built =
      Collected().add(record("1", "ORG", "Ministry of Transport", "Bộ Giao thông vận tải")).build();
  REQUIRE(built.glossary.entries.size() == 1);
  const GlossaryTerm& term = built.glossary.entries[0].side(Lang::vi)[0];
  CHECK(term.status == TermStatus::superseded);
  CHECK(term.to == "2025-02-28");
  GlossaryChoices before;
  before.as_of = 20240101;
  const BuiltGlossary then =
      Collected()
          .add(record("1", "ORG", "Ministry of Transport", "Bộ Giao thông vận tải"))
          .build(before);
  CHECK(then.glossary.entries[0].side(Lang::vi)[0].status == TermStatus::preferred);
}

TEST_CASE("tone style and direction") {
  Collected texts;
  texts.add(record("1", "LOC", "Blimland", "Hoà Bủng"))
      .add(record("2", "LOC", "Old Blimland", "Hoà Bủng"));
  GlossaryChoices choices;
  choices.tone_style = ToneStyle::first;
  choices.from = Lang::vi;
  const BuiltGlossary built = texts.build(choices);
  REQUIRE(built.glossary.entries.size() == 1);
  CHECK(built.glossary.entries[0].side(Lang::vi)[0].text == "Hòa Bủng");
  CHECK(built.glossary.entries[0].side(Lang::en).size() == 2);
}

}  // namespace
}  // namespace align
