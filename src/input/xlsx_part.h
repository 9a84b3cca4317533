// Not for outside. A part of an XLSX workbook as an XML document, parsed while it is unpacked.
#ifndef ALIGN_INPUT_XLSX_PART_H_
#define ALIGN_INPUT_XLSX_PART_H_

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "base/result.h"
#include "input/xml_parser.h"
#include "input/zip_parts.h"

namespace align {

// Names come without their namespaces: two generations of the format differ in nothing else.
class XlsxPart : protected XmlParser {
 public:
  explicit XlsxPart(const std::string& file);
  virtual ~XlsxPart() = default;

  // To its end, or until it is enough(). Errors name the part.
  Result<Done> read(ZipParts& zip, const std::string& part);

 protected:
  using Attributes = std::span<const char* const>;
  virtual void open_tag(std::string_view name, Attributes attributes) = 0;
  virtual void close_tag(std::string_view name) = 0;
  static std::optional<std::string_view> attribute(Attributes attributes, std::string_view name);
  void enough() { enough_ = true; }
  bool is_enough() const { return enough_; }

 private:
  void start(std::string_view tag, std::span<const char* const> attributes) final;
  void end(std::string_view tag) final;
  bool parse(std::string_view piece, bool last);

  bool enough_ = false;
  size_t given_ = 0;  // bytes that the parser got
};

// "_x000D_" is how the format writes characters that XML has not. What cannot be one becomes U+FFFD.
std::string without_xlsx_escapes(std::string_view text);

}  // namespace align

#endif  // ALIGN_INPUT_XLSX_PART_H_
