// What the review page is given, as JSON: pairs, their places in the texts. The page served and the page in one file
// read the same.
//
//     append_pair_json(out, pair)
//         {"id":17,"key":"de0b151978c8","type":"LOC","en":"Vietnam","vi":"Việt Nam","score":0.991,"evidence":"...",
//          "en_count":3,"vi_count":3,"conflict":false,"status":"open","decided_in":0}
//     of one that was edited also      "to":{"type":"LOC","en":"Viet Nam","vi":"Việt Nam"},"by":"lan","at":"..."
//     of one it was edited into        "from":{...}
//
// Offsets are code points; the page turns them into its own.
#ifndef ALIGN_REVIEW_JSON_H_
#define ALIGN_REVIEW_JSON_H_

#include <string>
#include <string_view>
#include <vector>

#include "review/store.h"

namespace align {

// "open", "accepted", "rejected", "edited", "absent".
std::string_view status_of(const ReviewPair& pair);

// The members without the braces, so that others can follow.
void append_pair_members(std::string& out, const ReviewPair& pair);
void append_pair_json(std::string& out, const ReviewPair& pair);
void append_pairs_json(std::string& out, const std::vector<ReviewPair>& pairs);  // a list
void append_suggestions_json(std::string& out, const std::vector<Suggestion>& suggestions);
void append_occurrence_json(std::string& out, const ReviewOccurrence& occurrence);

// {"type":"LOC","en":"Vietnam","vi":"Việt Nam"}
void append_name_json(std::string& out, const PairName& name);

// append(out, item) for each, with commas, in brackets.
template <class List, class Append>
void append_list_json(std::string& out, const List& list, Append append) {
  out += '[';
  bool first = true;
  for (const auto& item : list) {
    if (!first) out += ',';
    first = false;
    append(out, item);
  }
  out += ']';
}

}  // namespace align

#endif  // ALIGN_REVIEW_JSON_H_
