#include "tests/glossary/example.h"

#include <initializer_list>
#include <utility>

namespace align {
namespace {

using enum TermStatus;
using enum TermKind;
using Terms = std::vector<GlossaryTerm>;

// All fields of terms, dates of a change, both sides more than one term.
GlossaryEntry changed_ministry() {
  GlossaryEntry e;
  e.id = "de0b151978c8";
  e.type = Type::ORG;
  e.terms[0] = {
      {.text = "Ministry of Agriculture and Environment", .count = 12, .from = "2025-03-01"},
      {.text = "MAE", .status = admitted, .kind = acronym, .count = 4},
      {.text = "Agriculture Ministry", .status = admitted, .kind = short_form, .count = 2},
      {.text = "Ministry of Agriculture and Rural Development",
       .status = superseded,
       .count = 3,
       .from = "1995-10-01",
       .to = "2025-02-28",
       .note = "merged; see Resolution 176/2025/QH15"},
      {.text = "Min. of Agri.",
       .status = deprecated,
       .kind = abbreviation,
       .note = "never in print"}};
  e.terms[1] = {{.text = "Bộ Nông nghiệp và Môi trường", .count = 13, .from = "2025-03-01"},
                {.text = "Bộ NN&MT", .status = admitted, .kind = acronym, .count = 1},
                {.text = "Bộ Nông nghiệp và Phát triển nông thôn",
                 .status = superseded,
                 .count = 3,
                 .to = "2025-02-28"}};
  e.contexts[0] = {
      "The \"Ministry of Agriculture and Environment\" said:\n\t'No <comment> & no "
      "| answer]]>', it's said.",
      "news:17"};
  e.contexts[1] = {"Bộ Nông nghiệp và Môi trường \"không bình luận\";\nhết.", "news:17"};
  e.score = 0.926;
  e.evidence = "lexicon: ministries.tsv; count: 12/13";
  e.decision = "accepted";
  e.files = {{"news", 22}, {"a|b: c.tsv", 3}};
  e.notes = {"House style: in full at first mention.\nThen MAE.", "second note | with a bar"};
  e.domain = "government";
  return e;
}

// A person, as it comes from an alignment: the least that there is.
GlossaryEntry plain_person() {
  GlossaryEntry e;
  e.id = "p1";
  e.type = Type::PER;
  e.terms[0] = {{.text = "Zhang Yunming"}};
  e.terms[1] = {{.text = "Trương Vân Minh"}};
  e.score = 0.87;
  e.evidence = "hanviet: zhang=trương yun=vân ming=minh";
  e.decision = "auto";
  return e;
}

// The reviewer said no.
GlossaryEntry rejected_pair() {
  GlossaryEntry e;
  e.id = "rejected-1";
  e.type = Type::LOC;
  e.terms[0] = {{.text = "West Lake"}};
  e.terms[1] = {{.text = "Hồ Gươm", .status = deprecated, .note = "that is Hoan Kiem Lake"}};
  e.score = 0.512;
  e.decision = "rejected";
  return e;
}

// One and the same source as in another entry, other target.
GlossaryEntry second_mae() {
  GlossaryEntry e;
  e.id = "mae.2";
  e.type = Type::ORG;
  e.terms[0] = {{.text = "MAE", .kind = acronym}};
  e.terms[1] = {{.text = "Học viện Nghệ thuật Miami"}};
  return e;
}

// What spreadsheets take for formulas, what other formats take for comments and syntax.
std::vector<GlossaryEntry> awkward_beginnings() {
  std::vector<GlossaryEntry> out;
  const std::vector<std::array<std::string, 2>> pairs = {
      {"#MeToo", "#MeToo"},
      {"=SUM(A1:A2)", "=TỔNG(A1:A2)"},
      {"+84 Group", "Tập đoàn +84"},
      {"-Dash-", "-Gạch-"},
      {"@VietnamNews", "@BáoViệtNam"},
      {"C:\\new {draft}; 50% | \"quoted\"", "C:\\mới {nháp}; 50% | “ngoặc”"},
      {"Tom & Jerry <Cartoon>", "Tom & Jerry <Hoạt hình>"}};
  for (const auto& [en, vi] : pairs) {
    GlossaryEntry e;
    e.id = "awkward_" + std::to_string(out.size() + 1);
    e.type = Type::MISC;
    e.terms[0] = {{.text = en}};
    e.terms[1] = {{.text = vi}};
    out.push_back(std::move(e));
  }
  out.back().notes = {"first line\r\nsecond line", "tab\there, \\n is no line end"};
  return out;
}

// Hebrew and Arabic, decomposed Vietnamese, characters outside the basic plane.
std::vector<GlossaryEntry> awkward_scripts() {
  std::vector<GlossaryEntry> out(3);
  out[0].id = "rtl";
  out[0].type = Type::LOC;
  out[0].terms[0] = {
      {.text = "Jerusalem", .note = "ירושלים"},
      {.text = "القدس", .status = admitted, .kind = variant, .note = "as in the source"}};
  out[0].terms[1] = {{.text = "Giê-ru-sa-lem"},
                     {.text = "Jerusalem", .status = admitted, .kind = variant}};
  out[1].id = "nfd";
  out[1].type = Type::LOC;
  out[1].terms[0] = {{.text = "Hue"}};
  out[1].terms[1] = {{.text = "Hue\u0302\u0301", .note = "decomposed as in the source"},
                     {.text = "Hu\u1ebf", .status = admitted, .kind = variant}};
  out[2].id = "astral";
  out[2].type = Type::TERM;
  out[2].terms[0] = {{.text = "Nôm script \U00020080\U0002A700"}};
  out[2].terms[1] = {{.text = "chữ Nôm \U00020080\U0002A700"}};
  out[2].contexts[1] = {"Chữ Nôm: \U00020080\U0002A700 \U0001F1FB\U0001F1F3", ""};
  return out;
}

// From the glossary of another program: its own subject, a score nobody gave, two preferred terms.
GlossaryEntry foreign_bird() {
  GlossaryEntry e;
  e.id = "bird-7";
  e.subject = "ornithology; waders";
  e.terms[0] = {{.text = "spoon-billed sandpiper"}, {.text = "spoonbill sandpiper"}};
  e.terms[1] = {{.text = "rẽ mỏ thìa"}};
  e.notes = {"Calidris pygmaea"};
  e.domain = "nature: birds";
  return e;
}

// A name without a counterpart, the rejected one first; and a term whose only mark is where it stands.
std::vector<GlossaryEntry> uneven() {
  std::vector<GlossaryEntry> out(2);
  out[0].id = "alone";
  out[0].type = Type::TITLE;
  out[0].terms[1] = {{.text = "Chủ nhiệm Uỷ ban", .status = deprecated},
                     {.text = "Chủ nhiệm Ủy ban", .status = preferred, .count = 1}};
  out[0].score = 0;
  out[1].id = "edited";
  out[1].type = Type::NORP;
  out[1].terms[0] = {{.text = "Kinh people", .count = 1000000}};
  out[1].terms[1] = {{.text = "người Kinh", .kind = full}, {.text = "dân tộc Kinh"}};
  out[1].score = 1;
  out[1].decision = "edited";
  out[1].files = {{"-", 1}};
  return out;
}

void add(Glossary& to, std::vector<GlossaryEntry> entries) {
  for (GlossaryEntry& entry : entries) to.entries.push_back(std::move(entry));
}

}  // namespace

Glossary example_glossary() {
  Glossary out;
  out.title = "House glossary <\"2025\"> & more";
  out.locales = {"en-US", "vi-VN"};
  add(out, {changed_ministry(), plain_person(), rejected_pair(), second_mae()});
  add(out, awkward_beginnings());
  add(out, awkward_scripts());
  add(out, {foreign_bird()});
  add(out, uneven());
  return out;
}

}  // namespace align
