// Word statistics: a file of --model is read as a whole or refused, and gives a table that has its rows; a compiled
// table is refused or safe to use.
#include <algorithm>

#include "base/utf8.h"
#include "lexicon/word_table.h"
#include "tests/fuzz/target.h"
#include "text/fold.h"

namespace align {
namespace {

std::string text_with_header(std::string_view rest) {
  return std::string(kWordTableHeader).append("\n").append(rest).append("\n");
}

void check_rows(std::string_view text) {
  const auto rows = read_word_rows(text, "m.tsv");
  if (!rows) {
    require(!find_invalid_utf8(rows.error().message) || find_invalid_utf8(text),
            "an error can be printed");
    return;
  }
  const WordTable table = WordTable::of(*rows);
  for (const WordRow& row : *rows)
    require(table.weight(word_keys(row.en).fold, word_keys(row.vi).spelling) >= row.weight,
            "a table has the rows it was made of");
  const auto again = read_word_rows(
      [&] {
        std::vector<WordRow> heavy = *rows;
        for (WordRow& row : heavy) row.weight = std::max(row.weight, 0.5F);
        return write_word_rows(heavy, {});
      }(),
      "m.tsv");
  require(again.ok() && again->size() == rows->size(), "rows that were written can be read");
}

void use_table(std::string_view bytes) {
  const Result<WordTable> table = WordTable::open(bytes);
  if (!table) return;
  for (uint32_t e = 0; e < table->en_size(); ++e) {
    static_cast<void>(table->en(table->en_word(e)));
    for (const WordLink& link : table->row(e))
      require(table->weight(e, link.vi) == link.weight, "a link is found in its row");
  }
  for (uint32_t v = 0; v < table->vi_size(); ++v) static_cast<void>(table->vi(table->vi_word(v)));
}

}  // namespace

void fuzz_model(std::string_view bytes) {
  static const std::string good = compile_word_table(std::vector<WordRow>{
      {"bank", "hàng", 4, 0.5F}, {"bank", "ngân", 4, 0.25F}, {"blim", "bủng", 8, 1}});
  FuzzInput input(bytes);
  switch (input.byte() % 4) {
    case 0:
      return check_rows(text_with_header(input.rest()));
    case 1:
      return check_rows(input.rest());
    case 2:
      return use_table(patched(good, input));
    default:
      return use_table(std::string(input.rest()));
  }
}

}  // namespace align
