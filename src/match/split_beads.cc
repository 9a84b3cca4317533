#include "match/split_beads.h"

#include <algorithm>
#include <iterator>
#include <optional>
#include <span>

#include "base/utf8.h"
#include "mention/region.h"

namespace align {
namespace {

// What it costs to cut at a place, in the units of beads.h.
constexpr double kAtSentence = 0.0;  // between two sentences of a bead
constexpr double kAtStop = 0.2;      // behind a full stop that was taken for no sentence end
constexpr double kAtSmallWord =
    1.5;  // before a word with a capital that it has only there, or where all have one
constexpr double kBehindSmall = 0.7;  // off that, when the word before is written small
constexpr double kAtCapital = 3.0;    // before any other capital; never alone
constexpr double kAlone = 4.0;        // a piece without counterpart
constexpr double kInner = 2.4;        // a sentence end inside a piece
constexpr double kMargin = 1.0;       // a cut must be better than none by this
constexpr float kUsuallySmall = 0.03F;
constexpr size_t kMostCuts = 40;  // of one side of a bead

struct Cut {
  uint32_t token = 0;  // the first one behind the cut
  double cost = 0;
  bool at_end = false;       // of the span: one piece is empty
  AnchorIds before, behind;  // of the two pieces
};

// A headline that capitalises most of its longer words, as in text/sentences.cc.
bool is_title_case(const AnalysedText& text, TokenSpan span, const Workspace& w) {
  int words = 0;
  int capitals = 0;
  for (uint32_t i = span.begin; i < span.end; ++i) {
    const WordInfo& info = w.vocabulary.info(text.tokens[i].word);
    if (!text.tokens[i].is_word() || !info.is(kHasLetter) || info.letters < 4) continue;
    ++words;
    capitals += info.is(kHasCapital) ? 1 : 0;
  }
  return words >= 4 && capitals * 10 >= words * 8;
}

// The places where one text can be cut.
class Cutter {
 public:
  Cutter(const AnalysedText& text, const Anchors& anchors, Workspace& w)
      : text_(text), anchors_(anchors), w_(w) {
    double all = 0;
    for (const Sentence& s : text.sentences) all += length(s.tokens);
    average_ = text.sentences.empty() ? 1 : all / static_cast<double>(text.sentences.size());
  }

  // The ends of the span are among them: a piece may be empty. When there are too many, the costly ones are left
  // out.
  std::vector<Cut> cuts(TokenSpan span) const {
    std::vector<std::pair<uint32_t, double>> places;
    for (uint32_t i = span.begin + 1; i < span.end; ++i)
      if (const std::optional<double> cost = cost_before(i)) places.emplace_back(i, *cost);
    for (const double most : {kAtSmallWord, kAtStop, -1.0})
      if (places.size() > kMostCuts)
        std::erase_if(places, [&](const auto& place) { return place.second > most; });
    std::vector<Cut> out;
    out.push_back({span.begin, 0, true, {}, anchors_.in(text_.lang, span)});
    for (const auto& [i, cost] : places)
      out.push_back({i, cost, false, anchors_.in(text_.lang, {span.begin, i}),
                     anchors_.in(text_.lang, {i, span.end})});
    out.push_back({span.end, 0, true, out.front().behind, {}});
    return out;
  }

  double length(TokenSpan span) const {
    return span.empty() ? 0 : static_cast<double>(count_code_points(text_.text(span)));
  }
  double average() const { return average_; }

  // Sentences that begin inside the span, its begin aside.
  uint32_t sentence_ends(TokenSpan span) const {
    const auto at = [&](uint32_t token) {
      return std::partition_point(text_.sentences.begin(), text_.sentences.end(),
                                  [&](const Sentence& s) { return s.tokens.begin < token; });
    };
    return static_cast<uint32_t>(std::max<std::ptrdiff_t>(0, at(span.end) - at(span.begin + 1)));
  }

 private:
  const Token& token(uint32_t i) const { return text_.tokens[i]; }

