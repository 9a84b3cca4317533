// Glossary formats. A new format is one file with its two functions, one row in formats.cc, and nothing else.
//
//     Dropped dropped;
//     std::string out;
//     append_glossary(out, glossary, GlossaryFormat::omegat, {}, dropped);    dropped.text(): "12 contexts, 3 dates"
//     Result<GlossaryIn> in = read_glossary(text, GlossaryFormat::tbx2, "old.tbx");
//
// tbx, jsonl and tsv hold everything: what is written is read back equal. What another format cannot hold is counted
// in `dropped`. The rules of each format stand in its file.
#ifndef ALIGN_GLOSSARY_FORMATS_H_
#define ALIGN_GLOSSARY_FORMATS_H_

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "glossary/glossary.h"

namespace align {

enum class GlossaryFormat : uint8_t {
  tbx,
  tbx2,
  omegat,
  tsv,
  csv,
  xlsx,
  tmx,
  jsonl,
  md,
  deepl,
  google
};

std::optional<GlossaryFormat> glossary_format_from_name(std::string_view name);
std::string_view name_of(GlossaryFormat format);
std::string glossary_format_names();  // "tbx, tbx2, ... or google"
// By the ending, packed or not: .tbx is v3; .utf8 and .txt are OmegaT; nothing for one that is none of them.
std::optional<GlossaryFormat> glossary_format_of_file(std::string_view path);
// By the content, for what the ending does not tell: TBX v2 and v3, a TSV that is OmegaT's, ...
std::optional<GlossaryFormat> glossary_format_of_text(std::string_view text, std::string_view path);

// What a format could not hold: what it was, how often.
struct Dropped {
  std::map<std::string, uint64_t> counts;
  std::vector<std::string> entries;  // whole entries, each with the reason; the first hundred
  void add(const std::string& what, uint64_t times = 1) { counts[what] += times; }
  // An entry that was left out, with the reason: "MOH = Sở Y tế: MOH stands for Bộ Y tế already".
  void add_entry(std::string entry);
  std::string text() const;  // empty when nothing was
};

struct GlossaryWriteOptions {
  Lang from = Lang::en;  // direction of the formats that have one
  bool bom = false;      // csv
};

// XLSX is binary; all others are UTF-8. Errors: only of the system (XLSX needs a temporary file).
Result<Done> append_glossary(std::string& out, const Glossary& glossary, GlossaryFormat format,
                             const GlossaryWriteOptions& options, Dropped& dropped);

struct GlossaryIn {
  Glossary glossary;
  std::vector<Error>
      faults;  // rows and entries that could not be used: line, what was wrong, what was expected
};

// Errors: not that format at all, not well-formed, xlsx and md, which are not read. `from`: direction, for formats
// that do not say which column is which language.
Result<GlossaryIn> read_glossary(std::string_view text, GlossaryFormat format,
                                 const std::string& file, Lang from = Lang::en);

// The formats one by one, for formats.cc. -------------------------------------------------------

using GlossaryWriter = Result<Done> (*)(std::string& out, const Glossary& glossary,
                                        const GlossaryWriteOptions& options, Dropped& dropped);
using GlossaryReader = Result<GlossaryIn> (*)(std::string_view text, const std::string& file,
                                              Lang from);

// xml: tbx.cc, tbx2.cc, glossary_tmx.cc
Result<Done> append_tbx(std::string& out, const Glossary&, const GlossaryWriteOptions&, Dropped&);
Result<Done> append_tbx2(std::string& out, const Glossary&, const GlossaryWriteOptions&, Dropped&);
Result<Done> append_tmx(std::string& out, const Glossary&, const GlossaryWriteOptions&, Dropped&);
Result<GlossaryIn> read_tbx(std::string_view text, const std::string& file, Lang from);
Result<GlossaryIn> read_tbx2(std::string_view text, const std::string& file, Lang from);
Result<GlossaryIn> read_tmx(std::string_view text, const std::string& file, Lang from);

// text: glossary_tsv.cc, glossary_csv.cc, glossary_jsonl.cc, omegat.cc, glossary_md.cc, engines.cc, xlsx.cc
Result<Done> append_tsv_glossary(std::string& out, const Glossary&, const GlossaryWriteOptions&,
                                 Dropped&);
Result<Done> append_csv_glossary(std::string& out, const Glossary&, const GlossaryWriteOptions&,
                                 Dropped&);
Result<Done> append_jsonl_glossary(std::string& out, const Glossary&, const GlossaryWriteOptions&,
                                   Dropped&);
Result<Done> append_omegat(std::string& out, const Glossary&, const GlossaryWriteOptions&,
                           Dropped&);
Result<Done> append_md_glossary(std::string& out, const Glossary&, const GlossaryWriteOptions&,
                                Dropped&);
Result<Done> append_deepl(std::string& out, const Glossary&, const GlossaryWriteOptions&, Dropped&);
Result<Done> append_google(std::string& out, const Glossary&, const GlossaryWriteOptions&,
                           Dropped&);
Result<Done> append_xlsx(std::string& out, const Glossary&, const GlossaryWriteOptions&, Dropped&);
Result<GlossaryIn> read_tsv_glossary(std::string_view text, const std::string& file, Lang from);
Result<GlossaryIn> read_csv_glossary(std::string_view text, const std::string& file, Lang from);
Result<GlossaryIn> read_jsonl_glossary(std::string_view text, const std::string& file, Lang from);
Result<GlossaryIn> read_omegat(std::string_view text, const std::string& file, Lang from);
Result<GlossaryIn> read_deepl(std::string_view text, const std::string& file, Lang from);
Result<GlossaryIn> read_google(std::string_view text, const std::string& file, Lang from);

}  // namespace align

#endif  // ALIGN_GLOSSARY_FORMATS_H_
