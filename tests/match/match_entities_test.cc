// Comparable texts, from two texts to pairs of entities.
#include "match/match_entities.h"

#include <doctest/doctest.h>

#include <string>
#include <string_view>

#include "tests/support/align_texts.h"

namespace align {
namespace {

Alignment compared(std::string_view en, std::string_view vi) {
  return aligned(pair_of(en, vi, Mode::comparable));
}

}  // namespace

TEST_CASE("comparable: nothing is linked because it is left over") {
  for (const auto& [en, vi] : {std::pair{"They met Laura Bennett.", "Họ gặp Trần Thu Hà."},
                               {"They met Chen Gang.", "Họ gặp Trương Vân Minh."},
                               {"They left Guangxi.", "Họ rời Trung Quốc."},
                               {"They left Kenya.", "Họ rời Ethiopia."},
                               {"The Ministry of Finance met.", "Bộ Quốc phòng họp."}}) {
    CAPTURE(en);
    const Alignment a = compared(en, vi);
    CHECK(a.comparable);
    CHECK(rows(a).empty());
    CHECK(a.unaligned[0].size() == 1);
    CHECK(a.unaligned[1].size() == 1);
  }
}

TEST_CASE("comparable: what an entity is decides, not where it stands") {
  const Alignment a =
      compared("Laura Bennett left Hanoi. Peter Novak came to Kenya.",
               "Ở Kenya mưa lớn. Peter Novak vui. Hà Nội nắng. Laura Bennett buồn.");
  CHECK(rows(a) ==
        "PER Laura Bennett = Laura Bennett; LOC Hanoi = Hà Nội; PER Peter Novak = Peter Novak; "
        "LOC Kenya = Kenya");
  CHECK(a.segments.empty());
}

TEST_CASE("comparable: short forms count for their person") {
  const Alignment a = compared("Mr Nguyen Manh Hung spoke. Later Mr Hung left. Hung was tired.",
                               "Ông Hùng đến Huế. Ông Nguyễn Mạnh Hùng phát biểu.");
  REQUIRE(a.entities.size() == 2);
  CHECK(a.entities[0].type == Type::PER);
  REQUIRE(a.entities[0].forms[0].size() == 2);
  CHECK(a.entities[0].forms[0][0].text == "Nguyen Manh Hung");
  CHECK(a.entities[0].forms[1][0].text == "Nguyễn Mạnh Hùng");
  for (const AlignedPair& p : a.pairs) CHECK(p.entity == 0);
}

TEST_CASE("comparable: one name, one partner") {
  const Alignment a = compared("They met Tran Bao. They met Tran Bao Long.",
                               "Họ gặp Trần Bảo Long. Họ gặp Trần Bảo.");
  CHECK(rows(a) == "PER Tran Bao = Trần Bảo; PER Tran Bao Long = Trần Bảo Long");
}

TEST_CASE("comparable: marks that disagree are two people") {
  CHECK(rows(compared("They met Phạm Văn Hùng.", "Họ gặp Phạm Văn Hưng.")).empty());
  CHECK(rows(compared("They met Pham Van Hung.", "Họ gặp Phạm Văn Hưng.")) ==
        "PER Pham Van Hung = Phạm Văn Hưng");
}

TEST_CASE("comparable: titles and terms by their entry alone") {
  CHECK(rows(compared("Minister Laura Bennett praised digital technology.",
                      "Công nghệ số được Bộ trưởng Laura Bennett ca ngợi.")) ==
        "TITLE Minister = Bộ trưởng; PER Laura Bennett = Laura Bennett; "
        "TERM digital technology = Công nghệ số");
  CHECK(rows(compared("Minister Laura Bennett praised digital technology.",
                      "Kinh tế số được Thứ trưởng Laura Bennett ca ngợi.")) ==
        "PER Laura Bennett = Laura Bennett");
}

TEST_CASE("comparable: a date is the same day, a lone number is chance") {
  Settings all;
  all.types = 0x3FF;
  CHECK(rows(aligned(pair_of("It began on December 22, 2024 with 5 people.",
                             "Có 5 người. Bắt đầu ngày 22/12/2024.", Mode::comparable),
                     all)) == "DATE December 22, 2024 = 22/12/2024");
  CHECK(rows(aligned(pair_of("It began on December 22, 2024.", "Bắt đầu ngày 23/12/2024.",
                             Mode::comparable),
                     all))
            .empty());
}

TEST_CASE("comparable: the same document number") {
  CHECK(rows(compared("Resolution 57-NQ/TW is new.", "Có Nghị quyết 57-NQ/TW.")) ==
        "ID 57-NQ/TW = 57-NQ/TW");
  CHECK(rows(compared("Resolution 57-NQ/TW is new.", "Có Nghị quyết 59-NQ/TW.")).empty());
}

TEST_CASE("comparable: a name inside a longer one is another thing") {
  for (const auto& [en, vi] : {std::pair{"They crossed the Indian Ocean.", "Họ đến Ấn Độ."},
                               {"They flew Vietnam Airlines.", "Họ yêu Việt Nam."},
                               {"The Hanoi People's Committee met.", "Họ yêu Hà Nội."},
                               {"The Kenya Greens won.", "Họ đến Kenya."}}) {
    CAPTURE(en);
    CHECK(rows(compared(en, vi)).empty());
  }
}

TEST_CASE("comparable: a generic word beside the same name is no part of it") {
  CHECK(rows(compared("They left Tan Loc Province.", "Họ rời Tân Lộc.")) ==
        "LOC Tan Loc Province = Tân Lộc");
}

TEST_CASE("comparable: a people is not its country, a language may be written like one") {
  CHECK(rows(compared("Two German cooks came.", "Họ đến Đức.")).empty());
  CHECK(rows(compared("Two German cooks came.", "Hai người Đức đến.")) ==
        "NORP German = người Đức");
  CHECK(rows(compared("They learn English.", "Họ học tiếng Anh.")) == "MISC English = tiếng Anh");
}

TEST_CASE("comparable: a lone given name is not yet the man of that name") {
  CHECK(rows(compared("Mr Nguyen Manh Hung spoke.", "Ông Hùng đến Huế.")).empty());
  CHECK(rows(compared("Mr Nguyen Manh Hung spoke.", "Ông Hùng đến Huế với Nguyễn Mạnh Hùng.")) ==
        "PER Nguyen Manh Hung = Nguyễn Mạnh Hùng");
}

}  // namespace align
