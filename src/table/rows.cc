#include "table/rows.h"

#include <fmt/format.h>
#include <sha2.h>

#include <algorithm>
#include <array>
#include <utility>

#include "base/unicode.h"

namespace align {
namespace {

void put_forms(const std::vector<Entity::Form>& forms, std::string& name, uint32_t& count,
               std::vector<std::string>& variants) {
  for (const Entity::Form& form : forms) {
    count += form.count;
    if (&form != &forms.front()) variants.push_back(form.text);
  }
  if (!forms.empty()) name = forms.front().text;
}

TableRow entity_row(const Entity& entity) {
  TableRow row;
  row.type = entity.type;
  put_forms(entity.forms[0], row.en, row.en_count, row.en_variants);
  put_forms(entity.forms[1], row.vi, row.vi_count, row.vi_variants);
  row.score = entity.score;
  const bool aligned = !row.en.empty() && !row.vi.empty();
  row.evidence = aligned ? entity.evidence : best_suggestion(entity.suggestions);
  row.explanation = entity.explanation;
  row.status = entity.status;
  row.id = entity_key(row.type, row.en, row.vi);
  return row;
}

TableRow::Range range_of(CodePointSpan span, const Offsets& offsets) {
  return {offsets(span.begin), offsets(span.end)};
}

}  // namespace

std::vector<EvidenceNote> best_suggestion(const std::vector<Suggestion>& suggestions) {
  if (suggestions.empty()) return {};
  const Suggestion& best = suggestions.front();
  const std::string why =
      best.detail.empty() ? best.source : fmt::format("{}: {}", best.source, best.detail);
  return {{"suggestion", fmt::format("{} ({})", best.text, why)}};
}

std::string entity_key(Type type, std::string_view en, std::string_view vi) {
  const std::string bytes = fmt::format("{}\t{}\t{}", name_of(type), to_nfc(en), to_nfc(vi));
  std::array<char, SHA256_DIGEST_STRING_LENGTH> digits{};
  SHA256Data(reinterpret_cast<const uint8_t*>(bytes.data()), bytes.size(), digits.data());
  return {digits.data(), 12};
}

Table entity_table(const Alignment& alignment) {
  Table table;
  for (const Entity& entity : alignment.entities) table.rows.push_back(entity_row(entity));
  std::stable_partition(table.rows.begin(), table.rows.end(),
                        [](const TableRow& row) { return !row.en.empty() && !row.vi.empty(); });
  return table;
}

Table mention_table(const Alignment& alignment, const DocumentPair& pair, const std::string& id,
                    OffsetUnit unit) {
  const Offsets en(pair.en.text, unit);
  const Offsets vi(pair.vi.text, unit);
  Table table{Level::mention, {}};
  for (const AlignedPair& aligned : alignment.pairs) {
    TableRow& row = table.rows.emplace_back();
    row.type = aligned.type;
    row.en = aligned.en.text;
    row.vi = aligned.vi.text;
    row.score = aligned.score;
    row.evidence = aligned.evidence;
    row.explanation = aligned.explanation;
    row.status = aligned.status;
    row.en_count = row.vi_count = 1;
    row.id = id;
    row.en_range = range_of(aligned.en.span, en);
    row.vi_range = range_of(aligned.vi.span, vi);
  }
  for (const Lang lang : {Lang::en, Lang::vi}) {
    const bool english = lang == Lang::en;
    for (const auto& mention : alignment.unaligned[static_cast<size_t>(index_of(lang))]) {
      TableRow& row = table.rows.emplace_back();
      row.type = mention.type;
      (english ? row.en : row.vi) = mention.place.text;
      (english ? row.en_count : row.vi_count) = 1;
      (english ? row.en_range : row.vi_range) = range_of(mention.place.span, english ? en : vi);
      row.evidence = best_suggestion(mention.suggestions);
      row.id = id;
    }
  }
  return table;
}

Table sentence_table(const Alignment& alignment, const DocumentPair& pair, OffsetUnit unit) {
  const Offsets en(pair.en.text, unit);
  const Offsets vi(pair.vi.text, unit);
  const CodePointIndex en_bytes(pair.en.text);
  const CodePointIndex vi_bytes(pair.vi.text);
  const auto cut = [](const std::string& text, const CodePointIndex& index, CodePointSpan span) {
    const uint32_t begin = index.byte_at(span.begin);
    return text.substr(begin, index.byte_at(span.end) - begin);
  };
  Table table{Level::sentence, {}};
  for (const SegmentPair& segment : alignment.segments) {
    TableRow& row = table.rows.emplace_back();
    row.en = cut(pair.en.text, en_bytes, segment.en);
    row.vi = cut(pair.vi.text, vi_bytes, segment.vi);
    row.score = segment.score;
    row.en_range = range_of(segment.en, en);
    row.vi_range = range_of(segment.vi, vi);
  }
  return table;
}

}  // namespace align
