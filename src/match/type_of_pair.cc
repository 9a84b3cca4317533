// The type of a pair that was chosen.
#include <algorithm>
#include <array>
#include <numeric>
#include <string_view>
#include <vector>

#include "base/word_set.h"
#include "match/match_segment.h"
#include "match/settle_types.h"
#include "mention/region.h"
#include "mention/type_clues.h"

namespace align {
namespace {

// A city or state may be its team where people play: "Liverpool beat Chelsea in the final". Words that are of
// play, and others that may be.
constexpr std::array<std::string_view, 65> kPlay = {
    "match",      "matches",      "goal",          "goals",     "league",      "cup",
    "season",     "defender",     "coach",         "striker",   "midfielder",  "goalkeeper",
    "score",      "scored",       "scorer",        "scoring",   "club",        "clubs",
    "semifinal",  "semifinals",   "finals",        "fixture",   "fixtures",    "quarterfinal",
    "penalty",    "premiership",  "quarterfinals", "kickoff",   "stadium",     "football",
    "soccer",     "playoff",      "playoffs",      "unbeaten",  "relegation",  "transfer",
    "squad",      "derby",        "game",          "games",     "player",      "players",
    "inning",     "innings",      "wicket",        "wickets",   "quarterback", "touchdown",
    "touchdowns", "linebacker",   "pitcher",       "batsman",   "bowler",      "winger",
    "rugby",      "baseball",     "basketball",    "hockey",    "tournament",  "halftime",
    "overtime",   "championship", "championships", "offseason", "preseason"};
constexpr std::array<std::string_view, 20> kPerhapsPlay = {
    "beat", "beats",   "beating", "defeat", "defeated", "champions", "win",
    "won",  "wins",    "winning", "lost",   "losing",   "draw",      "drew",
    "lead", "leading", "team",    "teams",  "victory",  "captain"};
constexpr WordSet kBeforePlaces = {"in",      "at",   "from", "near", "outside", "around",
                                   "through", "into", "to",   "city", "of",      "town"};
constexpr WordSet kBeforePlacesVi = {"ở", "tại", "từ", "đến", "tới", "phố", "đô", "về"};

template <size_t N>
bool stands_behind(const AnalysedText& text, TokenSpan span, const WordSet<N>& list) {
  return span.begin > 0 && list.contains(text.text(text.tokens[span.begin - 1].span()));
}

template <size_t N>
int count_words(const AnalysedText& text, TokenSpan part,
                const std::array<std::string_view, N>& list, Workspace& w) {
  std::array<bool, N> met{};
  for (uint32_t i = part.begin; i < part.end; ++i) {
    if (!text.tokens[i].is_word()) continue;
    const auto key = w.vocabulary.key_text(w.vocabulary.info(text.tokens[i].word).fold);
    const auto it = std::find(list.begin(), list.end(), key);
    if (it != list.end()) met[static_cast<size_t>(it - list.begin())] = true;
  }
  return static_cast<int>(std::count(met.begin(), met.end(), true));
}

// By how much what stands around the name on both sides speaks for an organisation rather than a place.
int32_t more_like_body(const LinkInput& input, const SpanLink& name, Workspace& w) {
  TypeSums sums{};
  add_clues(w, sums, [&](ClueSink clues) {
    collect_neighbour_clues(input.en, name.en, w, clues);
    collect_neighbour_clues(input.vi, name.vi, w, clues);
  });
  return sums[static_cast<size_t>(Type::ORG)] - sums[static_cast<size_t>(Type::LOC)];
}

bool is_team(const LinkInput& input, const SpanLink& city, const Links& links, Workspace& w) {
  if (city.type != RowType::LOC) return false;
  const std::string_view domain = w.matcher.set().domain(*city.entry);
  if (!domain.starts_with("city") && !domain.starts_with("state")) return false;
  if (stands_behind(input.en, city.en, kBeforePlaces) ||
      stands_behind(input.vi, city.vi, kBeforePlacesVi))
    return false;
  // "Thuwunna Stadium, Yangon": a place behind another
  if (city.en.begin > 0 && input.en.tokens[city.en.begin - 1].mark == ',') return false;
  const int play = count_words(input.en, links.en(), kPlay, w);
  if (play == 0) return false;
  const bool much = play + count_words(input.en, links.en(), kPerhapsPlay, w) > 1;
  // Told by reading 200 names of cities in sentences with such words
  constexpr int32_t kAmongMuchPlay = 30;
  constexpr int32_t kAmongLittle = 100;
  return more_like_body(input, city, w) > (much ? kAmongMuchPlay : kAmongLittle);
}

// "Anh's shop" = "cửa hàng của Anh": what the Vietnamese lexicon knows as England is a person where the English has the
// same letters, which no lexicon knows for a land.
bool is_persons_part(const LinkInput& input, const Mention& en, const Mention& vi, Workspace& w) {
  if (en.span.size() != 1 || vi.span.size() != 1 || en.entry || !vi.entry || vi.given >= 0)
    return false;
  const uint32_t en_word = input.en.tokens[en.span.begin].word;
  const uint32_t vi_word = input.vi.tokens[vi.span.begin].word;
  return w.vocabulary.info(en_word).fold == w.vocabulary.info(vi_word).fold &&
         w.matcher.facts(en_word, Lang::en).is(WordFacts::kViGiven | WordFacts::kViSurname);
}

// "Mr Lincoln", "bà Huệ", "Ông Flake": whatever else has the name. Not "đàn ông Auckland", a man from there.
bool is_addressed(const LinkInput& input, const Mention& en, const Mention& vi, Workspace& w) {
  static constexpr WordSet kEn = {"Mr", "Mr.", "Mrs", "Mrs.", "Ms", "Ms."};
  static constexpr WordSet kVi = {"ông", "bà", "Ông", "Bà"};
  static constexpr WordSet kAdult = {"đàn", "Đàn"};
  if (en.type > Type::NORP || en.span.size() > 3) return false;
  if (stands_behind(input.en, en.span, kEn)) return true;
  if (en.span.size() != vi.span.size() || !stands_behind(input.vi, vi.span, kVi) ||
      stands_behind(input.vi, {vi.span.begin - 1, vi.span.end}, kAdult))
    return false;
  for (uint32_t i = 0; i < en.span.size(); ++i)
    if (w.vocabulary.info(input.en.tokens[en.span.begin + i].word).fold !=
        w.vocabulary.info(input.vi.tokens[vi.span.begin + i].word).fold)
      return false;
  return true;
}

TypeSums sums_of_pair(const LinkInput& input, const Mention& en, const Mention& vi, Workspace& w) {
  TypeSums sums{};
  // All in one go: the memory of the weights is asked for long before they are added
  add_clues(w, sums, [&](ClueSink clues) {
    collect_type_clues(input.en, en.span, w, clues);
    collect_type_clues(input.vi, vi.span, w, clues);
    collect_pair_clues(input.en, en.span, input.vi, vi.span, w, clues);
  });
  return sums;
}

// Amazon, a river and a firm: of the types that the lexicon gives the name.
Type likelier_of(const TypeSums& sums, const TypeSums& may) {
  size_t best = may.size();
  for (size_t k = 0; k < may.size(); ++k)
    if (may[k] != 0 && (best == may.size() || sums[k] > sums[best])) best = k;
  return static_cast<Type>(best);
}

}  // namespace

Type type_of_pair(const LinkInput& input, const Mention& en, const Mention& vi, const Links& links,
                  Workspace& workspace) {
  // What the user says stands.
  for (const Mention* m : {&en, &vi})
    if (m->given >= 0 && m->type_chance >= 1) return m->type;
  if (is_addressed(input, en, vi, workspace)) return Type::PER;
  // One entry for both sides settles it; "German" = "Đức" is NORP although Đức alone is a place.
  const SpanLink* known = nullptr;
  TypeSums may{};  // 1: an entry has it
  for (const SpanLink& link : links.spans())
    if (link.en == en.span && link.vi == vi.span && is_mention(link.type) && link.entry) {
      if (known == nullptr) known = &link;
      if (link.type <= RowType::NORP) may[static_cast<size_t>(link.type)] = 1;
    }
  if (std::accumulate(may.begin(), may.end(), 0) > 1)
    return likelier_of(sums_of_pair(input, en, vi, workspace), may);
  if (known != nullptr) {
    if (is_team(input, *known, links, workspace)) return Type::ORG;
    const bool used = known->type == RowType::ORG &&
                      workspace.matcher.set().domain(*known->entry) == "company.platform" &&
                      is_used_platform(input, en.span, vi.span);
    return used ? Type::MISC : mention_type(known->type);
  }
  // What the user or the lexicon says of one side, the English before the Vietnamese
  for (const Mention* m : {&en, &vi}) {
    if (m == &vi && is_persons_part(input, en, vi, workspace)) continue;
    if (m->type_chance >= 1 || m->type > Type::NORP) return m->type;
  }
  return likeliest_type(sums_of_pair(input, en, vi, workspace));
}

}  // namespace align
