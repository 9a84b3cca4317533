// Any bytes as a workbook that comes back from a reviewer: it is read or refused, and what was read are decisions that
// can be written down. The first byte tells what the others are: an archive as it is, or the rows of a sheet, a line of
// '=' and shared strings, so that the fuzzer need not guess check-sums.
#include "base/utf8.h"
#include "input/xlsx_reader.h"
#include "review/review_xlsx.h"
#include "tests/fuzz/target.h"
#include "tests/support/workbook.h"

namespace align {
namespace {

constexpr uint64_t kMostUnpacked = 1 << 20;

std::string workbook_of(std::string_view bytes) {
  static constexpr std::string_view kLine = "\n=\n";
  const size_t cut = bytes.find(kLine);
  const std::string strings(cut == std::string_view::npos ? "" : bytes.substr(cut + kLine.size()));
  return zip_of(workbook_parts({{"Review", std::string(bytes.substr(0, cut))}}, strings));
}

void read_cells(std::string_view bytes) {
  Result<XlsxReader> book = XlsxReader::open(bytes, "a.xlsx", kMostUnpacked);
  if (!book) return;
  for (size_t i = 0; i < book->sheets().size(); ++i)
    (void)book->read(i, [](uint32_t row, const std::vector<XlsxCell>& cells) {
      require(row > 0 && !cells.empty(), "rows count from 1 and have cells");
      for (const XlsxCell& cell : cells)
        require(!cell.text.empty() && !find_invalid_utf8(cell.text), "cells have text");
      return true;
    });
}

}  // namespace

void fuzz_review_xlsx(std::string_view bytes) {
  FuzzInput input(bytes);
  const bool archive = input.byte() == 'P';
  const std::string workbook =
      archive ? "P" + std::string(input.rest()) : workbook_of(input.rest());
  read_cells(workbook);
  const Result<SheetDecisions> in = read_review_xlsx(workbook, "a.xlsx");
  if (!in) {
    require(!in.error().message.empty() && !find_invalid_utf8(in.error().text()),
            "an error can be printed");
    return;
  }
  for (const Error& fault : in->faults)
    require(fault.line > 0 && !find_invalid_utf8(fault.text()), "a fault names its row");
  for (const Decision& decision : in->decisions) {
    std::string line;
    append_decision(line, decision);
    const Result<Decision> back = read_decision(line);
    require(back.ok() && *back == decision, "a decision can be written and read back");
  }
}

}  // namespace align
