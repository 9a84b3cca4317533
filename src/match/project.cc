// Projection: the words that a mention's words are linked to, as far as they stand together, are a candidate.
#include <algorithm>
#include <cmath>

#include "match/match_segment.h"
#include "mention/region.h"

namespace align {
namespace {

constexpr uint32_t kWidestGap = 3;  // unlinked tokens between two linked ones
constexpr uint32_t kLongest = 16;
constexpr float kLeastLink = 0.35F;

class Projector {
 public:
  Projector(const LinkInput& input, const Links& links, const Mention& mention, bool from_english,
            Workspace& w)
      : target_(from_english ? input.vi : input.en),
        range_(from_english ? links.vi() : links.en()),
        links_(links),
        mention_(mention),
        from_english_(from_english),
        w_(w) {}

  std::vector<Mention> run() {
    collect_links();
    std::vector<uint32_t> anchors;
    for (const auto& [token, weight] : linked_)
      if (weight >= kLeastLink) anchors.push_back(token);
    for (size_t a = 0; a < anchors.size(); ++a) {
      if (inside_block(anchors[a])) continue;
      for (size_t b = a; b < anchors.size() && anchors[b] - anchors[a] < kLongest; ++b) {
        if (b > a && anchors[b] - anchors[b - 1] > kWidestGap + 1) break;
        if (!inside_block(anchors[b] + 1)) offer({anchors[a], anchors[b] + 1});
      }
    }
    return std::move(out_);
  }

 private:
  // Forms of one entry or name are linked as wholes: no span begins or ends inside them.
  bool inside_block(uint32_t edge) const {
    return std::any_of(links_.spans().begin(), links_.spans().end(), [&](const SpanLink& link) {
      const TokenSpan own = from_english_ ? link.en : link.vi;
      const TokenSpan block = from_english_ ? link.vi : link.en;
      return block.begin < edge && edge < block.end && mention_.span.contains(own);
    });
  }

  // The tokens that the mention's words are linked to, each with its strongest link.
  void collect_links() {
    for (uint32_t i = mention_.span.begin; i < mention_.span.end; ++i)
      for (const Links::Reach& r : from_english_ ? links_.of_en(i) : links_.of_vi(i))
        linked_.emplace_back(r.other, r.weight);
    std::sort(linked_.begin(), linked_.end(), [](const auto& a, const auto& b) {
      return a.first != b.first ? a.first < b.first : a.second > b.second;
    });
    linked_.erase(std::unique(linked_.begin(), linked_.end(),
                              [](const auto& a, const auto& b) { return a.first == b.first; }),
                  linked_.end());
  }

  float best_link(uint32_t k) const {
    const auto it = std::lower_bound(linked_.begin(), linked_.end(), k,
                                     [](const auto& a, uint32_t token) { return a.first < token; });
    return it != linked_.end() && it->first == k ? it->second : 0;
  }

  void offer(TokenSpan span) {
    if (cuts_word(span)) return;
    float log_prior = -0.8F;
    for (uint32_t k = span.begin; k < span.end; ++k) {
      const Token& t = target_.tokens[k];
      if (t.mark == '"' || t.mark == '(' || t.mark == ')' || t.mark == ';' || t.mark == ':' ||
          t.mark == '?' || t.mark == '!')
        return;
      if (t.mark == ',') log_prior -= 1.5F;
      if (!t.is_text()) continue;
      const bool capital = w_.vocabulary.info(t.word).is(kHasCapital);
      if (!capital) log_prior -= best_link(k) >= kLeastLink ? 0.15F : 0.6F;
    }
    const Token& first = target_.tokens[span.begin];
    const bool head = longest_hit(target_, span.begin, range_.end, [](const LexiconHit& h) {
                        return h.type == RowType::HEAD;
                      }) != nullptr;
    if (!w_.vocabulary.info(first.word).is(kHasCapital)) log_prior -= head ? 0.7F : 2.0F;
    if (span.begin > range_.begin && capital_name(span.begin - 1) && capital_name(span.begin))
      log_prior -= torn();
    if (span.end < range_.end && capital_name(span.end) && capital_name(span.end - 1))
      log_prior -= torn();
    Mention m;
    m.span = span;
    m.log_prior = log_prior;
    m.type = mention_.type;
    out_.push_back(m);
  }

  // Cost of an edge inside a run of capitals: people's names are not cut.
  float torn() const { return mention_.type == Type::PER ? 3.5F : 1.5F; }

  bool capital_name(uint32_t k) const {
    const Token& t = target_.tokens[k];
    return t.is_word() && w_.vocabulary.info(t.word).is(kStartsCapital) && t.space_before;
  }

  // A Vietnamese word of several small syllables must be inside or outside as a whole.
  bool cuts_word(TokenSpan span) const {
    if (!from_english_) return false;
    const auto cut_at = [&](uint32_t edge) {
      if (edge == range_.begin || edge >= range_.end) return false;
      const uint32_t from = edge >= range_.begin + 3 ? edge - 3 : range_.begin;
      for (uint32_t k = from; k < edge; ++k)
        for (const LexiconHit& hit : target_.hits_at(k))
          if (hit.type == RowType::SEG && hit.span.end > edge && hit.weight >= 20 &&
              !w_.vocabulary.info(target_.tokens[edge].word).is(kHasCapital))
            return true;
      return false;
    };
    return cut_at(span.begin) || cut_at(span.end);
  }

  const AnalysedText& target_;
  TokenSpan range_;
  const Links& links_;
  const Mention& mention_;
  bool from_english_;
  Workspace& w_;
  std::vector<std::pair<uint32_t, float>> linked_;  // token, strongest link; by token
  std::vector<Mention> out_;
};

}  // namespace

std::vector<Mention> project(const LinkInput& input, const Links& links, const Mention& mention,
                             bool from_english, Workspace& workspace) {
  return Projector(input, links, mention, from_english, workspace).run();
}

}  // namespace align
