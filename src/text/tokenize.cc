// One pass from left to right. Each scan_ function takes what starts at pos_ and moves pos_ behind it.
#include "text/tokenize.h"

#include <algorithm>
#include <array>
#include <span>

#include "base/ascii.h"
#include "base/unicode.h"
#include "base/utf8.h"
#include "base/word_set.h"
#include "text/address.h"
#include "text/latin_words.h"
#include "text/syllable.h"

namespace align {
namespace {

bool is_apostrophe(char32_t c) { return c == '\'' || c == 0x2019; }
bool is_digit_char(char c) { return c >= '0' && c <= '9'; }

// What a character behind Latin letters means for them.
enum class After : uint8_t {
  other,  // it may join the word to what follows, or belong to it
  blank,
  comma,
  stop,
  mark,  // neither joins the word to what follows nor belongs to it
};
constexpr std::array<After, 256> kAfter = [] {
  std::array<After, 256> after{};
  for (const char c : {')', ';', '?', '!', '"'}) after[static_cast<unsigned char>(c)] = After::mark;
  after[' '] = after['\n'] = After::blank;
  after[','] = After::comma;
  after['.'] = After::stop;
  return after;
}();
After after(char c) { return kAfter[static_cast<unsigned char>(c)]; }

bool contains(const auto& list, std::string_view word) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

constexpr std::array<std::string_view, 29> kUnits = {
    "km", "kg",  "cm",  "mm",  "m",    "g",   "mg",  "ml",  "l",  "ha",
    "kW", "MW",  "GW",  "kWh", "km/h", "Hz",  "MHz", "GHz", "MB", "GB",
    "TB", "mph", "lbs", "ft",  "m2",   "km2", "m3",  "kph", "hp"};
constexpr std::array<std::string_view, 14> kCurrencyCodes = {
    "VND", "USD", "EUR", "GBP", "JPY", "CNY", "RMB", "SGD", "AUD", "THB", "KRW", "US", "AU", "HK"};
constexpr std::array<std::string_view, 3> kCannot = {"cannot", "Cannot", "CANNOT"};
class Scanner {
 public:
  Scanner(std::string_view text, Lang lang, const Abbreviations* abbreviations,
          std::vector<Token>& tokens)
      : text_(text), lang_(lang), abbreviations_(abbreviations), tokens_(tokens) {}

  void run() {
    while (true) {
      scan_plain_words();
      if (pos_ >= text_.size()) return;
      if (text_[pos_] == ' ') {
        ++pos_;
        space_ = true;
        continue;
      }
      const Char x = at(pos_);
      if (x.k == CharClass::space || x.k == CharClass::control) {
        pos_ = x.end;
        space_ = true;
      } else if (x.letter()) {
        scan_word();
      } else if (x.k == CharClass::digit) {
        scan_number();
      } else {
        scan_mark(x.c, x.k, x.end);
      }
    }
  }

 private:
  static constexpr size_t kTail = 32;    // bytes at the end of the text
  static constexpr size_t kBehind = 18;  // that LatinWords and the marks behind a word may look at

  struct Char {
    char32_t c = 0;
    CharClass k = CharClass::control;
    size_t end = 0;
    bool letter() const { return is_letter(k) || k == CharClass::mark; }
    bool alnum() const { return letter() || k == CharClass::digit; }
  };

  Char at(size_t i) const {
    Char out;
    out.end = i;
    if (i >= text_.size()) return out;
    if (const auto byte = static_cast<unsigned char>(text_[i]); byte < 0x80)
      return {byte, classes_[byte], i + 1};
    out.c = next_code_point(text_, out.end);
    out.k = out.c < classes_.size() ? classes_[out.c] : char_class(out.c);
    return out;
  }

  size_t letters_end(size_t i) const {
    for (Char x = at(i); i < text_.size() && x.letter(); x = at(i)) i = x.end;
    return i;
  }
  size_t alnum_end(size_t i) const {
    for (Char x = at(i); i < text_.size() && x.alnum(); x = at(i)) i = x.end;
    return i;
  }
  std::string_view piece(size_t begin, size_t end) const {
    return text_.substr(begin, end - begin);
  }

  bool all_upper(size_t begin, size_t end) const {
    for (size_t i = begin; i < end;) {
      const Char x = at(i);
      if (x.letter() && x.k != CharClass::upper && x.k != CharClass::mark) return false;
      i = x.end;
    }
    return begin < end;
  }

  void emit(size_t end, TokenKind kind, char mark = 0) {
    tokens_.push_back({static_cast<uint32_t>(pos_), static_cast<uint32_t>(end), 0, kind, space_,
                       /*sentence_start=*/false, mark});
    pos_ = end;
    space_ = false;
  }

