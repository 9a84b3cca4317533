// Inputs of whole documents: two files, a folder of paired files, a manifest that lists pairs.
//
// Paired by name: report.en.txt and report.vi.txt (also report_en.txt, report-en.txt; .txt, .text or .md, packed or
// not), or en/report.txt and vi/report.txt at any depth, or both: en/report.en.txt and vi/report.vi.txt. The id of a
// record is the path below the folder without language and ending. A text whose counterpart is missing is a record with an error; other files are passed over.
//
// Manifest: TSV or JSON Lines, a pair a row, paths relative to the manifest.
//
//     a.en.txt <TAB> a.vi.txt                         two columns: source and target
//     a.en.txt <TAB> a.vi.txt <TAB> a.out             hunalign's three: the third is the id
//     id <TAB> source <TAB> target <TAB> mode         a header names columns: id, source (en), target (vi), output,
//                                                     mode (parallel, comparable, auto); others go to `extra`
//     {"id":"a","source":"a.en.txt","target":"a.vi.txt","mode":"comparable"}
//
// A row whose files cannot be read is a record with an error.
#ifndef ALIGN_INPUT_DOCUMENTS_H_
#define ALIGN_INPUT_DOCUMENTS_H_

#include <optional>
#include <string>
#include <utility>

#include "input/pair_source.h"

namespace align {

SourceResult open_texts(const std::string& en, const std::string& vi, const SourceOptions& options);
SourceResult open_folder(const std::string& path, const SourceOptions& options);
SourceResult open_manifest(const std::string& path, const SourceOptions& options);

// A file that by its name is one side of a pair.
struct SideName {
  Lang lang = Lang::en;
  std::string
      stem;  // what both sides share: "x/report" of "x/report.en.txt" and of "x/en/report.txt"
  std::string other;  // what the counterpart is called
};

// "x/report.en.txt.gz" -> en, "x/report", "x/report.vi.txt.gz"; nothing when the name tells no language.
// `folders`: folders called en and vi tell it too.
std::optional<SideName> side_of_name(const std::string& path, bool folders);

// The first row of a TSV names two files that are there. `head`: the beginning of the file; a header may stand before
// that row, and is enough when it names an output or a mode.
bool looks_like_manifest(const std::string& path, std::string_view head);

}  // namespace align

#endif  // ALIGN_INPUT_DOCUMENTS_H_
