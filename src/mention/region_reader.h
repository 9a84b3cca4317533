// Not for outside; see region.h. What finding regions needs in both languages.
#ifndef ALIGN_MENTION_REGION_READER_H_
#define ALIGN_MENTION_REGION_READER_H_

#include <algorithm>
#include <string_view>
#include <utility>
#include <vector>

#include "base/word_set.h"
#include "mention/region.h"

namespace align {

// Capitalised, all small in a dictionary, and never names by themselves.
inline constexpr WordSet kNeverNames = {
    "I",    "GDP",   "CEO", "TV",   "SIM", "USD", "VND", "AM",  "PM",  "OK",   "CV",  "CFO", "CTO",
    "DNA",  "RNA",   "HD",  "PC",   "CD",  "DVD", "GPS", "URL", "ID",  "SMS",  "ATM", "FDI", "ODA",
    "LGBT", "LGBTQ", "SME", "SMEs", "PPE", "ICU", "UTC", "GMT", "EST", "BST",  "MV",  "XS",  "XL",
    "XXL",  "OTP",   "SDK", "API",  "FAQ", "EDT", "PDT", "PST", "SUV", "SUVs", "UV",  "IQ",  "LTE"};

class RegionReader {
 protected:
  RegionReader(const AnalysedText& text, const Sentence& sentence, Workspace& w, Regions& out)
      : text_(text), sentence_(sentence), w_(w), nodes_(out.nodes), ends_(out.ends) {
    nodes_.clear();
    ends_.clear();
  }

  const Token& at(uint32_t i) const { return text_.tokens[i]; }
  bool inside(uint32_t i) const { return i < sentence_.tokens.end; }
  const WordInfo& info(uint32_t i) const { return w_.vocabulary.info(at(i).word); }
  WordFacts facts(uint32_t i) const { return w_.matcher.facts(at(i).word, text_.lang); }
  std::string_view string(uint32_t i) const { return text_.text(at(i).span()); }
  bool capital(uint32_t i) const { return inside(i) && begins(i, TokenKinds::kCapital); }
  bool empty() const { return nodes_.size() == begin_; }
  uint32_t last_token() const { return nodes_.back().token; }
  // The region that is being read.
  std::span<const RegionNode> region() const {
    return std::span<const RegionNode>(nodes_).subspan(begin_);
  }
  bool adjacent(uint32_t i) const { return !empty() && last_token() + 1 == i; }

  // Some hit of these HitKinds begins at token `i`, or it is itself of these TokenKinds.
  bool begins(uint32_t i, uint32_t kinds) const { return (text_.hit_kinds[i] & kinds) != 0; }

  // The first token from `i` on of which that is so; the sentence's end when there is none.
  uint32_t next_of(uint32_t i, uint32_t kinds) const {
    const uint32_t* of_token = text_.hit_kinds.data();
    while (i < sentence_.tokens.end && (of_token[i] & kinds) == 0) ++i;
    return i;
  }

  template <class Wanted>
  const LexiconHit* longest(uint32_t i, Wanted wanted) const {
    return longest_hit(text_, i, sentence_.tokens.end, wanted);
  }

  // Does a wanted hit end with the token `last`? `kinds`: those of all that are wanted.
  template <class Wanted>
  bool ends_with(uint32_t last, uint32_t kinds, Wanted wanted) const {
    for (uint32_t k = back(last, 5); k <= last; ++k) {
      if (!begins(k, kinds)) continue;
      for (const LexiconHit& hit : text_.hits_at(k))
        if (hit.span.end == last + 1 && wanted(hit)) return true;
    }
    return false;
  }
  bool ends_with_title(uint32_t last) const { return ends_with(last, kTitles, is_title_hit); }
  bool ends_with_place(uint32_t last) const { return ends_with(last, kPlaces, is_place); }
  bool ends_with_place_or_people(uint32_t last) const {
    return ends_with(last, kPlaces | HitKinds::of(RowType::NORP), is_place_or_people);
  }
  static constexpr uint32_t kPlaces = HitKinds::of(RowType::LOC);
  static constexpr uint32_t kHeads = HitKinds::of(RowType::HEAD);
  static constexpr uint32_t kBodies = HitKinds::of(RowType::ORG);
  static constexpr uint32_t kUnits = HitKinds::of(RowType::UNIT) | HitKinds::of(RowType::CAL);

