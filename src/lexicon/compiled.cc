#include "lexicon/compiled.h"

#include <bit>

#include "base/hash.h"
#include "base/utf8.h"
#include "lexicon/compiled_layout.h"

namespace align {
namespace {

// No table that the compiler filled has so many full places in a row; one that somebody else filled ends here.
constexpr size_t kLongestSearch = 4096;

}  // namespace

bool CompiledLexicon::is_compiled(std::string_view bytes) { return bytes.starts_with("ALIGNLX"); }

Result<CompiledLexicon> CompiledLexicon::open(std::string_view bytes) {
  using Layout = LexiconLayout;
  const Error bad{ErrorCode::format,
                  "not a compiled lexicon of this version, or cut short: make it anew with 'align "
                  "lexicon compile'"};
  Layout::Header header{};
  if (!take_header(bytes, Layout::kMagic, header)) return bad;
  CompiledLexicon lexicon;
  lexicon.content_hash_ = header.content_hash;
  bool fits = true;
  const auto take = [&]<class T>(size_t section, std::span<const T>& out) {
    fits = fits && take_section(bytes, header.section[section], out);
  };
  const auto take_records = [&]<class T>(size_t section, Records<T>& out) {
    std::span<const T> records;
    take(section, records);
    out = Records<T>(records);
  };
  take_records(Layout::kEntries, lexicon.entries_);
  take_records(Layout::kForms, lexicon.forms_);
  take_records(Layout::kFormTokens, lexicon.form_tokens_);
  take_records(Layout::kTokenSlots, lexicon.token_slots_);
  take_records(Layout::kRootsEn, lexicon.roots_[0]);
  take_records(Layout::kRootsVi, lexicon.roots_[1]);
  take_records(Layout::kNodes, lexicon.nodes_);
  take_records(Layout::kEdges, lexicon.edges_);
  take_records(Layout::kPostings, lexicon.postings_);
  take(Layout::kIds, lexicon.ids_);
  for (size_t i = 0; i < kEntryLists; ++i) take(Layout::kLists + i, lexicon.lists_[i]);
  std::span<const char> strings;
  take(Layout::kStrings, strings);
  if (!fits || strings.empty() || strings.front() != '\0' || strings.back() != '\0') return bad;
  if (!std::has_single_bit(lexicon.token_slots_.size()) ||
      !std::has_single_bit(lexicon.edges_.size()))
    return bad;
  lexicon.strings_ = {strings.data(), strings.size()};
  return lexicon;
}

Result<CompiledLexicon> CompiledLexicon::open_own(std::string_view bytes) {
  Result<CompiledLexicon> lexicon = open(bytes);
  if (lexicon) lexicon->own_ = true;
  return lexicon;
}

// The last byte of the strings is a zero: there is always an end.
std::string_view CompiledLexicon::checked_string(uint32_t offset) const {
  if (offset >= strings_.size()) return {};
  const std::string_view text(strings_.data() + offset);
  return find_invalid_utf8(text) ? std::string_view() : text;
}

uint32_t CompiledLexicon::token(uint64_t hash) const {
  const size_t mask = token_slots_.size() - 1;
  size_t i = hash & mask;
  for (size_t n = 0; n < kLongestSearch && token_slots_[i].token != kNone; ++n, i = (i + 1) & mask)
    if (token_slots_[i].hash == hash) return token_slots_[i].token;
  return kNone;
}

void CompiledLexicon::fetch_child(uint32_t node, uint32_t token) const {
  edges_.fetch(mix64(LexiconLayout::edge_key(node, token)) & (edges_.size() - 1));
}

uint32_t CompiledLexicon::child(uint32_t node, uint32_t token) const {
  const uint64_t key = LexiconLayout::edge_key(node, token);
  const size_t mask = edges_.size() - 1;
  size_t i = mix64(key) & mask;
  for (size_t n = 0; n < kLongestSearch && edges_[i].child != 0; ++n, i = (i + 1) & mask)
    if (edges_[i].key == key) return edges_[i].child;
  return 0;
}

std::vector<const FormRecord*> usable_forms(const CompiledLexicon& lexicon,
                                            const EntryRecord& entry, Lang lang) {
  std::vector<const FormRecord*> out;
  const Records<FormRecord> forms = lexicon.forms_of(entry);
  out.reserve(forms.size());
  for (const FormRecord& form : forms)
    if (form.lang == index_of(lang) && (form.flags & kForbidden) == 0) out.push_back(&form);
  return out;
}

}  // namespace align
