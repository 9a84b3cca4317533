// What join_words() may join: words of the word list as they stand in the lexicon, and names. A name
// of several syllables is one word: a known place or person, a surname with what follows it, a foreign
// name, or two capitals in a row that no word of the list explains.
//
//     phó giám đốc Phan Văn Đức  ở  Gò Vấp        surname and two more; two capitals
//     Phó Chủ tịch               (no name)         "Chủ" begins the word "chủ tịch"
#include <algorithm>

#include "mention/analysed_text.h"
#include "text/syllable.h"

namespace align {
namespace {

// Weights against words of the list: a name wins unless something much commoner says no.
constexpr float kPerson = 4000;
constexpr float kPlace = 1000;
constexpr float kTwoCapitals = 30;
constexpr float kNamesShare = 0.95F;  // of capitals among the uses of an English word that is a name
constexpr uint32_t kLongestName = 4;  // units

class NameWords {
 public:
  NameWords(const AnalysedText& text, TokenSpan sentence, Workspace& workspace)
      : text_(text), sentence_(sentence), w_(workspace) {}

  // Names that begin at token `i`, a capital, go to `out`.
  void add(uint32_t i, std::vector<KnownWord>& out) {
    read_units(i);
    if (count_ < 2) return;
    if (const uint32_t n = person_units(i); n >= 2) {
      out.push_back({{i, ends_[n - 1]}, kPerson});
    } else if (two_capitals(i)) {
      out.push_back({{i, ends_[1]}, kTwoCapitals});
    }
  }

  bool is_capital(uint32_t i) const {
    const Token& t = text_.tokens[i];
    const WordInfo& word = info(i);
    if (!t.is_word() || !word.is(kStartsCapital)) return false;
    return !word.is(kAllCapitals) || t.end - t.begin == 2U * word.letters;  // J.K.
  }

  // Capitals inside a known name: "Cửu Long" of "sông Cửu Long", both halves of "Bà Rịa - Vũng Tàu",
  // but not "Lớn Hà Nội" of "Nhà hát Lớn Hà Nội", for "Hà Nội" is a name of its own.
  void add_capitals(const LexiconHit& hit, std::vector<KnownWord>& out) const {
    const TokenSpan span = hit.span;
    if (hit.type == RowType::ORG && is_foreign(span.begin)) return;
    if (span.size() == 2 && !is_capital(span.begin) && !facts(span.begin).is(WordFacts::kHead)) out.push_back({span, kPlace});  // châu Phi
    for (uint32_t begin = span.begin; begin < span.end;) {
      uint32_t end = begin;
      while (end < span.end && (is_capital(end) || (end > begin && !text_.tokens[end].space_before))) ++end;
      const uint32_t next = end + 1;
      if (end < span.end && end > begin && word_goes_on(end - 1, end)) --end;
      if (end - begin > 2 && facts(begin).is(WordFacts::kHead)) ++begin;
      if (end - begin >= 2 && end - begin <= kLongestName && !ends_with_place(begin, end)) out.push_back({{begin, end}, kPlace});
      begin = next;
    }
  }

 private:
  const WordInfo& info(uint32_t i) const { return w_.vocabulary.info(text_.tokens[i].word); }
  const WordFacts& facts(uint32_t i) const { return w_.matcher.facts(text_.tokens[i].word, Lang::vi); }

  // Up to four units of capitals from `i` on; what a hyphen glues is one unit.
  void read_units(uint32_t i) {
    count_ = 0;
    for (uint32_t at = i; at < sentence_.end && count_ < kLongestName; at = ends_[count_++]) {
      if (!is_capital(at) || (at > i && !text_.tokens[at].space_before)) return;
      ends_[count_] = glued_end(text_.normalized.text, text_.tokens, at, sentence_.end);
    }
  }

  uint32_t unit_begin(uint32_t unit, uint32_t i) const { return unit == 0 ? i : ends_[unit - 1]; }

  // A word of the list or a title begins at `i` and goes on behind `end`.
  bool word_goes_on(uint32_t i, uint32_t end) const {
    const auto hits = text_.hits_at(i);
    return std::any_of(hits.begin(), hits.end(), [&](const LexiconHit& hit) {
      return hit.span.end > end && (hit.type == RowType::TITLE || (hit.type == RowType::SEG && hit.weight >= 5));
    });
  }

  bool ends_with_place(uint32_t begin, uint32_t end) const {
    for (uint32_t i = begin + 1; i + 1 < end; ++i)
      for (const LexiconHit& hit : text_.hits_at(i))
        if (hit.type == RowType::LOC && hit.span.end == end && !hit.lower) return true;
    return false;
  }

