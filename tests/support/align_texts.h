// Alignments and mentions as short text that a test can compare as a whole.
//
//     rows(aligned("Hanoi grows.", "Hà Nội lớn lên."))     "LOC Hanoi = Hà Nội"
#ifndef ALIGN_TESTS_SUPPORT_ALIGN_TEXTS_H_
#define ALIGN_TESTS_SUPPORT_ALIGN_TEXTS_H_

#include <string>
#include <string_view>
#include <vector>

#include "mention/mention.h"
#include "pipeline.h"

namespace align {

// Aligned with a fresh Aligner over the built-in lexicons.
Alignment aligned(const DocumentPair& pair, const Settings& settings = {});
Alignment aligned(std::string_view en, std::string_view vi, const Settings& settings = {});

DocumentPair pair_of(std::string_view en, std::string_view vi, Mode mode = Mode::parallel);
// Two lists of strings, each joined by line feeds.
DocumentPair pair_of(const std::vector<std::string>& en, const std::vector<std::string>& vi);

// "PER Hung = Hùng; LOC Hanoi = Hà Nội": the pairs in their order.
std::string rows(const Alignment& alignment);
// The same with the sources of the evidence: "PER Hung = Hùng (fold)", "(lexicon+fold)".
std::string rows_with_sources(const Alignment& alignment);
// "LOC Hanoi; PER Hung": the mentions of one side without counterpart.
std::string unaligned(const Alignment& alignment, Lang lang);
// A pair of that English and that Vietnamese text is there.
bool has_pair(const Alignment& alignment, std::string_view en, std::string_view vi);
// Everything that was found, down to the offsets, scores, evidence and suggestions.
std::string everything(const Alignment& alignment);

// The likeliest mentions of one text read alone: "LOC:Huế | PER:Nguyễn Văn An".
std::string mentions_of(std::string_view text, Lang lang);

}  // namespace align

#endif  // ALIGN_TESTS_SUPPORT_ALIGN_TEXTS_H_
