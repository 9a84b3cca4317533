// Bitext and what looks like it: every line is a record that is whole, or an error; ids and extra are JSON.
#include "base/utf8.h"
#include "input/lines.h"
#include "tests/fuzz/json.h"
#include "tests/fuzz/memory_file.h"
#include "tests/fuzz/target.h"

namespace align {
namespace {

void check(SourceResult source) {
  require(source.ok(), "a file that is there can be opened");
  RecordReader reader;
  for (;;) {
    auto raw = (*source)->next();
    if (!raw || !*raw) return;
    const Record record = to_record(std::move(**raw), reader, 500);
    require(read_json(record.id).has_value(), "an id is JSON");
    if (record.error) {
      require(!find_invalid_utf8(record.error->message), "a message can be printed");
      continue;
    }
    require(read_json("{" + record.extra + "}").has_value(), "extra members are JSON");
    for (const std::string* text : {&record.pair.en.text, &record.pair.vi.text})
      require(!find_invalid_utf8(*text), "a text is UTF-8");
  }
}

}  // namespace

void fuzz_bitext(std::string_view bytes) {
  const MemoryFile file(bytes);
  SourceOptions options;
  options.max_record = 500;
  check(open_bitext(file.path(), options));
  check(open_records(file.path(), options));
  const MemoryFile other(bytes.substr(bytes.size() / 2));
  check(open_moses(file.path(), other.path(), options));
}

}  // namespace align
