// All lexicons of a run, in layers: the built-in one first, the user's files on top in the order given.
// A row of a later layer with the id of an earlier one takes its place. Immutable once loaded and safe to
// share between threads.
//
//     LexiconSet set;
//     set.add(builtin_lexicon());                         // never fails: part of the program
//     LexiconFile file = read_lexicon(text, "mine.tsv");  // faults are for the caller to report
//     set.add_rows(file.rows, "mine.tsv");
#ifndef ALIGN_LEXICON_LEXICON_SET_H_
#define ALIGN_LEXICON_LEXICON_SET_H_

#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "lexicon/compiled.h"
#include "lexicon/hanviet.h"
#include "text/tokenize.h"

namespace align {

// An entry of one layer.
struct EntryRef {
  uint32_t layer = 0;
  uint32_t entry = 0;
  friend auto operator<=>(const EntryRef&, const EntryRef&) = default;
};

struct LexiconLayer {
  std::string name;  // "built-in" or the file
  bool user = false;
  std::shared_ptr<const std::string> owned;  // bytes that were compiled at run time; null when embedded
  CompiledLexicon lexicon;
  std::vector<bool> hidden;  // by entry: replaced by a later layer; empty when none is
};

class LexiconSet final : public Abbreviations {
 public:
  // Adds compiled bytes that outlive the set.
  Result<Done> add(std::string_view compiled, std::string name);
  // Compiles `rows` and adds them as a user's layer.
  void add_rows(std::span<const LexiconRow> rows, std::string name);

  std::span<const LexiconLayer> layers() const { return layers_; }
  const CompiledLexicon& lexicon(uint32_t layer) const { return layers_[layer].lexicon; }
  const EntryRecord& entry(EntryRef ref) const { return layers_[ref.layer].lexicon.entries()[ref.entry]; }
  bool hidden(EntryRef ref) const;
  // Preferred usable form in `lang`, "" when the entry has none.
  std::string_view preferred(EntryRef ref, Lang lang) const;
  std::vector<std::string_view> forms(EntryRef ref, Lang lang) const;
  std::string_view id(EntryRef ref) const { return lexicon(ref.layer).string(entry(ref).id); }

  bool contains(std::string_view word, Lang lang) const override;  // Abbreviations
  const HanViet& hanviet() const { return hanviet_; }

  // Entries that have exactly this form (marks must agree where both have them), later layers first.
  std::vector<EntryRef> lookup(std::string_view form) const;

 private:
  void add_layer(LexiconLayer layer);
  void collect_abbreviations();
  std::vector<LexiconLayer> layers_;
  HanViet hanviet_;
  std::vector<std::string_view> abbreviations_[2];  // by language, without the last full stop, sorted
};

// The lexicons of the project as they were compiled into the program.
std::string_view builtin_lexicon();

}  // namespace align

#endif  // ALIGN_LEXICON_LEXICON_SET_H_
