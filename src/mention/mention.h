// Mention candidates: spans that may be names, titles, terms, document numbers, dates or amounts.
// Finding is generous: each candidate carries how likely it is from its own language alone, and the
// other language decides.
#ifndef ALIGN_MENTION_MENTION_H_
#define ALIGN_MENTION_MENTION_H_

#include <optional>
#include <string_view>
#include <vector>

#include "mention/analysed_text.h"

namespace align {

enum class Origin : uint8_t {
  run,      // a run of capitals and what belongs to it
  lexicon,  // exactly a lexicon form
  value,    // a date, number or document number
  given,    // by the user
};

struct Mention {
  TokenSpan span;
  Type type = Type::MISC;
  float type_chance = 0.5F;  // that the type is right; 1: the lexicon or the user says so
  Origin origin = Origin::run;
  float log_prior = 0;   // natural logarithm of the chance that a reader marks exactly this span
  bool generic = false;  // a head without its name ("Navy", "Nghị quyết"): no mention by itself
  std::optional<EntryRef> entry;  // of origin lexicon
  int given = -1;                 // of origin given: its place in the user's list
  // Of origin value: comparable across languages ("2024-12-22", "1500000"). The workspace keeps it to its next trim().
  std::string_view value;
  double prior() const;
};

// Candidates of the tokens `range` (a sentence, a segment, a document), by span, each span at most
// once for a type.
// `edges`, when not null: by token of the text, the chance that a name begins there rather than the one
// before goes on; 1 where no two name words meet. Filled in for `range`.
std::vector<Mention> find_mentions(const AnalysedText& text, TokenSpan range, Workspace& workspace,
                                   std::vector<float>* edges = nullptr);

// The likeliest way to read the text without its other side: candidates that do not overlap each
// other. `taken`: tokens that are used already, by token index of the text; may be empty.
std::vector<Mention> likeliest(const std::vector<Mention>& candidates,
                               const std::vector<bool>& taken, double at_least);

}  // namespace align

#endif  // ALIGN_MENTION_MENTION_H_
