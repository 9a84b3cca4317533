// Runs the cases of the quality bench, with everything switched on or without a kind of evidence.
//
//     const Result<LexiconSet> lexicons = quality_lexicon();
//     for (const QualityOutcome& o : run_cases(cases, *lexicons))
//       if (!o.faults.empty()) fmt::print("{}: {}\n", o.quality_case->id, o.faults.front());
#ifndef ALIGN_TESTS_QUALITY_BENCH_H_
#define ALIGN_TESTS_QUALITY_BENCH_H_

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "match/evidence.h"
#include "match/weights.h"
#include "pipeline.h"
#include "tests/quality/cases.h"

namespace align {

struct QualityOutcome {
  const QualityCase* quality_case = nullptr;  // of the span that was given
  std::string rows;                           // what the program found, for messages
  std::vector<std::string> faults;            // empty: it does what the case asks
};

// All types are asked for. `without`: that kind of evidence is switched off.
Settings quality_settings(std::optional<EvidenceKind> without);

// One for each case, in their order.
std::vector<QualityOutcome> run_cases(std::span<const QualityCase> cases,
                                      const LexiconSet& lexicons,
                                      std::optional<EvidenceKind> without = std::nullopt,
                                      const Weights* weights = nullptr);

// The cases that hold with everything switched on and not without `kind`, in their order.
std::vector<const QualityCase*> red_without(EvidenceKind kind, std::span<const QualityCase> cases,
                                            const LexiconSet& lexicons);

}  // namespace align

#endif  // ALIGN_TESTS_QUALITY_BENCH_H_
