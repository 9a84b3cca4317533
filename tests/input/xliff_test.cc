#include <doctest/doctest.h>
#include <fmt/format.h>

#include <atomic>
#include <string>

#include "input/markup.h"
#include "tests/support/read_markup.h"

namespace align {
namespace {

std::string read(std::string_view bytes, const SourceOptions& options = {}) {
  return read_markup(open_xliff, bytes, options);
}
constexpr std::string_view kEnVi = R"(source-language="en" target-language="vi")";
// In a file of its own, on its first line.
std::string xliff(std::string_view units, std::string_view languages = kEnVi) {
  return fmt::format(
      R"(<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2"><file original="f" {}><body>{})"
      R"(</body></file></xliff>)",
      languages, units);
}
// Of one unit, without the part that all have.
std::string read_unit(std::string_view content) {
  const std::string out = read(xliff(fmt::format("<trans-unit id='1'>{}</trans-unit>", content)));
  const std::string_view head = "1 \"f#1\": ";
  return out.starts_with(head) ? out.substr(head.size(), out.size() - head.size() - 1) : out;
}
std::string read_pair(std::string_view source, std::string_view target) {
  return read_unit(fmt::format("<source>{}</source><target>{}</target>", source, target));
}

TEST_CASE("a file of Trados: segments become lists, with tags around and between them") {
  CHECK(
      read(
          "\xEF\xBB\xBF"
          R"(<?xml version="1.0" encoding="utf-8"?><xliff xmlns:sdl="http://sdl.com/FileTypes/SdlXliff/1.0" xmlns="urn:oasis:names:tc:xliff:document:1.2" version="1.2" sdl:version="1.0"><file original="C:\texts\news &amp; more.docx" datatype="x-sdlfilterframework2" source-language="en-US" target-language="vi-VN"><header><file-info xmlns="http://sdl.com/FileTypes/SdlXliff/1.0"><value key="ParagraphIndex">0</value></file-info><reference><internal-file form="base64">UEsDBBQ</internal-file></reference><tag-defs xmlns="http://sdl.com/FileTypes/SdlXliff/1.0"><tag id="5"><bpt name="cf">&lt;cf&gt;</bpt></tag></tag-defs></header><body>
<trans-unit id="skip" translate="no"><source><x id="0"/></source></trans-unit>
<group><sdl:cxts><sdl:cxt id="1"/></sdl:cxts><trans-unit id="a-1"><source>Hanoi is <g id="5">big</g>. It grows.</source><seg-source><g id="4"><mrk mtype="seg" mid="1">Hanoi is <g id="5">big</g>.</mrk> <mrk mtype="seg" mid="2">It grows.</mrk></g></seg-source><target><g id="4"><mrk mtype="seg" mid="1">Hà Nội <g id="5">lớn</g>.</mrk> <mrk mtype="seg" mid="2"/></g></target><sdl:seg-defs><sdl:seg id="1" conf="Translated" origin="tm"><sdl:value key="x">y</sdl:value></sdl:seg></sdl:seg-defs></trans-unit></group>
</body></file></xliff>)") ==
      R"(3 "C:\\texts\\news & more.docx#a-1": [Hanoi is big.][It grows.] | [Hà Nội lớn.][]  )"
      R"("tags":{"en":[[0,"<g id=\"4\">"],[0,"<mrk mtype=\"seg\" mid=\"1\">"],[9,"<g id=\"5\">"],[12,"</g>"],[13,"</mrk>"],)"
      R"([14,"<mrk mtype=\"seg\" mid=\"2\">"],[23,"</mrk>"],[23,"</g>"]],)"
      R"("vi":[[0,"<g id=\"4\">"],[0,"<mrk mtype=\"seg\" mid=\"1\">"],[7,"<g id=\"5\">"],[10,"</g>"],[11,"</mrk>"],)"
      R"([12,"<mrk mtype=\"seg\" mid=\"2\"/>"],[12,"</g>"]]})"
      "\n");
}

