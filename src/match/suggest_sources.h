// Not for outside: the sources of suggestions, used by suggest.cc alone. Each takes a query and gives its guesses in
// any order.
#ifndef ALIGN_MATCH_SUGGEST_SOURCES_H_
#define ALIGN_MATCH_SUGGEST_SOURCES_H_

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/lang.h"
#include "lexicon/lexicon_set.h"
#include "match/evidence.h"
#include "match/reading_habits.h"

namespace align {

struct NameQuery {
  std::string text;                // NFC, single blanks
  std::vector<std::string> words;  // as written, cut at blanks and hyphens, no marks around them
  std::vector<std::string> folds;  // their fold keys
  Lang lang = Lang::en;
  std::optional<Type> type;
  bool chinese_context = false;
  uint32_t as_of = 0;  // yyyymmdd

  bool may_be(Type t) const { return !type || *type == t; }
};

NameQuery make_query(std::string_view name, Lang lang, std::optional<Type> type,
                     bool chinese_context);

// A form of the lexicons that is `text`, letter case and missing marks aside.
struct FoundForm {
  EntryRef ref;
  const FormRecord* form = nullptr;
  bool exact = false;  // the marks agree
};
std::vector<FoundForm> find_forms(const LexiconSet& set, std::string_view text, Lang lang);
std::string_view text_of(const LexiconSet& set, const FoundForm& found);

// A spelling that a NAME row gives for a word, with the row's weight for it.
struct NamePart {
  std::string text;  // in the language asked for
  EntryKind kind = EntryKind::none;
  double weight = 0;  // share of people who carry it, in percent
};
// What the NAME rows that have `word` in `from` give in `to`. From Vietnamese the weight is that of
// the form found, from English that of the form given.
std::vector<NamePart> name_parts(const LexiconSet& set, std::string_view word, Lang from, Lang to);

// Guesses, and how sure it is that the name is of the kind they are made for.
struct Guesses {
  std::vector<Suggestion> list;
  double mass = 0;
};

std::vector<Suggestion> suggest_from_lexicon(const LexiconSet& set, const NameQuery& query);
// "Zhang Yunming" -> "Trương Vân Minh": pinyin and other romanisations.
Guesses suggest_readings(const LexiconSet& set, const ReadingHabits& habits,
                         const NameQuery& query);
// "Trương Vân Minh" -> "Zhang Yunming".
Guesses suggest_pinyin(const LexiconSet& set, const ReadingHabits& habits, const NameQuery& query);
// "Nguyen Manh Hung" -> "Nguyễn Mạnh Hùng".
Guesses suggest_marks(const LexiconSet& set, const NameQuery& query);
// "Nguyễn Mạnh Hùng" -> "Nguyen Manh Hung".
Guesses suggest_plain(const LexiconSet& set, const NameQuery& query);

// Renders the name inside a longer one.
using RenderName = std::function<std::vector<Suggestion>(const std::string&, std::optional<Type>)>;
// "Guangxi Province" <-> "tỉnh Quảng Tây".
std::vector<Suggestion> suggest_composed(const LexiconSet& set, const NameQuery& query,
                                         const RenderName& render);

}  // namespace align

#endif  // ALIGN_MATCH_SUGGEST_SOURCES_H_
