#include "table/given_mentions.h"

#include <fmt/format.h>

#include <string>

#include "base/utf8.h"

namespace align {
namespace {

Fault read_offset(JsonIn& in, const std::string& name, JsonValue value, uint32_t& offset) {
  static constexpr std::string_view kExpected = "a whole number of code points";
  std::string_view raw;
  JsonType type{};
  if (Fault fault = in.type_of(value, type)) return fault;
  if (type != JsonType::number) {
    if (Fault fault = in.walk(value)) return fault;
    return wrong_type(name, name_of(type), kExpected);
  }
  if (Fault fault = in.walk_raw(value, raw)) return fault;
  uint64_t number = 0;
  for (const char c : raw) {
    if (c < '0' || c > '9' || number > UINT32_MAX) return wrong_type(name, raw, kExpected);
    number = number * 10 + static_cast<uint64_t>(c - '0');
  }
  if (number > UINT32_MAX) return wrong_type(name, raw, kExpected);
  offset = static_cast<uint32_t>(number);
  return std::nullopt;
}

Fault read_type(JsonIn& in, const std::string& name, JsonValue value, GivenMention& mention) {
  static constexpr std::string_view kExpected = "PER, ORG, LOC or another of the types";
  JsonType type{};
  if (Fault fault = in.type_of(value, type)) return fault;
  if (type == JsonType::null) return in.walk(value);
  if (type != JsonType::string) return wrong_type(name, name_of(type), kExpected);
  std::string_view text;
  if (Fault fault = in.string_of(value, text)) return fault;
  mention.type = type_from_name(text);
  return mention.type ? Fault() : wrong_type(name, fmt::format("\"{}\"", text), kExpected);
}

Fault read_mention(JsonIn& in, const std::string& name, JsonValue value, GivenMention& mention) {
  JsonType type{};
  if (Fault fault = in.type_of(value, type)) return fault;
  if (type != JsonType::object)
    return wrong_type(name, name_of(type), "an object with start and end");
  bool start = false;
  bool end = false;
  Fault fault = in.each_member(value, [&](std::string_view key, JsonValue part) -> Fault {
    start = start || key == "start";
    end = end || key == "end";
    if (key == "start") return read_offset(in, name + ".start", part, mention.span.begin);
    if (key == "end") return read_offset(in, name + ".end", part, mention.span.end);
    if (key == "type") return read_type(in, name + ".type", part, mention);
    return in.walk(part);
  });
  if (fault || (start && end)) return fault;
  return wrong_type(name, "without start or end", "both as whole numbers");
}

Fault read_side(JsonIn& in, const std::string& name, JsonValue value, Document& document) {
  document.mentions.reset();
  JsonType type{};
  if (Fault fault = in.type_of(value, type)) return fault;
  if (type == JsonType::null) return in.walk(value);
  if (type != JsonType::array) return wrong_type(name, name_of(type), "a list of spans");
  auto& mentions = document.mentions.emplace();
  return in.each_item(value, [&](JsonValue item) {
    const std::string place = fmt::format("{}[{}]", name, mentions.size());
    return read_mention(in, place, item, mentions.emplace_back());
  });
}

}  // namespace

Fault read_mentions(JsonIn& in, JsonValue value, DocumentPair& pair) {
  pair.en.mentions.reset();
  pair.vi.mentions.reset();
  JsonType type{};
  if (Fault fault = in.type_of(value, type)) return fault;
  if (type == JsonType::null) return in.walk(value);
  if (type != JsonType::object)
    return wrong_type("mentions", name_of(type), "an object with en and vi");
  return in.each_member(value, [&](std::string_view key, JsonValue side) -> Fault {
    if (key == "en") return read_side(in, "mentions.en", side, pair.en);
    if (key == "vi") return read_side(in, "mentions.vi", side, pair.vi);
    return in.walk(side);
  });
}

Fault check_mentions(const DocumentPair& pair) {
  for (const Lang lang : {Lang::en, Lang::vi}) {
    const Document& document = pair.side(lang);
    if (!document.mentions || document.mentions->empty()) continue;
    const size_t size = count_code_points(document.text);
    for (size_t i = 0; i < document.mentions->size(); ++i) {
      const CodePointSpan span = (*document.mentions)[i].span;
      if (!span.empty() && span.end <= size) continue;
      return wrong_type(fmt::format("mentions.{}[{}]", name_of(lang), i),
                        fmt::format("{} to {}", span.begin, span.end),
                        fmt::format("a span inside the {} code points of the text", size));
    }
  }
  return std::nullopt;
}

}  // namespace align
