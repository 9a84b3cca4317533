// The same for texts that are not sentence-aligned: what is known there is how alike two entities are.
#include <fmt/format.h>

#include <algorithm>

#include "match/score_parts.h"
#include "match/why.h"

namespace align {
namespace {

constexpr size_t kShown = 3;

class EntityInquiry {
 public:
  EntityInquiry(const MatchedEntities& m, const WhyQuestion& q, Lang lang, Workspace& w)
      : m_(m), q_(q), lang_(lang), w_(w) {}

  WhyOccurrence run(TokenSpan span) {
    out_.lang = lang_;
    out_.span = span;
    const auto entity = find_entity(span);
    if (!entity) return settle(WhyOutcome::no_candidate, "not taken for a name");
    collect(*entity);
    for (size_t i = 0; i < std::min(kShown, found_.size()); ++i)
      out_.candidates.push_back(candidate(*found_[i]));
    for (const EntityPair& p : m_.pairs)
      if (own(p) == *entity) return aligned(p, exact_);
    const TextEntity& e = entities(lang_)[*entity];
    if (!exact_)
      return settle(WhyOutcome::no_candidate,
                    fmt::format("not taken for a name of its own, only for a part of \"{}\"",
                                text(lang_).text(held_)));
    if (found_.empty())
      return settle(WhyOutcome::unlinked,
                    fmt::format("a candidate ({}), but no name of the other text is like it",
                                name_of(e.type)));
    return not_chosen(*found_.front());
  }

 private:
  const AnalysedText& text(Lang lang) const { return lang == Lang::en ? m_.input.en : m_.input.vi; }
  std::span<const TextEntity> entities(Lang lang) const { return lang == Lang::en ? m_.en : m_.vi; }
  size_t own(const EntityPair& p) const { return lang_ == Lang::en ? p.en : p.vi; }
  std::string both(const EntityPair& p) const {
    return fmt::format("{} = {}", m_.input.en.text(p.best.en.span),
                       m_.input.vi.text(p.best.vi.span));
  }
  static double score(const EntityPair& p) { return static_cast<double>(p.best.score.score); }

  WhyOccurrence settle(WhyOutcome outcome, std::string says) {
    out_.outcome = outcome;
    out_.says = std::move(says);
    return std::move(out_);
  }

  // The entity that has a mention there: of this very span, else of one that overlaps it.
  std::optional<size_t> find_entity(TokenSpan span) {
    std::optional<size_t> out;
    const auto list = entities(lang_);
    for (size_t e = 0; e < list.size(); ++e)
      for (const Mention& m : list[e].mentions) {
        if (!m.span.overlaps(span) || exact_) continue;
        exact_ = m.span == span;
        held_ = m.span;
        out = e;
      }
    return out;
  }

  void collect(size_t entity) {
    for (const EntityPair& p : m_.candidates)
      if (own(p) == entity) found_.push_back(&p);
    std::stable_sort(found_.begin(), found_.end(), [](const EntityPair* a, const EntityPair* b) {
      return score(*a) > score(*b);
    });
  }

  // The pair that has an entity of this one.
  const EntityPair* winner(const EntityPair& c) const {
    const EntityPair* best = nullptr;
    for (const EntityPair& p : m_.pairs)
      if ((p.en == c.en || p.vi == c.vi) && (best == nullptr || score(p) > score(*best))) best = &p;
    return best;
  }

  std::string fate(const EntityPair& c) const {
    const EntityPair* by = winner(c);
    if (by != nullptr && by->en == c.en && by->vi == c.vi) return "chosen";
    if (score(c) < q_.min_score) return fmt::format("below the threshold {}", q_.min_score);
    if (by == nullptr) return "not chosen";
    return fmt::format("lost to the pair {}, which wants the same name (score {:.3f})", both(*by),
                       score(*by));
  }

  std::string candidate(const EntityPair& c) const {
    std::string out = fmt::format("{}: score {:.3f}: {}", both(c), score(c), fate(c));
    if (c.best.en.origin == Origin::value) return out;
    const Links links = find_links(m_.input, c.best.en.span, c.best.vi.span, w_);
    const ScoreParts parts = score_parts(m_.input, links, c.best.en, c.best.vi, c.best.score, w_);
    return out + "; " + links_in_words(parts) + "; as a whole: " + parts.whole;
  }

  WhyOccurrence aligned(const EntityPair& p, bool whole) {
    const std::string pair = fmt::format("{}, score {:.3f}", both(p), score(p));
    if (!asked(p.best.type))
      return settle(WhyOutcome::type_unasked,
                    fmt::format("aligned as {}, but rows of type {} were not asked for", pair,
                                name_of(p.best.type)));
    if (!whole)
      return settle(WhyOutcome::part_of_chosen,
                    fmt::format("shares words with \"{}\", which is aligned as {}",
                                text(lang_).text(held_), pair));
    return settle(WhyOutcome::chosen, "aligned as " + pair);
  }

  bool asked(Type type) const { return (q_.types >> static_cast<int>(type) & 1U) != 0; }

  WhyOccurrence not_chosen(const EntityPair& best) {
    const bool below = score(best) < q_.min_score;
    return settle(
        below ? WhyOutcome::below_threshold : WhyOutcome::lost,
        fmt::format("its best pair {} has score {:.3f}: {}", both(best), score(best), fate(best)));
  }

  const MatchedEntities& m_;
  const WhyQuestion& q_;
  Lang lang_;
  Workspace& w_;
  std::vector<const EntityPair*> found_;
  TokenSpan held_;      // of the mention that was found
  bool exact_ = false;  // it is the name and nothing else
  WhyOccurrence out_;
};

}  // namespace

std::vector<WhyOccurrence> why_of_entities(const MatchedEntities& matched,
                                           const WhyQuestion& question, Workspace& workspace) {
  std::vector<WhyOccurrence> out;
  for (const Lang lang : {Lang::en, Lang::vi}) {
    const AnalysedText& text = lang == Lang::en ? matched.input.en : matched.input.vi;
    const TokenSpan all{0, static_cast<uint32_t>(text.tokens.size())};
    for (const TokenSpan span : places_of(question.name, text, all, workspace))
      out.push_back(EntityInquiry(matched, question, lang, workspace).run(span));
  }
  return out;
}

}  // namespace align
