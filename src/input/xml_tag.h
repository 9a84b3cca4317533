// A tag of an XML document, as a handler of xml_reader.h sees it.
//
//     <sdl:seg id="1">     name.local "seg", name.prefix "sdl", attribute("id") "1"
//     xml:lang="vi"        attribute("lang", kXmlNamespace); attribute("lang") is another one
#ifndef ALIGN_INPUT_XML_TAG_H_
#define ALIGN_INPUT_XML_TAG_H_

#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace align {

constexpr std::string_view kXmlNamespace = "http://www.w3.org/XML/1998/namespace";

// Between the parts of a name as the parser gives it. No XML document can have it.
constexpr char kNamePart = '\x01';

// Views are valid during the call that hands them over.
struct XmlName {
  std::string_view space;  // the namespace; empty for none
  std::string_view local;
  std::string_view prefix;

  // "sdl:seg", as it is written in the file.
  void append_to(std::string& out) const;
};

class XmlTag {
 public:
  // As expat gives them: names of up to three parts, and names and values in turn.
  XmlTag(std::string_view name, std::span<const char* const> attributes);

  XmlName name;
  // Nothing when it is absent.
  std::optional<std::string_view> attribute(std::string_view local,
                                            std::string_view space = {}) const;
  // `<g id="1">`, with what must be escaped.
  void append_to(std::string& out) const;

 private:
  std::span<const char* const> attributes_;
};

// Of namespace, local name and prefix with kNamePart between; of the first two; or of a local name.
XmlName split_name(std::string_view name);

// For the content of an element: &, < and > as references.
void append_escaped(std::string& out, std::string_view text);

// The beginning of what a file says, for a message; whole code points.
std::string_view clipped(std::string_view text);

// Equal, whatever the case of ASCII letters in `a`; `small` has small ones.
bool same_letters(std::string_view a, std::string_view small);

}  // namespace align

#endif  // ALIGN_INPUT_XML_TAG_H_
