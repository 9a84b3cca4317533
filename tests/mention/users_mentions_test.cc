#include "mention/users_mentions.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "tests/support/test_lexicon.h"

namespace align {
namespace {

TEST_CASE("users mentions: each goes to the range it lies in, in the order given") {
  Document document;
  document.text = "Lan met Hung in Hue on Monday";
  document.mentions = {{{{16, 19}, Type::LOC}, {{0, 3}, Type::PER}, {{8, 12}, {}}, {{8, 19}, {}}}};
  Workspace workspace(test_lexicon());
  const AnalysedText text = analyse(document.text, Lang::en, workspace);
  REQUIRE(text.tokens.size() == 7);
  const std::vector<TokenSpan> ranges = {{0, 2}, {2, 2}, {2, 3}, {3, 3}, {3, 7}, {7, 7}};
  std::string out;
  for (const auto& list : given_mentions(document, text, ranges)) {
    for (const Mention& m : list) out += text.text(m.span);
    out += "|";
  }
  CHECK(out == "Lan||Hung||Hue||");
  CHECK(given_mentions(document, text, std::vector<TokenSpan>()).empty());
  const std::vector<TokenSpan> all = {{0, 7}};
  CHECK(given_mentions(document, text, all)[0].size() == 4);
}

}  // namespace
}  // namespace align
