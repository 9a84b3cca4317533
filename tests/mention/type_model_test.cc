// The table of weights, and what it makes of invented names that no lexicon has.
#include "mention/type_model.h"

#include <doctest/doctest.h>

#include <string>
#include <string_view>
#include <vector>

#include "mention/region.h"
#include "tests/support/align_texts.h"
#include "tests/support/test_lexicon.h"

namespace align {
namespace {

TypeSums sums_of(const TypeModel& model, const std::vector<TypeClue>& clues) {
  TypeSums sums{};
  for (const TypeClue& clue : clues) model.add(clue, sums);
  return sums;
}

std::string fault_of(std::string_view text) {
  std::string fault;
  CHECK_FALSE(compile_type_weights(text, fault).has_value());
  return fault;
}

// Type of `name` where it first stands in `text`.
Type type_of(std::string_view name, std::string_view text, Lang lang) {
  Workspace workspace(test_lexicon());
  const AnalysedText analysed = analyse(text, lang, workspace);
  for (uint32_t begin = 0; begin < analysed.tokens.size(); ++begin)
    for (uint32_t end = begin + 1; end <= analysed.tokens.size(); ++end)
      if (analysed.text(TokenSpan{begin, end}) == name) {
        Mention m;
        m.span = {begin, end};
        m.type = Type::MISC;
        settle_type(analysed, m, workspace);
        return m.type;
      }
  FAIL("the name is not in the text");
  return Type::NUM;
}

}  // namespace

TEST_CASE("type model: the table adds up what the text says") {
  std::string fault;
  const auto bytes = compile_type_weights(
      "# a comment\n"
      "en.last\tministry\t\t-3 40 -5 0 0\n"
      "vi.before2\tthành\tphố\t-127 0 127 1 2\n",
      fault);
  REQUIRE(bytes.has_value());
  const auto model = TypeModel::open(*bytes);
  REQUIRE(model.has_value());
  CHECK(sums_of(*model, {{"en.last", "ministry", ""}}) == TypeSums{-3, 40, -5, 0, 0});
  CHECK(sums_of(*model, {{"en.last", "ministry", ""}, {"vi.before2", "thành", "phố"}}) ==
        TypeSums{-130, 40, 122, 1, 2});
  // Another kind, another word, the words the other way round
  CHECK(sums_of(*model, {{"vi.last", "ministry", ""},
                         {"en.last", "bank", ""},
                         {"vi.before2", "phố", "thành"}}) == TypeSums{});
}

TEST_CASE("type model: the likeliest type has the largest sum") {
  CHECK(likeliest_type({-3, 40, -5, 0, 0}) == Type::ORG);
  CHECK(likeliest_type({-3, -40, -5, -9, -1}) == Type::NORP);
}

TEST_CASE("type model: lines that are no weights are named") {
  CHECK(fault_of("en.last\tministry\t\t1 2 3 4\n").starts_with("no five weights: en.last"));
  CHECK(fault_of("en.last\tministry\t\t1 2 3 4 5 6\n").starts_with("no five weights"));
  CHECK(fault_of("en.last\tministry\t\t1 2 3 4 128\n").starts_with("no five weights"));
  CHECK(fault_of("en.last\tministry\n").starts_with("no five weights"));
  CHECK(fault_of("a\tb\t\t1 2 3 4 5\na\tb\t\t1 2 3 4 5\n").starts_with("the same key as `a\tb"));
}

TEST_CASE("type model: bytes that are no table are refused") {
  std::string fault;
  const std::string bytes = *compile_type_weights("a\tb\t\t1 2 3 4 5\n", fault);
  CHECK(TypeModel::open(bytes).has_value());
  CHECK_FALSE(TypeModel::open(std::string_view(bytes).substr(0, bytes.size() - 1)).has_value());
  CHECK_FALSE(TypeModel::open(std::string_view(bytes).substr(0, 8)).has_value());
  CHECK_FALSE(TypeModel::open("").has_value());
  std::string other = bytes;
  other[0] = 'x';
  CHECK_FALSE(TypeModel::open(other).has_value());
}

TEST_CASE("types: what stands beside an unknown name decides") {
  CHECK(type_of("Varnholt", "They live in the city of Varnholt.", Lang::en) == Type::LOC);
  CHECK(type_of("Varnholt", "Mr. Varnholt said that he would go.", Lang::en) == Type::PER);
  CHECK(type_of("Varnholt", "The rival firm Varnholt sells cars.", Lang::en) == Type::ORG);
  CHECK(type_of("Varnholt", "Họ sống ở thành phố Varnholt.", Lang::vi) == Type::LOC);
  CHECK(type_of("Varnholt", "Ông Varnholt nói ông sẽ đi.", Lang::vi) == Type::PER);
}

TEST_CASE("types: the words of an unknown name decide") {
  CHECK(type_of("Varnholt University", "Varnholt University opened.", Lang::en) == Type::ORG);
  CHECK(type_of("Lake Varnholt", "Lake Varnholt froze.", Lang::en) == Type::LOC);
  CHECK(type_of("Varnholt Cup", "She won the Varnholt Cup.", Lang::en) == Type::MISC);
  CHECK(type_of("Laura Varnholt", "Laura Varnholt sings.", Lang::en) == Type::PER);
  CHECK(type_of("Công ty Varnholt", "Công ty Varnholt đã đóng cửa.", Lang::vi) == Type::ORG);
}

TEST_CASE("types: both sides of a pair speak") {
  // The English alone says nothing; the Vietnamese says city, then Mr
  CHECK(rows(aligned("He thanked Varnholt.", "Ông cảm ơn thành phố Varnholt.")) ==
        "LOC Varnholt = Varnholt");
  CHECK(rows(aligned("He thanked Varnholt.", "Anh ấy cảm ơn ông Varnholt.")) ==
        "PER Varnholt = Varnholt");
}

TEST_CASE("types: what the user says of a name stays, and a lexicon name keeps its type") {
  DocumentPair pair = pair_of("Mr. Varnholt came to Hanoi.", "Ông Varnholt đến Hà Nội.");
  pair.en.mentions = {GivenMention{{4, 12}, Type::MISC}, GivenMention{{21, 26}, {}}};
  CHECK(rows(aligned(pair)) == "MISC Varnholt = Varnholt; LOC Hanoi = Hà Nội");
}

}  // namespace align
