#include "input/xml_tag.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/utf8.h"

namespace align {
namespace {

constexpr size_t kLongestShown = 100;  // bytes

void append_attribute_value(std::string& out, std::string_view value) {
  for (const char c : value) {
    if (c == '"') {
      out += "&quot;";
    } else if (c == '\n' || c == '\r' || c == '\t') {
      out += fmt::format("&#{};", static_cast<int>(c));
    } else {
      append_escaped(out, {&c, 1});
    }
  }
}

}  // namespace

XmlName split_name(std::string_view name) {
  const size_t first = name.find(kNamePart);
  if (first == std::string_view::npos) return {{}, name, {}};
  const std::string_view rest = name.substr(first + 1);
  const size_t second = rest.find(kNamePart);
  if (second == std::string_view::npos) return {name.substr(0, first), rest, {}};
  return {name.substr(0, first), rest.substr(0, second), rest.substr(second + 1)};
}

void XmlName::append_to(std::string& out) const {
  out += prefix;
  if (!prefix.empty()) out.push_back(':');
  out += local;
}

XmlTag::XmlTag(std::string_view tag, std::span<const char* const> attributes)
    : name(split_name(tag)), attributes_(attributes) {}

std::optional<std::string_view> XmlTag::attribute(std::string_view local,
                                                  std::string_view space) const {
  for (size_t i = 0; i + 1 < attributes_.size(); i += 2) {
    const XmlName found = split_name(attributes_[i]);
    if (found.local == local && found.space == space) return attributes_[i + 1];
  }
  return std::nullopt;
}

void XmlTag::append_to(std::string& out) const {
  out.push_back('<');
  name.append_to(out);
  for (size_t i = 0; i + 1 < attributes_.size(); i += 2) {
    out.push_back(' ');
    split_name(attributes_[i]).append_to(out);
    out += "=\"";
    append_attribute_value(out, attributes_[i + 1]);
    out.push_back('"');
  }
  out.push_back('>');
}

void append_escaped(std::string& out, std::string_view text) {
  for (const char c : text) {
    if (c == '&') {
      out += "&amp;";
    } else if (c == '<') {
      out += "&lt;";
    } else if (c == '>') {
      out += "&gt;";
    } else {
      out.push_back(c);
    }
  }
}

std::string_view clipped(std::string_view text) {
  if (text.size() <= kLongestShown) return text;
  size_t end = kLongestShown + 1;
  do end = previous_code_point(text, end);
  while (end > kLongestShown);
  return text.substr(0, end);
}

bool same_letters(std::string_view a, std::string_view small) {
  return std::equal(a.begin(), a.end(), small.begin(), small.end(), [](char x, char y) {
    return (x >= 'A' && x <= 'Z' ? static_cast<char>(x + ('a' - 'A')) : x) == y;
  });
}

}  // namespace align
