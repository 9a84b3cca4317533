#include "table/json_in.h"

#include <fmt/format.h>

namespace align {
namespace {

constexpr int kDeepest = 256;  // levels inside an unknown field; deeper ones are no data

std::string_view trimmed(std::string_view token) {
  const size_t end = token.find_last_not_of(" \t\r\n");
  return token.substr(0, end == std::string_view::npos ? 0 : end + 1);
}

std::string_view reason(simdjson::error_code error) {
  switch (error) {
    case simdjson::TRAILING_CONTENT:
      return "something follows the object, expected one object a line";
    case simdjson::UNCLOSED_STRING:
      return "a string is not closed";
    case simdjson::UNESCAPED_CHARS:
      return "a control character stands unescaped in a string";
    case simdjson::INCOMPLETE_ARRAY_OR_OBJECT:
      return "a list or an object is not closed";
    case simdjson::DEPTH_ERROR:
      return "nested too deeply";
    default:
      return "expected one JSON object a line";
  }
}

size_t skip_digits(std::string_view token, size_t i) {
  while (i < token.size() && token[i] >= '0' && token[i] <= '9') ++i;
  return i;
}

}  // namespace

bool is_json_number(std::string_view token) {
  size_t i = token.starts_with('-') ? 1 : 0;
  const size_t whole = i;
  i = skip_digits(token, i);
  if (i == whole || (token[whole] == '0' && i > whole + 1)) return false;
  if (i < token.size() && token[i] == '.') {
    const size_t fraction = i + 1;
    i = skip_digits(token, fraction);
    if (i == fraction) return false;
  }
  if (i < token.size() && (token[i] == 'e' || token[i] == 'E')) {
    ++i;
    if (i < token.size() && (token[i] == '+' || token[i] == '-')) ++i;
    const size_t exponent = i;
    i = skip_digits(token, exponent);
    if (i == exponent) return false;
  }
  return i == token.size();
}

bool is_json_value(std::string_view token) {
  token = trimmed(token);
  const bool opens = token.starts_with('{') || token.starts_with('[') || token.starts_with('"');
  return opens || token == "true" || token == "false" || token == "null" || is_json_number(token);
}

std::string_view name_of(JsonType type) {
  switch (type) {
    case JsonType::array:
      return "a list";
    case JsonType::object:
      return "an object";
    case JsonType::number:
      return "a number";
    case JsonType::string:
      return "a string";
    case JsonType::boolean:
      return "true or false";
    case JsonType::null:
      return "null";
  }
  return "unknown";
}

bool has_surrogate(std::string_view text) {
  for (size_t i = text.find('\xED'); i != std::string_view::npos; i = text.find('\xED', i + 1))
    if (i + 1 < text.size() && static_cast<unsigned char>(text[i + 1]) >= 0xA0) return true;
  return false;
}

Error wrong_type(std::string_view field, std::string_view found, std::string_view expected) {
  return {ErrorCode::wrong_type, fmt::format("{} is {}, expected {}", field, found, expected)};
}

std::string JsonIn::place() {
  const char* at = nullptr;
  if (document_ == nullptr || document_->current_location().get(at) != simdjson::SUCCESS) return "";
  const auto offset = static_cast<size_t>(at - buffer_);
  return offset == 0 || offset > line_.size() ? ""
                                              : fmt::format(" near byte {} of the line", offset);
}

Error JsonIn::broken(simdjson::error_code error) {
  if (const size_t nul = line_.find('\0'); nul != std::string_view::npos)
    return {ErrorCode::invalid_json,
            fmt::format("NUL byte at byte {} of the line, expected JSON", nul)};
  if (error == simdjson::STRING_ERROR) {
    return {
        ErrorCode::invalid_json,
        fmt::format("bad escape in a string{}: an unknown one, or half a surrogate pair", place())};
  }
  return {ErrorCode::invalid_json, fmt::format("invalid JSON{}: {}", place(), reason(error))};
}

Fault JsonIn::type_of(JsonValue value, JsonType& type) {
  if (const auto error = value.type().get(type)) return broken(error);
  return std::nullopt;
}

Fault JsonIn::string_of(JsonValue value, std::string_view& text) {
  if (const auto error = value.get_string().get(text)) return broken(error);
  return has_surrogate(text) ? Fault(broken(simdjson::STRING_ERROR)) : std::nullopt;
}

Fault JsonIn::at_end() {
  const char* next = nullptr;
  const auto error = document_->current_location().get(next);
  return error == simdjson::OUT_OF_BOUNDS ? Fault() : broken(simdjson::TRAILING_CONTENT);
}

Fault JsonIn::walk(JsonValue value, int depth) {
  JsonType type{};
  if (depth > kDeepest) return broken(simdjson::DEPTH_ERROR);
  if (Fault fault = type_of(value, type)) return fault;
  if (type == JsonType::array)
    return each_item(value, [&](JsonValue item) { return walk(item, depth + 1); });
  if (type == JsonType::object) {
    return each_member(value,
                       [&](std::string_view, JsonValue member) { return walk(member, depth + 1); });
  }
  if (type == JsonType::string) {
    std::string_view unused;
    return string_of(value, unused);
  }
  return is_json_value(value.raw_json_token()) ? Fault() : broken(simdjson::TAPE_ERROR);
}

Fault JsonIn::walk_raw(JsonValue value, std::string_view& raw) {
  raw = trimmed(value.raw_json_token());
  JsonType type{};
  if (Fault fault = type_of(value, type)) return fault;
  if (Fault fault = walk(value)) return fault;
  if (type != JsonType::array && type != JsonType::object) return std::nullopt;
  // A list or an object ends before the next thing in the document.
  const char* end = nullptr;
  if (const auto error = document_->current_location().get(end)) return broken(error);
  raw = trimmed({raw.data(), static_cast<size_t>(end - raw.data())});
  return std::nullopt;
}

}  // namespace align
