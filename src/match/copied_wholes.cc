#include <algorithm>
#include <array>

#include "match/copy_view.h"
#include "mention/region.h"
#include "text/syllable.h"

namespace align {
namespace {

constexpr uint32_t kLongest = 12;        // tokens of a copied title
constexpr uint32_t kMostSmall = 3;       // small words of it side by side
constexpr uint32_t kMostBesideCode = 4;  // other words of a code's name

// English words inside titles that are no Vietnamese syllables, or hardly ever between two capitals.
constexpr WordSet kEnglish = {"by",  "the",  "of",    "for",  "with", "from", "into",
                              "in",  "over", "under", "your", "my",   "our",  "their",
                              "his", "her",  "its",   "on",   "at",   "as",   "is",
                              "are", "not",  "you",   "we",   "this", "that"};
constexpr WordSet kLetters = {"AM", "FM", "TV"};

class Wholes : CopyView {
 public:
  Wholes(const AnalysedText& en, const AnalysedText& vi, Workspace& w, Copy copy)
      : CopyView(en, vi, w, copy) {}

  std::vector<TokenSpan> find() {
    foreign_tail();
    particles_before();
    if (copy_.en.size() > 1) {
      for (const TokenSpan run : runs())
        if (run.size() > 1 &&
            (ends_in_letter(run) || ends_in_model(run) || holds_particle(run) || holds_title(run)))
          out_.push_back(run);
      nicknames();
      titles();
      owners();
    }
    codes();
    return std::move(out_);
  }

 private:
  // Aedes aegypti: small Latin words that neither language knows go on, letter for letter, with a capitalised one.
  void foreign_tail() {
    const uint32_t last = copy_.en.end - 1;
    TokenSpan span{last, copy_.en.end};
    if (!capital(last) || info(last).is(kAllCapitals) || !ends_in_latin(last)) return;
    while (is_foreign(span.end)) ++span.end;
    if (span.size() > 1) out_.push_back(span);
  }

  bool is_foreign(uint32_t en) const {
    const uint32_t vi = other(en);
    if (en >= en_.tokens.size() || vi >= vi_.tokens.size()) return false;
    const Token& t = at(en);
    return t.is_word() && t.word == vi_.tokens[vi].word && info(en).letters >= 4 && !capital(en) &&
           w_.matcher.facts(t.word, Lang::en).capital_share < 0 && en_.hits_at(en).empty() &&
           vi_.hits_at(vi).empty() && !is_vietnamese_syllable(string(en)) && ends_in_latin(en);
  }

  bool ends_in_latin(uint32_t en) const {
    static constexpr std::array<std::string_view, 7> kEnds = {"us", "um", "a", "is",
                                                              "ae", "i",  "ns"};
    return std::any_of(kEnds.begin(), kEnds.end(),
                       [&](std::string_view e) { return string(en).ends_with(e); });
  }

  // Estadio das Dunas
  bool holds_particle(TokenSpan run) const {
    for (uint32_t k = run.begin + 1; k + 1 < run.end; ++k)
      if (kNameParticles.contains(string(k)) && !is_vietnamese_syllable(string(k)))
        return !follows(en_, run.end) && !follows(vi_, other(run.end));
    return false;
  }

  // Khalid Sheikh Mohammed
  bool holds_title(TokenSpan run) const {
    constexpr uint32_t kGiven = WordFacts::kGiven | WordFacts::kRareGiven;
    return run.size() == 3 && w_.matcher.facts(at(run.begin).word, Lang::en).is(kGiven) &&
           hit_at(en_, {run.begin + 1, run.begin + 2}, is_title_hit) != nullptr && !goes_on(run);
  }

  // "Mr del Rosario": the copy begins at the capital, the name before it on both sides.
  void particles_before() {
    const uint32_t begin = copy_.en.begin;
    if (!is_copied_particle(begin - 1) || !capital(begin)) return;
    uint32_t k = begin - 1;
    while (is_copied_particle(k - 1)) --k;
    const bool inside = k > 0 && at(k - 1).is_word() && capital(k - 1) &&
                        !kMister.contains(string(k - 1)) &&
                        longest_hit(en_, k - 1, k, is_title_hit) == nullptr;
    uint32_t end = begin + 1;
    while (end < copy_.en.end && is_name_word(end) && !at(end).sentence_start) ++end;
    if (!inside) out_.push_back({k, end});
  }

