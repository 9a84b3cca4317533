#include "text/tokenize.h"

#include <doctest/doctest.h>

#include <random>
#include <string>
#include <vector>

#include "tests/support/test_lexicon.h"

namespace align {
namespace {

std::string tokens_of(std::string_view text, Lang lang,
                      const Abbreviations* abbreviations = &test_lexicon()) {
  Vocabulary vocabulary;
  std::vector<Token> tokens;
  tokenize(text, lang, abbreviations, vocabulary, tokens);
  std::string out;
  for (const Token& t : tokens)
    out.append(out.empty() ? "" : "|").append(text.substr(t.begin, t.end - t.begin));
  return out;
}

struct Case {
  std::string_view text, tokens;
};

TEST_CASE("English sentences come apart as the Penn treebank has it") {
  static constexpr Case kCases[] = {
      {"Vietnam's North", "Vietnam|'s|North"},
      {"They don’t know we'll go.", "They|do|n’t|know|we|'ll|go|."},
      {"He cannot.", "He|can|not|."},
      {"Can't you?", "Ca|n't|you|?"},
      {"workers' wages", "workers|'|wages"},
      {"O'Neill's d'Ivoire", "O'Neill|'s|d'Ivoire"},
      {"the U.S. Senate", "the|U.S.|Senate"},
      {"J.K. Rowling", "J.K.|Rowling"},
      {"on KR X. He said", "on|KR|X|.|He|said"},
      {"by Ken X. Smith", "by|Ken|X.|Smith"},
      {"told NewsBox.Net that", "told|NewsBox.Net|that"},
      {"Robert K. Hanley, K., and", "Robert|K.|Hanley|,|K.|,|and"},
      {"Mr. Hung of Halden Inc.", "Mr.|Hung|of|Halden|Inc."},
      {"at 10:30 a.m. on Jan. 14", "at|10:30|a.m.|on|Jan.|14"},
      {"90% of 5km at 140kph, 1m95", "90|%|of|5|km|at|140|kph|,|1m95"},
      {"US$10 and VND200", "US|$|10|and|VND|200"},
      {"5G, G7, 20th, 1990s, 3D", "5G|,|G7|,|20th|,|1990s|,|3D"},
      {"1,000.5 in 2020-2025 or 12/22/2024", "1,000.5|in|2020-2025|or|12/22/2024"},
      {"Resolution 57-NQ/TW, 176/2025/QH15.", "Resolution|57-NQ/TW|,|176/2025/QH15|."},
      {"Covid-19 and/or F-16", "Covid|-|19|and|/|or|F|-|16"},
      {"see https://a.vn/x?y=1, mail a.b@c.org.", "see|https://a.vn/x?y=1|,|mail|a.b@c.org|."},
      {"vnexpress.net says", "vnexpress.net|says"},
      {"wait... no—yes", "wait|...|no|—|yes"},
      {"(“so”)", "(|“|so|”|)"},
      {"a×b ÷ c", "a|×|b|÷|c"},
  };
  for (const Case& c : kCases) {
    CAPTURE(c.text);
    CHECK(tokens_of(c.text, Lang::en) == c.tokens);
  }
}

TEST_CASE("Vietnamese sentences come apart into syllables, numbers and marks") {
  static constexpr Case kCases[] = {
      {"Bộ trưởng Nguyễn Mạnh Hùng", "Bộ|trưởng|Nguyễn|Mạnh|Hùng"},
      {"TP.HCM, TP. Hà Nội", "TP.HCM|,|TP.|Hà|Nội"},
      {"GS.TS. Phan, PGS.TS.Đỗ Hà", "GS.TS.|Phan|,|PGS.TS.|Đỗ|Hà"},
      {"Nghị quyết 57-NQ/TW", "Nghị|quyết|57-NQ/TW"},
      {"1.000.000 đồng, 92,5%", "1.000.000|đồng|,|92,5|%"},
      {"ngày 22/12/2024", "ngày|22/12/2024"},
      {"Mát-xcơ-va", "Mát|-|xcơ|-|va"},
      {"nghị sĩ Robert K. Hanley", "nghị|sĩ|Robert|K.|Hanley"},
      {"ông Nguyễn Văn K. Sau đó", "ông|Nguyễn|Văn|K|.|Sau|đó"},
      {"“Vâng”, bà nói...", "“|Vâng|”|,|bà|nói|..."},
      {"chuối, v.v. là", "chuối|,|v.v.|là"},
      {"không-không", "không|-|không"},
      {"nghiêng nghiêngnghiêngnghiêng", "nghiêng|nghiêngnghiêngnghiêng"},
      {"中文 và Việt", "中文|và|Việt"},
      {"", ""},
      {" \n\t ", ""},
  };
  for (const Case& c : kCases) {
    CAPTURE(c.text);
    CHECK(tokens_of(c.text, Lang::vi) == c.tokens);
  }
}

TEST_CASE("a token does not depend on how much text stands behind it") {
  const std::string text = "Thủ tướng nghiêng mình, Đắk Lắk “ồ” quốc×gia \u1E9Ea \u1200b rượu, hết";
  Vocabulary vocabulary;
  std::vector<Token> whole;
  tokenize(text, Lang::vi, nullptr, vocabulary, whole);
  for (const Token& last : whole) {
    std::vector<Token> part;
    tokenize(std::string_view(text).substr(0, last.end), Lang::vi, nullptr, vocabulary, part);
    REQUIRE(!part.empty());
    CHECK(part.back().begin == last.begin);
    CHECK(part.back().word == last.word);
  }
}

TEST_CASE("tokens know what they are and whether a blank stands before them") {
  Vocabulary vocabulary;
  std::vector<Token> t;
  tokenize("It's 5 km (57-NQ/TW) at a@b.vn – “$”", Lang::en, nullptr, vocabulary, t);
  REQUIRE(t.size() == 13);
  CHECK(t[1].kind == TokenKind::clitic);
  CHECK_FALSE(t[1].space_before);
  CHECK(t[2].kind == TokenKind::number);
  CHECK(t[2].space_before);
  CHECK(t[4].mark == '(');
  CHECK(t[5].kind == TokenKind::id);
  CHECK(t[8].kind == TokenKind::address);
  CHECK(t[9].mark == '-');
  CHECK(t[10].mark == '"');
  CHECK(t[11].kind == TokenKind::symbol);
}

// Words with enough text behind them are taken in blocks, those at the end of the text one character at a time.
TEST_CASE("blanks behind the text change no token, whatever it is made of") {
  const std::vector<std::string> parts = {
      "Nam",  "Việt",  "đường",  "cannot", "www.",     "Mr.",   "TP.", "K.", "U.S.",
      "v.v.", "1.000", "5km",    "20",     "57-NQ/TW", ".",     "..",  ",",  ";",
      "\n",   "\t",    " ",      "  ",     "'s",       "n't",   "×",   "中", "ð",
      "°",    "“",     "a@b.vn", "-",      "/",        "\u0301"};
  std::mt19937 random(11);
  for (int round = 0; round < 4000; ++round) {
    std::string text;
    for (size_t n = 1 + random() % 8; n > 0; --n) text += parts[random() % parts.size()];
    for (const Lang lang : {Lang::en, Lang::vi}) {
      CAPTURE(text);
      CHECK(tokens_of(text + std::string(48, ' '), lang) == tokens_of(text, lang));
      CHECK(tokens_of(text + std::string(48, ' '), lang, nullptr) ==
            tokens_of(text, lang, nullptr));
    }
  }
}

TEST_CASE("a diacritic belongs to the mark before it") {
  std::vector<Token> tokens;
  const std::string text = "x \u00B7\u0303\u5468 ;\u0301a";
  split_tokens(text, Lang::vi, nullptr, tokens);
  std::vector<std::string> words;
  for (const Token& token : tokens)
    words.push_back(text.substr(token.begin, token.end - token.begin));
  CHECK(words == std::vector<std::string>{"x", "\u00B7\u0303", "\u5468", ";\u0301", "a"});
}

}  // namespace
}  // namespace align
