#include "text/sentences.h"

#include <doctest/doctest.h>

#include <string>

#include "mention/analysed_text.h"
#include "tests/support/test_lexicon.h"

namespace align {
namespace {

std::string sentences_of(std::string_view text, Lang lang, bool lines_only = false) {
  Workspace workspace(test_lexicon());
  const AnalysedText analysed = analyse(text, lang, workspace, lines_only);
  std::string out;
  for (const Sentence& s : analysed.sentences)
    out.append(out.empty() ? "" : " || ").append(analysed.text(s.tokens));
  return out;
}

struct Case {
  Lang lang;
  std::string_view
      wanted;  // the text, " || " where a sentence ends; a blank stands there in the text
};

TEST_CASE("sentences end where readers end them") {
  static constexpr Case kCases[] = {
      {Lang::en, "Mr. Hung came. || He left."},
      {Lang::en, "The U.S. Senate met. || It voted."},
      {Lang::en, "He was a U.S. Vice President for a year. || Then he left."},
      {Lang::en, "He went back to the U.S. || The White House was silent."},
      {Lang::en, "He lives in the U.S. || They do not."},
      {Lang::en, "He wrote to the U.K. Embassy twice."},
      {Lang::en, "It rose 4%. || eBay fell."},
      {Lang::en, "Really? || Yes! || 250 came."},
      {Lang::en, "“Go!” he said. || She went."},
      {Lang::en, "He asked (Why? Because.) and left. || End."},
      {Lang::en, "1. First point. || 2. Second point."},
      {Lang::en, "Wait... no. || Then... || He left."},
      {Lang::vi, "Bà Lan ở TP.HCM. || Năm 18 tuổi, bà ra Hà Nội."},
      {Lang::vi, "GS.TS. Phan Thanh Sơn nói. || Ông nghỉ."},
      {Lang::vi, "Cả huyện có 1.000 hộ nghèo. || 250 hộ chưa có điện."},
      {Lang::vi, "“Vâng!”, ông nói. || Bà đi."},
      {Lang::vi, "Bà nói với NewsBox. Net rằng giá tăng. || Bà đi."},
      {Lang::vi, "Họ sống ở Surrey, B. C. từ năm ngoái."},
      {Lang::vi, "Đó là vitamin B. || Các em cần nó."},
      {Lang::vi, "- Xong chưa? || - Chưa."},
  };
  for (const Case& c : kCases) {
    std::string text(c.wanted);
    for (size_t at = text.find(" || "); at != std::string::npos; at = text.find(" || "))
      text.replace(at, 4, " ");
    CAPTURE(text);
    CHECK(sentences_of(text, c.lang) == c.wanted);
  }
}

TEST_CASE("a line break ends a sentence but not in hard-wrapped text") {
  CHECK(sentences_of("Tin nóng\nHôm nay trời mưa.", Lang::vi) == "Tin nóng || Hôm nay trời mưa.");
  CHECK(sentences_of("The man\nwent home.", Lang::en) == "The man\nwent home.");
  CHECK(sentences_of("The man\n\nwent home.", Lang::en) == "The man || went home.");
  CHECK(sentences_of("The man\nwent home. And.", Lang::en, true) == "The man || went home. And.");
}

TEST_CASE("sentences cover all tokens in order") {
  Workspace workspace(test_lexicon());
  const AnalysedText text =
      analyse("A b. C d? “E!” F (g. H) i.\n\n1. J... k\nL", Lang::en, workspace);
  uint32_t at = 0;
  for (const Sentence& s : text.sentences) {
    CHECK(s.tokens.begin == at);
    CHECK(s.tokens.end > at);
    at = s.tokens.end;
  }
  CHECK(at == text.tokens.size());
}

TEST_CASE("a headline in capitals is known as one") {
  Workspace workspace(test_lexicon());
  CHECK(analyse("Minister Calls For Greater Efforts", Lang::en, workspace).sentences[0].title_case);
  CHECK_FALSE(analyse("The minister called for greater efforts.", Lang::en, workspace)
                  .sentences[0]
                  .title_case);
}

}  // namespace
}  // namespace align
