#include "mention/tokenized.h"

#include <algorithm>
#include <cstring>

#include "mention/analysed_text.h"

namespace align {
namespace {

std::string_view name_of(TokenKind kind) {
  switch (kind) {
    case TokenKind::word:
      return "word";
    case TokenKind::number:
      return "number";
    case TokenKind::id:
      return "id";
    case TokenKind::clitic:
      return "clitic";
    case TokenKind::address:
      return "address";
    case TokenKind::punctuation:
      return "punctuation";
    case TokenKind::symbol:
      return "symbol";
  }
  return "";
}

// "Covid-19" is a word though it holds a number, "+84" a number though it begins with a sign.
TokenKind kind_of(std::span<const Token> tokens) {
  const auto by_rank = [](const Token& a, const Token& b) { return a.kind < b.kind; };
  return std::min_element(tokens.begin(), tokens.end(), by_rank)->kind;
}

// A text taken apart as far as its words ask for: analyse() without the hits of the lexicons.
struct WordsText {
  const NormalizedText& normalized;  // both of the workspace
  const std::vector<Sentence>& sentences;
  size_t size = 0;  // of the normalised text without the padding
};

// Blanks behind the normalised text: words at its end can then be read and copied in whole blocks too.
constexpr size_t kPadding = 48;
constexpr size_t kBlock = 16;

// Is Vietnamese text written with its marks? One letter with marks for ten words says so.
bool has_marks(std::string_view text) {
  // The first byte of a letter, or of a mark that stands apart; not of a quotation mark.
  const auto begins_marked = [](unsigned char byte) { return byte >= 0xC3 && byte != 0xE2; };
  size_t letters = 0;
  size_t blanks = 0;
  size_t i = 0;
  for (; i + kBlock <= text.size(); i += kBlock) {  // becomes vector instructions
    unsigned char letters_here = 0;
    unsigned char blanks_here = 0;
    for (size_t k = 0; k < kBlock; ++k) {
      const auto byte = static_cast<unsigned char>(text[i + k]);
      letters_here = static_cast<unsigned char>(letters_here + begins_marked(byte));
      blanks_here = static_cast<unsigned char>(blanks_here + (byte <= ' '));
    }
    letters += letters_here;
    blanks += blanks_here;
  }
  for (; i < text.size(); ++i) {
    const auto byte = static_cast<unsigned char>(text[i]);
    letters += begins_marked(byte);
    blanks += byte <= ' ';
  }
  return letters * 10 > blanks;
}

WordsText split_words(std::string_view original, Lang lang, Split split, bool marked,
                      Workspace& w) {
  normalize(original, w.normalized);
  const size_t size = w.normalized.text.size();
  w.normalized.text.append(kPadding, ' ');
  const std::string_view text = w.normalized.text;
  w.tokens.clear();
  tokenize(text, lang, &w.matcher.set(), w.vocabulary, w.tokens);
  const UsuallySmall usually_small = [&](const Token& t) {
    const float share = w.matcher.facts(t.word, lang).capital_share;
    return share >= 0 && share < 0.5F;
  };
  split_sentences(text, w.tokens, lang, w.vocabulary, usually_small, split == Split::line,
                  w.sentences);
  w.words.set_text(text, w.tokens, lang, marked);
  return {w.normalized, w.sentences, size};
}

ByteSpan bytes_of(std::span<const Token> tokens, TokenSpan span) {
  return {tokens[span.begin].begin, tokens[span.end - 1].end};
}

// Calls sentence(span) for the tokens of each sentence; with Split::line once for each line of the
// text, with an empty span for one without tokens.
template <class Callback>
void for_each_sentence(const WordsText& text, std::span<const Token> tokens, Split split,
                       Callback sentence) {
  if (split == Split::automatic) {
    for (const Sentence& s : text.sentences) sentence(s.tokens);
    return;
  }
  const std::string_view bytes = std::string_view(text.normalized.text).substr(0, text.size);
  auto next = text.sentences.begin();
  for (size_t begin = 0; begin < bytes.size();) {
    const size_t end = std::min(bytes.find('\n', begin), bytes.size());
    const bool full = next != text.sentences.end() && bytes_of(tokens, next->tokens).begin < end;
    sentence(full ? (next++)->tokens : TokenSpan{});
    begin = end + 1;
  }
}

// The words of a sentence of a text that normalising left as it was. Writes into memory that is there
// already: appending each token by itself takes as long as finding it.
void append_line(std::string& out, std::string_view padded, std::span<const Token> tokens,
                 TokenSpan sentence, std::span<const TokenSpan> words) {
  const ByteSpan bytes = bytes_of(tokens, sentence);
  size_t size = out.size();
  out.resize(size + bytes.size() + sentence.size() + kBlock);
  char* const to = out.data();
  const char* const from = padded.data();
  for (const TokenSpan word : words) {
    for (uint32_t i = word.begin; i < word.end; ++i) {
      const Token t = tokens[i];
      to[size] = '_';
      size += i > word.begin && t.space_before;
      // A block is two instructions, a length that varies a call.
      std::memcpy(to + size, from + t.begin, kBlock);
      const size_t length = t.end - t.begin;
      if (length > kBlock) std::memcpy(to + size, from + t.begin, length);
      size += length;
    }
    to[size++] = ' ';
  }
  to[size - 1] = '\n';
  out.resize(size);
}

// The same for any other text.
void append_given(std::string& out, std::string_view original, const OffsetMap& map,
                  std::span<const Token> tokens, std::span<const TokenSpan> words) {
  for (const TokenSpan word : words) {
    for (uint32_t i = word.begin; i < word.end; ++i) {
      if (i > word.begin && tokens[i].space_before) out.push_back('_');
      const ByteSpan bytes = map.to_original(tokens[i].span());
      out.append(original.substr(bytes.begin, bytes.size()));
    }
    out.push_back(' ');
  }
  out.back() = '\n';
}

}  // namespace

std::vector<TokenizedSentence> tokenized_sentences(std::string_view original, Lang lang,
                                                   Split split, Workspace& w) {
  const WordsText text = split_words(original, lang, split, has_marks(original), w);
  const OffsetMap& map = text.normalized.map;
  const CodePointIndex index(original);
  const auto given = [&](ByteSpan s) { return original.substr(s.begin, s.size()); };
  std::vector<TokenizedSentence> out;
  for_each_sentence(text, w.tokens, split, [&](TokenSpan sentence) {
    TokenizedSentence& s = out.emplace_back();
    if (sentence.empty()) return;
    s.text = given(map.to_original(bytes_of(w.tokens, sentence)));
    for (const TokenSpan word : w.words.words(sentence)) {
      const ByteSpan bytes = map.to_original(bytes_of(w.tokens, word));
      const TokenKind kind = kind_of(std::span(w.tokens).subspan(word.begin, word.size()));
      s.words.push_back({std::string(given(bytes)), index.code_points(bytes), name_of(kind)});
    }
  });
  return out;
}

namespace {

// A long text is taken apart in windows of about this many bytes: what a window needs then stays in the cache.
constexpr size_t kWindow = 16 * 1024;

// Where the window that begins at `begin` ends: behind a line, or before a blank one where a sentence may go on
// from line to line. The text's end when there is no such place.
size_t window_end(std::string_view text, size_t begin, Split split) {
  if (text.size() - begin <= kWindow) return text.size();
  const std::string_view wanted = split == Split::line ? "\n" : "\n\n";
  const size_t found = text.find(wanted, begin + kWindow - 1);
  return found == std::string_view::npos ? text.size() : found + 1;
}

// True when no edit of the map touches these normalised bytes.
bool as_given(const OffsetMap& map, ByteSpan normalized, ByteSpan original,
              std::string_view normalized_text, std::string_view original_text) {
  if (map.identity()) return true;
  return normalized.size() == original.size() &&
         normalized_text.substr(normalized.begin, normalized.size()) ==
             original_text.substr(original.begin, original.size());
}

void append_window(std::string& out, std::string_view original, Lang lang, Split split, bool marked,
                   Workspace& w) {
  const WordsText text = split_words(original, lang, split, marked, w);
  const OffsetMap& map = text.normalized.map;
  for_each_sentence(text, w.tokens, split, [&](TokenSpan sentence) {
    if (sentence.empty()) {
      out.push_back('\n');
      return;
    }
    const ByteSpan bytes = bytes_of(w.tokens, sentence);
    const std::string_view normalized = text.normalized.text;
    if (as_given(map, bytes, map.to_original(bytes), normalized, original)) {
      append_line(out, normalized, w.tokens, sentence, w.words.words(sentence));
    } else {
      append_given(out, original, map, w.tokens, w.words.words(sentence));
    }
  });
}

}  // namespace

void append_tokenized(std::string& out, std::string_view original, Lang lang, Split split,
                      Workspace& w) {
  out.reserve(out.size() + original.size() + original.size() / 8);
  const bool marked = has_marks(original);  // of the text as a whole, not of each window
  for (size_t begin = 0; begin < original.size();) {
    const size_t end = window_end(original, begin, split);
    append_window(out, original.substr(begin, end - begin), lang, split, marked, w);
    begin = end;
  }
}

}  // namespace align
