// Compiles rows into the form of compiled.h.
#include <algorithm>
#include <array>
#include <bit>

#include "base/hash.h"
#include "lexicon/compiled.h"
#include "lexicon/compiled_layout.h"
#include "lexicon/entry_kind.h"
#include "text/tokenize.h"
#include "text/vocabulary.h"

namespace align {
namespace {

using EdgeSlot = LexiconLayout::EdgeSlot;
using TokenSlot = LexiconLayout::TokenSlot;

bool forbids(const LexiconRow& row) {
  const auto forbidden = [](const RowForm& form) { return (form.flags & kForbidden) != 0; };
  return std::any_of(row.en.begin(), row.en.end(), forbidden) ||
         std::any_of(row.vi.begin(), row.vi.end(), forbidden);
}

// Strings one behind the other, each once and with a zero behind it.
class StringPool {
 public:
  uint32_t store(std::string_view s) {
    if (s.empty()) return 0;
    if ((count_ + 1) * 2 > slots_.size()) grow();
    uint64_t* slot = find(hash64(s), s);
    if (*slot == 0) {
      *slot = hash64(s) >> 32 << 32 | bytes_.size();
      bytes_.append(s).push_back('\0');
      ++count_;
    }
    return static_cast<uint32_t>(*slot);
  }
  const std::string& bytes() const { return bytes_; }
  // No more strings come.
  void close() { std::vector<uint64_t>().swap(slots_); }

 private:
  // A slot: the high half of the hash and, below it, the offset; 0 when free.
  uint64_t* find(uint64_t hash, std::string_view s) {
    const size_t mask = slots_.size() - 1;
    size_t i = mix64(hash) & mask;
    while (slots_[i] != 0 && !holds(slots_[i], hash, s)) i = (i + 1) & mask;
    return &slots_[i];
  }
  bool holds(uint64_t slot, uint64_t hash, std::string_view s) const {
    return (slot ^ hash) >> 32 == 0 && s == bytes_.data() + static_cast<uint32_t>(slot);
  }
  void grow() {
    std::vector<uint64_t> old(slots_.size() * 2);
    old.swap(slots_);
    for (const uint64_t slot : old) {
      if (slot == 0) continue;
      const std::string_view s(bytes_.data() + static_cast<uint32_t>(slot));
      *find(hash64(s), s) = slot;
    }
  }

  std::string bytes_ = std::string(1, '\0');
  std::vector<uint64_t> slots_ = std::vector<uint64_t>(1024);  // size a power of two
  size_t count_ = 0;
};

// The trie while it grows.
class Trie {
 public:
  static constexpr uint32_t kNoForm = CompiledLexicon::kNone;

  uint32_t child(uint32_t node, uint32_t token, uint64_t token_hash) {
    if ((edge_count_ + 1) * 2 > edges_.size()) grow();
    EdgeSlot* slot = find(LexiconLayout::edge_key(node, token));
    if (slot->child == 0) {
      *slot = {LexiconLayout::edge_key(node, token), new_node(), 0};
      nodes_[node].children.add(ChildPlace(token_hash));
      ++edge_count_;
    }
    return slot->child;
  }

  uint32_t root_child(Lang lang, uint32_t token) {
    auto& root = roots_[index_of(lang)];
    if (token >= root.size()) root.resize(token + 1, 0);
    if (root[token] == 0) root[token] = new_node();
    return root[token];
  }

  // The forms are numbered from 0 and come in their order; node 0 is none.
  void end_form(uint32_t node) {
    const auto form = static_cast<uint32_t>(next_.size());
    next_.push_back(kNoForm);
    if (node == 0) return;
    (nodes_[node].last == kNoForm ? nodes_[node].first : next_[nodes_[node].last]) = form;
    nodes_[node].last = form;
  }

