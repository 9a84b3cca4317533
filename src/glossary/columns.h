// A glossary as a table: the columns of TSV, CSV and XLSX, and how tables of other programs are understood.
//
//     id type en vi decision score evidence en_terms vi_terms en_context en_source vi_context vi_source files notes
//     domain
//
// One row a concept. `en` and `vi` hold the preferred terms (headed "en-US" when the glossary names such a locale),
// `en_terms` and `vi_terms` what else there is to say about terms: cell_lists.h. `type` is one of ours or the subject
// as another program has it. The last column is headed "title=..." when the glossary has a title, and is empty.
//
// Read as well: any order, any of them missing but the two languages; headers as other programs write them (English,
// vi_VN, source and target, Entry_ID, Entry_Subject, Comment); a language twice: the second are admitted terms; no
// header at all: source, target. What no header is known for is passed over, and said once.
//
//     TableReader reader("old.tsv", Lang::en);
//     reader.read_header({"English", "Vietnamese"}, 1)   true
//     reader.add_row({"Hanoi", "Hà Nội"}, 2);
//     reader.add_row({"Hanoi"}, 3);                      a fault: 1 column, expected 2 as in the header
#ifndef ALIGN_GLOSSARY_COLUMNS_H_
#define ALIGN_GLOSSARY_COLUMNS_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
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

// A list as in cell_lists.h; its text never has tabs and line ends.
bool is_list(Column column);
// The header line. A locale that would not be read back is dropped; a title has the escapes of cell_lists.h.
std::vector<std::string> header_of(const Glossary& glossary, Dropped& dropped);
// Without escapes, but of lists.
std::array<std::string, kColumnCount> cells_of(const GlossaryEntry& entry);
// The entry has a term. Entries without one cannot be in any table: counted in `dropped`.
bool has_terms(const GlossaryEntry& entry, Dropped& dropped);

class TableReader {
 public:
  // `from`: the language of "source", and of the first column of a table without header.
  TableReader(std::string file, Lang from);

  // The first row: true when it is a header, false when it is a row like the others.
  bool read_header(std::span<const std::string> cells, size_t line);
  // It is a table as we write it: its cells have escapes where the format has them.
  bool ours() const { return ours_; }
  // The column is a list of ours.
  bool is_list_at(size_t i) const {
    return i < uses_.size() && uses_[i].role == Role::column && is_list(uses_[i].column);
  }
  void add_row(std::span<const std::string> cells, size_t line);
  void add_fault(Error error, size_t line);

  // Errors: nothing but faults, `expected` says what.
  Result<GlossaryIn> finish(std::string_view expected);

 private:
  enum class Role : uint8_t { column, more_terms, note, nothing };
  struct Use {
    Role role = Role::nothing;
    Column column = Column::id;  // of `column`; en or vi of `more_terms`
    std::string name;
  };

  Use use_of(std::string_view name, std::array<std::string, 2>& locales) const;
  void report_unknown(size_t line);
  Result<GlossaryEntry> entry_of(std::span<const std::string> cells) const;

  std::string file_;
  Lang from_;
  GlossaryIn out_;
  std::vector<Use> uses_;
  bool header_ = false;
  bool ours_ = false;
  std::optional<Error> missing_;  // a header without a column for one of the languages
  bool said_more_ = false;        // that there are columns behind those that are read
};

}  // namespace align

#endif  // ALIGN_GLOSSARY_COLUMNS_H_
