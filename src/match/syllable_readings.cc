#include "match/syllable_readings.h"

#include <algorithm>

#include "match/suggest_sources.h"
#include "match/suggest_words.h"
#include "text/fold.h"

namespace align {
namespace {

constexpr size_t kMostSyllables = 5;
constexpr size_t kMostCuts = 3;
constexpr double kGeneral = 2;       // names that the general weights of a syllable count for
constexpr double kNoSurname = 0.05;  // a reading that is no surname where one is expected

void normalise(std::vector<SyllableChoice>& choices) {
  std::sort(choices.begin(), choices.end(), [](const SyllableChoice& a, const SyllableChoice& b) {
    return a.probability != b.probability ? a.probability > b.probability : a.reading < b.reading;
  });
  double sum = 0;
  for (const SyllableChoice& c : choices) sum += c.probability;
  for (SyllableChoice& c : choices) c.probability /= sum;
}

std::vector<SyllableChoice> choices_of(const std::vector<HanViet::Reading>& readings) {
  std::vector<SyllableChoice> out;
  for (const HanViet::Reading& r : readings)
    out.push_back({r.text, std::max<double>(r.weight, 0.01), r.characters});
  normalise(out);
  return out;
}

bool starts_with_vowel(const std::string& syllable) {
  return std::string_view("aeo").find(syllable.front()) != std::string_view::npos;
}

}  // namespace

std::vector<SyllableCut> SyllableReadings::cuts(std::string_view word) const {
  std::vector<SyllableCut> out = {{}};
  for (size_t begin = 0; begin < word.size();) {
    // ' or the typographic apostrophe U+2019, which starts with E2
    const size_t end = std::min(word.find_first_of("'\xE2", begin), word.size());
    std::vector<SyllableCut> next;
    for (const SyllableCut& front : out)
      for (const SyllableCut& cut : cuts_of_piece(fold_key(word.substr(begin, end - begin)))) {
        next.push_back(front);
        next.back().share *= cut.share;
        auto& syllables = next.back().syllables;
        syllables.insert(syllables.end(), cut.syllables.begin(), cut.syllables.end());
      }
    out = std::move(next);
    begin = end + (end < word.size() && word[end] != '\'' ? 3 : 1);
  }
  return out;
}

std::vector<SyllableCut> SyllableReadings::cuts_of_piece(const std::string& letters) const {
  std::vector<SyllableCut> out;
  double share = 1;
  for (auto& syllables : hanviet_.segment(letters, kMostSyllables)) {
    if (!hanviet_.is_pinyin(syllables.front())) continue;
    SyllableCut cut{std::move(syllables), share};
    // An apostrophe ought to stand before a vowel, but news leaves it out: "Yanan".
    for (size_t i = 1; i < cut.syllables.size(); ++i)
      if (starts_with_vowel(cut.syllables[i])) cut.share *= 0.2;
    out.push_back(std::move(cut));
    share *= 0.4;
  }
  std::stable_sort(out.begin(), out.end(),
                   [](const SyllableCut& a, const SyllableCut& b) { return a.share > b.share; });
  if (out.size() > kMostCuts) out.resize(kMostCuts);
  return out;
}

std::vector<SyllableChoice> SyllableReadings::surname(std::string_view word) const {
  std::vector<SyllableChoice> out;
  for (const NamePart& part : name_parts(set_, word, Lang::en, Lang::vi))
    if (part.kind == EntryKind::zh_surname)
      out.push_back({spelling_key(part.text), std::max(part.weight, 0.01), {}});
  if (out.empty()) return out;
  normalise(out);
  for (const SyllableChoice& general : choices_of(hanviet_.readings(fold_key(word)))) {
    const std::string key = spelling_key(general.reading);
    const auto known = std::find_if(out.begin(), out.end(),
                                    [&](const SyllableChoice& c) { return c.reading == key; });
    if (known == out.end()) {
      out.push_back(general);
      out.back().probability *= kNoSurname;
    } else {
      known->reading = general.reading;
      known->characters = general.characters;
    }
  }
  normalise(out);
  return out;
}

std::vector<SyllableChoice> SyllableReadings::pinyin(std::string_view syllable,
                                                     ReadingHabits::Use use) const {
  std::vector<SyllableChoice> out = choices_of(hanviet_.readings(syllable));
  for (SyllableChoice& c : out)
    c.probability =
        kGeneral * c.probability + habits_.count(use, syllable, spelling_key(c.reading));
  normalise(out);
  return out;
}

std::vector<SyllableChoice> SyllableReadings::other(std::string_view system,
                                                    std::string_view syllable,
                                                    ReadingHabits::Use use) const {
  std::vector<SyllableChoice> out = choices_of(hanviet_.other_readings(system, syllable));
  for (SyllableChoice& c : out)
    c.probability *= kGeneral + habits_.count_of_reading(use, spelling_key(c.reading));
  normalise(out);
  return out;
}

bool SyllableReadings::prefer_surnames(std::vector<SyllableChoice>& choices) const {
  bool any = false;
  for (SyllableChoice& c : choices) {
    const bool surname = part_weight(set_, c.reading, Lang::vi, EntryKind::zh_surname) > 0;
    any = any || surname;
    if (!surname) c.probability *= kNoSurname;
  }
  normalise(choices);
  return any;
}

}  // namespace align
