// align_fit GOLD [--folds N] [--rounds N]: fits the weights of the match (src/match/weights.h) to annotated
// records and says what they are worth on records that they were not fitted on.
//
//     cmake --preset dev -DALIGN_BENCH=ON && cmake --build --preset dev --target align_fit
//     .build/dev/align_fit GOLD.jsonl
//
// What is maximised: exact F1 (PER ORG LOC MISC) and a share of partial F1, with everything switched on and
// again without the lexicons, for most names of unseen text are in no lexicon; the share of the cases of
// tests/quality that hold, for they know near misses that no annotated text has; less a little for every
// weight that left its place, so that only what pays moves. The search changes one weight at a time, up
// and down, takes what is better, and goes on with smaller steps: F1 has no gradient, and the weights are few.
// Folds are blocks of consecutive records, since records of one document stand together; every weight
// is fitted anew inside each fold. Deterministic.
//
// Output: on standard error what is going on; on standard output the cross-validated figures, then each
// weight of the fit to all records as `name = value`, to be put into weights.h. Exit codes: 0; 2 wrong usage
// or a file that cannot be read.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <string>
#include <string_view>
#include <vector>

#include "eval/gold.h"
#include "eval/score.h"
#include "lexicon/lexicon_set.h"
#include "match/weights.h"
#include "pipeline.h"
#include "table/record_out.h"
#include "tests/quality/bench.h"
#include "tests/quality/cases.h"
#include "tests/support/annotated.h"

