#include "match/trim_pairs.h"

#include "base/word_set.h"
#include "mention/region.h"

namespace align {
namespace {

// Before a place; some of them are parts of names elsewhere: "Nam Phi", "Tây Ban Nha".
constexpr WordSet kBeforePlace = {"người", "dân",   "miền", "phía", "Bắc",  "Nam", "Đông",
                                  "Tây",   "Trung", "bắc",  "nam",  "đông", "tây", "trung"};
constexpr WordSet kDirections = {
    "North",        "South",        "East",         "West",         "Northern",  "Southern",
    "Eastern",      "Western",      "Northeast",    "Southeast",    "Northwest", "Southwest",
    "north",        "south",        "east",         "west",         "northern",  "southern",
    "eastern",      "western",      "northeast",    "southeast",    "northwest", "southwest",
    "Northeastern", "Southeastern", "Northwestern", "Southwestern", "Central",   "central"};
constexpr WordSet kPeople = {"người", "dân"};
constexpr WordSet kThatVi = {"này", "ấy", "đó"};

class Trimmer {
 public:
  Trimmer(const LinkInput& input, const Links& links) : input_(input), links_(links) {}

  void trim(MatchedPair& pair) const {
    const bool body = pair.type == Type::ORG || pair.type == Type::LOC || pair.type == Type::PER;
    if (body && pair.en.given < 0) drop_article(pair);
    if (pair.en.given < 0 && pair.en.span.size() > 1 &&
        word(input_.en, pair.en.span.begin) == "the")
      ++pair.en.span.begin;
    if (pair.vi.given >= 0) return;
    if (pair.type == Type::LOC && !kDirections.contains(word(input_.en, pair.en.span.begin)))
      drop_directions(pair.vi.span);
    if (pair.type == Type::LOC && !keep_entry(pair)) drop_words_before(pair);
    if (pair.type == Type::ORG) drop_that_land(pair);
  }

 private:
  static std::string_view word(const AnalysedText& text, uint32_t token) {
    return text.text(text.tokens[token].span());
  }

  // But names that have it in Vietnamese, too, or in a lexicon only so: The Hague.
  void drop_article(MatchedPair& pair) const {
    TokenSpan& en = pair.en.span;
    if (en.size() < 2 || word(input_.en, en.begin) != "The" ||
        word(input_.vi, pair.vi.span.begin) == "The")
      return;
    const TokenSpan rest{en.begin + 1, en.end};
    const auto same = [&](const LexiconHit& h) { return h.ref == *pair.en.entry; };
    if (!pair.en.entry || hit_at(input_.en, rest, same) != nullptr) en = rest;
  }

  // phía | Nam | Thành phố Cần Thơ
  void drop_directions(TokenSpan& vi) const {
    static constexpr WordSet kSides = {"Bắc", "Nam", "Đông", "Tây"};
    if (vi.begin == 0) return;
    const std::string_view before = word(input_.vi, vi.begin - 1);
    if (before != "phía" && before != "Phía" && before != "hướng") return;
    while (vi.size() > 1 && kSides.contains(word(input_.vi, vi.begin))) ++vi.begin;
  }

  // "US" = "Quốc hội Hoa Kỳ": of a place the form that the lexicon has.
  bool keep_entry(MatchedPair& pair) const {
    const SpanLink* form = nullptr;
    if (pair.en.span.size() > 1 || pair.vi.entry) return false;
    for (const SpanLink& link : links_.spans()) {
      if (link.en != pair.en.span || !link.entry || link.type != RowType::LOC) continue;
      if (link.vi == pair.vi.span) return true;
      if (pair.vi.span.contains(link.vi)) form = &link;
    }
    if (form == nullptr) return false;
    pair.vi.span = form->vi;
    pair.vi.entry = form->entry;
    return true;
  }

  // What is left must itself be the English name: as it stands, or for people also as the lexicon has it.
  void drop_words_before(MatchedPair& pair) const {
    TokenSpan rest = pair.vi.span;
    bool people = true;
    while (rest.size() > 1 && kBeforePlace.contains(word(input_.vi, rest.begin))) {
      people &= kPeople.contains(word(input_.vi, rest.begin));
      ++rest.begin;
      if (!is_name(pair.en.span, rest, people)) continue;
      pair.vi.span = rest;
      pair.vi.entry.reset();
      return;
    }
  }

  bool is_name(TokenSpan en, TokenSpan vi, bool as_entry) const {
    bool linked = false;
    if (as_entry) links_.for_spans(en, vi, [&](const SpanLink&) { linked = true; });
    return linked || input_.en.text(en) == input_.vi.text(vi);
  }

  void drop_that_land(MatchedPair& pair) const {
    TokenSpan& vi = pair.vi.span;
    if (vi.size() > 1 && vi.end < input_.vi.tokens.size() &&
        word(input_.vi, vi.end - 1) == "nước" && kThatVi.contains(word(input_.vi, vi.end)))
      --vi.end;
  }

  const LinkInput& input_;
  const Links& links_;
};

}  // namespace

void trim_pairs(const LinkInput& input, const Links& links, std::vector<MatchedPair>& chosen) {
  const Trimmer trimmer(input, links);
  for (MatchedPair& pair : chosen) trimmer.trim(pair);
}

}  // namespace align
