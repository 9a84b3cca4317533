// The cases of the quality bench: pairs of sentences written for it, with what a careful editor links in them
// and what not. tests/quality/cases.tsv holds them, a case a line, eight columns under a header line:
//
//     id           unique, "hv-3"
//     phenomenon   what the case is about, in words
//     kind         kind of evidence that the pairs in `must` hang on, or "-" when several kinds carry them; of a
//                  case without `must`, the kind that would link too much
//     en, vi       the texts
//     must         rows that have to be there:  Hung = Nguyễn Mạnh Hùng [PER] ; Hue#2 = Huế#2
//     must_not     rows that may not:           Hung = *Hưng ; *Monday* = * [NAME]
//     state        "ok"; "open" when the program does not yet do what the case asks
//
// A form in `must` is exact; a part in parentheses may be missing ("(tỉnh) Phú Thọ"); "#2" is the second place
// where the form stands in its text as whole words. In brackets stand a type, or a source of evidence that the
// row has to name, or both: "[PER order]"; all may be left out. A form in `must_not` is a pattern
// in which * stands for any text; the type NAME is PER, ORG, LOC or MISC. Rows that `must` asks for are not
// looked at by `must_not`, so that "* = *" there means: and nothing else.
#ifndef ALIGN_TESTS_QUALITY_CASES_H_
#define ALIGN_TESTS_QUALITY_CASES_H_

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "lexicon/lexicon_set.h"
#include "table/alignment.h"

namespace align {

struct QualityForm {
  std::string text;
  size_t occurrence = 0;  // from 1; 0: any
};

struct QualityPair {
  QualityForm en;
  QualityForm vi;
  std::string type;    // empty: any; "NAME": PER, ORG, LOC, MISC
  std::string source;  // empty: any; else the row's evidence names this kind

  std::string shown() const;  // as in the table
};

struct QualityCase {
  std::string id;
  std::string phenomenon;
  std::string kind;
  std::string en;
  std::string vi;
  std::vector<QualityPair> must;
  std::vector<QualityPair> must_not;
  bool open = false;
};

// `text`: the whole table, UTF-8. Errors, with file and line: a wrong number of columns, an id twice, an unknown
// kind, type or state, a pair that is none, a form in `must` that does not stand in its text, a case that
// asks for nothing. "statistics" counts as a kind.
Result<std::vector<QualityCase>> read_quality_cases(std::string_view text, const std::string& file);

// What is wrong with the rows of an alignment of the case, a line each: "missed Hung = Hùng [PER]",
// "false PER Hung = Hưng". Empty: the case holds.
std::vector<std::string> faults_of(const QualityCase& quality_case, const Alignment& alignment);

// The table of the project, and the lexicons under which it holds: the built-in ones and user.tsv beside
// the table as the user's own.
Result<std::vector<QualityCase>> project_quality_cases();
Result<LexiconSet> quality_lexicon();

}  // namespace align

#endif  // ALIGN_TESTS_QUALITY_CASES_H_