  // `count` tokens before `i`, but not before the sentence.
  uint32_t back(uint32_t i, uint32_t count) const {
    return i >= sentence_.tokens.begin + count ? i - count : sentence_.tokens.begin;
  }

  bool behind_comma(uint32_t i) const {
    return inside(i) && at(i - 1).mark == ',' && kBehindComma.contains(string(i));
  }

  // "3-0", "12:10": how a match ended is no part of a name.
  bool is_score(uint32_t i) const {
    const std::string_view word = string(i);
    const auto digits = [](std::string_view s) {
      return !s.empty() && s.size() <= 2 &&
             s.find_first_not_of("0123456789") == std::string_view::npos;
    };
    const size_t dash = word.find_first_of("-:");
    return dash != std::string_view::npos && digits(word.substr(0, dash)) &&
           digits(word.substr(dash + 1));
  }

  std::string_view domain_of(const LexiconHit& hit) const {
    return w_.matcher.set().domain(hit.ref);
  }

  // The tokens of the region's last two, with a hyphen between that touches both.
  bool glued_by_hyphen(uint32_t i) const {
    return !empty() && last_token() + 2 == i && at(i - 1).mark == '-' && !at(i - 1).space_before &&
           !at(i).space_before;
  }

  // "U" of U-2, "F" of F-16: one letter is a name only with its number.
  bool letter_with_number(uint32_t i) const {
    return glued_before_hyphen(i) && at(i + 2).kind == TokenKind::number;
  }

  static bool is_place(const LexiconHit& h) { return h.type == RowType::LOC && !h.lower; }

  static bool is_calendar(const LexiconHit& h) {
    return h.kind == EntryKind::weekday || h.kind == EntryKind::month ||
           h.kind == EntryKind::season;
  }

  static bool holds_together(const LexiconHit& hit) {
    return hit.type != RowType::CASE && (hit.type != RowType::SEG || hit.weight >= 3);
  }

  // "quốc vương" in "Trung Quốc | Vương Gia Huyên"
  bool starts_inside_place(uint32_t begin, uint32_t last) const {
    for (uint32_t k = back(begin, 4); k < begin; ++k) {
      if (!begins(k, kPlaces)) continue;
      for (const LexiconHit& hit : text_.hits_at(k))
        if (hit.span.end == last + 1 && is_place(hit)) return true;
    }
    return false;
  }

  // Does a place end inside `span` that began before it?
  bool crosses_place(TokenSpan span) const {
    for (uint32_t last = span.begin; last + 1 < span.end; ++last)
      if (starts_inside_place(span.begin, last)) return true;
    return false;
  }

  bool hit_covers(uint32_t from, uint32_t to) const {
    for (uint32_t k = from >= sentence_.tokens.begin + 5 ? from - 5 : sentence_.tokens.begin;
         k <= from; ++k)
      for (const LexiconHit& hit : text_.hits_at(k))
        if (hit.span.end > to && holds_together(hit) && !starts_inside_place(hit.span.begin, from))
          return true;
    return false;
  }

  bool glued_before_hyphen(uint32_t i) const {  // Mác-chen-cô-va
    return inside(i + 2) && at(i + 1).mark == '-' && !at(i + 1).space_before &&
           !at(i + 2).space_before;
  }

