#include "lexicon/lexicon_set.h"

#include <algorithm>

#include "base/hash.h"
#include "base/unicode.h"
#include "text/fold.h"
#include "text/vocabulary.h"

namespace align {
namespace {

std::string forbidden_key(std::string_view en, std::string_view vi) {
  return fold_key(en).append("\t").append(spelling_key(vi));
}

// The words of a text as the trie has them.
struct SoughtText {
  struct Word {
    uint64_t fold = 0;      // hash of the fold key
    uint32_t spelling = 0;  // low half of the hash of the spelling key
    bool marked = false;
  };
  std::vector<Word> words;

  SoughtText(std::string_view text, Lang lang) {
    Vocabulary vocabulary;
    std::vector<Token> tokens;
    tokenize(text, lang, nullptr, vocabulary, tokens);
    for (const Token& t : tokens) {
      if (!t.is_text() && t.kind != TokenKind::clitic) continue;
      const WordInfo& info = vocabulary.info(t.word);
      words.push_back({hash64(vocabulary.key_text(info.fold)),
                       static_cast<uint32_t>(hash64(vocabulary.key_text(info.spelling))),
                       info.is(kMarked)});
    }
  }
};

// The forms that have these words, marks aside.
std::span<const uint32_t> forms_like(const CompiledLexicon& lexicon, const SoughtText& text,
                                     Lang lang) {
  uint32_t node = 0;
  for (size_t i = 0; i < text.words.size(); ++i) {
    const uint32_t token = lexicon.token(text.words[i].fold);
    if (token == CompiledLexicon::kNone) return {};
    node = i == 0 ? lexicon.root_child(lang, token) : lexicon.child(node, token);
    if (node == 0) return {};
  }
  if (node == 0) return {};
  return lexicon.postings(lexicon.node(node));
}

}  // namespace

Result<Done> LexiconSet::add(std::string_view compiled, std::string name) {
  Result<CompiledLexicon> lexicon = CompiledLexicon::open_own(compiled);
  if (!lexicon) return Error{ErrorCode::format, lexicon.error().message, name};
  add_layer({std::move(name), !layers_.empty(), nullptr, *lexicon, {}});
  return Done{};
}

Result<Done> LexiconSet::add_foreign(std::string_view compiled, std::string name,
                                     std::shared_ptr<const void> owner) {
  Result<CompiledLexicon> lexicon = CompiledLexicon::open(compiled);
  if (!lexicon) return Error{ErrorCode::format, lexicon.error().message, name};
  add_layer({std::move(name), true, std::move(owner), *lexicon, {}});
  return Done{};
}

void LexiconSet::add_rows(std::span<const LexiconRow> rows, std::string name) {
  auto owned = std::make_shared<const std::string>(compile_lexicon(rows));
  const Result<CompiledLexicon> lexicon = CompiledLexicon::open_own(*owned);
  add_layer({std::move(name), true, owned, *lexicon, {}});
}

void LexiconSet::add_decisions(const DecidedPairs& decided, std::string name) {
  std::vector<LexiconRow> rows;
  std::unordered_set<std::string> right;
  std::vector<std::string> wrong;
  for (const DecidedPair* pair : decided.sorted()) {
    const auto& [en, vi] = pair->names;
    decided_.add(*pair);
    if (en.empty() || vi.empty()) continue;
    std::string key = forbidden_key(en, vi);
    if (pair->status == DecidedStatus::rejected) {
      wrong.push_back(std::move(key));
      continue;
    }
    right.insert(key);
    if (pair->type > Type::TERM) continue;  // numbers and dates are read, not looked up
    LexiconRow& row = rows.emplace_back();
    // By content: rows of two databases must not take each other's place.
    row.id = std::string(kDecisionIds)
                 .append(std::to_string(
                     hash64(std::string(name_of(pair->type)).append("\t").append(key))));
    row.type = static_cast<RowType>(pair->type);
    row.en = {{.text = to_nfc(en)}};
    row.vi = {{.text = to_nfc(vi)}};
    row.source = name_of(pair->status);
    row.note = pair->by;
  }
  std::erase_if(wrong, [&](const std::string& key) { return right.contains(key); });
  auto owned = std::make_shared<const std::string>(compile_lexicon(rows));
  const Result<CompiledLexicon> lexicon = CompiledLexicon::open_own(*owned);
  LexiconLayer layer{std::move(name), true, owned, *lexicon, {}};
  layer.decided = true;
  layer.forbidden = std::move(wrong);
  layer.decisions_hash = decided.content_hash();
  add_layer(std::move(layer));
}

std::optional<EntryRef> LexiconSet::undecided(EntryRef ref) const {
  if (!layers_[ref.layer].decided) return ref;
  const std::vector<EntryRef> with_vi = lookup(preferred(ref, Lang::vi));
  for (const EntryRef other : lookup(preferred(ref, Lang::en)))
    if (!layers_[other.layer].decided && is_mention(entry(other).type) &&
        std::find(with_vi.begin(), with_vi.end(), other) != with_vi.end())
      return other;
  return std::nullopt;
}

void LexiconSet::add_layer(LexiconLayer layer) {
  hanviet_.add(layer.lexicon);
  const auto& entries = layer.lexicon.entries();
  while (layer.cldr_entries < entries.size() &&
         layer.lexicon.string(entries[layer.cldr_entries].id).starts_with(kCldrIds))
    ++layer.cldr_entries;
  for (LexiconLayer& below : layers_) hide_replaced(below, layer.lexicon);
  layers_.push_back(std::move(layer));
  collect_abbreviations();
  collect_forbidden();
}

namespace {

// The first of sorted `keys` from `at` on that is not less than `key`. Quick when it is near.
size_t seek(std::span<const uint64_t> keys, size_t at, uint64_t key) {
  size_t step = 1;
  size_t end = at;
  while (end < keys.size() && keys[end] < key) {
    at = end + 1;
    end += step;
    step *= 2;
  }
  end = std::min(end, keys.size());
  const auto from = keys.begin() + static_cast<std::ptrdiff_t>(std::min(at, end));
  return static_cast<size_t>(
      std::lower_bound(from, keys.begin() + static_cast<std::ptrdiff_t>(end), key) - keys.begin());
}

// Calls `hide(entry)` for the entries of `below` that have an id of `above`. Takes as long as the smaller one of the
// two is large, also when one id stands in many rows.
template <class Hide>
void for_replaced(const CompiledLexicon& below, const CompiledLexicon& above, Hide hide) {
  const bool below_is_small = below.entries().size() < above.entries().size();
  const CompiledLexicon& small = below_is_small ? below : above;
  const CompiledLexicon& large = below_is_small ? above : below;
  const auto id = [](const CompiledLexicon& lexicon, uint64_t key) {
    return lexicon.string(lexicon.entries()[static_cast<uint32_t>(key)].id);
  };
  const std::span<const uint64_t> keys = large.ids();
  size_t at = 0;
  std::string_view last;
  for (const uint64_t key : small.ids()) {
    const std::string_view sought = id(small, key);
    if (!below_is_small && sought == last) continue;
    last = sought;
    at = seek(keys, at, CompiledLexicon::id_key(key, 0));
    for (size_t k = at; k < keys.size() && (keys[k] ^ key) >> 32 == 0; ++k) {
      if (id(large, keys[k]) != sought) continue;
      hide(static_cast<uint32_t>(below_is_small ? key : keys[k]));
      if (below_is_small) break;
    }
  }
}

}  // namespace

void LexiconSet::hide_replaced(LexiconLayer& below, const CompiledLexicon& above) {
  const size_t entries = below.lexicon.entries().size();
  for_replaced(below.lexicon, above, [&](uint32_t entry) {
    if (entry >= entries) return;
    below.hidden.resize(entries, false);
    below.hidden[entry] = true;
  });
}

namespace {

// Calls `use(en, vi)` for each English and Vietnamese form of the entry.
template <class Use>
void for_pairs(const CompiledLexicon& lexicon, const EntryRecord& entry, Use use) {
  const auto forms = lexicon.forms_of(entry);
  for (const FormRecord& en : forms) {
    if (en.lang != static_cast<uint32_t>(index_of(Lang::en))) continue;
    for (const FormRecord& vi : forms)
      if (vi.lang == static_cast<uint32_t>(index_of(Lang::vi))) use(en, vi);
  }
}

bool is_forbidden(const FormRecord& en, const FormRecord& vi) {
  return ((en.flags | vi.flags) & kForbidden) != 0;
}

}  // namespace

void LexiconSet::collect_forbidden() {
  forbidden_.clear();
  for (uint32_t l = 0; l < layers_.size(); ++l) {
    const CompiledLexicon& lexicon = layers_[l].lexicon;
    for (const uint32_t e : lexicon.list(EntryList::forbidding)) {
      if (hidden({l, e})) continue;
      for_pairs(lexicon, lexicon.entries()[e], [&](const FormRecord& en, const FormRecord& vi) {
        if (is_forbidden(en, vi))
          forbidden_[forbidden_key(lexicon.string(en.text), lexicon.string(vi.text))] = l;
      });
    }
    for (const std::string& key : layers_[l].forbidden) forbidden_[key] = l;
  }
}

bool LexiconSet::forbidden(std::string_view en, std::string_view vi) const {
  if (forbidden_.empty()) return false;
  const auto it = forbidden_.find(forbidden_key(en, vi));
  if (it == forbidden_.end()) return false;
  // A later layer that pairs them is right
  for (uint32_t l = it->second + 1; l < layers_.size(); ++l)
    if (pairs(l, en, it->first)) return false;
  return true;
}

bool LexiconSet::pairs(uint32_t layer, std::string_view en, const std::string& key) const {
  const CompiledLexicon& lexicon = layers_[layer].lexicon;
  bool found = false;
  for (const uint32_t f : forms_like(lexicon, SoughtText(en, Lang::en), Lang::en)) {
    const EntryRef ref{layer, lexicon.forms()[f].entry};
    if (hidden(ref)) continue;
    for_pairs(lexicon, entry(ref), [&](const FormRecord& e, const FormRecord& v) {
      found = found || (!is_forbidden(e, v) &&
                        forbidden_key(lexicon.string(e.text), lexicon.string(v.text)) == key);
    });
  }
  return found;
}

namespace {

// The order of abbreviations, which are asked for at each full stop: most words are told apart by their length.
bool shorter_first(std::string_view a, std::string_view b) {
  return a.size() != b.size() ? a.size() < b.size() : a < b;
}

}  // namespace

void LexiconSet::collect_abbreviations() {
  for (const Lang lang : {Lang::en, Lang::vi}) {
    auto& list = abbreviations_[static_cast<size_t>(index_of(lang))];
    list.clear();
    for (uint32_t l = 0; l < layers_.size(); ++l) {
      const CompiledLexicon& lexicon = layers_[l].lexicon;
      for (const uint32_t e : lexicon.list(EntryList::abbreviations)) {
        if (hidden({l, e})) continue;
        for (const FormRecord& form : lexicon.forms_of(lexicon.entries()[e])) {
          if (form.lang != static_cast<uint32_t>(index_of(lang))) continue;
          std::string_view text = lexicon.string(form.text);
          if (text.ends_with('.')) text.remove_suffix(1);
          list.push_back(text);
        }
      }
    }
    std::sort(list.begin(), list.end(), shorter_first);
  }
}

bool LexiconSet::hidden(EntryRef ref) const {
  const auto& hidden = layers_[ref.layer].hidden;
  return ref.entry < hidden.size() && hidden[ref.entry];
}

std::string_view LexiconSet::preferred(EntryRef ref, Lang lang) const {
  const auto usable = usable_forms(lexicon(ref.layer), entry(ref), lang);
  return usable.empty() ? std::string_view() : lexicon(ref.layer).string(usable.front()->text);
}

std::vector<std::string_view> LexiconSet::forms(EntryRef ref, Lang lang) const {
  std::vector<std::string_view> out;
  for (const FormRecord* form : usable_forms(lexicon(ref.layer), entry(ref), lang))
    out.push_back(lexicon(ref.layer).string(form->text));
  return out;
}

bool LexiconSet::contains(std::string_view word, Lang lang) const {
  const auto& list = abbreviations_[static_cast<size_t>(index_of(lang))];
  return std::binary_search(list.begin(), list.end(), word, shorter_first);
}

namespace {

bool marks_agree(const SoughtText::Word& word, const FormToken& form) {
  return word.spelling == form.spelling || !word.marked || (form.flags & kMarked) == 0;
}

}  // namespace

std::vector<EntryRef> LexiconSet::lookup(std::string_view text) const {
  const SoughtText sought(text, Lang::vi);
  std::vector<EntryRef> out;
  for (uint32_t l = static_cast<uint32_t>(layers_.size()); l-- > 0;) {
    const CompiledLexicon& lexicon = layers_[l].lexicon;
    for (const Lang lang : {Lang::en, Lang::vi}) {
      for (const uint32_t f : forms_like(lexicon, sought, lang)) {
        const FormRecord& form = lexicon.forms()[f];
        const EntryRef ref{l, form.entry};
        const auto form_tokens = lexicon.tokens_of(form);
        bool agree = true;
        for (size_t i = 0; i < sought.words.size(); ++i)
          agree = agree && marks_agree(sought.words[i], form_tokens[i]);
        if (agree && !hidden(ref) && std::find(out.begin(), out.end(), ref) == out.end())
          out.push_back(ref);
      }
    }
  }
  return out;
}

}  // namespace align
