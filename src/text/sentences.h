// Sentences end behind a full stop, question or exclamation mark and what closes with it, before a blank and a
// capital or a number. Not behind abbreviations of both languages ("TP.HCM.", "GS.TS.", "Mr.", "U.S."), initials,
// before the speaker of a quotation, in enumerations or brackets. A line break always ends a sentence, except in
// hard-wrapped text (the line before does not end one and the next starts small).
#ifndef ALIGN_TEXT_SENTENCES_H_
#define ALIGN_TEXT_SENTENCES_H_

#include <functional>
#include <span>
#include <string_view>
#include <vector>

#include "base/lang.h"
#include "text/token.h"
#include "text/vocabulary.h"

namespace align {

struct Sentence {
  TokenSpan tokens;
  bool title_case = false;  // a headline that capitalises most of its words: capitals say little
};

// Is this word usually written small? Decides whether "U.S. The" holds a sentence end.
using UsuallySmall = std::function<bool(const Token&)>;

// `tokens` are those of `text`; marks sentence_start in them.
std::vector<Sentence> split_sentences(std::string_view text, std::span<Token> tokens, Lang lang,
                                      const Vocabulary& vocabulary,
                                      const UsuallySmall& usually_small, bool lines_only);
// The same into memory that is there already.
void split_sentences(std::string_view text, std::span<Token> tokens, Lang lang,
                     const Vocabulary& vocabulary, const UsuallySmall& usually_small,
                     bool lines_only, std::vector<Sentence>& sentences);

}  // namespace align

#endif  // ALIGN_TEXT_SENTENCES_H_
