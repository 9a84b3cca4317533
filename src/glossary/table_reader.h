// The rows of a table, ours or that of another program, as entries of a glossary: columns.h says what is understood.
//
//     TableReader reader("old.tsv", Lang::en);
//     reader.read_header({"English", "Vietnamese"}, 1)   true
//     reader.add_row({"Hanoi", "Hà Nội"}, 2);
//     reader.add_row({"Hanoi"}, 3);                      a fault: 1 column, expected 2 as in the header
#ifndef ALIGN_GLOSSARY_TABLE_READER_H_
#define ALIGN_GLOSSARY_TABLE_READER_H_

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "glossary/columns.h"
#include "glossary/formats.h"

namespace align {

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

#endif  // ALIGN_GLOSSARY_TABLE_READER_H_
