#include <doctest/doctest.h>

#include <regex>

#include "align/review_page.h"

namespace align {
namespace {

bool has(std::string_view text, std::string_view part) {
  return text.find(part) != std::string_view::npos;
}

TEST_CASE("the page as it is served asks for its parts and has nothing inline") {
  const std::string page = served_page(PagePart::page);
  CHECK(has(page, R"(href="page.css")"));
  CHECK(has(page, R"(src="page.js")"));
  CHECK_FALSE(has(page, "@"));
  CHECK_FALSE(has(page, " style=\""));
  CHECK_FALSE(std::regex_search(page, std::regex(" on[a-z]+=\"")));
  CHECK(served_page(PagePart::style).size() > 1000);
  CHECK(has(served_page(PagePart::script), "use strict"));
}

TEST_CASE("the page in one file holds all, and names by hash what may run") {
  const std::string page =
      page_in_one_file(R"({"pairs":[{"en":"</script><script>alert(1)</script>"}]})");
  CHECK_FALSE(has(page, "<script>alert(1)"));
  CHECK(has(page, R"({"pairs":[{"en":"\u003c/script>\u003cscript>alert(1)\u003c/script>"}]})"));
  CHECK(has(page, "default-src 'none'; script-src 'sha256-"));
  CHECK_FALSE(has(page, "unsafe"));
  CHECK_FALSE(has(page, "page.js"));
  CHECK(has(page, served_page(PagePart::script)));
}

}  // namespace
}  // namespace align
