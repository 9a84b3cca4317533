// Hán-Việt: Chinese names are written in pinyin in English and in Sino-Vietnamese readings in
// Vietnamese. The relation between pinyin syllables and readings is many to many; its rows are
// lexicons/hanviet.tsv.
//
//     relates("zhang", "trương"), relates("zhang", "chương")      true, the first with more weight
//     segment("jinping")                                          {"jin", "ping"}
//     segment("smith")                                            {}  - no pinyin
//
// Only rows of domain `hanviet` are pinyin. Rows of other domains (wade-giles, cantonese, korean
// ...) are kept apart, one table a system: they read a whole word or none, and never take part in
// cutting joined letters.
//
//     other_readings("wade-giles", "chiang")                      tưởng, tương, giang ...
#ifndef ALIGN_LEXICON_HANVIET_H_
#define ALIGN_LEXICON_HANVIET_H_

#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/hash.h"
#include "lexicon/compiled.h"

namespace align {

class HanViet {
 public:
  struct Reading {
    std::string text;  // a pinyin syllable or a Vietnamese reading with marks, lower case
    float weight;      // commoner first
    std::string characters;
  };

  // Takes in the SYL rows of a layer.
  void add(const CompiledLexicon& lexicon);

  // `pinyin` lower case without tones; `reading` a spelling key. Weight of the relation, 0 when
  // there is none. A syllable of another romanisation counts a hundredth of its weight.
  float relation(std::string_view pinyin, std::string_view reading) const {
    return relation(syllable_number(pinyin), syllable_number(reading));
  }
  // The same by number, for callers that ask often.
  float relation(uint32_t pinyin, uint32_t reading) const;
  static uint32_t syllable_number(std::string_view key) {
    return static_cast<uint32_t>(hash64(key));
  }
  bool is_pinyin(std::string_view syllable) const {
    return syllable.size() <= kLongestSyllable && pinyin_keys_.contains(hash64(syllable));
  }
  // segment() would find something.
  bool can_be_segmented(std::string_view letters, size_t most = 3) const;
  // All ways to cut lower-case letters into one to `most` syllables of pinyin; fewest syllables
  // first. Letters that are one syllable of another romanisation come back whole.
  std::vector<std::vector<std::string>> segment(std::string_view letters, size_t most = 3) const;

  // Vietnamese readings of a pinyin syllable and pinyin syllables of a reading, heaviest first.
  const std::vector<Reading>& readings(std::string_view pinyin) const;
  const std::vector<Reading>& pinyin(std::string_view reading_key) const;
  // The other romanisations, in the order of their names, and what they read in a syllable.
  std::vector<std::string_view> other_systems() const;
  const std::vector<Reading>& other_readings(std::string_view system,
                                             std::string_view syllable) const;
  bool is_reading(std::string_view reading_key) const {
    return reading_keys_.contains(hash64(reading_key));
  }

 private:
  static constexpr size_t kLongestSyllable = 6;  // zhuang, chuang, shuang
  // A set of hashes, for the questions that are asked of every new word.
  class Keys {
   public:
    void insert(uint64_t key);
    bool contains(uint64_t key) const {
      size_t i = key & mask_;
      while (slots_[i] != key && slots_[i] != 0) i = (i + 1) & mask_;
      return slots_[i] == key;
    }

   private:
    std::vector<uint64_t> slots_ =
        std::vector<uint64_t>(64, 0);  // size a power of two; 0 when free
    size_t mask_ = 63;
    size_t count_ = 0;
  };
  bool can_be_cut(std::string_view letters, size_t most) const;
  using Table = std::unordered_map<std::string, std::vector<Reading>>;
  void cut(std::string_view letters, size_t most, std::vector<std::string>& front,
           std::vector<std::vector<std::string>>& out) const;

  Keys pinyin_keys_;                                  // of readings_
  Keys reading_keys_;                                 // of pinyin_
  Keys other_keys_;                                   // of all systems of others_
  Table readings_;                                    // by pinyin
  Table pinyin_;                                      // by spelling key of the reading
  std::map<std::string, Table, std::less<>> others_;  // by system, then by syllable
  struct Relation {
    uint64_t key = 0;  // numbers of syllable and reading
    float weight = 0;
  };
  static void settle(std::vector<Relation>& relations);
  std::vector<Relation> pinyin_relations_;  // by key
  std::vector<Relation> other_relations_;
  // A bit for the hash of each key of both: most pairs that are asked about have none.
  static constexpr size_t kRelationBits = size_t{1} << 18;
  std::vector<uint64_t> related_ = std::vector<uint64_t>(kRelationBits / 64, 0);
};

}  // namespace align

#endif  // ALIGN_LEXICON_HANVIET_H_
