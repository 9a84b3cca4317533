#include "mention/word_model.h"

#include <algorithm>
#include <numeric>

#include "base/hash.h"
#include "text/fold.h"
#include "text/syllable.h"
#include "text/words.h"

namespace align {
namespace {

constexpr size_t kFirstSlots = 1024;             // a power of two
constexpr size_t kMostStates = size_t{1} << 20;  // that a thread remembers
constexpr float kLeastWeight = 0.5F;             // of a word of the list
constexpr float kCommonWeight = 5;

bool is_capital(const WordInfo& word, std::string_view surface) {
  if (!word.is(kStartsCapital)) return false;
  return !word.is(kAllCapitals) || surface.size() == 2U * word.letters;  // J.K.
}

// As FormToken has it, of word 0 or 1 of a key of several words.
uint32_t word_hash(std::string_view key, int word) {
  const size_t blank = key.find(' ');
  std::string_view part = key.substr(0, blank);
  if (word == 1) part = blank == std::string_view::npos ? "" : key.substr(blank + 1);
  return static_cast<uint32_t>(hash64(part.substr(0, part.find(' '))));
}

// Rows that add_hit() makes something of.
bool counts(RowType type, EntryKind kind) {
  return type <= RowType::TITLE || type == RowType::SEG || type == RowType::HONOR ||
         kind == EntryKind::currency;
}

}  // namespace

void WordModel::prepare() {
  if (states_.size() > kMostStates) forget();
  if (slots_.empty()) {
    slots_.resize(kFirstSlots);
    mask_ = kFirstSlots - 1;
  }
  if (pairs_.empty()) collect_pairs();
  const auto before = static_cast<uint32_t>(words_.size());
  if (before < vocabulary_.word_count()) {
    words_.resize(vocabulary_.word_count());
    children_.resize(vocabulary_.word_count());
    word_nodes_.resize(vocabulary_.word_count() * layers(), 0);
    fill_from(before);
  }
}

// The words that are new since the last text, some at a time so that the lexicons are waited for once.
void WordModel::fill_from(uint32_t first) {
  constexpr uint32_t kTogether = 64;
  for (const auto count = static_cast<uint32_t>(words_.size()); first < count;) {
    row_.resize(std::min(kTogether, count - first));
    std::iota(row_.begin(), row_.end(), first);
    const uint32_t end = first + static_cast<uint32_t>(row_.size());
    matcher_.fetch_words(row_, Lang::vi);
    while (first < end) fill(first++);
  }
}

void WordModel::collect_pairs() {
  pairs_.resize((size_t{1} << kPairBits) / 64);
  const LexiconSet& set = matcher_.set();
  for (uint32_t layer = 0; layer < set.layers().size(); ++layer) {
    const CompiledLexicon& lexicon = set.lexicon(layer);
    for (const FormRecord& form : lexicon.forms()) {
      if (form.token_count < 2 || form.lang != index_of(Lang::vi)) continue;
      if (!counts(form.type, form.kind)) continue;
      const auto tokens = lexicon.tokens_of(form);
      add_pair(tokens[0].spelling, tokens[1].spelling);
      if (form.type <= RowType::MISC && (tokens[0].flags & kHasCapital) == 0)
        add_unmarked_pairs(lexicon.string(form.text));
    }
  }
}

void WordModel::add_pair(uint32_t first, uint32_t second) {
  const uint32_t bit = pair_bit(first, second);
  pairs_[bit / 64] |= uint64_t{1} << bit % 64;
}

// "mien bac" is "miền Bắc" without its marks, and no capital of a text tells of it.
void WordModel::add_unmarked_pairs(std::string_view form) {
  const std::string keys[] = {spelling_key(form), fold_key(form)};
  for (const std::string& first : keys)
    for (const std::string& second : keys) add_pair(word_hash(first, 0), word_hash(second, 1));
}

void WordModel::forget() {
  words_.clear();
  children_.clear();
  states_.clear();
  slots_.clear();
  word_nodes_.clear();
  state_nodes_.clear();
}

void WordModel::fill(uint32_t word) {
  const WordInfo& info = vocabulary_.info(word);
  WordState& s = words_[word].state;
  s.flags = WordState::kFilled;
  if (is_capital(info, vocabulary_.surface(word))) s.flags |= WordState::kCapital;
  if (info.is(kHasCapital)) s.flags |= WordState::kSomeCapital;
  if (info.is(kMarked)) s.flags |= WordState::kHasMarks;
  words_[word].spelling = static_cast<uint32_t>(hash64(vocabulary_.key_text(info.spelling)));
  const ChildPlace place(hash64(vocabulary_.key_text(info.fold)));
  s.flags |= uint32_t{place.first} << WordState::kFoldShift;
  ask_lexicons(uint64_t{word} << 1, nullptr, word_nodes_.data() + word * layers(), s,
               children_[word]);
}

uint32_t WordModel::search(uint64_t key) {
  for (size_t i = hash_of(key) & mask_; slots_[i] != 0; i = (i + 1) & mask_)
    if (states_[slots_[i] - kFirstState].key == key) return slots_[i];
  states_.push_back(make_state(key));
  if (states_.size() * 2 > slots_.size()) {
    slots_.assign(slots_.size() * 2, 0);
    mask_ = slots_.size() - 1;
    for (uint32_t n = 0; n + 1 < states_.size(); ++n) insert(states_[n].key, kFirstState + n);
  }
  const uint32_t state = kFirstState + static_cast<uint32_t>(states_.size() - 1);
  insert(key, state);
  return state;
}

void WordModel::insert(uint64_t key, uint32_t state) {
  size_t i = hash_of(key) & mask_;
  while (slots_[i] != 0) i = (i + 1) & mask_;
  slots_[i] = state;
}

WordModel::Sequence WordModel::make_state(uint64_t key) {
  Sequence made;
  made.key = key;
  const size_t at = state_nodes_.size();
  state_nodes_.resize(at + layers(), 0);
  const auto before = static_cast<uint32_t>(key >> 32);
  const uint32_t* from = before < kFirstState
                             ? word_nodes_.data() + before * layers()
                             : state_nodes_.data() + (before - kFirstState) * layers();
  ask_lexicons(key, from, state_nodes_.data() + at, made.state, made.children);
  return made;
}

void WordModel::ask_lexicons(uint64_t key, const uint32_t* from, uint32_t* to, WordState& s,
                             uint64_t& children) {
  const LexiconSet& set = matcher_.set();
  const uint32_t word = static_cast<uint32_t>(key) >> 1;
  for (uint32_t layer = 0; layer < layers(); ++layer) {
    if (from != nullptr && from[layer] == 0) continue;
    const CompiledLexicon& lexicon = set.lexicon(layer);
    const uint32_t token = matcher_.token(layer, word);
    if (token == CompiledLexicon::kNone) continue;
    const uint32_t node =
        from == nullptr ? lexicon.root_child(Lang::vi, token) : lexicon.child(from[layer], token);
    if (node == 0) continue;
    to[layer] = node;
    children |= lexicon.node(node).children.first;
    if (lexicon.node(node).posting_count == 0) continue;
    const bool commas = collect_row(key, from != nullptr);
    hits_.clear();
    matcher_.find_at(layer, node, row_, commas, Lang::vi, marked_, hits_);
    for (const LexiconHit& hit : hits_) add_hit(hit, row_.size() > 1, s);
  }
}

// The words that a key stands for, into row_. True when a comma stands between some.
bool WordModel::collect_row(uint64_t key, bool several) {
  row_.assign(1, static_cast<uint32_t>(key) >> 1);
  bool commas = false;
  while (several) {
    commas = commas || (key & 1) != 0;
    const auto before = static_cast<uint32_t>(key >> 32);
    several = before >= kFirstState;
    if (several) key = states_[before - kFirstState].key;
    row_.push_back(several ? static_cast<uint32_t>(key) >> 1 : before);
  }
  std::reverse(row_.begin(), row_.end());
  return commas;
}

void WordModel::add_hit(const LexiconHit& hit, bool several, WordState& s) {
  const bool to_join = several && !hit.lower && (hit.flags & kVariant) == 0;
  if (hit.type <= RowType::NORP && hit.type != RowType::PER) s.flags |= WordState::kNoPerson;
  if (hit.kind == EntryKind::currency && several) s.flags |= WordState::kMoney;
  switch (hit.type) {
    case RowType::SEG:
      s.cost = std::min(s.cost, static_cast<float>(word_cost(std::max(hit.weight, kLeastWeight))));
      if (hit.weight >= kCommonWeight) s.flags |= WordState::kCommon;
      break;
    case RowType::TITLE:
      s.flags |= WordState::kTitle;
      break;
    case RowType::HONOR:
      s.flags |= WordState::kHonor;
      break;
    case RowType::LOC:
      if (!hit.lower) s.flags |= WordState::kPlace;
      [[fallthrough]];
    case RowType::PER:
      if (to_join) s.flags |= WordState::kName;
      break;
    case RowType::ORG:
      if (to_join) s.flags |= WordState::kOrgName;
      break;
    default:
      break;
  }
}

bool WordModel::is_foreign(uint32_t word) {
  WordState& s = words_[word].state;
  if (!s.is(WordState::kAsksForeign)) {
    s.flags |= WordState::kAsksForeign;
    if (!s.is(WordState::kHasMarks) && matcher_.facts(word, Lang::vi).weight == 0 &&
        !is_vietnamese_syllable(vocabulary_.surface(word)))
      s.flags |= WordState::kForeign;
  }
  return s.is(WordState::kForeign);
}

}  // namespace align
