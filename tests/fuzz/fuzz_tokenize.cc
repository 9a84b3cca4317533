// Both tokenizers: tokens and words stand in their order inside the text, and between them stands nothing but
// blanks.
#include <algorithm>

#include "base/unicode.h"
#include "base/utf8.h"
#include "pipeline.h"
#include "tests/fuzz/target.h"
#include "text/normalize.h"
#include "text/tokenize.h"

namespace align {
namespace {

// Nothing that a token should have.
bool is_blank(std::string_view text) {
  const std::string normalized = normalize(text).text;
  for (size_t i = 0; i < normalized.size();) {
    const CharClass k = char_class(next_code_point(normalized, i));
    if (k != CharClass::space && k != CharClass::control) return false;
  }
  return true;
}

void check_tokens(std::string_view text, Lang lang) {
  std::vector<Token> tokens;
  split_tokens(text, lang, &fuzz_lexicons(), tokens);
  uint32_t end = 0;
  for (const Token& token : tokens) {
    require(token.begin >= end && token.end > token.begin && token.end <= text.size(),
            "tokens stand in their order in the text");
    require(is_blank(text.substr(end, token.begin - end)), "no character is left out");
    require(token.space_before || token.begin == end, "what is glued has no gap");
    end = token.end;
  }
  require(is_blank(text.substr(end)), "no character is left out at the end");
}

// Without blanks of any kind, and without what stands for them inside a printed word.
std::string letters_of(std::string_view text) {
  std::string out;
  for (size_t i = 0; i < text.size();) {
    const size_t begin = i;
    next_code_point(text, i);
    const std::string_view letter = text.substr(begin, i - begin);
    if (letter != "_" && !is_blank(letter)) out.append(letter);
  }
  return out;
}

void check_words(Aligner& aligner, std::string_view text, Lang lang, Split split) {
  const auto sentences = aligner.tokenize(text, lang, split);
  const CodePointIndex index(text);
  std::string words;
  uint32_t end = 0;
  for (const TokenizedSentence& sentence : sentences)
    for (const TokenizedSentence::Word& word : sentence.words) {
      const uint32_t begin = index.byte_at(word.span.begin);
      require(begin >= end && word.span.begin < word.span.end, "words stand in their order");
      require(is_blank(text.substr(end, begin - end)), "no character is left out between words");
      end = index.byte_at(word.span.end);
      require(text.substr(begin, end - begin) == word.text, "a word is what stands at its place");
      words += word.text;
    }
  require(is_blank(text.substr(end)), "no character is left out behind the words");
  std::string printed;
  aligner.tokenize_to(printed, text, lang, split);
  require(!find_invalid_utf8(printed), "what is printed is UTF-8");
  require(letters_of(printed) == letters_of(words), "both ways give the same words");
  if (split == Split::line) {
    const size_t lines = static_cast<size_t>(std::count(text.begin(), text.end(), '\n'));
    require(sentences.size() == lines + (!text.empty() && text.back() != '\n'),
            "a sentence a line");
    require(
        static_cast<size_t>(std::count(printed.begin(), printed.end(), '\n')) == sentences.size(),
        "a printed line a line");
  }
}

}  // namespace

void fuzz_tokenize(std::string_view bytes) {
  static Aligner aligner(fuzz_lexicons(), Settings{});
  FuzzInput input(bytes);
  const uint8_t choice = input.byte();
  const Lang lang = choice % 2 == 0 ? Lang::en : Lang::vi;
  const std::string text = text_of(input.rest());
  check_tokens(normalize(text).text, lang);
  check_words(aligner, text, lang, choice / 2 % 2 == 0 ? Split::automatic : Split::line);
}

}  // namespace align
