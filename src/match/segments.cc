#include "match/segments.h"

#include <algorithm>

#include "match/beads.h"

namespace align {
namespace {

constexpr double kAgreement = 0.72;  // of the anchors, from which two texts count as translations

TokenSpan all_of(const AnalysedText& text) {
  return {0, static_cast<uint32_t>(text.tokens.size())};
}

// Tokens inside a list item, given in bytes of the text as given.
TokenSpan tokens_of(const AnalysedText& text, ByteSpan original) {
  const ByteSpan item = text.normalized.map.to_normalized(original);
  const auto begins_at = [&](uint32_t byte) {
    const auto it = std::partition_point(text.tokens.begin(), text.tokens.end(),
                                         [&](const Token& t) { return t.begin < byte; });
    return static_cast<uint32_t>(it - text.tokens.begin());
  };
  return {begins_at(item.begin), begins_at(item.end)};
}

TokenSpan tokens_of(const AnalysedText& text, Span<struct SentenceUnit> sentences) {
  if (sentences.empty()) {
    const uint32_t at = sentences.begin < text.sentences.size()
                            ? text.sentences[sentences.begin].tokens.begin
                            : static_cast<uint32_t>(text.tokens.size());
    return {at, at};
  }
  return {text.sentences[sentences.begin].tokens.begin,
          text.sentences[sentences.end - 1].tokens.end};
}

bool fits_as_translation(const SentenceAlignment& alignment, const AnalysedText& en,
                         const AnalysedText& vi) {
  if (alignment.agreement >= 0) return alignment.agreement >= kAgreement;
  // Nothing to hold on to: short texts without names are what sentence pairs look like
  const size_t longer = std::max(en.sentences.size(), vi.sentences.size());
  const size_t shorter = std::min(en.sentences.size(), vi.sentences.size());
  return longer - shorter <= 1 + longer / 6;
}

}  // namespace

Segmentation make_segments(const DocumentPair& pair, const AnalysedText& en, const AnalysedText& vi,
                           const Workspace& workspace) {
  Segmentation out;
  if (pair.mode == Mode::comparable) {
    out.comparable = true;
    return out;
  }
  if (!pair.en.items.empty() && pair.en.items.size() == pair.vi.items.size()) {
    for (size_t i = 0; i < pair.en.items.size(); ++i)
      out.segments.push_back({tokens_of(en, pair.en.items[i]), tokens_of(vi, pair.vi.items[i])});
    return out;
  }
  if (en.sentences.size() <= 1 && vi.sentences.size() <= 1) {
    out.segments.push_back({all_of(en), all_of(vi)});
    return out;
  }
  const SentenceAlignment aligned = align_sentences(en, vi, workspace);
  out.comparable = pair.mode == Mode::automatic && !fits_as_translation(aligned, en, vi);
  for (const Bead& bead : aligned.beads)
    out.segments.push_back({tokens_of(en, bead.en), tokens_of(vi, bead.vi), bead.score});
  return out;
}

}  // namespace align
