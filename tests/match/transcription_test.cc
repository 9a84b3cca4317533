// Pairs that are transcriptions of each other and pairs that only look so.
#include "match/transcription.h"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <string>
#include <string_view>
#include <vector>

#include "lexicon/row.h"
#include "tests/support/test_lexicon.h"
#include "text/fold.h"

namespace align {
namespace {

const Transcription& transcription() {
  static const Transcription made(test_lexicon());
  return made;
}

// `vi` as written: syllables joined by hyphens or blanks.
double similarity(std::string_view en, std::string_view vi,
                  const Transcription& made = transcription()) {
  std::vector<std::string> keys;
  for (size_t begin = 0; begin <= vi.size();) {
    const size_t end = std::min(vi.find_first_of("- ", begin), vi.size());
    keys.push_back(spelling_key(vi.substr(begin, end - begin)));
    begin = end + 1;
  }
  const std::vector<std::string_view> syllables(keys.begin(), keys.end());
  return made.similarity(fold_key(en), syllables);
}

struct Pair {
  const char* vi;
  const char* en;
};

// The pairs whose similarity is not on the side where it belongs.
std::string wrong(const std::vector<Pair>& pairs, bool similar) {
  std::string out;
  for (const Pair& p : pairs) {
    const double s = similarity(p.en, p.vi);
    if ((s >= Transcription::kLikely) != similar)
      out += fmt::format("{} {} {:.3f}\n", p.vi, p.en, s);
  }
  return out;
}

TEST_CASE("transcription: names of places and people") {
  CHECK(wrong({{"Mát-xcơ-va", "Moscow"},
               {"Mátxcơva", "Moscow"},
               {"I-ran", "Iran"},
               {"I-rắc", "Iraq"},

               {"Di-lân", "Zealand"},
               {"Xcốt-len", "Scotland"},
               {"Ô-xtrây-li-a", "Australia"},
               {"Pa-ri", "Paris"},
               {"Oa-sinh-tơn", "Washington"},
               {"Oasinhtơn", "Washington"},
               {"Tê-hê-ran", "Tehran"},
               {"Ác-hen-ti-na", "Argentina"},
               {"Phi-líp-pin", "Philippines"},
               {"Xanh Pê-téc-bua", "Stpetersburg"},
               {"Giơ-ne-vơ", "Geneva"},
               {"Cát-xtơ-rô", "Castro"},
               {"Ken-nơ-đi", "Kennedy"},
               {"Ních-xơn", "Nixon"},
               {"Xta-lin", "Stalin"},
               {"Goóc-ba-chốp", "Gorbachev"},
               {"Ôn-đu-rát", "Honduras"},
               {"Uy-li-am", "William"},
               {"Ca-li-phoóc-ni-a", "California"}},
              true) == "");
}

// Names that no lexicon has and no weight was fitted on.
TEST_CASE("transcription: names that it has not seen") {
  CHECK(wrong({{"Xan-đơ-xơn", "Sanderson"},
               {"Ma-ri-na", "Marina"},
               {"Phéc-nan-đét", "Fernandez"},
               {"Can-đi-đa", "Candida"},
               {"Bô-rít", "Boris"},
               {"Đi-mi-tơ-ri", "Dmitri"},
               {"Va-len-ti-na", "Valentina"},
               {"Ben-gia-min", "Benjamin"},
               {"Ti-mô-thi", "Timothy"},
               {"Xéc-gây", "Sergei"}},
              true) == "");
}

TEST_CASE("transcription: near misses") {
  CHECK(wrong({{"Mát-xcơ-va", "Madrid"},
               {"Mát-xcơ-va", "Macao"},
               {"I-ran", "Iraq"},
               {"I-rắc", "Iran"},
               {"I-rắc", "Ireland"},
               {"Ai-len", "Iran"},
               {"Đức", "Duke"},
               {"Pháp", "Paris"},
               {"Anh", "Ann"},
               {"Pa-ri", "Bali"},
               {"Pê-ru", "Beirut"},
               {"Xu-đăng", "Sudbury"},
               {"Ni-giê", "Nigeria"},
               {"Xcốt-len", "Scotch"},
               {"Tê-hê-ran", "Terrance"},
               {"Oa-sinh-tơn", "Wellington"},
               {"Hùng", "Hungary"},
               {"Nguyễn", "Newton"},
               {"Ba Lan", "Balkan"},
               {"Hà Nội", "Hanover"}},
              false) == "");
}

TEST_CASE("transcription: what is no word is similar to nothing") {
  CHECK(similarity("", "Mát-xcơ-va") == 0);
  CHECK(transcription().similarity("moscow", std::vector<std::string_view>{}) == 0);
  CHECK(transcription().similarity("mosc0w", std::vector<std::string_view>{"mát", "xcơ", "va"}) ==
        0);
  CHECK(transcription().similarity("Moscow", std::vector<std::string_view>{"mát", "xcơ", "va"}) ==
        0);
  CHECK(transcription().similarity("moscow", std::vector<std::string_view>{"mát", "2"}) == 0);
  CHECK(transcription().similarity("moscow", std::vector<std::string_view>{"Москва"}) == 0);
  CHECK(similarity(std::string(100, 'a'), std::string(100, 'a')) == 0);
  CHECK(similarity(std::string(33, 'a'), std::string(33, 'a')) == 0);
  CHECK(similarity("moscow", "Mát-xcơ-va", Transcription(LexiconSet())) == 0);
}

TEST_CASE("transcription: marks in any normal form, and a word cut once") {
  const std::vector<std::string_view> composed = {"mát", "xcơ", "va"};
  const std::vector<std::string_view> decomposed = {"ma\u0301t", "xco\u031B", "va"};
  const double expected = transcription().similarity("moscow", composed);
  CHECK(expected > Transcription::kLikely);
  CHECK(transcription().similarity("moscow", decomposed) == expected);
  const Transcription::Sound sound = transcription().sound(composed);
  CHECK(sound.count == 8);
  CHECK(transcription().similarity("moscow", sound) == expected);
}

TEST_CASE("transcription: rows of the user's lexicon count") {
  LexiconSet set;
  const LexiconFile file =
      read_lexicon(std::string(kLexiconHeader) +
                       "\nt:a\tSOUND\tb\tz [w=50]\ttranscription.onset\t\t\t\tuser\t"
                       "\nt:b\tSOUND\ta\to [w=50]\ttranscription.vowel\t\t\t\tuser\t\n",
                   "t.tsv");
  REQUIRE(file.faults.empty());
  set.add_rows(file.rows, "t.tsv");
  const Transcription made(set);
  CHECK(similarity("zozozo", "Ba-ba-ba", made) > 0.5);
  CHECK(similarity("bababa", "Ba-ba-ba", made) == 0);
}

}  // namespace
}  // namespace align
