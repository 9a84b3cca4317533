// Recognises Vietnamese text in the encodings from before Unicode, to say by name what a file is and how
// to convert it. Nothing is converted here: a guess must not change somebody's text.
//
//     "C\xE9ng h\xDFa X\xB7 h\xE9i"            bytes of TCVN3 (.VnTime fonts): Cộng hòa Xã hội
//     "C" U+00E9 "ng h" U+00DF "a"             the same read as Latin-1 by some program and saved as UTF-8
//
// It decides by syllables: decoded by the right table nearly every word with a mark is a Vietnamese
// syllable, decoded by a wrong one nearly none is.
#ifndef ALIGN_TEXT_LEGACY_H_
#define ALIGN_TEXT_LEGACY_H_

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace align {

enum class Legacy : uint8_t { tcvn3, vni, viscii, windows1258 };

// "TCVN3 (.VnTime)"
std::string_view name_of(Legacy encoding);
// "tcvn3", ".VnTime", "abc", "vni", "viscii", "cp1258", "windows-1258"; nothing for other names.
std::optional<Legacy> legacy_from_name(std::string_view name);

// For bytes that are not valid UTF-8.
std::optional<Legacy> guess_legacy(std::string_view bytes);

// For valid UTF-8 without Vietnamese letters: TCVN3 or VNI that was read as Latin-1. `words`: how many
// different ones must speak for it; three for a sentence that nobody looks at.
std::optional<Legacy> guess_misread(std::string_view text, size_t words);

// "convert it with: iconv -f TCVN -t UTF-8 a.txt > a.utf8.txt". `file` is "-" for standard input.
std::string conversion_advice(Legacy encoding, const std::string& file, bool misread);
// The same for any encoding that iconv knows.
std::string iconv_advice(std::string_view encoding, const std::string& file);

}  // namespace align

#endif  // ALIGN_TEXT_LEGACY_H_
