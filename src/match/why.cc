#include "match/why.h"

#include <fmt/format.h>

#include <algorithm>

#include "match/score_parts.h"
#include "text/fold.h"

namespace align {
namespace {

constexpr size_t kShown = 3;
using Fate = CandidateNote::Fate;

bool asked(const WhyQuestion& question, Type type) {
  return (question.types >> static_cast<int>(type) & 1U) != 0;
}

// One place of the name in a segment.
class Inquiry {
 public:
  Inquiry(const MatchedSegment& m, const WhyQuestion& q, Lang lang, TokenSpan span, Workspace& w)
      : m_(m),
        q_(q),
        w_(w),
        lang_(lang),
        own_(lang == Lang::en ? m.input.en : m.input.vi),
        other_(lang == Lang::en ? m.input.vi : m.input.en),
        span_(span) {}

  WhyOccurrence run() {
    out_.lang = lang_;
    out_.span = span_;
    if (m_.links == nullptr)
      return settle(WhyOutcome::no_text, "its sentence has no counterpart in the other text");
    collect();
    for (size_t i = 0; i < std::min(kShown, found_.size()); ++i)
      out_.candidates.push_back(candidate(*found_[i]));
    for (const MatchedPair& p : m_.pairs)
      if (own(p) == span_) return aligned(p);
    for (const MatchedPair& p : m_.pairs)
      if (own(p).contains(span_)) return part_of(p);
    if (exact_) return weighed();
    for (const MatchedPair& p : m_.pairs)
      if (own(p).overlaps(span_)) return part_of(p);
    return not_weighed();
  }

 private:
  template <class Pair>
  TokenSpan own(const Pair& p) const {
    return lang_ == Lang::en ? p.en.span : p.vi.span;
  }
  template <class Pair>
  std::string_view partner(const Pair& p) const {
    return other_.text(lang_ == Lang::en ? p.vi.span : p.en.span);
  }
  template <class Pair>
  std::string both(const Pair& p) const {
    return fmt::format("{} = {}", m_.input.en.text(p.en.span), m_.input.vi.text(p.vi.span));
  }

  WhyOccurrence settle(WhyOutcome outcome, std::string says) {
    out_.outcome = outcome;
    out_.says = std::move(says);
    return std::move(out_);
  }

  // The candidates of exactly this span; when there are none, of those that overlap it. The strongest first,
  // two spans once.
  void collect() {
    for (const bool exact : {true, false}) {
      for (const CandidateNote& c : m_.candidates)
        if (exact ? own(c) == span_ : own(c).overlaps(span_)) found_.push_back(&c);
      exact_ = exact && !found_.empty();
      if (!found_.empty()) break;
    }
    std::stable_sort(found_.begin(), found_.end(),
                     [](const CandidateNote* a, const CandidateNote* b) {
                       return a->score.strength > b->score.strength;
                     });
    std::vector<const CandidateNote*> once;
    for (const CandidateNote* c : found_)
      if (std::none_of(once.begin(), once.end(), [&](const CandidateNote* o) {
            return o->en.span == c->en.span && o->vi.span == c->vi.span;
          }))
        once.push_back(c);
    found_ = std::move(once);
  }

  // The chosen pair that wants words of this one; the strongest when there are several.
  const MatchedPair* winner(const CandidateNote& c) const {
    const MatchedPair* best = nullptr;
    for (const MatchedPair& p : m_.pairs)
      if ((p.en.span.overlaps(c.en.span) || p.vi.span.overlaps(c.vi.span)) &&
          (best == nullptr || p.score.strength > best->score.strength))
        best = &p;
    return best;
  }

  std::string lost_to(const CandidateNote& c) const {
    const MatchedPair* by = winner(c);
    if (by == nullptr) return "left out by the choice as a whole";
    return fmt::format("lost to the pair {}, which wants the same words (strength {:.2f})",
                       both(*by), by->score.strength);
  }

  std::string fate(const CandidateNote& c) const {
    for (const MatchedPair& p : m_.pairs)
      if (p.en.span == c.en.span && p.vi.span == c.vi.span)
        return static_cast<double>(c.score.score) < q_.min_score ? "below the threshold" : "chosen";
    if (c.fate == Fate::forbidden) return "forbidden by a lexicon";
    return c.fate == Fate::weak ? "more speaks against it than for it" : lost_to(c);
  }

  std::string candidate(const CandidateNote& c) const {
    const ScoreParts parts = score_parts(m_.input, *m_.links, c.en, c.vi, c.score, w_);
    return fmt::format(
        "{}: strength {:.2f}, score {:.3f}: {}; {}; chances of a name: {}; as a whole: {}", both(c),
        c.score.strength, c.score.score, fate(c), links_in_words(parts), parts.chances,
        parts.whole);
  }

  WhyOccurrence aligned(const MatchedPair& p) {
    const double score = static_cast<double>(p.score.score);
    if (score < q_.min_score)
      return settle(WhyOutcome::below_threshold,
                    fmt::format("its pair with \"{}\" has score {:.3f}, below the threshold {}",
                                partner(p), score, q_.min_score));
    if (!asked(q_, p.type))
      return settle(WhyOutcome::type_unasked,
                    fmt::format("aligned with \"{}\", score {:.3f}, but rows of type {} were not "
                                "asked for",
                                partner(p), score, name_of(p.type)));
    return settle(WhyOutcome::chosen,
                  fmt::format("aligned with \"{}\", score {:.3f}, strength {:.2f}", partner(p),
                              score, p.score.strength));
  }

