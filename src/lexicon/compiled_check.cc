// Is a compiled lexicon as the compiler makes it? Look-ups are safe without this; it says whether what they find is
// right. In one pass over each section:
//
//     the bytes have the checksum that the compiler gave them
//     every index and offset stays in its section, and offsets into the strings begin a string
//     every hash table is at most half full, so that each search meets a free place
//     the trie is a forest: a node has one parent, and one with a smaller number (the compiler numbers
//     nodes as it makes them); so its depth is known, and a form has as many tokens as its node is deep
#include <algorithm>
#include <cstring>
#include <iterator>
#include <string_view>
#include <vector>

#include "base/hash.h"
#include "base/utf8.h"
#include "lexicon/compiled.h"
#include "lexicon/compiled_layout.h"

namespace align {

class CompiledCheck {
 public:
  explicit CompiledCheck(const CompiledLexicon& lexicon) : lexicon_(lexicon) {}

  bool sound() {
    return strings() && entries() && forms() && tokens() && roots() && edges() && postings() &&
           ids() && lists();
  }

 private:
  template <class T>
  static bool fits(uint32_t first, uint32_t count, const Records<T>& section) {
    return first <= section.size() && count <= section.size() - first;
  }

  bool strings() const {
    return !lexicon_.strings_.empty() && lexicon_.strings_.front() == '\0' &&
           lexicon_.strings_.back() == '\0' && !find_invalid_utf8(lexicon_.strings_);
  }

  // A string begins here; 0 is the empty one.
  bool is_string(uint32_t offset) const {
    return offset == 0 ||
           (offset < lexicon_.strings_.size() && lexicon_.strings_[offset - 1] == '\0');
  }

  bool is_text(uint32_t offset) const {
    return is_string(offset) && lexicon_.strings_[offset] != '\0';
  }

  bool entry(const EntryRecord& e) const {
    return is_text(e.id) && is_string(e.domain) && is_string(e.relations) && is_string(e.source) &&
           is_string(e.note) && fits(e.first_form, e.form_count, lexicon_.forms_) &&
           e.type.sound() && e.kind.sound();
  }

  // Forms lie one behind the other, entry by entry.
  bool entries() const {
    size_t next_form = 0;
    for (size_t i = 0; i < lexicon_.entries_.size(); ++i) {
      const EntryRecord& e = lexicon_.entries_[i];
      if (!entry(e) || e.first_form != next_form) return false;
      for (const FormRecord& form : lexicon_.forms_of(e))
        if (form.entry != i || form.type != e.type || form.kind != e.kind) return false;
      next_form += e.form_count;
    }
    return next_form == lexicon_.forms_.size();
  }

  bool forms() const {
    return std::all_of(lexicon_.forms_.begin(), lexicon_.forms_.end(), [&](const FormRecord& form) {
      return is_text(form.text) && is_string(form.instead) && form.lang < 2 &&
             form.weight.sound() &&
             fits(form.first_token, form.token_count, lexicon_.form_tokens_) &&
             has_first_token(form);
    });
  }

  bool has_first_token(const FormRecord& form) const {
    const FormToken token = lexicon_.tokens_of(form)[0];  // an empty one when there is none
    return form.spelling == token.spelling && form.word_flags == token.flags;
  }

  bool tokens() const {
    const auto& slots = lexicon_.token_slots_;
    size_t used = 0;
    for (const auto& slot : slots) {
      if (slot.token == CompiledLexicon::kNone) continue;
      if (slot.token >= lexicon_.roots_[0].size() || slot.token >= lexicon_.roots_[1].size())
        return false;
      ++used;
    }
    return used * 2 <= slots.size();
  }

