#include "match/text_entities.h"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <string>
#include <string_view>
#include <vector>

#include "tests/support/test_lexicon.h"

namespace align {
namespace {

// "Nguyễn Mạnh Hùng x2 Hùng / Huế": the entities of a text, each with its forms.
std::string entities(std::string_view text, Lang lang) {
  Workspace w(test_lexicon());
  const AnalysedText analysed = analyse(text, lang, w);
  const TokenSpan all{0, static_cast<uint32_t>(analysed.tokens.size())};
  const auto mentions = likeliest(find_mentions(analysed, all, w), {}, 0.3);
  std::string out;
  for (const TextEntity& e : resolve_entities(analysed, mentions, w)) {
    out += out.empty() ? "" : " / ";
    out += name_of(e.type);
    for (const Mention& form : e.forms) {
      size_t count = 0;
      for (const Mention& m : e.mentions)
        count += analysed.text(m.span) == analysed.text(form.span);
      out += fmt::format(" {}{}", analysed.text(form.span),
                         count > 1 ? fmt::format(" x{}", count) : "");
    }
  }
  return out;
}

std::string short_name(std::string_view name, Lang lang) {
  Workspace w(test_lexicon());
  const AnalysedText text = analyse(name, lang, w);
  const uint32_t token = short_name_token(text, {0, static_cast<uint32_t>(text.tokens.size())}, w);
  return std::string(text.text(text.tokens[token].span()));
}

}  // namespace

TEST_CASE("short names: Vietnamese people by the given name, which stands last") {
  CHECK(short_name("Nguyễn Mạnh Hùng", Lang::vi) == "Hùng");
  CHECK(short_name("Nguyen Manh Hung", Lang::en) == "Hung");
  CHECK(short_name("Tran Thi Mai", Lang::en) == "Mai");
}

TEST_CASE("short names: Chinese and Korean people by the surname, which stands first") {
  CHECK(short_name("Chen Gang", Lang::en) == "Chen");
  CHECK(short_name("Zhang Yunming", Lang::en) == "Zhang");
  CHECK(short_name("Kim Jong Un", Lang::en) == "Kim");
}

TEST_CASE("short names: Western people by the surname, which stands last") {
  CHECK(short_name("Laura Bennett", Lang::en) == "Bennett");
  CHECK(short_name("Emmanuel Macron", Lang::vi) == "Macron");
  CHECK(short_name("Kim Bennett", Lang::en) == "Bennett");  // Kim is a given name as well
}

TEST_CASE("entities: a later given name is the Vietnamese person of the whole name") {
  CHECK(entities("Ông Nguyễn Mạnh Hùng ở Huế. Sau đó ông Hùng về Đà Lạt. Ông Hùng nói vậy.",
                 Lang::vi) == "PER Nguyễn Mạnh Hùng Hùng x2 / LOC Huế / LOC Đà Lạt");
  CHECK(entities("Ông Nguyễn Mạnh Hùng ở Huế. Sau đó ông Hưng nói.", Lang::vi) ==
        "PER Nguyễn Mạnh Hùng / LOC Huế / PER Hưng");
  CHECK(entities("Mr Nguyen Manh Hung spoke. Later Mr Hung left.", Lang::en) ==
        "PER Nguyen Manh Hung Hung");
  CHECK(entities("Mr Nguyen Manh Hung spoke. Later Mr Manh left.", Lang::en) ==
        "PER Nguyen Manh Hung / PER Manh");
}

TEST_CASE("entities: a later surname is the Chinese or Western person of the whole name") {
  CHECK(entities("They met Chen Gang. Later Mr Chen left.", Lang::en) == "PER Chen Gang Chen");
  CHECK(entities("They met Chen Gang. Later Mr Chan left.", Lang::en) ==
        "PER Chen Gang / PER Chan");
  CHECK(entities("They met Laura Bennett. Later Ms Bennett left.", Lang::en) ==
        "PER Laura Bennett Bennett");
  CHECK(entities("They met Laura Bennett. Later Ms Barton left.", Lang::en) ==
        "PER Laura Bennett / PER Barton");
}

TEST_CASE("entities: of two people of one short name the nearest before it") {
  CHECK(entities("They met Laura Bennett. They met Peter Bennett. Later Mr Bennett left.",
                 Lang::en) == "PER Laura Bennett / PER Peter Bennett Bennett");
  // A short name before the first whole one
  CHECK(entities("Later Mr Bennett left. His name is Peter Bennett.", Lang::en) ==
        "PER Peter Bennett Bennett");
}

TEST_CASE("entities: the acronym in brackets behind a name, and wherever else it stands") {
  CHECK(entities("The World Health Organization (WHO) replied. Then WHO met.", Lang::en) ==
        "ORG World Health Organization WHO x2");
  CHECK(entities("The Mekong River Watch Alliance (MRWA) met. Then MRWA left.", Lang::en) ==
        "ORG Mekong River Watch Alliance MRWA x2");
  CHECK(entities("The Mekong River Watch Alliance met. Then MRWA left.", Lang::en) ==
        "ORG Mekong River Watch Alliance / ORG MRWA");
}

TEST_CASE("entities: two forms of one lexicon entry") {
  CHECK(entities("Họ đến Hoa Kỳ. Họ thích Mỹ. Mỹ rất xa.", Lang::vi) == "LOC Mỹ x2 Hoa Kỳ");
  CHECK(entities("Họ đến Hoa Kỳ. Họ thích Anh.", Lang::vi) == "LOC Hoa Kỳ / LOC Anh");
}

TEST_CASE("entities: marks tell Vietnamese forms apart, English forms not") {
  CHECK(entities("They flew to Da Nang. They love Đà Nẵng.", Lang::en) == "LOC Da Nang Đà Nẵng");
  CHECK(entities("Họ gặp Trần Bảo. Họ gặp Trần Bão.", Lang::vi) == "PER Trần Bảo / PER Trần Bão");
}

TEST_CASE("entities: a people and its country are two") {
  CHECK(entities("They left France with two French cooks.", Lang::en) ==
        "LOC France / NORP French");
}

}  // namespace align