  bool is_foreign(uint32_t i) const {
    return facts(i).weight == 0 && !info(i).is(kMarked) && !is_vietnamese_syllable(w_.vocabulary.surface(text_.tokens[i].word));
  }

  // Units of the person's name that begins at `i`; 0 when none does.
  uint32_t person_units(uint32_t i) const {
    uint32_t n = count_;
    if (word_goes_on(unit_begin(n - 1, i), ends_[n - 1])) --n;
    if (n < 2) return 0;
    const WordFacts& first = facts(i);
    if (first.is(WordFacts::kViSurname | WordFacts::kZhSurname) && !is_common_noun(first, n)) return n;
    const bool named = first.is(WordFacts::kGiven | WordFacts::kSurname | WordFacts::kKorean | WordFacts::kJapanese);
    const bool foreign = is_foreign(i) && (title_before(i) || names_only(i, n));
    return (named && first.weight == 0) || foreign ? std::min(n, uint32_t{3}) : 0;
  }

  // No unit is an English word that is ever written small, as "World" and "Bank" are.
  bool names_only(uint32_t i, uint32_t n) const {
    for (uint32_t unit = 0; unit < n; ++unit) {
      const uint32_t at = unit_begin(unit, i);
      const float share = w_.matcher.facts(text_.tokens[at].word, Lang::en).capital_share;
      if (!is_foreign(at) || (share >= 0 && share < kNamesShare)) return false;
      for (const LexiconHit& hit : text_.hits_at(at))
        if (hit.type != RowType::PER && hit.type <= RowType::NORP) return false;  // Asia, Nikkei
    }
    return true;
  }

  // "Ông", "Phó", "Ban" are surnames too, but rare ones.
  static bool is_common_noun(const WordFacts& f, uint32_t units) {
    const bool rare = !f.is(WordFacts::kViSurname) || f.name_weight <= 0.1F;
    return f.is(WordFacts::kHonor) || (rare && f.weight >= 20 && (units == 2 || f.is(WordFacts::kTitle | WordFacts::kHead)));
  }

  bool title_before(uint32_t i) const {
    for (uint32_t k = i >= sentence_.begin + 5 ? i - 5 : sentence_.begin; k < i; ++k)
      for (const LexiconHit& hit : text_.hits_at(k))
        if (hit.span.end == i && (hit.type == RowType::TITLE || hit.type == RowType::HONOR)) return true;
    return false;
  }

  bool two_capitals(uint32_t i) const {
    if (ends_[0] != i + 1 || ends_[1] != i + 2) return false;
    if (facts(i).is(WordFacts::kHonor | WordFacts::kTitle | WordFacts::kHeadOrg)) return false;
    if (text_.tokens[i].sentence_start && facts(i).weight >= 50) return false;
    if (is_foreign(i) || is_foreign(i + 1)) return false;
    return !word_goes_on(i + 1, i + 2);
  }

  const AnalysedText& text_;
  TokenSpan sentence_;
  Workspace& w_;
  uint32_t ends_[kLongestName] = {};  // of the units
  uint32_t count_ = 0;
};

// "Bắc - Nam" is no word though "Bắc-Nam" may be one.
bool has_spaced_joint(const AnalysedText& text, TokenSpan span) {
  for (uint32_t i = span.begin + 1; i + 1 < span.end; ++i)
    if (!text.tokens[i].is_text() && text.tokens[i].space_before) return true;
  return false;
}

}  // namespace

std::vector<KnownWord> known_words(const AnalysedText& text, TokenSpan sentence, Workspace& w) {
  std::vector<KnownWord> out;
  out.reserve(size_t{sentence.size()} * 2);
  NameWords names(text, sentence, w);
  for (uint32_t i = sentence.begin; i < sentence.end; ++i) {
    for (const LexiconHit& hit : text.hits_at(i)) {
      if (hit.span.end > sentence.end) continue;
      if (hit.type == RowType::SEG && !has_spaced_joint(text, hit.span)) out.push_back({hit.span, hit.weight});
      const bool name = (hit.type == RowType::LOC || hit.type == RowType::PER || hit.type == RowType::ORG) && !hit.lower;
      if (name && hit.span.size() > 1 && (hit.flags & kVariant) == 0) names.add_capitals(hit, out);
    }
    if (names.is_capital(i)) names.add(i, out);
  }
  const auto earlier = [](const KnownWord& a, const KnownWord& b) { return a.span.begin < b.span.begin; };
  if (!std::is_sorted(out.begin(), out.end(), earlier)) std::stable_sort(out.begin(), out.end(), earlier);
  return out;
}

}  // namespace align