TEST_CASE("a file of memoQ: codes, and a history with texts of its own") {
  CHECK(
      read(R"(<xliff xmlns="urn:oasis:names:tc:xliff:document:1.2" xmlns:mq="MQXliff" version="1.2">
<file original="a.docx" source-language="en" target-language="vi" datatype="x-memoq"><body>
<trans-unit id="1" mq:status="Confirmed"><source xml:space="preserve"><bpt id="1" ctype="bold">{}</bpt>TITLE<ept id="1">{}</ept> <ph id="2">&lt;mq:ch val=&quot;&#xA0;&quot; /&gt;</ph></source>
<target xml:space="preserve"><bpt id="1" ctype="bold">{}</bpt>TIÊU ĐỀ<ept id="1">{}</ept></target>
<mq:minorversions><mq:historical-unit><source xml:space="preserve">OLD</source><target>CŨ</target></mq:historical-unit></mq:minorversions>
</trans-unit></body></file></xliff>)") ==
      R"(3 "a.docx#1": TITLE  | TIÊU ĐỀ  "tags":{"en":[[0,"<bpt id=\"1\" ctype=\"bold\">{}</bpt>"],[5,"<ept id=\"1\">{}</ept>"],)"
      "[6,\"<ph id=\\\"2\\\">&lt;mq:ch val=\\\"\u00A0\\\" /&gt;</ph>\"]],"
      R"("vi":[[0,"<bpt id=\"1\" ctype=\"bold\">{}</bpt>"],[7,"<ept id=\"1\">{}</ept>"]]})"
      "\n");
}

TEST_CASE("what else is in a file is passed over") {
  CHECK(
      read(xliff(
          R"(<bin-unit id="b"><bin-source/><trans-unit id="2"><source>x</source></trans-unit></bin-unit>)"
          R"(<group id="g"><note>n</note><context-group><context>c</context></context-group><group>)"
          R"(<trans-unit id="1" approved="yes"><source>a</source><target state="translated">b</target>)"
          R"(<target>c</target><note from="x">n</note><alt-trans><source>d</source><target>e</target>)"
          R"(</alt-trans><x:source xmlns:x="urn:x">f</x:source></trans-unit></group></group>)")) ==
      "1 \"f#1\": a | b\n");
}

TEST_CASE("a unit without a target has an empty text") {
  CHECK(read_unit("<source>Hanoi</source>") == "Hanoi | ");
  CHECK(read_unit("<source>Hanoi</source><target state='needs-translation'/>") == "Hanoi | ");
  CHECK(read_unit("<source>a b</source><seg-source><mrk mtype='seg' mid='1'>a</mrk> "
                  "<mrk mtype='seg' mid='2'>b</mrk></seg-source>") == "a b | ");
  CHECK(read_unit("<seg-source>a</seg-source><target>b</target>") == "a | b");
  CHECK(read_unit("") == " | ");
}

TEST_CASE("inline tags stand in extra, with code points") {
  CHECK(read_pair("Go to Hanoi", "\U0001F600Xin <g id=\"1\">Hà Nội</g>") ==
        "Go to Hanoi | \U0001F600Xin Hà Nội  "
        R"("tags":{"en":[],"vi":[[5,"<g id=\"1\">"],[11,"</g>"]]})");
  CHECK(
      read_pair("a<x id='1'/>b<bx id='2'/>c<ex id='2'></ex>d<it id='3' pos='open'>&lt;i></it>e",
                "v") ==
      R"(abcde | v  "tags":{"en":[[1,"<x id=\"1\"/>"],[2,"<bx id=\"2\"/>"],[3,"<ex id=\"2\"></ex>"],)"
      R"([4,"<it id=\"3\" pos=\"open\">&lt;i&gt;</it>"]],"vi":[]})");
  CHECK(
      read_pair("<g id='1'/>", "<mrk mtype='term'>b</mrk>") ==
      R"( | b  "tags":{"en":[[0,"<g id=\"1\"/>"]],"vi":[[0,"<mrk mtype=\"term\">"],[1,"</mrk>"]]})");
}

TEST_CASE("codes are one tag with what they hold, texts inside them too") {
  CHECK(
      read_pair("a<ph id='1'>&lt;img alt='<sub>a <g id=\"2\">b</g><x id='3'/></sub>'></ph>c",
                "v") ==
      R"(ac | v  "tags":{"en":[[1,"<ph id=\"1\">&lt;img alt='<sub>a <g id=\"2\">b</g><x id=\"3\"/></sub>'&gt;</ph>"]],"vi":[]})");
  CHECK(read_pair("a<sub>b</sub>", "v") == R"(a | v  "tags":{"en":[[1,"<sub>b</sub>"]],"vi":[]})");
}

TEST_CASE("a tag for a line break is a line feed") {
  CHECK(
      read_pair("a<x id='1' ctype='lb'/>b<ph id='2' ctype='lb'>&lt;br/></ph>c", "v") ==
      R"(a/b/c | v  "tags":{"en":[[1,"<x id=\"1\" ctype=\"lb\"/>"],[3,"<ph id=\"2\" ctype=\"lb\">&lt;br/&gt;</ph>"]],"vi":[]})");
}

