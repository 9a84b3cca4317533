#include "text/vocabulary.h"

#include "base/hash.h"
#include "base/utf8.h"
#include "text/fold.h"

namespace align {

StringNumbers::StringNumbers() : slots_(1024, 0) {}

uint32_t StringNumbers::number(std::string_view s) {
  const uint64_t hash = hash64(s);
  const size_t mask = slots_.size() - 1;
  size_t slot = hash & mask;
  while (slots_[slot] != 0) {
    const uint32_t n = slots_[slot] - 1;
    if (hashes_[n] == hash && strings_[n] == s) return n;
    slot = (slot + 1) & mask;
  }
  const auto n = static_cast<uint32_t>(strings_.size());
  strings_.push_back(arena_.emplace_back(s));
  hashes_.push_back(hash);
  slots_[slot] = n + 1;
  if (strings_.size() * 2 > slots_.size()) grow();
  return n;
}

void StringNumbers::grow() {
  slots_.assign(slots_.size() * 2, 0);
  const size_t mask = slots_.size() - 1;
  for (uint32_t n = 0; n < hashes_.size(); ++n) {
    size_t slot = hashes_[n] & mask;
    while (slots_[slot] != 0) slot = (slot + 1) & mask;
    slots_[slot] = n + 1;
  }
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

uint32_t Vocabulary::word(std::string_view surface) {
  const uint32_t n = surfaces_.number(surface);
  if (n < infos_.size()) return n;
  const WordKeys keys = word_keys(surface);
  WordInfo info;
  info.fold = keys_.number(keys.fold);
  info.spelling = keys_.number(keys.spelling);
  info.flags = flags_of(keys);
  info.letters = static_cast<uint16_t>(count_code_points(keys.fold));
  if (info.letters == 1 && keys.has_letter) info.flags |= kOneLetter;
  infos_.push_back(info);
  return n;
}

void Vocabulary::clear() {
  surfaces_.clear();
  keys_.clear();
  infos_.clear();
}

}  // namespace align
