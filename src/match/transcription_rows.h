// The SOUND rows as numbers, and the letters that they are about; used by transcription*.cc alone.
#ifndef ALIGN_MATCH_TRANSCRIPTION_ROWS_H_
#define ALIGN_MATCH_TRANSCRIPTION_ROWS_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "lexicon/lexicon_set.h"

namespace align {

// Where in a syllable letters stand; silent English letters answer none.
enum class SoundPlace : uint8_t { onset, vowel, coda, silent, silent_end };

// One way to write a sound: the Vietnamese letters and the English ones, "" for none of them.
struct SoundCount {
  SoundPlace place = SoundPlace::onset;
  std::string vi;  // plain letters, see sound_letters()
  std::string en;
  double count = 0;
};
// Of all layers. Letters other than a to z on the English side are left out.
std::vector<SoundCount> sound_counts(const LexiconSet& lexicons);

// A Vietnamese syllable without its tone, a byte a letter: A is a with circumflex, W a with breve, E and O
// with circumflex, Q and U are o and u with horn, D is the d with stroke; y counts as i.
struct SoundLetters {
  static constexpr size_t kMost = 40;
  char text[kMost] = {};
  size_t size = 0;
  bool odd_tone = false;  // a tone, and it is not the acute of a syllable that ends in a stop
  std::string_view view() const { return {text, size}; }
};
// False when there are other characters, or more letters.
bool sound_letters(std::string_view syllable, SoundLetters& out);

constexpr bool is_sound_vowel(char c) {
  return std::string_view("aAWeEioOQuU").find(c) != std::string_view::npos;
}

// Place and up to three letters as one number.
uint32_t sound_key(SoundPlace place, std::string_view letters);

}  // namespace align

#endif  // ALIGN_MATCH_TRANSCRIPTION_ROWS_H_