TEST_CASE("what Trados keeps as deleted is no text, what was added is") {
  CHECK(
      read_pair(
          "a",
          "x<mrk mtype='x-sdl-deleted'>y<g id='1'>z</g></mrk><mrk mtype='x-sdl-added'>w</mrk>") ==
      R"(a | xw  "tags":{"en":[],"vi":[[1,"<mrk mtype=\"x-sdl-deleted\">y<g id=\"1\">z</g></mrk>"],)"
      R"([1,"<mrk mtype=\"x-sdl-added\">"],[2,"</mrk>"]]})");
}

TEST_CASE("attributes of tags are written as XML and as JSON") {
  CHECK(
      read_pair("<g id='\"&lt;&#10;&amp;' xml:space='preserve'>a</g>", "v") ==
      R"(a | v  "tags":{"en":[[0,"<g id=\"&quot;&lt;&#10;&amp;\" xml:space=\"preserve\">"],[1,"</g>"]],"vi":[]})");
}

TEST_CASE("segments that do not agree leave the texts whole") {
  const auto seg = [](int mid, std::string_view text) {
    return fmt::format("<mrk mtype='seg' mid='{}'>{}</mrk>", mid, text);
  };
  const auto read_segments = [](const std::string& source, const std::string& target) {
    const std::string out = read_unit("<source>A B</source><seg-source>" + source +
                                      "</seg-source><target>" + target + "</target>");
    return out.substr(0, out.find("  "));
  };
  CHECK(read_segments(seg(1, "A") + " " + seg(2, "B"), seg(1, "C") + seg(2, "D")) ==
        "[A][B] | [C][D]");
  CHECK(read_segments(seg(1, "A") + " " + seg(2, "B"), seg(2, "D") + " " + seg(1, "C")) ==
        "A B | D C");
  CHECK(read_segments(seg(1, "A") + " " + seg(2, "B"), seg(1, "C") + " E") == "A B | C E");
  CHECK(read_segments(seg(1, "A") + " " + seg(2, "B"), "C") == "A B | C");
  CHECK(read_segments("A B", seg(1, "C")) == "A B | C");
  // In <source> itself; a segment in a segment is no other.
  const std::string own =
      read_pair(seg(1, "A" + seg(7, "a")) + seg(2, "B"), seg(1, "C") + seg(2, "D"));
  CHECK(own.substr(0, own.find("  ")) == "[Aa][B] | [C][D]");
}

TEST_CASE("either direction; languages of the texts only when the file names none") {
  const std::string unit =
      "<trans-unit id='1'><source xml:lang='vi'>Hà Nội</source>"
      "<target xml:lang='en-GB'>H<g id='1'/>anoi</target></trans-unit>";
  CHECK(read(xliff(unit, "source-language='VI' target-language='en-US'")) ==
        "1 \"f#1\": Hanoi | Hà Nội  \"tags\":{\"en\":[[1,\"<g id=\\\"1\\\"/>\"]],\"vi\":[]}\n");
  CHECK(read(xliff(unit, "")) ==
        "1 \"f#1\": Hanoi | Hà Nội  \"tags\":{\"en\":[[1,\"<g id=\\\"1\\\"/>\"]],\"vi\":[]}\n");
  CHECK(
      read(xliff(unit, "source-language='de' target-language='en-US'")) ==
      "1 \"f#1\": wrong_type: vi is missing, expected both; the languages are \"de\", \"en-US\"\n");
  CHECK(read(xliff("<trans-unit id='1'><source>a</source><target>b</target></trans-unit>",
                   "source-language='en'")) ==
        "1 \"f#1\": wrong_type: vi is missing, expected both; the languages are \"en\"\n");
  CHECK(
      read(xliff("<trans-unit id='1'/>", "source-language='en' target-language='en-GB'")) ==
      "1 \"f#1\": wrong_type: vi is missing, expected both; the languages are \"en\", \"en-GB\"\n");
}

TEST_CASE("each file has its languages and its name; a unit without id has its number") {
  CHECK(
      read(
          R"(<xliff version="1.1"><file original="a" source-language="en" target-language="vi"><body>
<trans-unit><source>1</source><target>2</target></trans-unit></body></file>
<file original="b" source-language="vi" target-language="en"><body>
<trans-unit><source>3</source><target>4</target></trans-unit></body></file></xliff>)") ==
      "2 \"a#1\": 1 | 2\n4 \"b#2\": 4 | 3\n");
}