namespace align {
namespace {

constexpr double kPartialShare = 0.25;      // of partial F1 in what is maximised
constexpr double kCases = 0.6;              // of the share of quality cases that hold
constexpr double kPrice = 0.0006;           // of a weight that left its place
constexpr std::array kSteps = {0.3, 0.15};  // of the weight, of one for small ones

struct Arguments {
  std::string gold;
  size_t folds = 5;
  size_t rounds = 2;
};

struct Data {
  std::vector<GoldRecord> gold;
  std::vector<Record> records;
  LexiconSet lexicons;
  std::vector<QualityCase> cases;
  LexiconSet case_lexicons;
};

Counts count(const Data& data, const std::vector<size_t>& which, const Weights& weights,
             uint32_t disabled) {
  Settings settings;
  settings.suggestions = false;
  settings.entities = false;
  settings.disabled_evidence = disabled;
  settings.weights = &weights;
  Aligner aligner(data.lexicons, settings);
  std::vector<GoldRecord> gold;
  std::string lines;
  for (const size_t i : which) {
    gold.push_back(data.gold[i]);
    append_record(lines, data.records[i], aligner.align(data.records[i].pair), {});
  }
  const auto predictions = read_predictions(lines, "predictions");
  if (!predictions) return {};
  return score(gold, *predictions, {"PER", "ORG", "LOC", "MISC"}).all;
}

double worth(const Data& data, const std::vector<size_t>& which, const Weights& weights) {
  const auto figure = [](const Counts& c) { return c.f1() + kPartialShare * c.partial_f1(); };
  double sum = figure(count(data, which, weights, 0));
  sum += kWithoutLexicons * figure(count(data, which, weights, kWithoutLexicons));
  size_t held = 0;
  for (const QualityOutcome& o : run_cases(data.cases, data.case_lexicons, std::nullopt, &weights))
    held += o.faults.empty();
  sum += kCases * static_cast<double>(held) / static_cast<double>(data.cases.size());
  const Weights start;
  for (size_t i = 0; i < kWeightCount; ++i)
    if (weight_at(weights, i) != weight_at(start, i)) sum -= kPrice;
  return sum;
}

Weights fit(const Data& data, const std::vector<size_t>& which, size_t rounds) {
  Weights best;
  double best_worth = worth(data, which, best);
  for (size_t round = 0; round < rounds; ++round) {
    const double step = kSteps[std::min(round, kSteps.size() - 1)];
    for (size_t i = 0; i < kWeightCount; ++i) {
      for (const double sign : {1.0, -1.0}) {
        Weights tried = best;
        float& value = weight_at(tried, i);
        const double size = std::max(0.3, std::fabs(static_cast<double>(value)));
        value = static_cast<float>(
            std::round((static_cast<double>(value) + sign * step * size) * 1000) / 1000);
        const double now = worth(data, which, tried);
        if (now <= best_worth + 1e-9) continue;
        best = tried;
        best_worth = now;
        break;
      }
    }
    fmt::print(stderr, "align_fit: round {}: {:.4f}\n", round + 1, best_worth);
  }
  return best;
}

std::vector<size_t> all_of(const Data& data) {
  std::vector<size_t> out(data.gold.size());
  for (size_t i = 0; i < out.size(); ++i) out[i] = i;
  return out;
}

void cross_validate(const Data& data, const Arguments& arguments) {
  Counts with;
  Counts without;
  const auto add = [](Counts& to, const Counts& from) {
    to.gold += from.gold;
    to.predicted += from.predicted;
    to.exact += from.exact;
    to.partial += from.partial;
    to.typed += from.typed;
  };
  const size_t n = data.gold.size();
  for (size_t fold = 0; fold < arguments.folds; ++fold) {
    std::vector<size_t> train;
    std::vector<size_t> test;
    for (size_t i = 0; i < n; ++i) (i * arguments.folds / n == fold ? test : train).push_back(i);
    const Weights fitted = fit(data, train, arguments.rounds);
    add(with, count(data, test, fitted, 0));
    add(without, count(data, test, fitted, kWithoutLexicons));
  }
  const auto show = [](std::string_view what, const Counts& c) {
    fmt::print("{}: exact F1 {:.4f}, partial {:.4f}, typed {:.4f}\n", what, c.f1(), c.partial_f1(),
               c.typed_share());
  };
  show("cross-validated", with);
  show("cross-validated, without lexicons", without);
  show("as built", count(data, all_of(data), Weights{}, 0));
  show("as built, without lexicons", count(data, all_of(data), Weights{}, kWithoutLexicons));
}

Result<Data> read(const Arguments& arguments) {
  auto annotated = read_annotated(arguments.gold);
  if (!annotated) return annotated.error();
  auto lexicons = builtin_lexicons();
  if (!lexicons) return lexicons.error();
  auto cases = project_quality_cases();
  if (!cases) return cases.error();
  auto case_lexicons = quality_lexicon();
  if (!case_lexicons) return case_lexicons.error();
  Data data;
  data.gold = std::move(annotated->gold);
  data.records = std::move(annotated->records);
  data.lexicons = std::move(*lexicons);
  data.cases = std::move(*cases);
  data.case_lexicons = std::move(*case_lexicons);
  return data;
}

int run(const Arguments& arguments) {
  const auto data = read(arguments);
  if (!data) {
    fmt::print(stderr, "align_fit: {}\n", data.error().text());
    return 2;
  }
  if (arguments.folds > 1) cross_validate(*data, arguments);
  if (arguments.rounds == 0) return 0;
  const Weights fitted = fit(*data, all_of(*data), arguments.rounds);
  const Counts c = count(*data, all_of(*data), fitted, 0);
  fmt::print("fitted to all: exact F1 {:.4f}, partial {:.4f}\n", c.f1(), c.partial_f1());
  for (size_t i = 0; i < kWeightCount; ++i)
    fmt::print("{} = {}{}\n", weight_name(i), weight_at(fitted, i),
               weight_at(fitted, i) == weight_at(Weights{}, i) ? "" : "  *");
  return 0;
}

}  // namespace
}  // namespace align

int main(int argc, char** argv) {
  align::Arguments arguments;
  for (int i = 1; i < argc; ++i) {
    const std::string_view word = argv[i];
    const auto number = [&](size_t& out) { out = std::stoul(argv[++i]); };
    if (word == "--folds" && i + 1 < argc) {
      number(arguments.folds);
    } else if (word == "--rounds" && i + 1 < argc) {
      number(arguments.rounds);
    } else {
      arguments.gold = word;
    }
  }
  if (arguments.gold.empty()) {
    fmt::print(stderr, "usage: align_fit GOLD [--folds N] [--rounds N]\n");
    return 2;
  }
  return align::run(arguments);
}
