#include "results/output_record.h"

#include <fmt/format.h>
#include <simdjson.h>

#include <algorithm>
#include <utility>

#include "base/utf8.h"
#include "table/json.h"
#include "table/json_in.h"

namespace align {
namespace {

namespace dom = simdjson::dom;

// Reads what is there; the first thing that is not as it should be is kept as the fault.
class RecordIn {
 public:
  Result<OutputRecord> run(dom::element document) {
    dom::object object;
    if (document.get(object) != simdjson::SUCCESS)
      return Error{ErrorCode::wrong_type, "expected an object"};
    OutputRecord out;
    bool is_result = false;
    for (const auto [key, value] : object) {
      if (key == "id") id(value, out);
      if (key == "swapped" && value.get(out.swapped) != simdjson::SUCCESS)
        wrong("swapped", "true or false");
      if (key == "mode") out.comparable = string(value, "mode") == "comparable";
      if (key == "text") text(value, out);
      if (key == "segments") segments(value, out);
      if (key == "error") error(value, out);
      if (key == "alignments") each(value, key, [&](dom::object item) { pair(item, out); });
      if (key == "unaligned") unaligned(value, out);
      is_result = is_result || key == "alignments" || key == "error";
    }
    if (!fault_.empty()) return Error{ErrorCode::wrong_type, fault_};
    if (!is_result || out.id.empty())
      return Error{ErrorCode::wrong_type,
                   "expected a record as align stream writes it, with id and alignments or error"};
    return out;
  }

 private:
  void wrong(std::string_view key, std::string_view expected) {
    if (fault_.empty()) fault_ = fmt::format("{}: expected {}", key, expected);
  }

  std::string string(dom::element value, std::string_view key) {
    std::string_view out;
    if (value.get(out) != simdjson::SUCCESS) wrong(key, "a string");
    return std::string(out);
  }

  std::string member(dom::object object, std::string_view key) {
    dom::element value;
    if (object[key].get(value) == simdjson::SUCCESS) return string(value, key);
    wrong(key, "a string");
    return "";
  }

  double score(dom::object object) {
    double out = 0;
    if (object["score"].get(out) != simdjson::SUCCESS || out < 0 || out > 1)
      wrong("score", "a number from 0 to 1");
    return out;
  }

  uint32_t offset(dom::object object, std::string_view key) {
    uint64_t out = 0;
    if (object[key].get(out) != simdjson::SUCCESS || out > UINT32_MAX) wrong(key, "an offset");
    return static_cast<uint32_t>(out);
  }

  template <class Visit>
  void each(dom::element value, std::string_view key, Visit visit) {
    dom::array list;
    if (value.get(list) != simdjson::SUCCESS) return wrong(key, "a list");
    for (const dom::element item : list) {
      dom::object object;
      if (item.get(object) != simdjson::SUCCESS) return wrong(key, "a list of objects");
      visit(object);
    }
  }

  void id(dom::element value, OutputRecord& out) {
    std::string_view text;
    if (value.get(text) == simdjson::SUCCESS) {
      append_json_string(out.id, text);
    } else if (value.is_number()) {
      out.id = simdjson::minify(value);
    } else {
      wrong("id", "a string or a number");
    }
  }

  void text(dom::element value, OutputRecord& out) {
    dom::object sides;
    if (value.get(sides) != simdjson::SUCCESS) return wrong("text", "an object");
    out.text = std::array{member(sides, "en"), member(sides, "vi")};
  }

  void segments(dom::element value, OutputRecord& out) {
    each(value, "segments", [&](dom::object item) {
      OutputSegment& segment = out.segments.emplace_back();
      for (const Lang lang : {Lang::en, Lang::vi}) {
        dom::array range;
        if (item[name_of(lang)].get(range) != simdjson::SUCCESS || range.size() != 2)
          return wrong("segments", "[start,end]");
        for (size_t edge = 0; edge < 2; ++edge) {
          uint64_t at = 0;
          if (range.at(edge).get(at) != simdjson::SUCCESS || at > UINT32_MAX)
            wrong("segments", "[start,end]");
          segment.sides[static_cast<size_t>(index_of(lang))][edge] = static_cast<uint32_t>(at);
        }
      }
    });
  }

  void error(dom::element value, OutputRecord& out) {
    dom::object object;
    if (value.get(object) != simdjson::SUCCESS) return wrong("error", "an object");
    out.code = member(object, "code");
    out.message = member(object, "message");
  }

  Type type(dom::object object) {
    const std::optional<Type> known = type_from_name(member(object, "type"));
    if (!known) wrong("type", "one of PER, ORG, LOC, MISC, NORP, TITLE, TERM, ID, DATE, NUM");
    return known.value_or(Type::MISC);
  }

  OutputMention mention(dom::object object) {
    return {member(object, "text"), offset(object, "start"), offset(object, "end")};
  }

  void entity(dom::object object, OutputPair& out) {
    for (size_t side = 0; side < 2; ++side)
      if (out.sides[side]) out.entity[side] = out.sides[side]->text;
    dom::object names;
    if (object["entity"].get(names) != simdjson::SUCCESS) return;
    out.entity = {member(names, "en"), member(names, "vi")};
  }

