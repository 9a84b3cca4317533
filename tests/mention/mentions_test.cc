// Which spans one sentence read alone gives: find_mentions and likeliest, as the pipeline lists what has
// no counterpart.
#include <doctest/doctest.h>

#include <string>
#include <string_view>
#include <vector>

#include "mention/mention.h"
#include "tests/support/align_texts.h"
#include "tests/support/test_lexicon.h"

namespace align {
namespace {

struct Case {
  std::string_view text;
  std::string_view mentions;
};

void check_all(Lang lang, const std::vector<Case>& cases) {
  for (const Case& c : cases) {
    CAPTURE(c.text);
    CHECK(mentions_of(c.text, lang) == c.mentions);
  }
}

// Candidates before the choice, with exactly these words.
std::vector<Mention> candidates_of(std::string_view words, std::string_view text, Lang lang) {
  Workspace workspace(test_lexicon());
  const AnalysedText analysed = analyse(text, lang, workspace);
  const TokenSpan all{0, static_cast<uint32_t>(analysed.tokens.size())};
  std::vector<Mention> out;
  for (const Mention& m : find_mentions(analysed, all, workspace))
    if (analysed.text(m.span) == words) out.push_back(m);
  return out;
}

}  // namespace

TEST_CASE("mentions: the first word of a sentence is a name when it is used as one") {
  check_all(Lang::en, {
                          {"Yesterday the council voted.", ""},
                          {"Rice was dear again.", ""},
                          {"Canberra welcomed the plan.", "LOC:Canberra"},
                          {"However, Canberra welcomed the plan.", "LOC:Canberra"},
                          {"Storms hit the coast. Many fled.", ""},
                          {"Laura Bennett sings.", "PER:Laura Bennett"},
                      });
  check_all(Lang::vi, {
                          {"Hôm qua hội đồng đã bỏ phiếu.", ""},
                          {"Gạo lại tăng giá.", ""},
                          {"Canberra hoan nghênh kế hoạch.", "LOC:Canberra"},
                          {"Nguyễn Thu Trang hát rất hay.", "PER:Nguyễn Thu Trang"},
                      });
}

TEST_CASE("mentions: how a word is used elsewhere in the text decides about it at the beginning") {
  CHECK(mentions_of("Velda was late. They waited for Mrs Velda.", Lang::en) ==
        "PER:Velda | PER:Velda");
  CHECK(mentions_of("Ferns grow here. They water the ferns.", Lang::en).empty());
}

TEST_CASE("mentions: the word for \"he\" is no country, the country is") {
  CHECK(mentions_of("Anh sống ở đây với mẹ.", Lang::vi).empty());
  CHECK(mentions_of("Họ sống ở Anh.", Lang::vi) == "LOC:Anh");
}

TEST_CASE("mentions: titles and honorifics stay outside the names of people") {
  check_all(Lang::en,
            {
                {"Minister Nguyen Van An spoke.", "TITLE:Minister | PER:Nguyen Van An"},
                {"Mr. Smith met Ms. Carter.", "PER:Smith | PER:Carter"},
                {"She met Dr. Tran Thi Mai in Hue.", "TITLE:Dr. | PER:Tran Thi Mai | LOC:Hue"},
                {"General Vo Nguyen Giap was there.", "TITLE:General | PER:Vo Nguyen Giap"},
            });
  check_all(Lang::vi,
            {
                {"Bộ trưởng Nguyễn Văn An phát biểu.", "TITLE:Bộ trưởng | PER:Nguyễn Văn An"},
                {"Tiến sĩ Lê Văn Bình ở Huế.", "TITLE:Tiến sĩ | PER:Lê Văn Bình | LOC:Huế"},
                {"Ông Nguyễn Văn An gặp bà Trần Thị Mai.", "PER:Nguyễn Văn An | PER:Trần Thị Mai"},
                {"Đồng chí Phạm Văn Minh phát biểu.", "PER:Phạm Văn Minh"},
                {"Đại tướng Võ Nguyên Giáp có mặt.", "TITLE:Đại tướng | PER:Võ Nguyên Giáp"},
            });
}

TEST_CASE("mentions: a Vietnamese word that ends like a title is none") {
  CHECK(mentions_of("Kinh tế tăng trưởng nhanh.", Lang::vi).find("TITLE") == std::string::npos);
}

TEST_CASE("mentions: conjunctions split names, but not the name of one body") {
  check_all(Lang::en,
            {
                {"Hanoi and Bangkok signed it.", "LOC:Hanoi | LOC:Bangkok"},
                {"Germany, France and Italy agreed.", "LOC:Germany | LOC:France | LOC:Italy"},
                {"The Ministry of Natural Resources and Environment replied.",
                 "ORG:Ministry of Natural Resources and Environment"},
            });
  check_all(Lang::vi,
            {
                {"Hà Nội và Bangkok đã ký.", "LOC:Hà Nội | LOC:Bangkok"},
                {"Đức, Pháp và Ý đã đồng ý.", "LOC:Đức | LOC:Pháp | LOC:Ý"},
                {"Bộ Tài nguyên và Môi trường trả lời.", "ORG:Bộ Tài nguyên và Môi trường"},
                {"UBND và HĐND cùng họp.", "ORG:UBND | ORG:HĐND"},
            });
}

TEST_CASE("mentions: a possessive splits, an s of the name does not") {
  check_all(Lang::en, {
                          {"Vietnam's Nguyen Van An won.", "LOC:Vietnam | PER:Nguyen Van An"},
                          {"The HCMC People's Committee met.", "ORG:HCMC People's Committee"},
                      });
}

TEST_CASE("mentions: a country before a person is a mention of its own") {
  check_all(Lang::en, {
                          {"French President Emmanuel Macron arrived.",
                           "NORP:French | TITLE:President | PER:Emmanuel Macron"},
                          {"Then Chinese envoy Li Weiqiang arrived.",
                           "NORP:Chinese | TITLE:envoy | PER:Li Weiqiang"},
                      });
  check_all(Lang::vi, {
                          {"Tổng thống Pháp Emmanuel Macron đã đến.",
                           "TITLE:Tổng thống | LOC:Pháp | PER:Emmanuel Macron"},
                          {"Chủ tịch Trung Quốc Tập Cận Bình đã đến.",
                           "TITLE:Chủ tịch | LOC:Trung Quốc | PER:Tập Cận Bình"},
                      });
}

TEST_CASE("mentions: heads of organisations take the lower-case words that belong to the name") {
  check_all(Lang::en, {
                          {"She works for the Bank of Japan.", "ORG:Bank of Japan"},
                          {"The University of Chicago opened.", "ORG:University of Chicago"},
                          {"She works for a bank in Japan.", "LOC:Japan"},
                      });
  check_all(Lang::vi,
            {
                {"Bộ Giáo dục và Đào tạo họp hôm nay.", "ORG:Bộ Giáo dục và Đào tạo"},
                {"Cô ấy học ở Đại học Chicago.", "ORG:Đại học Chicago"},
                {"Đại học Chicago mở cửa.", "ORG:Đại học Chicago"},
                {"Tin này do Ngân hàng Nhà nước Việt Nam đưa.", "ORG:Ngân hàng Nhà nước Việt Nam"},
                {"Họ gửi tiền ở ngân hàng.", ""},
            });
}

TEST_CASE("mentions: acronyms are organisations, words of the trade are not") {
  check_all(Lang::en, {
                          {"The WHO and NATO replied.", "ORG:WHO | ORG:NATO"},
                          {"The CEO bought a TV.", "TITLE:CEO"},
                          {"The MRWA replied.", "ORG:MRWA"},
                      });
  check_all(Lang::vi, {
                          {"Sau đó WHO trả lời.", "ORG:WHO"},
                          {"Chúng tôi mua một chiếc TV.", ""},
                      });
}

TEST_CASE("mentions: numbers of documents are IDs without the word before them") {
  check_all(Lang::en, {
                          {"Decree 15/2021/ND-CP took effect.", "ID:15/2021/ND-CP"},
                          {"Under Resolution 57-NQ/TW it grew.", "ID:57-NQ/TW"},
                          {"They scored 15/20.", ""},
                      });
  check_all(Lang::vi,
            {
                {"Nghị định 15/2021/NĐ-CP có hiệu lực.", "ID:15/2021/NĐ-CP"},
                {"Theo Nghị quyết 57-NQ/TW, kinh tế số lớn lên.", "ID:57-NQ/TW | TERM:kinh tế số"},
            });
}

TEST_CASE("mentions: months and days of the week are never names") {
  check_all(Lang::en, {
                          {"It rained on Monday.", ""},
                          {"Monday was wet.", ""},
                          {"It rained in March.", "DATE:March"},
                          {"They met on Friday, January 12.", "DATE:January 12"},
                          {"They met Theresa May.", "PER:Theresa May"},
                      });
  check_all(Lang::vi, {
                          {"Trời mưa vào thứ Hai.", ""},
                          {"Thứ Bảy trời mưa.", ""},
                          {"Trời mưa vào tháng Ba.", "DATE:tháng Ba"},
                          {"Vào Thứ Sáu, ngày 12 tháng 1, họ họp.", "DATE:12 tháng 1"},
                      });
}

TEST_CASE("mentions: the country inside the name of a currency is no place") {
  check_all(Lang::en, {
                          {"The fund paid US$5 million.", "NUM:US$5 million"},
                          {"The fund paid US$5 million to the US.", "NUM:US$5 million | LOC:US"},
                      });
  check_all(Lang::vi, {
                          {"Quỹ đã trả năm triệu đô la Mỹ.", "NUM:năm triệu đô la Mỹ"},
                          {"Quỹ đã trả bằng đô la Mỹ.", ""},
                          {"Quỹ đã trả 5 triệu USD cho Mỹ.", "NUM:5 triệu USD | LOC:Mỹ"},
                      });
}

TEST_CASE("mentions: particles and hyphens inside names") {
  check_all(Lang::en, {
                          {"They saw Abu Bakr al-Baghdadi.", "PER:Abu Bakr al-Baghdadi"},
                          {"A U-2 plane flew over Cuba.", "MISC:U-2 | LOC:Cuba"},
                          {"J.K. Rowling lives in Edinburgh.", "PER:J.K. Rowling | LOC:Edinburgh"},
                          {"They met Kim Min-ji.", "PER:Kim Min-ji"},
                      });
  check_all(Lang::vi, {
                          {"Họ thấy Abu Bakr al-Baghdadi.", "PER:Abu Bakr al-Baghdadi"},
                          {"Một chiếc U-2 bay qua Cuba.", "MISC:U-2 | LOC:Cuba"},
                          {"Họ gặp Kim Min-ji.", "PER:Kim Min-ji"},
                          {"Bộ trưởng Pê-tơ-rốp mỉm cười.", "TITLE:Bộ trưởng | PER:Pê-tơ-rốp"},
                      });
}

TEST_CASE("mentions: a score is no part of a name, nor is what follows an article") {
  check_all(Lang::en, {
                          {"Yesterday Real Madrid 3-0 was the result.", "ORG:Real Madrid"},
                          {"They flew a Boeing 737-800 home.", "MISC:Boeing 737-800"},
                      });
  CHECK(candidates_of("Norvik 3-0", "Harlow Norvik 3-0", Lang::vi).empty());
  const auto joined =
      candidates_of("NHL the Buffalo Sabres", "In the NHL the Buffalo Sabres won.", Lang::en);
  CHECK((joined.empty() || joined.front().prior() < 0.2));
}

TEST_CASE("mentions: quotation marks stay outside, and quoted speech begins like a sentence") {
  check_all(Lang::en, {
                          {"He said: \"Canberra is calm.\"", "LOC:Canberra"},
                          {"He said: \"Nobody knows.\"", ""},
                          {"He asked \"Laura Bennett\".", "PER:Laura Bennett"},
                      });
  check_all(Lang::vi, {
                          {"Ông nói: \"Huế rất đẹp.\"", "LOC:Huế"},
                          {"Ông nói: “Không ai biết.”", ""},
                      });
}

TEST_CASE("mentions: candidates are many, sorted, and each span once for a type") {
  const auto chen = candidates_of("Nguyen Van An", "Minister Nguyen Van An spoke.", Lang::en);
  REQUIRE(chen.size() == 1);
  CHECK(chen[0].type == Type::PER);
  CHECK(chen[0].origin == Origin::run);
  CHECK(chen[0].prior() > 0.5);
  const auto with_title =
      candidates_of("Minister Nguyen Van An", "Minister Nguyen Van An spoke.", Lang::en);
  for (const Mention& m : with_title) CHECK(m.prior() < 0.1);

  Workspace workspace(test_lexicon());
  const AnalysedText text =
      analyse("Hanoi and Hue on May 5, 2020 paid 3 dollars to Mr. Bao An.", Lang::en, workspace);
  const auto all = find_mentions(text, {0, static_cast<uint32_t>(text.tokens.size())}, workspace);
  for (size_t i = 1; i < all.size(); ++i) {
    const bool ordered = all[i - 1].span < all[i].span ||
                         (all[i - 1].span == all[i].span && all[i - 1].type < all[i].type);
    CHECK(ordered);
  }
}

TEST_CASE(
    "mentions: the likeliest do not overlap, leave taken words alone and reach the least chance") {
  Mention a, b, c;
  a.span = {0, 3};
  a.log_prior = -0.1F;
  b.span = {2, 4};
  b.log_prior = -0.05F;
  c.span = {5, 6};
  c.log_prior = -3.0F;
  const auto spans = [](const std::vector<Mention>& list) {
    std::vector<TokenSpan> out;
    for (const Mention& m : list) out.push_back(m.span);
    return out;
  };
  CHECK(spans(likeliest({a, b, c}, {}, 0.3)) == std::vector<TokenSpan>{{0, 3}});
  CHECK(spans(likeliest({a, b, c}, {true}, 0.3)) == std::vector<TokenSpan>{{2, 4}});
  CHECK(spans(likeliest({a, b, c}, {}, 0.01)) == std::vector<TokenSpan>{{0, 3}, {5, 6}});
  CHECK(likeliest({}, {}, 0.3).empty());
  a.generic = true;  // a head alone is no mention
  CHECK(spans(likeliest({a, b}, {}, 0.3)) == std::vector<TokenSpan>{{2, 4}});
}

}  // namespace align
