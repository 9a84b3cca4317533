#include "match/match_segment.h"

#include <algorithm>
#include <bit>
#include <forward_list>
#include <functional>
#include <limits>
#include <map>

#include "match/bodies.h"
#include "match/candidates.h"
#include "match/choose.h"
#include "match/leftovers.h"
#include "match/offices.h"
#include "match/quotations.h"
#include "match/settle_types.h"
#include "match/settled_edges.h"
#include "match/trim_pairs.h"
#include "mention/region.h"

namespace align {
namespace {

bool same_kind(Type a, Type b) {
  if (is_value(a) || is_value(b) || a == Type::ID || b == Type::ID) return a == b;
  const auto own_row = [](Type t) { return t == Type::TITLE || t == Type::TERM; };
  if (own_row(a) || own_row(b)) return a == b;
  return true;
}

constexpr float kTerm = 0.4F;             // share of its strength that a term has in the choice
constexpr float kTermInName = 0.1F;       // of that, inside a name
constexpr float kStrongName = 0.5F;       // that takes the words of terms
constexpr float kLeastBodyScore = 0.55F;  // of an organisation whose head stands where it should
constexpr float kTitlePrior = -0.5F;      // of a quoted title, logarithm
constexpr float kLeastTitleScore = 0.7F;  // what its marks alone are worth: read on 35 of them
constexpr float kTitleWins = 100;         // over all that its words could be otherwise

class Matcher {
 public:
  Matcher(const LinkInput& input, const Links& links, const SegmentMentions& segment, Workspace& w,
          std::vector<CandidateNote>* notes)
      : input_(input),
        links_(links),
        segment_(segment),
        w_(w),
        notes_(notes),
        comparer_(input, links, w),
        vi_edges_(settled_edges(links, segment)),
        to_vietnamese_(input, links, vi_edges_.empty() ? segment.vi_edges : vi_edges_, true, w),
        bodies_(input, links, w),
        vi_names_(memory_.get()),
        linked_(memory_.get()),
        taken_(memory_.get()),
        candidates_(memory_.get()),
        projected_(memory_.get()) {}

  std::vector<MatchedPair> run() {
    constexpr size_t kUsual = 16;
    candidates_.reserve(kUsual);
    list_vi_names();
    for (const Mention& e : segment_.en_mentions) {
      if (is_value(e.type) || e.type == Type::ID) continue;
      is_body_ = false;
      if (e.type == Type::TITLE || e.type == Type::TERM) {
        consider_entries(e);
        continue;
      }
      // Only mentions that hold a word linked to one of this mention's
      if (!mark_linked(e.span)) continue;
      const Comparer::Outline outline = comparer_.outline(e, true);
      is_body_ = bodies_.take(e);
      const float least_prior = least_prior_for(e, outline);
      if (least_prior >= most_prior_) continue;
      const bool few = links_.vi().size() <= 64;
      const uint64_t linked = linked_[0];
      for (const VietnameseName& v : vi_names_) {
        if (v.outline.log_prior <= least_prior) continue;
        if (!(few ? (linked & v.tokens) != 0 : is_linked(v.mention->span))) continue;
        consider(e, outline, *v.mention, v.outline);
        if (is_body_ && !segment_.vi_given) behind_and(e, outline, *v.mention);
      }
      if (!segment_.vi_given && is_name(e.type)) project_from(e, outline, least_prior);
    }
    if (segment_.vi_given && !segment_.en_given) {
      is_body_ = false;
      Projector to_english(input_, links_, segment_.en_edges, false, w_);
      for (const Mention& v : segment_.vi_mentions)
        for (const Mention& e : to_english.project(v)) consider(e, v);
    }
    if (!segment_.vi_given) quoted_titles();
    pick();
    keep_neighbours(input_, candidates_, out_);
    pair_leftovers(input_, links_, segment_, w_, out_);
    if (!segment_.en_given && !segment_.vi_given) join_offices(input_, links_, w_, out_);
    trim_pairs(input_, links_, out_);
    grow_to_names(input_, links_, segment_, w_, out_);
    settle_types(input_, w_, out_);
    values();
    settle_repeats();
    const auto earlier = [](const MatchedPair& a, const MatchedPair& b) {
      return a.en.span != b.en.span ? a.en.span < b.en.span : a.vi.span < b.vi.span;
    };
    if (!std::is_sorted(out_.begin(), out_.end(), earlier))
      std::sort(out_.begin(), out_.end(), earlier);
    return std::move(out_);
  }

