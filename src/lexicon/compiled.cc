#include "lexicon/compiled.h"

#include <bit>

#include "base/hash.h"
#include "lexicon/sections.h"
#include "text/tokenize.h"
#include "text/vocabulary.h"

namespace align {

namespace {
constexpr uint64_t kMagic = 0x31584c4e47494c41ULL;  // "ALIGNLX1"
constexpr int kSections = 10;
enum Section {
  kEntries,
  kForms,
  kFormTokens,
  kTokenSlots,
  kRootsEn,
  kRootsVi,
  kNodes,
  kEdges,
  kPostings,
  kStrings
};

struct Header {
  uint64_t magic;
  uint64_t content_hash;
  uint64_t size;
  SectionPlace section[kSections];
};

uint64_t edge_key(uint32_t node, uint32_t token) { return uint64_t{node} << 32 | token; }

bool starts(std::string_view s, std::string_view prefix) {
  return s.substr(0, prefix.size()) == prefix;
}

EntryKind name_kind(std::string_view domain) {
  if (starts(domain, "name.vi.surname")) return EntryKind::vi_surname;
  if (starts(domain, "name.vi.middle")) return EntryKind::vi_middle;
  if (starts(domain, "name.vi.given")) return EntryKind::vi_given;
  if (starts(domain, "name.zh")) return EntryKind::zh_surname;
  if (starts(domain, "name.ko")) return EntryKind::ko_name;
  if (starts(domain, "name.jp") || starts(domain, "name.ja")) return EntryKind::ja_name;
  return domain.find(".surname") != std::string_view::npos ? EntryKind::surname : EntryKind::given;
}

EntryKind value_kind(std::string_view domain) {
  if (starts(domain, "weekday")) return EntryKind::weekday;
  if (starts(domain, "month")) return EntryKind::month;
  if (starts(domain, "season")) return EntryKind::season;
  if (starts(domain, "currency")) return EntryKind::currency;
  if (starts(domain, "number")) return EntryKind::number;
  return starts(domain, "unit") ? EntryKind::unit : EntryKind::calendar;
}

EntryKind kind_of(const LexiconRow& row) {
  if (row.type == RowType::NAME) return name_kind(row.domain);
  if (row.type == RowType::CAL || row.type == RowType::UNIT) return value_kind(row.domain);
  if (row.type != RowType::HEAD) return EntryKind::none;
  if (starts(row.domain, "head.loc")) return EntryKind::head_loc;
  if (starts(row.domain, "head.org")) return EntryKind::head_org;
  return starts(row.domain, "head.title") ? EntryKind::head_title : EntryKind::head_misc;
}

}  // namespace

// Collects the sections while rows come in, then lays them out.
struct LexiconWriter {
  std::vector<EntryRecord> entries;
  std::vector<FormRecord> forms;
  std::vector<FormToken> form_tokens;
  std::vector<uint32_t> form_token_numbers;  // parallel to form_tokens
  std::string strings = std::string(1, '\0');
  StringNumbers string_numbers;  // number -> offset in string_offsets
  std::vector<uint32_t> string_offsets;
  StringNumbers tokens;  // fold keys
  Vocabulary vocabulary;
  std::vector<Token> scratch;

  struct Node {
    std::vector<uint32_t> postings;
    uint64_t children = 0;
  };
  std::vector<Node> nodes = std::vector<Node>(1);  // node 0 is "none"
  std::vector<uint32_t> roots[2];
  std::vector<CompiledLexicon::EdgeSlot> edges = std::vector<CompiledLexicon::EdgeSlot>(1024);
  size_t edge_count = 0;

  uint32_t store(std::string_view s) {
    if (s.empty()) return 0;
    const uint32_t n = string_numbers.number(s);
    if (n == string_offsets.size()) {
      string_offsets.push_back(static_cast<uint32_t>(strings.size()));
      strings.append(s).push_back('\0');
    }
    return string_offsets[n];
  }

  static CompiledLexicon::EdgeSlot* find(std::vector<CompiledLexicon::EdgeSlot>& slots,
                                         uint64_t key) {
    const size_t mask = slots.size() - 1;
    size_t i = mix64(key) & mask;
    while (slots[i].child != 0 && slots[i].key != key) i = (i + 1) & mask;
    return &slots[i];
  }

  uint32_t child(uint32_t node, uint32_t token) {
    if ((edge_count + 1) * 2 > edges.size()) {
      std::vector<CompiledLexicon::EdgeSlot> larger(edges.size() * 2);
      for (const auto& slot : edges)
        if (slot.child != 0) *find(larger, slot.key) = slot;
      edges.swap(larger);
    }
    CompiledLexicon::EdgeSlot* slot = find(edges, edge_key(node, token));
    if (slot->child == 0) {
      *slot = {edge_key(node, token), static_cast<uint32_t>(nodes.size()), 0};
      nodes.emplace_back();
      nodes[node].children |= TrieNode::child_bit(hash64(tokens.string(token)));
      ++edge_count;
    }
    return slot->child;
  }

  uint32_t root_child(Lang lang, uint32_t token) {
    auto& root = roots[index_of(lang)];
    if (token >= root.size()) root.resize(token + 1, 0);
    if (root[token] == 0) {
      root[token] = static_cast<uint32_t>(nodes.size());
      nodes.emplace_back();
    }
    return root[token];
  }

