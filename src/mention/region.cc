#include "mention/region.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "base/local_memory.h"

namespace align {
namespace {

constexpr float kLeastLogPrior = -5.0F;
constexpr size_t kMostNodes = 14;

// Certain is what ends or begins a region.
float logf_safe(float p) { return p == 1 ? 0 : std::log(std::max(p, 1e-4F)); }

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

// Leaves those out that lie inside a longer one. `hits`: by begin. In one pass, for a region may be a whole line.
void drop_covered(std::pmr::vector<LexiconHit>& hits) {
  uint32_t before = 0;  // the farthest end of what begins before
  size_t kept = 0;
  for (size_t first = 0; first < hits.size();) {
    size_t last = first;  // behind those that begin at the same token
    uint32_t here = 0;
    for (; last < hits.size() && hits[last].span.begin == hits[first].span.begin; ++last)
      here = std::max(here, hits[last].span.end);
    for (; first < last; ++first)
      if (hits[first].span.end > before && hits[first].span.end == here) hits[kept++] = hits[first];
    before = std::max(before, here);
  }
  hits.resize(kept);
}

// A name in capitals and letters: "11L", "31" and "Ad5" are marks of something, not names.
bool has_name_word(const AnalysedText& text, TokenSpan span, const Vocabulary& vocabulary) {
  for (uint32_t i = span.begin; i < span.end; ++i) {
    const WordInfo& word = vocabulary.info(text.tokens[i].word);
    if (word.is(kHasCapital) && !word.is(kHasDigit)) return true;
  }
  return false;
}

bool is_country(const LexiconHit& hit, const LexiconSet& set) {
  return hit.type == RowType::LOC && set.domain(hit.ref).starts_with("country");
}

// Chance that a long name of the lexicon ends where it stands although `next` follows. What follows
// a body is its country, which is left out ("Bộ Công Thương | Việt Nam"), or its city, which is
// not.
float end_edge(const AnalysedText& text, uint32_t next, const LexiconSet& set) {
  const LexiconHit* place =
      longest_hit(text, next, static_cast<uint32_t>(text.tokens.size()),
                  [](const LexiconHit& h) { return h.type == RowType::LOC && !h.lower; });
  return place == nullptr || is_country(*place, set) ? 0.7F : 0.25F;
}

// "Navy", "Nghị quyết". A lone English word in the middle of a sentence is a name that only looks
// like a word ("Rice") when it is no head.
bool is_bare_head(const AnalysedText& text, TokenSpan span, const Workspace& w) {
  constexpr uint32_t kWords = HitKinds::of(RowType::HEAD) | HitKinds::of(RowType::WORD);
  if ((text.hit_kinds[span.begin] & kWords) == 0) return false;
  if (hit_at(text, span, [](const LexiconHit& h) { return h.type == RowType::HEAD; }) != nullptr)
    return true;
  if (hit_at(text, span, [](const LexiconHit& h) { return h.type == RowType::WORD; }) == nullptr)
    return false;
  const Token& first = text.tokens[span.begin];
  return text.lang != Lang::en || span.size() > 1 || !w.vocabulary.info(first.word).is(kHasSmall);
}

void apply_hit(const AnalysedText& text, const LexiconHit& hit, Region region,
               const LexiconSet& set) {
  const bool firm = hit.span.size() > 1 || hit.type == RowType::NORP || hit.type == RowType::LOC;
  const bool is_long = hit.span.size() >= 4;
  const auto first =
      std::partition_point(region.nodes.begin(), region.nodes.end(),
                           [&](const RegionNode& node) { return node.token < hit.span.begin; });
  const auto begin = static_cast<size_t>(first - region.nodes.begin());
  // The last one is the first behind the hit
  const auto goes_on = [&](size_t i) {
    return i < region.nodes.size() && (i == begin || region.nodes[i - 1].token < hit.span.end);
  };
  for (size_t i = begin; goes_on(i); ++i) {
    RegionNode& node = region.nodes[i];
    if (hit.span.contains(node.token)) node.in = std::max(node.in, hit.unmarked ? 0.8F : 0.95F);
    const bool inner = i > 0 && hit.span.contains(node.token) && node.token > hit.span.begin;
    if (inner) node.gap *= 0.15F;
    if (!firm || inner) continue;
    if (node.token == hit.span.begin)
      node.gap = std::max(node.gap, is_long && !place_ends_before(text, node.token) ? 0.7F : 0.25F);
    if (i > 0 && region.nodes[i - 1].token + 1 == hit.span.end)
      node.gap = std::max(node.gap, is_long ? end_edge(text, node.token, set) : 0.25F);
  }
}

}  // namespace

bool place_ends_before(const AnalysedText& text, uint32_t begin) {
  constexpr uint32_t kWanted = HitKinds::of(RowType::LOC) | HitKinds::of(RowType::NORP);
  for (uint32_t k = begin >= 4 ? begin - 4 : 0; k < begin; ++k) {
    if ((text.hit_kinds[k] & kWanted) == 0) continue;
    for (const LexiconHit& hit : text.hits_at(k))
      if (hit.span.end == begin && is_place_or_people(hit)) return true;
  }
  return false;
}

double Mention::prior() const { return std::exp(static_cast<double>(log_prior)); }

void apply_hits(const AnalysedText& text, Region region, const LexiconSet& set) {
  const bool none = std::none_of(region.nodes.begin(), region.nodes.end(), [&](const auto& node) {
    return (text.hit_kinds[node.token] & HitKinds::kNames) != 0;
  });
  if (none) return;  // of most
  LocalMemory<2048> memory;
  std::pmr::vector<LexiconHit> hits(memory.get());
  const uint32_t last = region.nodes.back().token + 1;
  for (const RegionNode& node : region.nodes) {
    if ((text.hit_kinds[node.token] & HitKinds::kNames) == 0) continue;
    for (const LexiconHit& hit : text.hits_at(node.token))
      if (is_name_hit(hit) && hit.span.end <= last) hits.push_back(hit);
  }
  drop_covered(hits);
  for (const LexiconHit& hit : hits) apply_hit(text, hit, region, set);
}

namespace {

// Logarithms of what the spans of a region are made of, by node.
class NodeLogs {
 public:
  struct Logs {
    float in = 0;
    float goes_on = 0;
    float ends = 0;  // a name before this node
  };

