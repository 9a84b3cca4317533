#include "match/compare.h"

#include <algorithm>
#include <cmath>

#include "text/fold.h"

namespace align {
namespace {

bool is_function_word(std::string_view word) {
  static constexpr std::array<std::string_view, 22> kWords = {"of", "the", "and", "for", "on", "in", "to", "at", "de", "la", "a",
                                                              "và", "của", "về", "cho", "các", "những", "thuộc", "tại", "ở", "al", "el"};
  return std::find(kWords.begin(), kWords.end(), word) != kWords.end();
}

float logistic(float x) { return 1.0F / (1.0F + std::exp(-x)); }

}  // namespace

Comparer::Comparer(const LinkInput& input, const Links& links, Workspace& workspace) : input_(input), links_(links), w_(workspace) {
  const size_t n = links.en().size();
  const size_t m = links.vi().size();
  en_up_to_.assign(n * (m + 1), 0);
  en_from_.assign(n * (m + 1), 0);
  vi_up_to_.assign(m * (n + 1), 0);
  vi_from_.assign(m * (n + 1), 0);
  const auto weight = [&](size_t i, size_t j) { return links.at(static_cast<uint32_t>(links.en().begin + i), static_cast<uint32_t>(links.vi().begin + j)).weight; };
  for (size_t i = 0; i < n; ++i) {
    for (size_t j = 0; j < m; ++j) en_up_to_[i * (m + 1) + j + 1] = std::max(en_up_to_[i * (m + 1) + j], weight(i, j));
    for (size_t j = m; j-- > 0;) en_from_[i * (m + 1) + j] = std::max(en_from_[i * (m + 1) + j + 1], weight(i, j));
  }
  for (size_t j = 0; j < m; ++j) {
    for (size_t i = 0; i < n; ++i) vi_up_to_[j * (n + 1) + i + 1] = std::max(vi_up_to_[j * (n + 1) + i], weight(i, j));
    for (size_t i = n; i-- > 0;) vi_from_[j * (n + 1) + i] = std::max(vi_from_[j * (n + 1) + i + 1], weight(i, j));
  }
}

float Comparer::into(uint32_t en_token, TokenSpan vi) const { return inside(en_token, vi, true); }

float Comparer::inside(uint32_t token, TokenSpan other, bool is_en) const {
  float best = 0;
  for (uint32_t k = other.begin; k < other.end; ++k) best = std::max(best, is_en ? links_.at(token, k).weight : links_.at(k, token).weight);
  return best;
}

float Comparer::outside(uint32_t token, TokenSpan other, bool is_en) const {
  const TokenSpan own = is_en ? links_.en() : links_.vi();
  const TokenSpan across = is_en ? links_.vi() : links_.en();
  const size_t row = (token - own.begin) * (across.size() + 1);
  const auto& up_to = is_en ? en_up_to_ : vi_up_to_;
  const auto& from = is_en ? en_from_ : vi_from_;
  return std::max(up_to[row + (other.begin - across.begin)], from[row + (other.end - across.begin)]);
}

bool Comparer::touches(TokenSpan en, TokenSpan vi) const {
  for (uint32_t i = en.begin; i < en.end; ++i)
    for (uint32_t j = vi.begin; j < vi.end; ++j)
      if (links_.at(i, j).weight > 0) return true;
  return false;
}

float Comparer::importance(const AnalysedText& text, uint32_t token) const {
  const Token& t = text.tokens[token];
  if (!t.is_text()) return 0;
  if (is_function_word(text.text(t.span()))) return weights_.function;
  if (w_.matcher.facts(t.word, text.lang).is(WordFacts::kHead)) return weights_.head;
  const WordInfo& info = w_.vocabulary.info(t.word);
  return info.is(kHasCapital) || info.is(kHasDigit) ? weights_.capital : weights_.small;
}

Comparer::SideSum Comparer::sum(const AnalysedText& text, TokenSpan span, TokenSpan other, bool is_en) const {
  SideSum out;
  for (uint32_t i = span.begin; i < span.end; ++i) {
    const float importance_here = importance(text, i);
    if (importance_here <= 0) continue;
    const float in = inside(i, other, is_en);
    const float away = outside(i, other, is_en);
    out.most += importance_here * weights_.linked;
    out.rival |= in > 0.3F && away >= 0.8F * in;
    float gain = 0;
    if (in > 0) {
      gain = weights_.linked * in - weights_.drawn_away * std::max(0.0F, away - in);
    } else {
      gain = away > 0.3F ? -weights_.linked_outside : -weights_.unlinked;
    }
    out.gain += importance_here * gain;
  }
  return out;
}

float Comparer::distance(TokenSpan en, TokenSpan vi) const {
  const auto middle = [](TokenSpan s, TokenSpan range) { return (0.5F * static_cast<float>(s.begin + s.end) - static_cast<float>(range.begin)) / static_cast<float>(range.size()); };
  return std::fabs(middle(en, links_.en()) - middle(vi, links_.vi()));
}

EvidenceKind Comparer::whole_kind(const Mention& en, const Mention& vi, float quality) const {
  EvidenceKind best = EvidenceKind::translation;
  float best_worth = -1;
  const auto offer = [&](EvidenceKind kind) {
    const float worth = weights_.whole[static_cast<size_t>(kind)];
    if (!input_.disabled(kind) && worth > best_worth) {
      best = kind;
      best_worth = worth;
    }
  };
  for (const SpanLink& link : links_.spans())
    if (link.en == en.span && link.vi == vi.span) offer(link.kind);
  if (input_.en.text(en.span) == input_.vi.text(vi.span)) offer(EvidenceKind::same);
  else if (quality > 0.8F && joined_key(input_.en.text(en.span)) == joined_key(input_.vi.text(vi.span))) offer(EvidenceKind::fold);
  if (best_worth < 0) offer(EvidenceKind::translation);
  return best;
}

PairScore Comparer::compare(const Mention& en, const Mention& vi) const {
  PairScore out;
  const SideSum e = sum(input_.en, en.span, vi.span, true);
  const SideSum v = sum(input_.vi, vi.span, en.span, false);
  if (e.most <= 0 || v.most <= 0) return out;
  out.quality = 0.5F * (e.gain / e.most + v.gain / v.most);
  out.kind = whole_kind(en, vi, out.quality);
  const float whole = weights_.whole[static_cast<size_t>(out.kind)];
  const float priors = en.log_prior + vi.log_prior;
  const float repeated = e.rival || v.rival ? weights_.distance_repeated : weights_.distance;
  out.strength = 0.5F * (e.gain + v.gain) + weights_.prior * priors + weights_.whole_in_choice * whole - repeated * distance(en.span, vi.span);
  out.score = logistic(weights_.score_offset + weights_.score_quality * out.quality + weights_.score_prior * priors + whole);
  return out;
}

}  // namespace align