  // "đô la Mỹ", "bảng Anh": the country inside a currency is no name.
  bool money_word(uint32_t i) const {
    const uint32_t from = i >= sentence_.tokens.begin + 3 ? i - 3 : sentence_.tokens.begin;
    for (uint32_t k = from; k <= i; ++k) {
      if (!begins(k, HitKinds::kCurrency)) continue;
      for (const LexiconHit& hit : text_.hits_at(k))
        if (hit.kind == EntryKind::currency && hit.span.end > i) return !glued_before_hyphen(i);
    }
    return false;
  }

  // The "F." of "John F. Kennedy", the "J." of "J. Smith", the "P." of "Donald P."
  bool is_initial(uint32_t i) const {
    return info(i).is(kOneLetter) && string(i).size() == 2 && string(i).back() == '.';
  }
  // Chance that an initial is part of a name.
  float initial_chance(uint32_t i) const {
    const bool behind_name = adjacent(i) && !info(last_token()).is(kOneLetter) &&
                             !at(i).sentence_start && info(last_token()).is(kStartsCapital);
    const bool before_name = capital(i + 1) && !at(i + 1).sentence_start;
    if (behind_name && before_name) return 0.97F;
    if (before_name) return at(i).sentence_start ? 0.7F : 0.9F;
    return behind_name && facts(last_token()).is(WordFacts::kGiven) ? 0.8F : 0.25F;
  }

  // The IV of "phase IV", but not of "Elizabeth IV" or "XI Congress".
  bool is_lone_numeral(uint32_t i) const {
    const std::string_view word = string(i);
    return word.size() > 1 && word.find_first_not_of("IVX") == std::string_view::npos &&
           !adjacent(i) && !capital(i + 1);
  }

  // A Vietnamese surname and at least one more part of a Vietnamese name.
  bool vietnamese_person_at(uint32_t i) const {
    constexpr uint32_t kParts = WordFacts::kViMiddle | WordFacts::kViGiven | WordFacts::kViSurname;
    return facts(i).is(WordFacts::kViSurname) && capital(i + 1) && facts(i + 1).is(kParts);
  }

  // An acronym, as in "UBND và HĐND": it is a whole name by itself.
  bool is_acronym(uint32_t i) const { return inside(i) && info(i).is(kAllCapitals); }

  // How the text writes the first word of a sentence inside its other sentences.
  enum class Elsewhere { nowhere, small, capital };
  Elsewhere elsewhere(uint32_t i) const {
    constexpr uint32_t kWindow = 400;
    const uint32_t spelling = info(i).spelling;
    const uint32_t end = std::min(static_cast<uint32_t>(text_.tokens.size()), i + kWindow);
    Elsewhere found = Elsewhere::nowhere;
    for (uint32_t k = i > kWindow ? i - kWindow : 0; k < end; ++k) {
      const Token& t = at(k);
      if (!t.is_word() || t.sentence_start || info(k).spelling != spelling) continue;
      if (!info(k).is(kHasCapital)) return Elsewhere::small;
      found = Elsewhere::capital;
    }
    return found;
  }

  // Names stand in quotation marks as titles do: opened right before `i`, closed behind capitals
  // only.
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

  // Steps over the sentence; what stands outside of regions and is of none of these kinds is passed over.
  template <class Step>
  void read_regions(uint32_t begins_with, Step step) {
    for (uint32_t i = sentence_.tokens.begin;;) {
      if (empty()) i = next_of(i, begins_with);
      if (i >= sentence_.tokens.end) return;
      i = step(i);
    }
  }

  void add(uint32_t token, float in, float gap) { nodes_.push_back({token, in, gap, true}); }

  void close() {
    if (empty()) return;
    begin_ = static_cast<uint32_t>(nodes_.size());
    ends_.push_back(begin_);
  }

  const AnalysedText& text_;
  const Sentence& sentence_;
  Workspace& w_;
  std::pmr::vector<RegionNode>& nodes_;
  std::pmr::vector<uint32_t>& ends_;
  uint32_t begin_ = 0;  // of the region that is being read
};

}  // namespace align

#endif  // ALIGN_MENTION_REGION_READER_H_
