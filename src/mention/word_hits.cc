#include "mention/word_hits.h"

namespace align {
namespace {

constexpr size_t kLongest = 16;  // words of a row

// Punctuation inside a row that the text may have or lack; a comma only where the row has one too.
bool is_joint(const Token& t) {
  return t.mark == '-' || t.mark == '.' || t.mark == '/' || t.mark == '&' || t.mark == ',';
}

}  // namespace

bool WordHits::find(std::span<const Token> tokens, WordModel& model) {
  tokens_ = tokens;
  model_ = &model;
  hits_.clear();
  has_money_ = false;
  const bool marked = find_starts();
  first_.resize(tokens.size() + 1);
  size_t known = 0;  // tokens whose first hit is known
  for (const Start& start : std::span(starts_).first(starts_used_)) {
    while (known <= start.begin) first_[known++] = static_cast<uint32_t>(hits_.size());
    follow(start);
  }
  while (known <= tokens.size()) first_[known++] = static_cast<uint32_t>(hits_.size());
  money_.clear();
  if (has_money_) drop_money_places();
  return marked;
}

// Asks the model for every word. Nothing here waits for what was loaded before.
bool WordHits::find_starts() {
  model_->prepare();
  const auto count = static_cast<uint32_t>(tokens_.size());
  if (starts_.size() < count) starts_.resize(count);
  Start* out = starts_.data();
  size_t marked = 0;
  size_t words = 0;
  const WordState* before = nullptr;  // of the last token with letters or digits
  uint32_t begin = 0;                 // that token
  for (uint32_t i = 0; i < count; ++i) {
    const Token& t = tokens_[i];
    const WordState& state = model_->word(t.word);
    words += t.is_word();
    marked += t.is_word() && state.is(WordState::kMarked);
    if (!t.is_text() && t.kind != TokenKind::clitic) {
      has_money_ |= t.mark == '$' && !t.space_before && i > 0;
      continue;
    }
    const bool joint = begin + 2 == i && is_joint(tokens_[begin + 1]);
    if (before != nullptr && (begin + 1 == i || joint)) {
      const bool comma = joint && tokens_[begin + 1].mark == ',';
      // Kept or overwritten by the next one, without a branch: no habit of texts tells which.
      *out = {begin, i, model_->step(tokens_[begin].word, t.word, comma)};
      out += model_->may_begin(*before, state);
    }
    before = t.is_text() ? &state : nullptr;
    begin = i;
  }
  starts_used_ = static_cast<size_t>(out - starts_.data());
  return marked * 10 > words;
}

// Collects the rows of several words that begin so.
void WordHits::follow(const Start& start) {
  const auto count = static_cast<uint32_t>(tokens_.size());
  uint32_t state = model_->next(start.step);
  uint32_t j = start.second;  // the last token of `state`
  bool only_text = start.begin + 1 == j && tokens_[j].is_text();
  for (uint32_t n = 2;; ++n) {
    const WordState& s = model_->state(state);
    add_hit(s, j + 1, only_text);
    if (s.children == 0 || n == kLongest || ++j == count) return;
    const bool joint = is_joint(tokens_[j]) && j + 1 < count;
    const bool comma = joint && tokens_[j].mark == ',';
    if (joint) ++j;
    const Token& t = tokens_[j];
    if (!t.is_text() && t.kind != TokenKind::clitic) return;
    only_text = only_text && !joint && t.is_text();
    if (!WordModel::may_follow(s, word(j))) return;
    state = model_->next(state, t.word, comma);
  }
}

void WordHits::add_hit(const WordState& s, uint32_t end, bool only_text) {
  WordHit hit{s.cost, end, s.flags};
  // "Việt Nam - Trung Quốc" holds no word "nam trung": only names go on across a dash.
  if (!only_text) {
    hit.cost = WordState::kNoWord;
    hit.flags &= ~uint32_t{WordState::kCommon};
  }
  if (hit.flags == 0 && hit.cost == WordState::kNoWord) return;
  has_money_ |= hit.is(WordState::kMoney);
  hits_.push_back(hit);
}

// A place inside a currency is no place: US$, "đô la Mỹ", "bảng Anh".
void WordHits::drop_money_places() {
  money_.assign(tokens_.size(), 0);
  for (uint32_t i = 0; i < tokens_.size(); ++i) {
    if (i > 0 && tokens_[i].mark == '$' && !tokens_[i].space_before) money_[i - 1] = 1;
    for (const WordHit& hit : at(i))
      if (hit.is(WordState::kMoney))
        for (uint32_t k = i; k < hit.end; ++k) money_[k] = 1;
  }
  for (uint32_t i = 0; i < tokens_.size(); ++i) {
    for (uint32_t h = first_[i]; h < first_[i + 1]; ++h) {
      uint32_t k = i;
      while (k < hits_[h].end && money_[k]) ++k;
      if (k == hits_[h].end) hits_[h].flags &= ~WordState::kMentions;
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
