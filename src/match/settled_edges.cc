#include "match/settled_edges.h"

#include <algorithm>

#include "base/word_set.h"

namespace align {
namespace {

constexpr float kSure = 0.6F;  // a link that tells whose word it is
constexpr float kLinked = 0.3F;
constexpr float kLeastPrior = -4.0F;  // of a Vietnamese name that is taken whole, logarithm
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

// Is a word of the mention linked to none of these?
bool is_partly_linked(const Links& links, TokenSpan en, TokenSpan vi) {
  for (uint32_t e = en.begin; e < en.end; ++e) {
    bool linked = false;
    for (uint32_t i = vi.begin; i < vi.end; ++i)
      for (const Links::Reach& r : links.of_vi(i)) linked |= r.other == e && r.weight >= kLinked;
    if (!linked) return true;
  }
  return false;
}

bool is_and(const AnalysedText& text, uint32_t i) {
  static constexpr WordSet kAnd = {"and", "&", "và", ","};
  return kAnd.contains(text.text(TokenSpan{i, i + 1}));
}

// Is what follows another name, which the English does not have?
bool lists_on(const LinkInput& input, TokenSpan en, TokenSpan vi) {
  if (!is_and(input.vi, vi.begin)) return false;
  for (uint32_t i = en.begin; i < en.end; ++i)
    if (is_and(input.en, i)) return false;
  return true;
}

// Words of a name, and of no other English one.
bool goes_on(const LinkInput& input, const Links& links, const Workspace& w, TokenSpan en,
             TokenSpan vi) {
  if (lists_on(input, en, vi)) return false;
  bool capital = false;
  for (uint32_t i = vi.begin; i < vi.end; ++i) {
    capital |= w.vocabulary.info(input.vi.tokens[i].word).is(kHasCapital);
    for (const Links::Reach& r : links.of_vi(i))
      if (r.weight >= kLinked && !en.contains(r.other)) return false;
  }
  return capital;
}

// The longest Vietnamese name that begins where the pair's does and takes only words of nobody.
const Mention* whole_name(const LinkInput& input, const Links& links,
                          const SegmentMentions& segment, const Workspace& w,
                          std::span<const MatchedPair> chosen, const MatchedPair& pair) {
  const TokenSpan now = pair.vi.span;
  const Mention* whole = nullptr;
  for (const Mention& v : segment.vi_mentions) {
    if (v.log_prior < kLeastPrior || v.type == Type::PER || v.type > Type::MISC ||
        v.span.begin != now.begin || v.span.end <= now.end ||
        (whole != nullptr && v.span.end <= whole->span.end))
      continue;
    const bool taken = std::any_of(chosen.begin(), chosen.end(), [&](const MatchedPair& p) {
      return &p != &pair && p.vi.span.overlaps(v.span);
    });
    if (!taken && goes_on(input, links, w, pair.en.span, {now.end, v.span.end})) whole = &v;
  }
  return whole;
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

void grow_to_names(const LinkInput& input, const Links& links, const SegmentMentions& segment,
                   const Workspace& workspace, std::vector<MatchedPair>& chosen) {
  if (!segment.en_given || segment.vi_given) return;
  for (MatchedPair& pair : chosen) {
    if (pair.en.given < 0 || pair.vi.entry || pair.en.span.size() < 2 ||
        !is_partly_linked(links, pair.en.span, pair.vi.span))
      continue;
    const Mention* whole = whole_name(input, links, segment, workspace, chosen, pair);
    if (whole != nullptr) pair.vi = *whole;
  }
}

}  // namespace align
