#include "match/segments.h"

#include <algorithm>

#include "base/utf8.h"
#include "match/beads.h"
#include "match/long_segments.h"
#include "match/split_beads.h"

namespace align {
namespace {

// From which two texts count as translations. Translated news have 0.1 or more, mostly 0.4; articles about the same
// matter and texts that have nothing to do with each other less than 0.05.
constexpr double kFit = 0.06;
// Two reports of one event may follow each other sentence by sentence: what their lengths do not bear out has to
// fit much better. Vietnamese translations have 0.9 to 1.25 letters for one of English.
constexpr double kFitOfOddLengths = 0.3;
constexpr double kFewestLetters = 0.8;
constexpr double kMostLetters = 1.4;
constexpr double kFewAnchors = 6;

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

size_t length_of(const AnalysedText& text) {
  return text.tokens.empty() ? 0 : count_code_points(text.text(all_of(text)));
}

bool much_longer(size_t a, size_t b) { return std::max(a, b) > 2 * std::min(a, b) + 20; }

// Are the texts translations of each other? By how much of what could be found again was, by whether what both
// have meets, and by the lengths (in the scores).
bool fits_as_translation(const Anchors& anchors, const std::vector<Segment>& segments,
                         const AnalysedText& en, const AnalysedText& vi) {
  AnchorTally tally;
  double scores = 0;
  for (const Segment& s : segments) {
    tally.add(anchors, anchors.in(Lang::en, s.en), anchors.in(Lang::vi, s.vi));
    scores += s.score;
  }
  if (tally.all() >= kFewAnchors) {
    const double score = scores / static_cast<double>(segments.size());
    const double letters = static_cast<double>(length_of(vi)) / static_cast<double>(length_of(en));
    const bool odd = letters < kFewestLetters || letters > kMostLetters;
    return tally.found_again() * (tally.met() + score) / 2 >= (odd ? kFitOfOddLengths : kFit);
  }
  // Nothing to hold on to: short texts without names are what sentence pairs look like
  const size_t longer = std::max(en.sentences.size(), vi.sentences.size());
  const size_t shorter = std::min(en.sentences.size(), vi.sentences.size());
  return longer - shorter <= 1 + longer / 6 && !much_longer(length_of(en), length_of(vi));
}

}  // namespace

Segmentation make_segments(const DocumentPair& pair, AnalysedText& en, AnalysedText& vi,
                           Workspace& workspace) {
  Segmentation out;
  if (pair.mode == Mode::comparable) {
    out.comparable = true;
    return out;
  }
  if (!pair.en.items.empty() && pair.en.items.size() == pair.vi.items.size()) {
    for (size_t i = 0; i < pair.en.items.size(); ++i)
      out.segments.push_back({tokens_of(en, pair.en.items[i]), tokens_of(vi, pair.vi.items[i])});
    cut_long_segments(out.segments, en, vi, workspace);
    return out;
  }
  if (en.sentences.size() <= 1 && vi.sentences.size() <= 1) {
    out.segments.push_back({all_of(en), all_of(vi)});
    cut_long_segments(out.segments, en, vi, workspace);
    return out;
  }
  const Anchors anchors(en, vi, workspace);
  out.segments = split_beads(align_sentences(en, vi, anchors), en, vi, anchors, workspace);
  out.comparable =
      pair.mode == Mode::automatic && !fits_as_translation(anchors, out.segments, en, vi);
  if (out.comparable) return out;
  cut_sentences(en, out.segments, workspace);
  cut_sentences(vi, out.segments, workspace);
  cut_long_segments(out.segments, en, vi, workspace);
  return out;
}

}  // namespace align