  void add_form(const RowForm& form, Lang lang, uint32_t entry) {
    FormRecord record{
        entry, store(form.text), store(form.instead), static_cast<uint32_t>(form_tokens.size()),
        0,     form.flags,       form.weight,         static_cast<uint32_t>(index_of(lang))};
    scratch.clear();
    tokenize(form.text, lang, nullptr, vocabulary, scratch);
    uint32_t node = 0;
    for (const Token& t : scratch) {
      if (!t.is_text() && t.kind != TokenKind::clitic) continue;
      const WordInfo& info = vocabulary.info(t.word);
      form_tokens.push_back(
          {static_cast<uint32_t>(hash64(vocabulary.key_text(info.spelling))), info.flags});
      const uint32_t token = tokens.number(vocabulary.key_text(info.fold));
      node = node == 0 ? root_child(lang, token) : child(node, token);
      ++record.token_count;
    }
    if (node != 0) nodes[node].postings.push_back(static_cast<uint32_t>(forms.size()));
    forms.push_back(record);
  }

  void add(const LexiconRow& row) {
    EntryRecord entry{store(row.id),
                      store(row.domain),
                      store(row.relations),
                      store(row.source),
                      store(row.note),
                      row.from,
                      row.to,
                      static_cast<uint32_t>(forms.size()),
                      0,
                      row.type,
                      kind_of(row)};
    const auto number = static_cast<uint32_t>(entries.size());
    for (const RowForm& form : row.en) add_form(form, Lang::en, number);
    for (const RowForm& form : row.vi) add_form(form, Lang::vi, number);
    entry.form_count = static_cast<uint16_t>(row.en.size() + row.vi.size());
    entries.push_back(entry);
  }

  std::vector<CompiledLexicon::TokenSlot> token_slots() const {
    std::vector<CompiledLexicon::TokenSlot> slots(std::bit_ceil(size_t{tokens.size()} * 2 + 2),
                                                  {0, CompiledLexicon::kNone, 0});
    for (uint32_t t = 0; t < tokens.size(); ++t) {
      const uint64_t hash = hash64(tokens.string(t));
      size_t i = hash & (slots.size() - 1);
      while (slots[i].token != CompiledLexicon::kNone) i = (i + 1) & (slots.size() - 1);
      slots[i] = {hash, t, 0};
    }
    return slots;
  }

  std::string finish() {
    std::vector<TrieNode> records;
    std::vector<uint32_t> postings;
    for (const Node& node : nodes) {
      const auto count = static_cast<uint32_t>(node.postings.size());
      records.push_back({static_cast<uint32_t>(postings.size()), count, node.children});
      postings.insert(postings.end(), node.postings.begin(), node.postings.end());
    }
    for (auto& root : roots) root.resize(tokens.size() + 1, 0);
    Header header{};
    header.magic = kMagic;
    std::string out(sizeof header, '\0');
    const auto put = [&](Section section, const auto& values) {
      header.section[section] = append_section(out, values);
    };
    put(kEntries, entries);
    put(kForms, forms);
    put(kFormTokens, form_tokens);
    put(kTokenSlots, token_slots());
    put(kRootsEn, roots[0]);
    put(kRootsVi, roots[1]);
    put(kNodes, records);
    put(kEdges, edges);
    put(kPostings, postings);
    put(kStrings, strings);
    finish_sections(header, out);
    return out;
  }
};

std::string compile_lexicon(std::span<const LexiconRow> rows) {
  LexiconWriter writer;
  for (const LexiconRow& row : rows) writer.add(row);
  return writer.finish();
}

bool CompiledLexicon::is_compiled(std::string_view bytes) { return bytes.starts_with("ALIGNLX"); }

Result<CompiledLexicon> CompiledLexicon::open(std::string_view bytes) {
  const Error bad{ErrorCode::format,
                  "not a compiled lexicon of this version, or cut short: make it anew with 'align "
                  "lexicon compile'"};
  Header header{};
  if (!take_header(bytes, kMagic, header)) return bad;
  CompiledLexicon lexicon;
  lexicon.content_hash_ = header.content_hash;
  bool fits = true;
  const auto take = [&]<class T>(Section section, std::span<const T>& out) {
    fits = fits && take_section(bytes, header.section[section], out);
  };
  std::span<const char> strings;
  take(kEntries, lexicon.entries_);
  take(kForms, lexicon.forms_);
  take(kFormTokens, lexicon.form_tokens_);
  take(kTokenSlots, lexicon.token_slots_);
  take(kRootsEn, lexicon.roots_[0]);
  take(kRootsVi, lexicon.roots_[1]);
  take(kNodes, lexicon.nodes_);
  take(kEdges, lexicon.edges_);
  take(kPostings, lexicon.postings_);
  take(kStrings, strings);
  if (!fits || strings.empty() || strings.back() != '\0') return bad;
  if (!std::has_single_bit(lexicon.token_slots_.size()) ||
      !std::has_single_bit(lexicon.edges_.size()))
    return bad;
  lexicon.strings_ = {strings.data(), strings.size()};
  return lexicon;
}

uint32_t CompiledLexicon::token(uint64_t hash) const {
  const size_t mask = token_slots_.size() - 1;
  for (size_t i = hash & mask; token_slots_[i].token != kNone; i = (i + 1) & mask)
    if (token_slots_[i].hash == hash) return token_slots_[i].token;
  return kNone;
}

uint32_t CompiledLexicon::child(uint32_t node, uint32_t token) const {
  const uint64_t key = edge_key(node, token);
  const size_t mask = edges_.size() - 1;
  for (size_t i = mix64(key) & mask; edges_[i].child != 0; i = (i + 1) & mask)
    if (edges_[i].key == key) return edges_[i].child;
  return 0;
}

std::vector<const FormRecord*> usable_forms(const CompiledLexicon& lexicon,
                                            const EntryRecord& entry, Lang lang) {
  std::vector<const FormRecord*> out;
  for (const FormRecord& form : lexicon.forms_of(entry))
    if (form.lang == static_cast<uint32_t>(index_of(lang)) && (form.flags & kForbidden) == 0)
      out.push_back(&form);
  return out;
}

}  // namespace align
