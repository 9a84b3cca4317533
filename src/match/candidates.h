// Not for outside; see match_segment.h. What the candidate pairs of a segment say about each other, where the
// strength of each by itself would join or split names wrongly.
//
//     Jenson Button = Honda Jenson Button      goes, for Jenson Button = Jenson Button is there
//     Apple's Mac OS X = Mac OS X của Apple    yields to Apple = Apple and Mac OS X = Mac OS X
#ifndef ALIGN_MATCH_CANDIDATES_H_
#define ALIGN_MATCH_CANDIDATES_H_

#include <memory_resource>
#include <span>
#include <vector>

#include "match/match_segment.h"

namespace align {

struct Candidate {
  const Mention* en;
  const Mention* vi;
  PairScore score;
  bool title = false;  // of a quoted title, which nothing tears
};

// A name that is copied letter for letter is no longer on the Vietnamese side than on the English one: pairs that
// are go. But what the Vietnamese text alone has may be more of a person's name, and what a lexicon or the user says
// stands.
void keep_copies(const LinkInput& input, const Links& links, Workspace& workspace,
                 std::pmr::vector<Candidate>& candidates);

// A pair over a possessive becomes weaker than the pairs of owner and owned, where these stand side by side on the
// other side, too, and one of them is a whole name.
void part_possessives(const LinkInput& input, std::span<Candidate> candidates);

// Does the word at `en` stand in brackets that open right behind the name `whole`? "Climate Risk Index (CRI)"
inline bool in_brackets_behind(const LinkInput& input, uint32_t en, TokenSpan whole) {
  return whole.size() >= 2 && whole.end + 1 == en && input.en.tokens[en - 1].mark == '(';
}

// "New Zealand Maori" yields to New Zealand and Maori: a land before a people.
void part_peoples(const LinkInput& input, std::span<Candidate> candidates);

// "pandemic" = "đại dịch COVID-19" yields where the English has "COVID-19", too.
void prefer_copies(const LinkInput& input, std::span<Candidate> candidates);

// "Republic of Korea (ROK)" = "Hàn Quốc": what stands in brackets behind its long form yields to that.
void prefer_long_forms(const LinkInput& input, std::span<Candidate> candidates);

// "U.S. Coast Guard" = "Lực lượng Tuần duyên" yields to "Coast Guard": the Vietnamese name has no land in it.
void leave_lands_outside(const LinkInput& input, const Workspace& workspace,
                         std::span<Candidate> candidates);

// Of the places of one name on one side the one that stands beside another chosen pair on both sides: "Vietnam's Y"
// is "Y của Việt Nam", wherever else Vietnam is named.
void keep_neighbours(const LinkInput& input, std::span<const Candidate> candidates,
                     std::span<MatchedPair> chosen);

}  // namespace align

#endif  // ALIGN_MATCH_CANDIDATES_H_
