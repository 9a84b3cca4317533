#include "match/compare.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <string_view>
#include <vector>

#include "tests/support/test_lexicon.h"

namespace align {
namespace {

struct Compared {
  Compared(std::string_view en_text, std::string_view vi_text)
      : w(test_lexicon()),
        en(analyse(en_text, Lang::en, w)),
        vi(analyse(vi_text, Lang::vi, w)),
        input{en, vi, known, {}},
        links(find_links(input, all(en), all(vi), w)),
        comparer(input, links, w) {}

  static TokenSpan all(const AnalysedText& text) {
    return {0, static_cast<uint32_t>(text.tokens.size())};
  }
  // The first place with exactly these words.
  static Mention mention(const AnalysedText& text, std::string_view words) {
    for (uint32_t i = 0; i < text.tokens.size(); ++i)
      for (uint32_t j = i + 1; j <= text.tokens.size(); ++j)
        if (text.text(TokenSpan{i, j}) == words) {
          Mention m;
          m.span = {i, j};
          m.log_prior = -0.1F;
          return m;
        }
    FAIL("no such words: ", words);
    return {};
  }
  PairScore operator()(std::string_view e, std::string_view v) {
    return comparer.compare(mention(en, e), mention(vi, v));
  }

  Workspace w;
  AnalysedText en;
  AnalysedText vi;
  std::vector<KnownShort> known;
  LinkInput input;
  Links links;
  Comparer comparer;
};

}  // namespace

TEST_CASE("compare: whole names are worth more than their halves") {
  Compared c("They met Laura Bennett in Hue.", "Họ gặp Laura Bennett ở Huế.");
  const PairScore whole = c("Laura Bennett", "Laura Bennett");
  CHECK(whole.kind == EvidenceKind::same);
  CHECK(whole.quality == doctest::Approx(0.97));
  CHECK(whole.score > 0.9F);
  CHECK(c("Bennett", "Bennett").strength < whole.strength);
  CHECK(c("Laura Bennett", "Bennett").quality < 0.6F);
  CHECK(c("Laura Bennett", "Bennett").score < whole.score);
}

TEST_CASE("compare: nothing in common is worth nothing") {
  Compared c("They met Laura Bennett in Hue.", "Họ gặp Peter Novak ở Huế.");
  CHECK_FALSE(c.comparer.touches(Compared::mention(c.en, "Laura Bennett").span,
                                 Compared::mention(c.vi, "Peter Novak").span));
  CHECK(
      c.comparer.touches(Compared::mention(c.en, "Hue").span, Compared::mention(c.vi, "Huế").span));
  const PairScore none = c("Laura Bennett", "Peter Novak");
  CHECK(none.strength < 0);
  CHECK(none.score < 0.1F);
}

TEST_CASE("compare: words that belong elsewhere count against a span") {
  Compared c("Laura Bennett met Peter Novak.", "Laura Bennett gặp Peter Novak.");
  CHECK(c("Laura Bennett", "Peter Novak").strength < c("Laura Bennett", "gặp").strength);
  CHECK(c("Laura Bennett", "Laura Bennett gặp Peter").strength <
        c("Laura Bennett", "Laura Bennett").strength);
}

TEST_CASE("compare: of two places of one name the one that stands alike") {
  Compared c("Hue is old and Hue is wet.", "Huế cổ kính và Huế ẩm ướt.");
  const Mention first_en = Compared::mention(c.en, "Hue");
  const Mention first_vi = Compared::mention(c.vi, "Huế");
  Mention second_vi = first_vi;
  second_vi.span = {4, 5};
  REQUIRE(c.vi.text(second_vi.span) == "Huế");
  CHECK(c.comparer.compare(first_en, first_vi).strength >
        c.comparer.compare(first_en, second_vi).strength);
}

TEST_CASE("compare: the kind of evidence about the whole") {
  CHECK(Compared("They left Da Nang.", "Họ rời Đà Nẵng.")("Da Nang", "Đà Nẵng").kind ==
        EvidenceKind::lexicon);
  CHECK(
      Compared("They met Tran Quoc Bao.", "Họ gặp Trần Quốc Bảo.")("Tran Quoc Bao", "Trần Quốc Bảo")
          .kind == EvidenceKind::fold);
  CHECK(Compared("They met Chen Gang.", "Họ gặp Trần Cương.")("Chen Gang", "Trần Cương").kind ==
        EvidenceKind::hanviet);
  CHECK(Compared("They left Clipperton Island.", "Họ rời Đảo Clipperton.")("Clipperton Island",
                                                                           "Đảo Clipperton")
            .kind == EvidenceKind::cldr);
}

TEST_CASE("compare: likelier mentions make likelier pairs") {
  Compared c("They met Laura Bennett.", "Họ gặp Laura Bennett.");
  Mention en = Compared::mention(c.en, "Laura Bennett");
  const Mention vi = Compared::mention(c.vi, "Laura Bennett");
  const PairScore likely = c.comparer.compare(en, vi);
  en.log_prior = -3;
  const PairScore unlikely = c.comparer.compare(en, vi);
  CHECK(unlikely.score < likely.score);
  CHECK(unlikely.strength < likely.strength);
  CHECK(unlikely.quality == likely.quality);
}

}  // namespace align
