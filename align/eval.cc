// align eval: precision, recall and F1 against gold.
#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <string>
#include <utility>

#include "align/verbs.h"
#include "base/files.h"
#include "eval/calibration.h"
#include "eval/gold.h"
#include "eval/report.h"
#include "eval/score.h"

namespace align {
namespace {

std::set<std::string> types_of(const Options& options) {
  std::set<std::string> out;
  for (int i = 0; i < kTypeCount; ++i) {
    const Type type = static_cast<Type>(i);
    const bool wanted = options.types ? (*options.types >> i & 1) != 0 : is_name(type);
    if (wanted) out.emplace(name_of(type));
  }
  return out;
}

// A record without a prediction costs recall; say so, for it is often a mistake in the ids.
void report_missing(const std::vector<GoldRecord>& gold, const Predictions& predictions,
                    Messages& messages) {
  const auto missing = std::count_if(gold.begin(), gold.end(), [&](const GoldRecord& record) {
    return !predictions.contains(record.id);
  });
  if (missing == 0) return;
  messages.warning("missing", fmt::format("{} of {} gold records have no prediction of that id",
                                          missing, gold.size()));
}

}  // namespace

int run_eval(const Options& options, Messages& messages) {
  const auto fail = [&](const Error& error) {
    messages.error(error);
    return kNothingDone;
  };
  const std::string& file = options.inputs.front();
  const Result<std::string> gold_text = read_file(options.gold_file);
  if (!gold_text) return fail(gold_text.error());
  const Result<std::string> text = read_file(file);
  if (!text) return fail(text.error());
  const auto gold = read_gold(*gold_text, std::string(shown_name(options.gold_file)));
  if (!gold) return fail(gold.error());
  const auto predictions = read_predictions(*text, std::string(shown_name(file)));
  if (!predictions) return fail(predictions.error());
  report_missing(*gold, *predictions, messages);
  const Score result = score(*gold, *predictions, types_of(options));
  const Calibration calibration = calibrate(result.rows);
  if (options.format == "json")
    return write_result(
        options, messages,
        score_json(result, options.faults, options.calibration ? &calibration : nullptr), kDone);
  std::string report = score_text(result, options.faults);
  if (options.calibration) report += calibration_text(calibration);
  return write_result(options, messages, report, kDone);
}

}  // namespace align