 private:
  // A mention of the segment that may be the name of the other side.
  struct VietnameseName {
    const Mention* mention;
    uint64_t tokens;  // a bit for each, where the segment has few
    Comparer::Outline outline;
  };

  void list_vi_names() {
    vi_names_.reserve(segment_.vi_mentions.size());
    const TokenSpan range = links_.vi();
    for (const Mention& v : segment_.vi_mentions) {
      if (v.type > Type::NORP) continue;
      VietnameseName& name = vi_names_.emplace_back();
      name.mention = &v;
      name.outline = comparer_.outline(v, false);
      any_person_ |= name.outline.person;
      most_prior_ = std::max(most_prior_, v.log_prior);
      if (range.size() <= 64 && !v.span.empty())
        name.tokens = ~uint64_t{0} >> (64 - v.span.size()) << (v.span.begin - range.begin);
    }
  }

  // A Vietnamese name needs more than this log prior to make a pair that can be chosen. Lone words that hardly are names
  // never do, however well they are linked.
  float least_prior_for(const Mention& e, const Comparer::Outline& outline) const {
    constexpr float kRounding = 0.01F;
    if (notes_ != nullptr || is_body_ || segment_.vi_given)
      return -std::numeric_limits<float>::infinity();
    return comparer_.least_prior(e.span, outline, any_person_) - kRounding;
  }

  // Marks the Vietnamese tokens that have a link into `en`. False when none has.
  bool mark_linked(TokenSpan en) {
    linked_.assign(links_.vi().size() / 64 + 1, 0);
    bool any = false;
    for (uint32_t i = en.begin; i < en.end; ++i)
      for (const Links::Reach& r : links_.of_en(i)) {
        const uint32_t at = r.other - links_.vi().begin;
        linked_[at / 64] |= uint64_t{1} << at % 64;
        any = true;
      }
    return any;
  }

  bool is_linked(TokenSpan vi) const {
    const uint32_t begin = vi.begin - links_.vi().begin;
    const uint32_t end = vi.end - links_.vi().begin;
    // What begins here and in the words behind, as far as the span goes
    for (uint32_t at = begin; at < end; at = (at / 64 + 1) * 64) {
      const uint64_t bits = linked_[at / 64] >> at % 64;
      if (bits != 0) return at + static_cast<uint32_t>(std::countr_zero(bits)) < end;
    }
    return false;
  }

  void project_from(const Mention& e, const Comparer::Outline& outline, float least_prior) {
    const std::span<const Mention> projected = to_vietnamese_.project(e, least_prior);
    if (is_body_ && bodies_.end()) up_to_brackets(e, outline, projected, *bodies_.end());
    for (const Mention& v : projected) {
      const Comparer::Outline other = comparer_.outline(v, false);
      if (notes_ == nullptr && !is_body_ && comparer_.strongest_possible(outline, other) <= 0)
        continue;
      const bool known = std::any_of(
          segment_.vi_mentions.begin(), segment_.vi_mentions.end(),
          [&](const Mention& m) { return m.span == v.span && m.log_prior >= v.log_prior; });
      if (!known) consider(e, outline, v, other);
      if (!known && is_body_) behind_and(e, outline, v);
    }
  }

  void behind_and(const Mention& e, const Comparer::Outline& outline, const Mention& v) {
    bodies_.ends_behind_and(v.span, ends_);
    for (const uint32_t end : ends_) consider_up_to(e, outline, v, end);
  }

