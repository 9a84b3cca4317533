// The cells of an XLSX workbook as texts, whatever program saved it: shared and inline strings, rich text (its text),
// results of formulas (never the formulas), numbers as they are written in the file.
//
//     Result<XlsxReader> book = XlsxReader::open(bytes, "a.xlsx");        `bytes` outlive it
//     for (size_t i = 0; i < book->sheets().size(); ++i)
//       book->read(i, [](uint32_t row, const std::vector<XlsxCell>& cells) { ...; return true; });
//     XlsxReader::open("PK...", "a.ods")                                  an Error: is an OpenDocument file, ...
//
// Rows count from 1, columns from 0; cells without text are left out, and so are rows of none. Errors: no workbook
// (.xls, passwords, OpenDocument: what to do), those of zip_parts.h, XML that is not well-formed or against the rules
// of xml_parser.h (a DOCTYPE is refused too), more than 16,384 columns, more than ten million shared strings.
#ifndef ALIGN_INPUT_XLSX_READER_H_
#define ALIGN_INPUT_XLSX_READER_H_

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.h"
#include "input/zip_parts.h"

namespace align {

struct XlsxCell {
  uint32_t column = 0;
  std::string_view text;  // valid during the call
  bool error = false;     // of a formula: "#NAME?"
};

// Texts by number, in one piece.
class XlsxStrings {
 public:
  void add(std::string_view text);
  size_t size() const { return ends_.size(); }
  std::string_view at(size_t i) const;

 private:
  std::string text_;
  std::vector<uint32_t> ends_;
};

class XlsxReader {
 public:
  // `most_unpacked` bytes: see zip_parts.h.
  static Result<XlsxReader> open(std::string_view bytes, std::string file,
                                 uint64_t most_unpacked = ZipParts::kMostUnpacked);

  const std::vector<std::string>& sheets() const { return names_; }  // in the order of the tabs
  // False ends the reading.
  using Row = std::function<bool(uint32_t row, const std::vector<XlsxCell>& cells)>;
  Result<Done> read(size_t sheet, const Row& row);

 private:
  explicit XlsxReader(ZipParts zip) : zip_(std::move(zip)) {}
  Result<Done> read_structure();

  ZipParts zip_;
  std::vector<std::string> names_;
  std::vector<std::string> parts_;  // of the sheets
  XlsxStrings strings_;
};

}  // namespace align

#endif  // ALIGN_INPUT_XLSX_READER_H_
