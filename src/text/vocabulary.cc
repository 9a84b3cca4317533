#include "text/vocabulary.h"

#include <algorithm>

#include "base/hash.h"
#include "base/utf8.h"
#include "text/fold.h"

namespace align {

namespace {

constexpr size_t kArenaBlock = 64 * 1024;
constexpr size_t kLongestShort = 15;

uint64_t hash_of(StringKey key) {
  uint64_t h = key.low * 0x9e3779b97f4a7c15ULL + key.high * 0xc4ceb9fe1a85ec53ULL;
  h = (h ^ h >> 32) * 0xff51afd7ed558ccdULL;
  return h ^ h >> 32;
}

}  // namespace

StringKey string_key(std::string_view text, size_t begin, size_t length) {
  const std::string_view s = text.substr(begin, length);
  if (length > kLongestShort) return {hash64(s), ~uint64_t{0}};
  char buffer[16] = {};
  const char* p = s.data();
  if (begin + sizeof buffer > text.size()) {
    std::copy(s.begin(), s.end(), buffer);
    p = buffer;
  }
  // No branches on the length: it changes from word to word.
  const uint64_t low_bits = length >= 8 ? 64 : 8 * length;
  const uint64_t high_bits = length >= 8 ? 8 * length - 64 : 0;
  const uint64_t low_mask = low_bits == 64 ? ~uint64_t{0} : (uint64_t{1} << low_bits) - 1;
  const uint64_t high_mask = (uint64_t{1} << high_bits) - 1;
  return {read_little_endian<uint64_t>(p) & low_mask, (read_little_endian<uint64_t>(p + 8) & high_mask) | uint64_t{length} << 56};
}

StringNumbers::StringNumbers() : slots_(1024), mask_(slots_.size() - 1) {}

uint32_t StringNumbers::number(std::string_view s, StringKey key) {
  for (size_t slot = hash_of(key) & mask_; slots_[slot].number != 0; slot = (slot + 1) & mask_) {
    const Slot& in = slots_[slot];
    if (in.key.low != key.low || in.key.high != key.high) continue;
    if (key.is_short() || strings_[in.number - 1] == s) return in.number - 1;
  }
  return add(s, key);
}

uint32_t StringNumbers::add(std::string_view s, StringKey key) {
  const uint32_t n = size();
  strings_.push_back(store(s));
  if (strings_.size() * 2 > slots_.size()) grow();
  insert({key, n + 1});
  return n;
}

std::string_view StringNumbers::store(std::string_view s) {
  if (arena_.empty() || arena_.back().size() + s.size() > arena_.back().capacity())
    arena_.emplace_back().reserve(std::max(kArenaBlock, s.size()));
  std::string& block = arena_.back();
  block.append(s);
  return std::string_view(block).substr(block.size() - s.size());
}

void StringNumbers::insert(const Slot& filled) {
  size_t slot = hash_of(filled.key) & mask_;
  while (slots_[slot].number != 0) slot = (slot + 1) & mask_;
  slots_[slot] = filled;
}

void StringNumbers::grow() {
  std::vector<Slot> old(slots_.size() * 2);
  old.swap(slots_);
  mask_ = slots_.size() - 1;
  for (const Slot& slot : old)
    if (slot.number != 0) insert(slot);
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

uint32_t Vocabulary::word(std::string_view text, size_t begin, size_t end) {
  const std::string_view surface = text.substr(begin, end - begin);
  const uint32_t n = surfaces_.number(surface, string_key(text, begin, end - begin));
  if (n == infos_.size()) add_info(surface);
  return n;
}

void Vocabulary::add_info(std::string_view surface) {
  const WordKeys keys = word_keys(surface);
  WordInfo info;
  info.fold = keys_.number(keys.fold);
  info.spelling = keys_.number(keys.spelling);
  info.flags = flags_of(keys);
  info.letters = static_cast<uint16_t>(count_code_points(keys.fold));
  if (info.letters == 1 && keys.has_letter) info.flags |= kOneLetter;
  infos_.push_back(info);
}

void Vocabulary::clear() {
  surfaces_.clear();
  keys_.clear();
  infos_.clear();
}

}  // namespace align
