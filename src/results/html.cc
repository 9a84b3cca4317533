#include "results/html.h"

#include <fmt/format.h>

#include "base/utf8.h"

namespace align {
namespace {

constexpr std::string_view kReplacement = "\uFFFD";

void append_character(std::string& out, std::string_view bytes, char32_t c) {
  switch (c) {
    case '&':
      out.append("&amp;");
      return;
    case '<':
      out.append("&lt;");
      return;
    case '>':
      out.append("&gt;");
      return;
    case '"':
      out.append("&quot;");
      return;
    case '\'':
      out.append("&#39;");
      return;
    case '\t':
    case '\n':
    case '\r':
      out.push_back(' ');
      return;
    default:
      out.append(c < 0x20 || c == 0xFFFE || c == 0xFFFF ? kReplacement : bytes);
  }
}

void append_valid(std::string& out, std::string_view text) {
  for (size_t i = 0; i < text.size();) {
    const size_t begin = i;
    const char32_t c = next_code_point(text, i);
    append_character(out, text.substr(begin, i - begin), c);
  }
}

bool stays_in_link(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
         c == '.' || c == '_' || c == '~' || c == '/';
}

}  // namespace

std::string html(std::string_view text) {
  std::string out;
  while (const auto invalid = find_invalid_utf8(text)) {
    append_valid(out, text.substr(0, *invalid));
    out.append(kReplacement);
    text.remove_prefix(*invalid + 1);
  }
  append_valid(out, text);
  return out;
}

std::string in_language(std::string_view text, Lang lang) {
  return fmt::format("<bdi lang=\"{}\">{}</bdi>", name_of(lang), html(text));
}

std::string isolated(std::string_view text) { return fmt::format("<bdi>{}</bdi>", html(text)); }

std::string link_target(std::string_view path) {
  std::string out;
  if (path.starts_with('/')) out = ".";  // "//host" would leave the folder
  for (const char c : path) {
    if (stays_in_link(c)) {
      out.push_back(c);
    } else {
      out += fmt::format("%{:02X}", static_cast<unsigned char>(c));
    }
  }
  return out;
}

std::string grouped(uint64_t number) {
  std::string out = std::to_string(number);
  for (size_t i = out.size(); i > 3;) out.insert(i -= 3, ",");
  return out;
}

std::string counted(uint64_t number, std::string_view one, std::string_view many) {
  return fmt::format("{} {}", grouped(number), number == 1 ? one : many);
}

std::string percent(uint64_t part, uint64_t whole) {
  if (whole == 0) return "0 %";
  const uint64_t rounded = (part * 100 + whole / 2) / whole;
  return part > 0 && rounded == 0 ? "<1 %" : fmt::format("{} %", rounded);
}

}  // namespace align
