// align_calibrate GOLD: fits what the score of a row says (Weights::calibration in src/match/weights.h), so
// that of the rows with score 0.9 nine of ten are right, exactly as they stand.
//
//     cmake --preset dev -DALIGN_BENCH=ON && cmake --build --preset dev --target align_calibrate
//     .build/dev/align_calibrate GOLD.jsonl
//
// Logistic regression of "exact" on calibration_parts() of the chosen pairs (PER ORG LOC MISC), over the records
// as they are and again without the lexicons which is what unseen text is like.
// Newton's method with a small ridge; deterministic. Prints the reliability over five blocks of
// consecutive records, each scored by what was fitted to the other four, and the parts to be put into
// weights.h. Exit codes: 0; 2 wrong usage or a file that cannot be read.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <string>
#include <string_view>
#include <vector>

#include "lexicon/lexicon_set.h"
#include "match/match_segment.h"
#include "mention/mention.h"
#include "tests/support/annotated.h"

namespace align {
namespace {

constexpr size_t kFolds = 5;
constexpr double kRidge = 0.5;

struct Row {
  size_t record = 0;
  std::array<double, kCalibrationParts> parts{};
  bool right = false;
};
using Parts = std::array<double, kCalibrationParts>;

double logistic(double x) { return 1 / (1 + std::exp(-x)); }

double chance(const Parts& fitted, const Row& row) {
  double sum = 0;
  for (size_t i = 0; i < kCalibrationParts; ++i) sum += fitted[i] * row.parts[i];
  return logistic(sum);
}

bool is_gold(const GoldRecord& gold, CodePointSpan en, CodePointSpan vi) {
  return std::any_of(gold.pairs.begin(), gold.pairs.end(), [&](const GoldPair& p) {
    return en.contains(p.en_span) && p.en_max_span.contains(en) && vi.contains(p.vi_span) &&
           p.vi_max_span.contains(vi);
  });
}

void add_rows(const Annotated& annotated, const LexiconSet& lexicons, uint32_t disabled,
              std::vector<Row>& out) {
  const auto& [gold, records] = annotated;
  Workspace w(lexicons);
  const Transcription transcription(lexicons);
  const std::vector<KnownShort> none;
  for (size_t r = 0; r < records.size(); ++r) {
    const DocumentPair& pair = records[r].pair;
    const AnalysedText en = analyse(pair.en.text, Lang::en, w);
    const AnalysedText vi = analyse(pair.vi.text, Lang::vi, w);
    std::vector<float> edges[2];
    SegmentMentions s;
    s.en = {0, static_cast<uint32_t>(en.tokens.size())};
    s.vi = {0, static_cast<uint32_t>(vi.tokens.size())};
    if (s.en.empty() || s.vi.empty()) continue;
    s.en_mentions = find_mentions(en, s.en, w, &edges[0]);
    s.vi_mentions = find_mentions(vi, s.vi, w, &edges[1]);
    s.en_edges = edges[0];
    s.vi_edges = edges[1];
    const LinkInput input{en, vi, none, {disabled}, &transcription};
    const Links links = find_links(input, s.en, s.vi, w);
    const CodePointIndex en_index(pair.en.text);
    const CodePointIndex vi_index(pair.vi.text);
    for (const MatchedPair& m : match_segment(input, links, s, w)) {
      if (!is_name(m.type) || m.type == Type::NORP || m.en.origin == Origin::value) continue;
      const auto at = [](const AnalysedText& t, const CodePointIndex& index, TokenSpan span) {
        return index.code_points(t.normalized.map.to_original(t.bytes(span)));
      };
      Row& row = out.emplace_back();
      row.record = r;
      const auto parts = calibration_parts(m.en, m.vi, m.type, m.score);
      std::copy(parts.begin(), parts.end(), row.parts.begin());
      row.right = is_gold(gold[r], at(en, en_index, m.en.span), at(vi, vi_index, m.vi.span));
    }
  }
}

// Solves a x = b by elimination; `a` is positive definite.
Parts solve(std::array<Parts, kCalibrationParts> a, Parts b) {
  for (size_t i = 0; i < kCalibrationParts; ++i)
    for (size_t k = i + 1; k < kCalibrationParts; ++k) {
      const double f = a[k][i] / a[i][i];
      for (size_t j = i; j < kCalibrationParts; ++j) a[k][j] -= f * a[i][j];
      b[k] -= f * b[i];
    }
  Parts x{};
  for (size_t i = kCalibrationParts; i-- > 0;) {
    x[i] = b[i];
    for (size_t j = i + 1; j < kCalibrationParts; ++j) x[i] -= a[i][j] * x[j];
    x[i] /= a[i][i];
  }
  return x;
}

Parts fit(const std::vector<Row>& rows) {
  Parts fitted{};
  for (int round = 0; round < 30; ++round) {
    Parts gradient{};
    std::array<Parts, kCalibrationParts> hessian{};
    for (size_t i = 0; i < kCalibrationParts; ++i) {
      gradient[i] = -kRidge * fitted[i];
      hessian[i][i] = kRidge;
    }
    for (const Row& row : rows) {
      const double p = chance(fitted, row);
      for (size_t i = 0; i < kCalibrationParts; ++i) {
        gradient[i] += ((row.right ? 1.0 : 0.0) - p) * row.parts[i];
        for (size_t j = 0; j < kCalibrationParts; ++j)
          hessian[i][j] += p * (1 - p) * row.parts[i] * row.parts[j];
      }
    }
    const Parts step = solve(hessian, gradient);
    for (size_t i = 0; i < kCalibrationParts; ++i) fitted[i] += step[i];
  }
  return fitted;
}

void print_reliability(const std::vector<Row>& rows, size_t records) {
  constexpr std::array kEdges = {0.0, 0.3, 0.5, 0.7, 0.8, 0.9, 0.95, 1.01};
  std::array<double, kEdges.size()> count{};
  std::array<double, kEdges.size()> right{};
  double all_right = 0;
  for (size_t fold = 0; fold < kFolds; ++fold) {
    std::vector<Row> train;
    std::vector<Row> test;
    for (const Row& row : rows)
      (row.record * kFolds / records == fold ? test : train).push_back(row);
    const Parts fitted = fit(train);
    for (const Row& row : test) {
      const double p = chance(fitted, row);
      const auto bin = static_cast<size_t>(std::upper_bound(kEdges.begin(), kEdges.end(), p) -
                                           kEdges.begin() - 1);
      ++count[bin];
      right[bin] += row.right;
      all_right += row.right;
    }
  }
  for (size_t b = 0; b + 1 < kEdges.size(); ++b)
    fmt::print("{:.2f}-{:.2f}  rows {:4}  right {:.3f}  of all right rows {:.3f}\n", kEdges[b],
               kEdges[b + 1], count[b], count[b] > 0 ? right[b] / count[b] : 0,
               right[b] / all_right);
}

int run(const std::string& file) {
  const auto fail = [](const Error& error) {
    fmt::print(stderr, "align_calibrate: {}\n", error.text());
    return 2;
  };
  const auto annotated = read_annotated(file);
  if (!annotated) return fail(annotated.error());
  const auto lexicons = builtin_lexicons();
  if (!lexicons) return fail(lexicons.error());
  std::vector<Row> rows;
  add_rows(*annotated, *lexicons, 0, rows);
  add_rows(*annotated, *lexicons, kWithoutLexicons, rows);
  print_reliability(rows, annotated->records.size());
  for (const double part : fit(rows)) fmt::print("{:.3f}F, ", part);
  fmt::print("\n");
  return 0;
}

}  // namespace
}  // namespace align

int main(int argc, char** argv) {
  if (argc != 2) {
    fmt::print(stderr, "usage: align_calibrate GOLD\n");
    return 2;
  }
  return align::run(argv[1]);
}
