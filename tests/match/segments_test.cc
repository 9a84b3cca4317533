#include "match/segments.h"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <string>
#include <string_view>
#include <vector>

#include "tests/support/align_texts.h"
#include "tests/support/test_lexicon.h"

namespace align {
namespace {

struct Segmented {
  explicit Segmented(const DocumentPair& pair)
      : w(test_lexicon()),
        en(analyse(pair.en.text, Lang::en, w)),
        vi(analyse(pair.vi.text, Lang::vi, w)),
        result(make_segments(pair, en, vi, w)) {}

  std::vector<std::string> texts() const {
    const auto side = [](const AnalysedText& text, TokenSpan span) {
      return span.empty() ? std::string() : std::string(text.text(span));
    };
    std::vector<std::string> out;
    for (const Segment& s : result.segments)
      out.push_back(fmt::format("{} | {}", side(en, s.en), side(vi, s.vi)));
    return out;
  }

  Workspace w;
  AnalysedText en;
  AnalysedText vi;
  Segmentation result;
};

using Strings = std::vector<std::string>;

constexpr std::string_view kEn =
    "Laura Bennett opened the fair in Da Nang. It drew 40 firms from Japan. "
    "Peter Novak sold coffee from Kenya. The mayor of Osaka sent a letter.";
constexpr std::string_view kVi =
    "Bà Laura Bennett khai mạc hội chợ ở Đà Nẵng. Hội chợ thu hút 40 công ty từ Nhật Bản. "
    "Ông Peter Novak bán cà phê từ Kenya. Thị trưởng Osaka đã gửi thư.";
// The same matter, told in another way and order
constexpr std::string_view kViOther =
    "Tại Nhật Bản, thị trưởng Osaka viết thư. Trong khi đó mưa kéo dài nhiều ngày. "
    "Người dân lo lắng cho mùa màng. Giá gạo tăng mạnh. Tuần sau, Peter Novak về Kenya. "
    "Chính phủ chưa nói gì. Các chợ vẫn mở cửa. Bà Laura Bennett sẽ rời Đà Nẵng vào mùa xuân.";

}  // namespace

TEST_CASE("segments: lists of equal length go item by item, whatever the sentences") {
  const Segmented s(pair_of(Strings{"It rains. It pours.", "", "Hue"},
                            Strings{"Trời mưa.", "Không có gì.", "Huế"}));
  CHECK(s.texts() == Strings{"It rains. It pours. | Trời mưa.", " | Không có gì.", "Hue | Huế"});
  CHECK_FALSE(s.result.comparable);
}

TEST_CASE("segments: lists of different length are sentence-aligned") {
  const Segmented s(pair_of(
      Strings{"Laura Bennett opened the fair in Da Nang.", "It drew 40 firms from Japan."},
      Strings{
          "Bà Laura Bennett khai mạc hội chợ ở Đà Nẵng. Hội chợ thu hút 40 công ty từ Nhật Bản."}));
  CHECK(s.texts() ==
        Strings{"Laura Bennett opened the fair in Da Nang. | "
                "Bà Laura Bennett khai mạc hội chợ ở Đà Nẵng.",
                "It drew 40 firms from Japan. | Hội chợ thu hút 40 công ty từ Nhật Bản."});
}

TEST_CASE("segments: single sentences as they are, even when nothing fits") {
  const Segmented s(pair_of("It rains.", "Laura Bennett khai mạc hội chợ ở Đà Nẵng"));
  CHECK(s.texts() == Strings{"It rains. | Laura Bennett khai mạc hội chợ ở Đà Nẵng"});
}

TEST_CASE("segments: parallel texts go sentence by sentence") {
  const Segmented s(pair_of(kEn, kVi));
  CHECK(s.texts() ==
        Strings{"Laura Bennett opened the fair in Da Nang. | "
                "Bà Laura Bennett khai mạc hội chợ ở Đà Nẵng.",
                "It drew 40 firms from Japan. | Hội chợ thu hút 40 công ty từ Nhật Bản.",
                "Peter Novak sold coffee from Kenya. | Ông Peter Novak bán cà phê từ Kenya.",
                "The mayor of Osaka sent a letter. | Thị trưởng Osaka đã gửi thư."});
}

TEST_CASE("segments: auto mode tells translations from texts about the same matter") {
  CHECK_FALSE(Segmented(pair_of(kEn, kVi, Mode::automatic)).result.comparable);
  CHECK(Segmented(pair_of(kEn, kViOther, Mode::automatic)).result.comparable);
  // Who says what they are is believed
  CHECK_FALSE(Segmented(pair_of(kEn, kViOther, Mode::parallel)).result.comparable);
  CHECK(Segmented(pair_of(kEn, kVi, Mode::comparable)).result.comparable);
}

TEST_CASE("segments: auto mode does not take equal numbers of sentences for a translation") {
  const std::string_view en =
      "The farmers were waiting for rain all summer. Prices of rice rose every week. "
      "The government promised to help poor families. Nobody knows when the market will open.";
  // No name on either side
  CHECK(
      Segmented(
          pair_of(en,
                  "Đội bóng đã thắng trận mở màn của giải đấu. Khán giả reo hò suốt đêm. "
                  "Huấn luyện viên khen ngợi các cầu thủ trẻ. Trận sau sẽ diễn ra trên sân khách.",
                  Mode::automatic))
          .result.comparable);
  CHECK_FALSE(
      Segmented(pair_of(en,
                        "Nông dân chờ mưa suốt mùa hè. Giá gạo tăng mỗi tuần. "
                        "Chính phủ hứa giúp các gia đình nghèo. Không ai biết khi nào chợ mở cửa.",
                        Mode::automatic))
          .result.comparable);
  // Names on both sides, none in common
  CHECK(Segmented(pair_of(kEn,
                          "Ông Trần Bảo về Huế thăm mẹ. Cà phê ở Brazil mất giá. "
                          "Mưa lớn gây lụt tại Lào. Trận Chelsea gặp Arsenal bị hoãn.",
                          Mode::automatic))
            .result.comparable);
}

TEST_CASE("segments: auto mode believes a translation with a third of it left out") {
  CHECK_FALSE(Segmented(pair_of(kEn,
                                "Bà Laura Bennett khai mạc hội chợ ở Đà Nẵng. "
                                "Ông Peter Novak bán cà phê từ Kenya. Thị trưởng Osaka đã gửi thư.",
                                Mode::automatic))
                  .result.comparable);
}

TEST_CASE("segments: a headline without a full stop is cut off where both texts show it") {
  const Segmented s(
      pair_of("Storm hits coast near Da Nang The government sent 300 soldiers to help the farmers. "
              "It rained.",
              "Bão đổ bộ vào bờ biển gần Đà Nẵng Chính phủ đã cử 300 binh sĩ đến giúp nông dân. "
              "Trời mưa."));
  CHECK(s.texts() == Strings{"Storm hits coast near Da Nang | Bão đổ bộ vào bờ biển gần Đà Nẵng",
                             "The government sent 300 soldiers to help the farmers. | "
                             "Chính phủ đã cử 300 binh sĩ đến giúp nông dân.",
                             "It rained. | Trời mưa."});
  // The texts know of it, so that names are looked for in both parts
  REQUIRE(s.en.sentences.size() == 3);
  REQUIRE(s.vi.sentences.size() == 3);
  CHECK(s.en.tokens[s.en.sentences[1].tokens.begin].sentence_start);
}

TEST_CASE("segments: a quotation and the next sentence are two where the other text has two") {
  const Segmented s(pair_of(
      "\"The bridge is safe.\" Engineers from Osaka said so to Peter Novak on Monday in Hue.",
      "“Cây cầu an toàn.” Các kỹ sư từ Osaka đã nói như vậy với Peter Novak hôm thứ Hai ở Huế. "
      "Hết."));
  REQUIRE(s.texts().size() >= 2);
  CHECK(s.texts()[0] == "\"The bridge is safe.\" | “Cây cầu an toàn.”");
}

TEST_CASE("segments: capitals inside a sentence are no reason to cut it") {
  const Segmented s(pair_of(
      "It rained in Hue. The mayor met Laura Bennett of The Edge and Peter Novak of Kenya Airways.",
      "Trời mưa ở Huế. Thị trưởng gặp Laura Bennett của The Edge và Peter Novak của Kenya "
      "Airways."));
  CHECK(s.texts().size() == 2);
  CHECK(s.en.sentences.size() == 2);
}

TEST_CASE("segments: nothing is cut in texts that are not translations") {
  const Segmented s(pair_of(kEn, kViOther, Mode::automatic));
  CHECK(s.en.sentences.size() == 4);
  CHECK(s.vi.sentences.size() == 8);
}

TEST_CASE("segments: auto mode without anything to hold on to goes by the number of sentences") {
  CHECK_FALSE(Segmented(pair_of("It rains. It pours.", "Trời mưa. Mưa to.", Mode::automatic))
                  .result.comparable);
  CHECK(Segmented(pair_of("It rains. It pours. It stops. All is well. They eat. They sleep.",
                          "Trời mưa.", Mode::automatic))
            .result.comparable);
}

TEST_CASE("segments: empty texts") {
  CHECK(Segmented(pair_of("", "")).texts() == Strings{" | "});
  CHECK(Segmented(pair_of("It rains. It pours.", "")).texts() ==
        Strings{"It rains. | ", "It pours. | "});
}

}  // namespace align
