#include "match/beads.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <unordered_map>

#include "base/hash.h"
#include "base/utf8.h"
#include "text/fold.h"

namespace align {
namespace {

using Anchors = std::vector<uint64_t>;  // sorted

struct Shape {
  uint32_t en, vi;
  double cost;  // -log of how common it is
};
constexpr std::array<Shape, 8> kBeadShapes = {{{1, 1, 0.1},
                                               {1, 0, 4.0},
                                               {0, 1, 4.0},
                                               {2, 1, 2.6},
                                               {1, 2, 2.6},
                                               {2, 2, 4.5},
                                               {3, 1, 4.8},
                                               {1, 3, 4.8}}};

constexpr uint8_t kNoShape = 0xFF;
constexpr double kViPerEn = 1.02;     // Vietnamese characters for one English character, in news
constexpr double kVariance = 6.8;     // of the length difference, per character (Gale and Church)
constexpr double kAnchorWorth = 2.2;  // for a bead whose anchors all agree
constexpr size_t kBand = 120;         // how far the path may leave the diagonal, in sentences

class Side {
 public:
  Side(const AnalysedText& text, const Workspace& w) {
    for (const Sentence& s : text.sentences) {
      lengths_.push_back(static_cast<double>(count_code_points(text.text(s.tokens))));
      anchors_.push_back(anchors_of(text, s.tokens, w));
    }
  }
  size_t size() const { return lengths_.size(); }

  double length(size_t begin, size_t end) const {
    double sum = 0;
    for (size_t i = begin; i < end; ++i) sum += lengths_[i];
    return sum;
  }
  Anchors anchors(size_t begin, size_t end) const {
    Anchors out;
    for (size_t i = begin; i < end; ++i)
      out.insert(out.end(), anchors_[i].begin(), anchors_[i].end());
    std::sort(out.begin(), out.end());
    out.erase(std::unique(out.begin(), out.end()), out.end());
    return out;
  }
  const std::vector<Anchors>& all() const { return anchors_; }

 private:
  static Anchors anchors_of(const AnalysedText& text, TokenSpan span, const Workspace& w) {
    Anchors out;
    for (uint32_t i = span.begin; i < span.end; ++i) {
      const Token& t = text.tokens[i];
      const WordInfo& info = w.vocabulary.info(t.word);
      if (t.is_text() &&
          (info.is(kHasDigit) || (info.is(kHasCapital) && info.letters > 2 && !t.sentence_start)))
        out.push_back(hash64(w.vocabulary.key_text(info.fold)));
      // Hanoi against Hà Nội: two capitalised words as one
      if (i + 1 < span.end && info.is(kStartsCapital) &&
          w.vocabulary.info(text.tokens[i + 1].word).is(kStartsCapital))
        out.push_back(hash64(
            std::string(w.vocabulary.key_text(info.fold))
                .append(w.vocabulary.key_text(w.vocabulary.info(text.tokens[i + 1].word).fold))));
      for (const LexiconHit& hit : text.hits_at(i))
        if (is_mention(hit.type) && !hit.lower && hit.span.end <= span.end)
          out.push_back(mix64(uint64_t{hit.ref.layer} << 32 | hit.ref.entry) | 1U);
    }
    std::sort(out.begin(), out.end());
    out.erase(std::unique(out.begin(), out.end()), out.end());
    return out;
  }

  std::vector<double> lengths_;
  std::vector<Anchors> anchors_;
};

// Rare anchors say more: weight 1 / sqrt(sentences that have it).
class AnchorWeights {
 public:
  AnchorWeights(const Side& en, const Side& vi) {
    for (const Side* side : {&en, &vi})
      for (const Anchors& list : side->all())
        for (const uint64_t a : list) ++count_[a];
    std::unordered_map<uint64_t, int> sides;
    for (const Anchors& list : en.all())
      for (const uint64_t a : list) sides[a] |= 1;
    for (const Anchors& list : vi.all())
      for (const uint64_t a : list) sides[a] |= 2;
    for (const auto& [a, s] : sides)
      if (s != 3) count_.erase(a);  // only on one side: it can never agree and says nothing
  }
  double operator()(uint64_t anchor) const {
    const auto it = count_.find(anchor);
    return it == count_.end() ? 0 : 1.0 / std::sqrt(static_cast<double>(it->second));
  }

