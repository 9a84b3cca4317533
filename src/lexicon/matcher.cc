#include "lexicon/matcher.h"

#include <algorithm>
#include <array>

#include "base/hash.h"
#include "base/word_set.h"

namespace align {
namespace {

constexpr size_t kLongest = 32;                 // tokens of a form
constexpr size_t kFirstSlots = 2048;            // a power of two
constexpr size_t kTogether = 64;                // tokens whose memory is asked for at once
constexpr size_t kMostSteps = size_t{1} << 20;  // that a thread remembers

// Punctuation inside a form that the text may have or lack.
bool is_free_joint(const Token& t) {
  return t.mark == '-' || t.mark == '.' || t.mark == '/' || t.mark == '&';
}

// Punctuation that may stand inside a form only where the form has some of the kind too.
enum JointMark : uint8_t { kComma = 1, kBracket = 2, kApostrophe = 4 };
uint8_t joint_mark(const Token& t) {
  if (t.mark == ',') return kComma;
  if (t.mark == '(' || t.mark == ')') return kBracket;
  return t.mark == '"' && !t.space_before ? kApostrophe : 0;  // the plural's: Farmers' Union
}

bool has_marks(std::string_view form, uint8_t marks) {
  const auto has = [&](std::string_view mark) { return form.find(mark) != std::string_view::npos; };
  return ((marks & kComma) == 0 || has(",")) && ((marks & kBracket) == 0 || has("(")) &&
         ((marks & kApostrophe) == 0 || has("'") || has("\u2019"));
}

bool is_name_type(RowType type) { return type <= RowType::NORP || type == RowType::NAME; }

// Marks may be missing in names only; everyday words without marks are other words.
bool may_lack_marks(RowType type) { return type <= RowType::MISC; }

constexpr unsigned kMarkBits = 3;
uint64_t step_key(uint32_t state, uint32_t word, uint8_t marks) {
  return uint64_t{state} << 32 | uint64_t{word} << kMarkBits | marks;
}

uint64_t hash_of_step(uint64_t key) {
  const uint64_t h = key * 0x9e3779b97f4a7c15ULL;
  return h ^ h >> 32;
}

bool is_for_facts(RowType type) {
  return type == RowType::NAME || type == RowType::SYL || type == RowType::CASE ||
         type == RowType::ABBR || type == RowType::SOUND;
}

}  // namespace

const LexiconMatcher::Cached& LexiconMatcher::learn_token(uint32_t layer, uint32_t word) {
  if (cache_.size() <= layer) cache_.resize(set_.layers().size());
  auto& list = cache_[layer];
  if (list.size() <= word) list.resize(vocabulary_.room_for_words());
  Cached& c = list[word];
  const WordInfo& info = vocabulary_.info(word);
  const uint32_t token = set_.lexicon(layer).token(vocabulary_.key_hash(info.fold));
  c.token = token == CompiledLexicon::kNone ? kAbsent : token + 1;
  c.spelling = static_cast<uint32_t>(vocabulary_.key_hash(info.spelling));
  return c;
}

void LexiconMatcher::forget() {
  cache_.clear();
  facts_[0].clear();
  facts_[1].clear();
  forget_states();
}

void LexiconMatcher::forget_states() {
  for (auto& by_language : text_words_)
    for (auto& words : by_language) words.clear();
  states_.assign(kFirstState, {});
  origins_.assign(kFirstState, {});
  nodes_.assign(kFirstState * set_.layers().size(), 0);
  known_hits_.clear();
  slots_.assign(kFirstSlots, 0);
  absent_.clear();
  step_count_ = 0;
}

void LexiconMatcher::find(std::span<const Token> tokens, Lang lang, bool marked, TextHits& out) {
  if (states_.empty() || step_count_ > kMostSteps) forget_states();
  out.hits.clear();
  out.hits.reserve(2 * tokens.size());
  out.first_hit.resize(tokens.size() + 2);
  out.hit_kinds.resize(tokens.size() + 1);
  found_.clear();
  for (size_t begin = 0; begin < tokens.size(); begin += kTogether) {
    const size_t end = std::min(begin + kTogether, tokens.size());
    // A form that begins before `end` may reach so far.
    const size_t seen = std::min(end + 2 * kLongest, tokens.size());
    if (found_.size() < seen) read_words(tokens.first(seen), lang, marked);
    fetch(tokens, begin, end);
    const uint64_t* step = steps_.data();
    for (size_t i = begin; i < end; ++i) {
      out.first_hit[i] = static_cast<uint32_t>(out.hits.size());
      out.hit_kinds[i] = 0;
      if (!tokens[i].is_text()) continue;
      const State& alone = states_[found_[i].state];
      const auto at = static_cast<uint32_t>(i);
      uint32_t kinds = add_hits(alone, {at, at + 1}, false, out.hits);
      if (goes_on(tokens, i, alone))
        kinds |= find_longer(tokens, i, *step++, lang, marked, out.hits);
      out.hit_kinds[i] = kinds;
    }
  }
  const auto count = static_cast<uint32_t>(out.hits.size());
  out.first_hit[tokens.size()] = out.first_hit[tokens.size() + 1] = count;
  out.hit_kinds[tokens.size()] = 0;
}

// Appends the hits of two words or more that begin at the token `first`; gives their HitKinds. `step`: to the second
// word, 0 where that does not follow at once.
uint32_t LexiconMatcher::find_longer(std::span<const Token> tokens, size_t first, uint64_t step,
                                     Lang lang, bool marked, std::vector<LexiconHit>& hits) {
  uint32_t kinds = 0;
  uint32_t state = found_[first].state;
  bool across = false;  // a mark, or what is no word by itself
  for (size_t j = first, n = 2; n <= kLongest; ++n, step = 0) {
    uint8_t marks = 0;
    if (step == 0 && j + 2 < tokens.size()) {
      marks = joint_mark(tokens[j + 1]);
      if (marks != 0 || is_free_joint(tokens[j + 1])) {
        ++j;
        across = true;
      }
    }
    if (++j >= tokens.size()) break;
    if (step == 0) {
      if (!tokens[j].is_text()) {
        if (tokens[j].kind != TokenKind::clitic) break;
        across = true;
      }
      if (!states_[state].children.may_hold(found_[j].place)) break;
      step = step_key(state, tokens[j].word, marks);
    }
    state = next_state(step, lang, marked);
    if (state == kAbsent) break;
    const TokenSpan span{static_cast<uint32_t>(first), static_cast<uint32_t>(j + 1)};
    kinds |= add_hits(states_[state], span, across, hits);
    if (states_[state].children.empty()) break;
  }
  return kinds;
}

inline uint32_t LexiconMatcher::add_hits(const State& state, TokenSpan span, bool across,
                                         std::vector<LexiconHit>& hits) const {
  const auto found = std::span(known_hits_).subspan(state.first_hit, state.hit_count);
  if (!across || (state.kinds & HitKinds::of(RowType::SEG)) == 0) {
    for (const LexiconHit& hit : found) hits.emplace_back(hit).span = span;
    return state.kinds;
  }
  uint32_t kinds = 0;
  for (const LexiconHit& hit : found) {
    if (hit.type == RowType::SEG) continue;
    hits.emplace_back(hit).span = span;
    kinds |= HitKinds::of(hit);
  }
  return kinds;
}

// The state that step_key() `key` leads to; kAbsent when no form goes on so.
uint32_t LexiconMatcher::next_state(uint64_t key, Lang lang, bool marked) {
  const size_t mask = slots_.size() - 1;
  for (size_t i = hash_of_step(key) & mask; slots_[i] != 0; i = (i + 1) & mask)
    if (key_of_slot(slots_[i]) == key) return (slots_[i] & kAbsentStep) != 0 ? kAbsent : slots_[i];
  const auto before = static_cast<uint32_t>(key >> 32);
  const auto last = static_cast<uint32_t>(key);
  const NextWord next{last >> kMarkBits, static_cast<uint8_t>(last & ((1U << kMarkBits) - 1))};
  const uint32_t made = make_state(before, next, lang, marked);
  add_step(key, made);
  return made;
}

size_t LexiconMatcher::free_slot(uint64_t key) const {
  const size_t mask = slots_.size() - 1;
  size_t i = hash_of_step(key) & mask;
  while (slots_[i] != 0) i = (i + 1) & mask;
  return i;
}

void LexiconMatcher::add_step(uint64_t key, uint32_t state) {
  uint32_t slot = state;
  if (state == kAbsent) {
    slot = static_cast<uint32_t>(absent_.size()) | kAbsentStep;
    absent_.push_back(key);
  } else {
    states_[state].step = key;
  }
  slots_[free_slot(key)] = slot;
  if (++step_count_ * 2 <= slots_.size()) return;
  std::vector<uint32_t> old(slots_.size() * 2);
  old.swap(slots_);
  for (const uint32_t s : old)
    if (s != 0) slots_[free_slot(key_of_slot(s))] = s;
}

// The words of the tokens from found_.size() on.
void LexiconMatcher::read_words(std::span<const Token> tokens, Lang lang, bool marked) {
  auto& words = text_words_[index_of(lang)][marked ? 1 : 0];
  if (words.size() < vocabulary_.word_count()) words.resize(vocabulary_.room_for_words());
  const std::span<const Token> rest = tokens.subspan(found_.size());
  const auto all_known = [&] {
    bool known = true;
    TextWord* found = found_.data() + (tokens.size() - rest.size());
    for (const Token& t : rest) {
      *found = words[t.word];
      known &= found->state != 0;
      __builtin_prefetch(&states_[found++->state]);
    }
    return known;
  };
  found_.resize(tokens.size());
  if (all_known()) return;
  learn_words(rest, words, lang, marked);
  all_known();
}

// Finds the state of each word that has none yet.
void LexiconMatcher::learn_words(std::span<const Token> tokens, std::vector<TextWord>& words,
                                 Lang lang, bool marked) {
  new_words_.clear();
  for (const Token& t : tokens)
    if (words[t.word].state == 0) new_words_.push_back(t.word);
  if (new_words_.empty()) return;
  fetch_words(new_words_, lang);
  for (const uint32_t word : new_words_) {
    if (words[word].state != 0) continue;
    words[word] = {make_state(0, {word, 0}, lang, marked),
                   ChildPlace(vocabulary_.key_hash(vocabulary_.info(word).fold))};
  }
}

// May a form of two words or more begin at token `i`? Mostly the next word settles that none does.
inline bool LexiconMatcher::goes_on(std::span<const Token> tokens, size_t i,
                                    const State& alone) const {
  if (alone.children.empty() || i + 1 == tokens.size()) return false;
  return !tokens[i + 1].is_text() || alone.children.may_hold(found_[i + 1].place);
}

// Puts the steps from the tokens of [begin, end) that goes_on() is true of into steps_, and asks for the memory that
// find() is going to need: the hits of each alone, and what lies behind the steps. Waiting for it takes most of the
// time, and here no load waits for the one before.
void LexiconMatcher::fetch(std::span<const Token> tokens, size_t begin, size_t end) {
  const size_t mask = slots_.size() - 1;
  steps_.clear();
  for (size_t i = begin; i < end; ++i) {
    if (!tokens[i].is_text()) continue;
    const State& state = states_[found_[i].state];
    __builtin_prefetch(known_hits_.data() + state.first_hit);
    if (!goes_on(tokens, i, state)) continue;
    const uint64_t key =
        tokens[i + 1].is_text() ? step_key(found_[i].state, tokens[i + 1].word, 0) : 0;
    steps_.push_back(key);
    __builtin_prefetch(&slots_[hash_of_step(key) & mask]);
  }
  for (const uint64_t key : steps_) {
    const uint32_t slot = slots_[hash_of_step(key) & mask];
    if ((slot & kAbsentStep) != 0)
      __builtin_prefetch(absent_.data() + (slot & ~kAbsentStep));
    else if (slot != 0)
      __builtin_prefetch(&states_[slot]);
    else if (key != 0)
      fetch_children(key);
  }
}

// The same for a step that make_state() is going to be asked about.
void LexiconMatcher::fetch_children(uint64_t key) {
  const auto layers = static_cast<uint32_t>(set_.layers().size());
  const auto before = static_cast<uint32_t>(key >> 32);
  const uint32_t word = static_cast<uint32_t>(key) >> kMarkBits;
  for (uint32_t layer = 0; layer < layers; ++layer) {
    const uint32_t from = nodes_[before * layers + layer];
    const uint32_t number = token(layer, word);
    if (from != 0 && number != CompiledLexicon::kNone)
      set_.lexicon(layer).fetch_child(from, number);
  }
}

void LexiconMatcher::fetch_words(std::span<const uint32_t> words, Lang lang) {
  for (uint32_t layer = 0; layer < set_.layers().size(); ++layer) {
    const CompiledLexicon& lexicon = set_.lexicon(layer);
    for (const uint32_t word : words)
      lexicon.fetch_token(vocabulary_.key_hash(vocabulary_.info(word).fold));
    for (const uint32_t word : words)
      if (const uint32_t number = token(layer, word); number != CompiledLexicon::kNone)
        lexicon.fetch_root(lang, number);
    new_nodes_.clear();
    for (const uint32_t word : words) {
      const uint32_t number = token(layer, word);
      const uint32_t node = number == CompiledLexicon::kNone ? 0 : lexicon.root_child(lang, number);
      if (node == 0) continue;
      lexicon.fetch_node(node);
      new_nodes_.push_back(node);
    }
    for (const uint32_t node : new_nodes_) lexicon.fetch_postings(lexicon.node(node));
    for (const uint32_t node : new_nodes_)
      lexicon.fetch_forms(lexicon.postings(lexicon.node(node)));
  }
}

void LexiconMatcher::fetch_new_words(uint32_t first, Lang lang) const {
  for (uint32_t word = first; word < vocabulary_.word_count(); ++word) {
    const WordInfo& info = vocabulary_.info(word);
    const uint64_t fold = vocabulary_.key_hash(info.fold);
    for (const LexiconLayer& layer : set_.layers()) layer.lexicon.fetch_token(fold);
    set_.words().fetch(lang, lang == Lang::en ? fold : vocabulary_.key_hash(info.spelling));
  }
}

// The state behind `before` and `next`; kAbsent when no form goes on so, and kNothing of a first word.
uint32_t LexiconMatcher::make_state(uint32_t before, NextWord next, Lang lang, bool marked) {
  const uint32_t word = next.word;
  const auto marks = static_cast<uint8_t>(next.marks | origins_[before].marks);
  std::array<uint32_t, kLongest + 1> room;
  size_t first = room.size();
  room[--first] = word;
  for (uint32_t s = before; s != 0 && first > 0; s = origins_[s].before)
    room[--first] = origins_[s].word;
  const std::span<const uint32_t> words(room.data() + first, room.size() - first);
  const auto layers = static_cast<uint32_t>(set_.layers().size());
  State state;
  state.first_hit = static_cast<uint32_t>(known_hits_.size());
  for (uint32_t layer = 0; layer < layers; ++layer) {
    const CompiledLexicon& lexicon = set_.lexicon(layer);
    const Cached c = cached(layer, word);
    const uint32_t from = nodes_[before * layers + layer];
    uint32_t node = 0;
    if (c.token != kAbsent && before == 0) node = lexicon.root_child(lang, c.token - 1);
    if (c.token != kAbsent && from != 0) node = lexicon.child(from, c.token - 1);
    nodes_.push_back(node);
    if (node == 0) continue;
    state.children.add(lexicon.node(node).children);
    add_postings(words, marks, layer, node, lang, marked, known_hits_);
  }
  if (before == 0 && lang == Lang::vi) {
    const auto first_hit = known_hits_.begin() + state.first_hit;
    known_hits_.erase(
        std::remove_if(first_hit, known_hits_.end(),
                       [](const LexiconHit& hit) { return hit.type == RowType::SEG; }),
        known_hits_.end());
  }
  state.hit_count = static_cast<uint32_t>(known_hits_.size()) - state.first_hit;
  if (state.hit_count == 0 && state.children.empty()) {
    nodes_.resize(nodes_.size() - layers);
    return before == 0 ? kNothing : kAbsent;
  }
  for (const LexiconHit& hit : std::span(known_hits_).subspan(state.first_hit))
    state.kinds |= HitKinds::of(hit);
  states_.push_back(state);
  origins_.push_back({before, word, marks});
  return static_cast<uint32_t>(states_.size() - 1);
}

void LexiconMatcher::add_postings(std::span<const uint32_t> words, uint8_t marks, uint32_t layer,
                                  uint32_t node, Lang lang, bool marked,
                                  std::vector<LexiconHit>& hits) {
  const CompiledLexicon& lexicon = set_.lexicon(layer);
  const std::span<const uint32_t> postings = lexicon.postings(lexicon.node(node));
  lexicon.fetch_forms(postings);
  if (words.size() > 1) lexicon.fetch_tokens(postings);
  for (const uint32_t f : postings) {
    const FormRecord& form = lexicon.forms()[f];
    LexiconHit hit;
    hit.ref = {layer, form.entry};
    hit.form = f;
    if (words.size() == 1 && is_for_facts(form.type)) continue;
    if (accepts(lexicon, form, words, marks, layer, lang, marked, hit) && !set_.hidden(hit.ref))
      hits.push_back(hit);
  }
}

void LexiconMatcher::find_at(uint32_t layer, uint32_t node, std::span<const uint32_t> words,
                             bool commas, Lang lang, bool marked, std::vector<LexiconHit>& hits) {
  add_postings(words, commas ? kComma : 0, layer, node, lang, marked, hits);
}

// "eastern Europe", "southeast Asia": the name of a part of the world although its first word is written small.
bool LexiconMatcher::is_part_of_continent(std::span<const uint32_t> words) const {
  static constexpr WordSet kContinents = {"europe",   "asia",  "africa",  "america",
                                          "european", "asian", "african", "american"};
  return words.size() == 2 && vocabulary_.info(words[1]).is(kStartsCapital) &&
         kContinents.contains(vocabulary_.key_text(vocabulary_.info(words[1]).fold));
}

bool LexiconMatcher::accepts(const CompiledLexicon& lexicon, const FormRecord& form,
                             std::span<const uint32_t> words, uint8_t marks, uint32_t layer,
                             Lang lang, bool marked, LexiconHit& hit) {
  if ((form.flags & kForbidden) != 0) return false;
  const RowType type = form.type;
  hit.type = type;
  hit.kind = form.kind;
  hit.flags = form.flags;
  hit.weight = form.weight;
  const auto form_tokens = words.size() == 1 ? Records<FormToken>() : lexicon.tokens_of(form);
  size_t missing = 0;
  for (size_t k = 0; k < words.size(); ++k) {
    const FormToken of_form =
        words.size() == 1 ? FormToken{form.spelling, form.word_flags} : form_tokens[k];
    const WordInfo& word = vocabulary_.info(words[k]);
    const bool text_marked = word.is(kMarked);
    const bool form_marked = (of_form.flags & kMarked) != 0;
    if (cached(layer, words[k]).spelling != of_form.spelling && (text_marked || form_marked)) {
      if (text_marked && form_marked) return false;
      if (text_marked && lang == Lang::vi) return false;
      ++missing;
    }
    const bool strict = (form.flags & kCase) != 0 || (of_form.flags & kAllCapitals) != 0;
    if (strict) {
      constexpr uint32_t kWritten = kAllCapitals | kStartsCapital | kHasCapital;
      if (((word.flags ^ of_form.flags) & kWritten) != 0) return false;
    } else if (k == 0 && is_name_type(type) && (of_form.flags & kHasCapital) != 0 &&
               !word.is(kHasCapital)) {
      hit.lower = lang == Lang::vi || !is_part_of_continent(words);
    }
  }
  if (marks != 0 && !has_marks(lexicon.string(form.text), marks)) return false;
  if (hit.lower && (words.size() < 2 || lang == Lang::en)) return false;
  if (missing > 0 && lang == Lang::vi && marked && (words.size() < 2 || !may_lack_marks(type)))
    return false;
  hit.unmarked = missing > 0;
  return true;
}

}  // namespace align
