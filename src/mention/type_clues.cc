#include "mention/type_clues.h"

#include <algorithm>
#include <array>

#include "base/word_set.h"

namespace align {
namespace {

using namespace std::string_view_literals;

constexpr uint32_t kLongest = 10;  // words that are looked at

constexpr WordSet kParticles = {"al",  "el",  "bin", "bint", "ibn", "von",
                                "van", "der", "den", "da",   "dos", "ben"};
constexpr WordSet kShips = {"USS", "USNS", "HMS", "HMAS", "INS", "RMS", "SS", "MV"};
constexpr WordSet kDirections = {"eastern", "western", "northern", "southern", "central", "north",
                                 "south",   "east",    "west",     "upper",    "lower",   "inner",
                                 "outer",   "đông",    "tây",      "nam",      "bắc",     "trung"};

struct NamedFact {
  uint32_t bits;
  ClueText name;
};
// Which kind of word: the first that fits counts.
constexpr std::array kClasses = {
    NamedFact{WordFacts::kHeadOrg, "org-head"}, NamedFact{WordFacts::kHead, "head"},
    NamedFact{WordFacts::kNorp, "people"},      NamedFact{WordFacts::kPlace, "place"},
    NamedFact{WordFacts::kGiven, "given"},      NamedFact{WordFacts::kViSurname, "vi-surname"},
    NamedFact{WordFacts::kKorean, "korean"},    NamedFact{WordFacts::kZhSurname, "zh-surname"},
    NamedFact{WordFacts::kSurname, "surname"},  NamedFact{WordFacts::kJapanese, "japanese"},
    NamedFact{WordFacts::kViGiven, "vi-given"}, NamedFact{WordFacts::kViMiddle, "vi-middle"},
    NamedFact{WordFacts::kTitle, "title"},      NamedFact{WordFacts::kHanViet, "hanviet"}};

constexpr std::array kRareClasses = {NamedFact{WordFacts::kRareGiven, "rare-given"},
                                     NamedFact{WordFacts::kRareSurname, "rare-surname"}};

class NameReader : ClueReader {
 public:
  NameReader(const AnalysedText& text, TokenSpan span, Workspace& w, ClueSink out)
      : ClueReader(text, span, w, out) {}

  void run() {
    // The syllables of Mác-chen-cô-va mean nothing by themselves
    if (!en_ && one_hyphened()) {
      add({"en.is", "vi.is"}, "transcribed");
      ending(word(span_.end - 1));
      return;
    }
    words();
    facts_of_words();
    heads();
    places();
    shape();
    if (span_.size() == 1 && named_before()) add({"en.is", "vi.is"}, "named-before");
  }

 private:
  void words() {
    const uint32_t end = std::min(span_.end, span_.begin + kLongest);
    for (uint32_t i = span_.begin; i < end; ++i)
      if (at(i).is_word()) add({"en.word", "vi.word"}, lone_word_clue(i));
    const uint32_t last = span_.end - 1;
    if (span_.size() > 1) {
      add({"en.first", "vi.first"}, lone_word_clue(span_.begin));
      add({"en.first2", "vi.first2"}, word_clue(span_.begin), word_clue(span_.begin + 1));
      add({"en.last", "vi.last"}, lone_word_clue(last));
    } else {
      add({"en.only", "vi.only"}, lone_word_clue(last));
    }
    ending(word(last));
  }

  bool one_hyphened() const {
    if (span_.size() < 3) return false;
    for (uint32_t i = span_.begin + 1; i < span_.end; ++i)
      if (at(i).space_before) return false;
    return mark(span_.begin + 1) == '-' && !info(span_.end - 1).is(kHasDigit) &&
           !info(span_.end - 1).is(kStartsCapital);
  }

  // The last letters of a word that is not known: -stan, -ville, -son
  void ending(std::string_view last) {
    if (last.size() < 4 || last.size() > 16) return;
    const ClueText alone = span_.size() == 1 ? ClueText("only") : "more";
    for (const size_t bytes : {3, 2}) {
      const std::string_view end = last.substr(last.size() - bytes);
      const bool whole = (static_cast<unsigned char>(end.front()) & 0xC0U) != 0x80U;
      if (whole) add({"en.end", "vi.end"}, alone, end);
    }
  }

  ClueText class_of(uint32_t i) const {
    const WordFacts f = facts(i);
    for (const NamedFact& named : kClasses)
      if (f.is(named.bits)) return named.name;
    if (info(i).is(kOneLetter) || initials(string(i))) return "initial";
    if (info(i).is(kAllCapitals)) return "acronym";
    if (info(i).is(kHasDigit)) return "digit";
    for (const NamedFact& named : kRareClasses)
      if (f.is(named.bits)) return named.name;
    if (f.capital_share < 0) return "unknown";
    return f.capital_share < 0.5F ? ClueText("ordinary") : "capital";
  }

