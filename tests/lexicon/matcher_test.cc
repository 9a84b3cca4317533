// The rules of matching: marks, letter case, what may stand between words.
#include "lexicon/matcher.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "text/normalize.h"
#include "text/tokenize.h"

namespace align {
namespace {

// Forms that `text` has of a lexicon with the one row, as they stand in the text.
std::string hits(const std::string& type, const std::string& vi, const std::string& en, Lang lang,
                 std::string_view text, bool marked = true) {
  LexiconSet set;
  const LexiconFile file = read_lexicon(
      std::string(kLexiconHeader) + "\nt:x\t" + type + "\t" + vi + "\t" + en + "\t\t\t\t\tuser\t\n",
      "t.tsv");
  REQUIRE(file.rows.size() == 1);
  set.add_rows(file.rows, "t.tsv");
  Vocabulary vocabulary;
  LexiconMatcher matcher(set, vocabulary);
  std::vector<Token> tokens;
  tokenize(text, lang, &set, vocabulary, tokens);
  TextHits found;
  matcher.find(tokens, lang, marked, found);
  std::string out;
  for (const LexiconHit& hit : found.hits) {
    if (!out.empty()) out += " / ";
    const size_t begin = tokens[hit.span.begin].begin;
    out += text.substr(begin, tokens[hit.span.end - 1].end - begin);
    if (hit.unmarked) out += " (unmarked)";
    if (hit.lower) out += " (lower)";
  }
  return out;
}

std::string vi(const std::string& form, std::string_view text, bool marked = true,
               const std::string& type = "PER") {
  return hits(type, form, "xyz", Lang::vi, text, marked);
}

std::string en(const std::string& form, std::string_view text, const std::string& type = "PER") {
  return hits(type, "xyz", form, Lang::en, text);
}

TEST_CASE("matcher in lexicon forms: marks that both have must agree") {
  CHECK(vi("Hùng", "ông Hùng đến") == "Hùng");
  CHECK(vi("Hưng", "ông Hùng đến") == "");
  CHECK(vi("Đường", "ông Dương đến") == "");
  CHECK(vi("Dương", "ông Đường đến") == "");
  CHECK(vi("Nguyễn Mạnh Hùng", "ông Nguyễn Mạnh Hưng đến") == "");
  CHECK(vi("Hòa Bình", "tỉnh Hoà Bình") == "Hoà Bình");
  CHECK(vi("Mỹ", "nước Mĩ") == "Mĩ");
  CHECK(vi("Thủy", "bà Thuỷ") == "Thuỷ");
}

TEST_CASE(
    "matcher in lexicon forms: marks may be missing inside a name, or in a text without any") {
  CHECK(vi("Nguyễn Mạnh Hùng", "ông Nguyễn Manh Hùng đến") == "Nguyễn Manh Hùng (unmarked)");
  CHECK(vi("Hùng", "ông Hung đến") == "");
  CHECK(vi("Hùng", "ong Hung den", false) == "Hung (unmarked)");
  CHECK(vi("Bộ Tài chính", "Bo Tai chinh noi", false, "ORG") == "Bo Tai chinh (unmarked)");
  CHECK(vi("chuyển đổi số", "su chuyen doi so", false, "TERM") == "chuyen doi so (unmarked)");
  CHECK(vi("chuyển đổi số", "sự chuyển đổi so", true, "TERM") == "");
}

TEST_CASE("matcher in lexicon forms: Vietnamese names in English texts, marked or not") {
  CHECK(en("Nguyen Manh Hung", "Mr Nguyễn Mạnh Hùng came") == "Nguyễn Mạnh Hùng (unmarked)");
  CHECK(en("Dien Bien Phu", "at Điện Biên Phủ") == "Điện Biên Phủ (unmarked)");
}

TEST_CASE("matcher in lexicon forms: letter case") {
  CHECK(en("US [case]", "the US and us", "LOC") == "US");
  CHECK(en("US [case]", "tell us", "LOC") == "");
  CHECK(en("WHO", "the man who", "ORG") == "");
  CHECK(en("WHO", "the WHO said", "ORG") == "WHO");
  CHECK(en("Who [case]", "the WHO said", "ORG") == "");
  CHECK(en("Turkey", "a turkey", "LOC") == "");
  CHECK(en("Turkey", "TURKEY AND SYRIA", "LOC") == "TURKEY");
  CHECK(en("deputy minister", "Deputy Minister Hung", "TITLE") == "Deputy Minister");
  CHECK(en("Deputy Minister", "the deputy minister", "TITLE") == "deputy minister");
  CHECK(en("digital transformation", "Digital Transformation", "TERM") == "Digital Transformation");
  CHECK(vi("Hà Nội", "ở hà nội", true, "LOC") == "hà nội (lower)");
}

TEST_CASE("matcher in lexicon forms: Covid-19 in all its writings") {
  for (const char* text : {"Covid-19", "COVID-19", "Covid 19"})
    CHECK(en("Covid-19", text, "MISC") == text);
}

TEST_CASE("matcher in lexicon forms: hyphens, full stops and slashes are passed over") {
  CHECK(vi("Mát-xcơ-va", "ở Mát xcơ va", true, "LOC") == "Mát xcơ va");
  CHECK(vi("Mát xcơ va", "ở Mát-xcơ-va", true, "LOC") == "Mát-xcơ-va");
  CHECK(vi("Mát-xcơ-va", "ở Mátxcơva", true, "LOC") == "");
  CHECK(en("Bosnia and Herzegovina", "Bosnia-and-Herzegovina", "LOC") == "Bosnia-and-Herzegovina");
  CHECK(en("U.S.", "the US army", "LOC") == "US");
}

TEST_CASE("matcher in lexicon forms: a comma only where the form has one") {
  CHECK(en("Paris France", "Paris, France", "LOC") == "");
  CHECK(en("Labour, Invalids and Social Affairs", "Labour, Invalids and Social Affairs", "ORG") ==
        "Labour, Invalids and Social Affairs");
}

TEST_CASE("matcher in lexicon forms: a forbidden form is never found") {
  CHECK(en("Hanoi | Hanoy [forbidden=Hanoi]", "in Hanoy", "LOC") == "");
}

TEST_CASE("matcher passes over apostrophes and brackets where the form has them") {
  CHECK(en("Farmers' Union", "the Farmers' Union met", "ORG") == "Farmers' Union");
  CHECK(en("Farmers\u2019 Union", "the Farmers' Union met", "ORG") == "Farmers' Union");
  CHECK(en("Farmers Union", "the Farmers' Union met", "ORG") == "");
  CHECK(en("Farmers' Union", "the Farmers 'Union' met", "ORG") == "");
  CHECK(en("Farmers' Union", "the Farmers, Union met", "ORG") == "");
  CHECK(en("Congo (DRC)", "in Congo (DRC) today", "LOC") == "Congo (DRC");
  CHECK(en("Congo DRC", "in Congo (DRC) today", "LOC") == "");
}

TEST_CASE("matcher keeps the capitals inside a word of a form marked case") {
  CHECK(en("kV [case]", "110 kV lines", "UNIT") == "kV");
  CHECK(en("kV [case]", "110 kv lines", "UNIT") == "");
  CHECK(en("kV [case]", "110 KV lines", "UNIT") == "");
}

TEST_CASE("matcher finds in a long text what it finds in its parts") {
  const std::string part = "ông Lê Văn An ở Thành phố Hồ Chí Minh, ";
  const std::string one = vi("Thành phố Hồ Chí Minh", part);
  REQUIRE(one == "Thành phố Hồ Chí Minh");
  std::string text;
  std::string expected;
  for (int i = 0; i < 60; ++i) {
    text.append(part)
        .append(static_cast<size_t>(i % 7), '.')
        .append(" ");  // a form begins at every place of a block
    expected.append(expected.empty() ? "" : " / ").append(one);
  }
  CHECK(vi("Thành phố Hồ Chí Minh", text) == expected);
}

}  // namespace
}  // namespace align
