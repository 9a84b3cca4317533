#include "text/sentences.h"

#include <algorithm>
#include <array>

#include "base/word_set.h"

namespace align {
namespace {

bool is_stop(const Token& t) {
  return t.mark == '.' || t.mark == '?' || t.mark == '!' || t.mark == '~';
}
bool is_closer(const Token& t) { return t.mark == '"' || t.mark == ')' || t.mark == ']'; }

// Verbs that follow a quotation and its speaker. Lower case, as written in the text.
constexpr std::array<std::string_view, 26> kSpeechEn = {
    "said",      "says",     "told",       "asked",     "added",     "wrote",  "explained",
    "replied",   "noted",    "stressed",   "warned",    "announced", "stated", "shouted",
    "answered",  "recalled", "insisted",   "argued",    "tweeted",   "cried",  "joked",
    "whispered", "quipped",  "emphasized", "continued", "affirmed"};
constexpr std::array<std::string_view, 16> kSpeechVi = {
    "nói", "hỏi",  "viết", "kể",  "cho",  "khẳng", "nhấn", "phát",
    "trả", "giải", "thừa", "bày", "chia", "tuyên", "nhận", "kêu"};

class Splitter {
 public:
  Splitter(std::string_view text, std::span<Token> tokens, Lang lang, const Vocabulary& vocabulary,
           const UsuallySmall& small, std::vector<Sentence>& out)
      : text_(text),
        tokens_(tokens),
        lang_(lang),
        vocabulary_(vocabulary),
        small_(small),
        out_(out) {}

  void run(bool lines_only) {
    out_.clear();
    uint32_t begin = 0;
    while (begin < tokens_.size()) {
      const uint32_t end = line_end(begin, lines_only);
      if (lines_only) {
        add({begin, end});
      } else {
        split_line({begin, end});
      }
      begin = end;
    }
  }

 private:
  std::string_view string(const Token& t) const { return text_.substr(t.begin, t.end - t.begin); }
  const WordInfo& info(const Token& t) const { return vocabulary_.info(t.word); }

  // The first token of [begin, end of the text) that stands behind a line break; the tokens' end when none does.
  uint32_t next_line(uint32_t begin) {
    if (next_break_ < tokens_[begin].end)
      next_break_ = std::min(text_.find('\n', tokens_[begin].end), text_.size());
    if (next_break_ == text_.size()) return static_cast<uint32_t>(tokens_.size());
    const Token* t = tokens_.data() + begin;
    const Token* const end = tokens_.data() + tokens_.size();
    while (t != end && t->begin < next_break_) ++t;
    return static_cast<uint32_t>(t - tokens_.data());
  }

  uint32_t line_end(uint32_t begin, bool lines_only) {
    uint32_t i = next_line(begin);
    while (!lines_only && i < tokens_.size() && is_wrapped(i)) i = next_line(i);
    return i;
  }

  // Token `i` stands behind a line break that does not end a sentence.
  bool is_wrapped(uint32_t i) const {
    const std::string_view gap =
        text_.substr(tokens_[i - 1].end, tokens_[i].begin - tokens_[i - 1].end);
    const bool blank_line = std::count(gap.begin(), gap.end(), '\n') > 1;
    return !blank_line && !is_stop(tokens_[i - 1]) && tokens_[i].is_word() &&
           !info(tokens_[i]).is(kHasCapital) && info(tokens_[i]).is(kHasLetter);
  }

  // The first token of [i, end) that a sentence may end with; `end` when there is none.
  uint32_t next_stop(uint32_t i, uint32_t end) const {
    const auto may_end = [&](const Token& t) {
      return t.mark == 0 ? text_[t.end - 1] == '.' : is_stop(t);
    };
    const Token* t = tokens_.data() + i;
    while (i < end && !may_end(*t)) {
      ++i;
      ++t;
    }
    return i;
  }

