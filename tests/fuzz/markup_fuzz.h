// Reads any bytes by a reader of bilingual files and throws when a record is not as its readers may expect:
// texts and extra are valid UTF-8, the strings of a list make up the text, id and extra are JSON, a tag stands at a
// place of the text, an input is read the same way twice.
#ifndef ALIGN_TESTS_FUZZ_MARKUP_FUZZ_H_
#define ALIGN_TESTS_FUZZ_MARKUP_FUZZ_H_

#include <simdjson.h>

#include <string>
#include <string_view>

#include "base/utf8.h"
#include "input/pair_source.h"
#include "tests/fuzz/memory_file.h"
#include "tests/fuzz/target.h"

namespace align {

inline void must(bool holds) { require(holds, "what readers of bilingual files promise"); }

inline void check_document(const Document& document) {
  must(!find_invalid_utf8(document.text));
  if (document.items.empty()) return;
  size_t end = 0;
  for (size_t i = 0; i < document.items.size(); ++i) {
    const ByteSpan item = document.items[i];
    must(item.begin == end + (i > 0 ? 1 : 0) && item.end >= item.begin);
    must(i == 0 || document.text[end] == '\n');
    end = item.end;
  }
  must(end == document.text.size());
}

inline void check_tags(simdjson::dom::array tags, const Document& document) {
  const size_t size = count_code_points(document.text);
  uint64_t before = 0;
  for (const simdjson::dom::element tag : tags) {
    const uint64_t at = tag.at(0).get_uint64().value();
    must(at >= before && at <= size);
    before = at;
    const std::string_view written = tag.at(1).get_string().value();
    must(written.size() >= 3 && written.front() == '<' && written.back() == '>');
  }
}

inline void check_record(const Record& record, size_t max_record) {
  simdjson::dom::parser parser;
  const std::string id = "[" + record.id + "]";
  must(parser.parse(id).error() == simdjson::SUCCESS);
  if (record.error) {
    must(!record.error->message.empty() && !find_invalid_utf8(record.error->message));
    return;
  }
  must(record.pair.en.text.size() + record.pair.vi.text.size() <= max_record);
  check_document(record.pair.en);
  check_document(record.pair.vi);
  const std::string extra = "{" + record.extra + "}";
  simdjson::dom::element members;
  must(parser.parse(extra).get(members) == simdjson::SUCCESS);
  if (record.extra.empty()) return;
  check_tags(members["tags"]["en"].get_array().value(), record.pair.en);
  check_tags(members["tags"]["vi"].get_array().value(), record.pair.vi);
}

template <class Open>
std::string read_once(Open open, std::string_view bytes) {
  const MemoryFile file(bytes);
  SourceOptions options;
  options.max_record = 3000;
  std::string seen;
  {
    const SourceResult source = open(file.path(), options);
    must(source.ok());
    while (true) {
      const Result<std::optional<RawRecord>> raw = (*source)->next();
      if (!raw) seen += raw.error().message;
      if (!raw || !*raw) break;
      const Record& record = *(*raw)->record;
      check_record(record, options.max_record);
      must((*raw)->line.number > 0);
      seen += record.id + record.pair.en.text + record.pair.vi.text + record.extra;
    }
  }
  return seen;
}

template <class Open>
void read_any(Open open, std::string_view bytes) {
  must(read_once(open, bytes) == read_once(open, bytes));
}

}  // namespace align

#endif  // ALIGN_TESTS_FUZZ_MARKUP_FUZZ_H_
