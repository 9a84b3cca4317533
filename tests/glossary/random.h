// Random glossaries for tests of the formats that lose nothing: every corner of what a glossary may hold, the same ones
// at every run.
#ifndef ALIGN_TESTS_GLOSSARY_RANDOM_H_
#define ALIGN_TESTS_GLOSSARY_RANDOM_H_

#include <array>
#include <random>
#include <string>
#include <string_view>

#include "glossary/glossary.h"

namespace align {

class RandomGlossary {
 public:
  // `controls`: characters that XML cannot hold may stand in notes and contexts.
  explicit RandomGlossary(uint32_t seed, bool controls) : random_(seed), controls_(controls) {}

  Glossary glossary(size_t size) {
    Glossary out;
    if (chance(2)) out.title = line(3);
    if (chance(2)) out.locales = {"en-GB", "vi-VN"};
    for (size_t i = 0; i < size; ++i) out.entries.push_back(entry(i));
    return out;
  }

 private:
  // Distributions of the standard library differ between implementations; this does not.
  size_t below(size_t limit) { return random_() % limit; }
  bool chance(size_t one_in) { return below(one_in) == 0; }

  // The first three are Vietnamese and stand in no English term: readers wonder at those.
  std::string_view piece(bool english = false) {
    // clang-format off: one a line is a long list
    static constexpr std::array<std::string_view, 40> kPieces = {"Bộ",
                                                                 "Hue\u0302\u0301",
                                                                 "ước",
                                                                 "ministry",
                                                                 "MOH",
                                                                 "|",
                                                                 " | ",
                                                                 "{",
                                                                 "}",
                                                                 ";",
                                                                 "; ",
                                                                 "\\",
                                                                 "\\n",
                                                                 "\\s",
                                                                 "\\e",
                                                                 "\"",
                                                                 "'",
                                                                 ",",
                                                                 "#",
                                                                 "=",
                                                                 "+",
                                                                 "-",
                                                                 "@",
                                                                 "<b>",
                                                                 "&",
                                                                 "&amp;",
                                                                 "]]>",
                                                                 "%",
                                                                 ":",
                                                                 ": 3",
                                                                 "{count 2}",
                                                                 "ירושלים",
                                                                 "\u202Eabc\u202C",
                                                                 "\U0001F1FB\U0001F1F3",
                                                                 "\U00020080",
                                                                 "\u2026",
                                                                 "\u00A0x",
                                                                 "title=",
                                                                 "0",
                                                                 "note"};
    // clang-format on
    const size_t first = english ? 3 : 0;
    return kPieces[first + below(kPieces.size() - first)];
  }
  std::string_view blank() {
    static constexpr std::array<std::string_view, 6> kBlanks = {"\n", "\t", "\r\n",
                                                                "\r", "  ", " "};
    return kBlanks[below(kBlanks.size())];
  }

  // One line without blanks around it.
  std::string line(size_t most, bool english = false) {
    std::string out;
    for (size_t n = 1 + below(most); n > 0; --n) {
      if (!out.empty() && chance(2)) out += ' ';
      out += piece(english);
    }
    out.erase(0, out.find_first_not_of(' '));
    out.erase(out.find_last_not_of(' ') + 1);
    return out.empty() ? "x" : out;
  }
  std::string lines() {
    std::string out;
    for (size_t n = below(6); n > 0; --n) {
      out += chance(3) ? blank() : piece();
      if (controls_ && chance(20)) out += '\x01';
    }
    return out;
  }
  std::string date() { return chance(2) ? "" : "20" + std::to_string(10 + below(20)) + "-07-01"; }

  std::vector<GlossaryTerm> terms(bool english) {
    std::vector<GlossaryTerm> out(below(4));
    for (GlossaryTerm& term : out) {
      term.text = &term != &out.front() && chance(5) ? out.front().text : line(4, english);
      if (&term != &out.front() || chance(4)) term.status = static_cast<TermStatus>(below(4));
      if (chance(3)) term.kind = static_cast<TermKind>(below(5));
      if (chance(2)) term.count = below(1000);
      if (chance(4)) term.from = date();
      if (chance(4)) term.to = date();
      if (chance(4)) term.note = lines();
    }
    return out;
  }

  GlossaryEntry entry(size_t number) {
    GlossaryEntry out;
    out.id = "e" + std::to_string(number);
    if (!chance(5)) {
      out.type = static_cast<Type>(below(kTypeCount));
    } else if (chance(2)) {
      out.subject = line(2);
    }
    out.terms = {terms(true), terms(false)};
    if (out.terms[0].empty() && out.terms[1].empty()) out.terms[1] = {{.text = line(3)}};
    for (GlossaryContext& context : out.contexts)
      if (chance(3)) context = {"s" + lines(), chance(2) ? "" : line(2)};
    if (!chance(3)) out.score = static_cast<double>(below(1001)) / 1000;
    if (chance(3)) out.evidence = lines();
    if (chance(2)) out.decision = chance(2) ? "accepted" : "rejected";
    for (size_t n = below(3); n > 0; --n) out.files[line(2)] = 1 + below(99);
    for (size_t n = below(3); n > 0; --n) out.notes.push_back("n" + lines());
    if (chance(4)) out.domain = line(2);
    return out;
  }

  std::mt19937 random_;
  bool controls_;
};

}  // namespace align

#endif  // ALIGN_TESTS_GLOSSARY_RANDOM_H_
