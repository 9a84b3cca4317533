#include "mention/word_hits.h"

#include <algorithm>

namespace align {
namespace {

constexpr size_t kLongest = 16;  // words of a row
constexpr uint32_t kAhead = 12;  // tokens between asking for a word and needing it

// Punctuation inside a row that the text may have or lack; a comma only where the row has one too.
bool is_joint(const Token& t) {
  return t.mark == '-' || t.mark == '.' || t.mark == '/' || t.mark == '&' || t.mark == ',';
}

}  // namespace

void WordHits::find(std::span<const Token> tokens, WordModel& model) {
  tokens_ = tokens;
  model_ = &model;
  hits_.clear();
  names_.clear();
  currencies_.clear();
  find_starts();
  first_.assign(tokens.size() + 1, 0);
  for (const Start& start : std::span(starts_).first(starts_used_)) follow(start);
  uint32_t sum = 0;
  for (uint32_t& first : first_) first = sum += first;
  money_.assign(tokens.size(), 0);
  if (!currencies_.empty()) drop_money_places();
}

// Asks the model for every word. No load here waits for another, and what differs from token to token
// without rule is not branched on.
void WordHits::find_starts() {
  model_->prepare();
  const auto count = static_cast<uint32_t>(tokens_.size());
  if (starts_.size() < count) starts_.resize(count);
  costs_.resize(count);
  capitals_.resize(count);
  Start* start = starts_.data();
  uint32_t* capital = capitals_.data();
  const WordModel::Word* before = nullptr;  // the last token, when a row may begin there
  uint32_t begin = 0;                       // that token
  for (uint32_t i = 0; i < count; ++i) {
    __builtin_prefetch(&model_->word(tokens_[std::min(i + kAhead, count - 1)].word));
    const Token& t = tokens_[i];
    const WordModel::Word& word = model_->word(t.word);
    costs_[i] = word.state.cost;
    if (!t.is_text()) costs_[i] = WordState::kNoWord;
    if (!t.is_text() && t.kind != TokenKind::clitic) {
      if (t.mark == '$' && !t.space_before && i > 0) currencies_.push_back({i - 1, i});
      const bool goes_on = before != nullptr && begin + 1 == i && is_joint(t);
      if (!goes_on) before = nullptr;
      continue;
    }
    *capital = i;
    capital += static_cast<int>(t.is_word()) & static_cast<int>(word.state.is(WordState::kCapital));
    if (before != nullptr) {
      start->begin = begin;
      start->second = i;
      start += model_->may_begin(*before, word);
    }
    before = t.is_text() ? &word : nullptr;
    begin = i;
  }
  capitals_.resize(static_cast<size_t>(capital - capitals_.data()));
  starts_used_ = static_cast<size_t>(start - starts_.data());
  fetch_steps(std::span(starts_).first(starts_used_));
}

void WordHits::fetch_steps(std::span<Start> starts) {
  for (Start& s : starts) {
    const bool comma = s.begin + 2 == s.second && tokens_[s.begin + 1].mark == ',';
    s.step.key = WordModel::key_of(tokens_[s.begin].word, tokens_[s.second].word, comma);
    model_->fetch_slot(s.step.key);
  }
  for (Start& s : starts) {
    s.step = model_->step(s.step.key);
    model_->fetch(s.step);
  }
}

// Collects the rows of several words that begin so.
void WordHits::follow(const Start& start) {
  const auto count = static_cast<uint32_t>(tokens_.size());
  uint32_t state = model_->next(start.step);
  uint32_t j = start.second;  // the last token of `state`
  bool only_text = start.begin + 1 == j && tokens_[j].is_text();
  for (uint32_t n = 2;; ++n) {
    if (const WordState& s = model_->state(state); s.flags != 0 || s.cost != WordState::kNoWord)
      add_hit(start.begin, s, j + 1, only_text);
    if (n == kLongest || ++j == count) return;
    const bool joint = is_joint(tokens_[j]) && j + 1 < count;
    const bool comma = joint && tokens_[j].mark == ',';
    if (joint) ++j;
    const Token& t = tokens_[j];
    if (!t.is_text() && t.kind != TokenKind::clitic) return;
    only_text = only_text && !joint && t.is_text();
    if (!model_->may_follow(state, t.word)) return;
    state = model_->next(state, t.word, comma);
  }
}

void WordHits::add_hit(uint32_t begin, WordState s, uint32_t end, bool only_text) {
  // "Việt Nam - Trung Quốc" holds no word "nam trung": only names go on across a dash.
  if (!only_text) {
    s.cost = WordState::kNoWord;
    s.flags &= ~uint32_t{WordState::kCommon};
  }
  if (s.flags == 0 && s.cost == WordState::kNoWord) return;
  if (s.is(WordState::kMoney)) currencies_.push_back({begin, end});
  if (s.is(WordState::kName | WordState::kOrgName)) names_.push_back(begin);
  hits_.push_back({end, s});
  ++first_[begin + 1];  // a count until find() sums them up
}

// A place inside a currency is no place: US$, "đô la Mỹ", "bảng Anh".
void WordHits::drop_money_places() {
  for (const TokenSpan span : currencies_)
    std::fill(money_.begin() + span.begin, money_.begin() + span.end, char{1});
  for (const TokenSpan span : currencies_) {
    for (uint32_t i = span.begin; i < span.end; ++i) {
      for (uint32_t h = first_[i]; h < first_[i + 1]; ++h) {
        uint32_t k = i;
        while (k < hits_[h].end && money_[k] != 0) ++k;
        if (k == hits_[h].end) hits_[h].state.flags &= ~WordState::kMentions;
      }
    }
  }
}

bool WordHits::has(uint32_t i, uint32_t end, uint32_t any) const {
  if (end == i + 1) return (flags(i) & any) != 0;
  for (const WordHit& hit : at(i))
    if (hit.end == end && hit.is(any)) return true;
  return false;
}

}  // namespace align
