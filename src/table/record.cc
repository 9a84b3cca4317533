#include "table/record.h"

#include <fmt/format.h>
#include <simdjson.h>

#include <array>
#include <unordered_map>
#include <utility>
#include <vector>

#include "base/utf8.h"
#include "table/given_mentions.h"
#include "table/json.h"
#include "table/json_in.h"
#include "text/legacy.h"

namespace align {
namespace {

constexpr size_t kMisreadWords = 3;
constexpr std::string_view kText = "a string or a list of strings";
constexpr std::string_view kMode = "\"parallel\" or \"comparable\"";

Fault misread_fault(std::string_view text, Lang lang) {
  const auto misread = guess_misread(text, kMisreadWords);
  if (!misread) return std::nullopt;
  return Error{ErrorCode::encoding,
               fmt::format("{} is {} text that was read as Latin-1, expected Unicode",
                           align::name_of(lang), align::name_of(*misread))};
}

// The members of a record that we do not know, in their order; of two with one name the later.
class Extra {
 public:
  void add(std::string_view key, std::string_view raw) {
    const auto [it, fresh] = index_.try_emplace(std::string(key), members_.size());
    if (!fresh) members_[std::exchange(it->second, members_.size())].clear();
    std::string member;
    append_json_string(member, key);
    member.push_back(':');
    member.append(raw);
    members_.push_back(std::move(member));
  }

  std::string text() const {
    std::string out;
    for (const std::string& member : members_) {
      if (member.empty()) continue;
      if (!out.empty()) out.push_back(',');
      out += member;
    }
    return out;
  }

 private:
  std::vector<std::string> members_;
  std::unordered_map<std::string, size_t> index_;
};

class RecordParse {
 public:
  RecordParse(JsonIn& in, Record& record) : in_(in), record_(record) {}

  Fault run(simdjson::ondemand::document& document) {
    JsonType type{};
    if (const auto error = document.type().get(type)) return in_.broken(error);
    if (type != JsonType::object) return not_an_object(document, type);
    Fault fault = in_.each_member(
        document, [&](std::string_view key, JsonValue value) { return field(key, value); });
    if (fault) return fault;
    if ((fault = in_.at_end())) return fault;
    record_.extra = extra_.text();
    return finish();
  }

 private:
  // The type was told by the first letter alone: "nothing" looks like null.
  Fault not_an_object(simdjson::ondemand::document& document, JsonType type) {
    std::string_view token;
    if (const auto error = document.raw_json_token().get(token)) return in_.broken(error);
    if (!is_json_value(token)) return in_.broken(simdjson::TAPE_ERROR);
    return wrong_type("the record", name_of(type), "an object");
  }

  Fault field(std::string_view key, JsonValue value) {
    if (key == "id") return id(value);
    if (key == "en") return text(key, value, Lang::en);
    if (key == "vi") return text(key, value, Lang::vi);
    if (key == "mode") return mode(value);
    if (key == "mentions") return read_mentions(in_, value, record_.pair);
    // The key lies in the parser's memory, which the walk does not write over: each string has its place.
    std::string_view raw;
    if (Fault fault = in_.walk_raw(value, raw)) return fault;
    extra_.add(key, raw);
    return std::nullopt;
  }

  Fault id(JsonValue value) {
    JsonType type{};
    std::string_view raw;
    if (Fault fault = in_.type_of(value, type)) return fault;
    if (type == JsonType::string) {
      if (Fault fault = in_.string_of(value, raw)) return fault;
      record_.id.clear();
      append_json_string(record_.id, raw);
      return std::nullopt;
    }
    if (Fault fault = in_.walk_raw(value, raw)) return fault;
    if (type == JsonType::null) return std::nullopt;
    if (type != JsonType::number) return wrong_type("id", name_of(type), "a string or a number");
    record_.id = raw;
    return std::nullopt;
  }

  Fault text(std::string_view name, JsonValue value, Lang lang) {
    Document& document = record_.pair.side(lang);
    document.text.clear();
    document.items.clear();
    seen_[static_cast<size_t>(index_of(lang))] = true;
    JsonType type{};
    if (Fault fault = in_.type_of(value, type)) return fault;
    if (type == JsonType::array)
      return in_.each_item(value, [&](JsonValue item) { return list_item(name, item, document); });
    if (type != JsonType::string) return wrong_type(name, name_of(type), kText);
    std::string_view string;
    if (Fault fault = in_.string_of(value, string)) return fault;
    document.text = string;
    return std::nullopt;
  }

