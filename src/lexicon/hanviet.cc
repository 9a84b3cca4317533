#include "lexicon/hanviet.h"

#include <algorithm>

#include "text/fold.h"

namespace align {
namespace {

constexpr std::string_view kPinyinDomain = "hanviet";
constexpr size_t kLongestSyllable = 6;  // zhuang, chuang, shuang

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

}  // namespace

void HanViet::add(const CompiledLexicon& lexicon) {
  for (const EntryRecord& entry : lexicon.entries()) {
    if (entry.type != RowType::SYL) continue;
    const std::string_view domain = lexicon.string(entry.domain);
    const bool pinyin = domain == kPinyinDomain;
    Table& table = pinyin ? readings_ : others_[std::string(domain)];
    const std::string characters(lexicon.string(entry.note));
    for (const FormRecord& e : lexicon.forms_of(entry)) {
      if (e.lang != static_cast<uint32_t>(index_of(Lang::en))) continue;
      const std::string syllable(lexicon.string(e.text));
      for (const FormRecord& v : lexicon.forms_of(entry)) {
        if (v.lang != static_cast<uint32_t>(index_of(Lang::vi))) continue;
        const std::string reading(lexicon.string(v.text));
        insert(table[syllable], {reading, v.weight, characters});
        if (pinyin) insert(pinyin_[spelling_key(reading)], {syllable, v.weight, characters});
      }
    }
  }
  for (auto& [key, list] : readings_) sort(list);
  for (auto& [key, list] : pinyin_) sort(list);
  for (auto& [name, table] : others_)
    for (auto& [key, list] : table) sort(list);
}

float HanViet::relation(std::string_view pinyin, std::string_view reading) const {
  const auto it = pinyin_.find(std::string(reading));
  if (it != pinyin_.end())
    for (const Reading& r : it->second)
      if (r.text == pinyin) return std::max(r.weight, 0.001F);
  return other_relation(pinyin, reading);
}

float HanViet::other_relation(std::string_view syllable, std::string_view reading) const {
  float best = 0;
  for (const auto& [name, table] : others_) {
    const auto it = table.find(std::string(syllable));
    if (it == table.end()) continue;
    for (const Reading& r : it->second)
      if (spelling_key(r.text) == reading) best = std::max(best, 0.01F * std::max(r.weight, 0.1F));
  }
  return best;
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

std::vector<std::vector<std::string>> HanViet::segment(std::string_view letters,
                                                       size_t most) const {
  std::vector<std::vector<std::string>> out;
  if (letters.empty()) return out;
  std::vector<std::string> front;
  cut(letters, most, front, out);
  std::stable_sort(out.begin(), out.end(),
                   [](const auto& a, const auto& b) { return a.size() < b.size(); });
  const bool other = std::any_of(others_.begin(), others_.end(), [&](const auto& system) {
    return system.second.contains(std::string(letters));
  });
  if (other && !is_pinyin(letters)) out.insert(out.begin(), {std::string(letters)});
  return out;
}

}  // namespace align