  explicit NodeLogs(const Region& region) {
    const size_t n = region.nodes.size();
    if (n >= few_.size()) many_.resize(n + 1);
    logs_ = many_.empty() ? few_.data() : many_.data();
    for (size_t i = 0; i <= n; ++i) {
      if (i < n) logs_[i].in = logf_safe(region.nodes[i].in);
      if (i == 0) continue;
      if (i < n) logs_[i].goes_on = logf_safe(1 - region.nodes[i].gap);
      logs_[i].ends = logf_safe(ends(region, i));
    }
  }
  NodeLogs(const NodeLogs&) = delete;
  NodeLogs& operator=(const NodeLogs&) = delete;

  const Logs& operator[](size_t node) const { return logs_[node]; }

 private:
  std::array<Logs, 16> few_;
  std::vector<Logs> many_;
  Logs* logs_;
};

}  // namespace

void enumerate_spans(const AnalysedText& text, const Region& region, Workspace& workspace,
                     std::pmr::vector<Mention>& out) {
  const auto& nodes = region.nodes;
  const NodeLogs logs(region);
  for (size_t i = 0; i < nodes.size(); ++i) {
    if (!nodes[i].may_start) continue;
    float log_prior = logf_safe(begins(region, i));
    for (size_t j = i; j < nodes.size() && j < i + kMostNodes; ++j) {
      log_prior += logs[j].in;
      if (j > i) log_prior += logs[j].goes_on;
      if (log_prior < kLeastLogPrior) break;
      const float total = log_prior + logs[j + 1].ends;
      if (total < kLeastLogPrior) continue;
      const TokenSpan span{nodes[i].token, nodes[j].token + 1};
      const LexiconHit* name = name_at(text, span);
      if (name == nullptr && !has_name_word(text, span, workspace.vocabulary)) continue;
      const TypeGuess guess = guess_type(text, span, name, workspace);
      Mention& m = out.emplace_back();
      m.span = span;
      m.log_prior = total;
      if (name != nullptr) m.entry = name->ref;
      m.generic = name == nullptr && is_bare_head(text, span, workspace);
      m.type = guess.type;
      m.type_chance = guess.chance;
    }
  }
}

}  // namespace align
