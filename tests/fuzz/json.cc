#include "tests/fuzz/json.h"

#include <algorithm>

#include "base/utf8.h"

namespace align {
namespace {

constexpr int kDeepest = 1000;

// Each function takes what stands at the front of rest_; false when it is not there.
class JsonReader {
 public:
  explicit JsonReader(std::string_view text) : rest_(text) {}

  std::optional<Json> run() {
    Json json;
    if (!value(json, 0)) return std::nullopt;
    blanks();
    return rest_.empty() ? std::optional(std::move(json)) : std::nullopt;
  }

 private:
  void blanks() { rest_.remove_prefix(std::min(rest_.find_first_not_of(" \t\r\n"), rest_.size())); }
  bool take(std::string_view word) {
    if (!rest_.starts_with(word)) return false;
    rest_.remove_prefix(word.size());
    return true;
  }
  bool take_after_blanks(std::string_view word) {
    blanks();
    return take(word);
  }
  bool digits() {
    const size_t end = std::min(rest_.find_first_not_of("0123456789"), rest_.size());
    rest_.remove_prefix(end);
    return end > 0;
  }

  bool value(Json& out, int depth) {
    blanks();
    if (rest_.empty() || depth > kDeepest) return false;
    const std::string_view from = rest_;
    if (rest_.front() == '"') {
      out.kind = Json::Kind::string;
      return string(out.text);
    }
    if (take("[")) return list(out, depth);
    if (take("{")) return object(out, depth);
    if (take("null")) return true;
    const bool boolean = take("true") || take("false");
    out.kind = boolean ? Json::Kind::boolean : Json::Kind::number;
    if (!boolean && !number()) return false;
    out.text = from.substr(0, from.size() - rest_.size());
    return true;
  }

  bool number() {
    take("-");
    if (!take("0") && !digits()) return false;
    if (take(".") && !digits()) return false;
    if (!take("e") && !take("E")) return true;
    if (!take("+")) take("-");
    return digits();
  }

  bool list(Json& out, int depth) {
    out.kind = Json::Kind::list;
    if (take_after_blanks("]")) return true;
    do {
      if (!value(out.items.emplace_back(), depth + 1)) return false;
    } while (take_after_blanks(","));
    return take("]");
  }

  bool object(Json& out, int depth) {
    out.kind = Json::Kind::object;
    if (take_after_blanks("}")) return true;
    do {
      blanks();
      if (!string(out.keys.emplace_back()) || !take_after_blanks(":")) return false;
      if (!value(out.items.emplace_back(), depth + 1)) return false;
    } while (take_after_blanks(","));
    return take("}");
  }

  bool string(std::string& out) {
    if (!take("\"")) return false;
    while (!rest_.empty()) {
      const char c = rest_.front();
      rest_.remove_prefix(1);
      if (c == '"') return true;
      if (static_cast<unsigned char>(c) < 0x20) return false;
      if (c != '\\') {
        out.push_back(c);
      } else if (!escape(out)) {
        return false;
      }
    }
    return false;
  }

  bool escape(std::string& out) {
    static constexpr std::string_view kLetters = "\"\\/bfnrt";
    static constexpr std::string_view kMeaning = "\"\\/\b\f\n\r\t";
    if (rest_.empty()) return false;
    const size_t letter = kLetters.find(rest_.front());
    if (letter != std::string_view::npos) {
      out.push_back(kMeaning[letter]);
      rest_.remove_prefix(1);
      return true;
    }
    char32_t c = 0;
    if (!unit(c)) return false;
    if (c >= 0xD800 && c < 0xDC00) {
      char32_t low = 0;
      if (!take("\\") || !unit(low) || low < 0xDC00 || low > 0xDFFF) return false;
      c = 0x10000 + ((c - 0xD800) << 10) + (low - 0xDC00);
    } else if (c >= 0xDC00 && c < 0xE000) {
      return false;
    }
    append_utf8(out, c);
    return true;
  }

  // u and four hexadecimal digits
  bool unit(char32_t& out) {
    static constexpr std::string_view kDigits = "0123456789abcdefABCDEF";
    if (!take("u") || rest_.size() < 4) return false;
    for (const char c : rest_.substr(0, 4)) {
      const size_t digit = kDigits.find(c);
      if (digit == std::string_view::npos) return false;
      out = out * 16 + static_cast<char32_t>(digit < 16 ? digit : digit - 6);
    }
    rest_.remove_prefix(4);
    return true;
  }

  std::string_view rest_;
};

}  // namespace

const Json* Json::find(std::string_view key) const {
  const auto it = std::find(keys.begin(), keys.end(), key);
  return kind != Kind::object || it == keys.end() ? nullptr
                                                  : &items[static_cast<size_t>(it - keys.begin())];
}

std::optional<Json> read_json(std::string_view text) {
  if (find_invalid_utf8(text)) return std::nullopt;
  return JsonReader(text).run();
}

}  // namespace align