  void split_line(TokenSpan line) {
    uint32_t begin = line.begin;
    for (uint32_t i = line.begin; (i = next_stop(i, line.end - 1)) + 1 < line.end; ++i) {
      const bool loud = tokens_[i].mark == '?' || tokens_[i].mark == '!';
      uint32_t next = i + 1;
      while (next < line.end && !tokens_[next].space_before &&
             (is_closer(tokens_[next]) || is_stop(tokens_[next])))
        ++next;
      if (next == line.end) break;
      const bool apart = tokens_[next].space_before || (loud && tokens_[next].is_word());
      if (!apart || !ends_sentence(begin, next)) continue;
      add({begin, next});
      begin = next;
      i = next - 1;
    }
    add({begin, line.end});
  }

  // Does a sentence that began at `begin` end before token `next`?
  bool ends_sentence(uint32_t begin, uint32_t next) const {
    uint32_t last = next - 1;
    while (last > begin && is_closer(tokens_[last])) --last;
    const bool quoted = last + 1 < next;
    const Token& stop = tokens_[last];
    const Token& after = first_word(next);
    if (bracket_open(begin, next)) return false;
    if (after.is_word() && !info(after).is(kHasCapital) && info(after).is(kHasLetter)) return false;
    if (!is_stop(stop)) return abbreviation_ends(stop, after) && !name_goes_on(after);
    if (stop.mark == '.' && last == begin + 1 && !tokens_[begin].space_before &&
        is_enumeration(tokens_[begin]))
      return false;
    if (stop.mark == '.' && last == begin + 1 && is_enumeration(tokens_[begin])) return false;
    if (stop.mark == '.' && last > begin && last + 1 == next && is_torn(tokens_[last - 1], after))
      return false;
    return !(quoted && speaker_follows(next));
  }

  // "B. C." and "Maps. Net" of one name, written with a blank
  bool is_torn(const Token& before, const Token& after) const {
    const auto letter = [&](const Token& t) {
      return t.is_word() && info(t).is(kOneLetter) && info(t).is(kHasCapital);
    };
    if (letter(before) && letter(after)) return true;
    const std::string_view word = string(after);
    return lang_ == Lang::vi && info(before).is(kHasCapital) &&
           (word == "Net" || word == "Com" || word == "Org");
  }

  // "1." or "a." alone is the number of what follows.
  bool is_enumeration(const Token& t) const {
    return t.kind == TokenKind::number || info(t).is(kOneLetter);
  }

  const Token& first_word(uint32_t i) const {
    while (i + 1 < tokens_.size() && !tokens_[i].is_text()) ++i;
    return tokens_[i];
  }

  // "U.S.", "Inc.", "v.v." end a sentence when a word follows that has a capital only because it begins one;
  // titles ("Mr.", "TP.") and initials never do.
  bool abbreviation_ends(const Token& stop, const Token& after) const {
    static constexpr std::array<std::string_view, 16> kCanEnd = {
        "Inc.", "Corp.", "Ltd.", "Co.",  "etc.", "a.m.", "p.m.", "U.S.",
        "U.K.", "D.C.",  "v.v.", "U.N.", "E.U.", "Jr.",  "A.M.", "P.M."};
    const bool can_end = std::find(kCanEnd.begin(), kCanEnd.end(), string(stop)) != kCanEnd.end();
    if (lang_ == Lang::vi && can_end) return true;
    // "the U.S. Embassy" stands in texts far more often than "to the U.S. Researchers"
    if (stands_before_bodies(string(stop)) && !begins_sentences(after)) return false;
    return (can_end || is_initials(string(stop))) && after.is_word() && small_(after);
  }

  // "U.S. Vice President": a word with another capital behind it goes on with the name, "U.S. The White House" does
  // not.
  bool name_goes_on(const Token& after) const {
    const auto next = static_cast<size_t>(&after - tokens_.data()) + 1;
    if (lang_ != Lang::en || next >= tokens_.size()) return false;
    const bool capital = tokens_[next].is_word() && info(tokens_[next]).is(kStartsCapital);
    return capital && !begins_sentences(after);
  }

