// What eval compares: annotated records and the records that the program wrote. Types are names, not
// Type: gold may hold more of them than we know.
//
//     gold        {"id":"1","pairs":[{"type":"PER","en":"Hung","en_span":[9,13],"vi":...,"vi_span":...}]}
//     predicted   {"id":"1","alignments":[{"type":"PER","en":{"start":9,"end":13},"vi":{...},"score":0.9}]}
#ifndef ALIGN_EVAL_GOLD_H_
#define ALIGN_EVAL_GOLD_H_

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/result.h"
#include "base/span.h"

namespace align {

struct GoldPair {
  std::string type;
  std::string en;
  std::string vi;
  CodePointSpan en_span;
  CodePointSpan vi_span;
  CodePointSpan en_max_span;  // the longest that also counts as right
  CodePointSpan vi_max_span;
};

struct GoldRecord {
  std::string id;
  std::vector<GoldPair> pairs;
};

struct PredictedPair {
  std::string type;  // "?" when there is none
  std::string en;
  std::string vi;
  CodePointSpan en_span;
  CodePointSpan vi_span;
  std::string evidence;
  std::optional<double> score;  // nothing when there is none from 0 to 1
};

using Predictions = std::unordered_map<std::string, std::vector<PredictedPair>>;

// `text`: JSON Lines. `file` is for messages. Two records with one id are refused: nobody could say
// which of them counts.
Result<std::vector<GoldRecord>> read_gold(std::string_view text, const std::string& file);
Result<Predictions> read_predictions(std::string_view text, const std::string& file);

}  // namespace align

#endif  // ALIGN_EVAL_GOLD_H_