TEST_CASE("namespaces with a prefix, CDATA, entities, comments, UTF-16") {
  const std::string text =
      R"(<?xml version="1.0" encoding="UTF-16"?><l:xliff version="1.2" xmlns:l="urn:oasis:names:tc:xliff:document:1.2">
<l:file original="f" source-language="en" target-language="vi"><l:body><l:trans-unit id="1">
<l:source>a<!-- no -->b &lt;<![CDATA[<c>&amp;]]><?pi no?></l:source><l:target>&#x1EC7;<l:g id="1">Đ<h:b xmlns:h="urn:h">e</h:b></l:g></l:target>
</l:trans-unit></l:body></l:file></l:xliff>)";
  const std::string expected =
      R"(2 "f#1": ab <<c>&amp; | ệĐe  "tags":{"en":[],"vi":[[1,"<l:g id=\"1\">"],[2,"<h:b>"],[3,"</h:b>"],[3,"</l:g>"]]})"
      "\n";
  CHECK(read(as_utf16(text)) == expected);
  CHECK(read_markup_slowly(open_xliff, as_utf16(text)) == expected);
}

TEST_CASE("XLIFF 2 and other documents are refused by name") {
  CHECK(
      read(
          R"(<xliff version="2.0" xmlns="urn:oasis:names:tc:xliff:document:2.0" srcLang="en"/>)") ==
      "FILE:1: is XLIFF 2.0, expected XLIFF 1.2");
  CHECK(read(R"(<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0"/>)") ==
        "FILE:1: is XLIFF 2, expected XLIFF 1.2");
  CHECK(read("<tmx/>") == "FILE:1: is a document <tmx>, expected XLIFF 1.2");
}

TEST_CASE("the records before a fault come out") {
  const std::string unit = "<trans-unit id='1'><source>a</source><target>b</target></trans-unit>";
  CHECK(read(xliff(unit + "\n<x:y/>")) ==
        "1 \"f#1\": a | b\nFILE:2: not well-formed XML: unbound prefix");
  const std::string whole = xliff(unit + "\n<trans-unit><source>a</source>");
  CHECK(read(whole.substr(0, whole.find("</body>"))) ==
        "1 \"f#1\": a | b\nFILE:2: the file ends in the middle of the document (no element found)");
  CHECK(read("<!DOCTYPE xliff [<!ENTITY a 'aaaaaaaa'><!ENTITY b '&a;&a;&a;'>]>" + xliff(unit)) ==
        "FILE:1: entity a is declared, expected no declarations of entities");
}

TEST_CASE("a record that is too large, by its text or its tags, is an error and the rest goes on") {
  SourceOptions options;
  options.max_record = 100;
  std::string tags;
  for (int i = 0; i < 100'000; ++i) tags += "<x/>";
  const std::string out =
      read(xliff("<trans-unit id='1'><source>" + std::string(101, 'x') +
                 "</source></trans-unit>"
                 "<trans-unit id='2'><source>a</source><target>" +
                 tags +
                 "</target></trans-unit>"
                 "<trans-unit id='3'><source>a</source><target>b</target></trans-unit>"),
           options);
  CHECK(out.starts_with(
      "1 \"f#1\": too_large: the record has 101 bytes, expected at most 100 (--max-record)\n"
      "1 \"f#2\": too_large: "));
  CHECK(out.ends_with("\n1 \"f#3\": a | b\n"));
  // A source of which only the segments are used may be as long as it likes.
  CHECK(read(xliff("<trans-unit id='1'><source>" + std::string(101, 'x') +
                   "</source><seg-source><mrk mtype='seg'>a</mrk></seg-source><target><mrk "
                   "mtype='seg'>b</mrk>"
                   "</target></trans-unit>"),
             {.max_record = 400})
            .starts_with("1 \"f#1\": [a] | [b]"));
}

TEST_CASE("a source that is stopped ends without an error") {
  const std::atomic<bool> stop = true;
  SourceOptions options;
  options.stop = &stop;
  CHECK(read(xliff("<trans-unit id='1'/>"), options).empty());
}

TEST_CASE("what is packed is read as it is") {
  // <xliff/> in gzip.
  const std::string packed(
      "\x1f\x8b\x08\x00\x00\x00\x00\x00\x02\x03\xb3\xa9\xc8\xc9\x4c\x4b\xd3\xb7\x03\x00\x81\xe7\xb9"
      "\x02\x08\x00\x00\x00",
      28);
  CHECK(read(packed).empty());
  CHECK(read(packed.substr(0, 20)) == "FILE: the compressed data ends in the middle");
}

}  // namespace
}  // namespace align
