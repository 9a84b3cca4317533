#include "lexicon/word_table.h"

#include <algorithm>
#include <bit>
#include <map>
#include <utility>
#include <vector>

#include "base/hash.h"
#include "lexicon/sections.h"
#include "text/fold.h"

namespace align {
namespace {

constexpr uint64_t kMagic = 0x3154574e47494c41ULL;  // "ALIGNWT1"
enum Section { kEnSlots, kViSlots, kRowBegins, kLinks, kWordsAt, kWords, kSections };

struct Header {
  uint64_t magic;
  uint64_t content_hash;
  uint64_t size;
  uint32_t en_count, vi_count;
  SectionPlace section[kSections];
};

std::vector<WordTable::Slot> slots_of(const std::vector<std::string>& keys) {
  std::vector<WordTable::Slot> slots(std::bit_ceil(keys.size() * 2 + 2));
  const size_t mask = slots.size() - 1;
  for (uint32_t n = 0; n < keys.size(); ++n) {
    const uint64_t hash = hash64(keys[n]);
    size_t i = hash & mask;
    while (slots[i].number != WordTable::kNone) i = (i + 1) & mask;
    slots[i] = {hash, n, 0};
  }
  return slots;
}

// Numbers for keys in their order; the word that stands for each.
class Numbers {
 public:
  void add(const std::string& key, const std::string& word) { words_.emplace(key, word); }
  void finish() {
    for (const auto& [key, word] : words_) keys.push_back(key);
  }
  uint32_t number(const std::string& key) const {
    return static_cast<uint32_t>(std::lower_bound(keys.begin(), keys.end(), key) - keys.begin());
  }
  void append_words(std::vector<uint32_t>& at, std::string& text) const {
    for (const auto& [key, word] : words_) {
      at.push_back(static_cast<uint32_t>(text.size()));
      text.append(word).push_back('\0');
    }
  }
  std::vector<std::string> keys;

 private:
  std::map<std::string, std::string> words_;
};

bool ascending(std::span<const uint32_t> numbers) {
  return std::is_sorted(numbers.begin(), numbers.end());
}

bool sound_slots(std::span<const WordTable::Slot> slots, uint32_t count) {
  if (!std::has_single_bit(slots.size())) return false;
  size_t free = 0;
  for (const WordTable::Slot& slot : slots) {
    if (slot.number == WordTable::kNone)
      ++free;
    else if (slot.number >= count)
      return false;
  }
  return free > 0;
}

}  // namespace

std::string compile_word_table(std::span<const WordRow> rows) {
  Numbers en;
  Numbers vi;
  std::map<std::pair<std::string, std::string>, float> weights;
  for (const WordRow& row : rows) {
    const WordKeys en_keys = word_keys(row.en);
    const WordKeys vi_keys = word_keys(row.vi);
    en.add(en_keys.fold, row.en);
    vi.add(vi_keys.spelling, row.vi);
    float& weight = weights[{en_keys.fold, vi_keys.spelling}];
    weight = std::max(weight, row.weight);
  }
  en.finish();
  vi.finish();
  std::vector<uint32_t> row_begins(en.keys.size() + 1, 0);
  std::vector<WordLink> links;
  for (const auto& [keys, weight] : weights) {
    links.push_back({vi.number(keys.second), weight});
    row_begins[en.number(keys.first) + 1] = static_cast<uint32_t>(links.size());
  }
  std::vector<uint32_t> words_at;
  std::string words;
  en.append_words(words_at, words);
  vi.append_words(words_at, words);
  words.push_back('\0');

  Header header{};
  header.magic = kMagic;
  header.en_count = static_cast<uint32_t>(en.keys.size());
  header.vi_count = static_cast<uint32_t>(vi.keys.size());
  std::string out(sizeof header, '\0');
  const auto put = [&](Section section, const auto& values) {
    header.section[section] = append_section(out, values);
  };
  put(kEnSlots, slots_of(en.keys));
  put(kViSlots, slots_of(vi.keys));
  put(kRowBegins, row_begins);
  put(kLinks, links);
  put(kWordsAt, words_at);
  put(kWords, words);
  finish_sections(header, out);
  return out;
}

bool WordTable::take(std::string_view bytes) {
  Header header{};
  if (!take_header(bytes, kMagic, header)) return false;
  en_count_ = header.en_count;
  vi_count_ = header.vi_count;
  content_hash_ = header.content_hash;
  bool fits = true;
  const auto section = [&]<class T>(Section number, std::span<const T>& out) {
    fits = fits && take_section(bytes, header.section[number], out);
  };
  std::span<const char> words;
  section(kEnSlots, slots_[0]);
  section(kViSlots, slots_[1]);
  section(kRowBegins, row_begins_);
  section(kLinks, links_);
  section(kWordsAt, words_at_);
  section(kWords, words);
  words_ = {words.data(), words.size()};
  return fits;
}

bool WordTable::is_sound() const {
  if (row_begins_.size() != uint64_t{en_count_} + 1 || row_begins_.front() != 0 ||
      row_begins_.back() != links_.size() || !ascending(row_begins_))
    return false;
  if (words_at_.size() != uint64_t{en_count_} + vi_count_ || words_.empty() ||
      words_.back() != '\0' || !ascending(words_at_) ||
      (!words_at_.empty() && words_at_.back() >= words_.size()))
    return false;
  for (const WordLink& link : links_) {
    const bool weighs = link.weight > 0 && link.weight <= 1;  // no NaN either
    if (link.vi >= vi_count_ || !weighs) return false;
  }
  for (uint32_t e = 0; e < en_count_; ++e) {
    const auto links = row(e);
    for (size_t k = 1; k < links.size(); ++k)
      if (links[k - 1].vi >= links[k].vi) return false;
  }
  return sound_slots(slots_[0], en_count_) && sound_slots(slots_[1], vi_count_);
}

Result<WordTable> WordTable::open(std::string_view bytes, std::shared_ptr<const void> owner) {
  WordTable table;
  if (!table.take(bytes) || !table.is_sound())
    return Error{ErrorCode::format, "not a compiled word table of this version, or damaged"};
  table.owner_ = std::move(owner);
  return table;
}

WordTable WordTable::of(std::span<const WordRow> rows) {
  auto bytes = std::make_shared<const std::string>(compile_word_table(rows));
  return *open(*bytes, bytes);
}

uint32_t WordTable::find(std::span<const Slot> slots, std::string_view key) {
  if (slots.empty()) return kNone;
  const uint64_t hash = hash64(key);
  const size_t mask = slots.size() - 1;
  for (size_t i = hash & mask; slots[i].number != kNone; i = (i + 1) & mask)
    if (slots[i].hash == hash) return slots[i].number;
  return kNone;
}

uint32_t WordTable::en(std::string_view fold_key) const { return find(slots_[0], fold_key); }
uint32_t WordTable::vi(std::string_view spelling_key) const {
  return find(slots_[1], spelling_key);
}

float WordTable::weight(uint32_t en, uint32_t vi) const {
  const auto links = row(en);
  const auto it = std::lower_bound(links.begin(), links.end(), vi,
                                   [](const WordLink& link, uint32_t n) { return link.vi < n; });
  return it == links.end() || it->vi != vi ? 0 : it->weight;
}

}  // namespace align
