#include "lexicon/hanviet.h"

#include <algorithm>

#include "text/fold.h"

namespace align {
namespace {

constexpr std::string_view kPinyinDomain = "hanviet";

void insert(std::vector<HanViet::Reading>& list, HanViet::Reading reading) {
  for (HanViet::Reading& known : list)
    if (known.text == reading.text) {
      known.weight = std::max(known.weight, reading.weight);
      return;
    }
  list.push_back(std::move(reading));
}

void sort(std::vector<HanViet::Reading>& list) {
  std::sort(list.begin(), list.end(), [](const auto& a, const auto& b) {
    return a.weight != b.weight ? a.weight > b.weight : a.text < b.text;
  });
}

uint64_t relation_key(uint32_t pinyin, uint32_t reading) {
  return uint64_t{pinyin} << 32 | reading;
}

}  // namespace

void HanViet::add(const CompiledLexicon& lexicon) {
  if (lexicon.list(EntryList::syllables).empty()) return;
  for (const uint32_t number : lexicon.list(EntryList::syllables)) {
    const EntryRecord& entry = lexicon.entries()[number];
    const std::string_view domain = lexicon.string(entry.domain);
    const bool pinyin = domain == kPinyinDomain;
    Table& table = pinyin ? readings_ : others_[std::string(domain)];
    const std::string characters(lexicon.string(entry.note));
    for (const FormRecord& e : lexicon.forms_of(entry)) {
      if (e.lang != index_of(Lang::en)) continue;
      const std::string syllable(lexicon.string(e.text));
      for (const FormRecord& v : lexicon.forms_of(entry)) {
        if (v.lang != static_cast<uint32_t>(index_of(Lang::vi))) continue;
        const std::string reading(lexicon.string(v.text));
        insert(table[syllable], {reading, v.weight, characters});
        (pinyin ? pinyin_keys_ : other_keys_).insert(hash64(syllable));
        if (pinyin) {
          const std::string key = spelling_key(reading);
          reading_keys_.insert(hash64(key));
          insert(pinyin_[key], {syllable, v.weight, characters});
        }
        if (v.token_count != 1) continue;
        const uint64_t key = relation_key(syllable_number(syllable), v.spelling);
        if (pinyin) {
          pinyin_relations_.push_back({key, std::max<float>(v.weight, 0.001F)});
        } else {
          other_relations_.push_back({key, 0.01F * std::max<float>(v.weight, 0.1F)});
        }
      }
    }
  }
  for (auto& [key, list] : readings_) sort(list);
  for (auto& [key, list] : pinyin_) sort(list);
  for (auto& [name, table] : others_)
    for (auto& [key, list] : table) sort(list);
  settle(pinyin_relations_);
  settle(other_relations_);
  for (const auto* list : {&pinyin_relations_, &other_relations_})
    for (const Relation& r : *list) {
      const uint64_t bit = mix64(r.key) % kRelationBits;
      related_[bit / 64] |= uint64_t{1} << bit % 64;
    }
}

void HanViet::Keys::insert(uint64_t key) {
  if (contains(key)) return;
  if (++count_ * 4 > slots_.size()) {
    std::vector<uint64_t> old(slots_.size() * 2, 0);
    old.swap(slots_);
    mask_ = slots_.size() - 1;
    count_ = 1;
    for (const uint64_t k : old)
      if (k != 0) insert(k);
  }
  size_t i = key & mask_;
  while (slots_[i] != 0) i = (i + 1) & mask_;
  slots_[i] = key;
}

// Sorted, each key once with its greatest weight.
void HanViet::settle(std::vector<Relation>& relations) {
  std::sort(relations.begin(), relations.end(), [](const Relation& a, const Relation& b) {
    return a.key != b.key ? a.key < b.key : a.weight > b.weight;
  });
  relations.erase(std::unique(relations.begin(), relations.end(),
                              [](const Relation& a, const Relation& b) { return a.key == b.key; }),
                  relations.end());
}

float HanViet::relation(uint32_t pinyin, uint32_t reading) const {
  const uint64_t key = relation_key(pinyin, reading);
  const uint64_t bit = mix64(key) % kRelationBits;
  if ((related_[bit / 64] >> bit % 64 & 1U) == 0) return 0;
  const auto weight = [key](const std::vector<Relation>& list) {
    const auto it = std::lower_bound(list.begin(), list.end(), key,
                                     [](const Relation& r, uint64_t k) { return r.key < k; });
    return it != list.end() && it->key == key ? it->weight : 0.0F;
  };
  const float own = weight(pinyin_relations_);
  return own > 0 ? own : weight(other_relations_);
}

const std::vector<HanViet::Reading>& HanViet::readings(std::string_view pinyin) const {
  static const std::vector<Reading> kNone;
  const auto it = readings_.find(std::string(pinyin));
  return it == readings_.end() ? kNone : it->second;
}

const std::vector<HanViet::Reading>& HanViet::pinyin(std::string_view reading_key) const {
  static const std::vector<Reading> kNone;
  const auto it = pinyin_.find(std::string(reading_key));
  return it == pinyin_.end() ? kNone : it->second;
}

std::vector<std::string_view> HanViet::other_systems() const {
  std::vector<std::string_view> out;
  for (const auto& [name, table] : others_) out.push_back(name);
  return out;
}

const std::vector<HanViet::Reading>& HanViet::other_readings(std::string_view system,
                                                             std::string_view syllable) const {
  static const std::vector<Reading> kNone;
  const auto table = others_.find(system);
  if (table == others_.end()) return kNone;
  const auto it = table->second.find(std::string(syllable));
  return it == table->second.end() ? kNone : it->second;
}

void HanViet::cut(std::string_view letters, size_t most, std::vector<std::string>& front,
                  std::vector<std::vector<std::string>>& out) const {
  if (letters.empty()) out.push_back(front);
  if (letters.empty() || most == 0 || letters.size() > kLongestSyllable * most) return;
  for (size_t n = std::min(letters.size(), kLongestSyllable); n > 0; --n) {
    if (!is_pinyin(letters.substr(0, n))) continue;
    front.emplace_back(letters.substr(0, n));
    cut(letters.substr(n), most - 1, front, out);
    front.pop_back();
  }
}

bool HanViet::can_be_cut(std::string_view letters, size_t most) const {
  if (letters.empty()) return true;
  if (most == 0 || letters.size() > kLongestSyllable * most) return false;
  for (size_t n = std::min(letters.size(), kLongestSyllable); n > 0; --n)
    if (is_pinyin(letters.substr(0, n)) && can_be_cut(letters.substr(n), most - 1)) return true;
  return false;
}

bool HanViet::can_be_segmented(std::string_view letters, size_t most) const {
  return !letters.empty() && (can_be_cut(letters, most) || other_keys_.contains(hash64(letters)));
}

std::vector<std::vector<std::string>> HanViet::segment(std::string_view letters,
                                                       size_t most) const {
  std::vector<std::vector<std::string>> out;
  if (letters.empty()) return out;
  std::vector<std::string> front;
  cut(letters, most, front, out);
  std::stable_sort(out.begin(), out.end(),
                   [](const auto& a, const auto& b) { return a.size() < b.size(); });
  if (other_keys_.contains(hash64(letters)) && !is_pinyin(letters))
    out.insert(out.begin(), {std::string(letters)});
  return out;
}

}  // namespace align