  bool is_abbreviation(size_t end) const {
    return abbreviations_ != nullptr && abbreviations_->contains(piece(pos_, end), lang_);
  }

  // Nearly every word: Latin letters, then a blank or a mark that ends them. Takes all up to one that needs a
  // closer look, with the blanks, commas and full stops behind them.
  void scan_plain_words() {
    scan_plain_words(text_, 0);
    if (pos_ + kTail < text_.size() || pos_ >= text_.size()) return;
    // LatinWords looks beyond a word: at the end of the text there must be something to look at
    std::array<char, kTail + kBehind> tail;
    const size_t size = text_.size() - pos_;
    text_.copy(tail.data(), size, pos_);
    std::fill_n(tail.data() + size, kBehind, '\n');
    scan_plain_words({tail.data(), size + kBehind}, pos_);
    pos_ = std::min(pos_, text_.size());
  }

  // The same in `text`, which stands at `offset` of the whole.
  void scan_plain_words(std::string_view text, size_t offset) {
    size_t pos = pos_ - offset;  // kept in registers, as members would not be
    bool space = space_;
    while (const size_t end = LatinWords::end_of_word(text, pos)) {
      const After next = after(text[end]);
      if (next == After::other || (next == After::stop && !stop_stands_alone(text, pos, end)) ||
          is_cannot(text.substr(pos, end - pos)))
        break;
      const auto at = static_cast<uint32_t>(end + offset);
      tokens_.push_back(
          {static_cast<uint32_t>(pos + offset), at, 0, TokenKind::word, space, false, 0});
      pos = end;
      space = false;
      if (next == After::mark) break;
      if (next != After::blank) {
        tokens_.push_back({at, at + 1, 0, TokenKind::punctuation, false, false, text[end]});
        ++pos;
        if (after(text[pos]) != After::blank) continue;
      }
      ++pos;
      space = true;
    }
    pos_ = pos + offset;
    space_ = space;
  }

  // The full stop at `end` of the text, behind the Latin letters from `begin` on, ends a sentence: it belongs to no
  // abbreviation, address or initial.
  bool stop_stands_alone(std::string_view text, size_t begin, size_t end) const {
    constexpr size_t kMostBytes = 3;  // of a Latin letter; "www." begins an address
    return end - begin > kMostBytes && after(text[end + 1]) == After::blank &&
           (abbreviations_ == nullptr ||
            !abbreviations_->contains(text.substr(begin, end - begin), lang_));
  }

  bool is_cannot(std::string_view word) const {
    return word.size() == 6 && (word[0] | 0x20) == 'c' && lang_ == Lang::en &&
           contains(kCannot, word);
  }

  // "cannot" is written as one word and is two.
  void emit_word(size_t end) {
    const bool cannot = is_cannot(piece(pos_, end));
    emit(cannot ? end - 3 : end, TokenKind::word);
    if (cannot) emit(end, TokenKind::clitic);
  }

  void scan_word() {
    if (const size_t end = address_end(text_, pos_); end != 0) return emit(end, TokenKind::address);
    size_t end = letters_end(pos_);
    if (end - pos_ == 3 && end < text_.size() && is_digit_char(text_[end]) &&
        contains(kCurrencyCodes, piece(pos_, end)))
      return emit(end, TokenKind::word);
    end = alnum_end(pos_);
    end = with_apostrophes(end);
    end = with_stops(end);
    if (at(pos_).k == CharClass::upper && at(end).c == '+' && !at(end + 1).alnum()) ++end;  // OPEC+
    emit_word(end);
    scan_clitic();
  }

  // O'Neill, d'Ivoire stay whole; a clitic is left for scan_clitic, which then finds it at pos_.
  size_t with_apostrophes(size_t end) {
    while (is_apostrophe(at(end).c) && at(at(end).end).letter()) {
      if (const size_t clitic = clitic_end(end); clitic != 0) {
        const bool nt =
            piece(at(end).end, clitic) == "t" && end > pos_ + 1 && text_[end - 1] == 'n';
        return nt ? end - 1 : end;
      }
      end = alnum_end(at(end).end);
    }
    return end;
  }

  // End of the clitic whose apostrophe stands at `i`, 0 when there is none.
  size_t clitic_end(size_t i) const {
    static constexpr std::array<std::string_view, 9> kClitics = {"s", "S", "re", "ve", "ll",
                                                                 "d", "m", "t",  "em"};
    const size_t begin = at(i).end;
    const size_t end = alnum_end(begin);
    const std::string_view rest = piece(begin, end);
    if (rest == "t" && (i == 0 || text_[i - 1] != 'n')) return 0;
    return contains(kClitics, rest) ? end : 0;
  }

