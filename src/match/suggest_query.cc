#include <algorithm>
#include <span>

#include "base/hash.h"
#include "base/unicode.h"
#include "base/utf8.h"
#include "match/suggest_sources.h"
#include "text/fold.h"
#include "text/tokenize.h"

namespace align {
namespace {

bool is_apostrophe(char32_t c) { return c == U'\'' || c == 0x2019; }

// Writing: letters, digits and what may stand inside a word.
bool in_word(char32_t c) {
  if ((c | 0x20) >= U'a' && (c | 0x20) <= U'z') return true;  // mostly
  const CharClass k = char_class(c);
  return is_letter(k) || k == CharClass::digit || k == CharClass::mark || is_apostrophe(c) ||
         c == '.';
}

std::string single_blanks(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (size_t i = 0; i < text.size();) {
    if (text[i] > ' ' && text[i] < 0x7F) {  // mostly
      out += text[i++];
      continue;
    }
    const size_t begin = i;
    const CharClass k = char_class(next_code_point(text, i));
    if (k != CharClass::space && k != CharClass::control)
      out.append(text.substr(begin, i - begin));
    else if (!out.empty() && out.back() != ' ')
      out += ' ';
  }
  if (!out.empty() && out.back() == ' ') out.pop_back();
  return out;
}

// A word of what is looked for. No vocabulary numbers it: making one costs more than the search.
struct SoughtWord {
  uint64_t fold = 0;      // hash of the fold key
  uint32_t spelling = 0;  // low half of the hash of the spelling key
  bool marked = false;
  bool all_capitals = false;
  bool starts_capital = false;
};

SoughtWord sought_word(std::string_view word) {
  const WordKeys keys = word_keys(word);
  return {hash64(keys.fold), static_cast<uint32_t>(hash64(keys.spelling)), keys.marked,
          keys.all_capitals, keys.starts_capital};
}

std::vector<SoughtWord> sought_words(std::string_view text, Lang lang) {
  // Nothing but plain letters is one word
  const bool plain = std::all_of(text.begin(), text.end(), [](char c) {
    return static_cast<unsigned char>((c | 0x20) - 'a') < 26;
  });
  if (plain && !text.empty()) return {sought_word(text)};
  std::vector<Token> tokens;
  split_tokens(text, lang, nullptr, tokens);
  std::vector<SoughtWord> out;
  out.reserve(tokens.size());
  for (const Token& t : tokens) {
    if (!t.is_text() && t.kind != TokenKind::clitic) continue;
    out.push_back(sought_word(text.substr(t.begin, t.end - t.begin)));
  }
  return out;
}

// A form in capitals or marked [case] is found only as it is written.
bool case_agrees(const FormRecord& form, const FormToken& token, const SoughtWord& word) {
  if ((form.flags & kCase) == 0 && (token.flags & kAllCapitals) == 0) return true;
  return word.all_capitals == ((token.flags & kAllCapitals) != 0) &&
         word.starts_capital == ((token.flags & kStartsCapital) != 0);
}

uint32_t node_of(const CompiledLexicon& lexicon, std::span<const SoughtWord> words, Lang lang) {
  uint32_t node = 0;
  for (const SoughtWord& word : words) {
    const uint32_t token = lexicon.token(word.fold);
    if (token == CompiledLexicon::kNone) return 0;
    node = node == 0 ? lexicon.root_child(lang, token) : lexicon.child(node, token);
    if (node == 0) return 0;
  }
  return node;
}

bool agrees(const CompiledLexicon& lexicon, std::span<const SoughtWord> words, Lang lang,
            FoundForm& found) {
  const auto form_tokens = lexicon.tokens_of(*found.form);
  for (size_t i = 0; i < words.size(); ++i) {
    if (!case_agrees(*found.form, form_tokens[i], words[i])) return false;
    if (words[i].spelling == form_tokens[i].spelling) continue;
    // Marks may be missing, but in Vietnamese a form without them is another word: Vũ is not Vu.
    if (words[i].marked && (lang == Lang::vi || (form_tokens[i].flags & kMarked) != 0))
      return false;
    found.exact = false;
  }
  return true;
}

}  // namespace

NameQuery make_query(std::string_view name, Lang lang, std::optional<Type> type,
                     bool chinese_context) {
  NameQuery query;
  const bool plain = std::all_of(name.begin(), name.end(),
                                 [](char c) { return static_cast<unsigned char>(c) < 0x80; });
  query.text = single_blanks(plain ? std::string(name) : to_nfc(name));
  query.lang = lang;
  query.type = type;
  query.chinese_context = chinese_context;
  const std::string_view text = query.text;
  constexpr size_t kUsual = 4;
  query.words.reserve(kUsual);
  query.folds.reserve(kUsual);
  for (size_t i = 0; i < text.size();) {
    const size_t begin = i;
    size_t end = i;
    while (i < text.size() && in_word(next_code_point(text, i))) end = i;
    const std::string_view word = text.substr(begin, end - begin);
    std::string fold = fold_key(word);
    if (fold.empty()) continue;
    query.words.emplace_back(word);
    query.folds.push_back(std::move(fold));
  }
  return query;
}

std::vector<FoundForm> find_forms(const LexiconSet& set, std::string_view text, Lang lang) {
  std::vector<FoundForm> out;
  const std::vector<SoughtWord> words = sought_words(text, lang);
  for (auto layer = static_cast<uint32_t>(set.layers().size()); layer-- > 0;) {
    const CompiledLexicon& lexicon = set.lexicon(layer);
    const uint32_t node = node_of(lexicon, words, lang);
    if (node == 0) continue;
    for (const uint32_t f : lexicon.postings(lexicon.node(node))) {
      const FormRecord& form = lexicon.forms()[f];
      FoundForm found{{layer, form.entry}, &form, true};
      if (agrees(lexicon, words, lang, found) && !set.hidden(found.ref)) out.push_back(found);
    }
  }
  return out;
}

std::string_view text_of(const LexiconSet& set, const FoundForm& found) {
  return set.lexicon(found.ref.layer).string(found.form->text);
}

std::vector<NamePart> name_parts(const LexiconSet& set, std::string_view word, Lang from, Lang to) {
  std::vector<NamePart> out;
  for (const FoundForm& found : find_forms(set, word, from)) {
    const EntryRecord& entry = set.entry(found.ref);
    if (entry.type != RowType::NAME || (from == Lang::vi && !found.exact)) continue;
    const CompiledLexicon& lexicon = set.lexicon(found.ref.layer);
    for (const FormRecord* form : usable_forms(lexicon, entry, to))
      out.push_back({std::string(lexicon.string(form->text)), entry.kind,
                     from == Lang::vi ? found.form->weight : form->weight});
  }
  return out;
}

}  // namespace align
