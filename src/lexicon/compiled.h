// The compiled form of a lexicon: one block of bytes that is used where it lies (embedded in the program or
// mapped from a file), without parsing. Little-endian, every section aligned to 8 bytes.
//
//     Header | entries | forms | form tokens | token slots | roots | nodes | edge slots | postings | strings
//
// Forms are found by a trie over the fold keys of their tokens: token -> number (hash table), then
// (node, token) -> node (hash table). Postings of a node are the forms that end there.
#ifndef ALIGN_LEXICON_COMPILED_H_
#define ALIGN_LEXICON_COMPILED_H_

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/lang.h"
#include "base/result.h"
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
};

struct EntryRecord {
  uint32_t id, domain, relations, source, note;  // offsets into the strings
  uint32_t from, to;                             // yyyymmdd or 0
  uint32_t first_form;
  uint16_t form_count;
  RowType type;
  EntryKind kind;
};

struct FormRecord {
  uint32_t entry;
  uint32_t text;     // offset into the strings
  uint32_t instead;  // right form of a forbidden one
  uint32_t first_token;
  uint16_t token_count;
  uint16_t flags;  // FormFlag bits
  float weight;
  uint32_t lang;  // index_of(Lang)
};

struct FormToken {
  uint32_t spelling;  // low half of hash64(spelling key)
  uint32_t flags;     // WordFlag bits
};

struct TrieNode {
  uint32_t first_posting;
  uint32_t posting_count;
  uint64_t children;  // child_bit() of each token that leads on from here: most look-ups end at it
  static uint64_t child_bit(uint64_t fold_hash) { return uint64_t{1} << (fold_hash >> 58); }
};

class CompiledLexicon {
 public:
  static constexpr uint32_t kNone = 0xFFFFFFFFU;

  // `bytes` must outlive the lexicon and be aligned to 8. Checks magic, sizes and the bounds of every
  // section, so that a cut or foreign file is refused. Enough for bytes that this program made.
  static Result<CompiledLexicon> open(std::string_view bytes);
  // The same for bytes from elsewhere: one pass over everything, so that no look-up afterwards can
  // leave the bytes, run for ever or give text that is no UTF-8, whoever wrote them.
  static Result<CompiledLexicon> open_foreign(std::string_view bytes);
  // `bytes` want to be a compiled lexicon, of whatever version: no other file begins so.
  static bool is_compiled(std::string_view bytes);

  uint32_t token(uint64_t fold_hash) const;  // kNone when no form has the token
  uint32_t root_child(Lang lang, uint32_t token) const {
    return roots_[index_of(lang)][token];
  }                                                     // 0: none
  uint32_t child(uint32_t node, uint32_t token) const;  // 0: none
  const TrieNode& node(uint32_t node) const { return nodes_[node]; }
  std::span<const uint32_t> postings(const TrieNode& node) const {
    return postings_.subspan(node.first_posting, node.posting_count);
  }

  // Ask for the memory that token(), root_child(), node(), postings() and the forms of postings are going to
  // be read from. A lexicon is larger than the caches: who has several words to look up asks for all first.
  void fetch_token(uint64_t fold_hash) const {
    __builtin_prefetch(&token_slots_[fold_hash & (token_slots_.size() - 1)]);
  }
  void fetch_root(Lang lang, uint32_t token) const {
    __builtin_prefetch(&roots_[index_of(lang)][token]);
  }
  void fetch_node(uint32_t node) const { __builtin_prefetch(&nodes_[node]); }
  void fetch_postings(const TrieNode& node) const {
    __builtin_prefetch(postings_.data() + node.first_posting);
  }
  void fetch_forms(std::span<const uint32_t> postings) const {
    for (const uint32_t f : postings) __builtin_prefetch(&forms_[f]);
  }
  void fetch_rows(std::span<const uint32_t> postings) const {
    for (const uint32_t f : postings) {
      __builtin_prefetch(&entries_[forms_[f].entry]);
      __builtin_prefetch(form_tokens_.data() + forms_[f].first_token);
    }
  }

  std::span<const EntryRecord> entries() const { return entries_; }
  std::span<const FormRecord> forms() const { return forms_; }
  std::span<const FormRecord> forms_of(const EntryRecord& e) const {
    return forms_.subspan(e.first_form, e.form_count);
  }
  std::span<const FormToken> tokens_of(const FormRecord& f) const {
    return form_tokens_.subspan(f.first_token, f.token_count);
  }
  std::string_view string(uint32_t offset) const { return strings_.data() + offset; }
  uint64_t content_hash() const { return content_hash_; }

 private:
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
  friend struct LexiconWriter;
  friend class CompiledCheck;

  std::span<const EntryRecord> entries_;
  std::span<const FormRecord> forms_;
  std::span<const FormToken> form_tokens_;
  std::span<const TokenSlot> token_slots_;
  std::span<const uint32_t> roots_[2];
  std::span<const TrieNode> nodes_;
  std::span<const EdgeSlot> edges_;
  std::span<const uint32_t> postings_;
  std::string_view strings_;
  uint64_t content_hash_ = 0;
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
