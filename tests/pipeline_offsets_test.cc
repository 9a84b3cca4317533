// Offsets point into the texts as given: for every row the text is the slice, in code points and in bytes,
// whatever the normalisation form and whatever else stands in the texts.
#include <doctest/doctest.h>
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "base/unicode.h"
#include "base/utf8.h"
#include "pipeline.h"
#include "tests/support/align_texts.h"
#include "tests/support/test_lexicon.h"

namespace align {
namespace {

std::string slice(const std::string& text, CodePointSpan span) {
  const std::u32string points = to_utf32(text);
  REQUIRE(span.begin <= span.end);
  REQUIRE(span.end <= points.size());
  return to_utf8(std::u32string_view(points).substr(span.begin, span.size()));
}

void check_place(const std::string& text, const PlacedText& p) {
  CHECK(slice(text, p.span) == p.text);
  REQUIRE(p.bytes.end <= text.size());
  CHECK(text.substr(p.bytes.begin, p.bytes.size()) == p.text);
  CHECK_FALSE(p.text.empty());
}

// Spans of one side lie in the text and, but for given ones, do not overlap.
void check_side(const Alignment& a, const DocumentPair& pair, Lang lang) {
  const Document& document = pair.side(lang);
  std::vector<CodePointSpan> spans;
  for (const AlignedPair& p : a.pairs) {
    check_place(document.text, p.side(lang));
    spans.push_back(p.side(lang).span);
    CHECK(p.entity < a.entities.size());
  }
  for (const UnalignedMention& m : a.unaligned[index_of(lang)]) {
    check_place(document.text, m.place);
    spans.push_back(m.place.span);
    CHECK(m.entity < a.entities.size());
  }
  std::sort(spans.begin(), spans.end());
  for (size_t i = 1; i < spans.size() && !document.mentions; ++i)
    CHECK(spans[i - 1].end <= spans[i].begin);
  size_t counted = 0;
  for (const Entity& e : a.entities)
    for (const Entity::Form& f : e.forms[index_of(lang)]) counted += f.count;
  // Of an entity of comparable texts the mentions beyond those of the other side are counted, not listed
  if (a.comparable)
    CHECK(counted >= spans.size());
  else
    CHECK(counted == spans.size());
  const size_t points = count_code_points(document.text);
  for (const SegmentPair& s : a.segments) {
    const CodePointSpan span = lang == Lang::en ? s.en : s.vi;
    CHECK(span.begin <= span.end);
    CHECK(span.end <= points);
  }
}

void check_places(const Alignment& a, const DocumentPair& pair) {
  check_side(a, pair, Lang::en);
  check_side(a, pair, Lang::vi);
}

constexpr std::array<std::string_view, 18> kEnPieces = {"Minister Nguyen Manh Hung ",
                                                        "Mr. Hung's ",
                                                        "Trần Quốc Bảo ",
                                                        "met ",
                                                        "Chen Gang ",
                                                        "in Da Nang, ",
                                                        "on December 22, 2024 ",
                                                        "57-NQ/TW ",
                                                        "1.5 million ",
                                                        "the WHO ",
                                                        "(WHO) ",
                                                        "Laura Bennett ",
                                                        "Bank of Japan ",
                                                        "\"Hue\" ",
                                                        "U.S. ",
                                                        "al-Qaeda ",
                                                        "digital transformation ",
                                                        "said. "};
constexpr std::array<std::string_view, 18> kViPieces = {"Bộ trưởng Nguyễn Mạnh Hùng ",
                                                        "ông Hùng ",
                                                        "Trần Quốc Bảo ",
                                                        "gặp ",
                                                        "Trần Cương ",
                                                        "ở Đà Nẵng, ",
                                                        "ngày 22/12/2024 ",
                                                        "57-NQ/TW ",
                                                        "1,5 triệu ",
                                                        "Tổ chức Y tế Thế giới ",
                                                        "(WHO) ",
                                                        "Laura Bennett ",
                                                        "Ngân hàng Nhật Bản ",
                                                        "“Huế” ",
                                                        "Mỹ ",
                                                        "al-Qaeda ",
                                                        "chuyển đổi số ",
                                                        "nói. "};
constexpr std::array<std::string_view, 14> kOdd = {"\U0001F600 ",  "\U00020000\U00020001 ",
                                                   "\u0301",       "\u200B",
                                                   "\uFEFF",       "\n",
                                                   "\t",           "\r\n",
                                                   "北京 ",        "\U0001D400bc ",
                                                   "ﬁn ",          "e\u0323\u0302 ",
                                                   "\u1EC7\u0301", "... "};

std::string random_text(std::mt19937& random, const std::array<std::string_view, 18>& pieces) {
  std::string out;
  const auto n = 1 + random() % 14;
  for (size_t i = 0; i < n; ++i) {
    std::string piece(random() % 4 == 0 ? kOdd[random() % kOdd.size()]
                                        : pieces[random() % pieces.size()]);
    out += random() % 2 == 0 ? to_nfd(piece) : piece;
  }
  return out;
}

// "[0,4) [9,22)", by place.
std::string places(std::vector<CodePointSpan> spans) {
  std::sort(spans.begin(), spans.end());
  std::string out;
  for (const CodePointSpan s : spans) out += fmt::format("[{},{}) ", s.begin, s.end);
  return out;
}

// Up to four spans anywhere in the text, also inside words, in any order.
std::vector<GivenMention> random_mentions(std::mt19937& random, const std::string& text) {
  std::vector<GivenMention> out;
  const auto points = static_cast<uint32_t>(count_code_points(text));
  for (size_t n = random() % 5; n > 0; --n) {
    const auto begin = static_cast<uint32_t>(random() % points);
    const auto size = static_cast<uint32_t>(1 + random() % 12);
    out.push_back({{begin, std::min(points, begin + size)}, static_cast<Type>(random() % 4)});
  }
  return out;
}

}  // namespace

TEST_CASE("offsets: decomposed input is answered in its own code points") {
  const std::string nfd = to_nfd("Họ gặp Trần Quốc Bảo ở Đà Nẵng.");
  const Alignment a = aligned("They met Tran Quoc Bao in Da Nang.", nfd);
  REQUIRE(a.pairs.size() == 2);
  CHECK(a.pairs[0].vi.text == to_nfd("Trần Quốc Bảo"));
  CHECK(a.pairs[0].vi.span == CodePointSpan{10, 28});
  CHECK(a.pairs[1].vi.text == to_nfd("Đà Nẵng"));
  CHECK(slice(nfd, a.pairs[1].vi.span) == to_nfd("Đà Nẵng"));
  CHECK(rows(aligned("They met Tran Quoc Bao in Da Nang.", "Họ gặp Trần Quốc Bảo ở Đà Nẵng.")) ==
        to_nfc(rows(a)));
}

TEST_CASE("offsets: characters beyond the first plane count as one") {
  const Alignment a =
      aligned("\U0001F600\U0001F600 They met Laura Bennett.", "\U00020000 Họ gặp Laura Bennett.");
  REQUIRE(a.pairs.size() == 1);
  CHECK(a.pairs[0].en.span == CodePointSpan{12, 25});
  CHECK(a.pairs[0].en.bytes == ByteSpan{18, 31});
  CHECK(a.pairs[0].vi.span == CodePointSpan{9, 22});
}

TEST_CASE("offsets: random mixes, every row is the slice it says") {
  std::mt19937 random(416);
  Settings all;
  all.types = 0x3FF;
  all.suggestions = false;
  Aligner aligner(test_lexicon(), all);
  for (int round = 0; round < 300; ++round) {
    DocumentPair pair = pair_of(random_text(random, kEnPieces), random_text(random, kViPieces));
    if (random() % 5 == 0) std::swap(pair.en, pair.vi);
    pair.mode = std::array{Mode::automatic, Mode::parallel, Mode::comparable}[random() % 3];
    CAPTURE(round);
    CAPTURE(pair.en.text);
    CAPTURE(pair.vi.text);
    const Alignment a = aligner.align(pair);
    check_places(a, pair);
    if (round % 10 == 0) CHECK(everything(a) == everything(aligned(pair, all)));
  }
}

TEST_CASE("offsets: random mixes with given mentions, each comes back once and as it was given") {
  std::mt19937 random(417);
  Settings settings;
  settings.suggestions = false;
  Aligner aligner(test_lexicon(), settings);
  for (int round = 0; round < 300; ++round) {
    DocumentPair pair = pair_of(random_text(random, kEnPieces), random_text(random, kViPieces));
    pair.mode = std::array{Mode::parallel, Mode::comparable}[random() % 2];
    for (const Lang lang : {Lang::en, Lang::vi})
      if (random() % 3 != 0)
        pair.side(lang).mentions = random_mentions(random, pair.side(lang).text);
    CAPTURE(round);
    CAPTURE(pair.en.text);
    CAPTURE(pair.vi.text);
    const Alignment a = aligner.align(pair);
    check_places(a, pair);
    for (const Lang lang : {Lang::en, Lang::vi}) {
      if (!pair.side(lang).mentions) continue;
      std::vector<CodePointSpan> wanted;
      std::vector<CodePointSpan> found;
      wanted.reserve(pair.side(lang).mentions->size());
      found.reserve(wanted.capacity());
      for (const GivenMention& m : *pair.side(lang).mentions) wanted.push_back(m.span);
      for (const AlignedPair& p : a.pairs) found.push_back(p.side(lang).span);
      for (const UnalignedMention& m : a.unaligned[index_of(lang)]) found.push_back(m.place.span);
      CHECK(places(found) == places(wanted));
    }
  }
}

}  // namespace align
