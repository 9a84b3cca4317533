// What the review page in one file has instead of a server: the whole job as one JSON object.
//
//     Result<std::string> data = review_data(store, {"news", "lan", &suggester});
//     {"format":"align-review-1","job":"news","user":"lan","version":"0.1.0","files":["news.tsv"],
//      "segments":[[0,"17","Hanoi and Hue.","Hà Nội và Huế.",[[0,5],[10,13]],[[0,6],[10,13]]],...],
//      "occurrences":[[0,[0,5],[0,6],0.980,"lexicon: world:hanoi"],...],
//      "pairs":[{"id":1,...,"suggestions":[],"place":0,"occ":[0,12]},...],"hash":"5f0c..."}
//
// A pair is as in review_json.h, in the order of the texts; `occ` are indices into occurrences. A segment is its file
// (an index), the id of its record, both texts and the spans of all names in them; an occurrence its segment (an
// index), a span of each side or null, score, evidence. Spans are code points. `hash` is of types, forms and
// numbers of the pairs: the same job written again has the same, whatever was decided meanwhile. The same store gives
// the same bytes.
// Errors: those of the database.
#ifndef ALIGN_REVIEW_DATA_H_
#define ALIGN_REVIEW_DATA_H_

#include <string>

#include "base/result.h"
#include "match/suggest.h"
#include "review/store.h"

namespace align {

struct ReviewDataChoices {
  std::string job;
  std::string user;  // empty: the page asks
  // For pairs in doubt: with a score below 0.9, or in conflict. Null: no more suggestions than were loaded.
  const Suggester* suggester = nullptr;
};

Result<std::string> review_data(const ReviewStore& store, const ReviewDataChoices& choices);

}  // namespace align

#endif  // ALIGN_REVIEW_DATA_H_