  void facts_of_words() {
    const uint32_t last = span_.end - 1;
    if (span_.size() == 1) {
      add({"en.class", "vi.class"}, class_of(last));
    } else {
      add({"en.class.ends", "vi.class.ends"}, class_of(span_.begin), class_of(last));
      add({"en.class.first", "vi.class.first"}, class_of(span_.begin));
      add({"en.class.last", "vi.class.last"}, class_of(last));
    }
    const WordFacts of_first = facts(span_.begin);
    const WordFacts of_last = facts(last);
    for (const NamedFact& named : kClasses) {
      if (of_first.is(named.bits)) add({"en.fact.first", "vi.fact.first"}, named.name);
      if (of_last.is(named.bits)) add({"en.fact.last", "vi.fact.last"}, named.name);
    }
  }

  void add_head(const Kind& kind, const LexiconHit* head) {
    if (head == nullptr) return;
    add(kind, domain(*head));
    add(kind, head->kind == EntryKind::head_org   ? ClueText("org")
              : head->kind == EntryKind::head_loc ? ClueText("loc")
                                                  : "misc");
  }

  // Department of X, X Act, Trinity College Dublin; Công ty X
  void heads() {
    if (span_.size() < 2) return;
    add_head({"en.head.first", "vi.head.first"},
             longest_hit(text_, span_.begin, span_.end, is_head));
    add_head({"en.head.last", "vi.head.last"}, inner_before(span_.end));
    for (uint32_t i = span_.begin + 1; i + 1 < span_.end; ++i) {
      const std::string_view s = string(i);
      if (en_ && (s == "of" || s == "for" || s == "on")) {
        add({"en.is", "vi.is"}, s);
        add_head({"en.head.of", "vi.head.of"}, inner_before(i));
        return;
      }
      if (const LexiconHit* head = longest_hit(text_, i, i + 1, is_head))
        add_head({"en.head.inside", "vi.head.inside"}, head);
    }
  }
  const LexiconHit* inner_before(uint32_t end) const {
    const LexiconHit* head = hit_before(end, is_head);
    return head != nullptr && head->span.begin >= span_.begin ? head : nullptr;
  }

  // Eastern Canada; TikTok Vietnam; Boston Globe
  void places() {
    if (span_.size() < 2) return;
    constexpr Kind kPlaces = {"en.places", "vi.places"};
    const auto people = [](const LexiconHit& h) { return h.type == RowType::NORP && !h.lower; };
    if (const LexiconHit* place = longest_hit(text_, span_.begin, span_.end, is_place))
      add(kPlaces, place->span.end == span_.end ? ClueText("all") : "first");
    if (const LexiconHit* norp = longest_hit(text_, span_.begin, span_.end, people))
      add(kPlaces, norp->span.end == span_.end ? ClueText("people") : "people first");
    for (uint32_t i = span_.begin + 1; i < span_.end; ++i) {
      const LexiconHit* place = longest_hit(text_, i, span_.end, is_place);
      if (place == nullptr) continue;
      const bool direction = i == span_.begin + 1 && kDirections.contains(word(span_.begin));
      add(kPlaces, place->span.end < span_.end ? ClueText("inside")
                   : direction                 ? ClueText("direction")
                                               : "last");
      if (place->span.end == span_.end) break;
    }
  }

  void shape() {
    constexpr Kind kIs = {"en.is", "vi.is"};
    static constexpr std::array<ClueText, 7> kSizes = {"1", "2", "3", "4", "5", "6", "long"};
    uint32_t units = 0;
    uint32_t small = 0;
    uint32_t ordinary = 0;
    uint32_t unknown = 0;
    bool hyphen = false;
    for (uint32_t i = span_.begin; i < span_.end; ++i) {
      const Token& t = at(i);
      if (t.is_text() && (i == span_.begin || t.space_before)) ++units;
      hyphen |= t.mark == '-';
      const std::string_view s = string(i);
      if (s.size() > 4 && s[1] == '\'' && (s[0] == 'O' || s[0] == 'D')) add(kIs, "O'");
      if (t.mark == '&') add(kIs, "ampersand");
      if (!t.is_text()) continue;
      const WordFacts f = facts(i);
      if (info(i).is(kHasDigit)) add(kIs, i + 1 == span_.end ? ClueText("digit last") : "digit");
      const bool glued = i > span_.begin && !t.space_before;
      if (t.is_word() && !glued && !info(i).is(kHasCapital) && !f.is(WordFacts::kFunction)) ++small;
      if (kParticles.contains(word(i)) && i > span_.begin && i + 1 < span_.end)
        add(kIs, "particle");
      if (t.is_word() && (info(i).is(kOneLetter) || initials(string(i)))) add(kIs, "initial");
      ordinary += f.capital_share >= 0 && f.capital_share < 0.5F;
      unknown += f.capital_share < 0;
    }
    add({"en.size", "vi.size"}, kSizes[std::min<size_t>(units == 0 ? 0 : units - 1, 6)]);
    if (hyphen) add(kIs, units == 1 ? ClueText("one hyphened") : "hyphened");
    if (small > 0) add(kIs, small > 2 ? ClueText("many small") : "some small");
    if (ordinary == span_.size())
      add(kIs, span_.size() == 1 ? ClueText("ordinary") : "all ordinary");
    if (unknown == span_.size()) add(kIs, span_.size() == 1 ? ClueText("unknown") : "all unknown");
    if (kShips.contains(string(span_.begin)) && span_.size() > 1) add(kIs, "ship");
    letters(kIs);
  }

