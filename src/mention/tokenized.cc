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

// Writes words one after the other into a string that was made long enough before: appending each token
// by itself takes as long as finding it.
class LineWriter {
 public:
  LineWriter(std::string& out, std::string_view original, const OffsetMap& map,
             std::span<const Token> tokens)
      : out_(out), original_(original), map_(map), same_(map.identity()), tokens_(tokens), size_(out.size()) {
    make_room(original.size() + original.size() / 16);
  }
  ~LineWriter() { out_.resize(size_); }
  LineWriter(const LineWriter&) = delete;
  LineWriter& operator=(const LineWriter&) = delete;

  void add_word(TokenSpan word) {
    if (!at_line_start_) out_[size_++] = ' ';
    at_line_start_ = false;
    for (uint32_t i = word.begin; i < word.end; ++i) {
      if (i > word.begin && tokens_[i].space_before) out_[size_++] = '_';
      add(same_ ? tokens_[i].span() : map_.to_original(tokens_[i].span()));
    }
  }
  void end_line() {
    make_room(1);
    out_[size_++] = '\n';
    at_line_start_ = true;
  }

 private:
  static constexpr size_t kBlock = 16;
  // For `bytes` more and a block: a copied block may be longer than its token, and a separator goes
  // without asking.
  void make_room(size_t bytes) {
    const size_t least = size_ + bytes + kBlock;
    if (out_.size() < least) grow(least);
  }
  void grow(size_t least) { out_.resize(least + original_.size() / 8); }
  void add(ByteSpan bytes) {
    make_room(bytes.size() + kBlock);
    char* to = out_.data() + size_;
    const char* from = original_.data() + bytes.begin;
    if (bytes.size() <= kBlock && bytes.begin + kBlock <= original_.size()) {
      std::memcpy(to, from, kBlock);  // one instruction each way, unlike a length that varies
    } else {
      std::memcpy(to, from, bytes.size());
    }
    size_ += bytes.size();
  }

  std::string& out_;
  std::string_view original_;
  const OffsetMap& map_;
  bool same_;  // the map changes nothing
  std::span<const Token> tokens_;
  size_t size_ = 0;  // of what is written
  bool at_line_start_ = true;
};

// A text taken apart as far as its words ask for: analyse() without the hits of the lexicons.
struct WordsText {
  NormalizedText normalized;
  std::vector<Sentence> sentences;
};

WordsText split_words(std::string_view original, Lang lang, Split split, Workspace& w) {
  WordsText out;
  out.normalized = normalize(original);
  const std::string_view text = out.normalized.text;
  w.tokens.clear();
  tokenize(text, lang, &w.matcher.set(), w.vocabulary, w.tokens);
  const UsuallySmall usually_small = [&](const Token& t) {
    const float share = w.matcher.facts(t.word, lang).capital_share;
    return share >= 0 && share < 0.5F;
  };
  out.sentences =
      split_sentences(text, w.tokens, lang, w.vocabulary, usually_small, split == Split::line);
  w.words.set_text(text, w.tokens, lang);
  return out;
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
  const std::string_view bytes = text.normalized.text;
  auto next = text.sentences.begin();
  for (size_t begin = 0; begin < bytes.size();) {
    const size_t end = std::min(bytes.find('\n', begin), bytes.size());
    const bool full =
        next != text.sentences.end() && bytes_of(tokens, next->tokens).begin < end;
    sentence(full ? (next++)->tokens : TokenSpan{});
    begin = end + 1;
  }
}

}  // namespace

std::vector<TokenizedSentence> tokenized_sentences(std::string_view original, Lang lang,
                                                   Split split, Workspace& w) {
  const WordsText text = split_words(original, lang, split, w);
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

void append_tokenized(std::string& out, std::string_view original, Lang lang, Split split,
                      Workspace& w) {
  const WordsText text = split_words(original, lang, split, w);
  LineWriter writer(out, original, text.normalized.map, w.tokens);
  for_each_sentence(text, w.tokens, split, [&](TokenSpan sentence) {
    if (!sentence.empty())
      for (const TokenSpan word : w.words.words(sentence)) writer.add_word(word);
    writer.end_line();
  });
}

}  // namespace align