  bool roots() {
    const size_t nodes = lexicon_.nodes_.size();
    if (nodes == 0) return false;
    parent_.assign(nodes, 0);
    depth_.assign(nodes, 0);
    lang_.assign(nodes, 0);
    for (uint32_t lang = 0; lang < 2; ++lang)
      for (const uint32_t node : lexicon_.roots_[lang]) {
        if (node == 0) continue;
        if (node >= nodes || depth_[node] != 0) return false;
        depth_[node] = 1;
        lang_[node] = lang;
      }
    return true;
  }

  bool edges() {
    size_t used = 0;
    for (const auto& edge : lexicon_.edges_) {
      if (edge.child == 0) continue;
      const auto parent = static_cast<uint32_t>(edge.key >> 32);
      if (edge.child >= parent_.size() || parent == 0 || parent >= edge.child) return false;
      if (depth_[edge.child] != 0 || parent_[edge.child] != 0) return false;
      parent_[edge.child] = parent;
      ++used;
    }
    for (size_t node = 1; node < parent_.size(); ++node) {
      if (parent_[node] == 0) continue;
      if (depth_[parent_[node]] == 0) return false;
      depth_[node] = depth_[parent_[node]] + 1;
      lang_[node] = lang_[parent_[node]];
    }
    return used * 2 <= lexicon_.edges_.size();
  }

  bool postings() const {
    for (size_t n = 0; n < lexicon_.nodes_.size(); ++n) {
      const TrieNode& node = lexicon_.nodes_[n];
      if (node.posting_count != 1 &&
          !fits(node.first_posting, node.posting_count, lexicon_.postings_))
        return false;
      for (const uint32_t f : lexicon_.postings(node)) {
        if (f >= lexicon_.forms_.size()) return false;
        const FormRecord& form = lexicon_.forms_[f];
        if (form.token_count != depth_[n] || form.lang != lang_[n]) return false;
      }
    }
    return true;
  }

  // Each entry stands once among the ids, under its own.
  bool ids() const {
    const std::span<const uint64_t> ids = lexicon_.ids();
    std::vector<bool> seen(lexicon_.entries_.size(), false);
    for (const uint64_t key : ids) {
      const auto entry = static_cast<uint32_t>(key);
      if (entry >= seen.size() || seen[entry]) return false;
      const uint64_t hash = hash64(lexicon_.string(lexicon_.entries_[entry].id));
      if (CompiledLexicon::id_key(hash, entry) != key) return false;
      seen[entry] = true;
    }
    return ids.size() == seen.size() && std::is_sorted(ids.begin(), ids.end());
  }

  bool lists() const {
    return std::all_of(std::begin(lexicon_.lists_), std::end(lexicon_.lists_), [&](auto list) {
      return std::is_sorted(list.begin(), list.end()) &&
             (list.empty() || list.back() < lexicon_.entries_.size());
    });
  }

  const CompiledLexicon& lexicon_;
  std::vector<uint32_t> parent_;  // by node; 0 for roots
  std::vector<uint32_t> depth_;   // tokens that lead to the node; 0 for one that none leads to
  std::vector<uint32_t> lang_;
};

namespace {

// The sections lie one behind the other, as append_section() puts them.
bool gapless(std::string_view bytes) {
  LexiconLayout::Header header{};
  std::memcpy(&header, bytes.data(), sizeof header);
  uint64_t end = sizeof header;
  for (const SectionPlace& place : header.section) {
    if (place.offset != next_section(end)) return false;
    end = place.offset + place.bytes;
  }
  return end == bytes.size();
}

}  // namespace

Result<CompiledLexicon> CompiledLexicon::open_whole(std::string_view bytes) {
  Result<CompiledLexicon> lexicon = open(bytes);
  if (!lexicon) return lexicon;
  const bool as_made =
      hash64(bytes.substr(sizeof(LexiconLayout::Header))) == lexicon->content_hash_;
  if (as_made && gapless(bytes) && CompiledCheck(*lexicon).sound()) return lexicon;
  return Error{ErrorCode::format,
               "a damaged compiled lexicon: make it anew with 'align lexicon compile'"};
}

}  // namespace align
