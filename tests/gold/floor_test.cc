// The floor under the quality: the development gold, aligned as `align stream` does it and scored as `align
// eval` does it. The floors only ever go up.
#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <string>
#include <string_view>

#include "base/files.h"
#include "eval/score.h"
#include "pipeline.h"
#include "table/record.h"
#include "table/record_out.h"
#include "tests/support/test_lexicon.h"

namespace align {
namespace {

const std::string kGold = ALIGN_SOURCE_DIR "/../shared/gold/dev.gold.jsonl";

// The gold's records are records of a stream as well: "id", "en" and "vi" are what they hold besides.
std::string aligned_lines(std::string_view text) {
  RecordReader reader;
  Aligner aligner(test_lexicon(), Settings{});
  std::string out;
  size_t number = 0;
  for (size_t begin = 0; begin < text.size();) {
    const size_t end = std::min(text.find('\n', begin), text.size());
    const Record record = reader.parse(text.substr(begin, end - begin), ++number);
    begin = end + 1;
    REQUIRE_FALSE(record.error.has_value());
    append_record(out, record, aligner.align(record.pair), {});
  }
  return out;
}

}  // namespace

TEST_CASE("gold: the development set keeps its floor") {
  if (!std::filesystem::exists(kGold)) {
    MESSAGE("skipped: there is no development gold at ", kGold);
    return;
  }
  const Result<std::string> text = read_file(kGold);
  REQUIRE(text.ok());
  const auto gold = read_gold(*text, kGold);
  REQUIRE(gold.ok());
  const auto predictions = read_predictions(aligned_lines(*text), "predictions");
  REQUIRE(predictions.ok());

  const Counts names = score(*gold, *predictions, {"PER", "ORG", "LOC", "MISC"}).all;
  CHECK(names.gold > 400);
  CHECK(names.f1() >= 0.955);
  CHECK(names.partial_f1() >= 0.97);
  CHECK(names.typed_share() >= 0.95);
  CHECK(score(*gold, *predictions, {"NORP"}).all.f1() >= 0.93);
}

}  // namespace align
