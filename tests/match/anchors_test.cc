#include "match/anchors.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <iterator>
#include <string_view>

#include "tests/support/test_lexicon.h"

namespace align {
namespace {

struct Held {
  Held(std::string_view en_text, std::string_view vi_text)
      : w(test_lexicon()),
        en(analyse(en_text, Lang::en, w)),
        vi(analyse(vi_text, Lang::vi, w)),
        anchors(en, vi, w) {}

  AnchorIds all(const AnalysedText& text) const {
    return anchors.in(text.lang, {0, static_cast<uint32_t>(text.tokens.size())});
  }
  // Anchors of that kind on both sides.
  size_t shared(AnchorKind kind) const {
    const AnchorIds ids = all(en);
    return static_cast<size_t>(std::count_if(ids.begin(), ids.end(), [&](uint32_t id) {
      return anchors.kind(id) == kind && anchors.common(id);
    }));
  }
  double worth() const { return anchors.worth(all(en), all(vi), 1, 1); }

  Workspace w;
  AnalysedText en;
  AnalysedText vi;
  Anchors anchors;
};

}  // namespace

TEST_CASE("anchors: numbers whatever parts their digits") {
  CHECK(Held("It cost 1,500 dong.", "Giá 1.500 đồng.").shared(AnchorKind::number) == 1);
  CHECK(Held("It cost 1,500 dong.", "Giá 1.501 đồng.").shared(AnchorKind::number) == 0);
}

TEST_CASE("anchors: capitalised words without marks, also joined") {
  CHECK(Held("They like Zorbekk.", "Họ thích Zorbekk.").shared(AnchorKind::capital) == 1);
  CHECK(Held("They like Tambinh.", "Họ thích Tam Bình.").shared(AnchorKind::capital) == 1);
  CHECK(Held("They like Zorbekk.", "Họ thích Zorbett.").shared(AnchorKind::capital) == 0);
}

TEST_CASE("anchors: rows of the lexicons, names and common words") {
  const Held held("The government of Germany met farmers.", "Chính phủ Đức gặp nông dân.");
  CHECK(held.shared(AnchorKind::name) >= 1);
  CHECK(held.shared(AnchorKind::word) + held.shared(AnchorKind::term) >= 1);
}

TEST_CASE("anchors: only those that lie inside the tokens") {
  const Held held("Berlin is cold. Paris is warm.", "Berlin lạnh. Paris ấm.");
  const AnchorIds first = held.anchors.in(Lang::en, held.en.sentences[0].tokens);
  const AnchorIds second = held.anchors.in(Lang::en, held.en.sentences[1].tokens);
  CHECK_FALSE(first.empty());
  CHECK_FALSE(second.empty());
  AnchorIds both;
  std::set_intersection(first.begin(), first.end(), second.begin(), second.end(),
                        std::back_inserter(both));
  for (const uint32_t id : both) CHECK(held.anchors.kind(id) == AnchorKind::word);
}

TEST_CASE("anchors: what is shared speaks for a pair, what one lacks against it") {
  CHECK(Held("Laura Bennett left Germany in 2019.", "Laura Bennett rời Đức năm 2019.").worth() > 3);
  CHECK(Held("Laura Bennett left Germany in 2019.", "Peter Novak mua 30 con bò ở Kenya.").worth() <
        -1);
  CHECK(Held("", "").worth() == 0);
}

TEST_CASE("anchors: the same in longer stretches says less") {
  const Held held("Laura Bennett left Germany.", "Laura Bennett rời Đức.");
  const AnchorIds en = held.all(held.en);
  const AnchorIds vi = held.all(held.vi);
  CHECK(held.anchors.worth(en, vi, 3, 3) < held.anchors.worth(en, vi, 1, 1));
}

}  // namespace align
