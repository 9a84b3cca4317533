#include "match/beads.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <iterator>

#include "base/utf8.h"

namespace align {
namespace {

struct Shape {
  uint32_t en, vi;
  double cost;  // -log of how common it is
};
constexpr std::array<Shape, 8> kBeadShapes = {{{1, 1, 0.1},
                                               {1, 0, 4.0},
                                               {0, 1, 4.0},
                                               {2, 1, 3.0},
                                               {1, 2, 3.0},
                                               {2, 2, 4.5},
                                               {3, 1, 4.8},
                                               {1, 3, 4.8}}};
constexpr size_t kSimpleShapes = 3;  // the first ones: enough to find the way through the texts
constexpr uint32_t kLongest = 3;     // sentences of one side in a bead

constexpr uint8_t kNoShape = 0xFF;
constexpr double kNever = 1e300;
constexpr double kViPerEn = 1.02;  // Vietnamese characters for one English character, in news
constexpr double kVariance = 6.8;  // of the length difference, per character (Gale and Church)
constexpr size_t kBand = 120;      // how far the path may leave the diagonal, in sentences
constexpr size_t kNear = 12;       // the same for the second pass, from the path of the first
constexpr size_t kMostCells = size_t{1} << 24U;  // of the first pass, beyond the band above
constexpr double kEvenOdds = 2.0;                // cost of a bead that is as likely right as wrong

// The sentences of one text: lengths, and anchors of one to three in a row.
class Side {
 public:
  Side(const AnalysedText& text, std::span<const Sentence> sentences, const Anchors& anchors)
      : ends_(1, 0) {
    for (const Sentence& s : sentences) {
      ends_.push_back(ends_.back() + static_cast<double>(count_code_points(text.text(s.tokens))));
      runs_[0].push_back(anchors.in(text.lang, s.tokens));
    }
    for (uint32_t length = 2; length <= kLongest; ++length)
      for (size_t i = 0; i + length <= size(); ++i)
        runs_[length - 1].push_back(united(runs_[length - 2][i], runs_[0][i + length - 1]));
  }
  size_t size() const { return ends_.size() - 1; }
  double average() const { return size() == 0 ? 0 : ends_.back() / static_cast<double>(size()); }
  double length(size_t begin, size_t end) const { return ends_[end] - ends_[begin]; }
  const AnchorIds& anchors(size_t begin, size_t end) const { return runs_[end - begin - 1][begin]; }

 private:
  static AnchorIds united(const AnchorIds& a, const AnchorIds& b) {
    AnchorIds out;
    out.reserve(a.size() + b.size());
    std::set_union(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(out));
    return out;
  }

  std::vector<double> ends_;  // code points before each sentence
  std::array<std::vector<AnchorIds>, kLongest> runs_;
};

// Which cells of the table of (English, Vietnamese) sentences are looked at: a run of columns for each row.
class Corridor {
 public:
  // Around the diagonal.
  Corridor(size_t n, size_t m) {
    const size_t uneven = n > m ? n - m : m - n;
    const size_t half = std::max(kBand, std::min(kBand + uneven, kMostCells / (2 * (n + 1))));
    for (size_t i = 0; i <= n; ++i) {
      const size_t middle = n == 0 ? 0 : i * m / n;
      const size_t next = n == 0 ? m : std::min(m, (i + 1) * m / n);
      add(middle > half ? middle - half : 0, std::min(m, next + half));
    }
    index();
  }
  // Around a path: beads in order, from corner to corner.
  Corridor(size_t n, size_t m, const std::vector<Bead>& path) {
    std::vector<std::pair<size_t, size_t>> reached(n + 1, {m, 0});
    const auto touch = [&](size_t i, size_t j) {
      reached[i] = {std::min(reached[i].first, j), std::max(reached[i].second, j)};
    };
    touch(0, 0);
    for (const Bead& bead : path) touch(bead.en.end, bead.vi.end);
    for (const auto& [low, high] : reached)
      add(low > kNear ? low - kNear : 0, std::min(m, high + kNear));
    index();
  }
  size_t first(size_t i) const { return columns_[i].first; }
  size_t last(size_t i) const { return columns_[i].second; }
  size_t cell(size_t i, size_t j) const { return offsets_[i] + (j - first(i)); }
  size_t cells() const { return offsets_.back(); }
  bool holds(size_t i, size_t j) const { return j >= first(i) && j <= last(i); }