  void scan_clitic() {
    const Char x = at(pos_);
    if (x.c == 'n' && is_apostrophe(at(x.end).c)) {
      if (const size_t end = clitic_end(x.end);
          end != 0 && !tokens_.empty() && tokens_.back().end == pos_)
        emit(end, TokenKind::clitic);
    } else if (is_apostrophe(x.c)) {
      if (const size_t end = clitic_end(pos_); end != 0) emit(end, TokenKind::clitic);
    }
  }

  // Full stops that belong to the word: U.S., J.K., TP.HCM, GS.TS., Mr.
  size_t with_stops(size_t end) const {
    if (at(end).c != '.') return end;
    if (const size_t initials = initials_end(); initials > end) return initials;
    size_t last = end;
    while (at(last).c == '.') {
      const size_t next = last + 1;
      const size_t next_end = alnum_end(next);
      if (next_end > next && all_upper(pos_, last) && all_upper(next, next_end) &&
          next_end - next <= 12) {
        last = next_end;
        continue;
      }
      if (const size_t end_of_domain = domain_end(text_, last);
          end_of_domain != 0 && last - pos_ > 1)
        return end_of_domain;
      const std::string_view part = last_part(last);
      const bool stop = (abbreviations_ != nullptr && abbreviations_->contains(part, lang_)) ||
                        is_abbreviation(last);
      if (!stop) return last;
      // Titles may go on without a blank: PGS.TS.Nguyễn, GS.TS
      if (next_end > next && abbreviations_->contains(piece(next, next_end), lang_)) {
        last = next_end;
        continue;
      }
      return next;
    }
    return last;
  }

  // What stands behind the last inner full stop: "TS" of "GS.TS".
  std::string_view last_part(size_t end) const {
    const std::string_view whole = piece(pos_, end);
    const size_t stop = whole.rfind('.');
    return stop == std::string_view::npos ? whole : whole.substr(stop + 1);
  }

  // Letters with a stop after each: "U.S.", "J.K.", "a.m.". One letter and its stop ("J. Smith", "Q. 1")
  // counts only when it is a capital and something follows.
  size_t initials_end() const {
    size_t i = pos_;
    int pairs = 0;
    while (true) {
      const Char letter = at(i);
      if (!letter.letter() || at(letter.end).c != '.') break;
      i = letter.end + 1;
      ++pairs;
    }
    const Char next = at(i);
    if (pairs >= 2) {  // U.S of "U.S" without its last stop
      if (next.letter() && !at(next.end).alnum()) return next.end;
      return next.letter() ? 0 : i;
    }
    if (pairs == 1 && at(pos_).k == CharClass::upper) {
      if (next.letter() && next.k == CharClass::upper && !at(next.end).alnum()) return next.end;
      const bool blank_then_capital = next.c == ' ' && at(next.end).k == CharClass::upper;
      if (lang_ == Lang::en && blank_then_capital && ends_version()) return 0;
      if (lang_ == Lang::en && (blank_then_capital || next.c == ',')) return i;
      if (lang_ == Lang::vi && blank_then_capital && between_foreign_names(next.end)) return i;
    }
    return 0;
  }

  // The X of "OS X. He said": a number, no initial.
  bool ends_version() const {
    return text_[pos_] == 'X' && !tokens_.empty() &&
           tokens_.back().end - tokens_.back().begin > 1 &&
           all_upper(tokens_.back().begin, tokens_.back().end);
  }

  // "Robert K. Hanley", "Robert K. Gao", but not "ông Nguyễn Văn K. Sau đó": there the sentence ends.
  bool between_foreign_names(size_t next) const {
    static constexpr WordSet kBegin = {"Anh", "Ba",  "Bao",   "Cho", "Do",  "Hai", "Hay",
                                       "Hoa", "Khi", "Nay",   "Nga", "Qua", "Sau", "Theo",
                                       "Tin", "Tri", "Trong", "Tuy", "Xung"};
    if (tokens_.empty()) return false;
    const std::string_view behind = piece(next, letters_end(next));
    // "Irwin Rosenstock, S. Stephen Kegeles"
    if (tokens_.back().mark == ',')
      return behind.size() > 3 && !is_vietnamese_syllable(behind) &&
             at(next + behind.size()).c == ' ' &&
             at(next + behind.size() + 1).k == CharClass::upper;
    if (!tokens_.back().is_word()) return false;
    // "phóng viên A. Hanley"
    if (at(tokens_.back().begin).k != CharClass::upper)
      return behind.size() > 3 && !is_vietnamese_syllable(behind);
    const std::string_view before = piece(tokens_.back().begin, tokens_.back().end);
    const bool may_be_family = is_ascii(behind) && !kBegin.contains(behind);
    return !is_vietnamese_syllable(before) && (may_be_family || !is_vietnamese_syllable(behind));
  }

