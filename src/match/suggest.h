// Renderings of a name in the other language, best first, each with its reason: what a translator
// is offered for a name that has no counterpart.
//
//     Suggester suggester(lexicons);                   // costs nothing; threads may share it
//     suggester.suggest("Guangxi", Lang::en)           Quảng Tây (lexicon)
//     suggester.suggest("Zhang Yunqi", Lang::en)       Trương Vân Kỳ (hanviet: zhang = trương 张 ...)
//     suggester.suggest("Nguyễn Mạnh Hùng", Lang::vi)  Nguyen Manh Hung (fold)
//     suggester.suggest("Smith", Lang::en)             Smith (same): nothing is known of it
//     suggester.suggest("smith", Lang::en)             nothing: no name and no term
//
// Where the suggestions come from, one file each: the lexicons (suggest_lexicon.cc), a generic head
// and a name (suggest_composed.cc), Chinese names (suggest_readings.cc, suggest_pinyin.cc),
// Vietnamese names with and without marks (suggest_marks.cc).
#ifndef ALIGN_MATCH_SUGGEST_H_
#define ALIGN_MATCH_SUGGEST_H_

#include <optional>
#include <string_view>
#include <vector>

#include "base/lang.h"
#include "lexicon/lexicon_set.h"
#include "match/evidence.h"
#include "match/reading_habits.h"

namespace align {

class Suggester {
 public:
  static constexpr size_t kMost = 10;

  // `lexicons` must outlive the suggester. `as_of`: prefer entries that held on that day (yyyymmdd);
  // 0 prefers those that hold still.
  explicit Suggester(const LexiconSet& lexicons, uint32_t as_of = 0)
      : lexicons_(lexicons), habits_(lexicons), as_of_(as_of) {}

  // At most kMost, no two alike, ordered by score and then by text. `type`: what the name is known
  // to be. `chinese_context`: a Chinese place or nationality stands near, so that a name that could
  // be Vietnamese or Chinese is taken for Chinese.
  std::vector<Suggestion> suggest(std::string_view name, Lang lang, std::optional<Type> type = {},
                                  bool chinese_context = false) const;

 private:
  const LexiconSet& lexicons_;
  ReadingHabits habits_;
  uint32_t as_of_;
};

}  // namespace align

#endif  // ALIGN_MATCH_SUGGEST_H_
