#include "glossary/xml_entries.h"

#include <expat.h>
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <memory>
#include <span>
#include <unordered_set>

#include "base/hash.h"
#include "base/utf8.h"
#include "input/xml_tag.h"
#include "text/legacy.h"

namespace align {
namespace {

constexpr size_t kDeepest = 256;
constexpr size_t kMostNodes = 100'000;      // in an element that is wanted whole
constexpr size_t kLongestName = 1000;       // bytes, with its namespace
constexpr size_t kMostNames = 10'000;       // the parser never forgets one
constexpr size_t kPiece = size_t{1} << 20;  // bytes; the parser copies what it is given
constexpr size_t kLongestPiece = size_t{1} << 28;
constexpr std::string_view kBlanks = " \t\r\n";

struct FreeParser {
  void operator()(XML_Parser parser) const { XML_ParserFree(parser); }
};

bool is_utf16(std::string_view text) {
  return text.size() > 1 &&
         (text[0] == '\xFE' || text[0] == '\xFF' || text[0] == '\0' || text[1] == '\0');
}

class Parser {
 public:
  // What is valid UTF-8 is read as that: a declaration of UTF-16 is from before it was decoded.
  Parser(std::string_view text, const std::string& file, XmlEntries& reader)
      : text_(text),
        file_(file),
        reader_(reader),
        parser_(XML_ParserCreateNS(is_utf16(text) ? nullptr : "UTF-8", kNamePart)) {
    XML_Parser parser = parser_.get();
    XML_SetUserData(parser, this);
    XML_SetElementHandler(parser, on_start, on_end);
    XML_SetCharacterDataHandler(parser, on_text);
    XML_SetStartNamespaceDeclHandler(parser, on_namespace);
    XML_SetXmlDeclHandler(parser, on_declaration);
    XML_SetEntityDeclHandler(parser, on_entity);
    XML_SetAttlistDeclHandler(parser, on_default);
    XML_SetSkippedEntityHandler(parser, on_unknown_entity);
  }

  Result<Done> run() {
    if (trimmed(text_).empty())
      return Error{ErrorCode::format, "is empty, expected an XML document", file_};
    if (const auto at = is_utf16(text_) ? std::nullopt : find_invalid_utf8(text_))
      return invalid_utf8(*at);
    bool sound = true;
    // It looks at what it held back again each time, so it gets as much anew as that is long.
    for (size_t given = 0; sound && !error_ && given < text_.size();) {
      const auto done = std::max<int64_t>(XML_GetCurrentByteIndex(parser_.get()), 0);
      const size_t held = given - static_cast<size_t>(done);
      const std::string_view piece =
          text_.substr(given, std::min(std::max(kPiece, held), kLongestPiece));
      given += piece.size();
      sound = XML_Parse(parser_.get(), piece.data(), static_cast<int>(piece.size()),
                        given == text_.size()) == XML_STATUS_OK;
    }
    if (error_) return *error_;
    if (!sound) return parser_error();
    return Done{};
  }

 private:
  Error invalid_utf8(size_t at) const;
  Error parser_error() const;
  void refuse(ErrorCode code, std::string message);
  bool count_name(std::string_view name);
  void start(std::string_view name, std::span<const char* const> attributes);
  void end();
  size_t line() const { return XML_GetCurrentLineNumber(parser_.get()); }

  static Parser& of(void* self) { return *static_cast<Parser*>(self); }
  static void XMLCALL on_start(void* self, const char* name, const char** attributes);
  static void XMLCALL on_end(void* self, const char* name);
  static void XMLCALL on_text(void* self, const char* text, int size);
  static void XMLCALL on_namespace(void* self, const char* prefix, const char* space);
  static void XMLCALL on_declaration(void* self, const char* version, const char* encoding,
                                     int standalone);
  static void XMLCALL on_entity(void* self, const char* name, int parameter, const char* value,
                                int size, const char* base, const char* system,
                                const char* identifier, const char* notation);
  static void XMLCALL on_default(void* self, const char* element, const char* attribute,
                                 const char* type, const char* value, int required);
  static void XMLCALL on_unknown_entity(void* self, const char* name, int parameter);

