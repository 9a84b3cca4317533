#include "match/suggest.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

#include "lexicon/row.h"
#include "match/best_products.h"
#include "text/fold.h"

namespace align {
namespace {

const LexiconSet& lexicons() {
  static const LexiconSet set = [] {
    LexiconSet s;
    REQUIRE(s.add(builtin_lexicon(), "built-in"));
    return s;
  }();
  return set;
}

struct Asked {
  std::string_view name;
  Lang lang;
  std::optional<Type> type = {};
  bool chinese = false;
};

std::vector<Suggestion> ask(const Asked& q) {
  return Suggester(lexicons()).suggest(q.name, q.lang, q.type, q.chinese);
}

std::vector<std::string> texts(const Asked& q) {
  std::vector<std::string> out;
  for (const Suggestion& s : ask(q)) out.push_back(s.text);
  return out;
}

std::string first(const Asked& q) {
  const auto list = texts(q);
  return list.empty() ? "" : list.front();
}

// Place in the list, from 1; 0 when it is not there.
size_t place(const Asked& q, std::string_view text) {
  const auto list = texts(q);
  const auto it = std::find(list.begin(), list.end(), text);
  return it == list.end() ? 0 : static_cast<size_t>(it - list.begin()) + 1;
}

std::string everything(const std::vector<Suggestion>& list) {
  std::string out;
  for (const Suggestion& s : list)
    out += s.text + "\t" + std::to_string(s.score) + "\t" + s.source + "\t" + s.detail + "\n";
  return out;
}

}  // namespace

TEST_CASE("best_products enumerates the likeliest combinations in order") {
  const auto list = best_products({{.9, .1}, {.6, .4}}, 3);
  REQUIRE(list.size() == 3);
  CHECK(list[0].picks == std::vector<uint32_t>{0, 0});
  CHECK(list[1].picks == std::vector<uint32_t>{0, 1});
  CHECK(list[2].picks == std::vector<uint32_t>{1, 0});
  CHECK(list[2].probability == doctest::Approx(.06));
  CHECK(best_products({{.5, .5}, {.5, .5}}, 10).size() == 4);
  CHECK(best_products({{1.0}, {}}, 3).empty());
  CHECK(best_products({}, 3).empty());
}

TEST_CASE("suggest: what the lexicons know comes first") {
  CHECK(first({"Guangxi", Lang::en}) == "Quảng Tây");
  CHECK(first({"Quảng Tây", Lang::vi}) == "Guangxi");
  CHECK(first({"Germany", Lang::en}) == "Đức");
  CHECK(first({"Zhang Yunming", Lang::en}) == "Trương Vân Minh");
  CHECK(first({"Trương Vân Minh", Lang::vi}) == "Zhang Yunming");
  CHECK(place({"Trương Vân Minh", Lang::vi}, "Truong Van Minh") == 2);
  CHECK(first({"bộ trưởng", Lang::vi}) == "Minister");
  CHECK(ask({"Guangxi", Lang::en}).front().source == "lexicon");
  CHECK(ask({"Guangxi", Lang::en}).front().score == doctest::Approx(0.97));
}

TEST_CASE("suggest: one form of two places gives both") {
  CHECK(place({"Hà Nam", Lang::vi}, "Henan") > 0);
  CHECK(place({"Hà Nam", Lang::vi}, "Ha Nam") > 0);
}

TEST_CASE("suggest: an acronym is written out, and found only in capitals") {
  CHECK(first({"WHO", Lang::en}) == "Tổ chức Y tế Thế giới");
  CHECK(ask({"WHO", Lang::en}).front().source == "acronym");
  CHECK(place({"who", Lang::en}, "Tổ chức Y tế Thế giới") == 0);
}

TEST_CASE("suggest: a user's entry is named as such") {
  LexiconSet set;
  REQUIRE(set.add(builtin_lexicon(), "built-in"));
  const auto file = read_lexicon("Acme Widgets\tCông ty Ác Mê\tORG\n", "mine.tsv");
  set.add_rows(file.rows, "mine.tsv");
  const auto list = Suggester(set).suggest("Acme Widgets", Lang::en);
  REQUIRE(!list.empty());
  CHECK(list.front().text == "Công ty Ác Mê");
  CHECK(list.front().source == "user");
}

TEST_CASE("suggest: heads and names are composed both ways") {
  CHECK(first({"Guangxi Province", Lang::en}) == "tỉnh Quảng Tây");
  CHECK(first({"tỉnh Quảng Tây", Lang::vi}) == "Guangxi Province");
  CHECK(first({"Quang Ninh Province", Lang::en}) == "tỉnh Quảng Ninh");
  CHECK(first({"tỉnh Quảng Ninh", Lang::vi}) == "Quang Ninh Province");
  CHECK(first({"Province of Quang Ninh", Lang::en}) == "tỉnh Quảng Ninh");
  CHECK(first({"Lake Como", Lang::en}) == "hồ Como");
  CHECK(first({"quận Ba Đình", Lang::vi}) == "Ba Dinh District");
  CHECK(ask({"Guangxi Province", Lang::en}).front().detail ==
        "Province = tỉnh, Guangxi = Quảng Tây (lexicon)");
  // A person has no head: Park, Tập.
  CHECK(place({"Park Min-ho", Lang::en}, "công viên Min-ho") == 0);
  CHECK(first({"Tập Cận Dân", Lang::vi}) == "Xi Jinmin");
}

TEST_CASE("suggest: pinyin is read, the surname as a surname") {
  CHECK(first({"Zhang Yunqi", Lang::en}) == "Trương Vân Kỳ");
  CHECK(ask({"Zhang Yunqi", Lang::en}).front().detail ==
        "zhang = trương 张, yun = vân 云, qi = kỳ 岐");
  CHECK(ask({"Zhang Yunqi", Lang::en}).front().source == "hanviet");
  CHECK(first({"Yunming", Lang::en}) == "Vân Minh");
  CHECK(first({"Yunming Zhang", Lang::en}) == "Trương Vân Minh");
  CHECK(first({"Xi'an", Lang::en}) == "Tây An");
  CHECK(first({"Zhang", Lang::en, Type::PER}) == "Trương");
  const size_t chen = place({"Chen Gang", Lang::en}, "Trần Cương");
  CHECK(chen >= 1);
  CHECK(chen <= 3);
}

TEST_CASE("suggest: other romanisations are read, less surely than pinyin") {
  const size_t cheung = place({"Cheung Kwok-wing", Lang::en, Type::PER}, "Trương Quốc Vinh");
  CHECK(cheung >= 1);
  CHECK(cheung <= 5);
  CHECK(ask({"Cheung Kwok-wing", Lang::en, Type::PER}).front().score < 0.5);
  CHECK(first({"Park Min-ho", Lang::en}) == "Park Min-ho");  // Korean names stay
}

TEST_CASE("hanviet: rows of other romanisations are no pinyin") {
  const HanViet& hanviet = lexicons().hanviet();
  CHECK(hanviet.is_pinyin("zhang"));
  CHECK_FALSE(hanviet.is_pinyin("cheung"));
  CHECK(hanviet.segment("cheung") == std::vector<std::vector<std::string>>{{"cheung"}});
  CHECK(hanviet.segment("jinping") == std::vector<std::vector<std::string>>{{"jin", "ping"}});
  CHECK(hanviet.segment("cheungkwok").empty());
  CHECK(hanviet.segment("smith").empty());
  CHECK(hanviet.relation("cheung", spelling_key("trương")) > 0);
  CHECK(hanviet.relation("cheung", spelling_key("trương")) <
        hanviet.relation("zhang", spelling_key("trương")));
  CHECK_FALSE(hanviet.other_readings("cantonese", "cheung").empty());
  CHECK(hanviet.other_readings("cantonese", "smith").empty());
  CHECK(hanviet.other_readings("no such system", "cheung").empty());
}

TEST_CASE("suggest: Sino-Vietnamese names go back to pinyin when they are Chinese") {
  CHECK(first({"Trần Cương", Lang::vi}) == "Tran Cuong");
  CHECK(place({"Trần Cương", Lang::vi}, "Chen Gang") == 2);
  CHECK(first({"Trần Cương", Lang::vi, Type::PER, true}) == "Chen Gang");
  CHECK(first({"Tưởng Minh Đức", Lang::vi}) == "Jiang Mingde");  // no Vietnamese surname
  CHECK(first({"Gia Cát Minh", Lang::vi, Type::PER, true}) == "Zhuge Ming");
  CHECK(first({"Quảng An", Lang::vi, Type::LOC, true}) == "Guang'an");
  // Typical Vietnamese surnames never give way.
  for (const std::string_view name : {"Nguyễn Minh Đức", "Phạm Minh Đức", "Huỳnh Minh Đức"})
    CHECK(first({name, Lang::vi, Type::PER, true}).ends_with(" Minh Duc"));
  CHECK(first({"Vũ Minh Hiếu", Lang::vi, Type::PER, true}) == "Vu Minh Hieu");  // Vũ is not Vu
  // A syllable that is no reading: no pinyin at all.
  CHECK(texts({"Trần Khoai", Lang::vi, Type::PER, true}) == std::vector<std::string>{"Tran Khoai"});
}

TEST_CASE("suggest: Vietnamese names lose their marks and get them back") {
  CHECK(first({"Nguyễn Mạnh Hùng", Lang::vi}) == "Nguyen Manh Hung");
  CHECK(ask({"Nguyễn Mạnh Hùng", Lang::vi}).front().source == "fold");
  CHECK(ask({"Nguyễn Mạnh Hùng", Lang::vi}).front().score > 0.8);
  CHECK(first({"Đặng Đình Đào", Lang::vi}) == "Dang Dinh Dao");
  CHECK(first({"Nguyen Manh Hung", Lang::en}) == "Nguyễn Mạnh Hùng");
  CHECK(place({"Nguyen Manh Hung", Lang::en}, "Nguyễn Mạnh Hưng") == 2);
  CHECK(first({"NGUYEN VAN NAM", Lang::en}) == "Nguyễn Văn Nam");
  CHECK(first({"Le Van Minh", Lang::en}) == "Lê Văn Minh");
  // Both are as likely, so neither is sure.
  CHECK(ask({"Pham Minh Chinh", Lang::en, Type::PER}).size() > 1);
}

TEST_CASE("suggest: near misses") {
  CHECK(texts({"Smith", Lang::en}) == std::vector<std::string>{"Smith"});
  CHECK(ask({"Smith", Lang::en}).front().score == doctest::Approx(0.6));
  CHECK(ask({"Smith", Lang::en}).front().source == "same");
  CHECK(texts({"John Smith", Lang::en}) == std::vector<std::string>{"John Smith"});
  CHECK(texts({"Barack Obama", Lang::vi}) == std::vector<std::string>{"Barack Obama"});
  CHECK(first({"Susan", Lang::en}) == "Susan");
  CHECK(first({"Linda", Lang::en}) == "Linda");
  CHECK(first({"Long An", Lang::en}) == "Long An");
  CHECK(first({"Long An", Lang::vi}) == "Long An");
  CHECK(texts({"smith", Lang::en}).empty());
  CHECK(texts({"", Lang::en}).empty());
  CHECK(texts({" -- ", Lang::vi}).empty());
  CHECK(texts({"\xF0\x9F\x98\x80", Lang::vi}).empty());
  CHECK(texts({"Xi'", Lang::en}) == texts({"Xi'", Lang::en}));
}

TEST_CASE("suggest: lists are short, in order, without doubles") {
  for (const std::string_view name : {"Li Xiaojing", "Nguyen Van Hung", "Quang Ninh Province",
                                      "Change", "Cheung Kwok-wing", "Hung"}) {
    const auto list = ask({name, Lang::en});
    CHECK(list.size() <= Suggester::kMost);
    std::vector<std::string> keys;
    for (size_t i = 0; i < list.size(); ++i) {
      CHECK(list[i].score >= 0);
      CHECK(list[i].score <= 1);
      CHECK_FALSE(list[i].detail.empty());
      if (i > 0) CHECK(list[i - 1].score >= list[i].score);
      keys.push_back(spelling_key(list[i].text));
    }
    std::sort(keys.begin(), keys.end());
    CHECK(std::adjacent_find(keys.begin(), keys.end()) == keys.end());
  }
}

TEST_CASE("suggest: the same from every thread and at every time") {
  const Suggester shared(lexicons());
  std::string answers[4];
  std::vector<std::thread> threads;
  for (std::string& answer : answers)
    threads.emplace_back([&shared, &answer] {
      for (const char* name : {"Li Xiaojing", "Guangxi Province", "Nguyen Van Hung"})
        answer += everything(shared.suggest(name, Lang::en));
    });
  for (std::thread& t : threads) t.join();
  for (const std::string& answer : answers) CHECK(answer == answers[0]);
  CHECK(everything(ask({"Li Xiaojing", Lang::en})) ==
        everything(shared.suggest("Li Xiaojing", Lang::en)));
}

}  // namespace align