 private:
  void add(size_t first, size_t last) { columns_.emplace_back(first, last); }
  void index() {
    offsets_.push_back(0);
    for (const auto& [first, last] : columns_)
      offsets_.push_back(offsets_.back() + last - first + 1);
  }
  std::vector<std::pair<size_t, size_t>> columns_;  // first, last
  std::vector<size_t> offsets_;
};

double length_cost(double en, double vi) {
  const double mean = (en + vi / kViPerEn) / 2;
  if (mean <= 0) return 0;
  const double delta = (vi - en * kViPerEn) / std::sqrt(mean * kVariance);
  // -log of the two-sided tail of the normal distribution
  const double tail = std::erfc(std::fabs(delta) / std::sqrt(2.0));
  return -std::log(std::max(tail, 1e-12)) * 0.5;
}

class Path {
 public:
  Path(const Side& en, const Side& vi, const Anchors& anchors, const Corridor& corridor,
       size_t shapes)
      : en_(en), vi_(vi), anchors_(anchors), corridor_(corridor), shapes_(shapes) {}

  std::vector<Bead> run() {
    from_.assign(corridor_.cells(), kNoShape);
    for (size_t i = 0; i <= en_.size(); ++i) {
      std::vector<double>& row = rows_[i % rows_.size()];
      row.assign(corridor_.last(i) - corridor_.first(i) + 1, kNever);
      for (size_t j = corridor_.first(i); j <= corridor_.last(i); ++j)
        row[j - corridor_.first(i)] = i + j == 0 ? 0 : cheapest(i, j);
    }
    return walk_back();
  }

 private:
  // Cost of the best way to end a bead before sentences i and j.
  double cheapest(size_t i, size_t j) {
    double best = kNever;
    for (size_t s = 0; s < shapes_; ++s) {
      const Shape& shape = kBeadShapes[s];
      if (shape.en > i || shape.vi > j || !corridor_.holds(i - shape.en, j - shape.vi)) continue;
      const size_t a = i - shape.en;
      const double before = rows_[a % rows_.size()][j - shape.vi - corridor_.first(a)];
      const double cost = before + bead_cost(a, i, j - shape.vi, j, shape.cost);
      if (cost >= best) continue;
      best = cost;
      from_[corridor_.cell(i, j)] = static_cast<uint8_t>(s);
    }
    return best;
  }

  double bead_cost(size_t a, size_t i, size_t b, size_t j, double shape) const {
    if (a == i || b == j) return shape;
    return shape + misfit(anchors_, en_.anchors(a, i), vi_.anchors(b, j), en_.length(a, i),
                          vi_.length(b, j), en_.average(), vi_.average());
  }

  std::vector<Bead> walk_back() const {
    std::vector<Bead> out;
    size_t i = en_.size();
    size_t j = vi_.size();
    while (i > 0 || j > 0) {
      const uint8_t s = from_[corridor_.cell(i, j)];
      if (s == kNoShape) break;
      const size_t a = i - kBeadShapes[s].en;
      const size_t b = j - kBeadShapes[s].vi;
      Bead bead{{static_cast<uint32_t>(a), static_cast<uint32_t>(i)},
                {static_cast<uint32_t>(b), static_cast<uint32_t>(j)},
                0};
      if (a < i && b < j) bead.score = bead_score(bead_cost(a, i, b, j, kBeadShapes[s].cost));
      out.push_back(bead);
      i = a;
      j = b;
    }
    std::reverse(out.begin(), out.end());
    return out;
  }

  const Side& en_;
  const Side& vi_;
  const Anchors& anchors_;
  const Corridor& corridor_;
  size_t shapes_;
  std::array<std::vector<double>, kLongest + 1> rows_;  // costs of the last rows
  std::vector<uint8_t> from_;                           // index of the shape that ends here
};

}  // namespace

double misfit(const Anchors& anchors, std::span<const uint32_t> en, std::span<const uint32_t> vi,
              double en_length, double vi_length, double average_en, double average_vi) {
  return length_cost(en_length, vi_length) -
         anchors.worth(en, vi, en_length / average_en, vi_length / average_vi);
}

double bead_score(double cost) { return 1.0 / (1.0 + std::exp(cost - kEvenOdds)); }

std::vector<Bead> align_sentences(const AnalysedText& en, const AnalysedText& vi,
                                  const Anchors& anchors) {
  return align_sentences(en, en.sentences, vi, vi.sentences, anchors);
}

std::vector<Bead> align_sentences(const AnalysedText& en, std::span<const Sentence> en_sentences,
                                  const AnalysedText& vi, std::span<const Sentence> vi_sentences,
                                  const Anchors& anchors) {
  const Side a(en, en_sentences, anchors);
  const Side b(vi, vi_sentences, anchors);
  const Corridor wide(a.size(), b.size());
  const std::vector<Bead> rough = Path(a, b, anchors, wide, kSimpleShapes).run();
  const Corridor narrow(a.size(), b.size(), rough);
  return Path(a, b, anchors, narrow, kBeadShapes.size()).run();
}

}  // namespace align
