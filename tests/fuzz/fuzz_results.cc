// Results read back: records and entity tables. What is read is written as it was read.
#include "base/utf8.h"
#include "results/entity_file.h"
#include "results/entity_totals.h"
#include "tests/fuzz/target.h"

namespace align {
namespace {

std::string tsv_of(const EntityTotals& totals) {
  std::string out;
  append_entities_tsv(out, totals.sorted());
  return out;
}

}  // namespace

void fuzz_results(std::string_view bytes) {
  const std::string text = text_of(bytes);
  OutputReader reader;
  EntityTotals totals;
  if (const auto record = reader.read(text)) totals.add(*record, "a");
  EntityTotals table;
  const bool whole = read_entities(text, "a.tsv", table).ok();
  totals.merge(table);
  const std::string once = tsv_of(totals);
  require(!find_invalid_utf8(once), "a table is UTF-8");
  EntityTotals again;
  require(read_entities(once, "b.tsv", again).ok(), "a table of ours can be read");
  require(tsv_of(again) == once, "and is the same when written again");
  require(whole || !read_entities(text, "a.tsv", table).ok(), "a fault is found again");
}

}  // namespace align
