#include "glossary/xml_entries.h"

#include <expat.h>
#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
#include <span>

#include "base/utf8.h"
#include "input/xml_parser.h"
#include "text/legacy.h"

namespace align {
namespace {

constexpr size_t kMostNodes = 100'000;      // in an element that is wanted whole
constexpr size_t kPiece = size_t{1} << 20;  // bytes; the parser copies what it is given
constexpr size_t kLongestPiece = size_t{1} << 28;

bool is_utf16(std::string_view text) {
  return text.size() > 1 &&
         (text[0] == '\xFE' || text[0] == '\xFF' || text[0] == '\0' || text[1] == '\0');
}

class Parser final : private XmlParser {
 public:
  // What is valid UTF-8 is read as that: a declaration of UTF-16 is from before it was decoded.
  Parser(std::string_view text, const std::string& file, XmlEntries& reader)
      : XmlParser(file, is_utf16(text) ? nullptr : "UTF-8"),
        text_(text),
        file_(file),
        reader_(reader) {}

  Result<Done> run() {
    if (trimmed(text_).empty())
      return Error{ErrorCode::format, "is empty, expected an XML document", file_};
    if (const auto at = is_utf16(text_) ? std::nullopt : find_invalid_utf8(text_))
      return invalid_utf8(*at);
    bool sound = true;
    // It looks at what it held back again each time, so it gets as much anew as that is long.
    for (size_t given = 0; sound && !error_ && given < text_.size();) {
      const auto done = std::max<int64_t>(XML_GetCurrentByteIndex(parser()), 0);
      const size_t held = given - static_cast<size_t>(done);
      const std::string_view piece =
          text_.substr(given, std::min(std::max(kPiece, held), kLongestPiece));
      given += piece.size();
      sound = XML_Parse(parser(), piece.data(), static_cast<int>(piece.size()),
                        given == text_.size()) == XML_STATUS_OK;
    }
    if (error_) return *error_;
    if (!sound) return parser_error();
    return Done{};
  }

 private:
  Error invalid_utf8(size_t at) const;
  Error parser_error() const;
  void start(std::string_view tag, std::span<const char* const> attributes) override;
  void end(std::string_view tag) override;
  void text(std::string_view piece) override;

  std::string_view text_;
  const std::string& file_;
  XmlEntries& reader_;
  std::string space_;          // of the root
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
  const XML_Error code = XML_GetErrorCode(parser());
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

void Parser::start(std::string_view tag, std::span<const char* const> attributes) {
  const XmlName name = split_name(tag);
  XmlNode node;
  node.name = name.local;
  if (depth() == 1 || name.space != space_) node.space = name.space;
  for (size_t i = 0; i + 1 < attributes.size(); i += 2) {
    const XmlName key = split_name(attributes[i]);
    node.attributes.emplace_back(
        (key.space == kXmlNamespace ? "xml:" : "") + std::string(key.local), attributes[i + 1]);
  }
  if (depth() == 1) {
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

void Parser::end(std::string_view /*tag*/) {
  if (open_.empty()) return;
  XmlNode node = std::move(open_.back());
  open_.pop_back();
  if (open_.empty()) {
    reader_.take(node);
  } else {
    open_.back().children.push_back(std::move(node));
  }
}

void Parser::text(std::string_view piece) {
  if (open_.empty()) return;
  std::vector<XmlNode>& children = open_.back().children;
  if (children.empty() || !children.back().name.empty()) children.emplace_back();
  children.back().text.append(piece);
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
