// The shape of a Vietnamese syllable: onset, vowels, coda, one tone. Says what can be a syllable of the
// language, not what is a word of it.
#ifndef ALIGN_TEXT_SYLLABLE_H_
#define ALIGN_TEXT_SYLLABLE_H_

#include <cstdint>
#include <string_view>

namespace align {

// `word` in lower-case NFC, with or without a tone: "nguyễn", "giữa", "quý"; not "smith", not "hoàt"
// (before p, t, c, ch only the acute and the dot below stand).
bool is_vietnamese_syllable(std::string_view word);

// One character for a letter and its shape mark: A is a with circumflex, W a with breve, E and O with circumflex,
// Q and U are o and u with horn, D is the d with stroke; a letter without one stays as it is. 0 when Vietnamese
// has no such letter. `base` as take_apart() gives it, `shape` without tones.
char shaped_letter(char32_t base, uint16_t shape);

}  // namespace align

#endif  // ALIGN_TEXT_SYLLABLE_H_
