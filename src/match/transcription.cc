#include "match/transcription.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <string>

#include "match/transcription_rows.h"

namespace align {
namespace {

// The names, and all numbers below, are those of lexicons/make/transcription.py, which fits them.
// Of a count: what was never seen may still be. Shared out by how frequent the letters are.
constexpr double kFloor = 0.01;
constexpr float kImpossible = -1000;
constexpr size_t kLongestWord = 32;
constexpr size_t kLongestChunk = 4;

// The logistic function of what the letters gained (transcription.py --check).
constexpr double kBias = -0.23;
constexpr double kGain = 3.42;  // of a tenth of the gain
constexpr double kMean = 1.00;  // of the gain for each group and letter
constexpr double kOddTone = -3.52;
constexpr double kOneSyllable = -2.55;
constexpr double kLeastGain = -20;

// Longest first. Vowels that are no group are taken one by one, consonants too.
constexpr std::array<std::string_view, 10> kOnsets = {"ngh", "ng", "nh", "ch", "gh",
                                                      "gi",  "kh", "ph", "th", "qu"};
constexpr std::array<std::string_view, 8> kCodas = {"ng", "nh", "ch", "c", "m", "n", "p", "t"};
constexpr std::array<std::string_view, 32> kVowelGroups = {
    "iEu", "oai", "uAi", "uOi", "uia", "uiE", "ai", "ao", "au", "Au", "Ai",
    "eo",  "Eu",  "ia",  "iE",  "iu",  "oa",  "oW", "oe", "oi", "Oi", "Qi",
    "ua",  "uA",  "uE",  "ui",  "uO",  "uQ",  "Ua", "UQ", "oo", "OO"};

template <size_t N>
size_t longest(const std::array<std::string_view, N>& list, std::string_view letters) {
  for (const std::string_view item : list)
    if (letters.starts_with(item)) return item.size();
  return 0;
}

// Length of the coda at `at`, 0 when a syllable begins there. Of several syllables written as one a
// consonant before a vowel begins the next: An-giê-ri, Gô-tha, Ăng-ghen.
size_t coda_length(std::string_view letters, size_t at) {
  if (at == 0 || !is_sound_vowel(letters[at - 1])) return 0;
  const size_t length = longest(kCodas, letters.substr(at));
  const std::string_view rest = letters.substr(at + length);
  const bool goes_on = !rest.empty() && (is_sound_vowel(rest[0]) || rest[0] == 'h');
  if (!goes_on) return length;
  return letters.substr(at, length) == "ng" ? 1 : 0;
}

struct Part {
  SoundPlace place = SoundPlace::onset;
  std::string_view letters;
  size_t taken = 0;  // of the letters; the i of gi may stay for the vowel
};

Part part_at(std::string_view letters, size_t at) {
  const std::string_view rest = letters.substr(at);
  if (is_sound_vowel(rest[0])) {
    const size_t n = std::max<size_t>(longest(kVowelGroups, rest), 1);
    return {SoundPlace::vowel, rest.substr(0, n), n};
  }
  if (const size_t n = coda_length(letters, at); n > 0)
    return {SoundPlace::coda, rest.substr(0, n), n};
  const size_t n = std::max<size_t>(longest(kOnsets, rest), 1);
  const bool vowel_follows = rest.size() > 2 && is_sound_vowel(rest[2]);
  const bool lone_i = rest.starts_with("gi") && !vowel_follows;  // Gi-bu-ti
  return {SoundPlace::onset, rest.substr(0, n), lone_i ? 1 : n};
}

// A group may stand for any one letter of its kind, even if it was never seen to.
bool may_stand_for(SoundPlace place, char letter) {
  if (place == SoundPlace::vowel)
    return std::string_view("aeiouyw").find(letter) != std::string_view::npos;
  return std::string_view("aeiou").find(letter) == std::string_view::npos;
}

bool is_word(std::string_view en) {
  return !en.empty() && en.size() <= kLongestWord &&
         std::all_of(en.begin(), en.end(), [](char c) { return c >= 'a' && c <= 'z'; });
}

size_t index_of_letter(char c) { return static_cast<size_t>(c - 'a'); }

}  // namespace

// Turns counts into gains.
class Transcription::Builder {
 public:
  explicit Builder(const std::vector<SoundCount>& counts) {
    for (const SoundCount& c : counts) {
      total_ += c.count;
      for (const char letter : c.en) letters_[index_of_letter(letter)] += c.count;
      if (c.place < SoundPlace::silent) by_group_[sound_key(c.place, c.vi)][c.en] += c.count;
      if (c.place == SoundPlace::silent) silent_[index_of_letter(c.en[0])] += c.count;
      if (c.place == SoundPlace::silent_end) silent_end_[index_of_letter(c.en[0])] += c.count;
    }
    double sum = 0;
    for (const double n : letters_) sum += n + 1;
    for (double& n : letters_) n = std::log((n + 1) / sum);
  }

