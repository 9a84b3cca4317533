// Finds the id of a line that cannot be parsed: a scan for "id" at the outermost level that minds
// strings and brackets and nothing else, so that broken bytes elsewhere do no harm.
#include <simdjson.h>

#include <optional>

#include "base/utf8.h"
#include "table/json.h"
#include "table/json_in.h"
#include "table/record.h"

namespace align {
namespace {

// Behind the closing quote of the string that opens at `i`; npos when it is cut.
size_t string_end(std::string_view line, size_t i) {
  for (++i; i < line.size(); ++i) {
    if (line[i] == '\\') {
      ++i;
    } else if (line[i] == '"') {
      return i + 1;
    }
  }
  return std::string_view::npos;
}

size_t skip_blanks(std::string_view line, size_t i) {
  const size_t next = line.find_first_not_of(" \t\r", i);
  return next == std::string_view::npos ? line.size() : next;
}

// The token of the value at `i` when it is a whole string or number.
std::string_view scalar_at(std::string_view line, size_t i) {
  if (i >= line.size()) return "";
  if (line[i] == '"') {
    const size_t end = string_end(line, i);
    return end == std::string_view::npos ? "" : line.substr(i, end - i);
  }
  const size_t end = line.find_first_of(",} \t\r", i);
  return end == std::string_view::npos ? "" : line.substr(i, end - i);
}

std::string_view find_id(std::string_view line) {
  std::string_view found;
  int depth = 0;
  for (size_t i = 0; i < line.size(); ++i) {
    const char c = line[i];
    if (c == '{' || c == '[') ++depth;
    if (c == '}' || c == ']') --depth;
    if (depth <= 0 && c == '}') break;  // what follows is another object
    if (c != '"') continue;
    const size_t end = string_end(line, i);
    if (end == std::string_view::npos) break;
    const bool is_id = depth == 1 && line.substr(i, end - i) == "\"id\"";
    i = end - 1;
    const size_t colon = skip_blanks(line, end);
    if (!is_id || colon >= line.size() || line[colon] != ':') continue;
    const std::string_view value = scalar_at(line, skip_blanks(line, colon + 1));
    if (!value.empty()) found = value;
  }
  return found;
}

// A string token written our way; nothing when it is no proper JSON string.
std::optional<std::string> rewritten(std::string_view token) {
  if (find_invalid_utf8(token)) return std::nullopt;
  const simdjson::padded_string json{token};
  simdjson::ondemand::parser parser;
  simdjson::ondemand::document document;
  std::string_view text;
  if (parser.iterate(json).get(document) != simdjson::SUCCESS) return std::nullopt;
  if (document.get_string().get(text) != simdjson::SUCCESS) return std::nullopt;
  std::string out;
  append_json_string(out, text);
  return out;
}

}  // namespace

std::string recover_id(std::string_view line, size_t number) {
  const std::string_view token = find_id(line);
  if (token.starts_with('"')) {
    if (auto id = rewritten(token)) return *id;
  } else if (is_json_number(token)) {
    return std::string(token);
  }
  return std::to_string(number);
}

}  // namespace align
