// What every reader of a glossary in XML must refuse, and must not be harmed by.
#ifndef ALIGN_TESTS_GLOSSARY_HOSTILE_XML_H_
#define ALIGN_TESTS_GLOSSARY_HOSTILE_XML_H_

#include <doctest/doctest.h>

#include <chrono>
#include <string>
#include <string_view>

#include "glossary/formats.h"

namespace align {

inline std::string message_of(const Result<GlossaryIn>& result) {
  return result ? std::string() : result.error().message;
}
inline bool mentions(const Result<GlossaryIn>& result, std::string_view words) {
  return message_of(result).find(words) != std::string::npos;
}

// `good` is a whole document; it begins with the tag of its root, `<root`, and has "TERM" as the text of a term.
inline void check_hostile(GlossaryReader read, const std::string& good, const std::string& root) {
  const auto with = [&](std::string_view doctype, std::string_view term) {
    std::string out = std::string(doctype) + good;
    const size_t at = out.find("TERM");
    REQUIRE(at != std::string::npos);
    return out.replace(at, 4, term);
  };
  const auto reads = [&](const std::string& text) { return read(text, "f.xml", Lang::en); };
  REQUIRE(reads(with("", "term")));

  // Entities, internal and external, general and parameter.
  CHECK(mentions(reads(with("<!DOCTYPE x [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;\">]>", "&b;")),
                 "entity a"));
  CHECK(mentions(reads(with("<!DOCTYPE x [<!ENTITY f SYSTEM \"file:///etc/passwd\">]>", "&f;")),
                 "entity f"));
  CHECK(mentions(reads(with("<!DOCTYPE x [<!ENTITY % p SYSTEM \"http://a.example/x\"> %p;]>", "t")),
                 "entity p"));
  CHECK(mentions(reads(with("<!DOCTYPE x [<!ATTLIST note type CDATA \"z\">]>", "t")), "default"));
  CHECK(mentions(reads(with("", "&nbsp;")), "entity"));
  CHECK(mentions(reads(with("<!DOCTYPE x SYSTEM \"x.dtd\">", "&nbsp;")), "entity"));
  CHECK(reads(with("<!DOCTYPE x SYSTEM \"/no/such.dtd\">", "term")));

  // Not whole, not that format, not XML.
  for (const size_t size : {size_t{1}, size_t{5}, good.size() / 2, good.size() - 3})
    CHECK_MESSAGE(!reads(good.substr(0, size)), size);
  for (const std::string_view text :
       {"", "  \n", "{\"a\":1}", "a\tb", "<html/>", "<a><b></a></b>", "\xEF\xBB\xBF"})
    CHECK_MESSAGE(!reads(std::string(text)), text);
  CHECK(mentions(reads("<html/>"), "is a document <html>"));
  CHECK(mentions(reads(with("", "\xC3\x28")), "invalid UTF-8"));
  CHECK(!reads(with("", "a\x01")));
  CHECK(!reads(with("", "&#1;")));
  CHECK(
      mentions(reads("<?xml version=\"1.0\" encoding=\"windows-1258\"?>" + good), "windows-1258"));

  // Too deep, too many, too long.
  std::string deep;
  for (int i = 0; i < 300; ++i) deep += "<a>";
  CHECK(mentions(reads(with("", deep)), "nested more than 256"));
  std::string many;
  for (int i = 0; i < 120'000; ++i) many += "<a/>";
  CHECK(mentions(reads(with("", many)), "more than 100000 elements"));
  std::string names;
  for (int i = 0; i < 12'000; ++i) names += "<a" + std::to_string(i) + "/>";
  CHECK(mentions(reads(with("", names)), "different names"));
  const std::string huge(size_t{2} << 20, 'x');
  CHECK(mentions(reads(with("", "<" + huge + "/>")), "more than 1000 bytes"));
  CHECK(reads(with("", "<hi type=\"" + huge + "\">x</hi>")));
  const Result<GlossaryIn> wrong = reads("<" + huge.substr(0, 900) + "/>");
  CHECK(message_of(wrong).size() < 300);
  const Result<GlossaryIn> long_attribute = reads("<x a=\"" + huge + "\"/>");
  CHECK(message_of(long_attribute).size() < 300);
  CHECK(reads("<" + root + " a=\"" + huge + "\"></" + root + ">"));

  // Many small pieces of text, each of which is put behind the last.
  std::string pieces;
  for (int i = 0; i < 200'000; ++i) pieces += "&amp;";
  const auto begin = std::chrono::steady_clock::now();
  const Result<GlossaryIn> of_pieces = reads(with("", pieces));
  CHECK(of_pieces);
  CHECK(std::chrono::steady_clock::now() - begin < std::chrono::seconds(10));
}

}  // namespace align

#endif  // ALIGN_TESTS_GLOSSARY_HOSTILE_XML_H_
