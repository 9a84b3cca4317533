// Projection: the words that a mention's words are linked to, as far as they stand together, are a candidate.
#include <algorithm>
#include <cmath>

#include "match/match_segment.h"
#include "mention/region.h"

namespace align {
namespace {

constexpr uint32_t kWidestGap = 5;  // unlinked tokens between two linked ones
constexpr uint32_t kLongest = 16;
constexpr float kLeastLink = 0.35F;
constexpr float kNever = -100;  // log prior of what is no span

}  // namespace

Projector::Projector(const LinkInput& input, const Links& links, std::span<const float> edges,
                     bool from_english, Workspace& w)
    : target_(from_english ? input.vi : input.en),
      range_(from_english ? links.vi() : links.en()),
      links_(links),
      from_english_(from_english),
      w_(w),
      weights_(*input.weights),
      edges_(edges),
      places_(range_.size() + size_t{1}, memory_.get()),
      anchors_(memory_.get()),
      wholes_(memory_.get()),
      out_(memory_.get()) {
  constexpr size_t kUsual = 16;
  anchors_.reserve(kUsual);
  wholes_.reserve(kUsual);
  out_.reserve(kUsual);
  for (const SpanLink& link : links.spans()) {
    const TokenSpan block = from_english ? link.vi : link.en;
    if (block.size() > 1) wholes_.emplace_back(from_english ? link.en : link.vi, block);
  }
}

std::span<const Mention> Projector::project(const Mention& mention, float least_prior) {
  out_.clear();
  constexpr float kRounding = 0.01F;
  least_prior_ = least_prior - kRounding;
  ++round_;
  collect_links(mention);
  if (anchors_.empty()) return {};
  collect_blocks(mention);
  for (size_t a = 0; a < anchors_.size(); ++a)
    if (!inside_block(anchors_[a]) && !cuts_word(anchors_[a])) offer_from(a, mention.type);
  return out_;
}

void Projector::offer(TokenSpan span, float log_prior, Type type) {
  if (log_prior <= least_prior_) return;
  Mention& m = out_.emplace_back();
  m.span = span;
  m.log_prior = log_prior;
  m.type = type;
}

// The spans from anchor `a` on. What a longer one costs is what the shorter did and more.
void Projector::offer_from(size_t a, Type type) {
  const uint32_t begin = anchors_[a];
  float words = weights_.projected;
  const float start = start_cost(begin);
  const float begin_edge = edge(begin);
  const uint32_t head = type == Type::PER ? begin : head_before(begin);
  const float of_head = head == begin ? kNever : head_cost(head, begin);
  const float head_edge = head == begin ? 0 : edge(head);
  const float least = least_prior_ - std::max(start + weights_.torn * begin_edge, of_head);
  if (words <= least) return;
  uint32_t k = begin;
  for (size_t b = a; b < anchors_.size() && anchors_[b] - begin < kLongest; ++b) {
    if (b > a && anchors_[b] - anchors_[b - 1] > kWidestGap + 1) return;
    const uint32_t end = anchors_[b] + 1;
    for (; k < end; ++k) {
      const Token& t = target_.tokens[k];
      if (!may_hold(t)) return;
      if (t.mark == ',') words += weights_.projected_comma;
      if (!t.is_text() || w_.vocabulary.info(t.word).is(kHasCapital)) continue;
      words += best_link(k) >= kLeastLink ? weights_.projected_small : weights_.projected_unlinked;
    }
    if (words <= least) return;  // and so is every longer one
    if (inside_block(end)) continue;
    if (cuts_word(end)) {
      offer_whole_word(begin, end, b + 1 < anchors_.size() ? anchors_[b + 1] : range_.end,
                       words + start + weights_.torn * begin_edge, type);
      continue;
    }
    const float end_edge = edge(end);
    if (!inside_money({begin, end}))
      offer({begin, end}, words + start + weights_.torn * (begin_edge + end_edge), type);
    if (head == begin) continue;
    offer({head, end}, words + of_head + weights_.torn * (head_edge + end_edge), type);
  }
}

// The same up to the end of the word that would be cut, when no anchor stands in it: "trang điểm" for "Makeup".
void Projector::offer_whole_word(uint32_t begin, uint32_t cut, uint32_t next, float log_prior,
                                 Type type) {
  uint32_t end = cut;
  while (end < next && end < range_.end && end - begin < kLongest && cuts_word(end)) {
    if (!target_.tokens[end].is_text()) return;
    log_prior += weights_.projected_small;
    ++end;
  }
  if (end == next || cuts_word(end)) return;
  offer({begin, end}, log_prior + weights_.torn * edge(end), type);
}

// Where the generic head that ends before `token` begins: what is "School" on one side may be "Viện" on the
// other, and no lexicon says so. `token` when there is none.
uint32_t Projector::head_before(uint32_t token) {
  constexpr uint32_t kLongestHead = 4;
  const uint32_t from = token >= range_.begin + kLongestHead ? token - kLongestHead : range_.begin;
  for (uint32_t k = from; k < token; ++k) {
    if (!w_.vocabulary.info(target_.tokens[k].word).is(kStartsCapital)) continue;
    if ((target_.hit_kinds[k] & HitKinds::of(RowType::HEAD)) == 0) continue;
    for (const LexiconHit& hit : target_.hits_at(k))
      if (hit.type == RowType::HEAD && hit.span.end == token && hit.kind == EntryKind::head_org &&
          !cuts_word(k))
        return k;
  }
  return token;
}

// What the words of such a head cost, and that the span begins with them.
float Projector::head_cost(uint32_t head, uint32_t begin) const {
  float cost = start_cost(head);
  for (uint32_t k = head; k < begin; ++k) {
    const Token& t = target_.tokens[k];
    if (t.is_text() && !w_.vocabulary.info(t.word).is(kHasCapital))
      cost += best_link(k) >= kLeastLink ? weights_.projected_small : weights_.projected_unlinked;
  }
  return cost;
}

// The country of "đô la Mỹ" is no name.
bool Projector::inside_money(TokenSpan span) {
  if (has_money_ == Known::unknown) {
    constexpr uint32_t kFarthest = 4;  // before the range, as covered_by_hit() looks
    uint32_t kinds = 0;
    for (uint32_t k = range_.begin - std::min(range_.begin, kFarthest); k < range_.end; ++k)
      kinds |= target_.hit_kinds[k];
    has_money_ = (kinds & HitKinds::kCurrency) != 0 ? Known::yes : Known::no;
  }
  if (has_money_ == Known::no) return false;
  return covered_by_hit(target_, span,
                        [](const LexiconHit& h) { return h.kind == EntryKind::currency; });
}

// What it costs that a span begins with this token.
float Projector::start_cost(uint32_t begin) const {
  if (w_.vocabulary.info(target_.tokens[begin].word).is(kHasCapital)) return 0;
  const bool head = (target_.hit_kinds[begin] & HitKinds::of(RowType::HEAD)) != 0 &&
                    longest_hit(target_, begin, range_.end, [](const LexiconHit& h) {
                      return h.type == RowType::HEAD;
                    }) != nullptr;
  return head ? weights_.projected_head : weights_.projected_start;
}

void Projector::collect_blocks(const Mention& mention) {
  for (const auto& [own, block] : wholes_) {
    if (!mention.span.contains(own)) continue;
    for (uint32_t edge = block.begin + 1; edge < block.end; ++edge)
      places_[edge - range_.begin].block_round = round_;
  }
}

// The strongest link of each token that the mention's words are linked to. Those that are strong enough are anchors, in
// their order.
void Projector::collect_links(const Mention& mention) {
  anchors_.clear();
  for (uint32_t i = mention.span.begin; i < mention.span.end; ++i)
    for (const Links::Reach& r : from_english_ ? links_.of_en(i) : links_.of_vi(i)) {
      Place& place = places_[r.other - range_.begin];
      const float known = place.link_round == round_ ? place.link : 0;
      place.link_round = round_;
      place.link = std::max(known, r.weight);
      if (known < kLeastLink && r.weight >= kLeastLink) anchors_.push_back(r.other);
    }
  if (mention.span.size() > 1) std::sort(anchors_.begin(), anchors_.end());
}

bool Projector::may_hold(const Token& t) const {
  return t.mark != '"' && t.mark != '(' && t.mark != ')' && t.mark != ';' && t.mark != ':' &&
         t.mark != '?' && t.mark != '!';
}

// What an edge before `token` costs: names are not cut where one goes on.
float Projector::edge(uint32_t token) {
  constexpr float kLeast = 0.003F;
  if (token >= edges_.size() || token <= range_.begin || token >= range_.end) return 0;
  if (edges_[token] == 1) return 0;
  float& cost = places_[token - range_.begin].edge_cost;
  if (cost > 0) cost = std::log(std::max(edges_[token], kLeast));
  return cost;
}

// A Vietnamese word of several small syllables must be inside or outside as a whole.
bool Projector::cuts_word(uint32_t edge) {
  if (!from_english_ || edge == range_.begin || edge >= range_.end) return false;
  Known& known = places_[edge - range_.begin].cut;
  if (known == Known::unknown) known = is_inside_word(edge) ? Known::yes : Known::no;
  return known == Known::yes;
}

bool Projector::is_inside_word(uint32_t edge) const {
  if (w_.vocabulary.info(target_.tokens[edge].word).is(kHasCapital)) return false;
  const uint32_t from = edge >= range_.begin + 3 ? edge - 3 : range_.begin;
  for (uint32_t k = from; k < edge; ++k)
    for (const LexiconHit& hit : target_.hits_at(k))
      if (hit.type == RowType::SEG && hit.span.end > edge && hit.weight >= 10) return true;
  return false;
}

}  // namespace align
