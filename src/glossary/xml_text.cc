#include "glossary/xml_text.h"

#include <algorithm>

#include "base/utf8.h"
#include "input/markup_record.h"

namespace align {
namespace {

constexpr std::string_view kReplacement = "\uFFFD";

bool is_ascii_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_ascii_digit(char c) { return c >= '0' && c <= '9'; }
bool is_id_character(char c) {
  return is_ascii_letter(c) || is_ascii_digit(c) || c == '-' || c == '_' || c == '.';
}

// U+FFFE and U+FFFF, which are valid in UTF-8 but not in XML.
bool is_noncharacter(std::string_view at) {
  return at.starts_with("\xEF\xBF\xBE") || at.starts_with("\xEF\xBF\xBF");
}

enum class Place : uint8_t { content, value };

uint64_t append_escaped_for(std::string& out, std::string_view text, Place place) {
  uint64_t replaced = 0;
  for (size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (c == '&') {
      out += "&amp;";
    } else if (c == '<') {
      out += "&lt;";
    } else if (c == '>') {
      out += "&gt;";
    } else if (c == '\r') {
      out += "&#13;";
    } else if (place == Place::value && c == '"') {
      out += "&quot;";
    } else if (place == Place::value && c == '\n') {
      out += "&#10;";
    } else if (place == Place::value && c == '\t') {
      out += "&#9;";
    } else if (static_cast<unsigned char>(c) < ' ' && c != '\n' && c != '\t') {
      out += kReplacement;
      ++replaced;
    } else if (c == '\xEF' && is_noncharacter(text.substr(i))) {
      out += kReplacement;
      ++replaced;
      i += 2;
    } else {
      out.push_back(c);
    }
  }
  return replaced;
}

// As the type "language" of XML Schema.
bool is_language(std::string_view tag) {
  constexpr size_t kLongestSubtag = 8;
  size_t length = 0;
  bool first = true;
  for (const char c : tag) {
    if (c == '-') {
      if (length == 0) return false;
      length = 0;
      first = false;
    } else {
      const bool fits = is_ascii_letter(c) || (!first && is_ascii_digit(c));
      if (!fits || ++length > kLongestSubtag) return false;
    }
  }
  return length > 0;
}

}  // namespace

uint64_t append_xml_text(std::string& out, std::string_view text) {
  return append_escaped_for(out, text, Place::content);
}
uint64_t append_xml_value(std::string& out, std::string_view text) {
  return append_escaped_for(out, text, Place::value);
}

void XmlWriter::start(std::string_view name, Attributes attributes) {
  out_.append(2 * names_.size(), ' ');
  out_.push_back('<');
  out_ += name;
  for (const auto& [key, value] : attributes) {
    out_.push_back(' ');
    out_ += key;
    out_ += "=\"";
    replaced_ += append_xml_value(out_, value);
    out_.push_back('"');
  }
  out_.push_back('>');
}

void XmlWriter::open(std::string_view name, Attributes attributes) {
  start(name, attributes);
  out_.push_back('\n');
  names_.emplace_back(name);
}

void XmlWriter::close() {
  const std::string name = std::move(names_.back());
  names_.pop_back();
  out_.append(2 * names_.size(), ' ');
  out_ += "</";
  out_ += name;
  out_ += ">\n";
}

void XmlWriter::element(std::string_view name, Attributes attributes, std::string_view text) {
  start(name, attributes);
  replaced_ += append_xml_text(out_, text);
  out_ += "</";
  out_ += name;
  out_ += ">\n";
}

void XmlWriter::count_replaced(Dropped& dropped) const {
  if (replaced_ > 0) dropped.add("characters that XML cannot hold", replaced_);
}

std::string XmlIds::make(std::string_view id) {
  // A mark for each character that an id cannot have: the same before and after one that XML cannot hold was replaced.
  std::string out;
  for (size_t i = 0; i < id.size();) {
    const char32_t c = next_code_point(id, i);
    out.push_back(c < 0x80 && is_id_character(static_cast<char>(c)) ? static_cast<char>(c) : '_');
  }
  const bool is_name = !id.empty() && out == id && (is_ascii_letter(id[0]) || id[0] == '_') &&
                       !id.starts_with(kPrefix);
  if (!is_name) out.insert(0, kPrefix);
  uint64_t& times = times_[out];
  if (++times == 1 && given_.insert(out).second) return out;
  if (is_name) out.insert(0, kPrefix);
  std::string counted;
  do counted = out + "." + std::to_string(std::max<uint64_t>(times, 2));
  while (!given_.insert(counted).second && ++times > 0);
  return counted;
}

void reserve_entries(std::string& out, size_t begin, size_t written, size_t entries) {
  constexpr size_t kSample = 1000;
  if (written != kSample) return;
  const size_t size = out.size() - begin;
  const size_t all = size / kSample * entries;
  out.reserve(begin + all + all / 16);  // a little more, for longer ones
}

std::string xml_language(const Glossary& glossary, Lang lang) {
  const std::string& locale = glossary.locales[static_cast<size_t>(index_of(lang))];
  return is_language(locale) && lang_of_tag(locale) == lang ? locale : std::string(name_of(lang));
}

}  // namespace align