  void pair(dom::object object, OutputRecord& out) {
    OutputPair& row = out.pairs.emplace_back();
    row.type = type(object);
    for (const Lang lang : {Lang::en, Lang::vi}) {
      dom::object side;
      if (object[name_of(lang)].get(side) != simdjson::SUCCESS)
        return wrong(name_of(lang), "an object with text, start and end");
      row.sides[static_cast<size_t>(index_of(lang))] = mention(side);
    }
    row.score = score(object);
    dom::element list;
    if (object["evidence"].get(list) == simdjson::SUCCESS) {
      each(list, "evidence", [&](dom::object note) {
        row.evidence.push_back({member(note, "source"), member(note, "detail")});
      });
    }
    dom::element status;
    if (object["status"].get(status) == simdjson::SUCCESS) row.status = string(status, "status");
    entity(object, row);
  }

  void unaligned(dom::element value, OutputRecord& out) {
    dom::object sides;
    if (value.get(sides) != simdjson::SUCCESS) return wrong("unaligned", "an object");
    for (const Lang lang : {Lang::en, Lang::vi}) {
      dom::element list;
      if (sides[name_of(lang)].get(list) != simdjson::SUCCESS) continue;
      each(list, name_of(lang), [&](dom::object object) { alone(object, lang, out); });
    }
  }

  void alone(dom::object object, Lang lang, OutputRecord& out) {
    OutputPair& row = out.pairs.emplace_back();
    row.type = type(object);
    row.sides[static_cast<size_t>(index_of(lang))] = mention(object);
    dom::element list;
    if (object["suggestions"].get(list) == simdjson::SUCCESS) {
      each(list, "suggestions", [&](dom::object item) {
        row.suggestions.push_back(
            {member(item, "text"), score(item), member(item, "source"), member(item, "detail")});
      });
    }
    entity(object, row);
  }

  std::string fault_;
};

bool is_number(std::string_view token) {
  return !token.empty() && (token.front() == '-' || (token.front() >= '0' && token.front() <= '9'));
}

// The line with 0 for every number that no machine number can hold. Only ids and `extra` have such: offsets, counts and
// scores are short.
std::string without_long_numbers(std::string_view line) {
  constexpr std::string_view kNumber = "+-.0123456789eE";
  constexpr size_t kLongest = 12;
  std::string out;
  bool quoted = false;
  for (size_t i = 0; i < line.size();) {
    if (quoted || !is_number(line.substr(i, 1))) {
      if (line[i] == '"') quoted = !quoted;
      if (quoted && line[i] == '\\' && i + 1 < line.size()) out.push_back(line[i++]);
      out.push_back(line[i++]);
      continue;
    }
    const size_t end = std::min(line.find_first_not_of(kNumber, i), line.size());
    const std::string_view token = line.substr(i, end - i);
    const bool longer = token.size() > kLongest || token.find_first_of("eE") != token.npos;
    out.append(longer && is_json_number(token) ? "0" : token);
    i = end;
  }
  return out;
}

}  // namespace

std::string_view bare_id(std::string_view id) {
  if (id.size() > 1 && id.front() == '"') id = id.substr(1, id.size() - 2);
  return id;
}

std::string origin_of(const OutputRecord& record, std::string_view input, bool documents) {
  return documents ? fmt::format("{}/{}", input, bare_id(record)) : std::string(input);
}

struct OutputReader::Impl {
  dom::parser parser;
};

OutputReader::OutputReader() : impl_(std::make_unique<Impl>()) {}
OutputReader::~OutputReader() = default;
OutputReader::OutputReader(OutputReader&&) noexcept = default;
OutputReader& OutputReader::operator=(OutputReader&&) noexcept = default;

Result<OutputRecord> OutputReader::read(std::string_view line) {
  dom::element document;
  bool parsed = impl_->parser.parse(line.data(), line.size()).get(document) == simdjson::SUCCESS;
  if (!parsed) {
    const std::string shorter = without_long_numbers(line);
    parsed = shorter != line && impl_->parser.parse(shorter).get(document) == simdjson::SUCCESS;
  }
  if (!parsed) return Error{ErrorCode::invalid_json, "expected one JSON object a line"};
  Result<OutputRecord> record = RecordIn().run(document);
  // A number as it was written: 1.50 and 12345678901234567890123 too.
  const auto id = id_of(line);
  if (record && id && is_number(*id)) record->id = *id;
  return record;
}

std::optional<std::string_view> OutputReader::id_of(std::string_view line) {
  constexpr std::string_view kBegin = "{\"id\":";
  if (!line.starts_with(kBegin)) return std::nullopt;
  size_t end = kBegin.size();
  if (end < line.size() && line[end] == '"') {
    for (++end; end < line.size() && line[end] != '"'; ++end)
      if (line[end] == '\\') ++end;
    if (end >= line.size()) return std::nullopt;
    ++end;
  } else {
    end = line.find_first_of(",}", end);
    if (end == std::string_view::npos) return std::nullopt;
  }
  return line.substr(kBegin.size(), end - kBegin.size());
}

}  // namespace align
