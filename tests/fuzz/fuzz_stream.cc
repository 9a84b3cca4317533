// A record of `align stream` from the line that comes to the line that goes: JSON whose offsets are those of the
// texts in it, and the same bytes when it comes again.
#include <algorithm>

#include "base/utf8.h"
#include "pipeline.h"
#include "table/json.h"
#include "table/record.h"
#include "table/record_out.h"
#include "tests/fuzz/json.h"
#include "tests/fuzz/target.h"

namespace align {
namespace {

// English TAB Vietnamese as a record; as lists of lines when `lists`.
std::string record_of(std::string_view texts, bool lists) {
  std::string out;
  const size_t tab = std::min(texts.find('\t'), texts.size());
  for (const Lang lang : {Lang::en, Lang::vi}) {
    std::string_view text =
        lang == Lang::en ? texts.substr(0, tab) : texts.substr(std::min(tab + 1, texts.size()));
    out.append(lang == Lang::en ? "{\"en\":" : ",\"vi\":").append(lists ? "[" : "");
    for (size_t end = text.find('\n'); lists && end != std::string_view::npos;
         end = text.find('\n')) {
      append_json_string(out, text.substr(0, end));
      out.push_back(',');
      text.remove_prefix(end + 1);
    }
    append_json_string(out, text);
    out.append(lists ? "]" : "");
  }
  return out + "}";
}

// Where each unit of the text begins in its bytes; npos inside a character.
std::vector<size_t> starts_of(std::string_view text, OffsetUnit unit) {
  std::vector<size_t> starts;
  for (size_t i = 0; i < text.size();) {
    const size_t begin = i;
    const char32_t c = next_code_point(text, i);
    const size_t units = unit == OffsetUnit::codepoint ? 1
                         : unit == OffsetUnit::byte    ? i - begin
                                                       : (c >= 0x10000 ? 2U : 1U);
    starts.push_back(begin);
    starts.resize(starts.size() + units - 1, std::string::npos);
  }
  starts.push_back(text.size());
  return starts;
}

class OutputCheck {
 public:
  OutputCheck(const DocumentPair& pair, OffsetUnit unit)
      : texts_{pair.en.text, pair.vi.text},
        starts_{starts_of(texts_[0], unit), starts_of(texts_[1], unit)} {}

  void run(const Json& out) const {
    const Json& alignments = part(out, "alignments");
    for (const Json& row : alignments.items)
      for (const Lang lang : {Lang::en, Lang::vi}) place(part(row, name_of(lang)), lang);
    for (const Lang lang : {Lang::en, Lang::vi})
      for (const Json& mention : part(part(out, "unaligned"), name_of(lang)).items)
        place(mention, lang);
    if (const Json* segments = out.find("segments"))
      for (const Json& segment : segments->items)
        for (const Lang lang : {Lang::en, Lang::vi}) {
          const Json& range = part(segment, name_of(lang));
          require(range.items.size() == 2, "a segment has two ends");
          require(at(range.items[0], lang) <= at(range.items[1], lang), "and they are in order");
        }
  }

 private:
  static const Json& part(const Json& json, std::string_view key) {
    const Json* found = json.find(key);
    require(found != nullptr, key);
    return *found;
  }
  size_t at(const Json& offset, Lang lang) const {
    const auto& starts = starts_[index_of(lang)];
    const size_t n = std::stoul(offset.text);
    require(n < starts.size() && starts[n] != std::string::npos,
            "an offset is that of a character of the text");
    return starts[n];
  }
  void place(const Json& json, Lang lang) const {
    const size_t begin = at(part(json, "start"), lang);
    const size_t end = at(part(json, "end"), lang);
    require(begin < end, "a mention is not empty");
    require(texts_[index_of(lang)].substr(begin, end - begin) == part(json, "text").text,
            "a mention is what stands at its place");
  }

  std::string_view texts_[2];
  std::vector<size_t> starts_[2];
};

std::string answer(Aligner& aligner, std::string_view line, uint8_t choice) {
  RecordReader reader;
  Record record = reader.parse(line, 2);
  const RecordFormat format{static_cast<OffsetUnit>(choice / 16 % 3), choice % 16 >= 8};
  std::string out;
  if (record.error) {
    append_error_record(out, record.id, *record.error);
  } else {
    record.pair.mode = record.mode.value_or(static_cast<Mode>(choice / 4 % 3));
    append_record(out, record, aligner.align(record.pair), format);
  }
  require(out.find('\n') + 1 == out.size(), "a record is one line");
  const auto json = read_json(out);
  require(json && json->find("id") != nullptr, "a record is JSON and has an id");
  if (record.error)
    require(json->find("error") != nullptr, "an error says what it is");
  else
    OutputCheck(record.pair, format.offsets).run(*json);
  return out;
}

}  // namespace

void fuzz_stream(std::string_view bytes) {
  static Aligner aligner(fuzz_lexicons(), [] {
    Settings settings;
    settings.types = 0xFFFF;
    settings.entities = false;
    return settings;
  }());
  FuzzInput input(bytes);
  const uint8_t choice = input.byte();
  const std::string line = choice % 2 == 1 ? std::string(input.rest())
                                           : record_of(text_of(input.rest()), choice % 4 >= 2);
  require(answer(aligner, line, choice) == answer(aligner, line, choice),
          "the same input gives the same bytes");
}

}  // namespace align
