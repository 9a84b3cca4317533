#include "mention/region.h"

#include <algorithm>
#include <cmath>

namespace align {
namespace {

constexpr float kLeastLogPrior = -7.0F;
constexpr size_t kMostNodes = 14;

bool is_generic(const LexiconHit& hit) { return hit.type == RowType::HEAD || hit.type == RowType::WORD; }

float logf_safe(float p) { return std::log(std::max(p, 1e-4F)); }

// Chance that a span may begin at node `i`: a new name begins, or what stands before is in no name.
float begins(const Region& r, size_t i) {
  if (i == 0) return 1;
  return r.nodes[i].gap + (1 - r.nodes[i].gap) * (1 - r.nodes[i - 1].in);
}

float ends(const Region& r, size_t i) {
  if (i == r.nodes.size()) return 1;
  if (!r.nodes[i].may_start) return 0;
  return r.nodes[i].gap + (1 - r.nodes[i].gap) * (1 - r.nodes[i].in);
}

bool covered_by_longer(const std::vector<LexiconHit>& hits, const LexiconHit& hit) {
  return std::any_of(hits.begin(), hits.end(), [&](const LexiconHit& o) { return is_name_hit(o) && o.span.contains(hit.span) && o.span.size() > hit.span.size(); });
}

}  // namespace

double Mention::prior() const { return std::exp(static_cast<double>(log_prior)); }

void apply_hits(const AnalysedText& text, Region& region) {
  std::vector<LexiconHit> hits;
  const uint32_t last = region.nodes.back().token + 1;
  for (const RegionNode& node : region.nodes)
    for (const LexiconHit& hit : text.hits_at(node.token))
      if (is_name_hit(hit) && hit.span.end <= last) hits.push_back(hit);
  for (const LexiconHit& hit : hits) {
    if (covered_by_longer(hits, hit)) continue;
    const bool firm = hit.span.size() > 1 || hit.type == RowType::NORP || hit.type == RowType::LOC;
    for (size_t i = 0; i < region.nodes.size(); ++i) {
      RegionNode& node = region.nodes[i];
      if (hit.span.contains(node.token)) node.in = std::max(node.in, hit.unmarked ? 0.8F : 0.95F);
      const bool inner = i > 0 && hit.span.contains(node.token) && node.token > hit.span.begin;
      if (inner) node.gap *= 0.15F;
      if (!firm || inner) continue;
      if (node.token == hit.span.begin) node.gap = std::max(node.gap, 0.25F);
      if (i > 0 && region.nodes[i - 1].token + 1 == hit.span.end) node.gap = std::max(node.gap, 0.25F);
    }
  }
}

void enumerate_spans(const AnalysedText& text, const Region& region, Workspace& workspace, std::vector<Mention>& out) {
  const auto& nodes = region.nodes;
  for (size_t i = 0; i < nodes.size(); ++i) {
    if (!nodes[i].may_start) continue;
    float log_prior = logf_safe(begins(region, i));
    for (size_t j = i; j < nodes.size() && j < i + kMostNodes; ++j) {
      log_prior += logf_safe(nodes[j].in);
      if (j > i) log_prior += logf_safe(1 - nodes[j].gap);
      if (log_prior < kLeastLogPrior) break;
      const float total = log_prior + logf_safe(ends(region, j + 1));
      if (total < kLeastLogPrior) continue;
      Mention m;
      m.span = {nodes[i].token, nodes[j].token + 1};
      m.log_prior = total;
      if (const LexiconHit* hit = hit_at(text, m.span, is_name_hit)) m.entry = hit->ref;
      if (!m.entry && hit_at(text, m.span, is_generic) != nullptr) m.generic = true;
      m.type = guess_type(text, m.span, workspace);
      out.push_back(std::move(m));
    }
  }
}

}  // namespace align