  // Small words, which begin sentences and hardly ever names.
  bool begins_sentences(const Token& word) const {
    static constexpr WordSet kBegin = {
        "the",    "a",     "an",      "this",     "that",    "these",    "those", "his",   "her",
        "its",    "their", "our",     "my",       "he",      "she",      "it",    "they",  "we",
        "i",      "you",   "in",      "on",       "at",      "for",      "from",  "with",  "by",
        "to",     "of",    "as",      "and",      "but",     "if",       "when",  "while", "after",
        "before", "since", "until",   "under",    "both",    "some",     "many",  "most",  "all",
        "no",     "not",   "one",     "there",    "here",    "then",     "also",  "what",  "who",
        "where",  "how",   "however", "so",       "or",      "during",   "did",   "is",    "was",
        "are",    "were",  "asked",   "although", "because", "according"};
    return kBegin.contains(vocabulary_.key_text(info(word).fold));
  }

  static bool stands_before_bodies(std::string_view word) {
    static constexpr WordSet kShort = {"U.S.", "U.K.", "U.N.", "E.U.", "U.A.E."};
    return kShort.contains(word);
  }

  // "U.S.", "L.T.H.": letters with a full stop behind each.
  static bool is_initials(std::string_view word) {
    return word.size() >= 4 && word.back() == '.' &&
           std::count(word.begin(), word.end(), '.') * 2 ==
               static_cast<std::ptrdiff_t>(word.size());
  }

  bool bracket_open(uint32_t begin, uint32_t next) const {
    int depth = 0;
    for (uint32_t i = begin; i < next; ++i) {
      if (tokens_[i].mark == '(' && i > begin) ++depth;
      if (tokens_[i].mark == ')' && depth > 0) --depth;
    }
    return depth > 0;
  }

  bool speaker_follows(uint32_t next) const {
    for (uint32_t i = next; i < tokens_.size() && i < next + 6; ++i) {
      if (is_stop(tokens_[i]) || tokens_[i].mark == ',' || tokens_[i].mark == '"') return false;
      const std::string_view word = string(tokens_[i]);
      const bool speech =
          lang_ == Lang::en
              ? std::find(kSpeechEn.begin(), kSpeechEn.end(), word) != kSpeechEn.end()
              : std::find(kSpeechVi.begin(), kSpeechVi.end(), word) != kSpeechVi.end();
      if (speech && i > next) return true;
    }
    return false;
  }

  void add(TokenSpan span) {
    bool start = true;
    for (Token& t : tokens_.subspan(span.begin, span.size())) {
      if (!start && t.mark == 0) continue;  // most: the tokenizer says of none that it starts
      t.sentence_start = start && t.is_text();
      start = start && !t.is_text();
      const bool quotation = t.mark == '"' && t.space_before;  // begins like a sentence
      if (quotation || t.mark == ':' || t.mark == '~') start = true;
    }
    out_.push_back({span, lang_ == Lang::en && is_title_case(span)});
  }

  bool is_title_case(TokenSpan span) const {
    if (is_stop(tokens_[span.end - 1])) return false;
    uint32_t words = 0;
    uint32_t capitals = 0;
    for (const Token& t : tokens_.subspan(span.begin, span.size())) {
      if (!t.is_word()) continue;
      const WordInfo& word = info(t);
      if (!word.is(kHasLetter) || word.letters < 4) continue;
      ++words;
      capitals += static_cast<uint32_t>(word.is(kHasCapital));
      // More than a fifth is small already, whatever follows
      if ((words - capitals) * 10 > span.size() * 2) return false;
    }
    return words >= 4 && capitals * 10 >= words * 8;
  }

  std::string_view text_;
  std::span<Token> tokens_;
  Lang lang_;
  const Vocabulary& vocabulary_;
  const UsuallySmall& small_;
  size_t next_break_ = 0;  // the first line break behind the last token that was asked about
  std::vector<Sentence>& out_;
};

}  // namespace

void split_sentences(std::string_view text, std::span<Token> tokens, Lang lang,
                     const Vocabulary& vocabulary, const UsuallySmall& usually_small,
                     bool lines_only, std::vector<Sentence>& sentences) {
  Splitter(text, tokens, lang, vocabulary, usually_small, sentences).run(lines_only);
}

std::vector<Sentence> split_sentences(std::string_view text, std::span<Token> tokens, Lang lang,
                                      const Vocabulary& vocabulary,
                                      const UsuallySmall& usually_small, bool lines_only) {
  std::vector<Sentence> out;
  split_sentences(text, tokens, lang, vocabulary, usually_small, lines_only, out);
  return out;
}

}  // namespace align
