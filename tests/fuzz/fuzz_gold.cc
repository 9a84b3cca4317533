// Gold and predictions: what can be read can be scored, and the figures are possible ones.
#include "base/utf8.h"
#include "eval/calibration.h"
#include "eval/report.h"
#include "eval/score.h"
#include "tests/fuzz/json.h"
#include "tests/fuzz/target.h"

namespace align {

// A line of '=' divides the gold from the predictions; without it, one text is both.
void fuzz_gold(std::string_view bytes) {
  static constexpr std::string_view kLine = "\n=\n";
  const size_t cut = bytes.find(kLine);
  const std::string_view second =
      cut == std::string_view::npos ? bytes : bytes.substr(cut + kLine.size());
  const auto gold = read_gold(bytes.substr(0, cut), "gold.jsonl");
  const auto predictions = read_predictions(second, "out.jsonl");
  for (const Error* error :
       {gold ? nullptr : &gold.error(), predictions ? nullptr : &predictions.error()})
    require(error == nullptr || !find_invalid_utf8(error->text()), "an error can be printed");
  if (!gold || !predictions) return;
  const Score result = score(*gold, *predictions, {"PER", "LOC", "ORG"});
  const Counts& all = result.all;
  require(all.exact <= all.partial && all.partial <= all.gold && all.partial <= all.predicted,
          "no more pairs are right than there are");
  require(all.typed <= all.exact && result.rows.size() == all.predicted, "each row is judged once");
  const Calibration calibration = calibrate(result.rows);
  require(read_json(score_json(result, 10, &calibration)).has_value(), "a score is JSON");
  require(!find_invalid_utf8(score_text(result, 10) + calibration_text(calibration)),
          "a score can be printed");
}

}  // namespace align
