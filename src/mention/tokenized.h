// Texts as sentences of words: what `align tokenize` prints.
//
//     Bộ trưởng Hùng gặp ông An.    ->    Bộ_trưởng Hùng gặp ông An .
//     She doesn't know.             ->    She does n't know .
#ifndef ALIGN_MENTION_TOKENIZED_H_
#define ALIGN_MENTION_TOKENIZED_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/lang.h"
#include "base/span.h"

namespace align {

struct Workspace;

// A sentence of a tokenized text. Offsets: code points of the text as given.
struct TokenizedSentence {
  struct Word {
    std::string text;  // as given
    CodePointSpan span;
    // "word", "number", "id", "clitic", "address", "punctuation", "symbol"; a literal
    std::string_view kind;
  };
  std::string text;  // as given
  std::vector<Word> words;
};

// `line`: each line of the text is one sentence, also an empty one.
enum class Split : uint8_t { automatic, line };

// `original` is valid UTF-8.
std::vector<TokenizedSentence> tokenized_sentences(std::string_view original, Lang lang,
                                                   Split split, Workspace& workspace);

// Appends one line for each sentence: words as given, one blank between them, `_` for the blanks
// inside one.
void append_tokenized(std::string& out, std::string_view original, Lang lang, Split split,
                      Workspace& workspace);

}  // namespace align

#endif  // ALIGN_MENTION_TOKENIZED_H_
