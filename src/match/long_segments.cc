#include "match/long_segments.h"

#include <algorithm>
#include <cstdint>
#include <utility>

#include "match/beads.h"

namespace align {
namespace {

// Tokens of one side times tokens of the other, in a segment that is left whole.
constexpr uint64_t kMostCells = 200 * 200;
// Sentences up to this many tokens are pieces as they are.
constexpr uint32_t kLongestSentence = 100;
// Tokens of a piece of a longer one, on the longer side of the segment. Few: most of what is so long is names.
constexpr uint32_t kPiece = 40;
constexpr uint32_t kShortestPiece = 8;

bool is_long(const Segment& s) { return uint64_t{s.en.size()} * s.vi.size() > kMostCells; }

// How good a place for a cut the front of token `i` is.
int fitness(const AnalysedText& text, uint32_t i) {
  const char before = text.tokens[i - 1].mark;
  if (before == ';' || before == '.' || before == ':') return 3;
  if (before == ',') return 2;
  return text.tokens[i].space_before ? 1 : 0;
}

// The best place for a cut not far from `ideal`; of equally good ones the nearest, the first of two.
uint32_t place_near(const AnalysedText& text, uint32_t ideal, uint32_t distance) {
  uint32_t best = ideal;
  for (uint32_t i = ideal - distance; i <= ideal + distance; ++i) {
    const auto apart = [&](uint32_t place) {
      return place > ideal ? place - ideal : ideal - place;
    };
    const int better = fitness(text, i) - fitness(text, best);
    if (better > 0 || (better == 0 && apart(i) < apart(best))) best = i;
  }
  return best;
}

// The sentences of a text as far as they lie in `range`, long ones cut evenly into pieces of about `size` tokens.
std::vector<Sentence> pieces_of(const AnalysedText& text, TokenSpan range, uint32_t size) {
  std::vector<Sentence> out;
  auto it = std::partition_point(text.sentences.begin(), text.sentences.end(),
                                 [&](const Sentence& s) { return s.tokens.end <= range.begin; });
  for (; it != text.sentences.end() && it->tokens.begin < range.end; ++it) {
    const TokenSpan whole{std::max(it->tokens.begin, range.begin),
                          std::min(it->tokens.end, range.end)};
    const uint32_t count = whole.size() <= kLongestSentence ? 1 : (whole.size() + size - 1) / size;
    uint32_t begin = whole.begin;
    for (uint32_t k = 1; k <= count; ++k) {
      const auto ideal = whole.begin + static_cast<uint32_t>(uint64_t{whole.size()} * k / count);
      const uint32_t end = k == count ? whole.end : place_near(text, ideal, size / 4);
      out.push_back({{begin, end}, it->title_case});
      begin = end;
    }
  }
  return out;
}

void append_aligned(const Segment& whole, const AnalysedText& en, const AnalysedText& vi,
                    const Anchors& anchors, std::vector<Segment>& out) {
  // As many pieces on both sides where one is the translation of the other
  const uint32_t longer = std::max(whole.en.size(), whole.vi.size());
  const auto piece_size = [&](TokenSpan side) {
    return std::max(kShortestPiece, static_cast<uint32_t>(uint64_t{kPiece} * side.size() / longer));
  };
  const std::vector<Sentence> a = pieces_of(en, whole.en, piece_size(whole.en));
  const std::vector<Sentence> b = pieces_of(vi, whole.vi, piece_size(whole.vi));
  Segment last{{whole.en.begin, whole.en.begin}, {whole.vi.begin, whole.vi.begin}};
  for (const Bead& bead : align_sentences(en, a, vi, b, anchors)) {
    last.en = {last.en.end, bead.en.empty() ? last.en.end : a[bead.en.end - 1].tokens.end};
    last.vi = {last.vi.end, bead.vi.empty() ? last.vi.end : b[bead.vi.end - 1].tokens.end};
    last.score = bead.score;
    out.push_back(last);
  }
}

// Unlike a sentence end that was found, a cut says nothing about the word behind it.
void cut_at(AnalysedText& text, const std::vector<uint32_t>& cuts) {
  std::vector<Sentence> out;
  auto cut = cuts.begin();
  for (Sentence s : text.sentences) {
    for (; cut != cuts.end() && *cut < s.tokens.end; ++cut) {
      if (*cut <= s.tokens.begin) continue;
      out.push_back({{s.tokens.begin, *cut}, s.title_case});
      s.tokens.begin = *cut;
    }
    out.push_back(s);
  }
  text.sentences = std::move(out);
}

}  // namespace

void cut_long_segments(std::vector<Segment>& segments, AnalysedText& en, AnalysedText& vi,
                       Workspace& workspace) {
  if (std::none_of(segments.begin(), segments.end(), is_long)) return;
  const Anchors anchors(en, vi, workspace);
  std::vector<Segment> out;
  std::vector<uint32_t> en_cuts;
  std::vector<uint32_t> vi_cuts;
  for (const Segment& whole : segments) {
    const size_t first = out.size();
    if (is_long(whole)) {
      append_aligned(whole, en, vi, anchors, out);
    } else {
      out.push_back(whole);
    }
    for (size_t i = first + 1; i < out.size(); ++i) {
      en_cuts.push_back(out[i].en.begin);
      vi_cuts.push_back(out[i].vi.begin);
    }
  }
  cut_at(en, en_cuts);
  cut_at(vi, vi_cuts);
  segments = std::move(out);
}

}  // namespace align
