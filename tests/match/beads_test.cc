#include "match/beads.h"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <string>
#include <string_view>
#include <vector>

#include "tests/support/test_lexicon.h"

namespace align {
namespace {

struct Texts {
  Texts(std::string_view en_text, std::string_view vi_text)
      : w(test_lexicon()),
        en(analyse(en_text, Lang::en, w)),
        vi(analyse(vi_text, Lang::vi, w)),
        anchors(en, vi, w),
        beads(align_sentences(en, vi, anchors)) {}

  // Over the beads.
  AnchorTally tally() const {
    const auto tokens = [](const AnalysedText& text, Span<struct SentenceUnit> s) {
      return s.empty() ? TokenSpan{}
                       : TokenSpan{text.sentences[s.begin].tokens.begin,
                                   text.sentences[s.end - 1].tokens.end};
    };
    AnchorTally out;
    for (const Bead& b : beads)
      out.add(anchors, anchors.in(Lang::en, tokens(en, b.en)),
              anchors.in(Lang::vi, tokens(vi, b.vi)));
    return out;
  }

  Workspace w;
  AnalysedText en;
  AnalysedText vi;
  Anchors anchors;
  std::vector<Bead> beads;
};

// "0=0 1,2=1 3=": sentences of each bead.
std::string beads(const Texts& t) {
  const auto numbers = [](Span<struct SentenceUnit> s) {
    std::string out;
    for (uint32_t i = s.begin; i < s.end; ++i)
      out += fmt::format("{}{}", out.empty() ? "" : ",", i);
    return out;
  };
  std::string out;
  for (const Bead& b : t.beads)
    out += fmt::format("{}{}={}", out.empty() ? "" : " ", numbers(b.en), numbers(b.vi));
  return out;
}

constexpr std::string_view kEn1 = "On Monday Laura Bennett opened the new bridge in Da Nang.";
constexpr std::string_view kEn2 = "The bridge cost 40 million dollars and was paid for by Japan.";
constexpr std::string_view kEn3 =
    "Engineers from Osaka had worked on it with their families in small huts since 2019.";
constexpr std::string_view kEn4 = "A concert with music by Mozart ended the evening.";
constexpr std::string_view kVi1 =
    "Hôm thứ Hai, bà Laura Bennett khánh thành cây cầu mới ở Đà Nẵng.";
constexpr std::string_view kVi2 = "Cây cầu trị giá 40 triệu đô la và do Nhật Bản chi trả.";
constexpr std::string_view kVi3 =
    "Các kỹ sư từ Osaka đã cùng gia đình sống và làm việc ở đó trong lều nhỏ từ năm 2019.";
constexpr std::string_view kVi4 = "Buổi tối kết thúc với buổi hòa nhạc của Mozart.";

std::string text(std::initializer_list<std::string_view> sentences) {
  std::string out;
  for (const std::string_view s : sentences) out += fmt::format("{}{}", out.empty() ? "" : " ", s);
  return out;
}

}  // namespace

TEST_CASE("beads: sentence by sentence") {
  const Texts t(text({kEn1, kEn2, kEn3, kEn4}), text({kVi1, kVi2, kVi3, kVi4}));
  CHECK(beads(t) == "0=0 1=1 2=2 3=3");
  CHECK(t.tally().found_again() > 0.35);
  CHECK(t.tally().met() > 0.9);
  for (const Bead& b : t.beads) CHECK(b.score > 0.7);
}

TEST_CASE("beads: a sentence without counterpart stays alone, on either side") {
  CHECK(beads(Texts(text({kEn1, kEn2, kEn3, kEn4}), text({kVi1, kVi3, kVi4}))) == "0=0 1= 2=1 3=2");
  CHECK(beads(Texts(text({kEn1, kEn2, kEn4}), text({kVi1, kVi2, kVi3, kVi4}))) == "0=0 1=1 =2 2=3");
  CHECK(beads(Texts(text({kEn2, kEn3, kEn4}), text({kVi1, kVi2, kVi3, kVi4}))) == "=0 0=1 1=2 2=3");
}

TEST_CASE("beads: two sentences against one, on either side") {
  CHECK(beads(Texts(text({kEn1, "The bridge cost 40 million dollars.",
                          "All of it was paid for by Japan.", kEn3}),
                    text({kVi1, kVi2, kVi3}))) == "0=0 1,2=1 3=2");
  CHECK(beads(Texts(text({kEn1, kEn2, kEn3}),
                    text({kVi1, "Cây cầu trị giá 40 triệu đô la.",
                          "Toàn bộ số tiền do Nhật Bản chi trả.", kVi3}))) == "0=0 1=1,2 2=3");
}

TEST_CASE("beads: lines left out in the middle of a longer text do not shift what follows") {
  const std::string en = text({kEn1, kEn2, kEn3, kEn4, kEn1, kEn2, kEn3, kEn4});
  const std::string vi = text({kVi1, kVi2, kVi3, kVi1, kVi2, kVi3, kVi4});
  CHECK(beads(Texts(en, vi)) == "0=0 1=1 2=2 3= 4=3 5=4 6=5 7=6");
}

TEST_CASE("beads: one side empty, both empty") {
  const Texts left(text({kEn1, kEn2}), "");
  CHECK(beads(left) == "0= 1=");
  CHECK(left.tally().found_again() == 0);
  CHECK(left.tally().met() == 0);
  CHECK(beads(Texts("", text({kVi1, kVi2}))) == "=0 =1");
  CHECK(beads(Texts("", "")).empty());
}

TEST_CASE("beads: texts that share names in another order meet little") {
  const Texts same_names(text({kEn1, kEn2, kEn3, kEn4}), text({kVi4, kVi3, kVi2, kVi1}));
  CHECK(same_names.tally().met() < 0.6);
  const Texts unrelated(text({kEn1, kEn2, kEn3, kEn4}),
                        "Giá cà phê ở Brazil giảm. Nông dân Ethiopia lo lắng. "
                        "Mưa lớn gây lụt ở Huế. Trận đấu giữa Chelsea và Arsenal bị hoãn.");
  CHECK(unrelated.tally().found_again() < 0.1);
}

TEST_CASE("beads: cover both texts in order without gaps") {
  const Texts t(text({kEn4, kEn1, kEn1, kEn3, kEn2}), text({kVi2, kVi1, kVi4, kVi4}));
  uint32_t en = 0;
  uint32_t vi = 0;
  for (const Bead& b : t.beads) {
    CHECK(b.en.begin == en);
    CHECK(b.vi.begin == vi);
    en = b.en.end;
    vi = b.vi.end;
    CHECK(b.score >= 0);
    CHECK(b.score <= 1);
  }
  CHECK(en == 5);
  CHECK(vi == 4);
}

}  // namespace align
