// Not for outside; see region.h. What finding regions needs in both languages.
#ifndef ALIGN_MENTION_REGION_READER_H_
#define ALIGN_MENTION_REGION_READER_H_

#include <algorithm>
#include <string_view>
#include <utility>
#include <vector>

#include "mention/region.h"

namespace align {

class RegionReader {
 protected:
  RegionReader(const AnalysedText& text, const Sentence& sentence, Workspace& w)
      : text_(text), sentence_(sentence), w_(w) {}

  const Token& at(uint32_t i) const { return text_.tokens[i]; }
  bool inside(uint32_t i) const { return i < sentence_.tokens.end; }
  const WordInfo& info(uint32_t i) const { return w_.vocabulary.info(at(i).word); }
  const WordFacts& facts(uint32_t i) const { return w_.matcher.facts(at(i).word, text_.lang); }
  std::string_view string(uint32_t i) const { return text_.text(at(i).span()); }
  bool capital(uint32_t i) const { return inside(i) && at(i).is_word() && info(i).is(kHasCapital); }
  bool empty() const { return region_.nodes.empty(); }
  uint32_t last_token() const { return region_.nodes.back().token; }
  bool adjacent(uint32_t i) const { return !empty() && last_token() + 1 == i; }

  template <class Wanted>
  const LexiconHit* longest(uint32_t i, Wanted wanted) const {
    return longest_hit(text_, i, sentence_.tokens.end, wanted);
  }

  // Does a wanted hit end with the token `last`?
  template <class Wanted>
  bool ends_with(uint32_t last, Wanted wanted) const {
    for (uint32_t k = back(last, 5); k <= last; ++k)
      for (const LexiconHit& hit : text_.hits_at(k))
        if (hit.span.end == last + 1 && wanted(hit)) return true;
    return false;
  }

  // `count` tokens before `i`, but not before the sentence.
  uint32_t back(uint32_t i, uint32_t count) const {
    return i >= sentence_.tokens.begin + count ? i - count : sentence_.tokens.begin;
  }

  // The tokens of the region's last two, with a hyphen between that touches both.
  bool glued_by_hyphen(uint32_t i) const {
    return !empty() && last_token() + 2 == i && at(i - 1).mark == '-' && !at(i - 1).space_before &&
           !at(i).space_before;
  }

  // "U" of U-2, "F" of F-16: one letter is a name only with its number.
  bool letter_with_number(uint32_t i) const {
    return inside(i + 2) && at(i + 1).mark == '-' && !at(i + 1).space_before &&
           at(i + 2).kind == TokenKind::number && !at(i + 2).space_before;
  }

  // A Vietnamese surname and at least one more part of a Vietnamese name.
  bool vietnamese_person_at(uint32_t i) const {
    constexpr uint32_t kParts = WordFacts::kViMiddle | WordFacts::kViGiven | WordFacts::kViSurname;
    return facts(i).is(WordFacts::kViSurname) && capital(i + 1) && facts(i + 1).is(kParts);
  }

  // An acronym, as in "UBND và HĐND": it is a whole name by itself.
  bool is_acronym(uint32_t i) const { return inside(i) && info(i).is(kAllCapitals); }

  // A first word that the text writes with a capital inside its sentences too, and never small.
  bool capital_elsewhere(uint32_t i) const {
    constexpr uint32_t kWindow = 400;
    const uint32_t fold = info(i).fold;
    const uint32_t end = std::min(static_cast<uint32_t>(text_.tokens.size()), i + kWindow);
    bool found = false;
    for (uint32_t k = i > kWindow ? i - kWindow : 0; k < end; ++k) {
      const Token& t = at(k);
      if (!t.is_word() || t.sentence_start || info(k).fold != fold) continue;
      if (!info(k).is(kHasCapital)) return false;
      found |= info(k).spelling == info(i).spelling;
    }
    return found;
  }

  // Names stand in quotation marks as titles do: opened right before `i`, closed behind capitals only.
  bool quoted_name(uint32_t i) const {
    if (i == sentence_.tokens.begin || at(i - 1).mark != '"') return false;
    constexpr uint32_t kLongest = 6;
    uint32_t capitals = 0;
    for (uint32_t k = i; inside(k) && k < i + kLongest; ++k) {
      if (at(k).mark == '"') return capitals >= 2;
      if (!capital(k)) return false;
      ++capitals;
    }
    return false;
  }

  void add(uint32_t token, float in, float gap) { region_.nodes.push_back({token, in, gap, true}); }

  void close() {
    if (!empty()) out_.push_back(std::move(region_));
    region_ = {};
  }

  const AnalysedText& text_;
  const Sentence& sentence_;
  Workspace& w_;
  Region region_;
  std::vector<Region> out_;
};

}  // namespace align

#endif  // ALIGN_MENTION_REGION_READER_H_
