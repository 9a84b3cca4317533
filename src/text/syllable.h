// The shape of a Vietnamese syllable: onset, vowels, coda, one tone. Says what can be a syllable of the
// language, not what is a word of it.
#ifndef ALIGN_TEXT_SYLLABLE_H_
#define ALIGN_TEXT_SYLLABLE_H_

#include <string_view>

namespace align {

// `word` in lower-case NFC, with or without a tone: "nguyễn", "giữa", "quý"; not "smith", not "hoàt"
// (before p, t, c, ch only the acute and the dot below stand).
bool is_vietnamese_syllable(std::string_view word);

}  // namespace align

#endif  // ALIGN_TEXT_SYLLABLE_H_
