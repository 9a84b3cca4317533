// Every kind of evidence through the whole pipeline: a pair that is there because of it, what is nearly the
// same and must not be there, and what is left when the kind is switched off.
#include <doctest/doctest.h>
#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "lexicon/row.h"
#include "tests/support/align_texts.h"
#include "tests/support/test_lexicon.h"

namespace align {
namespace {

// What becomes of the pair when its kind is off.
enum class Without { gone, explained_otherwise };

struct Case {
  EvidenceKind kind;
  std::string_view en;
  std::string_view vi;
  std::string_view near_miss;  // Vietnamese too; empty: there is none
  std::string_view en_name;
  std::string_view vi_name;
  Without without = Without::gone;
};

using enum EvidenceKind;

const std::vector<Case>& cases() {
  static const std::vector<Case> all = {
      {same, "They met Laura Bennett.", "Họ gặp Laura Bennett.", "Họ gặp Lauren Barnett.",
       "Laura Bennett", "Laura Bennett"},
      {fold, "They met Tran Quoc Bao.", "Họ gặp Trần Quốc Bảo.", "Họ gặp Trần Quốc Hiếu.",
       "Tran Quoc Bao", "Trần Quốc Bảo"},
      // Joined, both ways
      {fold, "They live in Songhinh.", "Họ sống ở Sông Hinh.", "Họ sống ở Sông Cầu.", "Songhinh",
       "Sông Hinh"},
      {fold, "They live in Song Hinh.", "Họ sống ở Sônghinh.", "Họ sống ở Sôngcầu.", "Song Hinh",
       "Sônghinh"},
      {order, "They met Binh Le Thanh.", "Họ gặp Lê Thanh Bình.", "Họ gặp Lê Thanh Hà.",
       "Binh Le Thanh", "Lê Thanh Bình", Without::explained_otherwise},
      {order, "They met Hung Nguyen Manh.", "Họ gặp Nguyễn Mạnh Hùng.", "Họ gặp Nguyễn Mạnh Tường.",
       "Hung Nguyen Manh", "Nguyễn Mạnh Hùng", Without::explained_otherwise},
      {lexicon, "They left Harbin.", "Họ rời Cáp Nhĩ Tân.", "Họ rời Thượng Hải.", "Harbin",
       "Cáp Nhĩ Tân"},
      {lexicon, "They praised digital transformation.", "Họ ca ngợi chuyển đổi số.",
       "Họ ca ngợi công nghệ số.", "digital transformation", "chuyển đổi số"},
      {lexicon, "The WHO sent a team.", "Tổ chức Y tế Thế giới đã cử một đội.",
       "Tổ chức Thương mại Thế giới đã cử một đội.", "WHO", "Tổ chức Y tế Thế giới"},
      {cldr, "They left Clipperton Island.", "Họ rời Đảo Clipperton.", "Họ rời Đảo Bouvet.",
       "Clipperton Island", "Đảo Clipperton", Without::explained_otherwise},
      {cldr, "They speak Upper Sorbian.", "Họ nói tiếng Thượng Sorbia.", "Họ nói tiếng Frisia.",
       "Upper Sorbian", "tiếng Thượng Sorbia"},
      {hanviet, "They met Chen Gang.", "Họ gặp Trần Cương.", "Họ gặp Lý Cương.", "Chen Gang",
       "Trần Cương"},
      // Joined pinyin
      {hanviet, "They met Li Weiqiang.", "Họ gặp Lý Vĩ Cường.", "Họ gặp Lý Hải Nam.", "Li Weiqiang",
       "Lý Vĩ Cường"},
      // One syllable, only after the whole name
      {hanviet, "They met Chen Gang. Later Chen left.", "Họ gặp Trần Cương. Sau đó Trần rời đi.",
       "Họ gặp Vương Hải. Sau đó Trần rời đi.", "Chen", "Trần"},
      {transcription, "They met Marchenkova.", "Họ gặp Mác-chen-cô-va.", "Họ gặp Pê-tơ-rô-va.",
       "Marchenkova", "Mác-chen-cô-va"},
      {short_form, "They met Ms Bennett.", "Họ gặp bà Laura Bennett.", "Họ gặp bà Laura Barton.",
       "Bennett", "Laura Bennett", Without::explained_otherwise},
      {composition, "They live in Khanh Lam Province.", "Họ sống ở tỉnh Khánh Lâm.",
       "Họ sống ở tỉnh Khánh Sơn.", "Khanh Lam Province", "tỉnh Khánh Lâm",
       Without::explained_otherwise},
      {translation, "The Ministry of Forest Protection and Water replied.",
       "Bộ Bảo vệ Rừng và Nước trả lời.", "Bộ Thể thao và Du lịch trả lời.",
       "Ministry of Forest Protection and Water", "Bộ Bảo vệ Rừng và Nước",
       Without::explained_otherwise},
      {statistics, "They saw the Angry Elephant Tower.", "Họ thấy Tháp Voi Giận Dữ.",
       "Họ thấy Tháp Sao Mai.", "Angry Elephant Tower", "Tháp Voi Giận Dữ",
       Without::explained_otherwise},
      {value, "It began on December 22, 2024.", "Nó bắt đầu ngày 22/12/2024.",
       "Nó bắt đầu ngày 22/11/2024.", "December 22, 2024", "22/12/2024"},
      {value, "About 1.5 million people came.", "Khoảng 1,5 triệu người đã đến.",
       "Khoảng 15 triệu người đã đến.", "1.5 million", "1,5 triệu"},
      {number, "Resolution 57-NQ/TW applies.", "Nghị quyết 57-NQ/TW được áp dụng.",
       "Nghị quyết 58-NQ/TW được áp dụng.", "57-NQ/TW", "57-NQ/TW"},
      {number, "Decree 15/2021/ND-CP applies.", "Nghị định 15/2021/NĐ-CP được áp dụng.",
       "Nghị định 15/2020/NĐ-CP được áp dụng.", "15/2021/ND-CP", "15/2021/NĐ-CP"},
  };
  return all;
}

Settings everything_on() {
  Settings out;
  out.types = 0x3FF;
  return out;
}

const AlignedPair* find(const Alignment& a, std::string_view en, std::string_view vi) {
  const auto it = std::find_if(a.pairs.begin(), a.pairs.end(), [&](const AlignedPair& p) {
    return p.en.text == en && p.vi.text == vi;
  });
  return it == a.pairs.end() ? nullptr : &*it;
}

bool names(const AlignedPair& pair, EvidenceKind kind) {
  return std::any_of(pair.evidence.begin(), pair.evidence.end(),
                     [&](const EvidenceNote& n) { return n.source == name_of(kind); });
}

// The Vietnamese name that the English one is aligned with; empty: none.
std::string partner(const Alignment& a, std::string_view en) {
  for (const AlignedPair& p : a.pairs)
    if (p.en.text == en) return p.vi.text;
  return {};
}

// The rows of a pair of texts by default: all types but DATE and NUM.
struct Rows {
  std::string_view en;
  std::string_view vi;
  std::string_view rows;
};

void check_rows(const std::vector<Rows>& table) {
  for (const Rows& r : table) {
    CAPTURE(r.en);
    CAPTURE(r.vi);
    CHECK(rows(aligned(r.en, r.vi)) == r.rows);
  }
}

}  // namespace

TEST_CASE("evidence: each kind finds its pair and says so") {
  for (const Case& c : cases()) {
    CAPTURE(c.en);
    const Alignment a = aligned(c.en, c.vi, everything_on());
    const AlignedPair* pair = find(a, c.en_name, c.vi_name);
    CHECK_MESSAGE(pair != nullptr, "instead: ", rows(a));
    if (pair == nullptr) continue;
    CHECK_MESSAGE(names(*pair, c.kind), "sources: ", rows_with_sources(a));
    CHECK(pair->score >= 0.5);
    CHECK(pair->score <= 1.0);
  }
}

TEST_CASE("evidence: what is nearly the same has no partner") {
  for (const Case& c : cases()) {
    CAPTURE(c.en);
    CAPTURE(c.near_miss);
    CHECK(partner(aligned(c.en, c.near_miss, everything_on()), c.en_name).empty());
  }
}

TEST_CASE("evidence: switched off, a kind finds nothing and explains nothing") {
  for (const Case& c : cases()) {
    CAPTURE(c.en);
    CAPTURE(name_of(c.kind));
    Settings settings = everything_on();
    settings.disabled_evidence = disabled_bit(c.kind);
    const Alignment a = aligned(c.en, c.vi, settings);
    for (const AlignedPair& p : a.pairs) CHECK_FALSE(names(p, c.kind));
    if (c.without == Without::gone) CHECK(find(a, c.en_name, c.vi_name) == nullptr);
  }
}

TEST_CASE("evidence: the table has every kind but those of the user, of acronyms and of place") {
  for (int k = 0; k < kEvidenceKindCount; ++k) {
    const auto kind = static_cast<EvidenceKind>(k);
    if (kind == user || kind == acronym || kind == position) continue;
    CAPTURE(name_of(kind));
    CHECK(
        std::any_of(cases().begin(), cases().end(), [&](const Case& c) { return c.kind == kind; }));
  }
}

TEST_CASE("evidence: an entry of the user's lexicon, and its absence") {
  LexiconSet set;
  REQUIRE(set.add(builtin_lexicon(), "built-in"));
  set.add_rows(read_lexicon("Quorbin\tThành cổ Lạc\tLOC\n", "mine.tsv").rows, "mine.tsv");
  const DocumentPair pair = pair_of("They live in Quorbin.", "Họ sống ở Thành cổ Lạc.");
  CHECK(rows_with_sources(Aligner(set, Settings{}).align(pair)) ==
        "LOC Quorbin = Thành cổ Lạc (user)");
  Settings off;
  off.disabled_evidence = disabled_bit(user);
  CHECK(rows(Aligner(set, off).align(pair)).empty());
  CHECK(rows(aligned(pair)).empty());
}

TEST_CASE("evidence: an acronym is its expansion, in either language") {
  Settings settings = everything_on();
  const auto check = [&](std::string_view en, std::string_view vi, std::string_view expected) {
    CAPTURE(en);
    CAPTURE(vi);
    CHECK(rows_with_sources(aligned(en, vi, settings)) == expected);
  };
  check("They joined the Global Dam Watch.", "Họ gia nhập GDW.",
        "ORG Global Dam Watch = GDW (acronym)");
  check("They joined the GDW.", "Họ gia nhập Global Dam Watch.",
        "ORG GDW = Global Dam Watch (acronym)");
  check("They joined the Global Dam Watch.", "Họ gia nhập GDP.", "");
  settings.disabled_evidence = disabled_bit(acronym);
  check("They joined the Global Dam Watch.", "Họ gia nhập GDW.", "");
}

TEST_CASE(
    "evidence: title and short name are the whole name, of Vietnamese people by the last word") {
  check_rows({
      {"They met Minister Hung.", "Họ gặp Bộ trưởng Nguyễn Mạnh Hùng.",
       "TITLE Minister = Bộ trưởng; PER Hung = Nguyễn Mạnh Hùng"},
      {"They met Minister Nguyen Manh Hung.", "Họ gặp Bộ trưởng Hùng.",
       "TITLE Minister = Bộ trưởng; PER Nguyen Manh Hung = Hùng"},
      {"They met Minister Hung.", "Họ gặp Bộ trưởng Hùng.",
       "TITLE Minister = Bộ trưởng; PER Hung = Hùng"},
      // The given name is Mạnh
      {"They met Minister Hung.", "Họ gặp Bộ trưởng Nguyễn Hùng Mạnh.",
       "TITLE Minister = Bộ trưởng"},
      {"They met Minister Hung.", "Họ gặp Bộ trưởng Nguyễn Mạnh Dũng.",
       "TITLE Minister = Bộ trưởng"},
  });
}

TEST_CASE(
    "evidence: title and short name are the whole name, of Chinese people by the first word") {
  check_rows({
      {"They met Secretary Chen Gang. Later Secretary Chen left.",
       "Họ gặp Bí thư Trần Cương. Sau đó Bí thư Trần rời đi.",
       "TITLE Secretary = Bí thư; PER Chen Gang = Trần Cương; TITLE Secretary = Bí thư; "
       "PER Chen = Trần"},
      {"They met Secretary Chen Gang. Later Secretary Chen left.",
       "Họ gặp Bí thư Trần Cương. Sau đó Bí thư Trần Cương rời đi.",
       "TITLE Secretary = Bí thư; PER Chen Gang = Trần Cương; TITLE Secretary = Bí thư; "
       "PER Chen = Trần Cương"},
      {"They met Secretary Chen.", "Họ gặp Bí thư Trần.", "TITLE Secretary = Bí thư"},
  });
}

TEST_CASE("evidence: title and short name are the whole name, of Western people by the last word") {
  check_rows({
      {"They met Ms Bennett.", "Họ gặp bà Laura Bennett.", "PER Bennett = Laura Bennett"},
      {"They met Laura Bennett.", "Họ gặp bà Bennett.", "PER Laura Bennett = Bennett"},
      {"They met Ms Bennett.", "Họ gặp bà Laura Barton.", ""},
  });
}

TEST_CASE("evidence: head and name, in either order and on one side alone") {
  check_rows({
      {"They live in Khanh Lam Province.", "Họ sống ở tỉnh Khánh Lâm.",
       "LOC Khanh Lam Province = tỉnh Khánh Lâm"},
      {"They live in Khanh Lam.", "Họ sống ở tỉnh Khánh Lâm.", "LOC Khanh Lam = Khánh Lâm"},
      {"They live in Khanh Lam Province.", "Họ sống ở Khánh Lâm.",
       "LOC Khanh Lam Province = Khánh Lâm"},
  });
}

TEST_CASE("evidence: marks that both sides carry must agree") {
  check_rows({
      {"They met Trần Quốc Hưng.", "Họ gặp Trần Quốc Hùng.", ""},
      {"They met Trần Quốc Hùng.", "Họ gặp Trần Quốc Hùng.", "PER Trần Quốc Hùng = Trần Quốc Hùng"},
      {"They met Tran Quoc Hung.", "Họ gặp Trần Quốc Hưng.", "PER Tran Quoc Hung = Trần Quốc Hưng"},
      {"They met Dương.", "Họ gặp Đường.", ""},
  });
}

TEST_CASE("evidence: a people is its country only where the other side has no people") {
  check_rows({
      {"German soldiers left.", "Lính Đức rời đi.", "NORP German = Đức"},
      {"They left Germany.", "Họ rời Đức.", "LOC Germany = Đức"},
      {"German soldiers left.", "Lính Pháp rời đi.", ""},
  });
}

}  // namespace align
