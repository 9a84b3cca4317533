// Glossaries by chance, of all that the model may hold and XML can: for tests that what is written is read back.
#ifndef ALIGN_TESTS_GLOSSARY_RANDOM_XML_H_
#define ALIGN_TESTS_GLOSSARY_RANDOM_XML_H_

#include <array>
#include <cstdint>
#include <random>
#include <string>
#include <string_view>
#include <utility>

#include "glossary/glossary.h"

namespace align {

class RandomXmlGlossary {
 public:
  explicit RandomXmlGlossary(uint32_t seed) : random_(seed) {}

  Glossary make(size_t entries) {
    Glossary out;
    if (chance(2)) out.title = text();
    if (chance(2)) out.locales = {"en-GB", "vi-VN"};
    for (size_t i = 0; i < entries; ++i) out.entries.push_back(entry(i));
    return out;
  }

 private:
  size_t below(size_t n) { return random_() % n; }
  bool chance(size_t one_in) { return below(one_in) == 0; }

  // Pieces that mean something to a writer or a reader.
  std::string piece() {
    static constexpr std::array<std::string_view, 34> kPieces = {"a",
                                                                 "Bộ Y tế",
                                                                 "Nguyễn",
                                                                 "&",
                                                                 "<",
                                                                 ">",
                                                                 "\"",
                                                                 "'",
                                                                 "]]>",
                                                                 "&amp;",
                                                                 "score: ",
                                                                 "note: ",
                                                                 "id: x",
                                                                 "count: 3",
                                                                 "note",
                                                                 ": ",
                                                                 "\n",
                                                                 "\r\n",
                                                                 "\r",
                                                                 "\t",
                                                                 " ",
                                                                 "  ",
                                                                 "(3)",
                                                                 " (4)",
                                                                 "mentions: a (1)",
                                                                 "valid to: 2020",
                                                                 "\U00020080",
                                                                 "e\u0302\u0301",
                                                                 "\u00A0",
                                                                 "\u2028",
                                                                 "--",
                                                                 "<!--",
                                                                 "subject: ORG",
                                                                 "\""};
    return std::string(kPieces[below(kPieces.size())]);
  }
  std::string text() {
    std::string out;
    for (size_t i = 1 + below(6); i > 0; --i) out += piece();
    return out;
  }
  // One line without blanks around.
  std::string line() {
    std::string out = "x";
    for (size_t i = below(5); i > 0; --i) out += piece();
    out += "y";
    for (char& c : out)
      if (c == '\n' || c == '\r') c = ' ';
    return out;
  }
  std::string id(size_t number) {
    static constexpr std::array<std::string_view, 8> kBegins = {"e", "7",  "-",    ".",
                                                                "_", "c-", "E.f-", "0b"};
    // Some come twice.
    return std::string(kBegins[below(kBegins.size())]) + std::to_string(chance(10) ? 1 : number);
  }
  std::string date() {
    return std::to_string(1900 + below(200)) + "-0" + std::to_string(1 + below(9)) + "-01";
  }

  GlossaryTerm term() {
    GlossaryTerm out;
    out.text = line();
    out.status = static_cast<TermStatus>(below(4));
    out.kind = static_cast<TermKind>(below(5));
    if (chance(2)) out.count = below(1000);
    if (chance(4)) out.from = date();
    if (chance(4)) out.to = date();
    if (chance(3)) out.note = text();
    return out;
  }

  GlossaryEntry entry(size_t number) {
    static constexpr std::array<std::string_view, 5> kDecisions = {"", "auto", "accepted", "edited",
                                                                   "rejected"};
    GlossaryEntry out;
    out.id = id(number);
    if (chance(2)) out.type = static_cast<Type>(below(kTypeCount));
    if (chance(3)) out.subject = chance(2) ? text() : "ORG";
    const size_t only = below(8);  // 0 and 1: that side alone
    for (size_t side = 0; side < 2; ++side) {
      if (only == 1 - side) continue;
      for (size_t i = 1 + below(4); i > 0; --i) out.terms[side].push_back(term());
      if (!chance(3)) continue;
      out.contexts[side].text = text();
      if (chance(2)) out.contexts[side].source = text();
    }
    if (chance(2)) out.score = static_cast<double>(below(1001)) / 1000;
    if (chance(2)) out.evidence = text();
    out.decision = kDecisions[below(kDecisions.size())];
    for (size_t i = below(4); i > 0; --i) out.files[text()] = below(100);
    for (size_t i = below(4); i > 0; --i) out.notes.push_back(chance(8) ? "" : text());
    if (chance(3)) out.domain = text();
    return out;
  }

  std::mt19937 random_;
};

}  // namespace align

#endif  // ALIGN_TESTS_GLOSSARY_RANDOM_XML_H_
