// The units of the state of Vietnam and the days on which they were there, and its 54 peoples.
#include <doctest/doctest.h>
#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "lexicon/lexicon_set.h"
#include "tests/support/test_lexicon.h"
#include "text/fold.h"

namespace align {
namespace {

// Entries that both forms find and that have both, of the type and of a domain that begins so.
std::vector<EntryRef> entries(std::string_view en, std::string_view vi, RowType type,
                              std::string_view domain) {
  const LexiconSet& set = test_lexicon();
  const auto from_en = set.lookup(en);
  const auto from_vi = set.lookup(vi);
  const auto has = [&](EntryRef ref, Lang lang, std::string_view form) {
    const auto forms = set.forms(ref, lang);
    return std::any_of(forms.begin(), forms.end(),
                       [&](std::string_view f) { return spelling_key(f) == spelling_key(form); });
  };
  std::vector<EntryRef> out;
  for (const EntryRef ref : from_en)
    if (std::find(from_vi.begin(), from_vi.end(), ref) != from_vi.end() &&
        set.entry(ref).type == type && has(ref, Lang::en, en) && has(ref, Lang::vi, vi) &&
        set.domain(ref).starts_with(domain))
      out.push_back(ref);
  return out;
}

bool any_valid(const std::vector<EntryRef>& refs, uint32_t date) {
  return std::any_of(refs.begin(), refs.end(),
                     [&](EntryRef ref) { return valid_at(test_lexicon().entry(ref), date); });
}

struct Unit {
  const char* en;
  const char* vi;
  bool before;
  bool since;
};

// "" or what the lexicon says otherwise about one unit.
std::string wrong(const Unit& unit, const std::vector<EntryRef>& refs, uint32_t last_day,
                  uint32_t first_day) {
  if (refs.empty()) return fmt::format("{} = {}: no row\n", unit.en, unit.vi);
  std::string out;
  if (any_valid(refs, last_day) != unit.before)
    out += fmt::format("{} = {}: on {}\n", unit.en, unit.vi, date_text(last_day));
  if (any_valid(refs, first_day) != unit.since)
    out += fmt::format("{} = {}: on {}\n", unit.en, unit.vi, date_text(first_day));
  return out;
}

// Those that kept their names on 1 July 2025.
constexpr const char* kKept[] = {"Hà Nội",      "Hải Phòng",
                                 "Huế",         "Đà Nẵng",
                                 "Cần Thơ",     "Cao Bằng",
                                 "Tuyên Quang", "Lào Cai",
                                 "Điện Biên",   "Lai Châu",
                                 "Sơn La",      "Lạng Sơn",
                                 "Thái Nguyên", "Quảng Ninh",
                                 "Phú Thọ",     "Bắc Ninh",
                                 "Hưng Yên",    "Ninh Bình",
                                 "Thanh Hóa",   "Nghệ An",
                                 "Hà Tĩnh",     "Quảng Trị",
                                 "Quảng Ngãi",  "Khánh Hòa",
                                 "Gia Lai",     "Đắk Lắk",
                                 "Lâm Đồng",    "Đồng Nai",
                                 "Tây Ninh",    "Vĩnh Long",
                                 "Đồng Tháp",   "An Giang",
                                 "Cà Mau",      "Thành phố Hồ Chí Minh"};
constexpr const char* kMerged[] = {
    "Hà Giang",   "Yên Bái",   "Bắc Kạn",    "Vĩnh Phúc",         "Hòa Bình",   "Bắc Giang",
    "Thái Bình",  "Hải Dương", "Hà Nam",     "Nam Định",          "Quảng Bình", "Quảng Nam",
    "Kon Tum",    "Bình Định", "Ninh Thuận", "Đắk Nông",          "Phú Yên",    "Bình Thuận",
    "Bình Phước", "Long An",   "Bình Dương", "Bà Rịa - Vũng Tàu", "Bến Tre",    "Trà Vinh",
    "Tiền Giang", "Hậu Giang", "Sóc Trăng",  "Kiên Giang",        "Bạc Liêu"};

std::string english_of(std::string_view vi) {
  if (vi == "Thành phố Hồ Chí Minh") return "Ho Chi Minh City";
  return fold_key(vi);
}

TEST_CASE("lexicon knows all 63 provinces until June 2025 and the 34 since") {
  CHECK(std::size(kKept) == 34);
  CHECK(std::size(kKept) + std::size(kMerged) == 63);
  std::string out;
  for (const char* vi : kKept) {
    const std::string en = english_of(vi);
    out += wrong({en.c_str(), vi, true, true}, entries(en, vi, RowType::LOC, "vietnam."), 20250630,
                 20250702);
  }
  for (const char* vi : kMerged) {
    const std::string en = english_of(vi);
    out += wrong({en.c_str(), vi, true, false}, entries(en, vi, RowType::LOC, "vietnam.province"),
                 20250630, 20250702);
  }
  CHECK(out == "");
}

TEST_CASE("lexicon knows Thua Thien Hue as a province until the end of 2024") {
  const Unit unit{"Thua Thien Hue", "Thừa Thiên Huế", true, false};
  const auto refs = entries(unit.en, unit.vi, RowType::LOC, "vietnam.province");
  CHECK(wrong(unit, refs, 20241231, 20250101) == "");
}

TEST_CASE("lexicon knows the ministries until February 2025 and since March") {
  const std::vector<Unit> units = {
      {"Ministry of National Defence", "Bộ Quốc phòng", true, true},
      {"Ministry of Public Security", "Bộ Công an", true, true},
      {"Ministry of Foreign Affairs", "Bộ Ngoại giao", true, true},
      {"Ministry of Justice", "Bộ Tư pháp", true, true},
      {"Ministry of Finance", "Bộ Tài chính", true, true},
      {"Ministry of Industry and Trade", "Bộ Công Thương", true, true},
      {"Ministry of Construction", "Bộ Xây dựng", true, true},
      {"Ministry of Education and Training", "Bộ Giáo dục và Đào tạo", true, true},
      {"Ministry of Home Affairs", "Bộ Nội vụ", true, true},
      {"Ministry of Health", "Bộ Y tế", true, true},
      {"Ministry of Science and Technology", "Bộ Khoa học và Công nghệ", true, true},
      {"Ministry of Culture, Sports and Tourism", "Bộ Văn hóa, Thể thao và Du lịch", true, true},
      {"Government Inspectorate", "Thanh tra Chính phủ", true, true},
      {"State Bank of Vietnam", "Ngân hàng Nhà nước Việt Nam", true, true},
      {"Office of the Government", "Văn phòng Chính phủ", true, true},
      {"Ministry of Labour, Invalids and Social Affairs", "Bộ Lao động - Thương binh và Xã hội",
       true, false},
      {"Ministry of Transport", "Bộ Giao thông vận tải", true, false},
      {"Ministry of Information and Communications", "Bộ Thông tin và Truyền thông", true, false},
      {"Ministry of Agriculture and Rural Development", "Bộ Nông nghiệp và Phát triển nông thôn",
       true, false},
      {"Ministry of Planning and Investment", "Bộ Kế hoạch và Đầu tư", true, false},
      {"Ministry of Natural Resources and Environment", "Bộ Tài nguyên và Môi trường", true, false},
      {"Committee for Ethnic Minority Affairs", "Ủy ban Dân tộc", true, false},
      {"Ministry of Agriculture and Environment", "Bộ Nông nghiệp và Môi trường", false, true},
      {"Ministry of Ethnic and Religious Affairs", "Bộ Dân tộc và Tôn giáo", false, true}};
  std::string out;
  for (const Unit& unit : units)
    out += wrong(unit, entries(unit.en, unit.vi, RowType::ORG, ""), 20250228, 20250302);
  CHECK(out == "");
}

// As the state's list of 1979 counts them.
constexpr const char* kPeoples[] = {
    "Kinh",  "Tày",      "Thái",       "Hoa",    "Khmer",   "Mường",   "Nùng",           "Mông",
    "Dao",   "Gia Rai",  "Ngái",       "Ê Đê",   "Ba Na",   "Xơ Đăng", "Sán Chay",       "Cơ Ho",
    "Chăm",  "Sán Dìu",  "Hrê",        "Mnông",  "Ra Glai", "Xtiêng",  "Bru - Vân Kiều", "Thổ",
    "Giáy",  "Cơ Tu",    "Giẻ Triêng", "Mạ",     "Khơ Mú",  "Co",      "Tà Ôi",          "Chơ Ro",
    "Kháng", "Xinh Mun", "Hà Nhì",     "Chu Ru", "Lào",     "La Chí",  "La Ha",          "Phù Lá",
    "La Hủ", "Lự",       "Lô Lô",      "Chứt",   "Mảng",    "Pà Thẻn", "Cơ Lao",         "Cống",
    "Bố Y",  "Si La",    "Pu Péo",     "Brâu",   "Ơ Đu",    "Rơ Măm"};

TEST_CASE("lexicon knows the 54 peoples of Vietnam from both languages") {
  CHECK(std::size(kPeoples) == 54);
  const LexiconSet& set = test_lexicon();
  std::set<std::string_view> ids;
  std::string out;
  for (const std::string_view name : kPeoples) {
    bool found = false;
    for (const std::string& form : {std::string(name), "người " + std::string(name)})
      for (const EntryRef ref : set.lookup(form)) {
        const EntryRecord& entry = set.entry(ref);
        const std::string_view en = set.preferred(ref, Lang::en);
        const auto forms = set.forms(ref, Lang::vi);
        if (std::find(forms.begin(), forms.end(), form) == forms.end()) continue;
        if (entry.type != RowType::NORP || en.empty() ||
            set.lexicon(ref.layer).string(entry.domain) != "ethnic.vietnam")
          continue;
        const auto back = set.lookup(en);
        found |= std::find(back.begin(), back.end(), ref) != back.end();
        ids.insert(set.id(ref));
      }
    if (!found) out += fmt::format("{}\n", name);
  }
  CHECK(out == "");
  CHECK(ids.size() == 54);
}

}  // namespace
}  // namespace align
