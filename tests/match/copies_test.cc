// What both texts write letter for letter: where it begins and ends, and what becomes of the chances of names.
#include "match/copies.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <string_view>

#include "tests/support/test_lexicon.h"

namespace align {
namespace {

struct Texts {
  Texts(std::string_view en_text, std::string_view vi_text)
      : w(test_lexicon()), en(analyse(en_text, Lang::en, w)), vi(analyse(vi_text, Lang::vi, w)) {}

  static TokenSpan all(const AnalysedText& text) {
    return {0, static_cast<uint32_t>(text.tokens.size())};
  }

  // "Rose Hill; Oak": the copies as the Vietnamese writes them.
  std::string copies() const {
    std::string out;
    for (const Copy& c : find_copies(en, all(en), vi, all(vi), w))
      out.append(out.empty() ? "" : "; ").append(vi.text(c.vi));
    return out;
  }

  SegmentMentions segment() {
    SegmentMentions out;
    out.en = all(en);
    out.vi = all(vi);
    out.en_mentions = find_mentions(en, out.en, w);
    out.vi_mentions = find_mentions(vi, out.vi, w);
    return out;
  }

  Workspace w;
  AnalysedText en;
  AnalysedText vi;
};

// Chance of the Vietnamese name with these words, 0 when there is none.
double chance(const Texts& t, const SegmentMentions& segment, std::string_view words) {
  double best = 0;
  for (const Mention& m : segment.vi_mentions)
    if (is_name(m.type) && t.vi.text(m.span) == words) best = std::max(best, m.prior());
  return best;
}

struct Chances {
  double before = 0;
  double after = 0;
};
Chances chances(std::string_view en, std::string_view vi, std::string_view words,
                bool given = false) {
  Texts t(en, vi);
  SegmentMentions segment = t.segment();
  segment.vi_given = given;
  Chances out;
  out.before = chance(t, segment, words);
  read_copies(t.en, t.vi, t.w, segment);
  out.after = chance(t, segment, words);
  const auto by_span = [](const Mention& a, const Mention& b) { return a.span < b.span; };
  CHECK(std::is_sorted(segment.en_mentions.begin(), segment.en_mentions.end(), by_span));
  CHECK(std::is_sorted(segment.vi_mentions.begin(), segment.vi_mentions.end(), by_span));
  return out;
}

}  // namespace

TEST_CASE("copies: they begin and end with a capital or a number, whatever case and apostrophes") {
  CHECK(Texts("He sang Rose By the Gate there.", "Anh hát Rose by the Gate ở đó.").copies() ==
        "Rose by the Gate");
  CHECK(Texts("He left O'Hara's Inn.", "Anh rời O’Hara’s Inn.").copies() == "O’Hara’s Inn");
  CHECK(Texts("He likes to sing.", "He likes to hát.").copies() == "He");
  CHECK(Texts("Nam met Lan.", "Hùng gặp Hoa.").copies().empty());
  // A name that stands twice there is copied twice
  CHECK(Texts("Tavaro won.", "Tavaro thắng. Tavaro vui.").copies() == "Tavaro; Tavaro");
}

TEST_CASE("copies: a title that is copied is one name and its parts are none") {
  const std::string_view en = "They sang Harbour by the Winter Light again.";
  const std::string_view vi = "Họ lại hát Harbour by the Winter Light.";
  CHECK(chances(en, vi, "Harbour by the Winter Light").after > 0.8);
  const Chances part = chances(en, vi, "Harbour");
  CHECK(part.after < part.before / 2);
  // Translated, it is none
  CHECK(chances(en, "Họ lại hát Harbour bên Winter Light.", "Harbour bên Winter Light").after <
        0.1);
}

TEST_CASE(
    "copies: the chance of one side holds for the other where its neighbour is another name") {
  const Chances driver =
      chances("Tavaro drivers Jorin Taskell and Piet Rannow finished last.",
              "Các tay đua của Tavaro Jorin Taskell và Piet Rannow về cuối.", "Jorin Taskell");
  CHECK(driver.after > 2 * driver.before);
  // A word that the English lacks may be a part of the name
  const Chances longer =
      chances("Jorin Taskell left.", "Hôm nay Jorin Taskell Velle rời đi.", "Jorin Taskell");
  CHECK(longer.after == longer.before);
}

TEST_CASE("copies: mentions that the user gave stay as they are") {
  const Chances given = chances("They sang Harbour by the Winter Light again.",
                                "Họ lại hát Harbour by the Winter Light.", "Harbour", true);
  CHECK(given.after == given.before);
}

}  // namespace align
