// Not for outside. What the words of a name say about where it comes from; used by the sources of suggestions.
#ifndef ALIGN_MATCH_SUGGEST_WORDS_H_
#define ALIGN_MATCH_SUGGEST_WORDS_H_

#include <string>
#include <string_view>

#include "match/suggest_sources.h"

namespace align {

bool starts_capital(std::string_view word);
// The first letter as a capital, the rest as it is; or every word so.
std::string capitalised(std::string_view word);
std::string capitalised_words(std::string_view words);
// Vietnamese letters as plain ones, letter case and punctuation kept: "Đà Nẵng" -> "Da Nang".
std::string without_marks(std::string_view text);

// Heaviest weight of `word` as a part of this kind, 0 when it is none.
double part_weight(const LexiconSet& set, std::string_view word, Lang lang, EntryKind kind);
bool is_vietnamese_surname(const LexiconSet& set, const NameQuery& query);
// An English name: share of Vietnamese people among those who are written so; 0 unless it starts
// with a Vietnamese surname.
double vietnamese_share(const LexiconSet& set, const NameQuery& query);
// A Vietnamese name: probability that it is the Sino-Vietnamese reading of a Chinese name.
double chinese_share(const LexiconSet& set, const NameQuery& query);

}  // namespace align

#endif  // ALIGN_MATCH_SUGGEST_WORDS_H_
