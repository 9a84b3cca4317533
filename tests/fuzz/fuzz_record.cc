// The reader of records: a line is a record that is whole, or an error under an id that is JSON.
#include "base/utf8.h"
#include "table/record.h"
#include "tests/fuzz/json.h"
#include "tests/fuzz/target.h"

namespace align {
namespace {

void check_id(const Record& record) {
  const auto id = read_json(record.id);
  require(id && (id->kind == Json::Kind::string || id->kind == Json::Kind::number),
          "an id is a string or a number of JSON");
}

void check_document(const Document& document) {
  require(!find_invalid_utf8(document.text), "a text is valid UTF-8");
  uint32_t begin = 0;
  for (const ByteSpan item : document.items) {
    require(item.begin == begin && item.begin <= item.end && item.end <= document.text.size(),
            "the strings of a list follow each other in the text");
    require(item.end == document.text.size() || document.text[item.end] == '\n',
            "a line feed stands between two of them");
    begin = item.end + 1;
  }
  if (!document.mentions) return;
  const size_t size = count_code_points(document.text);
  for (const GivenMention& mention : *document.mentions)
    require(!mention.span.empty() && mention.span.end <= size, "a mention lies in its text");
}

}  // namespace

void fuzz_record(std::string_view line) {
  RecordReader reader;
  const Record record = reader.parse(line, 2);
  check_id(record);
  check_id(too_large_record(line, 2, line.size(), 1));
  if (record.error) {
    require(!record.error->message.empty() && !find_invalid_utf8(record.error->message),
            "an error has a message that can be printed");
    return;
  }
  require(read_json(line).has_value(), "what is taken for a record is JSON");
  check_document(record.pair.en);
  check_document(record.pair.vi);
  require(read_json("{" + record.extra + "}").has_value(), "unknown fields are passed on as JSON");
  require(reader.parse(line, 2).pair.en.text == record.pair.en.text, "a reader can read twice");
}

}  // namespace align
