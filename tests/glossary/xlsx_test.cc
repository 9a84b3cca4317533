// XLSX as a spreadsheet sees it: the archive is opened and the cells are read.
#include <doctest/doctest.h>
#include <zlib.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <map>
#include <string>
#include <thread>
#include <vector>

#include "glossary/formats.h"
#include "tests/glossary/example.h"
#include "tests/support/folder.h"

namespace align {
namespace {

uint32_t number_at(std::string_view bytes, size_t at, size_t size) {
  uint32_t out = 0;
  for (size_t i = size; i > 0; --i) out = out << 8 | static_cast<unsigned char>(bytes[at + i - 1]);
  return out;
}

std::string inflated(std::string_view bytes, size_t size) {
  std::string in(bytes);
  std::string out(size, '\0');
  z_stream stream{};
  REQUIRE(inflateInit2(&stream, -15) == Z_OK);
  stream.next_in = reinterpret_cast<Bytef*>(in.data());
  stream.avail_in = static_cast<uInt>(in.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  CHECK(inflate(&stream, Z_FINISH) == Z_STREAM_END);
  inflateEnd(&stream);
  return out;
}

// The files of a ZIP archive, by its central directory.
std::map<std::string, std::string> unzipped(std::string_view zip) {
  std::map<std::string, std::string> out;
  const size_t end = zip.rfind("PK\x05\x06");
  REQUIRE(end != std::string_view::npos);
  size_t at = number_at(zip, end + 16, 4);
  for (uint32_t n = number_at(zip, end + 10, 2); n > 0; --n) {
    const uint32_t name = number_at(zip, at + 28, 2);
    const uint32_t local = number_at(zip, at + 42, 4);
    const size_t data = local + 30 + number_at(zip, local + 26, 2) + number_at(zip, local + 28, 2);
    const std::string_view packed = zip.substr(data, number_at(zip, at + 20, 4));
    const bool deflated = number_at(zip, at + 10, 2) == 8;
    out[std::string(zip.substr(at + 46, name))] =
        deflated ? inflated(packed, number_at(zip, at + 24, 4)) : std::string(packed);
    at += 46 + name + number_at(zip, at + 30, 2) + number_at(zip, at + 32, 2);
  }
  return out;
}

// What stands between each `begin` and the next `end`.
std::vector<std::string> between(const std::string& text, const std::string& begin,
                                 const std::string& end) {
  std::vector<std::string> out;
  for (size_t at = text.find(begin); at != std::string::npos; at = text.find(begin, at)) {
    at += begin.size();
    const size_t to = text.find(end, at);
    out.push_back(text.substr(at, to - at));
  }
  return out;
}

std::string plain(std::string text) {
  const std::array<std::pair<const char*, const char*>, 5> kEscapes = {
      {{"&lt;", "<"}, {"&gt;", ">"}, {"&quot;", "\""}, {"_x000D_", "\r"}, {"&amp;", "&"}}};
  for (const auto& [from, to] : kEscapes)
    for (size_t at = text.find(from); at != std::string::npos; at = text.find(from, at + 1))
      text.replace(at, std::string(from).size(), to);
  return text;
}

// "A1 s title": each cell with its type (s: string, n: number) and what it shows.
std::vector<std::string> cells_of_sheet(const std::map<std::string, std::string>& files,
                                        const std::string& sheet) {
  std::vector<std::string> strings;
  for (const std::string& item : between(files.at("xl/sharedStrings.xml"), "<si>", "</si>"))
    strings.push_back(plain(item.substr(item.find('>') + 1, item.rfind('<') - item.find('>') - 1)));
  std::vector<std::string> out;
  for (const std::string& cell : between(files.at(sheet), "<c r=\"", "</c>")) {
    const std::string place = cell.substr(0, cell.find('"'));
    const bool string = cell.find(" t=\"s\"") != std::string::npos;
    CHECK(cell.find("<f>") == std::string::npos);
    const std::string value = between(cell, "<v>", "</v>").at(0);
    out.push_back(place);
    out.back() += string ? " s " : " n ";
    out.back() += string ? strings.at(std::stoul(value)) : value;
  }
  return out;
}

std::string book_of(const Glossary& glossary, Dropped& dropped) {
  std::string out;
  REQUIRE(append_glossary(out, glossary, GlossaryFormat::xlsx, {}, dropped));
  return out;
}

TEST_CASE("the cells of the workbook are what they were, all texts strings") {
  Dropped dropped;
  const auto files = unzipped(book_of(example_glossary(), dropped));
  CHECK(dropped.text().empty());
  std::string text;
  for (const char* sheet : {"xl/worksheets/sheet1.xml", "xl/worksheets/sheet2.xml"})
    for (const std::string& cell : cells_of_sheet(files, sheet)) text += cell + "\n";
  const std::string golden =
      std::string(ALIGN_SOURCE_DIR) + "/tests/glossary/golden/example.xlsx.cells.txt";
  const char* write = std::getenv("GOLDEN");
  if (write != nullptr && std::string(write) == "write") put(golden, text);
  CHECK(text == get(golden));
  const std::string& first = files.at("xl/worksheets/sheet1.xml");
  CHECK(first.find("state=\"frozen\"") != std::string::npos);
  CHECK(first.find("<autoFilter ref=\"A1:L18\"/>") != std::string::npos);
  CHECK(first.find("\"auto,accepted,edited,rejected\"") != std::string::npos);
  CHECK(files.at("xl/workbook.xml").find("name=\"Glossary\"") != std::string::npos);
  CHECK(files.at("xl/workbook.xml").find("name=\"Contexts\"") != std::string::npos);
}

TEST_CASE("the same glossary gives the same workbook, at any time") {
  Dropped dropped;
  const std::string first = book_of(example_glossary(), dropped);
  std::this_thread::sleep_for(std::chrono::milliseconds(2100));  // ZIP counts two seconds
  CHECK(first == book_of(example_glossary(), dropped));
}

TEST_CASE("texts that a cell cannot hold are cut or mended, and said") {
  Glossary glossary;
  GlossaryEntry& entry = glossary.entries.emplace_back();
  entry.id = "long";
  entry.terms[0] = {{.text = "_x0041_"}};
  entry.terms[1] = {{.text = std::string("a\0b\uFFFE", 6)}};
  for (int i = 0; i < 20000; ++i) entry.evidence += "\U0001F1FB";  // two units each
  Dropped dropped;
  const auto cells =
      cells_of_sheet(unzipped(book_of(glossary, dropped)), "xl/worksheets/sheet1.xml");
  CHECK(dropped.text() == "2 characters, 1 end of long texts");
  CHECK(std::find(cells.begin(), cells.end(), "C2 s _x005F_x0041_") != cells.end());
  CHECK(std::find(cells.begin(), cells.end(), "D2 s a\uFFFDb\uFFFD") != cells.end());
  const std::string& longest = *std::max_element(
      cells.begin(), cells.end(), [](const auto& a, const auto& b) { return a.size() < b.size(); });
  CHECK(longest.size() == std::string("G2 s ").size() + 16383 * 4);
}

TEST_CASE("a workbook that cannot be written is an error") {
  const char* before = std::getenv("TMPDIR");
  const std::string kept = before == nullptr ? "" : before;
  ::setenv("TMPDIR", "/nowhere/at/all", 1);
  std::string out;
  Dropped dropped;
  const Result<Done> done = append_glossary(out, {}, GlossaryFormat::xlsx, {}, dropped);
  before == nullptr ? ::unsetenv("TMPDIR") : ::setenv("TMPDIR", kept.c_str(), 1);
  REQUIRE_FALSE(done);
  CHECK(done.error().code == ErrorCode::io);
  CHECK(out.empty());
}

}  // namespace
}  // namespace align
