// Tokens: the smallest pieces that later stages handle. Hyphenated words are several tokens that are glued;
// Vietnamese words are several syllables. Words (what `align tokenize` prints) are spans of tokens.
//
//     Covid-19 in Vietnam's North        tokens:  Covid|-|19|in|Vietnam|'s|North
//                                        words:   Covid-19|in|Vietnam|'s|North
#ifndef ALIGN_TEXT_TOKEN_H_
#define ALIGN_TEXT_TOKEN_H_

#include <cstdint>

#include "base/span.h"

namespace align {

enum class TokenKind : uint8_t {
  word,     // letters, perhaps with digits: Hung, U.S., G7, TP.HCM
  number,   // 1.000,5  2020-2025  14/1  10:30
  id,       // 57-NQ/TW  176/2025/QH15
  clitic,   // 's 're n't
  address,  // of a web page or mailbox
  punctuation,
  symbol,
};

struct Token {
  uint32_t begin = 0;  // bytes in the normalised text
  uint32_t end = 0;
  uint32_t word = 0;  // number in the thread's Vocabulary
  TokenKind kind = TokenKind::word;
  bool space_before = true;     // false: glued to the token before
  bool sentence_start = false;  // first word of a sentence, or of quoted speech inside one
  char mark = 0;  // the character, when the token is one ASCII punctuation mark or symbol; else 0,
                  // but '"' for any quotation mark and '-' for any dash or hyphen
  ByteSpan span() const { return {begin, end}; }
  bool is_word() const { return kind == TokenKind::word; }
  bool is_text() const { return kind <= TokenKind::id; }  // carries letters or digits of its own
};

}  // namespace align

#endif  // ALIGN_TEXT_TOKEN_H_
