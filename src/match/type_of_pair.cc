// The type of a pair that was chosen.
#include <algorithm>
#include <array>
#include <string_view>

#include "base/word_set.h"
#include "match/match_segment.h"
#include "mention/region.h"
#include "mention/type_clues.h"

namespace align {
namespace {

// A city may be its team where people play: "Liverpool beat Chelsea in the final".
constexpr std::array<std::string_view, 40> kPlay = {
    "match",        "matches",       "goal",     "goals",      "league",    "cup",
    "season",       "beat",          "beats",    "defeat",     "defeated",  "coach",
    "striker",      "midfielder",    "defender", "goalkeeper", "score",     "scored",
    "scorer",       "club",          "clubs",    "champions",  "semifinal", "semifinals",
    "quarterfinal", "quarterfinals", "fixture",  "penalty",    "kickoff",   "stadium",
    "premiership",  "football",      "soccer",   "playoff",    "playoffs",  "unbeaten",
    "relegation",   "transfer",      "squad",    "derby"};
constexpr WordSet kBeforePlaces = {"in",      "at",   "from", "near", "outside", "around",
                                   "through", "into", "to",   "city", "of",      "town"};
constexpr WordSet kBeforePlacesVi = {"ở", "tại", "từ", "đến", "tới", "phố", "đô", "về"};

template <size_t N>
bool stands_behind(const AnalysedText& text, TokenSpan span, const WordSet<N>& list) {
  return span.begin > 0 && list.contains(text.text(text.tokens[span.begin - 1].span()));
}

bool is_team(const LinkInput& input, const SpanLink& city, const Links& links, Workspace& w) {
  const LexiconSet& set = w.matcher.set();
  const std::string_view domain =
      set.lexicon(city.entry->layer).string(set.entry(*city.entry).domain);
  if (city.type != RowType::LOC || !domain.starts_with("city")) return false;
  if (stands_behind(input.en, city.en, kBeforePlaces) ||
      stands_behind(input.vi, city.vi, kBeforePlacesVi))
    return false;
  // "Thuwunna Stadium, Yangon": a place behind another
  if (city.en.begin > 0 && input.en.tokens[city.en.begin - 1].mark == ',') return false;
  constexpr int kEnough = 2;  // different words of play in the sentence
  std::array<bool, kPlay.size()> met{};
  for (uint32_t i = links.en().begin; i < links.en().end; ++i) {
    const Token& t = input.en.tokens[i];
    if (!t.is_word()) continue;
    const auto it = std::find(kPlay.begin(), kPlay.end(),
                              w.vocabulary.key_text(w.vocabulary.info(t.word).fold));
    if (it != kPlay.end()) met[static_cast<size_t>(it - kPlay.begin())] = true;
  }
  return std::count(met.begin(), met.end(), true) >= kEnough;
}

}  // namespace

Type type_of_pair(const LinkInput& input, const Mention& en, const Mention& vi, const Links& links,
                  Workspace& workspace) {
  // One entry for both sides settles it; "German" = "Đức" is NORP although Đức alone is a place.
  for (const SpanLink& link : links.spans())
    if (link.en == en.span && link.vi == vi.span && is_mention(link.type) && link.entry)
      return is_team(input, link, links, workspace) ? Type::ORG : mention_type(link.type);
  // What the user or the lexicon says of one side, the English before the Vietnamese
  for (const Mention* m : {&en, &vi})
    if (m->type_chance >= 1 || m->type > Type::NORP) return m->type;
  TypeSums sums{};
  add_type_clues(input.en, en.span, workspace, sums);
  add_type_clues(input.vi, vi.span, workspace, sums);
  workspace.clues.clear();
  collect_pair_clues(input.en, en.span, input.vi, vi.span, workspace, workspace.clues);
  for (const TypeClue& clue : workspace.clues) workspace.types->add(clue, sums);
  return likeliest_type(sums);
}

}  // namespace align
