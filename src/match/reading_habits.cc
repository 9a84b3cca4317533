#include "match/reading_habits.h"

#include <algorithm>
#include <vector>

#include "text/fold.h"

namespace align {
namespace {

// Names of one lexicon that are read: many more teach nothing new, and the first suggestion waits for them.
constexpr size_t kMostLearnt = 5000;

std::vector<std::string> words_of(const std::string& key) {
  std::vector<std::string> out;
  for (size_t begin = 0; begin < key.size();) {
    const size_t end = std::min(key.find(' ', begin), key.size());
    out.push_back(key.substr(begin, end - begin));
    begin = end + 1;
  }
  return out;
}

std::string pair_key(std::string_view pinyin, std::string_view reading) {
  return std::string(pinyin).append(" ").append(reading);
}

}  // namespace

double ReadingHabits::count(Use use, std::string_view pinyin, std::string_view reading) const {
  std::call_once(built_, [this] { build(); });
  const auto it = counts_.find(pair_key(pinyin, reading));
  if (it == counts_.end()) return 0;
  const auto [given, place] = it->second;
  return use == Use::given ? given : use == Use::place ? place : (given + place) / 2;
}

double ReadingHabits::count_of_reading(Use use, std::string_view reading) const {
  return count(use, "", reading);
}

void ReadingHabits::build() const {
  for (uint32_t l = 0; l < set_.layers().size(); ++l) {
    const CompiledLexicon& lexicon = set_.lexicon(l);
    const auto names = lexicon.list(EntryList::chinese_names);
    for (const uint32_t e : names.first(std::min(names.size(), kMostLearnt))) {
      if (set_.hidden({l, e})) continue;
      learn(set_.preferred({l, e}, Lang::en), set_.preferred({l, e}, Lang::vi),
            lexicon.entries()[e].type == RowType::LOC ? Use::place : Use::given);
    }
  }
}

// Reads `letters` as the pinyin of `readings`.
bool ReadingHabits::walk(std::string_view letters, const std::vector<std::string>& readings,
                         std::vector<std::string_view>& cut) const {
  if (cut.size() == readings.size()) return letters.empty();
  for (const HanViet::Reading& r : set_.hanviet().pinyin(readings[cut.size()])) {
    if (!letters.starts_with(r.text)) continue;
    cut.push_back(letters.substr(0, r.text.size()));
    if (walk(letters.substr(r.text.size()), readings, cut)) return true;
    cut.pop_back();
  }
  return false;
}

void ReadingHabits::add(const std::string& key, Use use) const {
  ++counts_[key][use == Use::given ? 0 : 1];
}

// Counts the syllables when every one of them is in the relation; other names teach nothing.
void ReadingHabits::learn(std::string_view en, std::string_view vi, Use use) const {
  const std::vector<std::string> readings = words_of(spelling_key(vi));
  if (readings.size() < 2 || readings.size() > 4) return;
  const std::string letters = joined_key(en);
  std::vector<std::string_view> cut;
  if (!walk(letters, readings, cut)) return;
  for (size_t i = use == Use::given ? 1 : 0; i < cut.size(); ++i) {
    add(pair_key(cut[i], readings[i]), use);
    add(pair_key("", readings[i]), use);
  }
}

}  // namespace align
