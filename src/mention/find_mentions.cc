#include <algorithm>
#include <cmath>
#include <map>

#include "mention/mention.h"
#include "mention/region.h"
#include "mention/values.h"

namespace align {
namespace {

float prior_of_lexicon_hit(const LexiconHit& hit) {
  if (hit.type == RowType::TITLE) return -0.5F;
  if (hit.type == RowType::TERM) return -0.7F;
  return hit.lower ? -2.5F : -1.2F;
}

bool has_capital(const AnalysedText& text, TokenSpan span, const Vocabulary& vocabulary) {
  for (uint32_t i = span.begin; i < span.end; ++i)
    if (vocabulary.info(text.tokens[i].word).is(kHasCapital)) return true;
  return false;
}

// Lexicon forms that no region proposed: titles, terms, names in small letters or behind odd punctuation.
void add_lexicon_mentions(const AnalysedText& text, TokenSpan range, const Vocabulary& vocabulary, std::vector<Mention>& out) {
  std::map<TokenSpan, size_t> by_span;
  for (size_t i = 0; i < out.size(); ++i) by_span.emplace(out[i].span, i);
  for (uint32_t t = range.begin; t < range.end; ++t) {
    for (const LexiconHit& hit : text.hits_at(t)) {
      if (!is_mention(hit.type) || hit.span.end > range.end) continue;
      const bool own_row = hit.type == RowType::TITLE || hit.type == RowType::TERM;
      if (!own_row && text.lang == Lang::en && !has_capital(text, hit.span, vocabulary)) continue;
      const auto known = by_span.find(hit.span);
      if (known != by_span.end() && !own_row) continue;
      Mention m;
      m.span = hit.span;
      m.type = mention_type(hit.type);
      m.origin = Origin::lexicon;
      m.log_prior = prior_of_lexicon_hit(hit);
      m.entry = hit.ref;
      out.push_back(std::move(m));
      if (!own_row) by_span.emplace(hit.span, out.size() - 1);
    }
  }
}

void sort_unique(std::vector<Mention>& mentions) {
  std::stable_sort(mentions.begin(), mentions.end(), [](const Mention& a, const Mention& b) {
    if (a.span != b.span) return a.span < b.span;
    return a.type != b.type ? a.type < b.type : a.log_prior > b.log_prior;
  });
  const auto same = [](const Mention& a, const Mention& b) { return a.span == b.span && a.type == b.type; };
  mentions.erase(std::unique(mentions.begin(), mentions.end(), same), mentions.end());
}

}  // namespace

std::vector<Mention> find_mentions(const AnalysedText& text, TokenSpan range, Workspace& workspace) {
  std::vector<Mention> out;
  for (const Sentence& sentence : text.sentences) {
    if (!range.contains(sentence.tokens)) continue;
    auto regions = text.lang == Lang::en ? find_regions_en(text, sentence, workspace) : find_regions_vi(text, sentence, workspace);
    for (Region& region : regions) {
      apply_hits(text, region);
      enumerate_spans(text, region, workspace, out);
    }
  }
  add_lexicon_mentions(text, range, workspace.vocabulary, out);
  find_values(text, range, workspace, out);
  sort_unique(out);
  return out;
}

std::vector<Mention> likeliest(const std::vector<Mention>& candidates, const std::vector<bool>& taken, double at_least) {
  std::vector<const Mention*> order;
  for (const Mention& m : candidates)
    if (m.prior() >= at_least) order.push_back(&m);
  std::stable_sort(order.begin(), order.end(), [](const Mention* a, const Mention* b) {
    return a->log_prior != b->log_prior ? a->log_prior > b->log_prior : a->span.size() > b->span.size();
  });
  std::vector<bool> used = taken;
  std::vector<Mention> out;
  for (const Mention* m : order) {
    if (used.size() < m->span.end) used.resize(m->span.end, false);
    bool free = true;
    for (uint32_t i = m->span.begin; i < m->span.end; ++i) free = free && !used[i];
    if (!free) continue;
    for (uint32_t i = m->span.begin; i < m->span.end; ++i) used[i] = true;
    out.push_back(*m);
  }
  std::sort(out.begin(), out.end(), [](const Mention& a, const Mention& b) { return a.span < b.span; });
  return out;
}

}  // namespace align
