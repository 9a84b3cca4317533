#include "text/normalize.h"

#include <doctest/doctest.h>

#include <array>
#include <random>
#include <string>
#include <vector>

#include "base/unicode.h"
#include "base/utf8.h"
#include "text/tokenize.h"

namespace align {
namespace {

std::string normalized(std::string_view text) { return normalize(text).text; }

// Texts of everything that can go wrong: composed and decomposed Vietnamese, marks in any order and
// without a letter, characters that vanish, blanks, astral ones. The seed is fixed.
std::vector<std::string> odd_texts(int count) {
  static constexpr std::array<char32_t, 46> kPieces = {
      U'a',   U'e',   U'o',   U'u',   U'i',   U'y',   U'd',   U'n',   U'g',    U'h',   U'T',  U'1',
      U' ',   U' ',   U'.',   U',',   U'-',   U'\n',  0xE2,   0xEA,   0x1A1,   0x1B0,  0x111, 0x103,
      0x1EA5, 0x1EC7, 0x1EE3, 0x300,  0x301,  0x302,  0x303,  0x306,  0x309,   0x31B,  0x323, 0x308,
      0xA0,   0x200B, 0xAD,   0xFEFF, 0x3000, 0x201C, 0x4E2D, 0xAC00, 0x1F600, 0x1D11E};
  std::mt19937 random(20241222);
  std::vector<std::string> texts;
  for (int i = 0; i < count; ++i) {
    std::string& text = texts.emplace_back();
    for (size_t n = random() % 60; n > 0; --n)
      append_utf8(text, kPieces[random() % kPieces.size()]);
    if (i % 3 == 0) text = to_nfd(text);
  }
  return texts;
}

TEST_CASE("normalising composes, orders marks, evens out blanks and drops what nobody sees") {
  struct Case {
    std::string_view given, wanted;
  };
  static constexpr Case kCases[] = {
      {"Việt Nam", "Việt Nam"},
      {"Vie\u0323\u0302t", "Việt"},
      {"Vie\u0302\u0323t", "Việt"},
      {"Vi\u1EB9\u0302t", "Việt"},
      {"tra\u0301\u0302n", "trấn"},  // the tone typed before the circumflex
      {"tr\u00E1\u0302n", "trấn"},
      {"Thu\u031B\u0323c", "Thực"},
      {"Ha\u0300\u00A0No\u0323\u0302i", "Hà Nội"},
      {"Hà\u200B Nội\uFEFF", "Hà Nội"},
      {"ngo\u00ADại", "ngoại"},
      {"hoà hòa", "hoà hòa"},
      {"\u0301a", "\u0301a"},
      {"a\u0308\u0301", "\u00E4\u0301"},  // no Vietnamese mark among them: the writer's order stays
      {"", ""},
      {"\U0001F600 ok", "\U0001F600 ok"},
      {"một câu dài hơn mười sáu byte rồi e\u0302\u0301 ở sau",
       "một câu dài hơn mười sáu byte rồi ế ở sau"},
      {"abcdefghijklmno\u0301",
       "abcdefghijklmn\u00F3"},  // the mark begins the second block of sixteen
  };
  for (const Case& c : kCases) {
    CAPTURE(c.given);
    CHECK(normalized(c.given) == c.wanted);
  }
}

TEST_CASE("normalising twice changes nothing more") {
  for (const std::string& text : odd_texts(3000)) {
    const NormalizedText once = normalize(text);
    const NormalizedText twice = normalize(once.text);
    CAPTURE(text);
    REQUIRE(twice.text == once.text);
    REQUIRE(twice.map.identity());
  }
}

TEST_CASE("what stands in blocks of plain characters is copied as character by character") {
  const std::string plain = "Bộ trưởng Nguyễn Mạnh Hùng \u201Cgặp\u201D ông Đỗ \u2013 22/12/2024.";
  for (size_t skip = 0; skip < plain.size(); ++skip) {
    if ((static_cast<unsigned char>(plain[skip]) & 0xC0) == 0x80) continue;
    const std::string tail = plain.substr(skip);
    CHECK(normalized(tail) == to_nfc(tail));
    CHECK(normalized(tail + "a\u0302\u0301") == tail + "ấ");
    CHECK(normalized(tail + "\u0323 x") == to_nfc(tail + "\u0323 x"));
  }
}

TEST_CASE("each token maps back to a span whose own normalisation is the token") {
  Vocabulary vocabulary;
  for (const std::string& text : odd_texts(3000)) {
    const NormalizedText done = normalize(text);
    std::vector<Token> tokens;
    tokenize(done.text, Lang::vi, nullptr, vocabulary, tokens);
    ByteSpan last;
    for (const Token& t : tokens) {
      const ByteSpan span = done.map.to_original(t.span());
      CAPTURE(text);
      REQUIRE(span.end <= text.size());
      REQUIRE(span.begin >= last.end);
      REQUIRE(normalized(std::string_view(text).substr(span.begin, span.size())) ==
              std::string_view(done.text).substr(t.begin, t.span().size()));
      REQUIRE(done.map.to_normalized(span) == t.span());
      last = span;
    }
  }
}

TEST_CASE("offsets keep their order in both directions") {
  for (const std::string& text : odd_texts(500)) {
    const NormalizedText done = normalize(text);
    ByteSpan last;
    for (uint32_t i = 0; i <= done.text.size(); ++i) {
      const ByteSpan at = done.map.to_original({i, i});
      REQUIRE(at.begin >= last.begin);
      REQUIRE(at.end >= last.end);
      REQUIRE(at.end <= text.size());
      last = at;
    }
    last = {};
    for (uint32_t i = 0; i <= text.size(); ++i) {
      const ByteSpan at = done.map.to_normalized({i, i});
      REQUIRE(at.begin >= last.begin);
      REQUIRE(at.end >= last.end);
      REQUIRE(at.end <= done.text.size());
      last = at;
    }
  }
}

TEST_CASE("a position inside an edit goes to the edge that makes the span larger") {
  const std::string given = "xe\u0302\u0301y";  // x, e with two marks (bytes 1 to 6), y
  const OffsetMap map = normalize(given).map;
  CHECK(map.to_normalized({2, 6}) == ByteSpan{1, 4});
  CHECK(map.to_normalized({0, 2}) == ByteSpan{0, 4});
  CHECK(map.to_original({1, 4}) == ByteSpan{1, 6});
  CHECK(map.to_original({4, 5}) == ByteSpan{6, 7});
}

TEST_CASE("an empty span stays a span where everything vanished") {
  const std::string given = "\uFEFF\u2060\u200D";  // found by fuzz_normalize
  const NormalizedText done = normalize(given);
  CHECK(done.text.empty());
  CHECK(done.map.to_original({0, 0}) == ByteSpan{9, 9});
  CHECK(done.map.to_normalized({0, 9}) == ByteSpan{0, 0});
  CHECK(done.map.to_normalized({3, 3}) == ByteSpan{0, 0});
}

TEST_CASE("code points are counted as by hand") {
  for (std::string text : odd_texts(300)) {
    text += text + text;
    const CodePointIndex index(text);
    uint32_t count = 0;
    for (size_t i = 0; i < text.size(); ++count) {
      REQUIRE(index.code_point_at(static_cast<uint32_t>(i)) == count);
      REQUIRE(index.byte_at(count) == i);
      next_code_point(text, i);
    }
    REQUIRE(index.code_point_at(static_cast<uint32_t>(text.size())) == count);
    REQUIRE(index.byte_at(count + 5) == text.size());
  }
}

TEST_CASE("an edit touches the bytes it lies in and those beside it") {
  const OffsetMap map = normalize("ab e\u0301c xy\u200Bz").map;  // "ab éc xyz"
  CHECK_FALSE(map.touches({0, 2}));
  CHECK(map.touches({0, 3}));
  CHECK(map.touches({3, 5}));
  CHECK(map.touches({5, 6}));
  CHECK_FALSE(map.touches({6, 8}));
  CHECK(map.touches({7, 9}));
  CHECK(map.touches({9, 10}));
  CHECK_FALSE(normalize("abc").map.touches({0, 3}));
}

}  // namespace
}  // namespace align
