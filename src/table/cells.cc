#include "table/cells.h"

#include <array>

#include "table/json.h"

namespace align {
namespace {

using std::string_view_literals::operator""sv;

constexpr std::array kMentionColumns = {
    "type"sv,     "en"sv,       "vi"sv,          "score"sv,       "evidence"sv,
    "en_count"sv, "vi_count"sv, "en_variants"sv, "vi_variants"sv, "status"sv,
    "id"sv,       "en_start"sv, "en_end"sv,      "vi_start"sv,    "vi_end"sv};
constexpr size_t kEntityColumns = 11;
constexpr std::array kSentenceColumns = {"en_start"sv, "en_end"sv, "vi_start"sv, "vi_end"sv,
                                         "score"sv,    "en"sv,     "vi"sv};

void add_range(std::vector<std::string>& cells, const std::optional<TableRow::Range>& range) {
  cells.push_back(range ? std::to_string(range->start) : "");
  cells.push_back(range ? std::to_string(range->end) : "");
}

}  // namespace

std::span<const std::string_view> column_names(Level level) {
  if (level == Level::sentence) return kSentenceColumns;
  const std::span<const std::string_view> all = kMentionColumns;
  return level == Level::entity ? all.first(kEntityColumns) : all;
}

std::vector<std::string> cells(const TableRow& row, Level level) {
  std::vector<std::string> out;
  if (level == Level::sentence) {
    add_range(out, row.en_range);
    add_range(out, row.vi_range);
    out.insert(out.end(), {score_text(row.score), row.en, row.vi});
    return out;
  }
  out = {std::string(name_of(row.type)),
         row.en,
         row.vi,
         score_text(row.score),
         evidence_text(row.evidence),
         std::to_string(row.en_count),
         std::to_string(row.vi_count),
         joined_forms(row.en_variants),
         joined_forms(row.vi_variants),
         row.status,
         row.id};
  if (level == Level::entity) return out;
  add_range(out, row.en_range);
  add_range(out, row.vi_range);
  return out;
}

std::string joined_forms(const std::vector<std::string>& forms) {
  std::string out;
  for (const std::string& form : forms) {
    if (&form != &forms.front()) out += " | ";
    for (const char c : form) {
      if (c == '|') {
        out += "\u00A6";
      } else {
        out.push_back(c);
      }
    }
  }
  return out;
}

std::string evidence_text(const std::vector<EvidenceNote>& evidence) {
  std::string out;
  for (const EvidenceNote& note : evidence) {
    if (!out.empty()) out += "; ";
    out += note.source;
    if (!note.detail.empty()) out += ": " + note.detail;
  }
  return out;
}

std::string score_text(double score) {
  std::string out;
  append_score(out, score);
  return out;
}

std::string one_line(std::string_view text) {
  std::string out;
  bool blank = false;
  for (const char c : text) {
    const bool control = static_cast<unsigned char>(c) < 0x20 || c == 0x7F;
    if (control && !blank) out.push_back(' ');
    if (!control) out.push_back(c);
    blank = control;
  }
  return out;
}

}  // namespace align
