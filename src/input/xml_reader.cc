// The parser is fed a block at a time, and the records that the handler finished in it are given before the next one
// is read. So no more is kept than a block, the record that is being read, and what the parser holds back: a tag or a
// comment that is not yet whole.
#include "input/xml_reader.h"

#include <expat.h>
#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
#include <utility>

#include "base/byte_reader.h"
#include "base/io_error.h"
#include "base/utf8.h"
#include "input/xml_parser.h"
#include "text/legacy.h"

namespace align {
namespace {

constexpr size_t kBlock = size_t{64} << 10;
constexpr size_t kLongestTag = size_t{8} << 20;  // bytes; of a comment and a DOCTYPE too

class XmlSource : public PairSource, private XmlParser {
 public:
  XmlSource(ByteReader in, const std::string& path, std::unique_ptr<XmlHandler> handler)
      : XmlParser(std::string(shown_name(path)), nullptr),
        in_(std::move(in)),
        path_(path),
        handler_(std::move(handler)) {
    XML_SetReturnNSTriplet(parser(), 1);
    XML_SetDoctypeDeclHandler(parser(), on_doctype, on_doctype_end);
  }

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

  void start(std::string_view tag, std::span<const char* const> attributes) override {
    if (auto fault = handler_->start(XmlTag(tag, attributes), line()))
      refuse(fault->code, std::move(fault->message));
  }
  void end(std::string_view tag) override {
    handler_->end(split_name(tag), XML_GetCurrentByteCount(parser()) == 0);
  }
  void text(std::string_view piece) override { handler_->text(piece); }

  static XmlSource& of(void* self) {
    return static_cast<XmlSource&>(*static_cast<XmlParser*>(self));
  }
  static void XMLCALL on_doctype(void* self, const char* /*name*/, const char* /*system*/,
                                 const char* /*identifier*/, int /*internal*/) {
    of(self).doctype_at_ = XML_GetCurrentByteIndex(of(self).parser());
  }
  static void XMLCALL on_doctype_end(void* self) { of(self).doctype_at_.reset(); }

  ByteReader in_;
  std::string path_;
  std::unique_ptr<XmlHandler> handler_;
  uint64_t given_ = 0;                 // bytes that the parser got
  std::optional<int64_t> doctype_at_;  // while it is being read, for its names are kept too
  bool utf16_ = false;
  bool ended_ = false;  // error_ is given when the records before it were
};

// The parser looks at what it held back again each time, so it gets as much anew as that is long.
void XmlSource::read_block() {
  const int64_t done = XML_GetCurrentByteIndex(parser());
  const size_t held = given_ - (doctype_at_ ? *doctype_at_ : std::max<int64_t>(done, 0));
  if (held > kLongestTag) {
    ended_ = true;
    return refuse(ErrorCode::format,
                  fmt::format("a tag, comment or DOCTYPE has more than {} bytes", kLongestTag));
  }
  const size_t wanted = held > kBlock ? std::min(held, kLongestTag + kBlock - held) : 1;
  const size_t room = std::max(kBlock, wanted);
  auto* const buffer = static_cast<char*>(XML_GetBuffer(parser(), static_cast<int>(room)));
  if (buffer == nullptr) {
    ended_ = true;
    return refuse(ErrorCode::io, "out of memory");
  }
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
  const bool sound = XML_ParseBuffer(parser(), static_cast<int>(size), whole) == XML_STATUS_OK;
  if (!sound && !error_) error_ = parser_error(whole);
  if (!sound) ended_ = true;
  if (!error_ && unread) error_ = std::move(unread);
}

Error XmlSource::parser_error(bool at_end) const {
  const XML_Error code = XML_GetErrorCode(parser());
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
  const char* const begin = XML_GetInputContext(parser(), &offset, &size);
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

}  // namespace

SourceResult open_xml(const std::string& path, const SourceOptions& options,
                      std::unique_ptr<XmlHandler> handler) {
  Result<ByteReader> in = ByteReader::open(path, options.stop);
  if (!in) return in.error();
  return std::unique_ptr<PairSource>(
      std::make_unique<XmlSource>(std::move(*in), path, std::move(handler)));
}

}  // namespace align