  bool is_copied_particle(uint32_t en) const {
    if (en >= en_.tokens.size() || other(en) >= vi_.tokens.size()) return false;
    return at(en).word == vi_.tokens[other(en)].word && at(en + 1).space_before &&
           kNameParticles.contains(string(en)) && !is_vietnamese_syllable(string(en));
  }

  // Elisabeth "Liz" May
  void nicknames() {
    const TokenSpan all = copy_.en;
    for (uint32_t k = all.begin; k + 4 < all.end; ++k) {
      if (!capital(k) || at(k + 1).mark != '"' || !capital(k + 2) || at(k + 3).mark != '"' ||
          !capital(k + 4) || at(k + 4).sentence_start)
        continue;
      const auto ordinary = [&](uint32_t i) {
        return w_.role(at(i).word, Lang::en).is(WordRole::kOrdinary);
      };
      constexpr uint32_t kGiven = WordFacts::kGiven | WordFacts::kRareGiven;
      const bool given = w_.matcher.facts(at(k).word, Lang::en).is(kGiven);
      if (given || (!ordinary(k) && !ordinary(k + 4))) out_.push_back({k, k + 5});
    }
  }

  // Malcolm X, Hepatitis B, Canada AM
  bool ends_in_letter(TokenSpan run) const {
    const uint32_t last = run.end - 1;
    if (run.size() > 3 || !at(last).space_before || string(last).back() == '.' ||
        !w_.vocabulary.info(vi_.tokens[other(run.begin)].word).is(kHasCapital) || goes_on(run))
      return false;
    return (info(last).is(kOneLetter) && capital(last)) ||
           (run.size() == 2 && kLetters.contains(string(last)));
  }

  // Embraer 195
  bool ends_in_model(TokenSpan run) const {
    const uint32_t last = run.end - 1;
    if (run.size() > 3 || at(last).kind != TokenKind::number || !at(last).space_before ||
        goes_on(run))
      return false;
    const std::string_view digits = string(last);
    if (digits.size() > 4 || digits.find_first_not_of("0123456789") != std::string_view::npos)
      return false;
    const bool year = digits.size() == 4 && digits >= "1900" && digits <= "2099";
    if (year || (digits.size() == 1 && at(run.begin).sentence_start)) return false;
    // "Vietnam 2", "Chelsea 1"
    const auto other_name = [](const LexiconHit& h) {
      return is_place_or_people(h) || (h.type == RowType::PER && !h.lower) || is_title_hit(h);
    };
    for (uint32_t k = run.begin; k < last; ++k)
      if (longest_hit(en_, k, last, other_name) != nullptr) return false;
    return true;
  }

  // More of the name follows on one of the sides.
  bool goes_on(TokenSpan run) const {
    return follows(en_, run.end) || follows(vi_, other(run.end));
  }
  bool follows(const AnalysedText& text, uint32_t end) const {
    if (end >= text.tokens.size()) return false;
    const Token& next = text.tokens[end];
    return (next.is_text() && !next.sentence_start &&
            w_.vocabulary.info(next.word).is(kHasCapital)) ||
           (!next.space_before && (next.mark == '-' || next.mark == '/'));
  }

  // Stretches without a mark that parts names.
  void titles() {
    uint32_t begin = copy_.en.begin;
    for (uint32_t k = begin; k <= copy_.en.end; ++k) {
      const bool goes_on = title_goes_on(begin, k) || (k > begin && title_goes_on(begin, k - 1));
      if (k < copy_.en.end && (!parts(k) || goes_on)) continue;
      title({begin, k});
      begin = k < copy_.en.end && at(k).is_text() ? k : k + 1;
    }
  }

  bool parts(uint32_t k) const {
    const Token& t = at(k);
    if (t.kind == TokenKind::punctuation || t.kind == TokenKind::symbol)
      return t.mark != '-' && t.mark != '&' && t.mark != '\'' && t.mark != '!';
    return t.sentence_start;
  }

  // "Salt: A World History", "Center for Oceans, Climate & Law": English words behind the mark, too.
  bool title_goes_on(uint32_t begin, uint32_t k) const {
    if (!copy_.en.contains(k + 2) || !capital(k + 1)) return false;
    if (at(k).mark == ',' && has_subtitle({begin, k}))
      return is_english(k + 1) || is_english(k + 2);
    if (at(k).mark == ',') return has_subject(begin, k) && list_ends(k + 1);
    if (at(k).mark != ':' || k == begin || at(k).space_before || name_ends(k)) return false;
    return is_english(k + 1) || is_english(k + 2);
  }

