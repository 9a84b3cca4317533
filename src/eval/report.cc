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

std::string score_json(const Score& score, size_t faults) {
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
  out.append("}\n");
  return out;
}

}  // namespace align
