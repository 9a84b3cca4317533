// The two articles that the project was created from: what must be aligned and what must not, whatever else
// is. They are about the same minister on two occasions, not translations.
#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline.h"
#include "tests/support/align_texts.h"
#include "tests/support/test_lexicon.h"
#include "text/fold.h"
#include "text/read.h"

namespace align {
namespace {

const std::string kSeeds = ALIGN_SOURCE_DIR "/../shared/seeds";

// As `align pair` aligns them; nothing when they are not there.
std::optional<Alignment> aligned_seeds() {
  if (!std::filesystem::exists(kSeeds)) {
    MESSAGE("skipped: there are no seed articles at ", kSeeds);
    return std::nullopt;
  }
  const auto en = read_document(kSeeds + "/article.en.txt", Encoding::automatic);
  const auto vi = read_document(kSeeds + "/article.vi.txt", Encoding::automatic);
  REQUIRE(en.ok());
  REQUIRE(vi.ok());
  return aligned(DocumentPair{*en, *vi, Mode::automatic});
}

bool has_form(const Entity& e, Lang lang, std::string_view name) {
  const auto& forms = e.forms[index_of(lang)];
  return std::any_of(forms.begin(), forms.end(), [&](const Entity::Form& f) {
    return spelling_key(f.text) == spelling_key(name);
  });
}

// One entity has both names.
bool linked(const Alignment& a, std::string_view en, std::string_view vi) {
  return std::any_of(a.entities.begin(), a.entities.end(), [&](const Entity& e) {
    return has_form(e, Lang::en, en) && has_form(e, Lang::vi, vi);
  });
}

const Entity* find(const Alignment& a, Lang lang, std::string_view name) {
  const auto it = std::find_if(a.entities.begin(), a.entities.end(),
                               [&](const Entity& e) { return has_form(e, lang, name); });
  return it == a.entities.end() ? nullptr : &*it;
}

// Place among the suggestions of an entity that has no counterpart, from 1; 0: not there.
size_t suggested(const Alignment& a, Lang lang, std::string_view name, std::string_view rendering) {
  const Entity* e = find(a, lang, name);
  if (e == nullptr || !e->forms[index_of(other(lang))].empty()) return 0;
  const auto it = std::find_if(e->suggestions.begin(), e->suggestions.end(),
                               [&](const Suggestion& s) { return s.text == rendering; });
  return it == e->suggestions.end() ? 0 : static_cast<size_t>(it - e->suggestions.begin()) + 1;
}

std::string table(const Alignment& a) {
  std::string out;
  for (const Entity& e : a.entities) {
    if (e.forms[0].empty() || e.forms[1].empty()) continue;
    out +=
        std::string(name_of(e.type)) + " " + e.forms[0][0].text + " = " + e.forms[1][0].text + "; ";
  }
  return out;
}

}  // namespace

TEST_CASE("seeds: texts about the same matter, not translations") {
  const auto a = aligned_seeds();
  if (!a) return;
  CHECK(a->comparable);
  CHECK_FALSE(a->swapped);
  CHECK(a->warnings.empty());
}

TEST_CASE("seeds: what must be aligned") {
  const auto a = aligned_seeds();
  if (!a) return;
  CAPTURE(table(*a));
  CHECK(linked(*a, "Nguyen Manh Hung", "Nguyễn Mạnh Hùng"));
  CHECK(linked(*a, "Vietnam", "Việt Nam"));
  CHECK(linked(*a, "China", "Trung Quốc"));
  CHECK(linked(*a, "AI", "AI"));
  CHECK(linked(*a, "artificial intelligence", "trí tuệ nhân tạo"));
  CHECK(linked(*a, "Ministry of Science and Technology", "Bộ Khoa học và Công nghệ"));
  CHECK(linked(*a, "Minister", "Bộ trưởng"));
  CHECK(linked(*a, "telecommunications", "viễn thông"));
  CHECK(linked(*a, "innovation", "đổi mới sáng tạo"));
  CHECK(linked(*a, "digital technology", "công nghệ số"));
}

TEST_CASE("seeds: what must not be aligned") {
  const auto a = aligned_seeds();
  if (!a) return;
  CAPTURE(table(*a));
  CHECK_FALSE(linked(*a, "Chen Gang", "Trương Vân Minh"));
  for (const std::string_view body :
       {"Bộ Công nghiệp và Công nghệ thông tin", "Bộ Công nghiệp Công nghệ thông tin",
        "Bộ Công nghiệp và Công nghệ thông tin Trung Quốc",
        "Bộ Công nghiệp Công nghệ thông tin Trung Quốc"})
    CHECK_FALSE(linked(*a, "Ministry of Information and Communications", body));
  for (const std::string_view title :
       {"Bộ trưởng Khoa học và Công nghệ", "Bộ Khoa học và Công nghệ", "Khoa học và Công nghệ"}) {
    CHECK_FALSE(linked(*a, "Minister of Information and Communications", title));
    CHECK_FALSE(linked(*a, "Ministry of Information and Communications", title));
    CHECK_FALSE(linked(*a, "Information and Communications", title));
  }
  CHECK_FALSE(linked(*a, "Guangxi", "Trung Quốc"));
  CHECK_FALSE(linked(*a, "Guangxi Zhuang Autonomous Region", "Trung Quốc"));
  CHECK_FALSE(linked(*a, "Chinese", "Trương Vân Minh"));
}

TEST_CASE("seeds: who and what has no counterpart is listed as a whole") {
  const auto a = aligned_seeds();
  if (!a) return;
  for (const std::string_view name :
       {"Guangxi", "Chen Gang", "Ministry of Information and Communications"}) {
    CAPTURE(name);
    const Entity* e = find(*a, Lang::en, name);
    REQUIRE(e != nullptr);
    CHECK(e->forms[1].empty());
  }
  const Entity* e = find(*a, Lang::vi, "Trương Vân Minh");
  REQUIRE(e != nullptr);
  CHECK(e->forms[0].empty());
}

TEST_CASE("seeds: suggestions for what has no counterpart") {
  const auto a = aligned_seeds();
  if (!a) return;
  CHECK(suggested(*a, Lang::en, "Guangxi", "Quảng Tây") == 1);
  const size_t chen = suggested(*a, Lang::en, "Chen Gang", "Trần Cương");
  CHECK(chen >= 1);
  CHECK(chen <= 3);
  CHECK(suggested(*a, Lang::vi, "Trương Vân Minh", "Zhang Yunming") == 1);
}

}  // namespace align