  // A name of the lexicon that may have published what follows: "World Bank: A Report".
  bool name_ends(uint32_t end) const {
    for (uint32_t k = end - std::min(end - copy_.en.begin, 6U); k < end; ++k)
      if (hit_at(en_, {k, end}, is_name_hit) != nullptr) return true;
    return false;
  }

  // No Vietnamese word, and no name: an ordinary English one.
  bool is_english(uint32_t k) const {
    return at(k).is_word() && w_.role(at(k).word, Lang::en).is(WordRole::kOrdinary) &&
           !is_vietnamese_syllable(string(k)) && longest_hit(en_, k, k + 1, is_name_hit) == nullptr;
  }

  // "Center for", "Institute of"
  bool has_subject(uint32_t begin, uint32_t end) const {
    for (uint32_t k = begin; k + 1 < end; ++k)
      if ((string(k + 1) == "for" || string(k + 1) == "of") &&
          hit_at(en_, {k, k + 1},
                 [](const LexiconHit& h) { return h.kind == EntryKind::head_org; }) != nullptr)
        return true;
    return false;
  }

  // The last of the list comes behind "and": "Climate & Law"
  bool list_ends(uint32_t begin) const {
    for (uint32_t k = begin; copy_.en.contains(k + 1) && k < begin + 4; ++k) {
      if (at(k).mark == '&' || string(k) == "and") return k > begin && capital(k + 1);
      if (!capital(k)) return false;
    }
    return false;
  }

  // Cox's Bazar: one word on each side. Vietnamese hardly ever has an 's outside of names.
  void owners() {
    for (uint32_t k = copy_.en.begin + 1; k + 1 < copy_.en.end; ++k) {
      if (at(k).kind != TokenKind::clitic || vi_.tokens[other(k)].space_before) continue;
      const TokenSpan span{k - 1, k + 2};
      const bool names = capital(k - 1) && capital(k + 1) && !at(k + 1).sentence_start;
      const bool more = span.begin > 0 && at(span.begin - 1).is_text() && capital(span.begin - 1);
      if (names && !more && !follows(en_, span.end) &&
          longest_hit(en_, k + 1, span.end, is_title_hit) == nullptr)
        out_.push_back(span);
    }
  }

  void title(TokenSpan span) {
    while (!span.empty() && !capital(span.begin)) ++span.begin;
    while (!span.empty() && !is_name_word(span.end - 1)) --span.end;
    if (span.size() < 2) return;
    const bool opened = quoted_before(span.begin);
    const bool quoted = opened && closes(en_, span.end) && closes(vi_, other(span.end));
    if (!opened && kArticles.contains(string(span.begin))) ++span.begin;
    if (span.size() < 2 || span.size() > kLongest) return;
    if (quoted ? few_small(span)
               : (has_english(span) || has_subtitle(span)) && !follows(en_, span.end))
      out_.push_back(span);
  }

  bool has_subtitle(TokenSpan span) const {
    for (uint32_t k = span.begin; k < span.end; ++k)
      if (at(k).mark == ':') return few_small(span);
    return false;
  }

  bool few_small(TokenSpan span) const {
    uint32_t small = 0;
    for (uint32_t k = span.begin; k < span.end; ++k) {
      if (!at(k).is_text()) continue;
      small = is_name_word(k) ? 0 : small + 1;
      if (small > kMostSmall) return false;
    }
    return true;
  }

  // Small English words between two capitals or more. "and" is one of them where it ends no list.
  bool has_english(TokenSpan span) const {
    const auto is_comma = [&](uint32_t back) {
      return span.begin >= back && at(span.begin - back).mark == ',';
    };
    const bool listed = is_comma(1) || is_comma(2);
    uint32_t capitals = 0;
    bool english = false;
    for (uint32_t k = span.begin; k < span.end; ++k) {
      if (!at(k).is_text()) continue;
      capitals += capital(k);
      if (is_name_word(k)) continue;
      const std::string_view word = string(k);
      english |= kEnglish.contains(word) || (!listed && (word == "and" || word == "or"));
    }
    return english && capitals > 1 && few_small(span);
  }

