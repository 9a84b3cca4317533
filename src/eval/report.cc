#include "eval/report.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>

#include "table/json.h"

namespace align {
namespace {

std::string_view name_of(EvalFault::Kind kind) {
  switch (kind) {
    case EvalFault::Kind::miss:
      return "MISS";
    case EvalFault::Kind::span:
      return "SPAN";
    case EvalFault::Kind::wrong:
      return "FALSE";
  }
  return "";
}

void append_counts(std::string& out, const Counts& counts) {
  fmt::format_to(std::back_inserter(out),
                 "{{\"gold\":{},\"predicted\":{},\"exact\":{},\"partial\":{},\"typed\":{},"
                 "\"precision\":{:.4f},\"recall\":{:.4f},\"f1\":{:.4f},\"partial_f1\":{:.4f}}}",
                 counts.gold, counts.predicted, counts.exact, counts.partial, counts.typed,
                 counts.precision(), counts.recall(), counts.f1(), counts.partial_f1());
}

void append_fault(std::string& out, const EvalFault& fault) {
  out.push_back('{');
  append_member(out, "kind", name_of(fault.kind));
  out.push_back(',');
  append_member(out, "id", fault.id);
  out.push_back(',');
  append_member(out, "type", fault.type);
  out.push_back(',');
  append_member(out, "en", fault.en);
  out.push_back(',');
  append_member(out, "vi", fault.vi);
  out.push_back(',');
  append_member(out, "detail", fault.detail);
  out.push_back('}');
}

void append_bin(std::string& out, const CalibrationBin& bin) {
  fmt::format_to(std::back_inserter(out),
                 "{{\"low\":{},\"high\":{},\"rows\":{},\"right\":{},\"share_right\":{:.4f},"
                 "\"mean_score\":{:.4f}}}",
                 bin.low, bin.high, bin.rows, bin.right, bin.share(), bin.mean());
}

void append_calibration(std::string& out, const Calibration& calibration) {
  out.append(",\"calibration\":{\"bins\":[");
  for (const CalibrationBin& bin : calibration.bins) {
    if (&bin != &calibration.bins.front()) out.push_back(',');
    append_bin(out, bin);
  }
  out.append("],\"high\":");
  append_bin(out, calibration.high);
  fmt::format_to(std::back_inserter(out), ",\"share_of_right\":{:.4f},\"unscored\":{}}}",
                 calibration.share_of_right(), calibration.unscored);
}

}  // namespace

std::string score_text(const Score& score, size_t faults) {
  std::string out;
  auto to = std::back_inserter(out);
  for (const auto& [type, c] : score.by_type) {
    fmt::format_to(
        to, "{:<6} gold {:4} pred {:4} exact P {:.3f} R {:.3f} F {:.3f} | partial F {:.3f}\n", type,
        c.gold, c.predicted, c.precision(), c.recall(), c.f1(), c.partial_f1());
  }
  for (size_t i = 0; i < std::min(faults, score.faults.size()); ++i) {
    const EvalFault& fault = score.faults[i];
    fmt::format_to(to, "{}\t{}\t{}\t{}\t{}\t{}\n", name_of(fault.kind), fault.id, fault.type,
                   fault.en, fault.vi, fault.detail);
  }
  const Counts& all = score.all;
  fmt::format_to(to,
                 "exact P {:.4f} R {:.4f} F1 {:.4f} | partial F1 {:.4f} | typed {:.4f} | gold {} "
                 "pred {}\n",
                 all.precision(), all.recall(), all.f1(), all.partial_f1(), all.typed_share(),
                 all.gold, all.predicted);
  return out;
}

std::string score_json(const Score& score, size_t faults, const Calibration* calibration) {
  std::string out = "{\"all\":";
  append_counts(out, score.all);
  out.append(",\"by_type\":{");
  const char* separator = "";
  for (const auto& [type, counts] : score.by_type) {
    out.append(separator);
    append_json_string(out, type);
    out.push_back(':');
    append_counts(out, counts);
    separator = ",";
  }
  out.push_back('}');
  if (faults > 0) {
    out.append(",\"errors\":[");
    for (size_t i = 0; i < std::min(faults, score.faults.size()); ++i) {
      if (i > 0) out.push_back(',');
      append_fault(out, score.faults[i]);
    }
    out.push_back(']');
  }
  if (calibration != nullptr) append_calibration(out, *calibration);
  out.append("}\n");
  return out;
}

std::string calibration_text(const Calibration& calibration) {
  std::string out = "score      rows right share right mean score\n";
  auto to = std::back_inserter(out);
  for (const CalibrationBin& bin : calibration.bins) {
    fmt::format_to(to, "{:.2f}-{:.2f} {:5} {:5}", bin.low, bin.high, bin.rows, bin.right);
    if (bin.rows > 0) fmt::format_to(to, "       {:.3f}      {:.3f}", bin.share(), bin.mean());
    out.push_back('\n');
  }
  const CalibrationBin& high = calibration.high;
  fmt::format_to(to,
                 "rows with score >= {}: {}, right {} ({:.3f}), that is {:.3f} of all right rows\n",
                 high.low, high.rows, high.right, high.share(), calibration.share_of_right());
  if (calibration.unscored > 0)
    fmt::format_to(to, "left out: {} rows without a score from 0 to 1\n", calibration.unscored);
  return out;
}

}  // namespace align