  // What begins as the projected spans do, and ends where brackets say.
  void up_to_brackets(const Mention& e, const Comparer::Outline& outline,
                      std::span<const Mention> projected, uint32_t end) {
    constexpr uint32_t kLongest = 16;
    uint32_t last = end;  // begin of the one before: they come by begin, the shortest first
    for (const Mention& v : projected) {
      if (v.span.begin == last || v.span.begin >= end || end - v.span.begin > kLongest) continue;
      last = v.span.begin;
      consider_up_to(e, outline, v, end);
    }
  }

  // The pair with `v` if it ended there.
  void consider_up_to(const Mention& e, const Comparer::Outline& outline, Mention v, uint32_t end) {
    v.span.end = end;
    v.entry.reset();
    consider(e, outline, v, comparer_.outline(v, false));
  }

  // Titles and terms are linked only as forms of one entry.
  void consider_entries(const Mention& e) {
    taken_.clear();
    links_.for_spans(e.span, std::nullopt, [&](const SpanLink& link) {
      if (!is_mention(link.type) || mention_type(link.type) != e.type) return;
      // Two entries may link the same two spans
      if (std::find(taken_.begin(), taken_.end(), link.vi) != taken_.end()) return;
      taken_.push_back(link.vi);
      for (const Mention& v : segment_.vi_mentions)
        if (v.span == link.vi) consider(e, v);
    });
  }

  void consider(const Mention& e, const Mention& v) {
    consider(e, comparer_.outline(e, true), v, comparer_.outline(v, false));
  }

  void consider(const Mention& e, const Comparer::Outline& en, const Mention& v,
                const Comparer::Outline& vi) {
    if (!same_kind(e.type, v.type) || is_value(v.type)) return;
    const float body = is_body_ ? bodies_.worth(v.span) : 0;
    const bool hopeless = comparer_.strongest_possible(en, vi) + body <= 0;
    if (hopeless && notes_ == nullptr) return;
    PairScore score = notes_ == nullptr && body <= 0 ? comparer_.compare_strong(e, en, v, vi)
                                                     : comparer_.compare(e, v);
    if (is_body_) {
      score.strength += body;
      if (body > 0 && score.strength > 0) score.score = std::max(score.score, kLeastBodyScore);
    }
    // A term yields to every name that wants its words
    if (e.type == Type::TERM) score.strength *= kTerm;
    const bool weak = hopeless || score.strength <= 0;
    if (weak && notes_ == nullptr) return;
    const bool forbidden =
        w_.matcher.set().forbidden(input_.en.text(e.span), input_.vi.text(v.span));
    using Fate = CandidateNote::Fate;
    if (notes_ != nullptr)
      notes_->push_back({e, v, score,
                         forbidden ? Fate::forbidden
                         : weak    ? Fate::weak
                                   : Fate::weighed});
    if (forbidden && !weak) forbidden_.emplace_back(e.span, v.span);
    if (weak || forbidden) return;
    candidates_.push_back({keep(e, segment_.en_mentions), keep(v, segment_.vi_mentions), score});
  }

  // The "General Hospital" of "Lindau General Hospital": on both sides inside a name that is strong enough.
  bool is_inside_name(const Candidate& term) const {
    const uint32_t first = input_.en.tokens[term.en->span.begin].word;
    if (!w_.vocabulary.info(first).is(kStartsCapital)) return false;
    return std::any_of(candidates_.begin(), candidates_.end(), [&](const Candidate& c) {
      return is_name(c.en->type) && c.score.strength > kStrongName &&
             c.en->span.size() > term.en->span.size() && c.vi->span.size() > term.vi->span.size() &&
             c.en->span.contains(term.en->span) && c.vi->span.contains(term.vi->span);
    });
  }

  // A projected mention is gone with the next projection.
  const Mention* keep(const Mention& m, const std::vector<Mention>& found) {
    const bool stays =
        std::less_equal<>()(found.data(), &m) && std::less<>()(&m, found.data() + found.size());
    return stays ? &m : &projected_.emplace_front(m);
  }

