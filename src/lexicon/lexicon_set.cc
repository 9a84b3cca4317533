#include "lexicon/lexicon_set.h"

#include <algorithm>

#include "base/hash.h"
#include "text/fold.h"
#include "text/vocabulary.h"

namespace align {

Result<Done> LexiconSet::add(std::string_view compiled, std::string name) {
  Result<CompiledLexicon> lexicon = CompiledLexicon::open(compiled);
  if (!lexicon) return Error{ErrorCode::format, lexicon.error().message, name};
  add_layer({std::move(name), !layers_.empty(), nullptr, *lexicon, {}});
  return Done{};
}

Result<Done> LexiconSet::add_foreign(std::string_view compiled, std::string name,
                                     std::shared_ptr<const void> owner) {
  Result<CompiledLexicon> lexicon = CompiledLexicon::open_foreign(compiled);
  if (!lexicon) return Error{ErrorCode::format, lexicon.error().message, name};
  add_layer({std::move(name), true, std::move(owner), *lexicon, {}});
  return Done{};
}

void LexiconSet::add_rows(std::span<const LexiconRow> rows, std::string name) {
  auto owned = std::make_shared<const std::string>(compile_lexicon(rows));
  const Result<CompiledLexicon> lexicon = CompiledLexicon::open(*owned);
  add_layer({std::move(name), true, owned, *lexicon, {}});
}

void LexiconSet::add_layer(LexiconLayer layer) {
  hanviet_.add(layer.lexicon);
  if (!layers_.empty()) {
    std::unordered_map<std::string_view, bool> ids;
    for (const EntryRecord& entry : layer.lexicon.entries())
      ids.emplace(layer.lexicon.string(entry.id), true);
    for (LexiconLayer& below : layers_) {
      const auto entries = below.lexicon.entries();
      for (size_t i = 0; i < entries.size(); ++i) {
        if (!ids.contains(below.lexicon.string(entries[i].id))) continue;
        below.hidden.resize(entries.size(), false);
        below.hidden[i] = true;
      }
    }
  }
  layers_.push_back(std::move(layer));
  collect_abbreviations();
  collect_forbidden();
}

namespace {

std::string forbidden_key(std::string_view en, std::string_view vi) {
  return fold_key(en).append("\t").append(spelling_key(vi));
}

// Calls `use(pair, forbidden)` for each English and Vietnamese form of the entry.
template <class Use>
void for_pairs(const CompiledLexicon& lexicon, const EntryRecord& entry, Use use) {
  const auto forms = lexicon.forms_of(entry);
  for (const FormRecord& en : forms) {
    if (en.lang != static_cast<uint32_t>(index_of(Lang::en))) continue;
    for (const FormRecord& vi : forms)
      if (vi.lang == static_cast<uint32_t>(index_of(Lang::vi)))
        use(forbidden_key(lexicon.string(en.text), lexicon.string(vi.text)),
            ((en.flags | vi.flags) & kForbidden) != 0);
  }
}

}  // namespace

void LexiconSet::collect_forbidden() {
  forbidden_.clear();
  for (uint32_t l = 0; l < layers_.size(); ++l) {
    const CompiledLexicon& lexicon = layers_[l].lexicon;
    // A later layer that pairs them is right
    if (!forbidden_.empty())
      for (uint32_t e = 0; e < lexicon.entries().size(); ++e)
        if (!hidden({l, e}))
          for_pairs(lexicon, lexicon.entries()[e], [&](const std::string& pair, bool bad) {
            if (!bad) forbidden_.erase(pair);
          });
    for (const FormRecord& form : lexicon.forms())
      if ((form.flags & kForbidden) != 0 && !hidden({l, form.entry}))
        for_pairs(lexicon, lexicon.entries()[form.entry], [&](std::string pair, bool bad) {
          if (bad) forbidden_.insert(std::move(pair));
        });
  }
}

bool LexiconSet::forbidden(std::string_view en, std::string_view vi) const {
  return !forbidden_.empty() && forbidden_.contains(forbidden_key(en, vi));
}

void LexiconSet::collect_abbreviations() {
  for (const Lang lang : {Lang::en, Lang::vi}) {
    auto& list = abbreviations_[index_of(lang)];
    list.clear();
    for (uint32_t l = 0; l < layers_.size(); ++l) {
      const CompiledLexicon& lexicon = layers_[l].lexicon;
      for (const FormRecord& form : lexicon.forms()) {
        if (form.lang != static_cast<uint32_t>(index_of(lang)) || hidden({l, form.entry})) continue;
        if (lexicon.entries()[form.entry].type != RowType::ABBR) continue;
        std::string_view text = lexicon.string(form.text);
        if (text.ends_with('.')) text.remove_suffix(1);
        list.push_back(text);
      }
    }
    std::sort(list.begin(), list.end());
  }
}

bool LexiconSet::hidden(EntryRef ref) const {
  const auto& hidden = layers_[ref.layer].hidden;
  return !hidden.empty() && hidden[ref.entry];
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
  const auto& list = abbreviations_[index_of(lang)];
  return std::binary_search(list.begin(), list.end(), word);
}

namespace {

bool marks_agree(const WordInfo& word, uint32_t spelling, const FormToken& form) {
  return spelling == form.spelling || (word.flags & kMarked) == 0 || (form.flags & kMarked) == 0;
}

}  // namespace

std::vector<EntryRef> LexiconSet::lookup(std::string_view text) const {
  Vocabulary vocabulary;
  std::vector<Token> tokens;
  const std::string nfc = text.empty() ? "" : std::string(text);
  tokenize(nfc, Lang::vi, nullptr, vocabulary, tokens);
  std::erase_if(tokens, [](const Token& t) { return !t.is_text() && t.kind != TokenKind::clitic; });
  std::vector<EntryRef> out;
  for (uint32_t l = static_cast<uint32_t>(layers_.size()); l-- > 0;) {
    const CompiledLexicon& lexicon = layers_[l].lexicon;
    for (const Lang lang : {Lang::en, Lang::vi}) {
      uint32_t node = 0;
      bool first = true;
      for (const Token& t : tokens) {
        const uint32_t token =
            lexicon.token(hash64(vocabulary.key_text(vocabulary.info(t.word).fold)));
        node = token == CompiledLexicon::kNone ? 0
               : first                         ? lexicon.root_child(lang, token)
                                               : lexicon.child(node, token);
        first = false;
        if (node == 0) break;
      }
      if (node == 0) continue;
      for (const uint32_t f : lexicon.postings(lexicon.node(node))) {
        const FormRecord& form = lexicon.forms()[f];
        const EntryRef ref{l, form.entry};
        bool agree = true;
        const auto form_tokens = lexicon.tokens_of(form);
        for (size_t i = 0; i < tokens.size(); ++i) {
          const WordInfo& info = vocabulary.info(tokens[i].word);
          agree =
              agree &&
              marks_agree(info, static_cast<uint32_t>(hash64(vocabulary.key_text(info.spelling))),
                          form_tokens[i]);
        }
        if (agree && !hidden(ref) && std::find(out.begin(), out.end(), ref) == out.end())
          out.push_back(ref);
      }
    }
  }
  return out;
}

}  // namespace align
