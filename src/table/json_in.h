// Not for outside: only files that read JSON include this header. Reading one JSON document with simdjson so that
// every fault of it is found and named. On-demand parsing looks only at what it is asked for; here whatever a
// caller passes over is walked through, because a record is refused as a whole or not at all, and what is passed
// on raw must be JSON.
#ifndef ALIGN_TABLE_JSON_IN_H_
#define ALIGN_TABLE_JSON_IN_H_

#include <simdjson.h>

#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"

namespace align {

using Fault = std::optional<Error>;
using JsonValue = simdjson::ondemand::value;
using JsonType = simdjson::ondemand::json_type;

// By the grammar of RFC 8259, whatever the size: "-1.50e400".
bool is_json_number(std::string_view token);

// The first token of a value is one that JSON has.
bool is_json_value(std::string_view token);

// "a list", "null" ... for messages.
std::string_view name_of(JsonType type);

// simdjson lets the second half of a surrogate pair through when it stands alone.
bool has_surrogate(std::string_view text);

Error wrong_type(std::string_view field, std::string_view found, std::string_view expected);

class JsonIn {
 public:
  // `line` begins where the buffer of `document` begins. Both outlive this. `document` is null when
  // there is none: what was wrong can still be said.
  JsonIn(simdjson::ondemand::document* document, std::string_view line, const char* buffer)
      : document_(document), line_(line), buffer_(buffer) {}

  Error broken(simdjson::error_code error);
  Fault type_of(JsonValue value, JsonType& type);
  Fault string_of(JsonValue value, std::string_view& text);

  // Nothing follows the outermost value.
  Fault at_end();

  // Checks a value of any kind to its end.
  Fault walk(JsonValue value, int depth = 0);
  // The same, and gives it as it was written.
  Fault walk_raw(JsonValue value, std::string_view& raw);

  // visit(key, value) for each member, visit(item) for each item; each call must read its value to the
  // end. Stops at the first fault.
  template <class Object, class Visit>
  Fault each_member(Object&& object_of, Visit visit);
  template <class Visit>
  Fault each_item(JsonValue value, Visit visit);

 private:
  std::string place();

  simdjson::ondemand::document* document_;
  std::string_view line_;
  const char* buffer_;
};

template <class Object, class Visit>
Fault JsonIn::each_member(Object&& object_of, Visit visit) {
  simdjson::ondemand::object object;
  if (const auto error = object_of.get_object().get(object)) return broken(error);
  for (auto member : object) {
    std::string_view key;
    JsonValue value;
    if (const auto error = member.unescaped_key().get(key)) return broken(error);
    if (has_surrogate(key)) return broken(simdjson::STRING_ERROR);
    if (const auto error = member.value().get(value)) return broken(error);
    if (Fault fault = visit(key, value)) return fault;
  }
  return std::nullopt;
}

template <class Visit>
Fault JsonIn::each_item(JsonValue value, Visit visit) {
  simdjson::ondemand::array array;
  if (const auto error = value.get_array().get(array)) return broken(error);
  for (auto element : array) {
    JsonValue item;
    if (const auto error = element.get(item)) return broken(error);
    if (Fault fault = visit(item)) return fault;
  }
  return std::nullopt;
}

}  // namespace align

#endif  // ALIGN_TABLE_JSON_IN_H_