 private:
  std::unordered_map<uint64_t, uint32_t> count_;
};

// Weight of the anchors that two stretches share, and of all they have (counted on both sides).
struct Meeting {
  double shared = 0;
  double all = 0;
};

Meeting meet(const Anchors& a, const Anchors& b, const AnchorWeights& weight) {
  Meeting out;
  size_t i = 0;
  size_t j = 0;
  while (i < a.size() || j < b.size()) {
    if (j == b.size() || (i < a.size() && a[i] < b[j])) {
      out.all += weight(a[i++]);
    } else if (i == a.size() || b[j] < a[i]) {
      out.all += weight(b[j++]);
    } else {
      out.shared += 2 * weight(a[i]);
      out.all += 2 * weight(a[i]);
      ++i;
      ++j;
    }
  }
  return out;
}

// In [0,1]; -1 when there are no anchors.
double agreement(const Anchors& a, const Anchors& b, const AnchorWeights& weight) {
  const Meeting m = meet(a, b, weight);
  return m.all <= 0 ? -1 : m.shared / m.all;
}

double length_cost(double en, double vi) {
  const double mean = (en + vi / kViPerEn) / 2;
  if (mean <= 0) return 0;
  const double delta = (vi - en * kViPerEn) / std::sqrt(mean * kVariance);
  // -log of the two-sided tail of the normal distribution
  const double tail = std::erfc(std::fabs(delta) / std::sqrt(2.0));
  return -std::log(std::max(tail, 1e-12)) * 0.5;
}

double anchor_gain(double agreed) { return agreed < 0 ? 0 : kAnchorWorth * (2.2 * agreed - 0.7); }

class Path {
 public:
  Path(const Side& en, const Side& vi) : en_(en), vi_(vi), weight_(en, vi) {}

  SentenceAlignment run() {
    const size_t n = en_.size();
    const size_t m = vi_.size();
    cost_.assign((n + 1) * width(), 1e300);
    from_.assign((n + 1) * width(), kNoShape);
    cell(0, 0) = 0;
    for (size_t i = 0; i <= n; ++i)
      for (size_t j = first_column(i); j <= last_column(i); ++j)
        if (cell(i, j) < 1e300) extend(i, j);
    SentenceAlignment out{walk_back(n, m), -1};
    Meeting total;
    for (const Bead& bead : out.beads) {
      const Meeting here = meet(en_.anchors(bead.en.begin, bead.en.end),
                                vi_.anchors(bead.vi.begin, bead.vi.end), weight_);
      total.shared += here.shared;
      total.all += here.all;
    }
    if (total.all > 0) out.agreement = total.shared / total.all;
    return out;
  }

 private:
  size_t half_band() const {
    return kBand + (en_.size() > vi_.size() ? en_.size() - vi_.size() : vi_.size() - en_.size());
  }
  size_t width() const { return std::min(vi_.size(), 2 * half_band()) + 1; }
  size_t diagonal(size_t i) const { return en_.size() == 0 ? 0 : i * vi_.size() / en_.size(); }
  size_t first_column(size_t i) const {
    return width() > vi_.size()
               ? 0
               : std::min(diagonal(i) > half_band() ? diagonal(i) - half_band() : 0,
                          vi_.size() + 1 - width());
  }
  size_t last_column(size_t i) const { return std::min(vi_.size(), first_column(i) + width() - 1); }
  double& cell(size_t i, size_t j) { return cost_[i * width() + (j - first_column(i))]; }

  void extend(size_t i, size_t j) {
    for (size_t s = 0; s < kBeadShapes.size(); ++s) {
      const size_t a = i + kBeadShapes[s].en;
      const size_t b = j + kBeadShapes[s].vi;
      if (a > en_.size() || b < first_column(std::min(a, en_.size())) ||
          b > last_column(std::min(a, en_.size())))
        continue;
      const double c = cell(i, j) + bead_cost(i, a, j, b, kBeadShapes[s].cost);
      if (c < cell(a, b)) {
        cell(a, b) = c;
        from_[a * width() + (b - first_column(a))] = static_cast<uint8_t>(s);
      }
    }
  }

  double bead_cost(size_t i, size_t a, size_t j, size_t b, double shape) const {
    if (a == i || b == j) return shape;
    return shape + length_cost(en_.length(i, a), vi_.length(j, b)) -
           anchor_gain(agreement(en_.anchors(i, a), vi_.anchors(j, b), weight_));
  }

  std::vector<Bead> walk_back(size_t i, size_t j) {
    std::vector<Bead> out;
    while (i > 0 || j > 0) {
      const uint8_t s = from_[i * width() + (j - first_column(i))];
      if (s == kNoShape) break;
      const size_t a = i - kBeadShapes[s].en;
      const size_t b = j - kBeadShapes[s].vi;
      Bead bead{{static_cast<uint32_t>(a), static_cast<uint32_t>(i)},
                {static_cast<uint32_t>(b), static_cast<uint32_t>(j)},
                0};
      if (a < i && b < j)
        bead.score = 1.0 / (1.0 + std::exp(bead_cost(a, i, b, j, kBeadShapes[s].cost) - 3.0));
      out.push_back(bead);
      i = a;
      j = b;
    }
    std::reverse(out.begin(), out.end());
    return out;
  }

  const Side& en_;
  const Side& vi_;
  AnchorWeights weight_;
  std::vector<double> cost_;
  std::vector<uint8_t> from_;  // index of the shape that ends here
};

}  // namespace

SentenceAlignment align_sentences(const AnalysedText& en, const AnalysedText& vi,
                                  const Workspace& workspace) {
  const Side a(en, workspace);
  const Side b(vi, workspace);
  return Path(a, b).run();
}

}  // namespace align