  std::string_view text_;
  const std::string& file_;
  XmlEntries& reader_;
  std::unique_ptr<XML_ParserStruct, FreeParser> parser_;
  std::unordered_set<uint64_t> names_;  // hashes of all names so far
  std::optional<Error> error_;
  std::string space_;          // of the root
  size_t depth_ = 0;           // of all elements
  std::vector<XmlNode> open_;  // of the element that is wanted whole, outermost first
  size_t nodes_ = 0;           // in it
};

Error Parser::invalid_utf8(size_t at) const {
  std::string message = "invalid UTF-8";
  constexpr size_t kBefore = 200;
  constexpr size_t kContext = 1000;
  const size_t begin = at < kBefore ? 0 : at - kBefore;
  if (const auto legacy = guess_legacy(text_.substr(begin, kContext)))
    message += fmt::format("; this looks like {} text", name_of(*legacy));
  const auto before = text_.substr(0, at);
  return {ErrorCode::invalid_utf8, std::move(message), file_,
          1 + static_cast<size_t>(std::count(before.begin(), before.end(), '\n'))};
}

Error Parser::parser_error() const {
  const XML_Error code = XML_GetErrorCode(parser_.get());
  const bool cut = code == XML_ERROR_NO_ELEMENTS || code == XML_ERROR_UNCLOSED_TOKEN ||
                   code == XML_ERROR_UNCLOSED_CDATA_SECTION || code == XML_ERROR_PARTIAL_CHAR;
  std::string message =
      code == XML_ERROR_UNDEFINED_ENTITY
          ? "an unknown entity, expected one of the five of XML or a character reference"
          : fmt::format("{}: {}",
                        cut ? "the file ends in the middle of the document" : "not well-formed XML",
                        XML_ErrorString(code));
  return {ErrorCode::format, std::move(message), file_, line()};
}

void Parser::refuse(ErrorCode code, std::string message) {
  if (!error_) error_ = Error{code, std::move(message), file_, line()};
  XML_StopParser(parser_.get(), XML_FALSE);
}

// False when there are too many.
bool Parser::count_name(std::string_view name) {
  if (name.size() > kLongestName) {
    refuse(ErrorCode::format, fmt::format("a name has more than {} bytes", kLongestName));
    return false;
  }
  if (!names_.insert(hash64(name)).second || names_.size() <= kMostNames) return true;
  refuse(ErrorCode::format,
         fmt::format("more than {} different names of elements and attributes", kMostNames));
  return false;
}

void Parser::start(std::string_view tag, std::span<const char* const> attributes) {
  if (!count_name(tag)) return;
  const XmlName name = split_name(tag);
  XmlNode node;
  node.name = name.local;
  if (depth_ == 0 || name.space != space_) node.space = name.space;
  for (size_t i = 0; i + 1 < attributes.size(); i += 2) {
    if (!count_name(attributes[i])) return;
    const XmlName key = split_name(attributes[i]);
    node.attributes.emplace_back(
        (key.space == kXmlNamespace ? "xml:" : "") + std::string(key.local), attributes[i + 1]);
  }
  if (++depth_ > kDeepest)
    return refuse(ErrorCode::format,
                  fmt::format("elements are nested more than {} deep", kDeepest));
  if (depth_ == 1) {
    space_ = node.space;
    if (auto fault = reader_.root(node)) refuse(fault->code, std::move(fault->message));
    return;
  }
  if (open_.empty()) nodes_ = 0;
  if (open_.empty() && !reader_.wants(node)) return;
  node.line = line();
  open_.push_back(std::move(node));
  if (++nodes_ > kMostNodes)
    refuse(ErrorCode::format,
           fmt::format("<{}> has more than {} elements", open_.front().name, kMostNodes));
}

void Parser::end() {
  --depth_;
  if (open_.empty()) return;
  XmlNode node = std::move(open_.back());
  open_.pop_back();
  if (open_.empty()) {
    reader_.take(node);
  } else {
    open_.back().children.push_back(std::move(node));
  }
}

// expat may call on after it was told to stop, so each of these asks for the error first.
void Parser::on_start(void* self, const char* name, const char** attributes) {
  Parser& parser = of(self);
  if (parser.error_) return;
  const int count = XML_GetSpecifiedAttributeCount(parser.parser_.get());
  parser.start(name, {attributes, static_cast<size_t>(count)});
}

void Parser::on_end(void* self, const char* /*name*/) {
  if (!of(self).error_) of(self).end();
}

void Parser::on_text(void* self, const char* text, int size) {
  Parser& parser = of(self);
  if (parser.error_ || parser.open_.empty()) return;
  std::vector<XmlNode>& children = parser.open_.back().children;
  if (children.empty() || !children.back().name.empty()) children.emplace_back();
  children.back().text.append(text, static_cast<size_t>(size));
}

void Parser::on_namespace(void* self, const char* prefix, const char* space) {
  for (const char* const name : {prefix, space})
    if (name != nullptr && !of(self).error_ && !of(self).count_name(name)) return;
}

void Parser::on_declaration(void* self, const char* /*version*/, const char* encoding,
                            int /*standalone*/) {
  static constexpr std::array<std::string_view, 5> kRead = {"utf-8", "utf-16", "utf-16le",
                                                            "utf-16be", "us-ascii"};
  if (encoding == nullptr) return;
  for (const std::string_view name : kRead)
    if (same_letters(encoding, name)) return;
  of(self).refuse(
      ErrorCode::encoding,
      fmt::format("the encoding is {}, expected UTF-8 or UTF-16; save the file as UTF-8",
                  clipped(encoding)));
}

void Parser::on_entity(void* self, const char* name, int /*parameter*/, const char* /*value*/,
                       int /*size*/, const char* /*base*/, const char* /*system*/,
                       const char* /*identifier*/, const char* /*notation*/) {
  of(self).refuse(
      ErrorCode::format,
      fmt::format("entity {} is declared, expected no declarations of entities", clipped(name)));
}

void Parser::on_default(void* self, const char* element, const char* attribute,
                        const char* /*type*/, const char* value, int /*required*/) {
  if (value == nullptr) return;
  of(self).refuse(
      ErrorCode::format,
      fmt::format("a default is declared for attribute {} of {}, expected none",
                  clipped(split_name(attribute).local), clipped(split_name(element).local)));
}

void Parser::on_unknown_entity(void* self, const char* name, int /*parameter*/) {
  of(self).refuse(
      ErrorCode::format,
      fmt::format("unknown entity {}, expected one of the five of XML or a character reference",
                  clipped(name)));
}

void append_text(std::string& out, const XmlNode& node, std::string_view without) {
  out += node.text;
  for (const XmlNode& child : node.children) {
    const bool left_out =
        !child.name.empty() &&
        (" " + std::string(without) + " ").find(" " + child.name + " ") != std::string::npos;
    if (!left_out) append_text(out, child, without);
  }
}

}  // namespace

std::string_view XmlNode::attribute(std::string_view key) const {
  for (const auto& [name_of_it, value] : attributes)
    if (name_of_it == key) return value;
  return {};
}

Result<Done> read_xml_entries(std::string_view text, const std::string& file, XmlEntries& reader) {
  return Parser(text, file, reader).run();
}

std::string text_of(const XmlNode& node, std::string_view without) {
  std::string out;
  append_text(out, node, without);
  return std::string(trimmed(out));
}

std::string term_text(const XmlNode& node, std::string_view without) {
  std::string text = text_of(node, without);
  if (text.find_first_of("\r\n") == std::string::npos) return text;
  std::string out;
  for (size_t i = 0; i < text.size();) {
    const size_t end = std::min(text.find_first_not_of(kBlanks, i), text.size());
    const std::string_view blanks = std::string_view(text).substr(i, end - i);
    out += blanks.find_first_of("\r\n") == std::string_view::npos ? blanks : " ";
    i = std::min(text.find_first_of(kBlanks, end), text.size());
    out.append(text, end, i - end);
  }
  return out;
}

}  // namespace align
