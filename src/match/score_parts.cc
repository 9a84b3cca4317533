#include "match/score_parts.h"

#include <fmt/format.h>

#include <algorithm>

namespace align {
namespace {

constexpr float kAsStrong =
    0.5F;  // of the strongest link: from which a syllable beside it belongs to it

void append(std::string& list, std::string_view item) {
  list.append(list.empty() ? "" : ", ").append(item);
}

class PartsReader {
 public:
  PartsReader(const LinkInput& input, const Links& links, TokenSpan en, TokenSpan vi, Workspace& w)
      : input_(input), links_(links), en_(en), vi_(vi), w_(w) {}

  void read(ScoreParts& out) const {
    for (uint32_t i = en_.begin; i < en_.end;) i = english_words(i, out);
    for (uint32_t j = vi_.begin; j < vi_.end; ++j)
      if (counts(input_.vi, j) && strongest(j, false, true).weight == 0) unlinked(j, false, out);
  }

 private:
  bool counts(const AnalysedText& text, uint32_t token) const {
    const Token& t = text.tokens[token];
    return t.is_text() && !w_.matcher.facts(t.word, text.lang).is(WordFacts::kFunction);
  }

  // The strongest link of a token into the other span, or outside it.
  Links::Reach strongest(uint32_t token, bool english, bool inside) const {
    Links::Reach best;
    for (const Links::Reach& r : english ? links_.of_en(token) : links_.of_vi(token))
      if ((english ? vi_ : en_).contains(r.other) == inside && r.weight > best.weight) best = r;
    return best;
  }

  // The Vietnamese syllables that English token `i` stands for.
  TokenSpan syllables(uint32_t i, const Links::Reach& best) const {
    const auto belongs = [&](uint32_t j) {
      const Link& link = links_.at(i, j);
      return link.kind == links_.at(i, best.other).kind && link.weight >= kAsStrong * best.weight;
    };
    TokenSpan out{best.other, best.other + 1};
    while (out.begin > vi_.begin && belongs(out.begin - 1)) --out.begin;
    while (out.end < vi_.end && belongs(out.end)) ++out.end;
    return out;
  }

  // English tokens from `i` on that share their syllables are one item; gives the token behind them.
  uint32_t english_words(uint32_t i, ScoreParts& out) const {
    const Links::Reach best = strongest(i, true, true);
    if (best.weight == 0) {
      if (counts(input_.en, i)) unlinked(i, true, out);
      return i + 1;
    }
    const TokenSpan vi = syllables(i, best);
    const Link& link = links_.at(i, best.other);
    uint32_t end = i + 1;
    for (; end < en_.end; ++end) {
      const Links::Reach next = strongest(end, true, true);
      if (next.weight == 0 || syllables(end, next) != vi ||
          links_.at(end, next.other).kind != link.kind)
        break;
    }
    append(out.linked, fmt::format("{} = {} ({} {:.2f})", input_.en.text(TokenSpan{i, end}),
                                   input_.vi.text(vi), name_of(link.kind), best.weight));
    return end;
  }

  void unlinked(uint32_t token, bool english, ScoreParts& out) const {
    const AnalysedText& own = english ? input_.en : input_.vi;
    const AnalysedText& other = english ? input_.vi : input_.en;
    const Links::Reach away = strongest(token, english, false);
    const std::string_view word = own.text(own.tokens[token].span());
    if (away.weight == 0) return append(out.unlinked, word);
    append(out.outside, fmt::format("{} to {} ({:.2f})", word,
                                    other.text(other.tokens[away.other].span()), away.weight));
  }

  const LinkInput& input_;
  const Links& links_;
  TokenSpan en_;
  TokenSpan vi_;
  Workspace& w_;
};

// "lexicon +1.10", "nothing"; what is taken away is named by what the comparer knows to take away.
std::string whole_in_words(const PairScore& score) {
  if (score.whole == 0) return "nothing";
  return fmt::format("{} {:+.2f}", score.whole < 0 ? "two different names" : name_of(score.kind),
                     score.whole);
}

// The strongest other pair for the same name. One that reads the same is the same name elsewhere.
const CandidateNote* runner_up(const LinkInput& input, const MatchedPair& pair,
                               const std::vector<CandidateNote>& candidates) {
  const CandidateNote* best = nullptr;
  for (const CandidateNote& c : candidates) {
    if (c.fate == CandidateNote::Fate::forbidden) continue;
    if (!c.en.span.overlaps(pair.en.span) && !c.vi.span.overlaps(pair.vi.span)) continue;
    if (input.en.text(c.en.span) == input.en.text(pair.en.span) &&
        input.vi.text(c.vi.span) == input.vi.text(pair.vi.span))
      continue;
    if (best == nullptr || c.score.strength > best->score.strength) best = &c;
  }
  return best;
}

}  // namespace

ScoreParts score_parts(const LinkInput& input, const Links& links, const Mention& en,
                       const Mention& vi, const PairScore& score, Workspace& workspace) {
  ScoreParts out;
  PartsReader(input, links, en.span, vi.span, workspace).read(out);
  out.chances = fmt::format("{:.2f} and {:.2f}", en.prior(), vi.prior());
  out.whole = whole_in_words(score);
  return out;
}

std::string links_in_words(const ScoreParts& parts) {
  std::string out = "linked: " + (parts.linked.empty() ? "nothing" : parts.linked);
  if (!parts.outside.empty()) out += "; linked elsewhere: " + parts.outside;
  if (!parts.unlinked.empty()) out += "; linked to nothing: " + parts.unlinked;
  return out;
}

std::vector<EvidenceNote> explain_score(const LinkInput& input, const Links& links,
                                        const MatchedPair& pair,
                                        const std::vector<CandidateNote>& candidates, bool chances,
                                        Workspace& workspace) {
  std::vector<EvidenceNote> out;
  const bool weighed = pair.en.origin != Origin::value || pair.vi.origin != Origin::value;
  if (weighed) {
    const ScoreParts parts = score_parts(input, links, pair.en, pair.vi, pair.score, workspace);
    std::string says = links_in_words(parts);
    if (chances) says += "; chances of a name: " + parts.chances;
    out.push_back({"score", says + "; as a whole: " + parts.whole});
  } else {
    out.push_back({"score", fmt::format("fixed for equal values: {:.3f}", pair.score.score)});
  }
  if (const CandidateNote* next = runner_up(input, pair, candidates))
    out.push_back({"runner-up", fmt::format("{} = {}, score {:.3f}", input.en.text(next->en.span),
                                            input.vi.text(next->vi.span), next->score.score)});
  return out;
}

}  // namespace align