  bool quoted_before(uint32_t en) const {
    return en > 0 && other(en) > 0 && at(en - 1).mark == '"' &&
           vi_.tokens[other(en) - 1].mark == '"';
  }
  // Closed at `end`, perhaps with a stop or comma before.
  static bool closes(const AnalysedText& text, uint32_t end) {
    const auto mark = [&](uint32_t i) {
      return i < text.tokens.size() ? text.tokens[i].mark : '\0';
    };
    return mark(end) == '"' || ((mark(end) == '.' || mark(end) == ',') && mark(end + 1) == '"');
  }

  // N-Gage, WJLA-TV, OH-58D, B737
  void codes() {
    for (uint32_t k = copy_.en.begin; k < copy_.en.end;) {
      uint32_t end = k + 1;
      while (hyphen(end) && at(end + 1).is_text()) end += 2;
      if (end > k + 1 ? is_glued_code({k, end}) : is_model(k)) out_.push_back(with_maker({k, end}));
      k = end;
    }
  }

  bool is_glued_code(TokenSpan span) const {
    // (D-Ohio)
    const bool opened = span.begin > 0 && at(span.begin - 1).mark == '(';
    if (opened && info(span.begin).is(kOneLetter) && info(span.end - 1).is(kHasSmall)) return false;
    // S1473-3099(18) is of an address
    if (span.end < en_.tokens.size() && at(span.end).mark == '(' && !at(span.end).space_before)
      return false;
    if (string(span.begin) == "UTC" || string(span.begin) == "GMT") return false;
    if (are_numerals(span)) return false;
    bool mark = false;
    bool letters = false;
    for (uint32_t k = span.begin; k < span.end; k += 2) {
      if (!is_name_word(k) || hit_at(en_, {k, k + 1}, is_place_or_people) != nullptr) return false;
      letters |= capital(k);
      mark |= info(k).is(kAllCapitals) || info(k).is(kOneLetter) || info(k).is(kHasDigit);
    }
    return letters && mark && name_at(en_, span) == nullptr && name_at(vi_, other(span)) == nullptr;
  }

  // I-III
  bool are_numerals(TokenSpan span) const {
    for (uint32_t k = span.begin; k < span.end; k += 2)
      if (string(k).find_first_not_of("IVX") != std::string_view::npos) return false;
    return true;
  }

  // B737, Speedbird94, VN84App; but VN0054 and SE11 are a flight and a train
  bool is_model(uint32_t token) const {
    if (!info(token).is(kHasDigit) || !info(token).is(kStartsCapital)) return false;
    const std::string_view word = string(token);
    const auto digit = [](char c) { return c >= '0' && c <= '9'; };
    const auto letters =
        static_cast<size_t>(std::find_if(word.begin(), word.end(), digit) - word.begin());
    const std::string_view rest = word.substr(letters);
    if (letters == 1 && rest.size() == 3) return std::all_of(rest.begin(), rest.end(), digit);
    return info(token).is(kHasSmall) && word.find('.') == std::string_view::npos &&
           (letters >= 4 || std::count_if(rest.begin(), rest.end(), digit) + 2 <=
                                static_cast<std::ptrdiff_t>(rest.size()));
  }

  // Bkav Phone 4G-C85, 1-Click Maps
  TokenSpan with_maker(TokenSpan code) const {
    const uint32_t most = code.size() + kMostBesideCode;
    const auto belongs = [&](uint32_t k) {
      if (!at(k).is_word() || !capital(k) || info(k).is(kHasDigit)) return false;
      const bool first =
          at(k).sentence_start && w_.role(at(k).word, Lang::en).is(WordRole::kOrdinary);
      return !first && hit_at(en_, {k, k + 1}, [](const LexiconHit& h) {
                         return is_place_or_people(h) || is_title_hit(h);
                       }) == nullptr;
    };
    while (code.begin > copy_.en.begin && code.size() < most && belongs(code.begin - 1) &&
           !at(code.begin).sentence_start)
      --code.begin;
    while (code.end < copy_.en.end && code.size() < most && belongs(code.end) &&
           !at(code.end).sentence_start)
      ++code.end;
    return code;
  }

  std::vector<TokenSpan> out_;
};

}  // namespace

std::vector<TokenSpan> copied_wholes(const AnalysedText& en, const AnalysedText& vi,
                                     Workspace& workspace, Copy copy) {
  return Wholes(en, vi, workspace, copy).find();
}

}  // namespace align
