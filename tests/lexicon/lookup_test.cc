// What the built-in lexicons must know, looked up from both languages. All rows: lookup_rows_test.cc; days and
// peoples: lookup_dates_test.cc.
#include <doctest/doctest.h>
#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/unicode.h"
#include "lexicon/lexicon_set.h"
#include "tests/support/reference.h"
#include "tests/support/test_lexicon.h"
#include "text/fold.h"

namespace align {
namespace {

bool has_form(const LexiconSet& set, EntryRef ref, Lang lang, std::string_view form) {
  const auto forms = set.forms(ref, lang);
  return std::any_of(forms.begin(), forms.end(),
                     [&](std::string_view f) { return spelling_key(f) == spelling_key(form); });
}

// An entry that looking up `from` finds and that has `to` on the other side.
bool leads(std::string_view from, std::string_view to, Lang to_lang) {
  const LexiconSet& set = test_lexicon();
  const auto refs = set.lookup(from);
  return std::any_of(refs.begin(), refs.end(),
                     [&](EntryRef ref) { return has_form(set, ref, to_lang, to); });
}

// "" or what is missing.
std::string missing(std::string_view en, std::string_view vi) {
  std::string out;
  if (!leads(en, vi, Lang::vi)) out += fmt::format("{} -> {}\n", en, vi);
  if (!leads(vi, en, Lang::en)) out += fmt::format("{} -> {}\n", vi, en);
  return out;
}

struct Pair {
  const char* en;
  const char* vi;
};

std::string missing_of(const std::vector<Pair>& pairs) {
  std::string out;
  for (const Pair& p : pairs) out += missing(p.en, p.vi);
  return out;
}

TEST_CASE("lexicon knows every territory and language of CLDR") {
  std::string out;
  for (const CldrName& name : cldr_names()) out += missing(name.en, name.vi);
  CHECK(out == "");
}

TEST_CASE("lexicon knows countries as news calls them") {
  CHECK(missing_of({{"United States", "Mỹ"},
                    {"United States", "Hoa Kỳ"},
                    {"United Kingdom", "Anh"},
                    {"United Kingdom", "Vương quốc Anh"},
                    {"Australia", "Úc"},
                    {"Italy", "Ý"},
                    {"Moscow", "Mát-xcơ-va"},
                    {"Moscow", "Moskva"},
                    {"New Zealand", "Niu Di-lân"},
                    {"German", "Đức"},
                    {"Germans", "người Đức"},
                    {"Soviet Union", "Liên Xô"}}) == "");
}

TEST_CASE("lexicon knows every province of Vietnam, before and since July 2025") {
  const std::filesystem::path file = reference_folder() / "vietnam_units.tsv";
  if (!std::filesystem::exists(file)) {
    MESSAGE("skipped: no " << file.string());
    return;
  }
  std::ifstream in(file);
  std::string out;
  std::map<std::string, int> provinces;
  for (std::string line; std::getline(in, line);) {
    std::vector<std::string> cells;
    for (size_t begin = 0; begin <= line.size();) {
      const size_t end = std::min(line.find('\t', begin), line.size());
      cells.push_back(line.substr(begin, end - begin));
      begin = end + 1;
    }
    if (cells.size() < 4 || cells[1] != "province") continue;
    ++provinces[cells[0]];
    out += missing(cells[3], cells[2]);
  }
  CHECK(provinces == std::map<std::string, int>{{"2025-07-01..", 34}, {"..2025-06-30", 63}});
  CHECK(out == "");
  CHECK(missing_of({{"Thua Thien Hue", "Thừa Thiên Huế"},
                    {"Ho Chi Minh City", "TP.HCM"},
                    {"HCM City", "TPHCM"},
                    {"Saigon", "Sài Gòn"},
                    {"Ha Noi", "Hà Nội"},
                    {"Hanoi", "Hà Nội"}}) == "");
}

TEST_CASE("lexicon dates the provinces that were merged") {
  const LexiconSet& set = test_lexicon();
  std::string out;
  for (const char* gone : {"Hà Giang", "Yên Bái", "Bắc Kạn", "Hà Nam", "Bình Dương", "Kon Tum",
                           "Bến Tre", "Sóc Trăng", "Bạc Liêu", "Thừa Thiên Huế"}) {
    const auto refs = set.lookup(gone);
    const bool dated = std::any_of(refs.begin(), refs.end(), [&](EntryRef ref) {
      return set.entry(ref).type == RowType::LOC && set.entry(ref).to != 0;
    });
    if (!dated) out += fmt::format("{}\n", gone);
  }
  CHECK(out == "");
}

TEST_CASE("lexicon knows the ministries and agencies until February 2025") {
  CHECK(missing_of({
            {"Ministry of National Defence", "Bộ Quốc phòng"},
            {"Ministry of Public Security", "Bộ Công an"},
            {"Ministry of Foreign Affairs", "Bộ Ngoại giao"},
            {"Ministry of Justice", "Bộ Tư pháp"},
            {"Ministry of Finance", "Bộ Tài chính"},
            {"Ministry of Industry and Trade", "Bộ Công Thương"},
            {"Ministry of Labour, Invalids and Social Affairs",
             "Bộ Lao động - Thương binh và Xã hội"},
            {"Ministry of Transport", "Bộ Giao thông vận tải"},
            {"Ministry of Construction", "Bộ Xây dựng"},
            {"Ministry of Information and Communications", "Bộ Thông tin và Truyền thông"},
            {"Ministry of Education and Training", "Bộ Giáo dục và Đào tạo"},
            {"Ministry of Agriculture and Rural Development",
             "Bộ Nông nghiệp và Phát triển nông thôn"},
            {"Ministry of Planning and Investment", "Bộ Kế hoạch và Đầu tư"},
            {"Ministry of Home Affairs", "Bộ Nội vụ"},
            {"Ministry of Health", "Bộ Y tế"},
            {"Ministry of Science and Technology", "Bộ Khoa học và Công nghệ"},
            {"Ministry of Culture, Sports and Tourism", "Bộ Văn hóa, Thể thao và Du lịch"},
            {"Ministry of Natural Resources and Environment", "Bộ Tài nguyên và Môi trường"},
            {"State Bank of Vietnam", "Ngân hàng Nhà nước Việt Nam"},
            {"Government Inspectorate", "Thanh tra Chính phủ"},
            {"Office of the Government", "Văn phòng Chính phủ"},
            {"Committee for Ethnic Minority Affairs", "Ủy ban Dân tộc"},
        }) == "");
}

TEST_CASE("lexicon knows the ministries and agencies since March 2025") {
  CHECK(missing_of({
            {"Ministry of Agriculture and Environment", "Bộ Nông nghiệp và Môi trường"},
            {"Ministry of Ethnic and Religious Affairs", "Bộ Dân tộc và Tôn giáo"},
            {"Ministry of Finance", "Bộ Tài chính"},
            {"Ministry of Construction", "Bộ Xây dựng"},
            {"Ministry of Science and Technology", "Bộ Khoa học và Công nghệ"},
            {"Ministry of Home Affairs", "Bộ Nội vụ"},
            {"Ministry of Health", "Bộ Y tế"},
            {"Ministry of Culture, Sports and Tourism", "Bộ Văn hóa, Thể thao và Du lịch"},
            {"Ministry of Education and Training", "Bộ Giáo dục và Đào tạo"},
            {"Ministry of Industry and Trade", "Bộ Công Thương"},
            {"Ministry of Justice", "Bộ Tư pháp"},
            {"Ministry of National Defence", "Bộ Quốc phòng"},
            {"Ministry of Public Security", "Bộ Công an"},
            {"Ministry of Foreign Affairs", "Bộ Ngoại giao"},
            {"Government Office", "Văn phòng Chính phủ"},
            {"Government Inspectorate", "Thanh tra Chính phủ"},
            {"State Bank of Vietnam", "Ngân hàng Nhà nước Việt Nam"},
        }) == "");
}

TEST_CASE("lexicon dates the ministries that were merged") {
  const LexiconSet& set = test_lexicon();
  std::string out;
  for (const char* gone :
       {"Bộ Lao động - Thương binh và Xã hội", "Bộ Giao thông vận tải",
        "Bộ Thông tin và Truyền thông", "Bộ Nông nghiệp và Phát triển nông thôn",
        "Bộ Kế hoạch và Đầu tư", "Bộ Tài nguyên và Môi trường", "Ủy ban Dân tộc"}) {
    const auto refs = set.lookup(gone);
    const bool dated = std::any_of(refs.begin(), refs.end(), [&](EntryRef ref) {
      return set.entry(ref).type == RowType::ORG && set.entry(ref).to != 0;
    });
    if (!dated) out += fmt::format("{}\n", gone);
  }
  CHECK(out == "");
}

TEST_CASE("lexicon knows each kind of content") {
  CHECK(missing_of({
            {"Guangxi", "Quảng Tây"},                     // China, Korea, Japan
            {"Xi Jinping", "Tập Cận Bình"},               // people
            {"Seoul", "Xơ-un"},                           // transcription
            {"Mekong Delta", "Đồng bằng sông Cửu Long"},  // geography
            {"Tan Son Nhat", "Tân Sơn Nhất"},
            {"Communist Party of Vietnam", "Đảng Cộng sản Việt Nam"},
            {"National Assembly", "Quốc hội"},
            {"Fatherland Front", "Mặt trận Tổ quốc"},
            {"United Nations", "Liên Hợp Quốc"},  // international
            {"World Health Organization", "Tổ chức Y tế Thế giới"},
            {"WHO", "Tổ chức Y tế Thế giới"},  // acronym and expansion
            {"ASEAN", "Hiệp hội các quốc gia Đông Nam Á"},
            {"World Bank", "Ngân hàng Thế giới"},
            {"prime minister", "thủ tướng"},  // titles
            {"deputy minister", "thứ trưởng"},
            {"professor", "giáo sư"},
            {"lieutenant general", "trung tướng"},
            {"archbishop", "tổng giám mục"},
            {"Mr", "ông"},       // honorific
            {"ministry", "bộ"},  // heads and words
            {"bridge", "cầu"},
            {"science", "khoa học"},
            {"digital transformation", "chuyển đổi số"},  // terms
            {"climate change", "biến đổi khí hậu"},
            {"inflation", "lạm phát"},
            {"Lunar New Year", "Tết Nguyên đán"},  // holidays, laws, works ...
            {"Law on Cybersecurity", "Luật An ninh mạng"},
            {"Nobel Peace Prize", "giải Nobel Hòa bình"},
            {"Buddhism", "Phật giáo"},
            {"Vietnamese", "tiếng Việt"},
            {"Hmong", "Mông"},      // ethnic groups
            {"Nguyen", "Nguyễn"},   // name parts
            {"zhang", "trương"},    // syllables
            {"Monday", "thứ hai"},  // calendar, numbers, units
            {"January", "tháng một"},
            {"million", "triệu"},
            {"kilometre", "ki-lô-mét"},
            {"US dollar", "đô la Mỹ"},
        }) == "");
}

}  // namespace
}  // namespace align