  // What is left of a forbidden pair when one of its names is cut: "Nguyen Manh" for "Nguyễn Mạnh Hùng". Whoever
  // forbids the whole does not mean that.
  bool is_cut_from_forbidden(const Candidate& c) const {
    if (c.score.kind == EvidenceKind::user || c.score.kind == EvidenceKind::lexicon) return false;
    const TokenSpan en = c.en->span;
    const TokenSpan vi = c.vi->span;
    return std::any_of(forbidden_.begin(), forbidden_.end(), [&](const auto& pair) {
      return (pair.first == en && pair.second.contains(vi)) ||
             (pair.second == vi && pair.first.contains(en));
    });
  }

  // A quoted title is one pair. What the match reads of it as a whole stays; else it is a work of art or the like.
  void quoted_titles() {
    for (const QuotedTitle& title : find_quoted_titles(input_, links_, segment_, w_)) {
      if (w_.matcher.set().forbidden(input_.en.text(title.en), input_.vi.text(title.vi))) continue;
      const auto it = std::find_if(candidates_.begin(), candidates_.end(), [&](const Candidate& c) {
        return c.en->span == title.en && c.vi->span == title.vi && is_name(c.en->type);
      });
      if (it != candidates_.end()) {
        it->title = true;
        continue;
      }
      Mention vi;
      vi.span = title.vi;
      vi.type_chance = 1;
      vi.log_prior = kTitlePrior;
      Mention en = vi;
      en.span = title.en;
      for (const Mention& m : segment_.en_mentions)
        if (m.origin == Origin::given && m.span == title.en) en = m;
      PairScore score = comparer_.compare(en, vi);
      score.score = std::max(score.score, kLeastTitleScore);
      candidates_.push_back(
          {&projected_.emplace_front(en), &projected_.emplace_front(vi), score, true});
    }
  }

  void pick() {
    if (!forbidden_.empty())
      std::erase_if(candidates_, [&](const Candidate& c) { return is_cut_from_forbidden(c); });
    keep_copies(input_, links_, w_, candidates_);
    part_possessives(input_, candidates_);
    part_peoples(input_, candidates_);
    prefer_copies(input_, candidates_);
    prefer_long_forms(input_, candidates_);
    leave_lands_outside(input_, w_, candidates_);
    std::vector<WeightedPair> weighted;
    weighted.reserve(candidates_.size());
    for (const Candidate& c : candidates_) {
      weighted.push_back(
          {c.en->span, c.vi->span, c.score.strength + (c.title ? kTitleWins : 0.0F)});
      if (c.en->type == Type::TERM && is_inside_name(c)) weighted.back().weight *= kTermInName;
    }
    const std::vector<size_t> chosen = choose(weighted);
    out_.reserve(chosen.size());
    for (const size_t i : chosen) {
      const Candidate& c = candidates_[i];
      MatchedPair& pair = out_.emplace_back(*c.en, *c.vi, c.en->type, c.score);
      pair.score.margin = c.score.strength - rival_of(c);
      pair.type = type_of_pair(input_, pair.en, pair.vi, links_, w_);
      pair.score.score = calibrated_score(pair.en, pair.vi, pair.type, pair.score, *input_.weights);
      if (c.title) pair.score.score = std::max(pair.score.score, kLeastTitleScore);
    }
  }

  // Strength of the best candidate but itself that wants some of its words, 0 when there is none.
  float rival_of(const Candidate& chosen) const {
    float best = 0;
    for (const Candidate& c : candidates_) {
      if (&c == &chosen || (c.en->span == chosen.en->span && c.vi->span == chosen.vi->span))
        continue;
      if (c.en->span.overlaps(chosen.en->span) || c.vi->span.overlaps(chosen.vi->span))
        best = std::max(best, c.score.strength);
    }
    return best;
  }

