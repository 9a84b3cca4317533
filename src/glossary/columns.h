// A glossary as a table: the columns of TSV, CSV and XLSX, and how tables of other programs are understood.
//
//     id type en vi decision score evidence en_terms vi_terms en_context en_source vi_context vi_source files notes
//     domain
//
// One row a concept. `en` and `vi` hold the preferred terms (headed "en-US" when the glossary names such a locale),
// `en_terms` and `vi_terms` what else there is to say about terms: cell_lists.h. `type` is one of ours or the subject
// as another program has it. The last column is headed "title=..." when the glossary has a title, and is empty.
//
// Read as well (table_reader.h): any order, any of them missing but the two languages; headers as other programs write
// them (English, vi_VN, source and target, Entry_ID, Entry_Subject, Comment); a language twice: the second are admitted
// terms; no header at all: source, target. What no header is known for is passed over, and said once.
#ifndef ALIGN_GLOSSARY_COLUMNS_H_
#define ALIGN_GLOSSARY_COLUMNS_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "glossary/formats.h"
#include "glossary/glossary.h"

namespace align {

enum class Column : uint8_t {
  id,
  type,
  en,
  vi,
  decision,
  score,
  evidence,
  en_terms,
  vi_terms,
  en_context,
  en_source,
  vi_context,
  vi_source,
  files,
  notes,
  domain
};
constexpr size_t kColumnCount = 16;

constexpr std::string_view kTitle = "title=";  // before the title, in the last column of the header

// How headers are compared: in lower case, without blanks around, with _ for those within.
std::string header_key(std::string_view cell);
// By the name as it stands above; nothing for languages with a region and for names of others.
std::optional<Column> column_from_name(std::string_view name);
Column column_of(Lang lang);

// A language, and the locale when it is more than the language.
struct Language {
  Lang lang = Lang::en;
  std::string locale;
};
// "English", "vi_VN", "English_United_States"; "source" is `from`. Nothing for what names no language.
std::optional<Language> language_of(std::string_view cell, Lang from);

// A list as in cell_lists.h; its text never has tabs and line ends.
bool is_list(Column column);
// The header line. A locale that would not be read back is dropped; a title has the escapes of cell_lists.h.
std::vector<std::string> header_of(const Glossary& glossary, Dropped& dropped);
// Without escapes, but of lists.
std::array<std::string, kColumnCount> cells_of(const GlossaryEntry& entry);
// The entry has a term. Entries without one cannot be in any table: counted in `dropped`.
bool has_terms(const GlossaryEntry& entry, Dropped& dropped);

}  // namespace align

#endif  // ALIGN_GLOSSARY_COLUMNS_H_
