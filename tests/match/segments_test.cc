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
