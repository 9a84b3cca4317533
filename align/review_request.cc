#include "align/review_request.h"

#include <fmt/format.h>
#include <simdjson.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

#include "base/blanks.h"
#include "base/utf8.h"
#include "table/json_in.h"

namespace align {
namespace {

namespace dom = simdjson::dom;

// Renderings are typed by hand; nobody types more.
constexpr size_t kLongestText = 2000;

// `value` is UTF-8; a long one is shown as far as it fits.
Error wrong(std::string_view name, std::string_view value, std::string_view expected) {
  constexpr size_t kShown = 80;
  if (value.size() > kShown) value = value.substr(0, previous_code_point(value, kShown));
  return {ErrorCode::usage, fmt::format("{}: '{}', expected {}", name, value, expected)};
}

template <class Number>
std::optional<Number> number_of(std::string_view text) {
  Number number{};
  const auto [end, code] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (code != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return number;
}

// No number that is none, either.
bool is_share(double number) { return number >= 0 && number <= 1; }

Result<double> share_of(std::string_view name, std::string_view text) {
  const auto number = number_of<double>(text);
  if (!number || !is_share(*number)) return wrong(name, text, "a number from 0 to 1");
  return *number;
}

// One member of a filter; unknown ones are of the page's own.
Result<Done> take(ReviewFilter& filter, std::string_view name, const std::string& value) {
  if (has_surrogate(value)) return wrong(name, "...", "UTF-8");
  constexpr std::array<std::string_view, 7> kStatuses = {
      "", "open", "decided", "accepted", "rejected", "edited", "absent"};
  constexpr std::array<std::string_view, 3> kOrders = {"doubt", "count", "text"};
  const auto is_one_of = [&](const auto& list) {
    return std::find(list.begin(), list.end(), value) != list.end();
  };
  if (name == "status") {
    if (!is_one_of(kStatuses))
      return wrong(name, value, "open, decided, accepted, rejected, edited or absent");
    filter.status = value;
  } else if (name == "order") {
    if (!is_one_of(kOrders)) return wrong(name, value, "doubt, count or text");
    filter.order = value;
  } else if (name == "type") {
    if (!value.empty() && !type_from_name(value)) return wrong(name, value, "a type, as PER");
    filter.type = value;
  } else if (name == "evidence") {
    filter.evidence = value;
  } else if (name == "file") {
    filter.file = value;
  } else if (name == "text") {
    filter.text = value;
  } else if (name == "conflicts") {
    filter.conflicts = value == "1";
  } else if (name == "alone") {
    filter.alone = value == "1";
  } else if (name == "least" || name == "most") {
    const Result<double> share = share_of(name, value);
    if (!share) return share.error();
    (name == "least" ? filter.least : filter.most) = *share;
  }
  return Done{};
}

// A request as a JSON object. The parser keeps what the object points into.
class Body {
 public:
  explicit Body(std::string_view json) {
    dom::element root;
    if (parser_.parse(json.data(), json.size()).get(root) != simdjson::SUCCESS ||
        root.get(object_) != simdjson::SUCCESS)
      error_ = Error{ErrorCode::usage, "expected a JSON object"};
  }
  const std::optional<Error>& error() const { return error_; }
  const dom::object& object() const { return object_; }

 private:
  dom::parser parser_;
  dom::object object_;
  std::optional<Error> error_;
};

std::optional<int64_t> whole(const dom::object& object, const char* name) {
  int64_t number = 0;
  if (object[name].get(number) != simdjson::SUCCESS) return std::nullopt;
  return number;
}

std::string text_of(const dom::object& object, const char* name) {
  std::string_view text;
  return object[name].get(text) == simdjson::SUCCESS ? std::string(text) : "";
}

// What a person typed: no line breaks, no blanks around it.
Result<std::string> typed(const dom::object& object, const char* name) {
  std::string text = text_of(object, name);
  if (has_surrogate(text))
    return Error{ErrorCode::usage, fmt::format("{}: half a character", name)};
  for (char& c : text)
    if (static_cast<unsigned char>(c) < 0x20) c = ' ';
  text = std::string(trimmed(text));
  if (text.size() > kLongestText)
    return Error{ErrorCode::usage,
                 fmt::format("{}: {} bytes, expected {} at most", name, text.size(), kLongestText)};
  return text;
}

Result<PairName> target_of(const dom::object& object) {
  PairName out;
  const std::string type = text_of(object, "type");
  const auto known = type_from_name(type);
  if (!known) return wrong("type", type, "a type, as PER");
  out.type = *known;
  for (const Lang lang : {Lang::en, Lang::vi}) {
    Result<std::string> name = typed(object, lang == Lang::en ? "en" : "vi");
    if (!name) return name.error();
    if (name->empty())
      return Error{ErrorCode::usage, "an edited pair without a name, expected en and vi"};
    out.names[static_cast<size_t>(index_of(lang))] = std::move(*name);
  }
  return out;
}

Result<AskedDecision> decision_of(const dom::object& object) {
  AskedDecision out;
  const auto id = whole(object, "id");
  if (!id) return Error{ErrorCode::usage, "a decision without an id"};
  out.id = *id;
  const std::string verdict = text_of(object, "verdict");
  const auto known = verdict_from_name(verdict);
  if (!known) return wrong("verdict", verdict, "accepted, rejected, edited, absent or open");
  out.verdict = *known;
  Result<std::string> note = typed(object, "note");
  if (!note) return note.error();
  out.note = std::move(*note);
  out.seen = whole(object, "seen").value_or(0);
  if (out.verdict != Verdict::edited) return out;
  dom::object to;
  if (object["to"].get(to) != simdjson::SUCCESS)
    return Error{ErrorCode::usage, "an edited pair without \"to\""};
  Result<PairName> target = target_of(to);
  if (!target) return target.error();
  out.to = std::move(*target);
  return out;
}

}  // namespace

Result<ReviewFilter> filter_of_query(const Query& query) {
  ReviewFilter out;
  for (const auto& [name, value] : query)
    if (auto done = take(out, name, value); !done) return done.error();
  return out;
}

Result<int64_t> number_of_query(const Query& query, std::string_view name, int64_t otherwise) {
  const auto it = query.find(name);
  if (it == query.end()) return otherwise;
  const auto number = number_of<int64_t>(it->second);
  if (!number || *number < 0) return wrong(name, it->second, "a whole number");
  return *number;
}

Result<std::vector<int64_t>> ids_of_query(const Query& query, size_t most) {
  const auto it = query.find("ids");
  if (it == query.end()) return Error{ErrorCode::usage, "no ids given"};
  std::vector<int64_t> out;
  for (std::string_view rest = it->second; !rest.empty();) {
    const size_t comma = rest.find(',');
    const auto number = number_of<int64_t>(rest.substr(0, comma));
    if (!number) return wrong("ids", rest.substr(0, comma), "whole numbers with commas between");
    if (out.size() == most)
      return Error{ErrorCode::usage, fmt::format("ids: expected {} at most", most)};
    out.push_back(*number);
    rest.remove_prefix(comma == std::string_view::npos ? rest.size() : comma + 1);
  }
  return out;
}

Result<std::vector<AskedDecision>> read_decide(std::string_view json) {
  const Body body(json);
  if (body.error()) return *body.error();
  dom::array list;
  if (body.object()["decisions"].get(list) != simdjson::SUCCESS || list.size() == 0)
    return Error{ErrorCode::usage, "expected \"decisions\", a list"};
  std::vector<AskedDecision> out;
  for (const dom::element item : list) {
    dom::object object;
    if (item.get(object) != simdjson::SUCCESS)
      return Error{ErrorCode::usage, "a decision is a JSON object"};
    Result<AskedDecision> decision = decision_of(object);
    if (!decision) return decision.error();
    out.push_back(std::move(*decision));
  }
  return out;
}

Result<AskedAccept> read_accept(std::string_view json) {
  const Body body(json);
  if (body.error()) return *body.error();
  AskedAccept out;
  if (body.object()["score"].get(out.score) != simdjson::SUCCESS || !is_share(out.score))
    return Error{ErrorCode::usage, "score: expected a number from 0 to 1"};
  bool dry = true;
  if (body.object()["dry"].get(dry) == simdjson::SUCCESS) out.dry = dry;
  dom::object filter;
  if (body.object()["filter"].get(filter) != simdjson::SUCCESS) return out;
  for (const auto [name, value] : filter) {
    std::string_view text;
    double number = 0;
    bool flag = false;
    std::string as_text;
    if (value.get(text) == simdjson::SUCCESS) {
      as_text = text;
    } else if (value.get(flag) == simdjson::SUCCESS) {
      as_text = flag ? "1" : "";
    } else if (value.get(number) == simdjson::SUCCESS) {
      as_text = fmt::format("{}", number);
    }
    if (auto done = take(out.filter, name, as_text); !done) return done.error();
  }
  return out;
}

}  // namespace align