  Fault list_item(std::string_view name, JsonValue item, Document& document) {
    JsonType type{};
    if (Fault fault = in_.type_of(item, type)) return fault;
    if (type != JsonType::string) {
      return wrong_type(fmt::format("{}[{}]", name, document.items.size()), name_of(type),
                        "a string");
    }
    std::string_view string;
    if (Fault fault = in_.string_of(item, string)) return fault;
    if (!document.items.empty()) document.text.push_back('\n');
    const auto begin = static_cast<uint32_t>(document.text.size());
    document.text.append(string);
    document.items.push_back({begin, static_cast<uint32_t>(document.text.size())});
    return std::nullopt;
  }

  Fault mode(JsonValue value) {
    JsonType type{};
    std::string_view name;
    if (Fault fault = in_.type_of(value, type)) return fault;
    if (type != JsonType::string) return wrong_type("mode", name_of(type), kMode);
    if (Fault fault = in_.string_of(value, name)) return fault;
    record_.mode = mode_from_name(name);
    if (!record_.mode) return wrong_type("mode", fmt::format("\"{}\"", name), kMode);
    return std::nullopt;
  }

  // What can be said only about the record as a whole.
  Fault finish() {
    for (const Lang lang : {Lang::en, Lang::vi}) {
      if (!seen_[static_cast<size_t>(index_of(lang))])
        return wrong_type(align::name_of(lang), "missing", kText);
      if (Fault fault = misread_fault(record_.pair.side(lang).text, lang)) return fault;
    }
    return check_mentions(record_.pair);
  }

  JsonIn& in_;
  Record& record_;
  Extra extra_;
  std::array<bool, 2> seen_{};
};

Error invalid_utf8(std::string_view line, size_t at, std::string_view where) {
  std::string message = fmt::format("invalid UTF-8 at byte {} of {}", at, where);
  if (const auto legacy = guess_legacy(line))
    message += fmt::format("; this looks like {} text", name_of(*legacy));
  return {ErrorCode::invalid_utf8, std::move(message)};
}

}  // namespace

struct RecordReader::Impl {
  simdjson::ondemand::parser parser;
  std::string buffer;  // the line and the padding that simdjson reads into
};

RecordReader::RecordReader() : impl_(std::make_unique<Impl>()) {}
RecordReader::~RecordReader() = default;
RecordReader::RecordReader(RecordReader&&) noexcept = default;
RecordReader& RecordReader::operator=(RecordReader&&) noexcept = default;

Record RecordReader::parse(std::string_view line, size_t number) {
  if (number == 1 && line.starts_with("\xEF\xBB\xBF")) line.remove_prefix(3);
  Record record;
  record.id = std::to_string(number);
  impl_->buffer.assign(line);
  impl_->buffer.append(simdjson::SIMDJSON_PADDING, ' ');
  simdjson::ondemand::document document;
  const simdjson::padded_string_view padded(impl_->buffer.data(), line.size(),
                                            impl_->buffer.size());
  const auto error = impl_->parser.iterate(padded).get(document);
  JsonIn in(error == simdjson::SUCCESS ? &document : nullptr, line, impl_->buffer.data());
  if (error == simdjson::SUCCESS) {
    record.error = RecordParse(in, record).run(document);
  } else if (const auto at = find_invalid_utf8(line)) {
    record.error = invalid_utf8(line, *at, "the line");
  } else {
    record.error = in.broken(error);
  }
  if (record.error) record.id = recover_id(line, number);
  return record;
}

std::optional<Error> fault_of(const DocumentPair& pair, size_t limit) {
  const size_t size = pair.en.text.size() + pair.vi.text.size();
  if (size > limit) {
    return Error{
        ErrorCode::too_large,
        fmt::format("the record has {} bytes, expected at most {} (--max-record)", size, limit)};
  }
  for (const Lang lang : {Lang::en, Lang::vi}) {
    const std::string& text = pair.side(lang).text;
    if (const auto at = find_invalid_utf8(text))
      return invalid_utf8(text, *at, align::name_of(lang));
    if (Fault fault = misread_fault(text, lang)) return fault;
  }
  return check_mentions(pair);
}

Record too_large_record(std::string_view head, size_t number, size_t size, size_t limit) {
  Record record;
  record.id = recover_id(head, number);
  record.error = Error{
      ErrorCode::too_large,
      fmt::format("the record has {} bytes, expected at most {} (--max-record)", size, limit)};
  return record;
}

}  // namespace align