  WhyOccurrence part_of(const MatchedPair& p) {
    return settle(
        WhyOutcome::part_of_chosen,
        fmt::format("{} \"{}\", which is aligned with \"{}\" (score {:.3f}, strength {:.2f})",
                    own(p).contains(span_) ? "part of" : "shares words with", own_.text(own(p)),
                    partner(p), p.score.score, p.score.strength));
  }

  // It was weighed against something and not chosen.
  WhyOccurrence weighed() {
    const auto first = [&](Fate fate) {
      const auto it = std::find_if(found_.begin(), found_.end(),
                                   [&](const CandidateNote* c) { return c->fate == fate; });
      return it == found_.end() ? nullptr : *it;
    };
    if (const CandidateNote* c = first(Fate::weighed))
      return settle(WhyOutcome::lost, fmt::format("its best candidate \"{}\" (strength {:.2f}) {}",
                                                  partner(*c), c->score.strength, lost_to(*c)));
    if (const CandidateNote* c = first(Fate::forbidden))
      return settle(WhyOutcome::forbidden,
                    fmt::format("a lexicon forbids its pair with \"{}\"", partner(*c)));
    const CandidateNote& c = *found_.front();
    return settle(WhyOutcome::weak,
                  fmt::format("more speaks against its best candidate \"{}\" than for it: strength "
                              "{:.2f}, score {:.3f}",
                              partner(c), c.score.strength, c.score.score));
  }

  // The likeliest mention of this span, else the likeliest that overlaps it.
  const Mention* mention() const {
    const Mention* best = nullptr;
    for (const Mention& m : lang_ == Lang::en ? m_.mentions.en_mentions : m_.mentions.vi_mentions) {
      if (!m.span.overlaps(span_)) continue;
      const auto better = [&](const Mention& a, const Mention& b) {
        const bool exact = a.span == span_;
        return exact != (b.span == span_) ? exact : a.log_prior > b.log_prior;
      };
      if (best == nullptr || better(m, *best)) best = &m;
    }
    return best;
  }

  std::string linked_words() const {
    std::vector<uint32_t> reached;
    for (uint32_t i = span_.begin; i < span_.end; ++i)
      for (const Links::Reach& r : lang_ == Lang::en ? m_.links->of_en(i) : m_.links->of_vi(i))
        reached.push_back(r.other);
    std::sort(reached.begin(), reached.end());
    reached.erase(std::unique(reached.begin(), reached.end()), reached.end());
    std::string out;
    for (const uint32_t token : reached)
      out += fmt::format("{}\"{}\"", out.empty() ? "" : ", ",
                         other_.text(other_.tokens[token].span()));
    return out;
  }

  WhyOccurrence not_weighed() {
    const Mention* m = mention();
    if (m == nullptr)
      return settle(WhyOutcome::no_candidate, "not taken for a name: no candidate span holds it");
    const std::string what = fmt::format("{}, chance {:.2f}", name_of(m->type), m->prior());
    if (m->span != span_)
      return settle(WhyOutcome::no_candidate,
                    fmt::format("not taken for a name of its own: the likeliest candidate here is "
                                "\"{}\" ({})",
                                own_.text(m->span), what));
    const std::string linked = linked_words();
    std::string why = "nothing in its counterpart is linked to it";
    if (m->origin == Origin::value)
      why =
          fmt::format("its counterpart has no {} of the value {} left", name_of(m->type), m->value);
    else if (m->type == Type::TITLE || m->type == Type::TERM)
      why = "no form of the same lexicon entry stands in its counterpart";
    else if (!linked.empty())
      why = fmt::format("its words are linked to {}, but to no candidate span", linked);
    return settle(WhyOutcome::unlinked, fmt::format("a candidate ({}), but {}", what, why));
  }

  const MatchedSegment& m_;
  const WhyQuestion& q_;
  Workspace& w_;
  Lang lang_;
  const AnalysedText& own_;
  const AnalysedText& other_;
  TokenSpan span_;
  std::vector<const CandidateNote*> found_;
  bool exact_ = false;  // the found ones are of exactly this span
  WhyOccurrence out_;
};

}  // namespace

std::vector<TokenSpan> places_of(std::string_view name, const AnalysedText& text, TokenSpan range,
                                 const Workspace& workspace) {
  std::vector<TokenSpan> out;
  const std::string key = joined_key(name);
  for (uint32_t i = range.begin; i < range.end && !key.empty(); ++i) {
    std::string_view rest = key;
    for (uint32_t j = i; j < range.end && (j == i ? text.tokens[j].is_text() : true); ++j) {
      const Token& t = text.tokens[j];
      if (!t.is_text()) continue;
      const std::string_view word =
          workspace.vocabulary.key_text(workspace.vocabulary.info(t.word).fold);
      if (word.empty() || !rest.starts_with(word)) break;
      rest.remove_prefix(word.size());
      if (!rest.empty()) continue;
      out.push_back({i, j + 1});
      break;
    }
  }
  return out;
}

std::vector<WhyOccurrence> why_in_segment(const MatchedSegment& matched,
                                          const WhyQuestion& question, Workspace& workspace) {
  std::vector<WhyOccurrence> out;
  for (const Lang lang : {Lang::en, Lang::vi}) {
    const bool english = lang == Lang::en;
    const AnalysedText& text = english ? matched.input.en : matched.input.vi;
    const TokenSpan range = english ? matched.mentions.en : matched.mentions.vi;
    for (const TokenSpan span : places_of(question.name, text, range, workspace))
      out.push_back(Inquiry(matched, question, lang, span, workspace).run());
  }
  return out;
}

}  // namespace align
