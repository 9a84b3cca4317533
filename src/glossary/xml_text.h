// Writing XML: escaped text, indented elements, ids that are XML names.
//
//     XmlWriter xml(out);
//     xml.open("termSec");
//     xml.element("term", {}, "Tom & Jerry");        <term>Tom &amp; Jerry</term>
//     xml.close();
//     xml.element("note", {}, "a\x01");              U+FFFD instead of what XML 1.0 cannot hold; xml.replaced() is 1
#ifndef ALIGN_GLOSSARY_XML_TEXT_H_
#define ALIGN_GLOSSARY_XML_TEXT_H_

#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "glossary/formats.h"
#include "glossary/glossary.h"

namespace align {

// Content of an element or value of an attribute in double quotes. A parser gives back the same text: line breaks and
// tabs that it would change are references. Returns how many characters were replaced by U+FFFD.
uint64_t append_xml_text(std::string& out, std::string_view text);
uint64_t append_xml_value(std::string& out, std::string_view text);

class XmlWriter {
 public:
  struct Attribute {
    std::string_view name;
    std::string_view value;
  };
  using Attributes = std::initializer_list<Attribute>;

  explicit XmlWriter(std::string& out) : out_(out) {}

  void open(std::string_view name, Attributes attributes = {});
  void close();
  // An element on one line that holds text alone.
  void element(std::string_view name, Attributes attributes, std::string_view text);
  void count_replaced(Dropped& dropped) const;

 private:
  void start(std::string_view name, Attributes attributes);

  std::string& out_;
  std::vector<std::string> names_;  // that are open
  uint64_t replaced_ = 0;
};

// Ids of one file: XML names, each once. What is none, or was given before, becomes one that begins with "c-".
class XmlIds {
 public:
  static constexpr std::string_view kPrefix = "c-";

  std::string make(std::string_view id);

 private:
  std::unordered_set<std::string> given_;
  std::unordered_map<std::string, uint64_t> times_;  // that a name was wanted
};

// Makes room for all entries from what the first `written` took, so that a long text is not held twice.
void reserve_entries(std::string& out, size_t begin, size_t written, size_t entries);

// For xml:lang: the locale if it can stand there and is of that language, else "en" or "vi".
std::string xml_language(const Glossary& glossary, Lang lang);

}  // namespace align

#endif  // ALIGN_GLOSSARY_XML_TEXT_H_
