// The alignment table before any format: entities, mentions or sentences as rows.
//
//     Table table = entity_table(alignment);
//     append_table(out, table, TableFormat::tsv, {});       formats.h
#ifndef ALIGN_TABLE_ROWS_H_
#define ALIGN_TABLE_ROWS_H_

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/document.h"
#include "table/alignment.h"
#include "table/record_out.h"

namespace align {

enum class Level : uint8_t { entity, mention, sentence };

struct TableRow {
  struct Range {
    uint32_t start = 0;
    uint32_t end = 0;
  };
  Type type = Type::MISC;
  std::string en;  // empty when that side has no counterpart
  std::string vi;
  double score = 0;
  std::vector<EvidenceNote> evidence;  // of an unaligned row: its best suggestion
  uint32_t en_count = 0;
  uint32_t vi_count = 0;
  std::vector<std::string> en_variants;  // the most frequent first, without `en`
  std::vector<std::string> vi_variants;
  std::string status = "auto";
  std::string id;                 // at entity level the key that decisions hang on
  std::optional<Range> en_range;  // at mention and sentence level
  std::optional<Range> vi_range;
  std::vector<EvidenceNote> explanation;  // of the score, for people: in table and md only
};

struct Table {
  Level level = Level::entity;
  std::vector<TableRow> rows;  // aligned ones first
};

Table entity_table(const Alignment& alignment);
Table mention_table(const Alignment& alignment, const DocumentPair& pair, const std::string& id,
                    OffsetUnit unit);
// Rows of `en` and `vi` with their ranges and score, nothing else.
Table sentence_table(const Alignment& alignment, const DocumentPair& pair, OffsetUnit unit);

// What an unaligned row shows as evidence; nothing when there is none.
std::vector<EvidenceNote> best_suggestion(const std::vector<Suggestion>& suggestions);

// The first 12 hex digits of SHA-256 of type, en and vi in NFC with tabs between.
std::string entity_key(Type type, std::string_view en, std::string_view vi);

}  // namespace align

#endif  // ALIGN_TABLE_ROWS_H_
