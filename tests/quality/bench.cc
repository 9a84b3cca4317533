#include "tests/quality/bench.h"

#include <fmt/format.h>

namespace align {
namespace {

std::string rows_of(const Alignment& alignment) {
  std::string out;
  for (const AlignedPair& p : alignment.pairs) {
    out += fmt::format("{}{} {} = {} (", out.empty() ? "" : "; ", name_of(p.type), p.en.text,
                       p.vi.text);
    for (const EvidenceNote& n : p.evidence)
      out += fmt::format("{}{}", &n == p.evidence.data() ? "" : "+", n.source);
    out += ')';
  }
  return out;
}

}  // namespace

Settings quality_settings(std::optional<EvidenceKind> without) {
  Settings out;
  out.types = (1U << kTypeCount) - 1;
  out.suggestions = false;
  if (without) out.disabled_evidence = disabled_bit(*without);
  return out;
}

std::vector<QualityOutcome> run_cases(std::span<const QualityCase> cases,
                                      const LexiconSet& lexicons,
                                      std::optional<EvidenceKind> without, const Weights* weights) {
  Settings settings = quality_settings(without);
  settings.weights = weights;
  Aligner aligner(lexicons, settings);
  std::vector<QualityOutcome> out;
  for (const QualityCase& c : cases) {
    DocumentPair pair;
    pair.en.text = c.en;
    pair.vi.text = c.vi;
    pair.mode = Mode::parallel;
    const Alignment alignment = aligner.align(pair);
    out.push_back({&c, rows_of(alignment), faults_of(c, alignment)});
  }
  return out;
}

std::vector<const QualityCase*> red_without(EvidenceKind kind, std::span<const QualityCase> cases,
                                            const LexiconSet& lexicons) {
  const auto with_all = run_cases(cases, lexicons);
  const auto without = run_cases(cases, lexicons, kind);
  std::vector<const QualityCase*> out;
  for (size_t i = 0; i < with_all.size(); ++i)
    if (with_all[i].faults.empty() && !without[i].faults.empty())
      out.push_back(with_all[i].quality_case);
  return out;
}

}  // namespace align
