#include "eval/gold.h"

#include <fmt/format.h>
#include <simdjson.h>

#include <algorithm>
#include <optional>
#include <unordered_set>
#include <utility>

#include "base/utf8.h"

namespace align {
namespace {

namespace dom = simdjson::dom;
using Element = dom::element;
using Fault = std::optional<std::string>;  // what is wrong with a line

std::string string_or(const Element& object, std::string_view key, std::string_view otherwise) {
  std::string_view text;
  return std::string(object[key].get_string().get(text) == simdjson::SUCCESS ? text : otherwise);
}

// Numbers are ids too; "7" and 7 are the same one.
Fault read_id(const Element& object, std::string& id) {
  Element value;
  if (object["id"].get(value) != simdjson::SUCCESS) return "id is missing";
  if (!value.is_string() && !value.is_number()) return "id is neither a string nor a number";
  id = value.is_string() ? string_or(object, "id", "") : simdjson::to_string(value);
  return std::nullopt;
}

bool read_offset(simdjson::simdjson_result<Element> value, uint32_t& offset) {
  uint64_t number = 0;
  if (value.get_uint64().get(number) != simdjson::SUCCESS || number > UINT32_MAX) return false;
  offset = static_cast<uint32_t>(number);
  return true;
}

// [start, end]
bool read_span(const Element& object, std::string_view key, CodePointSpan& span) {
  dom::array array;
  return object[key].get_array().get(array) == simdjson::SUCCESS && array.size() == 2 &&
         read_offset(array.at(0), span.begin) && read_offset(array.at(1), span.end);
}

Fault read_gold_pair(const Element& object, GoldPair& pair) {
  pair.type = string_or(object, "type", "");
  pair.en = string_or(object, "en", "");
  pair.vi = string_or(object, "vi", "");
  if (pair.type.empty()) return "a pair has no type";
  if (!read_span(object, "en_span", pair.en_span) || !read_span(object, "vi_span", pair.vi_span))
    return "a pair has no en_span or vi_span, expected [start, end]";
  if (!read_span(object, "en_max_span", pair.en_max_span)) pair.en_max_span = pair.en_span;
  if (!read_span(object, "vi_max_span", pair.vi_max_span)) pair.vi_max_span = pair.vi_span;
  return std::nullopt;
}

bool read_side(const Element& object, std::string_view key, CodePointSpan& span,
               std::string& text) {
  Element side;
  if (object[key].get(side) != simdjson::SUCCESS) return false;
  text = string_or(side, "text", "");
  return read_offset(side["start"], span.begin) && read_offset(side["end"], span.end);
}

std::string evidence_of(const Element& object) {
  std::string out;
  dom::array notes;
  if (object["evidence"].get_array().get(notes) != simdjson::SUCCESS) return out;
  for (const Element note : notes) {
    if (!out.empty()) out += "; ";
    out += string_or(note, "source", "") + ": " + string_or(note, "detail", "");
  }
  return out;
}

Fault read_predicted_pair(const Element& object, PredictedPair& pair) {
  pair.type = string_or(object, "type", "?");
  pair.evidence = evidence_of(object);
  double score = 0;
  if (object["score"].get_double().get(score) == simdjson::SUCCESS && score >= 0 && score <= 1)
    pair.score = score;
  if (read_side(object, "en", pair.en_span, pair.en) &&
      read_side(object, "vi", pair.vi_span, pair.vi))
    return std::nullopt;
  return "an alignment has no en or vi with start and end";
}

// Reads the objects of the list `key` into `pairs`; a record without the list has none.
template <class Pair>
Fault read_pairs(const Element& object, std::string_view key, std::vector<Pair>& pairs,
                 Fault (*read)(const Element&, Pair&)) {
  Element value;
  if (object[key].get(value) != simdjson::SUCCESS) return std::nullopt;
  dom::array list;
  if (value.get_array().get(list) != simdjson::SUCCESS) return fmt::format("{} is no list", key);
  for (const Element item : list)
    if (Fault fault = read(item, pairs.emplace_back())) return fault;
  return std::nullopt;
}

// Calls visit(object, id) for each line and stops at the first that is wrong.
template <class Visit>
Result<Done> each_record(std::string_view text, const std::string& file, Visit visit) {
  dom::parser parser;
  std::unordered_set<std::string> ids;
  size_t number = 0;
  while (!text.empty()) {
    const size_t end = std::min(text.find('\n'), text.size());
    const std::string_view line = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    ++number;
    if (line.find_first_not_of(" \t\r") == std::string_view::npos) continue;
    const auto failure = [&](ErrorCode code, std::string message) {
      return Error{code, std::move(message), file, number};
    };
    Element object;
    if (const auto bad = find_invalid_utf8(line))
      return failure(ErrorCode::invalid_utf8,
                     fmt::format("invalid UTF-8 at byte {} of the line", *bad));
    if (parser.parse(line.data(), line.size()).get(object) != simdjson::SUCCESS ||
        !object.is_object())
      return failure(ErrorCode::invalid_json, "invalid JSON, expected one object a line");
    std::string id;
    if (const Fault fault = read_id(object, id)) return failure(ErrorCode::wrong_type, *fault);
    if (!ids.insert(id).second)
      return failure(ErrorCode::format, fmt::format("id '{}' stands twice", id));
    if (const Fault fault = visit(object, std::move(id)))
      return failure(ErrorCode::wrong_type, *fault);
  }
  return Done{};
}

}  // namespace

Result<std::vector<GoldRecord>> read_gold(std::string_view text, const std::string& file) {
  std::vector<GoldRecord> records;
  const auto done = each_record(text, file, [&](const Element& object, std::string id) -> Fault {
    Element pairs;
    if (object["pairs"].get(pairs) != simdjson::SUCCESS) return "pairs is missing, expected gold";
    GoldRecord& record = records.emplace_back();
    record.id = std::move(id);
    return read_pairs(object, "pairs", record.pairs, read_gold_pair);
  });
  if (!done) return done.error();
  return records;
}

Result<Predictions> read_predictions(std::string_view text, const std::string& file) {
  Predictions predictions;
  const auto done = each_record(text, file, [&](const Element& object, std::string id) {
    return read_pairs(object, "alignments", predictions[std::move(id)], read_predicted_pair);
  });
  if (!done) return done.error();
  return predictions;
}

}  // namespace align
