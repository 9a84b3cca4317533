#include "mention/tokenized.h"

#include <algorithm>

#include "mention/analysed_text.h"

namespace align {
namespace {

std::string_view name_of(TokenKind kind) {
  switch (kind) {
    case TokenKind::word: return "word";
    case TokenKind::number: return "number";
    case TokenKind::id: return "id";
    case TokenKind::clitic: return "clitic";
    case TokenKind::address: return "address";
    case TokenKind::punctuation: return "punctuation";
    case TokenKind::symbol: return "symbol";
  }
  return "";
}

// "Covid-19" is a word though it holds a number, "+84" a number though it begins with a sign.
TokenKind kind_of(std::span<const Token> tokens) {
  const auto by_rank = [](const Token& a, const Token& b) { return a.kind < b.kind; };
  return std::min_element(tokens.begin(), tokens.end(), by_rank)->kind;
}

// Calls sentence(span) for the tokens of each sentence; with Split::line once for each line of the
// text, with an empty span for one without tokens.
template <class Callback>
void for_each_sentence(const AnalysedText& text, Split split, Callback sentence) {
  if (split == Split::automatic) {
    for (const Sentence& s : text.sentences) sentence(s.tokens);
    return;
  }
  const std::string_view bytes = text.normalized.text;
  auto next = text.sentences.begin();
  for (size_t begin = 0; begin < bytes.size();) {
    const size_t end = std::min(bytes.find('\n', begin), bytes.size());
    const bool full = next != text.sentences.end() && text.bytes(next->tokens).begin < end;
    sentence(full ? (next++)->tokens : TokenSpan{});
    begin = end + 1;
  }
}

std::vector<TokenSpan> words_of(const AnalysedText& text, TokenSpan sentence, Workspace& w) {
  if (text.lang == Lang::en) return join_words(text.normalized.text, text.tokens, sentence, {});
  const std::vector<KnownWord> known = known_words(text, sentence, w);
  return join_words(text.normalized.text, text.tokens, sentence, known);
}

}  // namespace

std::vector<TokenizedSentence> tokenized_sentences(std::string_view original, Lang lang,
                                                   Split split, Workspace& w) {
  const AnalysedText text = analyse(original, lang, w, split == Split::line);
  const CodePointIndex index(original);
  const auto given = [&](ByteSpan s) { return original.substr(s.begin, s.size()); };
  std::vector<TokenizedSentence> out;
  for_each_sentence(text, split, [&](TokenSpan sentence) {
    TokenizedSentence& s = out.emplace_back();
    if (sentence.empty()) return;
    s.text = given(text.normalized.map.to_original(text.bytes(sentence)));
    for (const TokenSpan word : words_of(text, sentence, w)) {
      const ByteSpan bytes = text.normalized.map.to_original(text.bytes(word));
      const TokenKind kind = kind_of(std::span(text.tokens).subspan(word.begin, word.size()));
      s.words.push_back({std::string(given(bytes)), index.code_points(bytes), name_of(kind)});
    }
  });
  return out;
}

void append_tokenized(std::string& out, std::string_view original, Lang lang, Split split,
                      Workspace& w) {
  const AnalysedText text = analyse(original, lang, w, split == Split::line);
  for_each_sentence(text, split, [&](TokenSpan sentence) {
    const char* gap = "";
    for (const TokenSpan word : words_of(text, sentence, w)) {
      out.append(gap);
      gap = " ";
      for (uint32_t i = word.begin; i < word.end; ++i) {
        if (i > word.begin && text.tokens[i].space_before) out.push_back('_');
        const ByteSpan bytes = text.normalized.map.to_original(text.tokens[i].span());
        out.append(original.substr(bytes.begin, bytes.size()));
      }
    }
    out.push_back('\n');
  });
}

}  // namespace align