  void build(Transcription& out) const {
    for (const auto& [key, counts] : by_group_) add_group(key, counts, out);
    for (const SoundPlace place : {SoundPlace::onset, SoundPlace::vowel, SoundPlace::coda})
      add_group(sound_key(place, "?"), {}, out);
    for (size_t c = 0; c < kLetters; ++c) {
      out.silent_[c] =
          static_cast<float>(std::log((silent_[c] + floor_of(c)) / total_) - letters_[c]);
      out.silent_end_[c] =
          static_cast<float>(std::log((silent_end_[c] + floor_of(c)) / total_) - letters_[c]);
    }
  }

 private:
  using Counts = std::map<std::string, double, std::less<>>;

  double floor_of(size_t letter) const { return kFloor * kLetters * std::exp(letters_[letter]); }

  void add_group(uint32_t key, const Counts& counts, Transcription& out) const {
    const auto place = static_cast<SoundPlace>(key >> 24);
    double sum = (kLetters + 1) * kFloor;
    for (const auto& [en, n] : counts) sum += n;
    const auto count_of = [&](std::string_view en) {
      const auto it = counts.find(en);
      return it == counts.end() ? 0 : it->second;
    };
    Group group;
    group.key = key;
    group.may_be_nothing = count_of("") > 0;
    group.nothing = static_cast<float>(std::log((count_of("") + kFloor) / sum));
    for (size_t c = 0; c < kLetters; ++c) {
      const char letter = static_cast<char>('a' + c);
      group.one[c] = kImpossible;
      if (may_stand_for(place, letter))
        group.one[c] = static_cast<float>(std::log((count_of({&letter, 1}) + floor_of(c)) / sum) -
                                          letters_[c]);
    }
    group.first_chunk = static_cast<uint32_t>(out.chunks_.size());
    for (const auto& [en, n] : counts) {
      if (en.empty() || n <= 0) continue;
      group.first_letters |= 1U << index_of_letter(en[0]);
      if (en.size() > 1) out.chunks_.push_back(chunk(en, (n + kFloor) / sum));
    }
    group.chunk_count = static_cast<uint32_t>(out.chunks_.size()) - group.first_chunk;
    out.groups_.push_back(group);
  }

  Chunk chunk(std::string_view en, double share) const {
    Chunk out{0, static_cast<uint32_t>(en.size()), 0};
    double gain = std::log(share);
    for (size_t i = 0; i < en.size(); ++i) {
      out.letters |= static_cast<uint32_t>(en[i]) << (8 * i);
      gain -= letters_[index_of_letter(en[i])];
    }
    out.gain = static_cast<float>(gain);
    return out;
  }

