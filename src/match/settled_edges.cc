#include "match/settled_edges.h"

namespace align {
namespace {

constexpr float kSure = 0.6F;  // a link that tells whose word it is
constexpr size_t kNobody = static_cast<size_t>(-1);

// The mention that the Vietnamese word is surely linked into, and into no other as well.
size_t owner_of(const Links& links, const SegmentMentions& segment, uint32_t vi) {
  size_t owner = kNobody;
  float best = 0;
  for (const Links::Reach& r : links.of_vi(vi)) {
    if (r.weight < kSure) continue;
    size_t here = kNobody;
    for (size_t k = 0; k < segment.en_mentions.size(); ++k)
      if (segment.en_mentions[k].span.contains(r.other)) here = k;
    if (best > 0 && here != owner) return kNobody;
    owner = here;
    best = r.weight;
  }
  return owner;
}

}  // namespace

std::vector<float> settled_edges(const Links& links, const SegmentMentions& segment) {
  std::vector<float> out;
  if (!segment.en_given || segment.vi_given || segment.en_mentions.size() < 2) return out;
  size_t before = kNobody;
  for (uint32_t i = links.vi().begin; i < links.vi().end && i < segment.vi_edges.size(); ++i) {
    const size_t here = owner_of(links, segment, i);
    if (here != kNobody && before != kNobody && here != before) {
      if (out.empty()) out.assign(segment.vi_edges.begin(), segment.vi_edges.end());
      out[i] = 1;
    }
    before = here;
  }
  return out;
}

}  // namespace align