  // The sections, for `tokens` of them.
  std::vector<uint32_t> roots(Lang lang, size_t tokens) {
    roots_[index_of(lang)].resize(tokens + 1, 0);
    return std::move(roots_[index_of(lang)]);
  }
  std::vector<EdgeSlot> edges() { return std::move(edges_); }
  std::pair<std::vector<TrieNode>, std::vector<uint32_t>> nodes_and_postings() {
    std::vector<TrieNode> records;
    records.reserve(nodes_.size());
    std::vector<uint32_t> postings;
    postings.reserve(next_.size());
    for (const Node& node : nodes_) {
      if (node.first != kNoForm && node.first == node.last) {
        records.push_back({node.first, 1, node.children});
        continue;
      }
      const auto first = static_cast<uint32_t>(postings.size());
      for (uint32_t form = node.first; form != kNoForm; form = next_[form])
        postings.push_back(form);
      records.push_back({first, static_cast<uint32_t>(postings.size()) - first, node.children});
    }
    std::vector<Node>().swap(nodes_);
    return {std::move(records), std::move(postings)};
  }

 private:
  struct Node {
    uint32_t first = kNoForm;  // forms that end here: the first, and from it by next_
    uint32_t last = kNoForm;
    ChildBits children;
  };
  uint32_t new_node() {
    nodes_.emplace_back();
    return static_cast<uint32_t>(nodes_.size() - 1);
  }
  EdgeSlot* find(uint64_t key) {
    const size_t mask = edges_.size() - 1;
    size_t i = mix64(key) & mask;
    while (edges_[i].child != 0 && edges_[i].key != key) i = (i + 1) & mask;
    return &edges_[i];
  }
  void grow() {
    std::vector<EdgeSlot> old(edges_.size() * 2);
    old.swap(edges_);
    for (const EdgeSlot& slot : old)
      if (slot.child != 0) *find(slot.key) = slot;
  }

  std::vector<Node> nodes_ = std::vector<Node>(1);
  std::vector<uint32_t> next_;  // by form: the next one that ends at the same node
  std::vector<uint32_t> roots_[2];
  std::vector<EdgeSlot> edges_ = std::vector<EdgeSlot>(1024);
  size_t edge_count_ = 0;
};

// Collects the sections while rows come in, then lays them out.
class LexiconWriter {
 public:
  void add(const LexiconRow& row) {
    const auto number = static_cast<uint32_t>(entries_.size());
    const EntryRecord entry{strings_.store(row.id),
                            strings_.store(row.domain),
                            strings_.store(row.relations),
                            strings_.store(row.source),
                            strings_.store(row.note),
                            row.from,
                            row.to,
                            static_cast<uint32_t>(forms_.size()),
                            static_cast<uint16_t>(row.en.size() + row.vi.size()),
                            row.type,
                            kind_of(row)};
    for (const RowForm& form : row.en) add_form(form, Lang::en, number, entry);
    for (const RowForm& form : row.vi) add_form(form, Lang::vi, number, entry);
    entries_.push_back(entry);
    ids_.push_back(CompiledLexicon::id_key(hash64(row.id), number));
    const auto list = [&](EntryList which, bool belongs) {
      if (belongs) lists_[static_cast<size_t>(which)].push_back(number);
    };
    list(EntryList::syllables, row.type == RowType::SYL);
    list(EntryList::sounds, row.type == RowType::SOUND);
    list(EntryList::abbreviations, row.type == RowType::ABBR);
    list(EntryList::forbidding, forbids(row));
    list(EntryList::chinese_names, has_chinese_name(row));
  }

