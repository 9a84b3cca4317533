#include "eval/score.h"

#include <fmt/format.h>

#include <optional>

namespace align {
namespace {

bool is_exact(CodePointSpan predicted, CodePointSpan gold, CodePointSpan longest) {
  return longest.contains(predicted) && predicted.contains(gold);
}

bool is_exact(const PredictedPair& predicted, const GoldPair& gold) {
  return is_exact(predicted.en_span, gold.en_span, gold.en_max_span) &&
         is_exact(predicted.vi_span, gold.vi_span, gold.vi_max_span);
}

bool is_partial(const PredictedPair& predicted, const GoldPair& gold) {
  return predicted.en_span.overlaps(gold.en_max_span) &&
         predicted.vi_span.overlaps(gold.vi_max_span);
}

class RecordScorer {
 public:
  RecordScorer(const GoldRecord& gold, const std::vector<PredictedPair>& predicted,
               const std::set<std::string>& types, Score& score)
      : gold_(gold),
        predicted_(predicted),
        types_(types),
        score_(score),
        exact_(gold.pairs.size()),
        partial_(gold.pairs.size()),
        owner_(predicted.size()) {}

  void run() {
    give_away(exact_, [](const PredictedPair& p, const GoldPair& g) { return is_exact(p, g); });
    partial_ = exact_;
    give_away(partial_, [](const PredictedPair& p, const GoldPair& g) { return is_partial(p, g); });
    for (size_t i = 0; i < gold_.pairs.size(); ++i) count_gold(i);
    for (size_t j = 0; j < predicted_.size(); ++j) count_predicted(j);
  }

 private:
  using Choice = std::vector<std::optional<size_t>>;  // of each gold pair: its prediction

  template <class Fits>
  void give_away(Choice& choice, Fits fits) {
    for (size_t i = 0; i < gold_.pairs.size(); ++i) {
      for (size_t j = 0; j < predicted_.size() && !choice[i]; ++j) {
        if (owner_[j] || !fits(predicted_[j], gold_.pairs[i])) continue;
        choice[i] = j;
        owner_[j] = i;
      }
    }
  }

  template <class Add>
  void count(const std::string& type, Add add) {
    add(score_.all);
    add(score_.by_type[type]);
  }

  void count_gold(size_t i) {
    const GoldPair& pair = gold_.pairs[i];
    if (!types_.contains(pair.type)) return;
    const bool typed = exact_[i] && predicted_[*exact_[i]].type == pair.type;
    count(pair.type, [&](Counts& counts) {
      ++counts.gold;
      counts.exact += exact_[i] ? 1 : 0;
      counts.partial += partial_[i] ? 1 : 0;
      counts.typed += typed ? 1 : 0;
    });
    if (exact_[i]) return;
    EvalFault fault{EvalFault::Kind::miss, gold_.id, pair.type, pair.en, pair.vi, ""};
    if (partial_[i]) {
      const PredictedPair& instead = predicted_[*partial_[i]];
      fault.kind = EvalFault::Kind::span;
      fault.detail = fmt::format("{} | {}", instead.en, instead.vi);
    }
    score_.faults.push_back(std::move(fault));
  }

  void count_predicted(size_t j) {
    const PredictedPair& pair = predicted_[j];
    const std::string& type = owner_[j] ? gold_.pairs[*owner_[j]].type : pair.type;
    if (!types_.contains(type)) return;
    count(type, [](Counts& counts) { ++counts.predicted; });
    score_.rows.push_back({pair.score, owner_[j] && exact_[*owner_[j]] == j});
    if (owner_[j]) return;
    score_.faults.push_back(
        {EvalFault::Kind::wrong, gold_.id, pair.type, pair.en, pair.vi, pair.evidence});
  }

  const GoldRecord& gold_;
  const std::vector<PredictedPair>& predicted_;
  const std::set<std::string>& types_;
  Score& score_;
  Choice exact_;
  Choice partial_;
  Choice owner_;  // of each prediction: its gold pair
};

}  // namespace

double Counts::harmonic(size_t right) const {
  const double precision = ratio(right, predicted);
  const double recall = ratio(right, gold);
  return precision + recall == 0 ? 0 : 2 * precision * recall / (precision + recall);
}

Score score(std::span<const GoldRecord> gold, const Predictions& predictions,
            const std::set<std::string>& types) {
  static const std::vector<PredictedPair> kNone;
  Score out;
  for (const GoldRecord& record : gold) {
    const auto it = predictions.find(record.id);
    RecordScorer(record, it == predictions.end() ? kNone : it->second, types, out).run();
  }
  return out;
}

}  // namespace align