  std::optional<double> cost_before(uint32_t i) const {
    if (sentence_ends({i - 1, i + 1}) > 0) return kAtSentence;
    if (!token(i).space_before || inside_name(i)) return std::nullopt;
    uint32_t word = i;  // behind an opening quotation mark
    while (word + 1 < text_.tokens.size() && !token(word).is_text() &&
           !token(word + 1).space_before)
      ++word;
    if (!token(word).is_text()) return std::nullopt;
    const WordInfo& info = w_.vocabulary.info(token(word).word);
    if (!info.is(kStartsCapital)) return std::nullopt;
    uint32_t last = i - 1;
    const auto closes = [&](const Token& t) {
      return t.mark == '"' || t.mark == ')' || t.mark == ']';
    };
    while (last > 0 && closes(token(last)) && !token(last).space_before) --last;
    const char mark = token(last).mark;
    if (mark == '.' || mark == '?' || mark == '!') return kAtStop;
    if (!token(last).is_text() || !in_headline_place(i)) return std::nullopt;
    const float share = w_.matcher.facts(token(word).word, text_.lang).capital_share;
    if (has_capital(last) && capitals_before(i) && !inside_person(last, word)) return kAtSmallWord;
    if (share >= 0 && share < kUsuallySmall)
      return kAtSmallWord - (has_capital(last) ? 0 : kBehindSmall);
    return kAtCapital;
  }

  // "Hoa | Kỳ"
  bool inside_name(uint32_t i) const {
    constexpr uint32_t kLongest = 8;
    for (uint32_t begin = i > kLongest ? i - kLongest : 0; begin < i; ++begin) {
      if ((text_.hit_kinds[begin] & HitKinds::kNames) == 0) continue;
      for (const LexiconHit& hit : text_.hits_at(begin))
        if (hit.span.end > i && is_name_hit(hit)) return true;
    }
    return false;
  }

  // ... Ann Lee and Mary | Smith said ...
  bool inside_person(uint32_t last, uint32_t word) const {
    const auto facts = [&](uint32_t i) { return w_.matcher.facts(token(i).word, text_.lang); };
    return facts(last).is(WordFacts::kGiven) &&
           facts(word).is(WordFacts::kGiven | WordFacts::kSurname);
  }

  bool has_capital(uint32_t i) const { return w_.vocabulary.info(token(i).word).is(kHasCapital); }

  const Sentence& sentence_of(uint32_t i) const {
    return *std::prev(std::partition_point(text_.sentences.begin(), text_.sentences.end(),
                                           [&](const Sentence& s) { return s.tokens.begin <= i; }));
  }

  // Headlines stand first in a text or in a line.
  bool in_headline_place(uint32_t i) const {
    const uint32_t begin = sentence_of(i).tokens.begin;
    if (begin == 0) return true;
    const ByteSpan gap{token(begin - 1).end, token(begin).begin};
    return text_.text(gap).find('\n') != std::string_view::npos;
  }

  bool capitals_before(uint32_t i) const {
    return is_title_case(text_, {sentence_of(i).tokens.begin, i}, w_);
  }

  const AnalysedText& text_;
  const Anchors& anchors_;
  Workspace& w_;
  double average_ = 1;
};

class BeadSplitter {
 public:
  BeadSplitter(const AnalysedText& en, const AnalysedText& vi, const Anchors& anchors, Workspace& w)
      : anchors_(anchors), en_(en, anchors, w), vi_(vi, anchors, w) {}

  void split(const Segment& whole) {
    if (whole.en.empty() || whole.vi.empty()) return out.push_back(whole);
    const std::vector<Cut> en = en_.cuts(whole.en);
    const std::vector<Cut> vi = vi_.cuts(whole.vi);
    double best = cost(whole, en.back().before, vi.back().before) - kMargin;
    std::optional<std::pair<Segment, Segment>> pieces;
    for (const Cut& e : en)
      for (const Cut& v : vi) {
        if (!worth_trying(e, v)) continue;
        auto cut = cut_at(whole, e, v);
        const double c = e.cost + v.cost + cost(cut.first, e.before, v.before) +
                         cost(cut.second, e.behind, v.behind);
        if (c >= best) continue;
        best = c;
        pieces = std::move(cut);
      }
    if (!pieces) return out.push_back(whole);
    split(pieces->first);
    split(pieces->second);
  }

