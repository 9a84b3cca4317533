#include "lexicon/matcher.h"

#include <algorithm>
#include <array>

#include "base/hash.h"

namespace align {
namespace {

constexpr size_t kLongest = 16;  // tokens of a form

// Punctuation inside a form that the text may have or lack; a comma only where the form has one too.
bool is_joint(const Token& t) { return t.mark == '-' || t.mark == '.' || t.mark == '/' || t.mark == '&' || t.mark == ','; }

bool is_name_type(RowType type) { return type <= RowType::NORP || type == RowType::NAME; }

// Marks may be missing in names only; everyday words without marks are other words.
bool may_lack_marks(RowType type) { return type <= RowType::MISC; }

}  // namespace

const LexiconMatcher::Cached& LexiconMatcher::cached(uint32_t layer, uint32_t word) {
  if (cache_.size() <= layer) cache_.resize(set_.layers().size());
  auto& list = cache_[layer];
  if (list.size() <= word) list.resize(std::max<size_t>(vocabulary_.word_count(), word + 1));
  Cached& c = list[word];
  if (c.token == 0) {
    const WordInfo& info = vocabulary_.info(word);
    const uint32_t token = set_.lexicon(layer).token(hash64(vocabulary_.key_text(info.fold)));
    c.token = token == CompiledLexicon::kNone ? kAbsent : token + 1;
    c.spelling = static_cast<uint32_t>(hash64(vocabulary_.key_text(info.spelling)));
  }
  return c;
}

void LexiconMatcher::forget() {
  cache_.clear();
  facts_[0].clear();
  facts_[1].clear();
}

void LexiconMatcher::find(std::span<const Token> tokens, Lang lang, bool marked, std::vector<LexiconHit>& hits) {
  for (size_t i = 0; i < tokens.size(); ++i) {
    if (!tokens[i].is_text()) continue;
    const size_t first = hits.size();
    for (uint32_t layer = 0; layer < set_.layers().size(); ++layer) match_at(tokens, i, layer, lang, marked, hits);
    std::stable_sort(hits.begin() + static_cast<std::ptrdiff_t>(first), hits.end(),
                     [](const LexiconHit& a, const LexiconHit& b) { return a.span.end < b.span.end; });
  }
}

void LexiconMatcher::match_at(std::span<const Token> tokens, size_t i, uint32_t layer, Lang lang, bool marked, std::vector<LexiconHit>& hits) {
  const CompiledLexicon& lexicon = set_.lexicon(layer);
  std::array<uint32_t, kLongest> at{};
  size_t n = 0;
  uint32_t node = 0;
  for (size_t j = i; n < kLongest; ++j) {
    const Cached c = cached(layer, tokens[j].word);
    if (c.token == kAbsent) return;
    node = n == 0 ? lexicon.root_child(lang, c.token - 1) : lexicon.child(node, c.token - 1);
    if (node == 0) return;
    at[n++] = static_cast<uint32_t>(j);
    const TrieNode& trie_node = lexicon.node(node);
    for (const uint32_t f : lexicon.postings(trie_node)) {
      const FormRecord& form = lexicon.forms()[f];
      LexiconHit hit;
      hit.ref = {layer, form.entry};
      if (!accepts(lexicon, form, tokens, {at.data(), n}, layer, lang, marked, hit) || set_.hidden(hit.ref)) continue;
      hit.span = {static_cast<uint32_t>(i), static_cast<uint32_t>(j + 1)};
      hit.form = f;
      hits.push_back(hit);
    }
    if (!trie_node.has_children()) return;
    if (j + 2 < tokens.size() && is_joint(tokens[j + 1])) ++j;
    if (j + 1 >= tokens.size() || (!tokens[j + 1].is_text() && tokens[j + 1].kind != TokenKind::clitic)) return;
  }
}

bool LexiconMatcher::accepts(const CompiledLexicon& lexicon, const FormRecord& form, std::span<const Token> tokens, std::span<const uint32_t> at,
                             uint32_t layer, Lang lang, bool marked, LexiconHit& hit) {
  const EntryRecord& entry = lexicon.entries()[form.entry];
  if ((form.flags & kForbidden) != 0) return false;
  hit.type = entry.type;
  hit.kind = entry.kind;
  hit.flags = form.flags;
  hit.weight = form.weight;
  const auto form_tokens = lexicon.tokens_of(form);
  size_t missing = 0;
  for (size_t k = 0; k < at.size(); ++k) {
    const WordInfo& word = vocabulary_.info(tokens[at[k]].word);
    const bool text_marked = word.is(kMarked);
    const bool form_marked = (form_tokens[k].flags & kMarked) != 0;
    if (cached(layer, tokens[at[k]].word).spelling != form_tokens[k].spelling && (text_marked || form_marked)) {
      if (text_marked && form_marked) return false;
      if (text_marked && lang == Lang::vi) return false;
      ++missing;
    }
    const bool strict = (form.flags & kCase) != 0 || (form_tokens[k].flags & kAllCapitals) != 0;
    if (strict) {
      const bool same = word.is(kAllCapitals) == ((form_tokens[k].flags & kAllCapitals) != 0) && word.is(kStartsCapital) == ((form_tokens[k].flags & kStartsCapital) != 0);
      if (!same) return false;
    } else if (k == 0 && is_name_type(entry.type) && (form_tokens[0].flags & kHasCapital) != 0 && !word.is(kHasCapital)) {
      hit.lower = true;
    }
  }
  for (size_t k = 1; k < at.size(); ++k)
    if (at[k] > at[k - 1] + 1 && tokens[at[k - 1] + 1].mark == ',' && lexicon.string(form.text).find(',') == std::string_view::npos) return false;
  if (hit.lower && (at.size() < 2 || lang == Lang::en)) return false;
  if (missing > 0 && lang == Lang::vi && marked && (at.size() < 2 || !may_lack_marks(entry.type))) return false;
  hit.unmarked = missing > 0;
  return true;
}

const WordFacts& LexiconMatcher::facts(uint32_t word, Lang lang) {
  auto& list = facts_[index_of(lang)];
  if (list.size() <= word) list.resize(std::max<size_t>(vocabulary_.word_count(), word + 1));
  if (!list[word].is(WordFacts::kKnown)) list[word] = find_facts(word, lang);
  return list[word];
}

namespace {

uint32_t bit_of(EntryKind kind) {
  switch (kind) {
    case EntryKind::vi_surname: return WordFacts::kViSurname;
    case EntryKind::vi_middle: return WordFacts::kViMiddle;
    case EntryKind::vi_given: return WordFacts::kViGiven;
    case EntryKind::zh_surname: return WordFacts::kZhSurname;
    case EntryKind::ko_name: return WordFacts::kKorean;
    case EntryKind::ja_name: return WordFacts::kJapanese;
    case EntryKind::given: return WordFacts::kGiven;
    case EntryKind::surname: return WordFacts::kSurname;
    case EntryKind::weekday: return WordFacts::kWeekday;
    case EntryKind::month: return WordFacts::kMonth;
    case EntryKind::currency: return WordFacts::kCurrency;
    case EntryKind::unit: return WordFacts::kUnit;
    case EntryKind::number: return WordFacts::kNumber;
    default: return 0;
  }
}

uint32_t bit_of(RowType type, EntryKind kind) {
  switch (type) {
    case RowType::HONOR: return WordFacts::kHonor;
    case RowType::TITLE: return WordFacts::kTitle;
    case RowType::NORP: return WordFacts::kNorp;
    case RowType::LOC: return WordFacts::kPlace;
    case RowType::HEAD: return WordFacts::kHead | (kind == EntryKind::head_org ? uint32_t{WordFacts::kHeadOrg} : 0);
    default: return bit_of(kind);
  }
}

}  // namespace

WordFacts LexiconMatcher::find_facts(uint32_t word, Lang lang) {
  WordFacts facts;
  facts.bits = WordFacts::kKnown;
  const WordInfo& info = vocabulary_.info(word);
  const HanViet& hanviet = set_.hanviet();
  const bool sounds = lang == Lang::vi ? hanviet.is_reading(vocabulary_.key_text(info.spelling)) : !hanviet.segment(vocabulary_.key_text(info.fold)).empty();
  if (sounds && info.is(kStartsCapital) && !info.is(kOneLetter)) facts.bits |= WordFacts::kHanViet;
  for (uint32_t layer = 0; layer < set_.layers().size(); ++layer) {
    const CompiledLexicon& lexicon = set_.lexicon(layer);
    const Cached c = cached(layer, word);
    const uint32_t node = c.token == kAbsent ? 0 : lexicon.root_child(lang, c.token - 1);
    if (node == 0) continue;
    for (const uint32_t f : lexicon.postings(lexicon.node(node))) {
      const FormRecord& form = lexicon.forms()[f];
      const EntryRecord& entry = lexicon.entries()[form.entry];
      const FormToken token = lexicon.tokens_of(form)[0];
      const bool same = token.spelling == c.spelling;
      const bool name_without_marks = entry.type == RowType::NAME && !vocabulary_.info(word).is(kMarked);
      if (!same && !name_without_marks) continue;
      facts.bits |= bit_of(entry.type, entry.kind);
      if (entry.type == RowType::CASE) facts.capital_share = form.weight;
      if (entry.type == RowType::SEG) facts.weight = std::max(facts.weight, form.weight);
      if (entry.kind == EntryKind::vi_surname || entry.kind == EntryKind::vi_given || entry.kind == EntryKind::vi_middle)
        facts.name_weight = std::max(facts.name_weight, std::max(form.weight, 0.1F));
    }
  }
  return facts;
}

}  // namespace align
