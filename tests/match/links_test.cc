// One case for each source of links between words, and beside it what must not be linked.
#include "match/links.h"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "lexicon/row.h"
#include "tests/support/test_lexicon.h"

namespace align {
namespace {

struct Texts {
  Texts(std::string_view en_text, std::string_view vi_text, const LexiconSet& set = test_lexicon())
      : w(set), en(analyse(en_text, Lang::en, w)), vi(analyse(vi_text, Lang::vi, w)) {}

  Links links(uint32_t disabled = 0) {
    const LinkInput input{en, vi, known, {disabled}};
    return find_links(input, {0, static_cast<uint32_t>(en.tokens.size())},
                      {0, static_cast<uint32_t>(vi.tokens.size())}, w);
  }

  // Says that these two words, which occur in the texts, mean the same.
  void know_short(std::string_view en_word, std::string_view vi_word) {
    known.push_back({info(en, en_word).fold, info(vi, vi_word).spelling});
  }
  const WordInfo& info(const AnalysedText& text, std::string_view word) {
    const auto it = std::find_if(text.tokens.begin(), text.tokens.end(),
                                 [&](const Token& t) { return text.text(t.span()) == word; });
    REQUIRE(it != text.tokens.end());
    return w.vocabulary.info(it->word);
  }

  Workspace w;
  AnalysedText en;
  AnalysedText vi;
  std::vector<KnownShort> known;
};

// "Hanoi~Hà fold 0.95, ...": all links of words with a capital, in the order of the English text.
std::string capital_links(Texts& t, uint32_t disabled = 0) {
  const Links links = t.links(disabled);
  const auto capital = [&](const Token& token) {
    return t.w.vocabulary.info(token.word).is(kHasCapital);
  };
  std::string out;
  for (uint32_t i = 0; i < t.en.tokens.size(); ++i)
    for (uint32_t j = 0; j < t.vi.tokens.size(); ++j) {
      const Link& link = links.at(i, j);
      if (link.weight <= 0 || !capital(t.en.tokens[i]) || !capital(t.vi.tokens[j])) continue;
      out += fmt::format("{}{}~{} {}", out.empty() ? "" : ", ", t.en.text(t.en.tokens[i].span()),
                         t.vi.text(t.vi.tokens[j].span()), name_of(link.kind));
    }
  return out;
}
std::string capital_links(std::string_view en, std::string_view vi, uint32_t disabled = 0) {
  Texts t(en, vi);
  return capital_links(t, disabled);
}

// "Viet Nam = Việt Nam lexicon; ...": links of spans of the given kind.
std::string span_links(Texts& t, EvidenceKind kind) {
  const Links links = t.links();
  std::vector<std::string> found;
  for (const SpanLink& link : links.spans())
    if (link.kind == kind)
      found.push_back(fmt::format("{} = {}", t.en.text(link.en), t.vi.text(link.vi)));
  std::sort(found.begin(), found.end());
  found.erase(std::unique(found.begin(), found.end()), found.end());
  return fmt::format("{}", fmt::join(found, "; "));
}
std::string span_links(std::string_view en, std::string_view vi, EvidenceKind kind) {
  Texts t(en, vi);
  return span_links(t, kind);
}

}  // namespace

TEST_CASE("links: the same word") {
  CHECK(capital_links("they saw Bennett", "họ thấy Bennett") == "Bennett~Bennett same");
  CHECK(capital_links("they saw Bennett", "họ thấy Barton").empty());
  CHECK(capital_links("they saw Bennett", "họ thấy Bennett", disabled_bit(EvidenceKind::same))
            .empty());
}

TEST_CASE("links: one letter and short small words say little or nothing") {
  Texts letters("Vitamin K helps", "Vitamin K giúp");
  const Links links = letters.links();
  CHECK(links.at(1, 1).weight < links.at(0, 0).weight);
  Texts small("the can fell", "ăn can ớt");  // no word of the other language
  CHECK(small.links().at(1, 1).weight == 0);
}

TEST_CASE("links: equal without marks") {
  CHECK(capital_links("they saw Bao", "họ thấy Bảo") == "Bao~Bảo fold");
  CHECK(capital_links("they saw Dang", "họ thấy Đặng") == "Dang~Đặng fold");
  CHECK(capital_links("they saw Bao", "họ thấy Bào", disabled_bit(EvidenceKind::fold)).empty());
  CHECK(capital_links("they saw Bao", "họ thấy Bơ").empty());
}

TEST_CASE("links: marks on both sides must agree") {
  CHECK(capital_links("they saw Hùng", "họ thấy Hưng").empty());
  CHECK(capital_links("they saw Đường", "họ thấy Dương").empty());
  CHECK(capital_links("they saw Hùng", "họ thấy Hùng") == "Hùng~Hùng same");
  // Old and new tone placement are one spelling
  CHECK(capital_links("they saw Hòa", "họ thấy Hoà") == "Hòa~Hoà same");
}

TEST_CASE("links: one word against several, both ways") {
  CHECK(span_links("they saw Songhinh", "họ thấy Sông Hinh", EvidenceKind::fold) ==
        "Songhinh = Sông Hinh");
  CHECK(span_links("they saw Song Hinh", "họ thấy Sônghinh", EvidenceKind::fold) ==
        "Song Hinh = Sônghinh");
  CHECK(span_links("they saw Songhinh", "họ thấy Sông Cầu", EvidenceKind::fold).empty());
  CHECK(span_links("they saw Songhinh", "họ thấy Sông và Hinh", EvidenceKind::fold).empty());
  CHECK(span_links("they saw Songhinh", "họ thấy sông hinh", EvidenceKind::fold).empty());
}

TEST_CASE("links: forms of one lexicon entry, as wholes and for each of their words") {
  CHECK(span_links("they saw Moscow", "họ thấy Mát-xcơ-va", EvidenceKind::lexicon) ==
        "Moscow = Mát-xcơ-va");
  CHECK(span_links("they saw Moscow", "họ thấy Cáp Nhĩ Tân", EvidenceKind::lexicon).empty());
  CHECK(capital_links("they saw Harbin", "họ thấy Cáp Nhĩ Tân") ==
        "Harbin~Cáp lexicon, Harbin~Nhĩ lexicon, Harbin~Tân lexicon");
  CHECK(capital_links("they saw Harbin", "họ thấy Cáp Nhĩ Tân", disabled_bit(EvidenceKind::lexicon))
            .empty());
}

TEST_CASE("links: an entry of the user is named as such, on top of the built-in ones") {
  LexiconSet set;
  REQUIRE(set.add(builtin_lexicon(), "built-in"));
  set.add_rows(read_lexicon("Quorbin\tThành cổ Lạc\tLOC\n", "mine.tsv").rows, "mine.tsv");
  Texts with("they saw Quorbin", "họ thấy Thành cổ Lạc", set);
  CHECK(span_links(with, EvidenceKind::user) == "Quorbin = Thành cổ Lạc");
  Texts without("they saw Quorbin", "họ thấy Thành cổ Lạc");
  CHECK(without.links().spans().empty());
}

TEST_CASE("links: names of countries by CLDR") {
  CHECK(span_links("he left Germany", "ông rời Đức", EvidenceKind::cldr) == "Germany = Đức");
  CHECK(span_links("he left Germany", "ông rời Pháp", EvidenceKind::cldr).empty());
  CHECK(span_links("he left Equatorial Guinea", "ông rời Guinea Xích Đạo", EvidenceKind::cldr) ==
        "Equatorial Guinea = Guinea Xích Đạo; Guinea = Guinea");
}

TEST_CASE("links: words and heads of the lexicon, for names that are translated") {
  CHECK(span_links("Ministry of Forest Protection", "Bộ Bảo vệ Rừng", EvidenceKind::translation) ==
        "Forest = Rừng; Ministry = Bộ; Protection = Bảo vệ");
  CHECK(
      span_links("Ministry of Forest Protection", "Nhà thờ Đá", EvidenceKind::translation).empty());
}

TEST_CASE("links: pinyin and its Sino-Vietnamese reading, whole names only") {
  CHECK(span_links("they saw Chen Gang", "họ thấy Trần Cương", EvidenceKind::hanviet) ==
        "Chen Gang = Trần Cương");
  // Joined pinyin is cut into syllables
  CHECK(span_links("they saw Li Weiqiang", "họ thấy Lý Vĩ Cường", EvidenceKind::hanviet) ==
        "Li Weiqiang = Lý Vĩ Cường; Weiqiang = Vĩ Cường");
  CHECK(span_links("they saw Chen Gang", "họ thấy Trần Hải", EvidenceKind::hanviet).empty());
  CHECK(span_links("they saw Chen Gang", "họ thấy trần cương", EvidenceKind::hanviet).empty());
  CHECK(
      capital_links("they saw Chen Gang", "họ thấy Trần Cương", disabled_bit(EvidenceKind::hanviet))
          .empty());
}

TEST_CASE("links: one syllable counts only after its whole name has been seen") {
  Texts t("later Chen left", "sau đó Trần rời đi");
  CHECK(span_links(t, EvidenceKind::hanviet).empty());
  t.know_short("Chen", "Trần");
  CHECK(span_links(t, EvidenceKind::hanviet) == "Chen = Trần");
  Texts other("later Gang left", "sau đó Trần rời đi");
  other.know_short("Gang", "Trần");  // known, but no reading of it
  CHECK(span_links(other, EvidenceKind::hanviet).empty());
}

TEST_CASE("links: transcriptions and slips of the pen") {
  CHECK(span_links("they saw Marchenkova", "họ thấy Mác-chen-cô-va", EvidenceKind::transcription) ==
        "Marchenkova = Mác-chen-cô-va");
  CHECK(span_links("they saw Gavrilenkov", "họ thấy Gavrilenkow", EvidenceKind::transcription) ==
        "Gavrilenkov = Gavrilenkow");
  CHECK(
      span_links("they saw Gavrilenkov", "họ thấy Petrenko", EvidenceKind::transcription).empty());
  CHECK(capital_links("they saw Gavrilenkov", "họ thấy Gavrilenkow",
                      disabled_bit(EvidenceKind::transcription))
            .empty());
}

TEST_CASE("links: similarity by letters and by sound") {
  CHECK(sound_similarity("moscow", "moscow") == 1.0);
  CHECK(sound_similarity("", "hue") == 0);
  CHECK(sound_similarity("bo", "bolivarian") == 0);  // far longer
  CHECK(sound_similarity("filip", "philip") > 0.95);
  CHECK(sound_similarity("carter", "karter") > 0.9);
  CHECK(sound_similarity("carter", "novak") < 0.5);
}

TEST_CASE("links: a cell keeps its strongest link") {
  Links links({10, 12}, {20, 23});
  links.add(10, 20, 0.5F, EvidenceKind::fold);
  links.add(10, 20, 0.4F, EvidenceKind::same);
  CHECK(links.at(10, 20).weight == 0.5F);
  CHECK(links.at(10, 20).kind == EvidenceKind::fold);
  links.add_span({{10, 12}, {20, 22}, EvidenceKind::lexicon, 0.95F, std::nullopt, RowType::LOC});
  CHECK(links.at(11, 21).kind == EvidenceKind::lexicon);
  CHECK(links.at(10, 20).weight == 0.95F);
  CHECK(links.at(11, 22).weight == 0);
  CHECK(links.spans().size() == 1);
}

TEST_CASE("links: of a name that stands many times the same is found as by looking at every link") {
  std::string english;
  std::string vietnamese;
  for (int i = 0; i < 30; ++i) {
    english += i % 3 == 0 ? "Hanoi, " : "Hue and Hung, ";
    vietnamese += i % 4 == 0 ? "Huế, " : "Hà Nội và Hùng, ";
  }
  Texts t(english, vietnamese);
  const Links links = t.links();
  REQUIRE(links.spans().size() > 100);
  const auto strongest = [](std::span<const Links::Reach> reaches, TokenSpan other) {
    Links::Strongest out;
    for (const Links::Reach& r : reaches) {
      float& best = other.contains(r.other) ? out.in : out.away;
      best = std::max(best, r.weight);
    }
    return std::pair(out.in, out.away);
  };
  for (uint32_t e = links.en().begin; e < links.en().end; ++e)
    for (uint32_t v = links.vi().begin; v < links.vi().end; ++v) {
      const TokenSpan en{e, std::min(e + 2, links.en().end)};
      const TokenSpan vi{v, std::min(v + 2, links.vi().end)};
      const Links::Strongest of_en = links.strongest_of_en(e, vi);
      CHECK(std::pair(of_en.in, of_en.away) == strongest(links.of_en(e), vi));
      const Links::Strongest of_vi = links.strongest_of_vi(v, en);
      CHECK(std::pair(of_vi.in, of_vi.away) == strongest(links.of_vi(v), en));
      std::vector<const SpanLink*> found;
      links.for_spans({e, e + 1}, vi, [&](const SpanLink& s) { found.push_back(&s); });
      std::vector<const SpanLink*> wanted;
      for (const SpanLink& s : links.spans())
        if (s.en == TokenSpan{e, e + 1} && s.vi == vi) wanted.push_back(&s);
      CHECK(found == wanted);
    }
}

}  // namespace align
