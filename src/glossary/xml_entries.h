// Glossaries of XML, element by element: a reader says which elements it wants whole, and gets them as small trees.
//
//     class Reader : public XmlEntries { bool wants(const XmlNode& node) const { return node.name == "tu"; } ... };
//     Result<Done> done = read_xml_entries(text, "memory.tmx", reader);
//
// Only the text itself is read: a DOCTYPE is passed over, and nothing is fetched. Errors: not well-formed, with the
// line; declarations of entities and of defaults of attributes; encodings other than UTF-8 and UTF-16; elements nested
// more than 256 deep, more than 100,000 in one that is wanted whole, too many or too long names.
#ifndef ALIGN_GLOSSARY_XML_ENTRIES_H_
#define ALIGN_GLOSSARY_XML_ENTRIES_H_

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/blanks.h"
#include "base/result.h"

namespace align {

struct XmlNode {
  std::string name;   // without namespace; empty for a piece of text
  std::string space;  // the namespace, when it is not that of the root
  std::string text;   // of a piece of text
  std::vector<std::pair<std::string, std::string>>
      attributes;  // "xml:lang" with its prefix, others without
  std::vector<XmlNode> children;
  size_t line = 0;

  // Empty when it is absent.
  std::string_view attribute(std::string_view key) const;
};

class XmlEntries {
 public:
  virtual ~XmlEntries() = default;

  // The start tag of the root; `space` is its own namespace. An error ends the reading.
  virtual std::optional<Error> root(const XmlNode& node) = 0;
  virtual bool wants(const XmlNode& node) const = 0;
  virtual void take(const XmlNode& node) = 0;
};

Result<Done> read_xml_entries(std::string_view text, const std::string& file, XmlEntries& reader);

// All text of an element. White space around it is left out, and so are elements named in `without`.
std::string text_of(const XmlNode& node, std::string_view without = {});
// The same for a term: line breaks with the blanks around them are one blank.
std::string term_text(const XmlNode& node, std::string_view without = {});

}  // namespace align

#endif  // ALIGN_GLOSSARY_XML_ENTRIES_H_
