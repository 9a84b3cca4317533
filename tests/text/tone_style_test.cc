#include "text/tone_style.h"

#include <doctest/doctest.h>

#include "text/fold.h"

namespace align {
namespace {

TEST_CASE("tone styles move the mark in open oa, oe, uy alone") {
  CHECK(with_tone_style("Hoà Bình khoẻ mạnh, thuỷ thủ", ToneStyle::first) ==
        "Hòa Bình khỏe mạnh, thủy thủ");
  CHECK(with_tone_style("Hòa, khỏe, THỦY", ToneStyle::second) == "Hoà, khoẻ, THUỶ");
  CHECK(with_tone_style("quý quỳnh hoàn toàn thuyền toán", ToneStyle::first) ==
        "quý quỳnh hoàn toàn thuyền toán");
  CHECK(with_tone_style("hoa hoe huy mùa của", ToneStyle::second) == "hoa hoe huy mùa của");
  CHECK(with_tone_style("Hòa hoà", ToneStyle::keep) == "Hòa hoà");
}

TEST_CASE("a decomposed text comes back composed where it is changed") {
  CHECK(with_tone_style("ho\u0061\u0300", ToneStyle::first) == "hòa");
  CHECK(with_tone_style("a\u0300", ToneStyle::first) == "a\u0300");
}

TEST_CASE("there and back is where it was, and the spelling key never changes") {
  for (const char* word : {"hóa", "xòe", "lũy", "tỏa", "Thụy", "NGOẠ", "uỷ ban"}) {
    const std::string old_style = with_tone_style(word, ToneStyle::first);
    const std::string new_style = with_tone_style(word, ToneStyle::second);
    CHECK(with_tone_style(new_style, ToneStyle::first) == old_style);
    CHECK(with_tone_style(old_style, ToneStyle::second) == new_style);
    CHECK(old_style != new_style);
    CHECK(spelling_key(old_style) == spelling_key(new_style));
  }
}

}  // namespace
}  // namespace align
