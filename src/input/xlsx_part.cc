#include "input/xlsx_part.h"

#include <expat.h>
#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "base/utf8.h"

namespace align {
namespace {

constexpr size_t kLongestTag = size_t{1} << 20;  // bytes
constexpr size_t kEscape = 7;                    // "_x000D_"

// The unit of UTF-16 that an escape at the front of `text` stands for.
std::optional<char32_t> escaped_unit(std::string_view text) {
  if (text.size() < kEscape || !text.starts_with("_x") || text[kEscape - 1] != '_')
    return std::nullopt;
  uint32_t unit = 0;
  const char* const end = text.data() + kEscape - 1;
  const auto [to, code] = std::from_chars(text.data() + 2, end, unit, 16);
  if (code != std::errc{} || to != end) return std::nullopt;
  return unit;
}

bool is_high(char32_t c) { return c >= 0xD800 && c < 0xDC00; }
bool is_low(char32_t c) { return c >= 0xDC00 && c < 0xE000; }

}  // namespace

XlsxPart::XlsxPart(const std::string& file) : XmlParser(file, nullptr) {
  // No document of this kind has one, and the parser would keep what it declares.
  XML_SetStartDoctypeDeclHandler(parser(),
                                 [](void* self, const char* /*name*/, const char* /*system*/,
                                    const char* /*identifier*/, int /*internal*/) {
                                   static_cast<XlsxPart*>(static_cast<XmlParser*>(self))
                                       ->refuse(ErrorCode::format, "has a DOCTYPE, expected none");
                                 });
}

std::optional<std::string_view> XlsxPart::attribute(Attributes attributes, std::string_view name) {
  for (size_t i = 0; i + 1 < attributes.size(); i += 2)
    if (split_name(attributes[i]).local == name) return attributes[i + 1];
  return std::nullopt;
}

void XlsxPart::start(std::string_view tag, std::span<const char* const> attributes) {
  if (!enough_) open_tag(split_name(tag).local, attributes);
}

void XlsxPart::end(std::string_view tag) {
  if (!enough_) close_tag(split_name(tag).local);
}

// False when no more is wanted.
bool XlsxPart::parse(std::string_view piece, bool last) {
  given_ += piece.size();
  const bool sound =
      XML_Parse(parser(), piece.data(), static_cast<int>(piece.size()), last) == XML_STATUS_OK;
  if (!sound && !error_)
    error_ =
        Error{ErrorCode::format,
              fmt::format("not well-formed XML: {}", XML_ErrorString(XML_GetErrorCode(parser()))),
              {},
              line()};
  const auto done = static_cast<size_t>(std::max<int64_t>(XML_GetCurrentByteIndex(parser()), 0));
  if (!error_ && given_ - std::min(done, given_) > kLongestTag)
    refuse(ErrorCode::format, fmt::format("a tag has more than {} bytes", kLongestTag));
  return !error_ && !enough_;
}

Result<Done> XlsxPart::read(ZipParts& zip, const std::string& part) {
  auto done = zip.read(part, [&](std::string_view piece) { return parse(piece, false); });
  if (!done) return done;
  if (!error_ && !enough_) parse({}, true);
  if (!error_) return done;
  // The line of a row is another matter than that of the XML.
  return Error{error_->code, fmt::format("{}, line {}: {}", part, error_->line, error_->message),
               zip.file()};
}

std::string without_xlsx_escapes(std::string_view text) {
  std::string out;
  for (size_t i = 0; i < text.size();) {
    const size_t at = text.find("_x", i);
    out.append(text.substr(i, at - i));
    if (at == std::string_view::npos) break;
    auto unit = escaped_unit(text.substr(at));
    if (!unit) {
      out.append("_x");
      i = at + 2;
      continue;
    }
    i = at + kEscape;
    if (is_high(*unit)) {
      const auto low = escaped_unit(text.substr(i));
      if (low && is_low(*low)) {
        unit = 0x10000 + ((*unit - 0xD800) << 10) + (*low - 0xDC00);
        i += kEscape;
      }
    }
    append_utf8(out, *unit == 0 || is_high(*unit) || is_low(*unit) ? U'\uFFFD' : *unit);
  }
  return out;
}

}  // namespace align