  void letters(const Kind& is) {
    const WordInfo& first = info(span_.begin);
    const uint32_t last = span_.end - 1;
    if (span_.size() > 1 && en_ && word(last).ends_with('s') && class_of(last).text == "ordinary")
      add(is, "ordinary plural last");
    // Day-Lewis
    if (span_.size() > 3 && mark(last - 1) == '-' && info(last).is(kStartsCapital))
      add(is, "hyphened last");
    if (first.is(kAllCapitals) && !initials(string(span_.begin))) {
      add(is, span_.size() == 1 ? ClueText("acronym") : "acronym first");
      if (span_.size() == 1)
        add(is, first.letters <= 2 ? ClueText("2") : first.letters <= 4 ? ClueText("4") : "5");
    } else if (capital_inside()) {
      add(is, span_.size() == 1 ? ClueText("capital inside") : "first with capital inside");
    }
    bool capitals = span_.size() > 1;
    bool marked = false;
    for (uint32_t i = span_.begin; i < span_.end; ++i) {
      capitals &= info(i).is(kAllCapitals);
      marked |= info(i).is(kMarked);
    }
    if (capitals) add(is, "all in capitals");
    if (!en_) add(is, marked ? ClueText("marked") : "unmarked");
  }

  // J.K. Rowling
  static bool initials(std::string_view s) { return s.size() == 4 && s[1] == '.' && s[3] == '.'; }

  // MoveOn, CanSino; McDonald and DeVos are people.
  bool capital_inside() const {
    const std::string_view s = string(span_.begin);
    const auto is_small = [](char c) { return c >= 'a' && c <= 'z'; };
    const auto is_large = [](char c) { return c >= 'A' && c <= 'Z'; };
    const bool inside = s.size() > 2 && std::any_of(s.begin() + 1, s.end(), is_large) &&
                        std::any_of(s.begin(), s.end(), is_small);
    if (!inside) return false;
    for (const std::string_view family :
         {"Mc"sv, "Mac"sv, "De"sv, "Di"sv, "La"sv, "Le"sv, "Van"sv, "Fitz"sv, "O'"sv})
      if (s.starts_with(family)) return false;
    return true;
  }

  // "Kasey Kahne ... Kahne", "Mr. Kahne ... Kahne"
  bool named_before() const {
    constexpr uint32_t kWindow = 400;
    const uint32_t own = at(span_.begin).word;
    for (uint32_t k = std::max(1U, span_.begin > kWindow ? span_.begin - kWindow : 1U);
         k <= span_.begin; ++k) {
      if (at(k).word != own) continue;
      const WordFacts f = facts(k - 1);
      if (f.is(WordFacts::kHonor) ||
          (f.is(WordFacts::kGiven | WordFacts::kViSurname) && info(k - 1).is(kStartsCapital)))
        return true;
    }
    return false;
  }
};

}  // namespace

void collect_name_clues(const AnalysedText& text, TokenSpan span, Workspace& workspace,
                        ClueSink out) {
  NameReader(text, span, workspace, out).run();
}

void collect_lexicon_clues(const AnalysedText& text, TokenSpan span, ClueSink out) {
  const bool en = text.lang == Lang::en;
  uint32_t seen = 0;
  for (const LexiconHit& hit : text.hits_at(span.begin)) {
    const uint32_t bit = 1U << static_cast<uint32_t>(hit.type);
    if (hit.span != span || hit.type > RowType::NORP || (seen & bit) != 0) continue;
    seen |= bit;
    out.add({en ? ClueText("en.row") : "vi.row", name_of(hit.type),
             hit.lower ? ClueText("small") : ""});
  }
}

void collect_pair_clues(const AnalysedText& en, TokenSpan en_span, const AnalysedText& vi,
                        TokenSpan vi_span, Workspace& workspace, ClueSink out) {
  const auto folds_equal = [&] {
    if (en_span.size() != vi_span.size()) return false;
    for (uint32_t i = 0; i < en_span.size(); ++i)
      if (workspace.vocabulary.info(en.tokens[en_span.begin + i].word).fold !=
          workspace.vocabulary.info(vi.tokens[vi_span.begin + i].word).fold)
        return false;
    return true;
  };
  const auto hyphens = [](const AnalysedText& text, TokenSpan span) {
    return std::any_of(text.tokens.begin() + span.begin, text.tokens.begin() + span.end,
                       [](const Token& t) { return t.mark == '-'; });
  };
  const ClueText size = en_span.size() == 1 ? ClueText("one") : "more";
  ClueText how = "translated";
  if (en.text(en_span) == vi.text(vi_span)) {
    how = "kept";
  } else if (folds_equal()) {
    how = "without marks";
  } else if (hyphens(vi, vi_span) && !hyphens(en, en_span)) {
    how = "transcribed";
  }
  out.add({"pair.form", how, size});
}

}  // namespace align
