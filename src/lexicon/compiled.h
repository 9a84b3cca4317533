// The compiled form of a lexicon: one block of bytes that is used where it lies (embedded in the program or
// mapped from a file), without parsing. Little-endian, every section begins at a multiple of 64 bytes.
//
//     Header | entries | forms | form tokens | token slots | roots | nodes | edge slots | postings | ids | lists |
//     strings
//
// Forms are found by a trie over the fold keys of their tokens: token -> number (hash table), then
// (node, token) -> node (hash table). Postings of a node are the forms that end there. What a program has to know
// before its first question (which ids there are, which rows are syllables ...) stands in lists of its own: opening
// a lexicon of a million rows takes no longer than one of ten.
//
//     CompiledLexicon::open(bytes)          a file of any age and from anywhere: cut or foreign is refused
//     CompiledLexicon::open_whole(bytes)    the same, and every byte is looked at: what `lexicon validate` asks
#ifndef ALIGN_LEXICON_COMPILED_H_
#define ALIGN_LEXICON_COMPILED_H_

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/lang.h"
#include "base/result.h"
#include "lexicon/records.h"
#include "lexicon/row.h"

namespace align {

// What the domain says about a NAME or HEAD row, in a form that costs nothing to ask.
enum class EntryKind : uint8_t {
  none,
  vi_surname,
  vi_middle,
  vi_given,  // NAME name.vi.*
  zh_surname,
  ko_name,
  ja_name,  // NAME name.zh.* name.ko.* name.ja.*
  given,
  surname,  // NAME of the other languages
  head_loc,
  head_org,
  head_misc,
  head_title,  // HEAD head.loc* head.org* head.misc*
  weekday,
  month,
  season,
  currency,
  unit,
  number,
  calendar,  // CAL and UNIT
  rare_given,
  rare_surname,  // NAME name.rare.*
};

struct EntryRecord {
  uint32_t id, domain, relations, source, note;  // offsets into the strings
  uint32_t from, to;                             // yyyymmdd or 0
  uint32_t first_form;
  uint16_t form_count;
  Stored<RowType, RowType::SOUND> type;
  Stored<EntryKind, EntryKind::rare_surname> kind;
};

struct FormToken {
  uint32_t spelling;  // low half of hash64(spelling key)
  uint32_t flags;     // WordFlag bits
};

// What a search needs of a form of one word stands here as a whole, type and kind of the entry too: a look at the
// entry or the tokens is one more wait for memory.
struct FormRecord {
  uint32_t entry;
  uint32_t text;     // offset into the strings
  uint32_t instead;  // right form of a forbidden one
  uint32_t first_token;
  uint16_t token_count;
  uint16_t flags;  // FormFlag bits
  StoredWeight weight;
  uint8_t lang;        // index_of(Lang)
  uint8_t word_flags;  // of its first token
  Stored<RowType, RowType::SOUND> type;
  Stored<EntryKind, EntryKind::rare_surname> kind;
  uint32_t spelling;  // of its first token
};

// The place of a token among 64 bits, twice over: by two parts of the hash of its fold key.
struct ChildPlace {
  uint8_t first = 0;
  uint8_t second = 0;
  ChildPlace() = default;
  explicit ChildPlace(uint64_t fold_hash)
      : first(static_cast<uint8_t>(fold_hash >> 58)),
        second(static_cast<uint8_t>(fold_hash >> 52 & 63)) {}
};

// A set of tokens that may hold more than were put into it.
struct ChildBits {
  uint64_t first = 0;
  uint64_t second = 0;
  bool empty() const { return first == 0; }
  bool may_hold(ChildPlace place) const {
    return (first >> place.first & second >> place.second & 1) != 0;
  }
  void add(ChildPlace place) {
    first |= uint64_t{1} << place.first;
    second |= uint64_t{1} << place.second;
  }
  void add(ChildBits more) {
    first |= more.first;
    second |= more.second;
  }
};

struct TrieNode {
  uint32_t first_posting;  // of several; a single one stands here itself
  uint32_t posting_count;
  ChildBits children;  // of the tokens that lead on from here: most look-ups end at them
};

// Entries that are asked for as a whole.
enum class EntryList : uint8_t {
  syllables,      // SYL
  sounds,         // SOUND
  abbreviations,  // ABBR
  forbidding,     // with a form that is [forbidden]
  chinese_names,  // PER and LOC of China and its neighbours that write Chinese names, by their domain
};
constexpr size_t kEntryLists = 5;

class CompiledLexicon {
 public:
  static constexpr uint32_t kNone = 0xFFFFFFFFU;