  void scan_number() {
    size_t end = pos_;
    while (end < text_.size() && is_digit_char(text_[end])) ++end;
    if (end < text_.size() && after(text_[end]) == After::blank)
      return emit(end, TokenKind::number);  // most of them
    end = digits_end(end);
    if (const size_t id = document_number_end(end); id != 0) return emit(id, TokenKind::id);
    const size_t whole = alnum_end(end);
    if (whole == end || contains(kUnits, piece(end, whole))) return emit(end, TokenKind::number);
    emit(whole, TokenKind::word);  // 5G, 20th, 1990s, 10h30, 1m95
  }

  // Digits with single separators between them: 1.000,5  14/1/2026  10:30  2020-2025
  size_t digits_end(size_t i) const {
    size_t end = i;
    while (true) {
      while (end < text_.size() && at(end).k == CharClass::digit) end = at(end).end;
      const Char separator = at(end);
      const bool joins = separator.c == '.' || separator.c == ',' || separator.c == ':' ||
                         separator.c == '/' || separator.c == '-' || separator.c == 0x2013;
      if (!joins || at(separator.end).k != CharClass::digit) return end;
      end = separator.end;
    }
  }

  // 57-NQ/TW, 176/2025/QH15: a number, then groups of capitals joined by - or /. 0 when it is none.
  size_t document_number_end(size_t end) const {
    size_t last = 0;
    while (true) {
      const Char separator = at(end);
      if (separator.c != '-' && separator.c != '/') return last;
      const size_t group = alnum_end(separator.end);
      const size_t letters = letters_end(separator.end);
      if (letters - separator.end < 2 ||
          !is_office(piece(separator.end, letters), separator.end, letters))
        return last;
      end = last = group;
    }
  }

  // A group of a document number: NQ, TW, TTg (Thủ tướng), CTr (chương trình); not the MW of "100-MW", the VND of "500-VND600".
  bool is_office(std::string_view letters, size_t begin, size_t end) const {
    if (letters == "TTg" || letters == "CTr") return true;
    return all_upper(begin, end) && !contains(kUnits, letters) &&
           !contains(kCurrencyCodes, letters);
  }

  void scan_mark(char32_t c, CharClass k, size_t next) {
    if (is_apostrophe(c)) {
      if (const size_t end = clitic_end(pos_); end != 0 && !space_)
        return emit(end, TokenKind::clitic);
    }
    size_t end = next;
    if (c == '.')
      while (end < text_.size() && text_[end] == '.') ++end;
    const char mark = mark_of(c, end - pos_);
    // A diacritic belongs to the character before it, with which it may have been one in the text as given.
    while (end < text_.size() && static_cast<unsigned char>(text_[end]) >= 0x80 &&
           at(end).k == CharClass::mark)
      end = at(end).end;
    emit(end, k == CharClass::symbol ? TokenKind::symbol : TokenKind::punctuation, mark);
  }

  static char mark_of(char32_t c, size_t length) {
    if (c == 0x201C || c == 0x201D || c == 0x201E || c == 0xAB || c == 0xBB || c == '"' ||
        c == 0x2018 || c == 0x2019 || c == '\'')
      return '"';
    if (c == 0x2010 || c == 0x2011 || c == 0x2012 || c == 0x2013 || c == 0x2014 || c == '-')
      return '-';
    if (c == 0x2026 || (c == '.' && length > 1))
      return '~';  // an ellipsis ends a sentence only before a capital
    return c < 0x80 ? static_cast<char>(c) : '\0';
  }

  std::string_view text_;
  Lang lang_;
  const Abbreviations* abbreviations_;
  std::vector<Token>& tokens_;
  std::span<const CharClass> classes_ = char_classes();
  size_t pos_ = 0;
  bool space_ = true;
};

}  // namespace

void split_tokens(std::string_view text, Lang lang, const Abbreviations* abbreviations,
                  std::vector<Token>& tokens) {
  tokens.reserve(tokens.size() + text.size() / 4 + 1);
  Scanner(text, lang, abbreviations, tokens).run();
}

void tokenize(std::string_view text, Lang lang, const Abbreviations* abbreviations,
              Vocabulary& vocabulary, std::vector<Token>& tokens) {
  const size_t before = tokens.size();
  split_tokens(text, lang, abbreviations, tokens);
  vocabulary.number_words(text, std::span(tokens).subspan(before));
}

}  // namespace align
