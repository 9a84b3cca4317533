#include <doctest/doctest.h>
#include <fmt/format.h>
#include <malloc.h>

#include <algorithm>
#include <string>

#include "input/markup.h"
#include "tests/support/folder.h"
#include "tests/support/read_markup.h"

namespace align {
namespace {

std::string read(std::string_view bytes, const SourceOptions& options = {}) {
  return read_markup(open_tmx, bytes, options);
}
// In a file of its own, on its first line.
std::string tmx(std::string_view units) {
  return fmt::format(R"(<tmx version="1.4"><header srclang="en"/><body>{}</body></tmx>)", units);
}
std::string unit(std::string_view en, std::string_view vi) {
  return fmt::format(
      R"(<tu><tuv xml:lang="en"><seg>{}</seg></tuv><tuv xml:lang="vi"><seg>{}</seg></tuv></tu>)",
      en, vi);
}
std::string read_units(std::string_view units) { return read(tmx(units)); }

const char* const kOmegaT = R"(<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE tmx SYSTEM "tmx14.dtd">
<tmx version="1.4">
  <header creationtool="OmegaT" o-tmf="OmegaT TMX" adminlang="EN-US" datatype="plaintext" creationtoolversion="6.0.0_0" segtype="sentence" srclang="EN-US"/>
  <body>
<!-- Default translations -->
    <tu>
      <tuv xml:lang="EN-US">
        <seg>The minister visited Hanoi.</seg>
      </tuv>
      <tuv xml:lang="VI-VN" changeid="lan" changedate="20260301T080000Z" creationid="lan" creationdate="20260301T080000Z">
        <seg>Bộ trưởng đã thăm Hà Nội.</seg>
      </tuv>
    </tu>
<!-- Alternative translations -->
    <tu>
      <note>with &lt;tags&gt;</note>
      <prop type="file">report.txt</prop>
      <prop type="id">3_0</prop>
      <tuv xml:lang="EN-US">
        <seg>AT&amp;T &#x2013; a <![CDATA[<firm>]]></seg>
      </tuv>
      <tuv xml:lang="VI-VN">
        <seg>AT&amp;T &#8211; một <![CDATA[<hãng>]]></seg>
      </tuv>
    </tu>
  </body>
</tmx>
)";

TEST_CASE("a memory as OmegaT writes it") {
  CHECK(read(kOmegaT) ==
        "7 1: The minister visited Hanoi. | Bộ trưởng đã thăm Hà Nội.\n"
        "16 2: AT&T – a <firm> | AT&T – một <hãng>\n");
}

TEST_CASE("a memory as Trados and memoQ write it: properties, codes, one language many times") {
  CHECK(read(R"(<?xml version="1.0" encoding="utf-8"?>
<tmx version="1.4">
<header creationtool="SDL Language Platform" creationtoolversion="8.1" o-tmf="SDL TM8 Format" datatype="xml" segtype="sentence" adminlang="vi-VN" srclang="vi-VN">
  <prop type="x-Recognizers">RecognizeAll</prop><ude name="u" base="x"><map unicode="#xF8FF"/></ude>
</header>
<body>
<tu creationdate="20260301T080000Z" tuid="7" usagecount="0"><prop type="x-ConfirmationLevel">Draft</prop>
<tuv xml:lang="vi-VN"><prop type="x">p</prop><seg><bpt i="1" type="bold" x="1">&lt;b&gt;</bpt>Hà Nội<ept i="1">&lt;/b&gt;</ept>, <ph x="2" type="3"/>năm 2026</seg></tuv>
<tuv xml:lang="en-US"><seg><bpt i="1" type="bold" x="1">&lt;b&gt;</bpt>Hanoi<ept i="1">&lt;/b&gt;</ept>, <ph x="2" type="3"/>2026</seg></tuv>
<tuv xml:lang="en-GB"><seg>Ha Noi, 2026</seg></tuv>
</tu></body></tmx>)") == "7 \"7\": Hanoi, 2026 | Hà Nội, năm 2026\n");
}

TEST_CASE("codes are no text, highlighted passages are, a line break is one") {
  CHECK(read_units(unit(
            "a<hi type='x'>b<hi>c</hi></hi>d<it pos='begin'>no</it>e<ut>no</ut>f",
            "a<ph>no<sub>no <hi>no</hi></sub>no</ph>b<ph type='lb'>\\n</ph>c<it type='lb'/>d")) ==
        "1 1: abcdef | ab/c/d\n");
}

TEST_CASE("ids are those of the file, or numbers") {
  CHECK(read_units(R"(<tu tuid="a&quot;b"/><tu/><tu tuid="2"/><tu tuid="2"/>)") ==
        "1 \"a\\\"b\": wrong_type: en and vi are missing, expected both; no language is named\n"
        "1 2: wrong_type: en and vi are missing, expected both; no language is named\n"
        "1 \"2\": wrong_type: en and vi are missing, expected both; no language is named\n"
        "1 \"2\": wrong_type: en and vi are missing, expected both; no language is named\n");
}

TEST_CASE("languages: old attribute, any case, regions; the first text of a language counts") {
  CHECK(
      read_units(
          R"(<tu><tuv lang="EN"><seg>a</seg></tuv><tuv xml:lang="Vi_vn"><seg>b</seg></tuv></tu>)") ==
      "1 1: a | b\n");
  CHECK(
      read_units(
          R"(<tu><tuv xml:lang="vie-Latn"><seg>1</seg></tuv><tuv xml:lang="vi"><seg>2</seg></tuv>)"
          R"(<tuv xml:lang="fr"><seg>3</seg></tuv><tuv xml:lang="en-GB"><seg>4</seg></tuv>)"
          R"(<tuv xml:lang="en"><seg>5</seg></tuv></tu>)") == "1 1: 4 | 1\n");
  CHECK(
      read_units(
          R"(<tu><tuv xml:lang="en-US"><seg>1</seg></tuv><tuv xml:lang="vih"><seg>2</seg></tuv></tu>)"
          R"(<tu><tuv xml:lang="vi"><seg>1</seg></tuv><tuv><seg>2</seg></tuv></tu>)" +
          unit("go", "on")) ==
      "1 1: wrong_type: vi is missing, expected both; the languages are \"en-US\", \"vih\"\n"
      "1 2: wrong_type: en is missing, expected both; the languages are \"vi\"\n"
      "1 3: go | on\n");
}

TEST_CASE("messages do not repeat a file at length") {
  std::string long_name = "x";
  for (int i = 0; i < 100; ++i) long_name += "đ";
  std::string shown = "x";
  for (int i = 0; i < 49; ++i) shown += "đ";
  std::string variants;
  for (int i = 0; i < 20; ++i) variants += "<tuv xml:lang='" + long_name + "'/>";
  std::string languages = "\"" + shown + "\"";
  for (int i = 1; i < 8; ++i) languages += ", \"" + shown + "\"";
  CHECK(read_units("<tu>" + variants + "</tu>") ==
        "1 1: wrong_type: en and vi are missing, expected both; the languages are " + languages +
            "\n");
  CHECK(read("<tmx version='" + long_name + "'/>") ==
        "FILE:1: is TMX " + shown + ", expected TMX 1.4");
}

TEST_CASE("white space is text as given") {
  CHECK(read_units(unit("\n  a\tb  \r\n", "<hi> c </hi>")) == "1 1: /  a\tb  / |  c \n");
  CHECK(read_units(unit("", "<ph/>")) == "1 1:  | \n");
}

TEST_CASE("UTF-16, a byte order mark, a byte at a time") {
  const std::string text =
      "<?xml version='1.0' encoding='utf-16'?>\n" + tmx(unit("\U0001F600 Hanoi", "Hà Nội"));
  CHECK(read(as_utf16(text)) == "2 1: \U0001F600 Hanoi | Hà Nội\n");
  CHECK(read_markup_slowly(open_tmx, as_utf16(text)) == "2 1: \U0001F600 Hanoi | Hà Nội\n");
  CHECK(read_markup_slowly(open_tmx, kOmegaT) == read(kOmegaT));
  CHECK(read("\xEF\xBB\xBF" + tmx(unit("a", "b"))) == "1 1: a | b\n");
}

TEST_CASE("other encodings are refused by name, broken UTF-8 is said") {
  CHECK(read("<?xml version='1.0' encoding='windows-1258'?>\n" + tmx(unit("a", "b"))) ==
        "FILE:1: the encoding is windows-1258, expected UTF-8 or UTF-16; save the file as UTF-8");
  CHECK(read("<?xml version='1.0' encoding='ISO-8859-1'?>\n" + tmx(unit("a", "b"))) ==
        "FILE:1: the encoding is ISO-8859-1, expected UTF-8 or UTF-16; save the file as UTF-8");
  CHECK(read(tmx(unit("a", "b") + "\n" + unit("a", "\xFF"))) ==
        "1 1: a | b\nFILE:2: invalid UTF-8");
  CHECK(read(tmx(unit("a",
                      "C\xE9ng h\xDF"
                      "a X\xB7 h\xE9i ch\xF1 ngh\xDC"
                      "a Vi\xD6t Nam"))) ==
        "FILE:1: invalid UTF-8; this looks like TCVN3 (.VnTime) text");
  // The same bytes read as Latin-1 by the tool that wrote the file.
  CHECK(read_units(unit("a", "Céng hßa X· héi chñ nghÜa ViÖt Nam") + unit("c", "d")) ==
        "1 1: encoding: vi is TCVN3 (.VnTime) text that was read as Latin-1, expected Unicode\n"
        "1 2: c | d\n");
}

TEST_CASE("namespaces: one with a prefix is TMX, elements of others are passed over") {
  CHECK(read(R"(<t:tmx xmlns:t="http://www.lisa.org/tmx14" version="1.4"><t:body><t:tu>)"
             R"(<o:tuv xmlns:o="urn:o" xml:lang="en"><t:seg>no</t:seg></o:tuv>)"
             R"(<t:tuv xml:lang="en"><t:seg>a<t:ph>no</t:ph></t:seg></t:tuv>)"
             R"(<t:tuv xml:lang="vi"><t:seg>b</t:seg></t:tuv></t:tu></t:body></t:tmx>)") ==
        "1 1: a | b\n");
}

TEST_CASE("another document is refused by name") {
  CHECK(read("<html><body/></html>") == "FILE:1: is a document <html>, expected TMX 1.4");
  CHECK(read("\n<tmx version='2.0'/>") == "FILE:2: is TMX 2.0, expected TMX 1.4");
  CHECK(read("<tmx version='1.1'/>").empty());
  CHECK(read("") == "FILE: is empty, expected an XML document");
  CHECK(read("plain text") == "FILE:1: not well-formed XML: syntax error");
  CHECK(open_tmx("no/such.tmx", {}).error().text() == "no/such.tmx: no such file");
}

TEST_CASE("the records before a fault come out") {
  CHECK(read(tmx(unit("a", "b") + "\n" + unit("c</x>", "d"))) ==
        "1 1: a | b\nFILE:2: not well-formed XML: mismatched tag");
  const std::string whole = tmx(unit("a", "b") + "\n" + unit("c", "d"));
  CHECK(read(whole.substr(0, whole.size() - 30)) ==
        "1 1: a | b\nFILE:2: the file ends in the middle of the document (no element found)");
  CHECK(read(whole.substr(0, whole.size() - 3)) ==
        "1 1: a | b\n2 2: c | d\nFILE:2: the file ends in the middle of the document (unclosed "
        "token)");
}

TEST_CASE("nothing is fetched and nothing is declared") {
  const std::string rest = tmx(unit("&x;", "b"));
  CHECK(read("<!DOCTYPE tmx [<!ENTITY x SYSTEM 'file:///etc/passwd'>]>" + rest) ==
        "FILE:1: entity x is declared, expected no declarations of entities");
  CHECK(read("<!DOCTYPE tmx [\n<!ENTITY x 'y'><!ENTITY z '&x;&x;&x;&x;'>]>" + rest) ==
        "FILE:2: entity x is declared, expected no declarations of entities");
  CHECK(read("<!DOCTYPE tmx [<!ENTITY % x 'y'> %x;]>" + rest) ==
        "FILE:1: entity x is declared, expected no declarations of entities");
  CHECK(read("<!DOCTYPE tmx [<!ATTLIST seg a CDATA 'b'>]>" + rest) ==
        "FILE:1: a default is declared for attribute a of seg, expected none");
  const std::string_view unknown =
      "unknown entity x, expected one of the five of XML or a character reference";
  CHECK(read("<!DOCTYPE tmx PUBLIC 'a' 'http://127.0.0.1:9/tmx14.dtd'>" + rest) ==
        fmt::format("FILE:1: {}", unknown));
  CHECK(read(rest) ==
        "FILE:1: an unknown entity, expected one of the five of XML or a character reference");
  CHECK(read("<!DOCTYPE tmx SYSTEM '/dev/zero' [<!ELEMENT seg (#PCDATA)>]>" +
             tmx(unit("a", "b"))) == "1 1: a | b\n");
}

TEST_CASE("what the parser would keep in memory has limits") {
  const auto times = [](std::string_view piece, size_t n) {
    std::string out;
    for (size_t i = 0; i < n; ++i) out += piece;
    return out;
  };
  const std::string deep = times("<hi>", 300);
  CHECK(read_units(unit("x", "y") + unit(deep, "b")) ==
        "1 1: x | y\nFILE:1: elements are nested more than 256 deep");
  // tmx, body, tu, tuv and seg are above.
  CHECK(read_units(unit(times("<hi>", 251) + "a" + times("</hi>", 251), "b")) == "1 1: a | b\n");
  const std::string comment = "<!--" + std::string(size_t{20} << 20, ' ') + "-->";
  CHECK(read_units(unit("a", "b") + comment) ==
        "1 1: a | b\nFILE:1: a tag, comment or DOCTYPE has more than 8388608 bytes");
  CHECK(read("<!--" + std::string(size_t{20} << 20, ' ') + "-->" + tmx("")) ==
        "FILE:1: a tag, comment or DOCTYPE has more than 8388608 bytes");
  CHECK(read_units("<!--" + std::string(size_t{3} << 20, ' ') + "-->" + unit("a", "b")) ==
        "1 1: a | b\n");
  std::string elements = "<!DOCTYPE tmx [";
  for (int i = 0; elements.size() < size_t{10} << 20; ++i)
    elements += fmt::format("<!ELEMENT n{} EMPTY>", i);
  CHECK(read(elements + "]>" + tmx("")) ==
        "FILE:1: a tag, comment or DOCTYPE has more than 8388608 bytes");
  const size_t whole = elements.rfind('<', 1'000'000);
  CHECK(read(elements.substr(0, whole) + "]>" + tmx(unit("a", "b"))) == "1 1: a | b\n");
  std::string many;
  for (int i = 0; i < 10'001; ++i) many += fmt::format("<n{}/>", i);
  CHECK(read_units(unit("a", "b") + many) ==
        "1 1: a | b\nFILE:1: more than 10000 different names of elements and attributes");
  CHECK(read_units("<" + std::string(2000, 'n') + "/>") ==
        "FILE:1: a name has more than 1000 bytes");
}

TEST_CASE("a record that is too large is an error and the rest goes on") {
  SourceOptions options;
  options.max_record = 10;
  CHECK(read(tmx(unit("12345", "67890") + unit("123456", "67890") +
                 unit(std::string(300'000, 'x'), "<hi>y</hi>") + unit("a", "b")),
             options) ==
        "1 1: 12345 | 67890\n"
        "1 2: too_large: the record has 11 bytes, expected at most 10 (--max-record)\n"
        "1 3: too_large: the record has 300001 bytes, expected at most 10 (--max-record)\n"
        "1 4: a | b\n");
}

TEST_CASE("text of a record is whole over the blocks of the file") {
  std::string text;
  for (int i = 0; i < 30'000; ++i) text += fmt::format("{}&lt;ệ ", i);
  std::string expected;
  for (int i = 0; i < 30'000; ++i) expected += fmt::format("{}<ệ ", i);
  CHECK(read_units(unit(text, text)) == "1 1: " + expected + " | " + expected + "\n");
}

// In use on the heap.
size_t memory() {
  const struct mallinfo2 info = mallinfo2();
  return info.uordblks + info.hblkhd;
}

TEST_CASE("100,000 units in little memory") {
  std::string file = R"(<tmx version="1.4"><body>)";
  std::string thousand;
  for (int i = 0; i < 1000; ++i)
    thousand += unit("The mayor of Hanoi spoke.", std::string(200, 'x')) + "\n";
  for (int i = 0; i < 100; ++i) file += thousand;
  const Folder folder;
  const std::string path = folder.put("a.tmx", file + "</body></tmx>");
  const size_t before = memory();
  const SourceResult source = open_tmx(path, {});
  REQUIRE(source.ok());
  size_t count = 0;
  size_t faults = 0;
  size_t most = 0;
  while (true) {
    const auto raw = (*source)->next();
    REQUIRE(raw.ok());
    if (!*raw) break;
    faults += (*raw)->record->error.has_value() || (*raw)->line.number != ++count ? 1 : 0;
    if (count % 1000 == 0) most = std::max(most, memory());
  }
  CHECK(count == 100'000);
  CHECK(faults == 0);
  CHECK((*source)->consumed() > 30'000'000);
  CHECK(most < before + 1'000'000);
}

}  // namespace
}  // namespace align
