#include "mention/tokenized.h"

#include <doctest/doctest.h>

#include "base/unicode.h"
#include "base/utf8.h"
#include "mention/analysed_text.h"
#include "tests/support/test_lexicon.h"

namespace align {
namespace {

std::string lines_of(std::string_view text, Lang lang, Split split = Split::automatic) {
  Workspace workspace(test_lexicon());
  std::string out;
  append_tokenized(out, text, lang, split, workspace);
  return out;
}

TEST_CASE("a sentence is a line, the syllables of a word are joined") {
  CHECK(lines_of("Bộ trưởng Nguyễn Mạnh Hùng gặp ông An. Ông An cười.", Lang::vi) ==
        "Bộ_trưởng Nguyễn_Mạnh_Hùng gặp ông An .\nÔng An cười .\n");
  CHECK(lines_of("She doesn't know. He cannot.", Lang::en) ==
        "She does n't know .\nHe can not .\n");
}

TEST_CASE("names of people and places are one word, their generic heads stay outside") {
  CHECK(lines_of("Phó Chủ tịch Phan Văn Đức ở sông Cửu Long.", Lang::vi) ==
        "Phó Chủ_tịch Phan_Văn_Đức ở sông Cửu_Long .\n");
  CHECK(lines_of("nghị sĩ Robert K. Hanley ở New York", Lang::vi) ==
        "nghị_sĩ Robert_K._Hanley ở New_York\n");
  CHECK(lines_of("quận Gò Vấp", Lang::vi) == "quận Gò_Vấp\n");
}

TEST_CASE("by line each line gives one line, also an empty one") {
  CHECK(lines_of("Tôi đi.\n\n\nAnh về. Em ở.\n", Lang::vi, Split::line) ==
        "Tôi đi .\n\n\nAnh về . Em ở .\n");
  CHECK(lines_of("\n", Lang::vi, Split::line) == "\n");
  CHECK(lines_of("", Lang::vi, Split::line).empty());
  CHECK(lines_of("a\r\nb", Lang::en, Split::line) == "a\nb\n");
  CHECK(lines_of("a\n \u200B\nb\n", Lang::en, Split::line) == "a\n\nb\n");
}

TEST_CASE("the words are written as given") {
  CHECK(lines_of("Hà\u00A0Nội", Lang::vi) == "Hà_Nội\n");
  CHECK(lines_of("Hà  Nội", Lang::vi) == "Hà_Nội\n");
  CHECK(lines_of("Ha\u0300 No\u0323\u0302i", Lang::vi) == "Ha\u0300_No\u0323\u0302i\n");
}

TEST_CASE("spans of words are code points of the text as given") {
  Workspace workspace(test_lexicon());
  const std::string text = "\uFEFFÔng Hu\u0300ng ở Ha\u0300 Nội. It's";
  const auto sentences = tokenized_sentences(text, Lang::vi, Split::automatic, workspace);
  const std::u32string points = to_utf32(text);
  REQUIRE(sentences.size() == 2);
  CHECK(sentences[0].text == "Ông Hu\u0300ng ở Ha\u0300 Nội.");
  for (const TokenizedSentence& s : sentences)
    for (const auto& word : s.words)
      CHECK(to_utf8(std::u32string_view(points).substr(word.span.begin, word.span.size())) ==
            word.text);
  REQUIRE(sentences[0].words.size() == 5);
  CHECK(sentences[0].words[3].text == "Ha\u0300 Nội");
  CHECK(sentences[0].words[3].kind == "word");
  CHECK(sentences[0].words[4].kind == "punctuation");
}

}  // namespace
}  // namespace align
