#include "text/vocabulary.h"

#include <doctest/doctest.h>

#include <map>
#include <random>
#include <string>

namespace align {
namespace {

TEST_CASE("equal strings have equal numbers, whatever their length and what stands behind them") {
  std::mt19937 random(7);
  StringNumbers numbers;
  std::map<std::string, uint32_t> known;
  for (int i = 0; i < 60000; ++i) {
    std::string s;
    for (size_t n = random() % 20; n > 0; --n)
      s.push_back(static_cast<char>("ab\0\xE1"[random() % 4]));
    const uint32_t expected = known.emplace(s, numbers.size()).first->second;
    const std::string around = s + "xyz and more than sixteen bytes";
    REQUIRE(numbers.number(s) == expected);
    REQUIRE(numbers.number(s, string_key(around, 0, s.size())) == expected);
    REQUIRE(numbers.string(expected) == s);
  }
  CHECK(numbers.size() == known.size());
}

TEST_CASE("English and Vietnamese words of one fold key share its number") {
  Vocabulary vocabulary;
  const WordInfo hung = vocabulary.info(vocabulary.word("Hùng"));
  const WordInfo plain = vocabulary.info(vocabulary.word("Hung"));
  CHECK(hung.fold == plain.fold);
  CHECK(hung.spelling != plain.spelling);
  CHECK(hung.is(kMarked));
  CHECK(hung.letters == 4);
  CHECK(vocabulary.word("Hùng") == vocabulary.word("ông Hùng nói", 5, 10));
  vocabulary.clear();
  CHECK(vocabulary.word_count() == 0);
}

TEST_CASE("a known string is told at once or not at all, and never wrongly") {
  StringNumbers numbers;
  const auto known = [&](std::string_view s) {
    const StringKey key = string_key(s, 0, s.size());
    return numbers.known(key, StringNumbers::hash_of(key));
  };
  CHECK(known("a") == StringNumbers::kNone);
  size_t at_once = 0;
  for (uint32_t i = 0; i < 1000; ++i) {
    const std::string s = "w" + std::to_string(i);
    CHECK(known(s) == StringNumbers::kNone);
    CHECK(numbers.number(s) == i);
  }
  for (uint32_t i = 0; i < 1000; ++i) {
    const uint32_t n = known("w" + std::to_string(i));
    CHECK((n == i || n == StringNumbers::kNone));
    at_once += n == i;
  }
  CHECK(at_once > 500);
  const std::string long_one(40, 'x');
  numbers.number(long_one);
  CHECK(known(long_one) == StringNumbers::kNone);
}

}  // namespace
}  // namespace align
