// The parser is fed a block at a time, and the records that the handler finished in it are given before the next one
// is read. So no more is kept than a block, the record that is being read, and what the parser holds back: a tag or a
// comment that is not yet whole.
#include "input/xml_reader.h"

#include <expat.h>
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <unordered_set>
#include <utility>

#include "base/byte_reader.h"
#include "base/hash.h"
#include "base/io_error.h"
#include "base/utf8.h"
#include "text/legacy.h"

namespace align {
namespace {

constexpr size_t kBlock = size_t{64} << 10;
constexpr size_t kDeepest = 256;
constexpr size_t kLongestTag = size_t{8} << 20;  // bytes; of a comment and a DOCTYPE too
constexpr size_t kLongestName = 1000;            // bytes, with its namespace
constexpr size_t kMostNames = 10'000;            // the parser never forgets one

bool is_read(std::string_view encoding) {
  static constexpr std::array<std::string_view, 5> kRead = {"utf-8", "utf-16", "utf-16le",
                                                            "utf-16be", "us-ascii"};
  return std::any_of(kRead.begin(), kRead.end(),
                     [&](std::string_view name) { return same_letters(encoding, name); });
}

struct FreeParser {
  void operator()(XML_Parser parser) const { XML_ParserFree(parser); }
};

class XmlSource : public PairSource {
 public:
  XmlSource(ByteReader in, const std::string& path, std::unique_ptr<XmlHandler> handler)
      : in_(std::move(in)),
        path_(path),
        handler_(std::move(handler)),
        parser_(XML_ParserCreateNS(nullptr, kNamePart)) {
    XML_Parser parser = parser_.get();
    XML_SetReturnNSTriplet(parser, 1);
    XML_SetUserData(parser, this);
    XML_SetElementHandler(parser, on_start, on_end);
    XML_SetCharacterDataHandler(parser, on_text);
    XML_SetStartNamespaceDeclHandler(parser, on_namespace);
    XML_SetDoctypeDeclHandler(parser, on_doctype, on_doctype_end);
    XML_SetXmlDeclHandler(parser, on_declaration);
    XML_SetEntityDeclHandler(parser, on_entity);
    XML_SetAttlistDeclHandler(parser, on_default);
    XML_SetSkippedEntityHandler(parser, on_unknown_entity);
  }
  // The parser knows where this is.
  XmlSource(const XmlSource&) = delete;
  XmlSource& operator=(const XmlSource&) = delete;

  Result<std::optional<RawRecord>> next() override {
    while (handler_->finished.empty() && !ended_) read_block();
    if (!handler_->finished.empty()) {
      RawRecord raw = std::move(handler_->finished.front());
      handler_->finished.pop_front();
      return std::optional(std::move(raw));
    }
    if (error_) return *error_;
    return std::optional<RawRecord>();
  }
  bool ready() override { return !handler_->finished.empty() || ended_ || in_.ready(); }
  uint64_t consumed() const override { return in_.consumed(); }

 private:
  void read_block();
  Error parser_error(bool at_end) const;
  std::optional<Error> invalid_utf8() const;
  void refuse(ErrorCode code, std::string message);
  bool count_name(std::string_view name);
  size_t line() const { return XML_GetCurrentLineNumber(parser_.get()); }

  static XmlSource& of(void* self) { return *static_cast<XmlSource*>(self); }
  static void XMLCALL on_start(void* self, const char* name, const char** attributes);
  static void XMLCALL on_end(void* self, const char* name);
  static void XMLCALL on_text(void* self, const char* text, int size);
  static void XMLCALL on_namespace(void* self, const char* prefix, const char* space);
  static void XMLCALL on_declaration(void* self, const char* version, const char* encoding,
                                     int standalone);
  static void XMLCALL on_doctype(void* self, const char* name, const char* system,
                                 const char* identifier, int internal);
  static void XMLCALL on_doctype_end(void* self);
  static void XMLCALL on_entity(void* self, const char* name, int parameter, const char* value,
                                int size, const char* base, const char* system,
                                const char* identifier, const char* notation);
  static void XMLCALL on_default(void* self, const char* element, const char* attribute,
                                 const char* type, const char* value, int required);
  static void XMLCALL on_unknown_entity(void* self, const char* name, int parameter);

