// All lexicons of a run, in layers: the built-in one first, the user's files on top in the order given.
// A row of a later layer with the id of an earlier one takes its place. Immutable once loaded and safe to
// share between threads.
//
//     LexiconSet set = *builtin_lexicons();               // never fails: part of the program
//     LexiconFile file = read_lexicon(text, "mine.tsv");  // faults are for the caller to report
//     set.add_rows(file.rows, "mine.tsv");
#ifndef ALIGN_LEXICON_LEXICON_SET_H_
#define ALIGN_LEXICON_LEXICON_SET_H_

#include <array>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

#include "lexicon/compiled.h"
#include "lexicon/decided.h"
#include "lexicon/hanviet.h"
#include "lexicon/word_table.h"
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
  std::shared_ptr<const void> owned;  // keeps the bytes alive; null when they are embedded
  CompiledLexicon lexicon;
  std::vector<bool> hidden;  // by entry: replaced by a later layer; empty when none is
  bool decided = false;      // its rows are pairs that people accepted
  std::vector<std::string> forbidden = {};  // forbidden_key() of pairs without a row
  uint64_t decisions_hash = 0;
  uint32_t cldr_entries = 0;  // the first ones, whose ids begin with kCldrIds

  uint64_t content_hash() const { return lexicon.content_hash() ^ decisions_hash; }
};

// What the ids of the rows begin with that CLDR gives. They are the first of their lexicon.
constexpr std::string_view kCldrIds = "cldr:";
// What the ids of rows begin with that are pairs people decided about.
constexpr std::string_view kDecisionIds = "decision:";

class LexiconSet final : public Abbreviations {
 public:
  // Adds compiled bytes that outlive the set.
  Result<Done> add(std::string_view compiled, std::string name);
  // Adds compiled bytes from elsewhere as a user's layer, whatever they hold: CompiledLexicon::open() says what
  // that means. `owner` keeps them alive.
  Result<Done> add_foreign(std::string_view compiled, std::string name,
                           std::shared_ptr<const void> owner);
  // Compiles `rows` and adds them as a user's layer.
  void add_rows(std::span<const LexiconRow> rows, std::string name);
  // Adds what people decided as a user's layer: accepted pairs are rows of it, rejected ones forbidden unless the same
  // forms were accepted with another type.
  void add_decisions(const DecidedPairs& decided, std::string name);

  std::span<const LexiconLayer> layers() const { return layers_; }
  const CompiledLexicon& lexicon(uint32_t layer) const { return layers_[layer].lexicon; }
  const EntryRecord& entry(EntryRef ref) const {
    return layers_[ref.layer].lexicon.entries()[ref.entry];
  }
  bool hidden(EntryRef ref) const;
  // Preferred usable form in `lang`, "" when the entry has none.
  std::string_view preferred(EntryRef ref, Lang lang) const;
  std::vector<std::string_view> forms(EntryRef ref, Lang lang) const;
  std::string_view id(EntryRef ref) const { return lexicon(ref.layer).string(entry(ref).id); }
  bool is_cldr(EntryRef ref) const { return ref.entry < layers_[ref.layer].cldr_entries; }
  std::string_view domain(EntryRef ref) const {
    return lexicon(ref.layer).string(entry(ref).domain);
  }

  // A lexicon says that `en` is not rendered as `vi`: one of the two is marked [forbidden] in a row with
  // the other, and no later layer pairs them. Letter case is one, and so are marks in `en`.
  bool forbidden(std::string_view en, std::string_view vi) const;

  // Word statistics beside the lexicons; empty unless use_words() was called. Those given last count.
  void use_words(WordTable words) { words_ = std::move(words); }
  const WordTable& words() const { return words_; }

  // Of all layers.
  const DecidedPairs& decided() const { return decided_; }
  // The entry of a layer that is no decision with the forms of that one: what it was before it was decided.
  std::optional<EntryRef> undecided(EntryRef ref) const;

  bool contains(std::string_view word, Lang lang) const override;  // Abbreviations
  const HanViet& hanviet() const { return hanviet_; }

  // Entries that have exactly this form (marks must agree where both have them), later layers first.
  std::vector<EntryRef> lookup(std::string_view form) const;

 private:
  void add_layer(LexiconLayer layer);
  static void hide_replaced(LexiconLayer& below, const CompiledLexicon& above);
  void collect_abbreviations();
  void collect_forbidden();
  // The layer has an entry with this pair, which has the key of forbidden_.
  bool pairs(uint32_t layer, std::string_view en, const std::string& key) const;
  std::vector<LexiconLayer> layers_;
  HanViet hanviet_;
  WordTable words_;
  DecidedPairs decided_;
  // The last layer that forbids two forms, by their forbidden_key()
  std::unordered_map<std::string, uint32_t> forbidden_;
  // By language, without the last full stop, sorted
  std::array<std::vector<std::string_view>, 2> abbreviations_;
};

// The lexicons of the project as they were compiled into the program.
std::string_view builtin_lexicon();
// A set of them, with the word statistics of the project.
Result<LexiconSet> builtin_lexicons();

}  // namespace align

#endif  // ALIGN_LEXICON_LEXICON_SET_H_
