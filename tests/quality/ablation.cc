// align_ablation [--gold FILE] [--ids]: what each kind of evidence is good for. It aligns with each kind
// switched off in turn and prints, tab-separated on standard output:
//
//     without        red   of    (cases of tests/quality/cases.tsv that hold with all kinds and fail without)
//     hanviet         14   236
//
// order and composition only name the reason for a row that other evidence carries, position carries none:
// their red cases ask for the reason by name, and F1 is the same without them.
//
// With --gold also exact and partial F1 of PER, ORG, LOC and MISC on a file of annotated records, as
// `align eval` counts them, and the differences to all kinds together. --ids: the ids of the red cases too.
// Exit codes: 0; 1 when a case that is marked ok fails with everything switched on; 2 wrong usage, or a file
// that cannot be read.
//
//     cmake --preset dev && cmake --build --preset dev --target align_ablation
//     .build/dev/align_ablation --gold GOLD.jsonl
#include <fmt/format.h>

#include <algorithm>
#include <cstdio>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "eval/score.h"
#include "table/record_out.h"
#include "tests/quality/bench.h"
#include "tests/support/annotated.h"

namespace align {
namespace {

struct Arguments {
  std::optional<std::string> gold;
  bool ids = false;
};

std::optional<Arguments> arguments_of(const std::vector<std::string>& words) {
  Arguments out;
  for (size_t i = 0; i < words.size(); ++i) {
    if (words[i] == "--ids") {
      out.ids = true;
    } else if (words[i] == "--gold" && i + 1 < words.size()) {
      out.gold = words[++i];
    } else {
      return std::nullopt;
    }
  }
  return out;
}

std::string aligned_lines(const Annotated& annotated, const LexiconSet& lexicons,
                          std::optional<EvidenceKind> without) {
  Settings settings;
  settings.suggestions = false;
  settings.disabled_evidence = quality_settings(without).disabled_evidence;
  Aligner aligner(lexicons, settings);
  std::string out;
  for (const Record& record : annotated.records)
    append_record(out, record, aligner.align(record.pair), {});
  return out;
}

class Ablation {
 public:
  Ablation(std::vector<QualityCase> cases, LexiconSet lexicons, Arguments arguments)
      : cases_(std::move(cases)),
        lexicons_(std::move(lexicons)),
        arguments_(std::move(arguments)) {}

  Result<Done> read_gold_file() {
    if (!arguments_.gold) return Done{};
    auto annotated = read_annotated(*arguments_.gold);
    if (!annotated) return annotated.error();
    // The built-in lexicons alone: the words of the cases have no business here.
    auto plain = builtin_lexicons();
    if (!plain) return plain.error();
    annotated_ = std::move(*annotated);
    plain_ = std::move(*plain);
    return Done{};
  }

  Result<bool> run() {
    bool fine = true;
    size_t held = 0;
    for (const QualityOutcome& o : run_cases(cases_, lexicons_)) {
      held += o.faults.empty() ? 1 : 0;
      if (o.faults.empty() || o.quality_case->open) continue;
      fine = false;
      fmt::print(stderr, "{}: {}\n", o.quality_case->id, fmt::join(o.faults, "; "));
    }
    fmt::print("without\tred\tof{}{}\n",
               arguments_.gold ? "\texact F1\tdiff\tpartial F1\tdiff" : "",
               arguments_.ids ? "\tids" : "");
    if (const auto done = line("(nothing)", std::nullopt, {}, held); !done) return done.error();
    for (int k = 0; k < kEvidenceKindCount; ++k) {
      const auto kind = static_cast<EvidenceKind>(k);
      const auto done = line(name_of(kind), kind, red_without(kind, cases_, lexicons_), held);
      if (!done) return done.error();
    }
    return fine;
  }

 private:
  Result<Done> line(std::string_view name, std::optional<EvidenceKind> without,
                    const std::vector<const QualityCase*>& red, size_t held) {
    fmt::print("{}\t{}\t{}", name, red.size(), held);
    if (arguments_.gold) {
      const auto predictions =
          read_predictions(aligned_lines(annotated_, plain_, without), "predictions");
      if (!predictions) return predictions.error();
      const Counts counts = score(annotated_.gold, *predictions, {"PER", "ORG", "LOC", "MISC"}).all;
      if (!without) all_ = counts;
      fmt::print("\t{:.4f}\t{:+.4f}\t{:.4f}\t{:+.4f}", counts.f1(), counts.f1() - all_.f1(),
                 counts.partial_f1(), counts.partial_f1() - all_.partial_f1());
    }
    if (arguments_.ids) {
      fmt::print("\t");
      for (const QualityCase* c : red) fmt::print("{}{}", c == red.front() ? "" : " ", c->id);
    }
    fmt::print("\n");
    return Done{};
  }

  std::vector<QualityCase> cases_;
  LexiconSet lexicons_;
  LexiconSet plain_;
  Arguments arguments_;
  Annotated annotated_;
  Counts all_;
};

int run(const std::vector<std::string>& words) {
  const auto fail = [](const Error& error) {
    fmt::print(stderr, "align_ablation: {}\n", error.text());
    return 2;
  };
  const auto arguments = arguments_of(words);
  if (!arguments) {
    fmt::print(stderr, "usage: align_ablation [--gold FILE] [--ids]\n");
    return 2;
  }
  auto cases = project_quality_cases();
  if (!cases) return fail(cases.error());
  auto lexicons = quality_lexicon();
  if (!lexicons) return fail(lexicons.error());
  Ablation ablation(std::move(*cases), std::move(*lexicons), *arguments);
  if (const auto done = ablation.read_gold_file(); !done) return fail(done.error());
  const auto fine = ablation.run();
  if (!fine) return fail(fine.error());
  return *fine ? 0 : 1;
}

}  // namespace
}  // namespace align

int main(int argc, char** argv) { return align::run({argv + 1, argv + argc}); }
