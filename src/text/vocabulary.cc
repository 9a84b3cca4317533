#include "text/vocabulary.h"

#include <algorithm>

#include "text/fold.h"

namespace align {

namespace {

constexpr size_t kArenaBlock = 64 * 1024;
constexpr size_t kFirstBlock = 1024;
constexpr size_t kLongestShort = 15;
constexpr size_t kSlotsPerString = 2;
constexpr size_t kFirstSlots = 64;  // a power of two; many a vocabulary holds one name

}  // namespace

StringKey slow_string_key(std::string_view text, size_t begin, size_t length) {
  const std::string_view s = text.substr(begin, length);
  if (length > kLongestShort) return {hash64(s), ~uint64_t{0}};
  char buffer[16] = {};
  std::copy(s.begin(), s.end(), buffer);
  return string_key(std::string_view(buffer, sizeof buffer), 0, length);
}

StringNumbers::StringNumbers() : slots_(kFirstSlots), mask_(slots_.size() - 1) {}

uint32_t StringNumbers::add(std::string_view s, StringKey key) {
  const uint32_t n = size();
  strings_.push_back(store(s));
  keys_.push_back(key);
  if (strings_.size() * kSlotsPerString > slots_.size()) {
    grow();
  } else {
    insert(hash_of(key), n);
  }
  return n;
}

std::string_view StringNumbers::store(std::string_view s) {
  if (arena_.empty() || arena_.back().size() + s.size() > arena_.back().capacity())
    arena_.emplace_back().reserve(
        std::max(arena_.size() > 1 ? kArenaBlock : kFirstBlock, s.size()));
  std::string& block = arena_.back();
  block.append(s);
  return std::string_view(block).substr(block.size() - s.size());
}

void StringNumbers::insert(uint64_t hash, uint32_t number) {
  size_t i = hash & mask_;
  while (slots_[i] != 0) i = (i + 1) & mask_;
  slots_[i] = number + 1;
}

void StringNumbers::grow() {
  slots_.assign(slots_.size() * 2, 0);
  mask_ = slots_.size() - 1;
  for (uint32_t n = 0; n < size(); ++n) insert(hash_of(keys_[n]), n);
}

void StringNumbers::clear() { *this = StringNumbers(); }

namespace {

uint16_t flags_of(const WordKeys& keys) {
  unsigned flags = 0;
  if (keys.starts_capital) flags |= kStartsCapital;
  if (keys.all_capitals) flags |= kAllCapitals;
  if (keys.has_capital) flags |= kHasCapital;
  if (keys.has_small) flags |= kHasSmall;
  if (keys.has_digit) flags |= kHasDigit;
  if (keys.has_letter) flags |= kHasLetter;
  if (keys.marked) flags |= kMarked;
  return static_cast<uint16_t>(flags);
}

}  // namespace

void Vocabulary::add_info(std::string_view surface) {
  const WordKeys keys = word_keys(surface);
  WordInfo info;
  info.fold = key(keys.fold);
  info.spelling = keys.spelling == keys.fold ? info.fold : key(keys.spelling);
  info.flags = flags_of(keys);
  info.letters = static_cast<uint16_t>(keys.letters);
  if (info.letters == 1 && keys.has_letter) info.flags |= kOneLetter;
  infos_.push_back(info);
}

void Vocabulary::number_words(std::string_view text, std::span<Token> tokens) {
  constexpr size_t kTogether = 32;
  StringKey keys[kTogether];
  uint64_t hashes[kTogether];
  while (!tokens.empty()) {
    const std::span<Token> some = tokens.first(std::min(kTogether, tokens.size()));
    size_t i = 0;
    for (const Token& t : some) {
      keys[i] = string_key(text, t.begin, t.end - t.begin);
      hashes[i] = StringNumbers::hash_of(keys[i]);
      surfaces_.fetch_slot(hashes[i++]);
    }
    for (size_t k = 0; k < some.size(); ++k) surfaces_.fetch_key(hashes[k]);
    i = 0;
    for (Token& t : some) {
      t.word = surfaces_.known(keys[i], hashes[i]);
      if (t.word == StringNumbers::kNone) t.word = word(text, t.begin, t.end);
      ++i;
    }
    tokens = tokens.subspan(some.size());
  }
}

void Vocabulary::clear() {
  surfaces_.clear();
  keys_.clear();
  key_hashes_.clear();
  infos_.clear();
}

}  // namespace align