  // Of a large lexicon each section is given back as soon as it is written.
  std::string finish() {
    using Layout = LexiconLayout;
    Layout::Header header{};
    header.magic = Layout::kMagic;
    strings_.close();
    vocabulary_.clear();
    std::sort(ids_.begin(), ids_.end());
    std::string out(sizeof header, '\0');
    const auto put = [&](size_t section, auto values) {
      header.section[section] = append_section(out, values);
    };
    const auto [nodes, postings] = trie_.nodes_and_postings();
    std::vector<EdgeSlot> edges = trie_.edges();
    const std::vector<TokenSlot> slots = token_slots();
    size_t bytes = sizeof header + strings_.bytes().size() + 64 * Layout::kSections;
    const auto count = [&](const auto& values) { bytes += values.size() * sizeof(values[0]); };
    count(entries_), count(forms_), count(form_tokens_), count(slots), count(nodes), count(edges);
    count(postings), count(ids_);
    for (const auto& list : lists_) count(list);
    out.reserve(bytes + 2 * sizeof(uint32_t) * (tokens_.size() + 1));
    put(Layout::kEntries, std::move(entries_));
    put(Layout::kForms, std::move(forms_));
    put(Layout::kFormTokens, std::move(form_tokens_));
    put(Layout::kTokenSlots, std::span(slots));
    put(Layout::kRootsEn, trie_.roots(Lang::en, tokens_.size()));
    put(Layout::kRootsVi, trie_.roots(Lang::vi, tokens_.size()));
    put(Layout::kNodes, std::span(nodes));
    put(Layout::kEdges, std::move(edges));
    put(Layout::kPostings, std::span(postings));
    put(Layout::kIds, std::move(ids_));
    for (size_t i = 0; i < kEntryLists; ++i) put(Layout::kLists + i, std::span(lists_[i]));
    put(Layout::kStrings, std::string_view(strings_.bytes()));
    finish_sections(header, out);
    return out;
  }

 private:
  void add_form(const RowForm& form, Lang lang, uint32_t number, const EntryRecord& entry) {
    FormRecord record{number,
                      strings_.store(form.text),
                      strings_.store(form.instead),
                      static_cast<uint32_t>(form_tokens_.size()),
                      0,
                      form.flags,
                      form.weight,
                      static_cast<uint8_t>(index_of(lang)),
                      0,
                      entry.type,
                      entry.kind,
                      0};
    scratch_.clear();
    tokenize(form.text, lang, nullptr, vocabulary_, scratch_);
    uint32_t node = 0;
    for (const Token& t : scratch_) {
      if (!t.is_text() && t.kind != TokenKind::clitic) continue;
      const WordInfo& info = vocabulary_.info(t.word);
      form_tokens_.push_back(
          {static_cast<uint32_t>(hash64(vocabulary_.key_text(info.spelling))), info.flags});
      const std::string_view fold = vocabulary_.key_text(info.fold);
      const uint32_t token = tokens_.number(fold);
      node = node == 0 ? trie_.root_child(lang, token) : trie_.child(node, token, hash64(fold));
      ++record.token_count;
    }
    if (record.token_count > 0) {
      record.spelling = form_tokens_[record.first_token].spelling;
      record.word_flags = static_cast<uint8_t>(form_tokens_[record.first_token].flags);
    }
    trie_.end_form(node);
    forms_.push_back(record);
  }

  std::vector<TokenSlot> token_slots() const {
    std::vector<TokenSlot> slots(std::bit_ceil(size_t{tokens_.size()} * 2 + 2),
                                 {0, CompiledLexicon::kNone, 0});
    for (uint32_t t = 0; t < tokens_.size(); ++t) {
      const uint64_t hash = hash64(tokens_.string(t));
      size_t i = hash & (slots.size() - 1);
      while (slots[i].token != CompiledLexicon::kNone) i = (i + 1) & (slots.size() - 1);
      slots[i] = {hash, t, 0};
    }
    return slots;
  }

  std::vector<EntryRecord> entries_;
  std::vector<FormRecord> forms_;
  std::vector<FormToken> form_tokens_;
  std::vector<uint64_t> ids_;
  std::array<std::vector<uint32_t>, kEntryLists> lists_;
  StringPool strings_;
  StringNumbers tokens_;  // fold keys
  Trie trie_;
  Vocabulary vocabulary_;
  std::vector<Token> scratch_;
};

}  // namespace

std::string compile_lexicon(std::span<const LexiconRow> rows) {
  LexiconWriter writer;
  for (const LexiconRow& row : rows) writer.add(row);
  return writer.finish();
}

}  // namespace align
