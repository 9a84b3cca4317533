#include "review/review_xlsx.h"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "input/xlsx_reader.h"
#include "tests/support/folder.h"
#include "tests/support/review.h"
#include "tests/support/workbook.h"

namespace align {
namespace {

std::string book_of(const ReviewStore& store, const std::string& lost = "") {
  std::string out;
  Dropped dropped;
  const auto done = append_review_xlsx(out, store, "news", dropped);
  REQUIRE_MESSAGE(done.ok(), (done ? "" : done.error().text()));
  CHECK(dropped.text() == lost);
  return out;
}

SheetDecisions read_back(const std::string& bytes) {
  Result<SheetDecisions> out = read_review_xlsx(bytes, "a.xlsx");
  REQUIRE_MESSAGE(out.ok(), (out ? "" : out.error().text()));
  return std::move(*out);
}

std::vector<Decision> decisions_in(const std::string& bytes) {
  SheetDecisions out = read_back(bytes);
  CHECK(out.faults.empty());
  return std::move(out.decisions);
}

// The rows of the first sheet, cells by their headers.
std::vector<std::map<std::string, std::string>> rows_of(const std::string& bytes) {
  Result<XlsxReader> book = XlsxReader::open(bytes, "a.xlsx");
  REQUIRE(book.ok());
  CHECK(book->sheets() == std::vector<std::string>{"Review", "How"});
  std::map<uint32_t, std::string> header;
  std::vector<std::map<std::string, std::string>> out;
  REQUIRE(book->read(0, [&](uint32_t row, const std::vector<XlsxCell>& cells) {
    if (row > 1) out.emplace_back();
    for (const XlsxCell& cell : cells) {
      if (row == 1) header[cell.column] = cell.text;
      if (row > 1) out.back()[header.at(cell.column)] = cell.text;
    }
    return true;
  }));
  return out;
}

std::string part_of(const std::string& bytes, const std::string& part) {
  Result<ZipParts> zip = ZipParts::open(bytes, "a.xlsx");
  REQUIRE(zip.ok());
  std::string out;
  const auto done = zip->read(part, [&](std::string_view piece) {
    out += piece;
    return true;
  });
  REQUIRE(done.ok());
  return out;
}

// A sheet as a person hands it in: a header and rows.
const std::vector<std::string> kHeader = {"id",          "type",           "English",
                                          "Vietnamese",  "decision",       "new type",
                                          "new English", "new Vietnamese", "note"};
std::string sheet_of(const std::vector<std::vector<std::string>>& rows) {
  std::string out = row_of(1, kHeader);
  for (size_t i = 0; i < rows.size(); ++i) out += row_of(i + 2, rows[i]);
  return zip_of(workbook_parts({{"Sheet1", out}}));
}
std::vector<std::string> hue(const std::vector<std::string>& rest) {
  std::vector<std::string> out = {PairName{Type::LOC, {"Hue", "Huế"}}.key(), "LOC", "Hue", "Huế"};
  out.insert(out.end(), rest.begin(), rest.end());
  return out;
}
// The decision that a row says; what is wrong with it; or "none".
std::string said(const std::vector<std::string>& row) {
  const SheetDecisions back = read_back(sheet_of({row}));
  if (!back.faults.empty()) return back.faults[0].text();
  if (back.decisions.empty()) return "none";
  const Decision& one = back.decisions[0];
  std::string out(name_of(one.verdict));
  if (one.to)
    out += " " + std::string(name_of(one.to->type)) + " " + one.to->names[0] + " = " +
           one.to->names[1];
  return out + (one.note.empty() ? "" : " (" + one.note + ")");
}

std::vector<Decision> examples() {
  std::vector<Decision> out = {decision_of(Type::LOC, "Hanoi", "Hà Nội", Verdict::accepted),
                               decision_of(Type::LOC, "HANOI", "Thủ đô Hà Nội", Verdict::rejected),
                               decision_of(Type::LOC, "Hue", "Huế", Verdict::edited),
                               decision_of(Type::PER, "Lan", "", Verdict::absent)};
  out[2].to = PairName{Type::ORG, {"Hue", "Thừa Thiên Huế"}};
  out[2].note = "=HYPERLINK(\"x\")";
  for (Decision& one : out) {
    one.by = "lan";
    one.at = "2026-11-22T10:00:00Z";
  }
  return out;
}

TEST_CASE("what was decided is in the workbook, and comes back out of it") {
  const Folder folder;
  ReviewStore store = open_store(folder.file("a.db"));
  load(store, review_lines());
  REQUIRE(store.decide(examples(), "lan").ok());
  const std::string bytes = book_of(store);
  const auto rows = rows_of(bytes);
  REQUIRE(rows.size() == 4);
  CHECK(rows[1].at("English") == "Hue");
  CHECK(rows[1].at("decision") == "edited");
  CHECK(rows[1].at("new type") == "ORG");
  CHECK(rows[1].count("new English") == 0);
  CHECK(rows[1].at("new Vietnamese") == "Thừa Thiên Huế");
  CHECK(rows[1].at("note") == "=HYPERLINK(\"x\")");
  CHECK(rows[1].at("decided by") == "lan");
  CHECK(rows[1].at("context Vietnamese") == "Hà Nội và Huế.");
  CHECK(rows[3].at("context English") == "Then Lan left.");
  CHECK(rows[3].at("id") == PairName{Type::PER, {"Lan", ""}}.key());
  // The same store: nothing new. Another one: all of it, as it was decided.
  const std::vector<Decision> back = decisions_in(bytes);
  CHECK(back.size() == 4);
  CHECK(store.news(back)->empty());
  ReviewStore other = open_store(folder.file("b.db"));
  REQUIRE(other.decide(*other.news(back), "minh").ok());
  CHECK(decisions_of(other) == decisions_of(store));
  CHECK(bytes == book_of(store));
}

TEST_CASE("an untouched row does not win over what was decided meanwhile, a changed one does") {
  const Folder folder;
  ReviewStore store = open_store(folder.file("a.db"));
  load(store, review_lines());
  REQUIRE(store.decide(examples(), "lan").ok());
  auto parts = std::map<std::string, ZipPart>();
  const std::string bytes = book_of(store);
  for (const char* name :
       {"_rels/.rels", "xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/worksheets/sheet1.xml",
        "xl/worksheets/sheet2.xml", "xl/sharedStrings.xml"})
    parts[name] = {part_of(bytes, name), 0, 0, 0, 0};
  REQUIRE(
      store.decide({decision_of(Type::LOC, "Hanoi", "Hà Nội", Verdict::rejected)}, "minh").ok());
  CHECK(store.news(decisions_in(zip_of(parts)))->empty());
  std::string& strings = parts["xl/sharedStrings.xml"].bytes;
  const size_t at = strings.find("<t>accepted</t>");
  REQUIRE(at != std::string::npos);
  strings.replace(at, 15, "<t>open</t>");
  const auto news = *store.news(decisions_in(zip_of(parts)));
  REQUIRE(news.size() == 1);
  CHECK(news[0].verdict == Verdict::open);
  CHECK(news[0].pair.names[0] == "Hanoi");
  CHECK(news[0].by.empty());
  CHECK(news[0].at.empty());
}

TEST_CASE("texts are never formulas, and what a pair was edited into is no decision of its own") {
  const Folder folder;
  ReviewStore store = open_store(folder.file("a.db"));
  std::vector<std::string> lines;
  for (const std::string name : {"=1+1", "+84", "-x", "@SUM(A1)", "a_x0041_"})
    lines.push_back(fmt::format(
        R"({{"id":1,"text":{{"en":"{0}","vi":"{0}"}},"alignments":[{{"type":"ID",)"
        R"("en":{{"text":"{0}","start":0,"end":2}},"vi":{{"text":"{0}","start":0,"end":2}},)"
        R"("score":0.9,"evidence":[]}}]}})",
        name));
  load(store, lines);
  Decision edit = decision_of(Type::ID, "+84", "+84", Verdict::edited);
  edit.to = PairName{Type::ID, {"-x", "-x"}};
  REQUIRE(store.decide({edit}, "lan").ok());
  const std::string bytes = book_of(store);
  const std::string sheet = part_of(bytes, "xl/worksheets/sheet1.xml");
  CHECK(sheet.find("<f>") == std::string::npos);
  const auto rows = rows_of(bytes);
  REQUIRE(rows.size() == 5);
  CHECK(rows[0].at("English") == "=1+1");
  CHECK(rows[2].count("decision") == 0);
  CHECK(rows[2].at("evidence") == "; \"+84\" = \"+84\" was edited into this");
  CHECK(rows[4].at("Vietnamese") == "a_x0041_");
  CHECK(decisions_in(bytes).size() == 1);
}

TEST_CASE("the sheet: locked but for what is filled in, header, filter, lists, colours") {
  const Folder folder;
  ReviewStore store = open_store(folder.file("a.db"));
  load(store, review_lines());
  const std::string bytes = book_of(store);
  const std::string sheet = part_of(bytes, "xl/worksheets/sheet1.xml");
  const auto has = [&](std::string_view what) { return sheet.find(what) != std::string::npos; };
  CHECK(has("state=\"frozen\""));
  CHECK(has("<autoFilter ref=\"A1:Q5\"/>"));
  CHECK(has("<sheetProtection sheet=\"1\""));
  CHECK(has("autoFilter=\"0\""));
  CHECK_FALSE(has("password"));
  CHECK(has("<formula1>\"accepted,rejected,edited,absent,open\"</formula1>"));
  CHECK(has("<formula>$H2=\"rejected\"</formula>"));
  CHECK(has("<col min=\"17\" max=\"17\" "));
  CHECK(has("hidden=\"1\""));
  // The style of decision to note, and of no other column.
  const std::string styles = part_of(bytes, "xl/styles.xml");
  const std::string cells = styles.substr(styles.find("<cellXfs"));
  std::vector<bool> unlocked;
  for (size_t at = cells.find("<xf "); at != std::string::npos; at = cells.find("<xf ", at + 1))
    unlocked.push_back(cells.substr(at, cells.find("<xf ", at + 1) - at).find("locked=\"0\"") !=
                       std::string::npos);
  std::string columns;
  for (size_t at = sheet.find("<col "); at != std::string::npos; at = sheet.find("<col ", at + 1)) {
    const size_t style = std::stoul(sheet.substr(sheet.find("style=\"", at) + 7));
    columns += unlocked.at(style) ? "x" : ".";
  }
  CHECK(columns == ".......xxxxx.....");
  CHECK(part_of(bytes, "xl/worksheets/sheet2.xml").find("<sheetProtection") != std::string::npos);
}

TEST_CASE("long contexts are cut around the name; a job without pairs is a sheet all the same") {
  const Folder folder;
  ReviewStore store = open_store(folder.file("a.db"));
  CHECK(rows_of(book_of(store)).empty());
  CHECK(decisions_in(book_of(store)).empty());
  std::string en(1000, 'x');
  en += " Huế " + en;
  load(store, {R"({"id":1,"text":{"en":")" + en +
               R"(","vi":"Huế"},"alignments":[{"type":"LOC","en":)"
               R"({"text":"Huế","start":1001,"end":1004},"vi":{"text":"Huế","start":0,"end":99},)"
               R"("score":0.9,"evidence":[]}]})"});
  const auto rows = rows_of(book_of(store));
  REQUIRE(rows.size() == 1);
  CHECK(rows[0].at("context English") ==
        "…" + std::string(119, 'x') + " Huế " + std::string(119, 'x') + "…");
  CHECK(rows[0].at("context Vietnamese") == "Huế");
}

TEST_CASE("names that no cell can hold are left out, and said") {
  const Folder folder;
  ReviewStore store = open_store(folder.file("a.db"));
  load(store,
       {R"({"id":1,"text":{"en":"a\uFFFEb","vi":"b"},"alignments":[{"type":"LOC","en":{"text":)"
        R"("a\uFFFEb","start":0,"end":3},"vi":{"text":"b","start":0,"end":1},"score":0.9,)"
        R"("evidence":[]}]})"});
  std::string out;
  Dropped dropped;
  REQUIRE(append_review_xlsx(out, store, "news", dropped).ok());
  CHECK(dropped.text().find("pair") != std::string::npos);
  CHECK(rows_of(out).empty());
}

TEST_CASE("words of decisions: any case, blanks, Vietnamese") {
  CHECK(said(hue({"accepted"})) == "accepted");
  CHECK(said(hue({"  ACCEPT\n"})) == "accepted");
  CHECK(said(hue({"Đồng ý"})) == "accepted");
  CHECK(said(hue({"T\u1eeb chối"})) == "rejected");
  CHECK(said(hue({"TU\u031b\u0300 CHỐI", "", "", "", "vì"})) == "rejected (vì)");
  CHECK(said(hue({"sai"})) == "rejected");
  CHECK(said(hue({"Mở lại"})) == "open");
  CHECK(said(hue({"Sửa", "", "", " Thừa Thiên Huế "})) == "edited LOC Hue = Thừa Thiên Huế");
  CHECK(said(hue({"edited", "org", "Hue City", ""})) == "edited ORG Hue City = Huế");
  CHECK(said(hue({""})) == "none");
  CHECK(said(hue({"", "", "", "", "a note alone"})) == "none");
  CHECK(said({}) == "none");
}

TEST_CASE("rows that cannot be: what is wrong, and what was expected") {
  const std::string row = "a.xlsx:2: sheet 'Sheet1', row 2: ";
  CHECK(said(hue({"perhaps"})) ==
        row + "decision 'perhaps', expected accepted, rejected, edited, absent or open");
  CHECK(
      said(hue({"edited"})) ==
      row +
          "decision edited without anything new, expected new type, new English or new Vietnamese");
  CHECK(said(hue({"edited", "LOC", "Hue", "Huế"})).find("without anything new") !=
        std::string::npos);
  CHECK(said(hue({"edited", "CITY"})) ==
        row + "new type 'CITY', expected PER, ORG, LOC, MISC, NORP, TITLE, TERM or ID");
  CHECK(said(hue({"", "", "", "Thừa Thiên"})) ==
        row + "new Vietnamese is filled in without a decision, expected edited");
  CHECK(said(hue({"accepted", "", "Hue City"})) ==
        row + "decision accepted, but new English is filled in, expected edited");
  CHECK(said(hue({"absent"})) ==
        row + "decision absent of a pair with both names, expected rejected");
  const std::string lan = PairName{Type::PER, {"Lan", ""}}.key();
  CHECK(said({lan, "PER", "Lan", "", "absent"}) == "absent");
  CHECK(said({lan, "PER", "Lan", "", "edited", "", "", "Lân"}) == "edited PER Lan = Lân");
  CHECK(said({lan, "PER", "Lan", "", "accepted"}) ==
        row + "decision accepted of a name alone, expected edited with its counterpart, or absent");
  CHECK(said({lan, "PER", "Lan", "Lân", ""}).find("was changed; put back what was there") !=
        std::string::npos);
  CHECK(said({lan, "LOC", "Lan", "", "absent"}).find("id '" + lan + "' is not that of 'LOC'") !=
        std::string::npos);
  CHECK(said({"", "PER", "Lan", "", "absent"}) ==
        row + "has no id, expected a row as `align review --xlsx` wrote it");
}

TEST_CASE("one bad row never loses the others; many are counted") {
  const SheetDecisions some = read_back(sheet_of({hue({"perhaps"}), hue({"sai"}), hue({"?"})}));
  CHECK(some.decisions.size() == 1);
  CHECK(some.faults.size() == 2);
  CHECK(some.faults[1].line == 4);
  const SheetDecisions many =
      read_back(sheet_of(std::vector<std::vector<std::string>>(1100, hue({"perhaps"}))));
  CHECK(many.faults.size() == 1000);
  CHECK(many.more_faults == 100);
}

TEST_CASE("columns in another order, a title above, another tab, formulas and their errors") {
  const std::string id = PairName{Type::LOC, {"Hue", "Huế"}}.key();
  const std::string table =
      row_of(3, {"Reviewed by us"}) +
      row_of(4, {"DECISION", "Vietnamese", "mine", " English", "Type", "ID"}) +
      row_of(5, {"sai", "Huế", "zzz", "Hue", "LOC", id});
  const auto two = decisions_in(zip_of(workbook_parts(
      {{"Chart", ""}, {"Other", row_of(1, {"id", "type"})}, {"Mine", table}, {"Copy", table}})));
  REQUIRE(two.size() == 2);
  CHECK(two[0].verdict == Verdict::rejected);
  std::string late = row_of(1, {"a"});
  for (size_t i = 2; i < 40; ++i) late += row_of(i, {"a"});
  const std::string none =
      zip_of(workbook_parts({{"S", late + row_of(41, kHeader) + row_of(42, hue({"sai"}))}}));
  CHECK(read_review_xlsx(none, "a.xlsx")
            .error()
            .message.starts_with("has no sheet with the columns"));
  const std::string row = "<row r=\"2\"><c r=\"A2\" t=\"inlineStr\"><is><t>" + id +
                          "</t></is></c><c r=\"E2\" t=\"e\"><f>foo</f><v>#NAME?</v></c></row>";
  const SheetDecisions error = read_back(zip_of(workbook_parts({{"S", row_of(1, kHeader) + row}})));
  REQUIRE(error.faults.size() == 1);
  CHECK(error.faults[0].message ==
        "sheet 'S', row 2: decision is the error '#NAME?', expected a text");
}

TEST_CASE("what it is told by") {
  CHECK(is_review_xlsx("PK\x03\x04"));
  CHECK(is_review_xlsx("\xD0\xCF\x11\xE0"));
  CHECK_FALSE(is_review_xlsx("{\"id"));
  CHECK_FALSE(is_review_xlsx(""));
}

}  // namespace
}  // namespace align
