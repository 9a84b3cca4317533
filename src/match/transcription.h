// How much an English word and a Vietnamese one sound like one foreign name: Moscow, Mát-xcơ-va.
//
//     const Transcription transcription(lexicons);       // once: reads the SOUND rows; threads may share it
//     const std::string_view syllables[] = {"mát", "xcơ", "va"};
//     transcription.similarity("moscow", syllables)      0.8
//     transcription.similarity("madrid", syllables)      0.00
//
// The rows say which English letters a group of Vietnamese letters stands for, and how often. The best way to
// part the English word among the groups is compared with what its letters would be by chance; what remains
// is the chance that the two are a transcription, when one of some fifty pairs that are asked about is. A lone
// syllable has to sound like the English word very much: most are words of the language.
#ifndef ALIGN_MATCH_TRANSCRIPTION_H_
#define ALIGN_MATCH_TRANSCRIPTION_H_

#include <array>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "lexicon/lexicon_set.h"

namespace align {

enum class SoundPlace : uint8_t;

class Transcription {
 public:
  // From this similarity on a pair is to be believed: nine true pairs of ten that it was not fitted on, one
  // random pair of four thousand.
  static constexpr double kLikely = 0.7;

  // Takes what it needs: `lexicons` may be gone afterwards. Without SOUND rows nothing is similar.
  explicit Transcription(const LexiconSet& lexicons);

  // A Vietnamese word cut into groups of letters. Worth keeping when it meets many English words.
  struct Sound {
    static constexpr size_t kMost = 40;
    std::array<uint16_t, kMost> groups = {};
    uint8_t count = 0;           // 0: no transcription
    bool one_syllable = false;   // as any word of the language
    bool odd_tone = false;       // a tone that transcriptions have no use for
    uint32_t first_letters = 0;  // that an English word may begin with: bit 0 is a
  };
  // `syllables`: spelling keys or lower-case text, marks in any normal form, in their order; several
  // syllables written as one may stand in one ("mátxcơva"). More than 40 groups are no transcription.
  Sound sound(std::span<const std::string_view> syllables) const;

  // In [0,1]; 0 also when `en` has other characters than a to z. Allocates nothing.
  double similarity(std::string_view en_word_fold, const Sound& sound) const;
  double similarity(std::string_view en_word_fold,
                    std::span<const std::string_view> vi_syllable_spellings) const {
    return similarity(en_word_fold, sound(vi_syllable_spellings));
  }

 private:
  static constexpr size_t kLetters = 26;
  struct Chunk {           // two to four English letters
    uint32_t letters = 0;  // the first in the lowest byte
    uint32_t length = 0;
    float gain = 0;
  };
  // Vietnamese letters in one place of the syllable. Gains are natural logarithms.
  struct Group {
    uint32_t key = 0;  // place and letters
    std::array<float, kLetters> one = {};
    float nothing = 0;
    bool may_be_nothing = false;
    uint32_t first_letters = 0;
    uint32_t first_chunk = 0;
    uint32_t chunk_count = 0;
  };
  class Builder;
  static constexpr size_t kUnknown = 3;  // groups of unknown letters

  size_t find(uint32_t key) const;  // groups_.size() when there is none
  bool append(SoundPlace place, std::string_view letters, Sound& sound) const;
  bool fits(std::string_view en, const Sound& sound) const;
  float gain(std::string_view en, const Sound& sound) const;

  std::vector<Group> groups_;  // by key; the last are those of unknown letters, by place
  std::vector<Chunk> chunks_;
  std::array<float, kLetters> silent_ = {};      // inside a word
  std::array<float, kLetters> silent_end_ = {};  // as its last letter
};

}  // namespace align

#endif  // ALIGN_MATCH_TRANSCRIPTION_H_
