// Where the tone mark stands in open oa, oe, uy: on the first vowel (the old style, as newspapers write) or on the
// second (the new style of schoolbooks).
//
//     with_tone_style("Hoà Bình, khoẻ, thuỷ", ToneStyle::first)     "Hòa Bình, khỏe, thủy"
//     with_tone_style("hòa", ToneStyle::second)                     "hoà"
//     with_tone_style("quý, hoàn", ToneStyle::first)                as it is: after q, and where a letter follows
//
// `text` is UTF-8; what is written there decomposed comes back composed where it is changed.
#ifndef ALIGN_TEXT_TONE_STYLE_H_
#define ALIGN_TEXT_TONE_STYLE_H_

#include <cstdint>
#include <string>
#include <string_view>

namespace align {

enum class ToneStyle : uint8_t { keep, first, second };

std::string with_tone_style(std::string_view text, ToneStyle style);

}  // namespace align

#endif  // ALIGN_TEXT_TONE_STYLE_H_