  std::map<uint32_t, Counts> by_group_;
  std::array<double, kLetters> letters_ = {};  // counts, then logarithms of shares
  std::array<double, kLetters> silent_ = {};
  std::array<double, kLetters> silent_end_ = {};
  double total_ = 0;
};

Transcription::Transcription(const LexiconSet& lexicons) {
  const std::vector<SoundCount> counts = sound_counts(lexicons);
  if (!counts.empty()) Builder(counts).build(*this);
}

size_t Transcription::find(uint32_t key) const {
  const auto end = groups_.end() - kUnknown;
  const auto it = std::lower_bound(groups_.begin(), end, key,
                                   [](const Group& g, uint32_t k) { return g.key < k; });
  return it != end && it->key == key ? static_cast<size_t>(it - groups_.begin()) : groups_.size();
}

bool Transcription::append(SoundPlace place, std::string_view letters, Sound& sound) const {
  size_t group = find(sound_key(place, letters));
  if (group == groups_.size() && letters.size() > 1 && place == SoundPlace::vowel) {
    for (size_t i = 0; i < letters.size(); ++i)
      if (!append(place, letters.substr(i, 1), sound)) return false;
    return true;
  }
  if (group == groups_.size()) group -= kUnknown - static_cast<size_t>(place);
  if (sound.count == Sound::kMost) return false;
  sound.groups[sound.count++] = static_cast<uint16_t>(group);
  return true;
}

Transcription::Sound Transcription::sound(std::span<const std::string_view> syllables) const {
  Sound out;
  if (groups_.empty()) return out;
  size_t runs = 0;  // of vowels
  for (const std::string_view syllable : syllables) {
    SoundLetters letters;
    if (!sound_letters(syllable, letters)) return {};
    out.odd_tone |= letters.odd_tone;
    for (size_t at = 0; at < letters.size;) {
      const Part part = part_at(letters.view(), at);
      if (!append(part.place, part.letters, out)) return {};
      const bool after_vowel = at > 0 && is_sound_vowel(letters.text[at - 1]);
      runs += part.place == SoundPlace::vowel && !after_vowel;
      at += part.taken;
    }
  }
  out.one_syllable = syllables.size() == 1 && runs == 1;
  for (size_t i = 0; i < out.count; ++i) {
    const Group& group = groups_[out.groups[i]];
    out.first_letters |= group.first_letters;
    if (!group.may_be_nothing) break;
  }
  return out;
}

// Cheap, and false for most pairs. A first h is silent before what the vowel stands for: Ôn-đu-rát.
bool Transcription::fits(std::string_view en, const Sound& sound) const {
  if (sound.count == 0 || 10 * en.size() < 7 * size_t{sound.count} ||
      en.size() > 2 * size_t{sound.count} + 1)
    return false;
  const auto begins = [&](char c) {
    return c >= 'a' && c <= 'z' && (sound.first_letters >> index_of_letter(c) & 1) != 0;
  };
  return (begins(en[0]) || (en[0] == 'h' && en.size() > 1 && begins(en[1]))) && is_word(en);
}

// Of the best way to part the word among the groups, in order; letters between them are silent.
float Transcription::gain(std::string_view en, const Sound& sound) const {
  const size_t n = en.size();
  std::array<uint32_t, kLongestWord> ahead = {};  // the next four letters, as those of a chunk
  for (size_t j = 0; j < n; ++j)
    for (size_t k = j; k < std::min(n, j + kLongestChunk); ++k)
      ahead[j] |= static_cast<uint32_t>(en[k]) << (8 * (k - j));
  using Row = std::array<float, kLongestWord + 1>;
  Row row;
  const auto skip = [&](Row& r) {
    for (size_t j = 0; j < n; ++j) {
      const size_t c = index_of_letter(en[j]);
      r[j + 1] = std::max(r[j + 1], r[j] + (j + 1 == n ? silent_end_[c] : silent_[c]));
    }
  };
  row.fill(kImpossible);
  row[0] = 0;
  skip(row);
  for (size_t i = 0; i < sound.count; ++i) {
    const Group& group = groups_[sound.groups[i]];
    Row next;
    next[0] = row[0] + group.nothing;
    for (size_t j = 0; j < n; ++j)
      next[j + 1] =
          std::max(row[j + 1] + group.nothing, row[j] + group.one[index_of_letter(en[j])]);
    for (uint32_t k = 0; k < group.chunk_count; ++k) {
      const Chunk& chunk = chunks_[group.first_chunk + k];
      const uint32_t mask = 0xFFFFFFFFU >> (8 * (kLongestChunk - chunk.length));
      for (size_t j = 0; j + chunk.length <= n; ++j)
        if ((ahead[j] & mask) == chunk.letters)
          next[j + chunk.length] = std::max(next[j + chunk.length], row[j] + chunk.gain);
    }
    skip(next);
    row = next;
  }
  return row[n];
}

double Transcription::similarity(std::string_view en_word_fold, const Sound& sound) const {
  if (en_word_fold.empty() || !fits(en_word_fold, sound)) return 0;
  const double sum = std::max<double>(gain(en_word_fold, sound), kLeastGain);
  const double length = static_cast<double>(sound.count + en_word_fold.size());
  const double logit = kBias + kGain * sum / 10 + kMean * sum / length +
                       (sound.odd_tone ? kOddTone : 0) + (sound.one_syllable ? kOneSyllable : 0);
  return 1 / (1 + std::exp(-logit));
}

}  // namespace align
