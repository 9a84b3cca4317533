#include "text/fold.h"

#include <doctest/doctest.h>

#include <string_view>

namespace align {
namespace {

struct Pair {
  std::string_view a, b;
};

TEST_CASE("one word in two spellings has one spelling key") {
  static constexpr Pair kSame[] = {
      {"hòa", "hoà"},        {"HÒA", "hoà"},    {"khỏe", "khoẻ"},       {"thủy", "thuỷ"},
      {"Thúy", "Thuý"},      {"tùy", "tuỳ"},    {"hủy", "huỷ"},         {"xòe", "xoè"},
      {"Mỹ", "Mĩ"},          {"Lý", "Lí"},      {"quý", "quí"},         {"kỹ", "kĩ"},
      {"sĩ", "sỹ"},          {"tỷ", "tỉ"},      {"vy", "vi"},           {"hy", "hi"},
      {"THỦY", "thuỷ"},      {"U.S.", "US"},    {"O'Neill", "O’Neill"}, {"HÀ NỘI", "hà nội"},
      {"Hà  Nội", "hà nội"}, {"\u0110à", "đà"}, {"\u00D0à", "đà"},      {"\u0189à", "đà"},
      {"\u00F0à", "đà"},     {"\u0256à", "đà"}, {"TP.HCM", "tphcm"}};
  for (const auto& [a, b] : kSame) {
    CAPTURE(a);
    CAPTURE(b);
    CHECK(spelling_key(a) == spelling_key(b));
    CHECK(fold_key(a) == fold_key(b));
  }
}

TEST_CASE("different words keep different spelling keys") {
  static constexpr Pair kDifferent[] = {
      {"mai", "may"},     {"tui", "tuy"},     {"tai", "tay"}, {"hoàn", "hòan"}, {"Hùng", "Hưng"},
      {"Đường", "Dương"}, {"Đức", "Dức"},     {"quà", "qùa"}, {"thúi", "thuý"}, {"my", "mỹ"},
      {"yến", "iến"},     {"khuya", "khuỳa"}, {"lan", "lân"}, {"hoa", "hoà"},   {"toàn", "tòan"},
      {"quỳ", "qùy"},     {"Hà Nội", "Hànội"}};
  for (const auto& [a, b] : kDifferent) {
    CAPTURE(a);
    CAPTURE(b);
    CHECK(spelling_key(a) != spelling_key(b));
  }
}

TEST_CASE("the fold key is the word without marks") {
  static constexpr Pair kFolded[] = {{"Hùng", "hung"},
                                     {"Hưng", "hung"},
                                     {"Đường", "duong"},
                                     {"Dương", "duong"},
                                     {"Trần Cương", "tran cuong"},
                                     {"\u00F0à", "da"},
                                     {"Mỹ", "mi"},
                                     {"U.S.", "us"},
                                     {"Quảng Ninh", "quang ninh"},
                                     {"Gdańsk", "gdansk"},
                                     {"Ørsted", "orsted"},
                                     {"Đắk Lắk", "dak lak"},
                                     {"  Hà, Nội! ", "ha noi"},
                                     {"57-NQ/TW", "57 nq tw"},
                                     {"", ""},
                                     {"...", ""}};
  for (const auto& [word, fold] : kFolded) {
    CAPTURE(word);
    CHECK(fold_key(word) == fold);
  }
}

TEST_CASE("mai and may, tui and tuy stay apart even without marks") {
  CHECK(fold_key("mai") != fold_key("may"));
  CHECK(fold_key("tui") != fold_key("tuy"));
  CHECK(fold_key("Thúi") != fold_key("Thúy"));
}

TEST_CASE("the joined key does not see blanks") {
  CHECK(joined_key("Việt Nam") == joined_key("Vietnam"));
  CHECK(joined_key("Hà Nội") == "hanoi");
}

TEST_CASE("the case of a word is told by its letters") {
  const WordKeys mixed = word_keys("Đà");
  CHECK(mixed.starts_capital);
  CHECK(mixed.has_small);
  CHECK_FALSE(mixed.all_capitals);
  CHECK(mixed.marked);
  const WordKeys code = word_keys("G7");
  CHECK(code.has_digit);
  CHECK_FALSE(code.all_capitals);  // one letter says nothing
  CHECK(word_keys("U.S.").all_capitals);
  CHECK(word_keys("iPhone").has_capital);
  CHECK_FALSE(word_keys("iPhone").starts_capital);
  CHECK_FALSE(word_keys("2024").has_letter);
}

}  // namespace
}  // namespace align
