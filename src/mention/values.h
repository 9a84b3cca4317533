// Dates, numbers and document numbers, each with a value that is the same in both languages:
//
//     December 22, 2024 | 22/12/2024 | ngày 22 tháng 12 năm 2024      "2024-12-22"
//     1.5 million | 1,5 triệu | one and a half million (not found)    "1500000"
//     57-NQ/TW                                                        "57-NQ/TW"
#ifndef ALIGN_MENTION_VALUES_H_
#define ALIGN_MENTION_VALUES_H_

#include <memory_resource>
#include <vector>

#include "mention/mention.h"

namespace align {

// Appends the value mentions of `range`, by place.
void find_values(const AnalysedText& text, TokenSpan range, Workspace& workspace,
                 std::pmr::vector<Mention>& out);

}  // namespace align

#endif  // ALIGN_MENTION_VALUES_H_
