// XLSX workbooks for tests, written as other programs write them.
#ifndef ALIGN_TESTS_SUPPORT_WORKBOOK_H_
#define ALIGN_TESTS_SUPPORT_WORKBOOK_H_

#include <fmt/format.h>

#include <map>
#include <string>
#include <utility>
#include <vector>

#include "tests/support/zip.h"

namespace align {

inline std::string xml_of(const std::string& body) {
  return "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n" + body;
}

// The parts of a workbook with these sheets: name and the XML of its rows.
inline std::map<std::string, ZipPart> workbook_parts(
    const std::vector<std::pair<std::string, std::string>>& sheets,
    const std::string& strings = "") {
  const std::string space = " xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"";
  const std::string types = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
  const std::string package =
      " xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"";
  std::map<std::string, ZipPart> out;
  const auto put = [&](const std::string& name, const std::string& body) {
    out[name] = {xml_of(body), 0, 0, 0, 0};
  };
  put("_rels/.rels", "<Relationships" + package + "><Relationship Id=\"rId1\" Type=\"" + types +
                         "/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>");
  std::string list;
  std::string relations = "<Relationships" + package + ">";
  for (size_t i = 0; i < sheets.size(); ++i) {
    const std::string number = std::to_string(i + 1);
    list += fmt::format(R"(<sheet name="{}" sheetId="{}" r:id="rId{}"/>)", sheets[i].first, number,
                        number);
    relations += fmt::format(
        R"(<Relationship Id="rId{}" Type="{}/worksheet" Target="worksheets/sheet{}.xml"/>)", number,
        types, number);
    put("xl/worksheets/sheet" + number + ".xml",
        "<worksheet" + space + "><sheetData>" + sheets[i].second + "</sheetData></worksheet>");
  }
  if (!strings.empty()) {
    relations += "<Relationship Id=\"s\" Type=\"" + types +
                 "/sharedStrings\" Target=\"/xl/sharedStrings.xml\"/>";
    put("xl/sharedStrings.xml", "<sst" + space + ">" + strings + "</sst>");
  }
  put("xl/_rels/workbook.xml.rels", relations + "</Relationships>");
  put("xl/workbook.xml",
      "<workbook" + space + " xmlns:r=\"" + types + "\"><sheets>" + list + "</sheets></workbook>");
  return out;
}

// A row of inline strings; empty ones are left out, as programs do.
inline std::string row_of(size_t number, const std::vector<std::string>& cells) {
  std::string out = "<row r=\"" + std::to_string(number) + "\">";
  for (size_t i = 0; i < cells.size(); ++i) {
    if (cells[i].empty()) continue;
    const std::string place(1, static_cast<char>('A' + i));
    out += "<c r=\"" + place + std::to_string(number) +
           "\" t=\"inlineStr\"><is><t xml:space=\"preserve\">" + cells[i] + "</t></is></c>";
  }
  return out + "</row>";
}

}  // namespace align

#endif  // ALIGN_TESTS_SUPPORT_WORKBOOK_H_
