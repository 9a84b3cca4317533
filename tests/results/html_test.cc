#include "results/html.h"

#include <doctest/doctest.h>

namespace align {
namespace {

TEST_CASE("text that means something in HTML is escaped") {
  CHECK(html("<img src=x onerror=\"a('b')\"> & co") ==
        "&lt;img src=x onerror=&quot;a(&#39;b&#39;)&quot;&gt; &amp; co");
  CHECK(html("Nguyễn 日本 \U0001F600") == "Nguyễn 日本 \U0001F600");
  CHECK(html("").empty());
}

TEST_CASE("what XML cannot hold is replaced, and no byte makes the page invalid") {
  CHECK(html("a\tb\nc\rd") == "a b c d");
  CHECK(html(std::string("a\0b\x1B\uFFFE", 7)) == "a\uFFFDb\uFFFD\uFFFD");
  CHECK(html("Hu\xE9!\xC3") == "Hu\uFFFD!\uFFFD");
}

TEST_CASE("other people's words are isolated and say their language") {
  CHECK(in_language("Hà <b>", Lang::vi) == "<bdi lang=\"vi\">Hà &lt;b&gt;</bdi>");
  CHECK(isolated("\u202E&") == "<bdi>\u202E&amp;</bdi>");
}

TEST_CASE("no name of a file leads a link elsewhere") {
  CHECK(link_target("alignments/Tin tức #1?.jsonl") ==
        "alignments/Tin%20t%E1%BB%A9c%20%231%3F.jsonl");
  CHECK(link_target("javascript:alert(1)") == "javascript%3Aalert%281%29");
  CHECK(link_target("100%25\"><x") == "100%2525%22%3E%3Cx");
  CHECK(link_target("//host/x") == ".//host/x");
  CHECK(link_target("a\\b") == "a%5Cb");
}

TEST_CASE("numbers for people") {
  CHECK(grouped(0) == "0");
  CHECK(grouped(999) == "999");
  CHECK(grouped(1000) == "1,000");
  CHECK(grouped(1234567) == "1,234,567");
  CHECK(counted(1, "record", "records") == "1 record");
  CHECK(counted(2000, "record", "records") == "2,000 records");
  CHECK(percent(1, 3) == "33 %");
  CHECK(percent(2, 3) == "67 %");
  CHECK(percent(1, 1000) == "<1 %");
  CHECK(percent(0, 10) == "0 %");
  CHECK(percent(0, 0) == "0 %");
}

}  // namespace
}  // namespace align
