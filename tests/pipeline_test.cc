// The pipeline as a whole: what goes in on which side, and what comes out besides the pairs. Kinds of
// evidence: pipeline_evidence_test.cc; offsets: pipeline_offsets_test.cc.
#include "pipeline.h"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "tests/support/align_texts.h"
#include "tests/support/test_lexicon.h"

namespace align {
namespace {

using Strings = std::vector<std::string>;

constexpr std::string_view kEn =
    "Prime Minister Pham Minh Chinh visited Da Nang yesterday and met people from Japan there.";
constexpr std::string_view kVi =
    "Hôm qua Thủ tướng Phạm Minh Chính đến thăm Đà Nẵng và gặp người dân Nhật Bản ở đó.";
constexpr std::string_view kRows =
    "TITLE Prime Minister = Thủ tướng; PER Pham Minh Chinh = Phạm Minh Chính; "
    "LOC Da Nang = Đà Nẵng; LOC Japan = Nhật Bản";

// "PER Hung [9,13)"
std::string placed(Type type, const PlacedText& p) {
  return fmt::format("{} {} [{},{})", name_of(type), p.text, p.span.begin, p.span.end);
}

// The mentions of one side, aligned or not, by place.
Strings mentions_of_side(const Alignment& a, Lang lang) {
  std::vector<std::pair<CodePointSpan, std::string>> found;
  found.reserve(a.pairs.size() + a.unaligned[index_of(lang)].size());
  for (const AlignedPair& p : a.pairs)
    found.emplace_back(p.side(lang).span, placed(p.type, p.side(lang)));
  for (const UnalignedMention& m : a.unaligned[index_of(lang)])
    found.emplace_back(m.place.span, placed(m.type, m.place));
  std::sort(found.begin(), found.end());
  Strings out;
  out.reserve(found.size());
  for (auto& [span, text] : found) out.push_back(std::move(text));
  return out;
}

// "PER Hung x2 | Hùng x1": one entity.
std::string entity(const Entity& e) {
  std::string out(name_of(e.type));
  for (const auto& forms : e.forms) {
    for (const Entity::Form& f : forms) out += fmt::format(" {} x{}", f.text, f.count);
    if (&forms == &e.forms[0]) out += " |";
  }
  return out;
}
Strings entities(const Alignment& a) {
  Strings out;
  for (const Entity& e : a.entities) out.push_back(entity(e));
  return out;
}

}  // namespace

TEST_CASE("pipeline: two sentences in, a table out") {
  const Alignment a = aligned(kEn, kVi);
  CHECK(rows(a) == kRows);
  CHECK(unaligned(a, Lang::en).empty());
  CHECK(unaligned(a, Lang::vi).empty());
  CHECK(a.warnings.empty());
  CHECK_FALSE(a.swapped);
  CHECK_FALSE(a.comparable);
  REQUIRE(a.segments.size() == 1);
  CHECK(a.segments[0].en == CodePointSpan{0, static_cast<uint32_t>(kEn.size())});
}

TEST_CASE("pipeline: languages the other way round are aligned, spans stay on their sides") {
  const Alignment a = aligned(kVi, kEn);
  CHECK(a.swapped);
  CHECK(a.warnings == Strings{"the two languages stand the other way round: aligned as English and "
                              "Vietnamese all the same"});
  const Alignment straight = aligned(kEn, kVi);
  REQUIRE(a.pairs.size() == straight.pairs.size());
  for (const AlignedPair& p : straight.pairs) {
    const auto same = [&](const AlignedPair& q) {
      return q.type == p.type && q.en.text == p.vi.text && q.en.span == p.vi.span &&
             q.vi.text == p.en.text && q.vi.span == p.en.span && q.vi.bytes == p.en.bytes &&
             q.score == p.score && q.evidence == p.evidence;
    };
    CAPTURE(p.en.text);
    CHECK(std::count_if(a.pairs.begin(), a.pairs.end(), same) == 1);
  }
  REQUIRE(a.segments.size() == 1);
  CHECK(a.segments[0].en == straight.segments[0].vi);
  REQUIRE(a.entities.size() == straight.entities.size());
  for (size_t i = 0; i < a.entities.size(); ++i)
    CHECK(a.entities[i].forms[0][0].text == straight.entities[i].forms[1][0].text);
}

TEST_CASE("pipeline: swapped languages keep what has no counterpart on its side") {
  const Alignment a = aligned("Ông Nguyễn Mạnh Hùng và bà Trần Thị Mai đến Đà Nẵng vào tháng Sáu.",
                              "Mr Nguyen Manh Hung came to Da Nang in June with Laura Bennett.");
  CHECK(a.swapped);
  CHECK(unaligned(a, Lang::en) == "PER Trần Thị Mai");
  CHECK(unaligned(a, Lang::vi) == "PER Laura Bennett");
}

TEST_CASE("pipeline: one language twice is aligned with a warning") {
  const Alignment vi = aligned(kVi, kVi);
  CHECK(vi.warnings == Strings{"both texts look Vietnamese"});
  CHECK_FALSE(vi.swapped);
  CHECK(has_pair(vi, "Phạm Minh Chính", "Phạm Minh Chính"));
  const Alignment en = aligned(kEn, kEn);
  CHECK(en.warnings ==
        Strings{"both texts look English, or the Vietnamese is written without marks"});
  CHECK_FALSE(en.swapped);
  CHECK(has_pair(en, "Pham Minh Chinh", "Pham Minh Chinh"));
}

TEST_CASE("pipeline: Vietnamese twice is not taken for swapped when one text has more marks") {
  const Alignment a = aligned(
      "Thủ tướng Phạm Minh Chính đã đến thăm Đà Nẵng vào hôm qua và gặp gỡ người dân ở đó.",
      "Hôm qua, Thủ tướng đến Đà Nẵng nghe các báo cáo khi ông thăm thành phố Hoa Kim Lan.");
  CHECK_FALSE(a.swapped);
  CHECK(a.warnings == Strings{"both texts look Vietnamese"});
}

TEST_CASE("pipeline: short texts are not suspected") {
  CHECK(aligned("Hanoi", "Paris").warnings.empty());
  CHECK(aligned("Bao and Mai", "Bao và Mai").warnings.empty());
}

TEST_CASE("pipeline: one side empty, both empty, blanks alone") {
  const Alignment left = aligned("Laura Bennett lives in Hue.", "");
  CHECK(rows(left).empty());
  CHECK(unaligned(left, Lang::en) == "PER Laura Bennett; LOC Hue");
  CHECK(entities(left) == Strings{"PER Laura Bennett x1 |", "LOC Hue x1 |"});
  CHECK(unaligned(aligned("", "Bà Laura Bennett sống ở Huế."), Lang::vi) ==
        "PER Laura Bennett; LOC Huế");
  for (const std::string_view nothing : {"", " ", "\n\n", "\u00A0"})
    CHECK(rows(aligned(nothing, nothing)).empty());
}

TEST_CASE("pipeline: one text alone lists its names with suggestions") {
  Aligner aligner(test_lexicon(), Settings{});
  const Alignment a = aligner.list_names({.text = "They left Guangxi."}, Lang::en);
  REQUIRE(a.unaligned[0].size() == 1);
  CHECK(placed(a.unaligned[0][0].type, a.unaligned[0][0].place) == "LOC Guangxi [10,17)");
  REQUIRE(!a.unaligned[0][0].suggestions.empty());
  CHECK(a.unaligned[0][0].suggestions[0].text == "Quảng Tây");
  CHECK(a.unaligned[1].empty());
  const Alignment vi = aligner.list_names({.text = "Họ rời Quảng Tây."}, Lang::vi);
  REQUIRE(vi.unaligned[1].size() == 1);
  CHECK(vi.unaligned[1][0].suggestions[0].text == "Guangxi");
  CHECK(vi.unaligned[0].empty());
}

TEST_CASE("pipeline: given mentions on one side are the only ones of that side") {
  DocumentPair pair = pair_of(kEn, kVi);
  pair.en.mentions = {{{{15, 30}, Type::PER}, {{39, 46}, {}}}};  // Pham Minh Chinh, Da Nang
  const Alignment a = aligned(pair);
  CHECK(rows(a) == "PER Pham Minh Chinh = Phạm Minh Chính; LOC Da Nang = Đà Nẵng");
  CHECK(mentions_of_side(a, Lang::en) ==
        Strings{"PER Pham Minh Chinh [15,30)", "LOC Da Nang [39,46)"});
  pair = pair_of(kEn, kVi);
  pair.vi.mentions = {{{{18, 33}, Type::PER}}};
  const Alignment b = aligned(pair);
  CHECK(rows(b) == "PER Pham Minh Chinh = Phạm Minh Chính");
  CHECK(mentions_of_side(b, Lang::vi) == Strings{"PER Phạm Minh Chính [18,33)"});
}

TEST_CASE("pipeline: given mentions part Vietnamese words that one name would hold") {
  DocumentPair pair = pair_of("Syme's daughter, Agnes, sang.", "Con gái Agnes Syme đã hát.");
  pair.en.mentions = {{{{17, 22}, Type::PER}, {{0, 4}, Type::PER}}};  // Agnes, Syme
  CHECK(rows(aligned(pair)) == "PER Syme = Syme; PER Agnes = Agnes");
}

TEST_CASE("pipeline: a given name in quotation marks is what the Vietnamese marks hold") {
  DocumentPair pair = pair_of("He was among the \"Faces of the Year\" twice.",
                              "Anh hai lần là \"Gương mặt của năm\".");
  pair.en.mentions = {{{{18, 35}, Type::MISC}}};
  CHECK(rows(aligned(pair)) == "MISC Faces of the Year = Gương mặt của năm");
}

TEST_CASE("pipeline: a word of the dictionary is a name where the user says so") {
  DocumentPair pair =
      pair_of("They signed the Agreement near the harbour.", "Họ ký thỏa thuận gần bến cảng.");
  CHECK(rows(aligned(pair)).empty());
  pair.en.mentions = {{{{16, 25}, Type::MISC}}};
  CHECK(rows(aligned(pair)) == "MISC Agreement = thỏa thuận");
}

TEST_CASE("pipeline: a given name of which only the head has a counterpart takes the rest of it") {
  DocumentPair pair = pair_of("She works at the Center for Glimmer Kinetics.",
                              "Cô làm việc tại Trung Tâm Lấp lánh Động học.");
  pair.en.mentions = {{{{17, 44}, Type::ORG}}};
  CHECK(rows(aligned(pair)) == "ORG Center for Glimmer Kinetics = Trung Tâm Lấp lánh Động học");
  pair = pair_of("She works at the Center for Glimmer Kinetics.",
                 "Cô làm việc tại Trung Tâm và Trường Phổ thông.");
  pair.en.mentions = {{{{17, 44}, Type::ORG}}};
  CHECK(rows(aligned(pair)).find("Phổ thông") == std::string::npos);
}

TEST_CASE("pipeline: the type that the user gave stands") {
  DocumentPair pair = pair_of("They left Hanoi.", "Họ rời Hà Nội.");
  pair.en.mentions = {{{{10, 15}, Type::ORG}}};
  CHECK(rows(aligned(pair)) == "ORG Hanoi = Hà Nội");
}

TEST_CASE("pipeline: given mentions without counterpart are unaligned as they are") {
  DocumentPair pair = pair_of("They met Laura Bennett.", "Trời mưa.");
  pair.en.mentions = {{{{9, 22}, Type::PER}, {{0, 4}, Type::ORG}}};
  const Alignment a = aligned(pair);
  CHECK(rows(a).empty());
  CHECK(mentions_of_side(a, Lang::en) == Strings{"ORG They [0,4)", "PER Laura Bennett [9,22)"});
}

TEST_CASE("pipeline: an empty list of given mentions means that there are none") {
  DocumentPair pair = pair_of(kEn, kVi);
  pair.en.mentions.emplace();
  const Alignment a = aligned(pair);
  CHECK(rows(a).empty());
  CHECK(unaligned(a, Lang::en).empty());
  CHECK_FALSE(unaligned(a, Lang::vi).empty());
}

TEST_CASE("pipeline: given mentions on both sides, also inside a token") {
  DocumentPair pair =
      pair_of("The pro-Vietnam camp met Hung's team.", "Phe thân Việt Nam gặp đội của Hùng.");
  // "Viet" of Vietnam, "Hung" without its 's; "Việt" of Việt Nam, "Hùng"
  pair.en.mentions = {{{{8, 12}, Type::LOC}, {{25, 29}, Type::PER}}};
  pair.vi.mentions = {{{{9, 13}, Type::LOC}, {{30, 34}, Type::PER}}};
  const Alignment a = aligned(pair);
  CHECK(mentions_of_side(a, Lang::en) == Strings{"LOC Viet [8,12)", "PER Hung [25,29)"});
  CHECK(mentions_of_side(a, Lang::vi) == Strings{"LOC Việt [9,13)", "PER Hùng [30,34)"});
  CHECK(has_pair(a, "Hung", "Hùng"));
}

TEST_CASE("pipeline: given mentions of swapped texts stay on their sides") {
  DocumentPair pair = pair_of(kVi, kEn);
  pair.vi.mentions = {{{{15, 30}, Type::PER}}};  // Pham Minh Chinh, in the English text
  const Alignment a = aligned(pair);
  CHECK(a.swapped);
  CHECK(rows(a) == "PER Phạm Minh Chính = Pham Minh Chinh");
  CHECK(mentions_of_side(a, Lang::vi) == Strings{"PER Pham Minh Chinh [15,30)"});
}

TEST_CASE("pipeline: short and full names are one entity, the full name first") {
  const Alignment a =
      aligned("Mr Nguyen Manh Hung spoke. Then Mr Hung left. Later Mr Hung slept.",
              "Ông Nguyễn Mạnh Hùng phát biểu. Sau đó ông Hùng rời đi. Rồi ông Hùng ngủ.");
  CHECK(entities(a) == Strings{"PER Nguyen Manh Hung x1 Hung x2 | Nguyễn Mạnh Hùng x1 Hùng x2"});
  for (const AlignedPair& p : a.pairs) CHECK(p.entity == 0);
}

TEST_CASE("pipeline: two people of one short name are two entities") {
  const Alignment a = aligned("They met Nguyen Manh Hung. They met Tran Thu Ha. They met Bao Hung.",
                              "Họ gặp Nguyễn Mạnh Hùng. Họ gặp Trần Thu Hà. Họ gặp Bảo Hưng.");
  CHECK(entities(a) == Strings{"PER Nguyen Manh Hung x1 | Nguyễn Mạnh Hùng x1",
                               "PER Tran Thu Ha x1 | Trần Thu Hà x1",
                               "PER Bao Hung x1 | Bảo Hưng x1"});
}

TEST_CASE("pipeline: variants are counted, the most frequent first") {
  const Alignment a = aligned("Vietnam grew. Viet Nam traded. Viet Nam won.",
                              "Việt Nam lớn lên. Việt Nam buôn bán. Việt Nam thắng.");
  CHECK(entities(a) == Strings{"LOC Viet Nam x2 Vietnam x1 | Việt Nam x3"});
}

TEST_CASE(
    "pipeline: what stands on one side only is an entity of its own, or one more of a known one") {
  const Alignment a =
      aligned("Laura Bennett left Hue. Hue is calm.", "Laura Bennett rời Huế. Trời mưa.");
  CHECK(entities(a) == Strings{"PER Laura Bennett x1 | Laura Bennett x1", "LOC Hue x2 | Huế x1"});
  CHECK(unaligned(a, Lang::en) == "LOC Hue");
  CHECK(entities(aligned("They left Kenya.", "Họ rời Pháp.")) ==
        Strings{"LOC Kenya x1 |", "LOC | Pháp x1"});
}

TEST_CASE("pipeline: pairs below the least score are unaligned mentions") {
  Settings strict;
  strict.min_score = 0.999;
  const Alignment a = aligned(kEn, kVi, strict);
  CHECK(rows(a).empty());
  CHECK(unaligned(a, Lang::en) ==
        "TITLE Prime Minister; PER Pham Minh Chinh; LOC Da Nang; LOC Japan");
  const DocumentPair pair =
      pair_of("They met Ms Bennett in Hue.", "Họ gặp bà Laura Bennett ở Huế.");
  Settings all;
  all.min_score = 0;
  const Alignment every = aligned(pair, all);
  REQUIRE(every.pairs.size() == 2);
  const double weaker = std::min(every.pairs[0].score, every.pairs[1].score);
  Settings settings;
  settings.min_score = weaker;  // reached is enough
  CHECK(rows(aligned(pair, settings)) == "PER Bennett = Laura Bennett; LOC Hue = Huế");
  settings.min_score = weaker + 0.001;
  CHECK(rows(aligned(pair, settings)) == "LOC Hue = Huế");
}

TEST_CASE("pipeline: only the types that were asked for, on either side") {
  const auto only = [](std::initializer_list<Type> types) {
    Settings out;
    out.types = 0;
    for (const Type t : types)
      out.types = static_cast<uint16_t>(out.types | 1U << static_cast<int>(t));
    return out;
  };
  const std::string_view en = "Minister Laura Bennett left Hue on May 3, 2021. Peter Novak slept.";
  const std::string_view vi = "Bộ trưởng Laura Bennett rời Huế ngày 3/5/2021. Cô Anna Kern ngủ.";
  const Alignment people = aligned(en, vi, only({Type::PER}));
  CHECK(rows(people) == "PER Laura Bennett = Laura Bennett");
  CHECK(unaligned(people, Lang::en) == "PER Peter Novak");
  CHECK(unaligned(people, Lang::vi) == "PER Anna Kern");
  CHECK(rows(aligned(en, vi, only({Type::LOC, Type::DATE}))) ==
        "LOC Hue = Huế; DATE May 3, 2021 = 3/5/2021");
  CHECK(rows(aligned(en, vi, only({}))).empty());
  CHECK(rows(aligned(en, vi)) ==
        "TITLE Minister = Bộ trưởng; PER Laura Bennett = Laura Bennett; LOC Hue = Huế");
}

TEST_CASE("pipeline: without suggestions when none are asked for") {
  Settings without;
  without.suggestions = false;
  const DocumentPair pair = pair_of("They left Guangxi.", "Trời mưa.");
  const Alignment a = aligned(pair, without);
  REQUIRE(a.unaligned[0].size() == 1);
  CHECK(a.unaligned[0][0].suggestions.empty());
  CHECK_FALSE(aligned(pair).unaligned[0][0].suggestions.empty());
}

TEST_CASE("pipeline: items of two lists are aligned one by one") {
  // The names stand in the wrong items: nothing may reach across
  const DocumentPair apart = pair_of(Strings{"They left Kenya.", "They left Hue."},
                                     Strings{"Họ rời Huế.", "Họ rời Kenya."});
  CHECK(rows(aligned(apart)).empty());
  const DocumentPair together = pair_of(Strings{"They left Kenya.", "They left Hue."},
                                        Strings{"Họ rời Kenya.", "Họ rời Huế."});
  const Alignment a = aligned(together);
  CHECK(rows(a) == "LOC Kenya = Kenya; LOC Hue = Huế");
  CHECK(a.pairs[1].en.span == CodePointSpan{27, 30});
}

TEST_CASE("pipeline: the same record gives the same result whatever came before") {
  const DocumentPair record = pair_of(kEn, kVi);
  Aligner aligner(test_lexicon(), Settings{});
  const std::string first = everything(aligner.align(record));
  CHECK(first == everything(aligned(record)));
  for (int i = 0; i < 50; ++i) {
    const std::string n = std::to_string(i);
    static_cast<void>(aligner.align(pair_of(
        fmt::format("Mr Chen Gang{0} met Wu{0} Bao in Place{0} on May {0}, 2020. Chen left.", n),
        fmt::format("Ông Trần Cương{0} gặp Vũ{0} Bảo ở Nơi{0} ngày {0}/5/2020. Trần rời đi.", n))));
  }
  CHECK(everything(aligner.align(record)) == first);
  CHECK(everything(aligner.align(record)) == first);
  Aligner moved = std::move(aligner);
  CHECK(everything(moved.align(record)) == first);
}

}  // namespace align