  ByteReader in_;
  std::string path_;
  std::unique_ptr<XmlHandler> handler_;
  std::unique_ptr<XML_ParserStruct, FreeParser> parser_;
  std::unordered_set<uint64_t> names_;  // hashes of all names so far
  std::optional<Error> error_;          // given when the records before it were
  uint64_t given_ = 0;                  // bytes that the parser got
  std::optional<int64_t> doctype_at_;   // while it is being read, for its names are kept too
  size_t depth_ = 0;
  bool utf16_ = false;
  bool ended_ = false;
};

// The parser looks at what it held back again each time, so it gets as much anew as that is long.
void XmlSource::read_block() {
  const int64_t done = XML_GetCurrentByteIndex(parser_.get());
  const size_t held = given_ - (doctype_at_ ? *doctype_at_ : std::max<int64_t>(done, 0));
  if (held > kLongestTag) {
    return refuse(ErrorCode::format,
                  fmt::format("a tag, comment or DOCTYPE has more than {} bytes", kLongestTag));
  }
  const size_t wanted = held > kBlock ? std::min(held, kLongestTag + kBlock - held) : 1;
  const size_t room = std::max(kBlock, wanted);
  auto* const buffer = static_cast<char*>(XML_GetBuffer(parser_.get(), static_cast<int>(room)));
  if (buffer == nullptr) return refuse(ErrorCode::io, "out of memory");
  size_t size = 0;
  std::optional<Error> unread;
  while (size < wanted && !ended_) {
    const Result<size_t> got = in_.read(buffer + size, room - size);
    if (!got) unread = got.error();
    ended_ = !got || *got == 0;
    if (got) size += *got;
  }
  if (given_ == 0 && size > 0)
    utf16_ = buffer[0] == '\xFE' || buffer[0] == '\xFF' || buffer[0] == '\0' ||
             (size > 1 && buffer[1] == '\0');
  given_ += size;
  const bool whole = ended_ && !unread && !in_.stopped();
  const bool sound = XML_ParseBuffer(parser_.get(), static_cast<int>(size), whole) == XML_STATUS_OK;
  if (!sound && !error_) error_ = parser_error(whole);
  if (!sound) ended_ = true;
  if (!error_ && unread) error_ = std::move(unread);
}

Error XmlSource::parser_error(bool at_end) const {
  const XML_Error code = XML_GetErrorCode(parser_.get());
  Error error{ErrorCode::format, {}, std::string(shown_name(path_)), line()};
  if (given_ == 0) {
    error.message = "is empty, expected an XML document";
    error.line = 0;
  } else if (const auto invalid = invalid_utf8(); invalid && code == XML_ERROR_INVALID_TOKEN) {
    error.code = invalid->code;
    error.message = invalid->message;
  } else if (code == XML_ERROR_UNDEFINED_ENTITY) {
    error.message = "an unknown entity, expected one of the five of XML or a character reference";
  } else if (at_end &&
             (code == XML_ERROR_NO_ELEMENTS || code == XML_ERROR_UNCLOSED_TOKEN ||
              code == XML_ERROR_UNCLOSED_CDATA_SECTION || code == XML_ERROR_PARTIAL_CHAR)) {
    error.message =
        fmt::format("the file ends in the middle of the document ({})", XML_ErrorString(code));
  } else {
    error.message = fmt::format("not well-formed XML: {}", XML_ErrorString(code));
  }
  return error;
}

// What the parser calls an invalid token may be a byte that is no UTF-8.
std::optional<Error> XmlSource::invalid_utf8() const {
  int offset = 0;
  int size = 0;
  const char* const begin = XML_GetInputContext(parser_.get(), &offset, &size);
  if (utf16_ || begin == nullptr || offset < 0 || offset >= size) return std::nullopt;
  const std::string_view context(begin, static_cast<size_t>(size));
  constexpr size_t kLongestSequence = 4;
  const std::string_view at = context.substr(static_cast<size_t>(offset), kLongestSequence);
  if (find_invalid_utf8(at) != 0) return std::nullopt;
  std::string message = "invalid UTF-8";
  if (const auto legacy = guess_legacy(context))
    message += fmt::format("; this looks like {} text", name_of(*legacy));
  return Error{ErrorCode::invalid_utf8, std::move(message)};
}

void XmlSource::refuse(ErrorCode code, std::string message) {
  if (!error_) error_ = Error{code, std::move(message), std::string(shown_name(path_)), line()};
  ended_ = true;
  XML_StopParser(parser_.get(), XML_FALSE);
}

// False when there are too many.
bool XmlSource::count_name(std::string_view name) {
  if (name.size() > kLongestName) {
    refuse(ErrorCode::format, fmt::format("a name has more than {} bytes", kLongestName));
    return false;
  }
  if (!names_.insert(hash64(name)).second || names_.size() <= kMostNames) return true;
  refuse(ErrorCode::format,
         fmt::format("more than {} different names of elements and attributes", kMostNames));
  return false;
}

// expat may call on after it was told to stop, so each of these asks for the error first.
void XmlSource::on_start(void* self, const char* name, const char** attributes) {
  XmlSource& source = of(self);
  if (source.error_) return;
  const int count = XML_GetSpecifiedAttributeCount(source.parser_.get());
  const std::span<const char* const> given(attributes, static_cast<size_t>(count));
  if (!source.count_name(name)) return;
  for (size_t i = 0; i < given.size(); i += 2)
    if (!source.count_name(given[i])) return;
  if (++source.depth_ > kDeepest) {
    return source.refuse(ErrorCode::format,
                         fmt::format("elements are nested more than {} deep", kDeepest));
  }
  if (auto fault = source.handler_->start(XmlTag(name, given), source.line()))
    source.refuse(fault->code, std::move(fault->message));
}

void XmlSource::on_end(void* self, const char* name) {
  XmlSource& source = of(self);
  if (source.error_) return;
  --source.depth_;
  source.handler_->end(split_name(name), XML_GetCurrentByteCount(source.parser_.get()) == 0);
}

void XmlSource::on_text(void* self, const char* text, int size) {
  XmlSource& source = of(self);
  if (!source.error_) source.handler_->text({text, static_cast<size_t>(size)});
}

void XmlSource::on_namespace(void* self, const char* prefix, const char* space) {
  XmlSource& source = of(self);
  for (const char* const name : {prefix, space})
    if (name != nullptr && !source.error_ && !source.count_name(name)) return;
}

void XmlSource::on_declaration(void* self, const char* /*version*/, const char* encoding,
                               int /*standalone*/) {
  if (encoding == nullptr || is_read(encoding)) return;
  of(self).refuse(
      ErrorCode::encoding,
      fmt::format("the encoding is {}, expected UTF-8 or UTF-16; save the file as UTF-8",
                  clipped(encoding)));
}

void XmlSource::on_doctype(void* self, const char* /*name*/, const char* /*system*/,
                           const char* /*identifier*/, int /*internal*/) {
  XmlSource& source = of(self);
  source.doctype_at_ = XML_GetCurrentByteIndex(source.parser_.get());
}

void XmlSource::on_doctype_end(void* self) { of(self).doctype_at_.reset(); }

void XmlSource::on_entity(void* self, const char* name, int /*parameter*/, const char* /*value*/,
                          int /*size*/, const char* /*base*/, const char* /*system*/,
                          const char* /*identifier*/, const char* /*notation*/) {
  of(self).refuse(
      ErrorCode::format,
      fmt::format("entity {} is declared, expected no declarations of entities", clipped(name)));
}

void XmlSource::on_default(void* self, const char* element, const char* attribute,
                           const char* /*type*/, const char* value, int /*required*/) {
  if (value == nullptr) return;
  of(self).refuse(
      ErrorCode::format,
      fmt::format("a default is declared for attribute {} of {}, expected none",
                  clipped(split_name(attribute).local), clipped(split_name(element).local)));
}

void XmlSource::on_unknown_entity(void* self, const char* name, int /*parameter*/) {
  of(self).refuse(ErrorCode::format,
                  fmt::format("unknown entity {}, expected one of the five of XML or a character "
                              "reference",
                              clipped(name)));
}

}  // namespace

SourceResult open_xml(const std::string& path, const SourceOptions& options,
                      std::unique_ptr<XmlHandler> handler) {
  Result<ByteReader> in = ByteReader::open(path, options.stop);
  if (!in) return in.error();
  return std::unique_ptr<PairSource>(
      std::make_unique<XmlSource>(std::move(*in), path, std::move(handler)));
}

}  // namespace align
