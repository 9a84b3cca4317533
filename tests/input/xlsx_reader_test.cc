#include "input/xlsx_reader.h"

#include <doctest/doctest.h>

#include "tests/support/workbook.h"

namespace align {
namespace {

// "Sheet: 1: A=x C=y; 2: ...": every sheet, or what is wrong.
std::string read_all(const std::string& bytes, uint64_t most = ZipParts::kMostUnpacked) {
  Result<XlsxReader> book = XlsxReader::open(bytes, "a.xlsx", most);
  if (!book) return book.error().text();
  std::string out;
  for (size_t i = 0; i < book->sheets().size(); ++i) {
    out += book->sheets()[i] + ":";
    const auto done = book->read(i, [&](uint32_t row, const std::vector<XlsxCell>& cells) {
      out += " " + std::to_string(row) + ":";
      for (const XlsxCell& cell : cells) {
        out += " " + std::string(1, static_cast<char>('A' + cell.column)) + "=";
        out += cell.text;
        if (cell.error) out += "!";
      }
      out += ";";
      return true;
    });
    if (!done) return done.error().text();
  }
  return out;
}
std::string read_rows(const std::string& rows, const std::string& strings = "") {
  return read_all(zip_of(workbook_parts({{"S", rows}}, strings)));
}

TEST_CASE("cells as programs write them") {
  const std::string strings =
      "<si><t>one</t></si><si><r><rPr><b/></rPr><t>rich </t></r><r><t>text</t></r>"
      "<rPh sb=\"0\" eb=\"1\"><t>said</t></rPh></si><si><t xml:space=\"preserve\"> "
      "&lt;b&gt;_x000D__x005F_x0041_ </t></si><si/>";
  CHECK(read_rows(
            "<row r=\"2\"><c r=\"B2\" t=\"s\"><v>0</v></c><c r=\"D2\" t=\"s\"><v>1</v></c></row>"
            "<row r=\"5\"><c r=\"A5\" t=\"s\"><v>2</v></c><c r=\"B5\" t=\"s\"><v>3</v></c></row>",
            strings) == "S: 2: B=one D=rich text; 5: A= <b>\r_x0041_ ;");
  CHECK(read_rows("<row><c><v>1.5</v></c><c/><c t=\"b\"><v>1</v></c><c t=\"e\"><v>#NAME?</v></c>"
                  "<c t=\"str\"><f>\"x\"&amp;\"y\"</f><v>xy</v></c>"
                  "<c t=\"inlineStr\"><is><r><t>in</t></r><r><t>line</t></r></is></c></row>"
                  "<row/><row><c t=\"inlineStr\"><is><t>Huế</t></is></c></row>") ==
        "S: 1: A=1.5 C=TRUE D=#NAME?! E=xy F=inline; 3: A=Huế;");
  CHECK(read_rows("<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>a_xD83D__xDE00_b_xD83D_c_x0000_"
                  "_xZZZZ_</t></is></c></row>") == "S: 1: A=a\U0001F600b\uFFFDc\uFFFD_xZZZZ_;");
  CHECK(read_rows("").empty() == false);
}

TEST_CASE("sheets in the order of their tabs; parts wherever they are") {
  auto parts = workbook_parts({{"Two", row_of(1, {"2"})}, {"One", row_of(1, {"1"})}});
  CHECK(read_all(zip_of(parts)) == "Two: 1: A=2;One: 1: A=1;");
  // Absolute and winding targets, another name of the workbook, upper case.
  auto moved = parts;
  moved.erase("_rels/.rels");
  moved["XL/Worksheets/Sheet1.xml"] = moved["xl/worksheets/sheet1.xml"];
  moved.erase("xl/worksheets/sheet1.xml");
  std::string& relations = moved["xl/_rels/workbook.xml.rels"].bytes;
  relations.replace(relations.find("worksheets/sheet2.xml"), 21, "../xl/./worksheets/sheet2.xml");
  CHECK(read_all(zip_of(moved)) == "Two: 1: A=2;One: 1: A=1;");
  std::string& external = parts["xl/_rels/workbook.xml.rels"].bytes;
  external.replace(external.find("Target=\"worksheets/sheet1"), 0, "TargetMode=\"External\" ");
  CHECK(read_all(zip_of(parts)) == "One: 1: A=1;");
}

TEST_CASE("what is no workbook is said") {
  CHECK(read_all("") == "a.xlsx: is no XLSX workbook");
  CHECK(read_all("%PDF-1.4") == "a.xlsx: is no XLSX workbook");
  CHECK(read_all("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1").find("save it as .xlsx without a password") !=
        std::string::npos);
  CHECK(read_all(zip_of({{"content.xml", {"<a/>", 0, 0, 0, 0}}})) ==
        "a.xlsx: is an OpenDocument file; save it as .xlsx");
  CHECK(read_all(zip_of({{"a.txt", {"x", 0, 0, 0, 0}}})).find("has no part xl/workbook.xml") !=
        std::string::npos);
  auto parts = workbook_parts({{"S", row_of(1, {"x"})}});
  parts.erase("xl/worksheets/sheet1.xml");
  CHECK(read_all(zip_of(parts)) == "a.xlsx: has no part xl/worksheets/sheet1.xml");
}

TEST_CASE("cut at any place it is an error, and never more") {
  const std::string whole = zip_of(workbook_parts({{"S", row_of(1, {"x"})}}, "<si><t>a</t></si>"));
  REQUIRE(read_all(whole) == "S: 1: A=x;");
  for (size_t size = 0; size < whole.size(); size += 7) {
    CAPTURE(size);
    CHECK(read_all(whole.substr(0, size)).starts_with("a.xlsx: is "));
  }
}

TEST_CASE("archives that are larger than they look") {
  auto parts = workbook_parts({{"S", row_of(1, {"x"})}});
  ZipPart& sheet = parts["xl/worksheets/sheet1.xml"];
  sheet.size = 0xF0000000;  // claimed
  CHECK(read_all(zip_of(parts)) == "a.xlsx: unpacks to more than 512 MiB, the limit");
  sheet = deflated(std::string(1 << 20, ' '));
  sheet.size = 100;
  CHECK(read_all(zip_of(parts)).starts_with("a.xlsx: is a damaged ZIP archive: "));
  sheet = deflated(std::string(1 << 20, ' '));
  sheet.crc = 1;
  CHECK(read_all(zip_of(parts)).starts_with("a.xlsx: is a damaged ZIP archive: "));
  sheet = {"x", 0, 0, 0, 1};
  CHECK(read_all(zip_of(parts)) == "a.xlsx: is encrypted, expected a file without a password");
  sheet = {"x", 99, 0, 0, 0};
  CHECK(read_all(zip_of(parts)).starts_with("a.xlsx: is a damaged ZIP archive: "));
  std::map<std::string, ZipPart> many;
  for (int i = 0; i < 10001; ++i) many[std::to_string(i)] = {"", 0, 0, 0, 0};
  CHECK(read_all(zip_of(many)) == "a.xlsx: has 10001 parts, expected at most 10000");
}

TEST_CASE("the same part over and over counts each time") {
  std::vector<std::pair<std::string, std::string>> sheets(20, {"S", ""});
  auto parts = workbook_parts(sheets);
  std::string& relations = parts["xl/_rels/workbook.xml.rels"].bytes;
  for (int i = 2; i <= 20; ++i) {
    const std::string name = "sheet" + std::to_string(i) + ".xml";
    relations.replace(relations.find(name), name.size(), "sheet1.xml");
  }
  ZipPart& sheet = parts["xl/worksheets/sheet1.xml"];
  sheet = deflated("<worksheet>" + std::string(200 << 10, ' ') + row_of(1, {"x"}) + "</worksheet>");
  const std::string zip = zip_of(parts);
  CHECK(zip.size() < 30 << 10);
  CHECK(read_all(zip, 8 << 20).ends_with("S: 1: A=x;"));
  CHECK(read_all(zip, 2 << 20) == "a.xlsx: unpacks to more than 2 MiB, the limit");
}

TEST_CASE("a ZIP64 list that claims more parts than there is room for") {
  std::string zip = "PK\x03\x04" + std::string(100, 'x');
  const size_t record = zip.size();
  zip += "PK\x06\x06" + little(44, 8) + little(0, 12) + little(uint64_t{1} << 33, 8) +
         little(uint64_t{1} << 33, 8) + little(0, 16);
  zip += "PK\x06\x07" + little(0, 4) + little(record, 8) + little(1, 4);
  zip += "PK\x05\x06" + little(0, 4) + little(0xFFFF, 2) + little(0xFFFF, 2) +
         little(0xFFFFFFFF, 4) + little(0xFFFFFFFF, 4) + little(0, 2);
  CHECK(read_all(zip).find("parts, expected at most 10000") != std::string::npos);
}

TEST_CASE("XML against the rules") {
  const std::string bomb =
      "<!DOCTYPE a [<!ENTITY a \"aaaaaaaa\"><!ENTITY b "
      "\"&a;&a;&a;&a;\">]><worksheet>&b;</worksheet>";
  auto parts = workbook_parts({{"S", ""}});
  const auto with = [&](const std::string& name, const std::string& bytes) {
    auto changed = parts;
    changed[name] = {bytes, 0, 0, 0, 0};
    return read_all(zip_of(changed));
  };
  CHECK(with("xl/worksheets/sheet1.xml", bomb) ==
        "a.xlsx: xl/worksheets/sheet1.xml, line 1: has a DOCTYPE, expected none");
  CHECK(with("xl/workbook.xml", "<!DOCTYPE a SYSTEM \"file:///etc/passwd\"><workbook/>") ==
        "a.xlsx: xl/workbook.xml, line 1: has a DOCTYPE, expected none");
  CHECK(with("xl/worksheets/sheet1.xml", "<worksheet>&x;</worksheet>").find("line 1: ") !=
        std::string::npos);
  CHECK(with("xl/worksheets/sheet1.xml", "<worksheet>\n<row></worksheet>").find("line 2: ") !=
        std::string::npos);
  CHECK(with("xl/worksheets/sheet1.xml", "").find("not well-formed XML") != std::string::npos);
  std::string deep = "<worksheet>";
  for (int i = 0; i < 300; ++i) deep += "<row>";
  CHECK(with("xl/worksheets/sheet1.xml", deep).find("nested more than 256 deep") !=
        std::string::npos);
  CHECK(with("xl/worksheets/sheet1.xml", "<worksheet a=\"" + std::string(3 << 20, 'x') + "\"/>")
            .find("a tag has more than") != std::string::npos);
}

TEST_CASE("more columns and strings than there can be") {
  std::string row = "<row>";
  for (int i = 0; i < 1000000; ++i) row += "<c><v>1</v></c>";
  CHECK(read_rows(row + "</row>").find("row 1 has more than 16384 columns, the limit") !=
        std::string::npos);
  CHECK(read_rows("<row><c r=\"ZZZZZZZZZZ1\"><v>1</v></c></row>").find("more than 16384 columns") !=
        std::string::npos);
  CHECK(read_rows("<row><c t=\"s\"><v>7</v></c></row>", "<si><t>a</t></si>")
            .find("row 1: there is no shared string 7") != std::string::npos);
  CHECK(read_rows("<row><c t=\"s\"><v>-1</v></c></row>", "<si><t>a</t></si>")
            .find("there is no shared string -1") != std::string::npos);
  CHECK(read_rows("<row r=\"99999999999\"><c><v>1</v></c></row>") == "S: 1: A=1;");
}

}  // namespace
}  // namespace align