  // `bytes` must outlive the lexicon and be aligned to 8. Checks magic, sizes and the bounds of every section, so
  // that a cut or foreign file is refused, in a time that does not depend on its size. Whatever else the bytes hold,
  // no look-up leaves them, runs for ever or gives text that is no UTF-8: damaged rows are found wrongly or not.
  static Result<CompiledLexicon> open(std::string_view bytes);
  // The same for bytes that this program made or carries: their text is not looked at again.
  static Result<CompiledLexicon> open_own(std::string_view bytes);
  // One pass over everything: refuses every file that compile_lexicon() did not make.
  static Result<CompiledLexicon> open_whole(std::string_view bytes);
  // `bytes` want to be a compiled lexicon, of whatever version: no other file begins so.
  static bool is_compiled(std::string_view bytes);

  uint32_t token(uint64_t fold_hash) const;  // kNone when no form has the token
  uint32_t root_child(Lang lang, uint32_t token) const {
    return roots_[index_of(lang)][token];
  }                                                     // 0: none
  uint32_t child(uint32_t node, uint32_t token) const;  // 0: none
  const TrieNode& node(uint32_t node) const { return nodes_[node]; }
  // `node` is one of this lexicon.
  std::span<const uint32_t> postings(const TrieNode& node) const {
    if (node.posting_count == 1) return {&node.first_posting, 1};
    const auto run = postings_.run(node.first_posting, node.posting_count);
    return {run.begin(), run.size()};
  }

  // Ask for the memory that token(), root_child(), node(), postings() and the forms of postings are going to
  // be read from. A lexicon is larger than the caches: who has several words to look up asks for all first.
  void fetch_token(uint64_t fold_hash) const {
    token_slots_.fetch(fold_hash & (token_slots_.size() - 1));
  }
  void fetch_root(Lang lang, uint32_t token) const { roots_[index_of(lang)].fetch(token); }
  void fetch_node(uint32_t node) const { nodes_.fetch(node); }
  void fetch_postings(const TrieNode& node) const {
    if (node.posting_count > 1) postings_.fetch(node.first_posting);
  }
  void fetch_child(uint32_t node, uint32_t token) const;
  void fetch_forms(std::span<const uint32_t> postings) const {
    for (const uint32_t f : postings) forms_.fetch(f);
  }
  void fetch_tokens(std::span<const uint32_t> postings) const {
    for (const uint32_t f : postings) form_tokens_.fetch(forms_[f].first_token);
  }

  const Records<EntryRecord>& entries() const { return entries_; }
  const Records<FormRecord>& forms() const { return forms_; }
  Records<FormRecord> forms_of(const EntryRecord& e) const {
    return forms_.run(e.first_form, e.form_count);
  }
  Records<FormToken> tokens_of(const FormRecord& f) const {
    return form_tokens_.run(f.first_token, f.token_count);
  }
  std::string_view string(uint32_t offset) const {
    return own_ ? std::string_view(strings_.data() + offset) : checked_string(offset);
  }
  uint64_t content_hash() const { return content_hash_; }

  std::span<const uint32_t> list(EntryList which) const {
    return lists_[static_cast<size_t>(which)];
  }
  // id_key() of each entry, sorted.
  std::span<const uint64_t> ids() const { return ids_; }
  static uint64_t id_key(uint64_t id_hash, uint32_t entry) { return id_hash >> 32 << 32 | entry; }

 private:
  friend struct LexiconLayout;
  friend class CompiledCheck;
  struct EdgeSlot {
    uint64_t key;
    uint32_t child;
    uint32_t unused;
  };
  struct TokenSlot {
    uint64_t hash;
    uint32_t token;
    uint32_t unused;
  };
  std::string_view checked_string(uint32_t offset) const;

  Records<EntryRecord> entries_;
  Records<FormRecord> forms_;
  Records<FormToken> form_tokens_;
  Records<TokenSlot> token_slots_;
  Records<uint32_t> roots_[2];
  Records<TrieNode> nodes_;
  Records<EdgeSlot> edges_;
  Records<uint32_t> postings_;
  std::span<const uint64_t> ids_;
  std::span<const uint32_t> lists_[kEntryLists];
  std::string_view strings_;
  uint64_t content_hash_ = 0;
  bool own_ = false;
};

// The fact held at `date` (yyyymmdd). Without one (0): it holds still, as far as the entry knows.
inline bool valid_at(const EntryRecord& entry, uint32_t date) {
  if (date == 0) return entry.to == 0;
  return entry.from <= date && (entry.to == 0 || date <= entry.to);
}

// The compiled form of `rows`, in their order. Deterministic.
std::string compile_lexicon(std::span<const LexiconRow> rows);

// The forms of `entry` in one language, preferred first, forbidden ones left out.
std::vector<const FormRecord*> usable_forms(const CompiledLexicon& lexicon,
                                            const EntryRecord& entry, Lang lang);

}  // namespace align

#endif  // ALIGN_LEXICON_COMPILED_H_
