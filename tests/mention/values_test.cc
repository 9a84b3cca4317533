#include "mention/values.h"

#include <doctest/doctest.h>

#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "lexicon/row.h"
#include "mention/number_words.h"

namespace align {
namespace {

const LexiconSet& lexicons() {
  static const LexiconSet set = [] {
    LexiconSet made;
    for (const std::string name : {"calendar.tsv", "abbreviations.tsv"}) {
      std::ifstream file(std::string(ALIGN_SOURCE_DIR) + "/lexicons/" + name);
      std::stringstream bytes;
      bytes << file.rdbuf();
      made.add_rows(read_lexicon(bytes.str(), name).rows, name);
    }
    return made;
  }();
  return set;
}

struct Case {
  const char* text;
  const char* values;  // "TYPE surface = value", joined by "; "
};

std::string values_in(const char* original, Lang lang) {
  static Workspace workspace(lexicons());
  const AnalysedText text = analyse(original, lang, workspace);
  std::pmr::vector<Mention> mentions;
  find_values(text, {0, static_cast<uint32_t>(text.tokens.size())}, workspace, mentions);
  std::string out;
  for (const Mention& m : mentions) {
    if (!out.empty()) out += "; ";
    out.append(name_of(m.type)).append(" ").append(text.text(m.span)).append(" = ").append(m.value);
  }
  return out;
}

void check(const std::vector<Case>& cases, Lang lang) {
  for (const Case& c : cases) {
    const std::string text = c.text;
    CAPTURE(text);
    CHECK(values_in(c.text, lang) == std::string(c.values));
  }
}

TEST_CASE("English dates have the value of their day, month and year") {
  check(
      {{"It opened on December 22, 2024.", "DATE December 22, 2024 = 2024-12-22"},
       {"It opened on December 22,2024.", "DATE December 22,2024 = 2024-12-22"},
       {"It opened on 22 December 2024.", "DATE 22 December 2024 = 2024-12-22"},
       {"It opened on Dec. 22.", "DATE Dec. 22 = --12-22"},
       {"It opened on the 22nd of December.", "DATE 22nd of December = --12-22"},
       {"It opened on December 22nd, 2024.", "DATE December 22nd, 2024 = 2024-12-22"},
       {"It opened in December 2024.", "DATE December 2024 = 2024-12"},
       {"Feb 19 was cold.", "DATE Feb 19 = --02-19"},
       {"From February 19-20 it was cold.", "DATE February 19-20 = --02-19/--02-20"},
       {"On March 23 and 24, it rained.", "DATE March 23 = --03-23; DATE 24 = --03-24"},
       {"It opened on 12/22/2024.", "DATE 12/22/2024 = 2024-12-22"},
       {"It opened on 22/12/2024.", "DATE 22/12/2024 = 2024-12-22"},
       {"It opened on 3/4/2024.", "DATE 3/4/2024 = 2024-03-04"},
       {"It opened on 2024-12-22.", "DATE 2024-12-22 = 2024-12-22"},
       {"It opened in May.", "DATE May = --05"},
       {"September is wet.", "DATE September = --09"},
       {"in 2024, since 2020 and by 2030", "DATE 2024 = 2024; DATE 2020 = 2020; DATE 2030 = 2030"},
       {"the 2020-2025 period", "DATE 2020-2025 = 2020/2025"},
       {"the 2024-25 season", "DATE 2024-25 = 2024/2025"},
       {"in the 1990s", "DATE 1990s = 1990s"},
       {"in mid-2024", "DATE 2024 = 2024"},
       {"It ended. December 22, 2024 came. 22 December 2025 is next.",
        "DATE December 22, 2024 = 2024-12-22; DATE 22 December 2025 = 2025-12-22"},
       {"It was built in 1885 by monks.", "DATE 1885 = 1885"}},
      Lang::en);
}

TEST_CASE("what looks like an English date is none") {
  check({{"It is open 24/7.", ""},
         {"About 3/4 of them left.", ""},
         {"They won 3-1.", ""},
         {"It may rain.", ""},
         {"May says no.", ""},
         {"They march on.", ""},
         {"He flew to Mar del Plata.", ""},
         {"in 2000 soldiers of 2000 tonnes", "DATE 2000 = 2000; NUM 2000 tonnes = 2000 t"},
         {"There were 2000 soldiers.", "NUM 2000 = 2000"},
         {"Decree 12/2024 says so.", ""},
         {"February 30 never comes.", "DATE February = --02; NUM 30 = 30"},
         {"The meeting is at 10:30.", ""}},
        Lang::en);
}

TEST_CASE("English numbers carry magnitude and unit") {
  check({{"It cost $1.5 billion.", "NUM $1.5 billion = 1500000000 USD"},
         {"It cost 1.5 billion USD.", "NUM 1.5 billion USD = 1500000000 USD"},
         {"It cost VND10 trillion.", "NUM VND10 trillion = 10000000000000 VND"},
         {"It cost VND500-VND600.", "NUM VND500 = 500 VND; NUM VND600 = 600 VND"},
         {"It cost US$5.2 million.", "NUM US$5.2 million = 5200000 USD"},
         {"It cost A$3 million.", "NUM A$3 million = 3000000 AUD"},
         {"It cost $5m or $1.5bn.", "NUM $5m = 5000000 USD; NUM $1.5bn = 1500000000 USD"},
         {"It cost half a million dollars.", "NUM half a million dollars = 500000 USD"},
         {"rose 90% or 90 percent or 90 per cent",
          "NUM 90% = 90 %; NUM 90 percent = 90 %; NUM 90 per cent = 90 %"},
         {"rose 1.2 percentage points", "NUM 1.2 percentage points = 1.2 percentage-point"},
         {"walked 5 km", "NUM 5 km = 5 km"},
         {"an area of 30,528 km²", "NUM 30,528 km² = 30528 km2"},
         {"signed 11 agreements", "NUM 11 = 11"},
         {"1,000 and 1,234,567.8 and 1.5",
          "NUM 1,000 = 1000; NUM 1,234,567.8 = 1234567.8; NUM 1.5 = 1.5"},
         {"5-10 million people", "NUM 5-10 million = 5000000-10000000"},
         {"a 10-year plan for a 100-MW plant", "NUM 10-year = 10 year; NUM 100-MW = 100 MW"},
         {"twenty-five of three hundred and five",
          "NUM twenty-five = 25; NUM three hundred and five = 305"},
         {"two million, a hundred, two hundred and fifty thousand",
          "NUM two million = 2000000; NUM a hundred = 100; NUM two hundred and fifty thousand = "
          "250000"},
         {"the 6th meeting of the twenty-first century", "NUM 6th = 6.; NUM twenty-first = 21."},
         {"It was 40°C.", "NUM 40°C = 40 °C"},
         {"a 12-year-old boy", "NUM 12 = 12"},
         {"five percent", "NUM five percent = 5 %"}},
        Lang::en);
}

TEST_CASE("English words and names are no numbers") {
  check({{"one of the two", ""},
         {"COVID-19 and the F-16 on 5G", ""},
         {"at 8 a.m. on Monday", ""},
         {"millions of hundreds", ""},
         {"20 US airports", "NUM 20 = 20"},
         {"Of 20 teams, 5 won games.", "NUM 20 = 20; NUM 5 = 5"},
         {"Call 007 or 0912345678.", ""}},
        Lang::en);
}

TEST_CASE("document numbers are equal in both languages") {
  check({{"Resolution No. 57-NQ/TW", "ID 57-NQ/TW = 57-NQ/TW"},
         {"Law No. 41/2024/QH15", "ID 41/2024/QH15 = 41/2024/QH15"},
         {"Decision 16/CT-TTg", "ID 16/CT-TTg = 16/CT-TTG"},
         {"Decree 100/2019/ND-CP", "ID 100/2019/ND-CP = 100/2019/ND-CP"},
         {"the 2005-UEFA cup, trains 7/SE8", ""}},
        Lang::en);
  check({{"Nghị quyết số 57-NQ/TW", "ID 57-NQ/TW = 57-NQ/TW"},
         {"Nghị quyết số 57 - NQ/TW", "ID 57 - NQ/TW = 57-NQ/TW"},
         {"Nghị định 100/2019/NĐ-CP", "ID 100/2019/NĐ-CP = 100/2019/ND-CP"},
         {"Nghị định 100/2019/NÐ-CP", "ID 100/2019/NÐ-CP = 100/2019/ND-CP"},
         {"Quyết định 16/QĐ-TTg", "ID 16/QĐ-TTg = 16/QD-TTG"},
         {"Quyết định 24/CP", "ID 24/CP = 24/CP"},
         {"dịch COVID-19, máy bay F-16", ""}},
        Lang::vi);
}

TEST_CASE("Vietnamese dates have the value of their day, month and year") {
  check({{"Khánh thành ngày 22/12/2024.", "DATE 22/12/2024 = 2024-12-22"},
         {"Khánh thành 22-12-2024.", "DATE 22-12-2024 = 2024-12-22"},
         {"Khánh thành 22.12.2024.", "DATE 22.12.2024 = 2024-12-22"},
         {"Khánh thành ngày 22/12.", "DATE 22/12 = --12-22"},
         {"Khánh thành ngày 22 tháng 12 năm 2024.", "DATE 22 tháng 12 năm 2024 = 2024-12-22"},
         {"Khánh thành 22 tháng 12.", "DATE 22 tháng 12 = --12-22"},
         {"Khánh thành tháng 12/2024.", "DATE tháng 12/2024 = 2024-12"},
         {"Khánh thành tháng 12 năm 2024.", "DATE tháng 12 năm 2024 = 2024-12"},
         {"Khánh thành vào tháng Mười hai.", "DATE tháng Mười hai = --12"},
         {"Khánh thành ngày mùng 3 tháng 2.", "DATE 3 tháng 2 = --02-03"},
         {"Khánh thành ngày hai mươi tháng chín.", "DATE hai mươi tháng chín = --09-20"},
         {"Tháng Giêng rồi tháng Chạp", "DATE Tháng Giêng = --01; DATE tháng Chạp = --12"},
         {"ngày 19-20/2/2024 và ngày 19-20 tháng 2",
          "DATE 19-20/2/2024 = 2024-02-19/2024-02-20; DATE 19-20 tháng 2 = --02-19/--02-20"},
         {"Hôm nay (19/2) trời mưa, sáng 31-5 nắng.", "DATE 19/2 = --02-19; DATE 31-5 = --05-31"},
         {"từ 25/7 đến 28/7", "DATE 25/7 = --07-25; DATE 28/7 = --07-28"},
         {"dịp lễ 30/4 và 1/5", "DATE 30/4 = --04-30; DATE 1/5 = --05-01"},
         {"ngày 23 và 24 tháng 3", "DATE 23 = --03-23; DATE 24 tháng 3 = --03-24"},
         {"Năm 2024, từ năm 2020 đến 2023", "DATE 2024 = 2024; DATE 2020 = 2020; DATE 2023 = 2023"},
         {"giai đoạn 2020-2025", "DATE 2020-2025 = 2020/2025"},
         {"thập niên 1990, những năm 90", "DATE 1990 = 1990s; DATE 90 = 1990s"},
         {"vô địch AFF Cup 2018", "DATE 2018 = 2018"},
         {"quý 1/2024", "DATE 1/2024 = 2024-Q1"},
         {"ngay 22 thang 12 nam 2024", "DATE 22 thang 12 nam 2024 = 2024-12-22"}},
        Lang::vi);
}

TEST_CASE("what looks like a Vietnamese date is none") {
  check({{"Mở cửa 24/7.", ""},
         {"Khoảng 3/4 số người bỏ đi.", ""},
         {"Họ thắng 31-5.", ""},
         {"Thông tư 12/2024 nói vậy.", ""},
         {"ba tháng một lần", ""},
         {"Thứ 2 và thứ 7 nghỉ.", ""},
         {"9 tháng đầu năm 2024", "NUM 9 tháng = 9 month; DATE 2024 = 2024"},
         {"9 tháng năm 2024", "NUM 9 tháng = 9 month; DATE 2024 = 2024"},
         {"lúc 8 giờ 30, 10h30, 10:30", ""},
         {"Có 2000 người.", "NUM 2000 = 2000"}},
        Lang::vi);
}

TEST_CASE("Vietnamese numbers carry magnitude and unit") {
  check({{"giá 1,5 tỷ USD", "NUM 1,5 tỷ USD = 1500000000 USD"},
         {"giá 10.000 tỷ đồng", "NUM 10.000 tỷ đồng = 10000000000000 VND"},
         {"giá 50 nghìn tỷ đồng vốn", "NUM 50 nghìn tỷ đồng = 50000000000000 VND"},
         {"giá 2 tỷ 500 triệu đồng", "NUM 2 tỷ 500 triệu đồng = 2500000000 VND"},
         {"giá 100.000đ", "NUM 100.000đ = 100000 VND"},
         {"tăng 90% hay 90 phần trăm", "NUM 90% = 90 %; NUM 90 phần trăm = 90 %"},
         {"tăng 1,2 điểm phần trăm", "NUM 1,2 điểm phần trăm = 1.2 percentage-point"},
         {"đi 5 km, nặng 6 triệu tấn gạo", "NUM 5 km = 5 km; NUM 6 triệu tấn = 6000000 t"},
         {"ký 11 thỏa thuận", "NUM 11 = 11"},
         {"1.000 và 1.234.567,8 và 0,125",
          "NUM 1.000 = 1000; NUM 1.234.567,8 = 1234567.8; NUM 0,125 = 0.125"},
         {"5,250 tỷ và 3,125 tỷ", "NUM 5,250 tỷ = 5250000000000; NUM 3,125 tỷ = 3125000000"},
         {"1,234,567 rồi 3,125", "NUM 1,234,567 = 1234567; NUM 3,125 = 3125"},
         {"5-10 triệu người", "NUM 5-10 triệu = 5000000-10000000"},
         {"hai mươi lăm và ba trăm", "NUM hai mươi lăm = 25; NUM ba trăm = 300"},
         {"một triệu rưỡi, nửa triệu", "NUM một triệu rưỡi = 1500000; NUM nửa triệu = 500000"},
         {"hai trăm năm mươi nghìn", "NUM hai trăm năm mươi nghìn = 250000"},
         {"hai mươi năm, một trăm linh năm",
          "NUM hai mươi năm = 20 year; NUM một trăm linh năm = 105"},
         {"năm phần trăm của năm triệu", "NUM năm phần trăm = 5 %; NUM năm triệu = 5000000"},
         {"ba chục, năm vạn", "NUM ba chục = 30; NUM năm vạn = 50000"},
         {"lần thứ 6, lần thứ XIII", "NUM thứ 6 = 6.; NUM thứ XIII = 13."},
         {"thế kỷ 21, thứ mười hai", "NUM 21 = 21.; NUM thứ mười hai = 12."},
         {"nóng 40 độ C", "NUM 40 độ C = 40 °C"},
         {"cậu bé 12 tuổi", "NUM 12 = 12"}},
        Lang::vi);
}

TEST_CASE("Vietnamese words are no numbers") {
  check({{"một người và hai người", ""},
         {"500 tỷ phú, 5 đồng chí", "NUM 500 = 500; NUM 5 = 5"},
         {"hàng triệu người, vài trăm", ""},
         {"Ba Vì, anh Tư, chị Năm", ""},
         {"độ 3 độ tuổi", "NUM 3 = 3"}},
        Lang::vi);
}

TEST_CASE("decimals are written without exponent and idle zeros") {
  CHECK(Decimal{15, 5}.text() == "1500000");
  CHECK(Decimal{1250, -3}.text() == "1.25");
  CHECK(Decimal{125, -3}.text() == "0.125");
  CHECK(Decimal{0, -2}.text() == "0");
  Decimal sum{2, 9};
  CHECK(add(sum, {5, 8}));
  CHECK(sum.text() == "2500000000");
  CHECK_FALSE(add(sum, {INT64_MAX, 3}));
}

}  // namespace
}  // namespace align