  std::vector<Segment> out;

 private:
  // One side alone may say where; the other must at least not object. At an end of its own a side gives one piece
  // nothing.
  static bool worth_trying(const Cut& en, const Cut& vi) {
    const auto shows = [](const Cut& c) { return !c.at_end && c.cost <= kAtSmallWord; };
    return shows(en) || shows(vi);
  }

  std::pair<Segment, Segment> cut_at(const Segment& whole, const Cut& e, const Cut& v) const {
    Segment first{{whole.en.begin, e.token}, {whole.vi.begin, v.token}};
    Segment second{{e.token, whole.en.end}, {v.token, whole.vi.end}};
    first.score = bead_score(cost(first, e.before, v.before));
    second.score = bead_score(cost(second, e.behind, v.behind));
    for (Segment* s : {&first, &second})
      if (s->en.empty() || s->vi.empty()) s->score = 0;
    return {first, second};
  }

  double cost(const Segment& s, const AnchorIds& en, const AnchorIds& vi) const {
    const double inner = kInner * (en_.sentence_ends(s.en) + vi_.sentence_ends(s.vi));
    if (s.en.empty() || s.vi.empty()) return kAlone + inner;
    return inner + misfit(anchors_, en, vi, en_.length(s.en), vi_.length(s.vi), en_.average(),
                          vi_.average());
  }

  const Anchors& anchors_;
  Cutter en_;
  Cutter vi_;
};

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

// The sentences cut before the tokens of `cuts`, which are sorted.
std::vector<Sentence> with_cuts(AnalysedText& text, std::span<const uint32_t> cuts,
                                const Workspace& w) {
  std::vector<Sentence> out;
  out.reserve(text.sentences.size() + cuts.size());
  auto cut = cuts.begin();
  for (Sentence rest : text.sentences) {
    while (cut != cuts.end() && *cut <= rest.tokens.begin) ++cut;
    for (; cut != cuts.end() && *cut < rest.tokens.end; ++cut) {
      if (*cut == rest.tokens.begin) continue;
      Sentence first{{rest.tokens.begin, *cut}, rest.title_case};
      rest.tokens.begin = *cut;
      for (Sentence* s : {&first, &rest})
        s->title_case = text.lang == Lang::en && is_title_case(text, s->tokens, w);
      out.push_back(first);
      uint32_t token = *cut;
      while (token < rest.tokens.end && !text.tokens[token].is_text()) ++token;
      if (token < rest.tokens.end) text.tokens[token].sentence_start = true;
    }
    out.push_back(rest);
  }
  return out;
}

}  // namespace

void cut_sentences(AnalysedText& text, const std::vector<Segment>& segments,
                   const Workspace& workspace) {
  std::vector<uint32_t> cuts;
  for (const Segment& s : segments) {
    const TokenSpan span = text.lang == Lang::en ? s.en : s.vi;
    if (!span.empty()) cuts.push_back(span.begin);
  }
  std::sort(cuts.begin(), cuts.end());
  text.sentences = with_cuts(text, cuts, workspace);
}

std::vector<Segment> split_beads(const std::vector<Bead>& beads, const AnalysedText& en,
                                 const AnalysedText& vi, const Anchors& anchors,
                                 Workspace& workspace) {
  BeadSplitter splitter(en, vi, anchors, workspace);
  for (const Bead& bead : beads)
    splitter.split({tokens_of(en, bead.en), tokens_of(vi, bead.vi), bead.score});
  return std::move(splitter.out);
}

}  // namespace align
