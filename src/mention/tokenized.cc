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

struct MarkCount {
  size_t letters = 0;  // with marks
  size_t blanks = 0;
};

MarkCount count_marks(std::string_view text) {
  // The first byte of a letter, or of a mark that stands apart; not of a quotation mark.
  const auto begins_marked = [](unsigned char byte) { return byte >= 0xC3 && byte != 0xE2; };
  MarkCount count;
  size_t i = 0;
  for (; i + kBlock <= text.size(); i += kBlock) {  // becomes vector instructions
    unsigned char letters_here = 0;
    unsigned char blanks_here = 0;
    for (size_t k = 0; k < kBlock; ++k) {
      const auto byte = static_cast<unsigned char>(text[i + k]);
      letters_here = static_cast<unsigned char>(letters_here + begins_marked(byte));
      blanks_here = static_cast<unsigned char>(blanks_here + (byte <= ' '));
    }
    count.letters += letters_here;
    count.blanks += blanks_here;
  }
  for (; i < text.size(); ++i) {
    const auto byte = static_cast<unsigned char>(text[i]);
    count.letters += begins_marked(byte);
    count.blanks += byte <= ' ';
  }
  return count;
}

// Is Vietnamese text written with its marks? One letter with marks for ten words says so. Reads no more of a
// text than it takes until no blank in the rest could change the answer.
bool has_marks(std::string_view text) {
  constexpr size_t kPart = 4096;
  MarkCount sum;
  for (size_t i = 0; i < text.size(); i += kPart) {
    const MarkCount part = count_marks(text.substr(i, kPart));
    sum.letters += part.letters;
    sum.blanks += part.blanks;
    if (sum.letters * 10 > sum.blanks + text.size()) return true;
  }
  return sum.letters * 10 > sum.blanks;
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

// A sentence that normalising left as it was; `begins`: by token, whether a word begins there. Writes into
// memory that is there already: appending each token by itself takes as long as finding it.
void append_line(std::string& out, std::string_view padded, std::span<const Token> tokens,
                 std::span<const char> begins) {
  const size_t size = out.size();
  out.resize(size + (tokens.back().end - tokens.front().begin) + tokens.size() + kBlock);
  char* to = out.data() + size;
  for (size_t i = 0; i < tokens.size(); ++i) {
    const Token& t = tokens[i];
    // What stands before it; not branched on, for it follows no rule. What is not wanted is written over.
    const int new_word = begins[i] != 0 ? 1 : 0;
    *to = static_cast<char>('_' - ('_' - ' ') * new_word);
    to += (new_word | static_cast<int>(t.space_before)) & static_cast<int>(i > 0);
    // A block is two instructions, a length that varies a call.
    const char* const from = padded.data() + t.begin;
    std::memcpy(to, from, kBlock);
    const size_t length = t.end - t.begin;
    if (length > kBlock) std::memcpy(to, from, length);
    to += length;
  }
  *to++ = '\n';
  out.resize(static_cast<size_t>(to - out.data()));
}

// The same for any other text.
void append_given(std::string& out, std::string_view original, const OffsetMap& map,
                  std::span<const Token> tokens, std::span<const char> begins) {
  for (size_t i = 0; i < tokens.size(); ++i) {
    if (i > 0 && begins[i] != 0)
      out.push_back(' ');
    else if (i > 0 && tokens[i].space_before)
      out.push_back('_');
    const ByteSpan bytes = map.to_original(tokens[i].span());
    out.append(original.substr(bytes.begin, bytes.size()));
  }
  out.push_back('\n');
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

// These normalised bytes are the bytes given.
bool as_given(const OffsetMap& map, ByteSpan normalized, std::string_view normalized_text,
              std::string_view original_text) {
  if (!map.touches(normalized)) return true;
  const ByteSpan original = map.to_original(normalized);
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
    const std::string_view normalized = text.normalized.text;
    const auto tokens = std::span<const Token>(w.tokens).subspan(sentence.begin, sentence.size());
    const std::span<const char> begins = w.words.word_begins(sentence);
    if (as_given(map, bytes_of(w.tokens, sentence), normalized, original)) {
      append_line(out, normalized, tokens, begins);
    } else {
      append_given(out, original, map, tokens, begins);
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
