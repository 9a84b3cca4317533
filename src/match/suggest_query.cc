#include <algorithm>

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
  const CharClass k = char_class(c);
  return is_letter(k) || k == CharClass::digit || k == CharClass::mark || is_apostrophe(c) ||
         c == '.';
}

std::string single_blanks(std::string_view text) {
  std::string out;
  for (size_t i = 0; i < text.size();) {
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

// A form in capitals or marked [case] is found only as it is written.
bool case_agrees(const FormRecord& form, const FormToken& token, const WordInfo& word) {
  if ((form.flags & kCase) == 0 && (token.flags & kAllCapitals) == 0) return true;
  return word.is(kAllCapitals) == ((token.flags & kAllCapitals) != 0) &&
         word.is(kStartsCapital) == ((token.flags & kStartsCapital) != 0);
}

class FormFinder {
 public:
  FormFinder(const LexiconSet& set, std::string_view text, Lang lang) : set_(set), lang_(lang) {
    tokenize(text, lang, nullptr, vocabulary_, tokens_);
    std::erase_if(tokens_,
                  [](const Token& t) { return !t.is_text() && t.kind != TokenKind::clitic; });
    for (const Token& t : tokens_) {
      const WordInfo& info = vocabulary_.info(t.word);
      folds_.push_back(hash64(vocabulary_.key_text(info.fold)));
      spellings_.push_back(static_cast<uint32_t>(hash64(vocabulary_.key_text(info.spelling))));
    }
  }

  std::vector<FoundForm> find() const {
    std::vector<FoundForm> out;
    if (tokens_.empty()) return out;
    for (auto layer = static_cast<uint32_t>(set_.layers().size()); layer-- > 0;) {
      const CompiledLexicon& lexicon = set_.lexicon(layer);
      const uint32_t node = node_in(lexicon);
      if (node == 0) continue;
      for (const uint32_t f : lexicon.postings(lexicon.node(node))) {
        const FormRecord& form = lexicon.forms()[f];
        FoundForm found{{layer, form.entry}, &form, true};
        if (agrees(lexicon, form, found.exact) && !set_.hidden(found.ref)) out.push_back(found);
      }
    }
    return out;
  }

 private:
  uint32_t node_in(const CompiledLexicon& lexicon) const {
    uint32_t node = 0;
    for (size_t i = 0; i < folds_.size(); ++i) {
      const uint32_t token = lexicon.token(folds_[i]);
      if (token == CompiledLexicon::kNone) return 0;
      node = i == 0 ? lexicon.root_child(lang_, token) : lexicon.child(node, token);
      if (node == 0) return 0;
    }
    return node;
  }

  bool agrees(const CompiledLexicon& lexicon, const FormRecord& form, bool& exact) const {
    const auto form_tokens = lexicon.tokens_of(form);
    for (size_t i = 0; i < tokens_.size(); ++i) {
      const WordInfo& word = vocabulary_.info(tokens_[i].word);
      if (!case_agrees(form, form_tokens[i], word)) return false;
      if (spellings_[i] == form_tokens[i].spelling) continue;
      // Marks may be missing, but in Vietnamese a form without them is another word: Vũ is not Vu.
      if (word.is(kMarked) && (lang_ == Lang::vi || (form_tokens[i].flags & kMarked) != 0))
        return false;
      exact = false;
    }
    return true;
  }

  const LexiconSet& set_;
  Lang lang_;
  Vocabulary vocabulary_;
  std::vector<Token> tokens_;
  std::vector<uint64_t> folds_;
  std::vector<uint32_t> spellings_;
};

}  // namespace

NameQuery make_query(std::string_view name, Lang lang, std::optional<Type> type,
                     bool chinese_context) {
  NameQuery query;
  query.text = single_blanks(to_nfc(name));
  query.lang = lang;
  query.type = type;
  query.chinese_context = chinese_context;
  const std::string_view text = query.text;
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
  return FormFinder(set, text, lang).find();
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
