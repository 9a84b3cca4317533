// A Markdown table for reading: the columns a person looks at, evidence last or in rows of its own.
#include <initializer_list>

#include "table/cells.h"
#include "table/formats.h"

namespace align {
namespace {

std::string escaped(std::string_view text) {
  static constexpr std::string_view kSpecial = "\\|*_`<[";
  std::string out;
  for (const char c : one_line(text)) {
    if (kSpecial.find(c) != std::string_view::npos) out.push_back('\\');
    out.push_back(c);
  }
  return out;
}

void append_line(std::string& out, std::initializer_list<std::string_view> fields) {
  for (const std::string_view field : fields) {
    out.append(field.empty() ? "|" : "| ").append(field).push_back(' ');
  }
  out.append("|\n");
}

std::string range_text(const std::optional<TableRow::Range>& range) {
  return range ? std::to_string(range->start) + "-" + std::to_string(range->end) : "";
}

void append_sentences(std::string& out, const Table& table) {
  out.append("| en | vi | score |\n|---|---|--:|\n");
  for (const TableRow& row : table.rows)
    append_line(out, {escaped(row.en), escaped(row.vi), score_text(row.score)});
}

void append_row(std::string& out, const TableRow& row, bool mention, bool explain) {
  const std::string first = mention ? range_text(row.en_range) : std::to_string(row.en_count);
  const std::string second = mention ? range_text(row.vi_range) : std::to_string(row.vi_count);
  const std::string head = escaped(name_of(row.type));
  const std::string score = score_text(row.score);
  if (!explain) {
    const std::string evidence = escaped(evidence_text(row.evidence));
    append_line(out, {head, escaped(row.en), escaped(row.vi), score, first, second, evidence});
    return;
  }
  append_line(out, {head, escaped(row.en), escaped(row.vi), score, first, second});
  for (const auto* notes : {&row.evidence, &row.explanation})
    for (const EvidenceNote& note : *notes)
      append_line(out, {"", escaped(note.source), escaped(note.detail), "", "", ""});
}

}  // namespace

void append_markdown(std::string& out, const Table& table, const TableLook& look) {
  if (table.level == Level::sentence) return append_sentences(out, table);
  const bool mention = table.level == Level::mention;
  out.append("| type | en | vi | score |");
  out.append(mention ? " en span | vi span |" : " en count | vi count |");
  out.append(look.explain ? "\n" : " evidence |\n");
  out.append(look.explain ? "|---|---|---|--:|--:|--:|\n" : "|---|---|---|--:|--:|--:|---|\n");
  for (const TableRow& row : table.rows) append_row(out, row, mention, look.explain);
}

}  // namespace align