  // Dates, numbers and document numbers: equal values, in order of place, on words that no name took.
  void values() {
    std::pmr::vector<bool> used(segment_.vi_mentions.size(), false, memory_.get());
    for (const Mention& e : segment_.en_mentions) {
      if (e.origin != Origin::value || taken(e.span, true)) continue;
      for (size_t k = 0; k < segment_.vi_mentions.size(); ++k) {
        const Mention& v = segment_.vi_mentions[k];
        if (used[k] || v.type != e.type || v.value != e.value || v.origin != Origin::value ||
            taken(v.span, false))
          continue;
        const EvidenceKind kind = e.type == Type::ID ? EvidenceKind::number : EvidenceKind::value;
        if (input_.disabled(kind)) break;
        used[k] = true;
        out_.push_back({e, v, e.type, {2.0F, e.type == Type::ID ? 0.99F : 0.96F, 1.0F, kind}});
        break;
      }
    }
  }

  bool taken(TokenSpan span, bool english) const {
    return std::any_of(out_.begin(), out_.end(), [&](const MatchedPair& p) {
      return (english ? p.en.span : p.vi.span).overlaps(span);
    });
  }

  bool has_repeats() const {
    for (size_t i = 0; i < out_.size(); ++i)
      for (size_t k = 0; k < i; ++k)
        if (input_.en.text(out_[i].en.span) == input_.en.text(out_[k].en.span) &&
            input_.vi.text(out_[i].vi.span) == input_.vi.text(out_[k].vi.span))
          return true;
    return false;
  }

  // Pairs of one and the same two strings are paired in their order in the texts.
  void settle_repeats() {
    if (!has_repeats()) return;
    std::map<std::pair<std::string_view, std::string_view>, std::vector<size_t>> groups;
    for (size_t i = 0; i < out_.size(); ++i)
      groups[{input_.en.text(out_[i].en.span), input_.vi.text(out_[i].vi.span)}].push_back(i);
    for (const auto& [key, group] : groups) {
      if (group.size() < 2) continue;
      std::vector<Mention> en;
      std::vector<Mention> vi;
      for (const size_t i : group) {
        en.push_back(out_[i].en);
        vi.push_back(out_[i].vi);
      }
      const auto by_place = [](const Mention& a, const Mention& b) { return a.span < b.span; };
      std::sort(en.begin(), en.end(), by_place);
      std::sort(vi.begin(), vi.end(), by_place);
      for (size_t k = 0; k < group.size(); ++k) {
        out_[group[k]].en = en[k];
        out_[group[k]].vi = vi[k];
      }
    }
  }

  const LinkInput& input_;
  const Links& links_;
  const SegmentMentions& segment_;
  Workspace& w_;
  std::vector<CandidateNote>* notes_;
  Comparer comparer_;
  std::vector<float> vi_edges_;  // where the user's mentions say more than those of the segment
  Projector to_vietnamese_;
  Bodies bodies_;
  std::vector<uint32_t> ends_;  // for behind_and() only
  bool is_body_ = false;        // the English name that is considered has a head or brackets
  LocalMemory<8192> memory_;    // of the lists below; enough for a sentence
  std::pmr::vector<VietnameseName> vi_names_;
  bool any_person_ = false;            // among them
  float most_prior_ = 0;               // of them, and of what is projected
  std::pmr::vector<uint64_t> linked_;  // a bit for each Vietnamese token: mark_linked()
  std::pmr::vector<TokenSpan> taken_;
  std::pmr::vector<Candidate> candidates_;
  std::vector<std::pair<TokenSpan, TokenSpan>> forbidden_;  // pairs that a lexicon forbids
  std::pmr::forward_list<Mention> projected_;               // that candidates point to
  std::vector<MatchedPair> out_;
};

}  // namespace

std::vector<MatchedPair> match_segment(const LinkInput& input, const Links& links,
                                       const SegmentMentions& segment, Workspace& workspace,
                                       std::vector<CandidateNote>* notes) {
  return Matcher(input, links, segment, workspace, notes).run();
}

}  // namespace align
