// entities.tsv: the entity table with two more columns a side and one for the files, so that tables can be added up
// without loss.
//
//     type en vi score evidence en_count vi_count en_variants vi_variants status id records files en_forms vi_forms
//
// files, en_forms, vi_forms: lists of "name: count" joined by " | ", the most frequent first.
// As JSON Lines: one object a row with the columns as keys; files and forms are objects {"name":count}.
//
// What is read may be such a table, or one of `align pair --level entity` (TSV or JSON Lines) without the last four
// columns: then all mentions of a side are counted under its first form. Errors name the line.
#ifndef ALIGN_RESULTS_ENTITY_FILE_H_
#define ALIGN_RESULTS_ENTITY_FILE_H_

#include <string>
#include <string_view>

#include "base/result.h"
#include "results/entity_totals.h"

namespace align {

void append_entities_tsv(std::string& out, const std::vector<EntityTotal>& sorted);
void append_entities_jsonl(std::string& out, const std::vector<EntityTotal>& sorted);

// The text begins like an entity table: a header line with its columns, or an object with type, en, vi and id.
bool looks_like_entities(std::string_view text);

// Adds every row of `text`; `file` is for messages.
Result<Done> read_entities(std::string_view text, const std::string& file, EntityTotals& totals);

}  // namespace align

#endif  // ALIGN_RESULTS_ENTITY_FILE_H_
