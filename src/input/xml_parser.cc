#include "input/xml_parser.h"

#include <expat.h>
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

#include "base/hash.h"

namespace align {
namespace {

constexpr size_t kDeepest = 256;
constexpr size_t kLongestName = 1000;  // bytes, with its namespace
constexpr size_t kMostNames = 10'000;

bool is_read(std::string_view encoding) {
  static constexpr std::array<std::string_view, 5> kRead = {"utf-8", "utf-16", "utf-16le",
                                                            "utf-16be", "us-ascii"};
  return std::any_of(kRead.begin(), kRead.end(),
                     [&](std::string_view name) { return same_letters(encoding, name); });
}

}  // namespace

// expat may call on after it was told to stop, so each of these asks for the error first.
struct XmlParser::Handlers {
  static XmlParser& of(void* self) { return *static_cast<XmlParser*>(self); }

  static void XMLCALL start(void* self, const char* name, const char** attributes) {
    XmlParser& parser = of(self);
    if (parser.error_) return;
    const int count = XML_GetSpecifiedAttributeCount(parser.parser());
    parser.begin(name, {attributes, static_cast<size_t>(count)});
  }

  static void XMLCALL end(void* self, const char* name) {
    XmlParser& parser = of(self);
    if (parser.error_) return;
    --parser.depth_;
    parser.end(name);
  }

  static void XMLCALL text(void* self, const char* piece, int size) {
    if (!of(self).error_) of(self).text({piece, static_cast<size_t>(size)});
  }

  static void XMLCALL name_space(void* self, const char* prefix, const char* space) {
    for (const char* const name : {prefix, space})
      if (name != nullptr && !of(self).error_ && !of(self).count_name(name)) return;
  }

  static void XMLCALL declaration(void* self, const char* /*version*/, const char* encoding,
                                  int /*standalone*/) {
    if (encoding == nullptr || is_read(encoding)) return;
    of(self).refuse(
        ErrorCode::encoding,
        fmt::format("the encoding is {}, expected UTF-8 or UTF-16; save the file as UTF-8",
                    clipped(encoding)));
  }

  static void XMLCALL entity(void* self, const char* name, int /*parameter*/, const char* /*value*/,
                             int /*size*/, const char* /*base*/, const char* /*system*/,
                             const char* /*identifier*/, const char* /*notation*/) {
    of(self).refuse(
        ErrorCode::format,
        fmt::format("entity {} is declared, expected no declarations of entities", clipped(name)));
  }

  static void XMLCALL default_value(void* self, const char* element, const char* attribute,
                                    const char* /*type*/, const char* value, int /*required*/) {
    if (value == nullptr) return;
    of(self).refuse(
        ErrorCode::format,
        fmt::format("a default is declared for attribute {} of {}, expected none",
                    clipped(split_name(attribute).local), clipped(split_name(element).local)));
  }

  static void XMLCALL unknown_entity(void* self, const char* name, int /*parameter*/) {
    of(self).refuse(ErrorCode::format,
                    fmt::format("unknown entity {}, expected one of the five of XML or a "
                                "character reference",
                                clipped(name)));
  }
};

void XmlParser::Free::operator()(XML_ParserStruct* parser) const { XML_ParserFree(parser); }

XmlParser::XmlParser(std::string file, const char* encoding)
    : file_(std::move(file)), parser_(XML_ParserCreateNS(encoding, kNamePart)) {
  XML_SetUserData(parser(), this);
  XML_SetElementHandler(parser(), Handlers::start, Handlers::end);
  XML_SetCharacterDataHandler(parser(), Handlers::text);
  XML_SetStartNamespaceDeclHandler(parser(), Handlers::name_space);
  XML_SetXmlDeclHandler(parser(), Handlers::declaration);
  XML_SetEntityDeclHandler(parser(), Handlers::entity);
  XML_SetAttlistDeclHandler(parser(), Handlers::default_value);
  XML_SetSkippedEntityHandler(parser(), Handlers::unknown_entity);
}
XmlParser::~XmlParser() = default;

size_t XmlParser::line() const { return XML_GetCurrentLineNumber(parser()); }

void XmlParser::refuse(ErrorCode code, std::string message) {
  if (!error_) error_ = Error{code, std::move(message), file_, line()};
  XML_StopParser(parser(), XML_FALSE);
}

// False when there are too many.
bool XmlParser::count_name(std::string_view name) {
  if (name.size() > kLongestName) {
    refuse(ErrorCode::format, fmt::format("a name has more than {} bytes", kLongestName));
    return false;
  }
  if (!names_.insert(hash64(name)).second || names_.size() <= kMostNames) return true;
  refuse(ErrorCode::format,
         fmt::format("more than {} different names of elements and attributes", kMostNames));
  return false;
}

void XmlParser::begin(std::string_view tag, std::span<const char* const> attributes) {
  if (!count_name(tag)) return;
  for (size_t i = 0; i < attributes.size(); i += 2)
    if (!count_name(attributes[i])) return;
  if (++depth_ > kDeepest)
    return refuse(ErrorCode::format,
                  fmt::format("elements are nested more than {} deep", kDeepest));
  start(tag, attributes);
}

}  // namespace align
