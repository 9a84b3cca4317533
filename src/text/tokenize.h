// Splits normalised text into tokens, for both languages by the same scanner; the language decides only
// about clitics and abbreviations.
//
// Kept whole: initials and abbreviations ("U.S.", "J.K.", "TP.HCM", "GS.TS.", known ones like "Mr."), numbers
// ("1.000,5", "14/1", "2020-2025"), document numbers ("57-NQ/TW"), mixed forms ("G7", "5G", "20th"), addresses.
// Split: hyphens, slashes, clitics ("Vietnam|'s", "do|n't"), a number from its unit ("5|km", "VND|10").
#ifndef ALIGN_TEXT_TOKENIZE_H_
#define ALIGN_TEXT_TOKENIZE_H_

#include <string_view>
#include <vector>

#include "base/lang.h"
#include "text/token.h"
#include "text/vocabulary.h"

namespace align {

// Which words take a full stop that does not end a sentence. The lexicons implement it, one layer up.
class Abbreviations {
 public:
  virtual ~Abbreviations() = default;
  // `word` as written, without its full stop: "Mr", "TP", "GS".
  virtual bool contains(std::string_view word, Lang lang) const = 0;
};

// Appends the tokens of `text` (NFC) to `tokens`. `abbreviations` may be null.
void tokenize(std::string_view text, Lang lang, const Abbreviations* abbreviations,
              Vocabulary& vocabulary, std::vector<Token>& tokens);
// The same without numbers: Token::word stays 0.
void split_tokens(std::string_view text, Lang lang, const Abbreviations* abbreviations,
                  std::vector<Token>& tokens);

}  // namespace align

#endif  // ALIGN_TEXT_TOKENIZE_H_
