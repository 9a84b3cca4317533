#include "mention/word_role.h"

#include <algorithm>
#include <array>

#include "mention/analysed_text.h"

namespace align {
namespace {

constexpr float kMostlySmall = 0.6F;  // share of capitals below which a word is no name

// "delineation", "procurement": no list of words is long enough.
bool ends_like_a_noun(std::string_view word) {
  static constexpr std::array<std::string_view, 13> kEnds = {"tion", "sion", "ment", "ness", "ity",
                                                             "ing",  "ance", "ence", "ship", "ism",
                                                             "ist",  "logy", "ic"};
  if (word.ends_with('s')) word.remove_suffix(1);
  return word.size() >= 7 && std::any_of(kEnds.begin(), kEnds.end(),
                                         [&](std::string_view e) { return word.ends_with(e); });
}

}  // namespace

const WordRole& Workspace::learn_role(uint32_t word, Lang lang) {
  constexpr uint32_t kStarts =
      WordFacts::kNumber | WordFacts::kMonth | WordFacts::kUnit;  // "tháng" is a unit
  auto& roles = roles_[index_of(lang)];
  if (roles.size() <= word) roles.resize(vocabulary.room_for_words());
  WordRole& role = roles[word];
  const WordInfo& info = vocabulary.info(word);
  const WordFacts facts = matcher.facts(word, lang);
  unsigned bits = WordRole::kKnown;
  if (facts.is(WordFacts::kFunction)) bits |= WordRole::kFunction;
  if (facts.is(WordFacts::kHead)) bits |= WordRole::kHead;
  if (info.is(kHasCapital) || info.is(kHasDigit)) bits |= WordRole::kCapitalOrDigit;
  const bool ordinary = facts.capital_share >= 0 && facts.capital_share < kMostlySmall;
  if (ordinary) bits |= WordRole::kOrdinary;
  role.statistics = statistics_number(lang, lang == Lang::en ? info.fold : info.spelling);
  if (role.statistics == WordTable::kNone &&
      (ordinary || (facts.capital_share < 0 && ends_like_a_noun(vocabulary.key_text(info.fold)))))
    bits |= WordRole::kRare;
  const bool roman = lang == Lang::vi && info.is(kHasCapital) && !info.is(kHasSmall);
  if (info.is(kHasDigit) || roman || facts.is(kStarts)) bits |= WordRole::kMayStartValue;
  if (info.is(kHasCapital)) bits |= WordRole::kCapital;
  const std::string_view surface = vocabulary.surface(word);
  if (surface == "al" || surface == "el") bits |= WordRole::kArticle;
  role.bits = static_cast<uint16_t>(bits);
  return role;
}

}  // namespace align
