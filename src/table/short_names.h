// Which aligned people are the short form of another: "Hung" = "Hùng" of "Nguyen Manh Hung" = "Nguyễn Mạnh Hùng", whose
// words begin or end both names. The time grows with the names, not with the pairs of them: a long name is noted under
// those of its short forms that the text has.
//
//     DisjointSets sets(pairs.size());
//     join_short_names(pairs, sets);       // pairs of one person are in one set
#ifndef ALIGN_TABLE_SHORT_NAMES_H_
#define ALIGN_TABLE_SHORT_NAMES_H_

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/disjoint_sets.h"
#include "table/alignment.h"

namespace align {

// The words of a form as they are compared: fold keys in English, spelling keys in Vietnamese.
std::vector<std::string> words_of(std::string_view form, Lang lang);

// `sets`: of the pairs; those with equal forms are joined already.
void join_short_names(std::span<const AlignedPair> pairs, DisjointSets& sets);

}  // namespace align

#endif  // ALIGN_TABLE_SHORT_NAMES_H_
