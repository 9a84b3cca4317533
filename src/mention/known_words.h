// Cuts the tokens of a text into words, with what the lexicons know of Vietnamese words and names. Kept by
// a thread from text to text: it remembers what it asked the lexicons.
#ifndef ALIGN_MENTION_KNOWN_WORDS_H_
#define ALIGN_MENTION_KNOWN_WORDS_H_

#include <span>
#include <string_view>

#include "base/lang.h"
#include "base/span.h"
#include "mention/name_words.h"
#include "mention/word_hits.h"
#include "mention/word_model.h"
#include "text/words.h"

namespace align {

class KnownWords {
 public:
  KnownWords(const Vocabulary& vocabulary, LexiconMatcher& matcher)
      : models_{{vocabulary, matcher, false}, {vocabulary, matcher, true}}, names_(matcher) {}

  // `text` and `tokens` outlive the calls of words(). `marked`: Vietnamese written with its marks.
  void set_text(std::string_view text, std::span<const Token> tokens, Lang lang, bool marked);
  // The words of a sentence, covering all its tokens. Valid until the next call. Sentences come in
  // ascending order.
  std::span<const TokenSpan> words(TokenSpan sentence) {
    search(sentence);
    return path_.words();
  }
  // The same by token: 1 where a word begins, 0 where one goes on.
  std::span<const char> word_begins(TokenSpan sentence) {
    search(sentence);
    return path_.word_begins();
  }
  // Call after the vocabulary was cleared.
  void forget();

 private:
  void search(TokenSpan sentence);
  void offer_known(TokenSpan sentence);

  WordModel models_[2];  // for texts without and with Vietnamese marks
  WordHits hits_;
  NameWords names_;
  WordPath path_;
  std::string_view text_;
  std::span<const Token> tokens_;
  Lang lang_ = Lang::en;
};

}  // namespace align

#endif  // ALIGN_MENTION_KNOWN_WORDS_H_
