// Types from one side alone: lexicon, head noun, names of people, neighbours. Both sides vote
// later, the surer one wins.
#include <algorithm>
#include <array>
#include <string_view>

#include "mention/region.h"
#include "mention/type_context.h"

namespace align {
namespace {

using namespace std::string_view_literals;

constexpr std::array kDirections = {
    "Eastern"sv,      "Western"sv,      "Northern"sv,     "Southern"sv, "Central"sv,
    "North"sv,        "South"sv,        "East"sv,         "West"sv,     "Northeastern"sv,
    "Northwestern"sv, "Southeastern"sv, "Southwestern"sv, "Upper"sv,    "Lower"sv,
    "Inner"sv,        "Outer"sv,        "Đông"sv,         "Tây"sv,      "Nam"sv,
    "Bắc"sv,          "Trung"sv};

constexpr std::array kPersonParticles = {"al"sv,  "el"sv,  "bin"sv, "bint"sv,
                                         "ibn"sv, "von"sv, "van"sv};
constexpr std::array kShips = {"USS"sv, "USNS"sv, "HMS"sv, "HMAS"sv,
                               "INS"sv, "RMS"sv,  "SS"sv,  "MV"sv};

bool any_of(const auto& list, std::string_view word) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

bool is_head(const LexiconHit& h) {
  return h.type == RowType::HEAD && h.kind != EntryKind::head_title;
}
bool is_place(const LexiconHit& h) { return h.type == RowType::LOC && !h.lower; }

class Guesser {
 public:
  Guesser(const AnalysedText& text, TokenSpan span, Workspace& w)
      : text_(text), span_(span), w_(w) {}

  TypeGuess run() {
    if (const LexiconHit* name = name_at(text_, span_))
      return {by_people_word(mention_type(name->type)), 1.0F};
    if (any_of(kShips, string(span_.begin)) && span_.size() > 1) return {Type::MISC, 0.9F};
    if (const TypeGuess head = inner_head(); head.chance > 0) return head;
    TypeGuess best = type_by_neighbours(text_, span_, w_);
    for (const TypeGuess& guess :
         {person_words(), place_words(), spelling(), ordinary_words(), default_type()})
      if (guess.chance > best.chance) best = guess;
    return best;
  }

 private:
  const WordInfo& info(uint32_t i) const { return w_.vocabulary.info(text_.tokens[i].word); }
  const WordFacts& facts(uint32_t i) const {
    return w_.matcher.facts(text_.tokens[i].word, text_.lang);
  }
  std::string_view string(uint32_t i) const { return text_.text(text_.tokens[i].span()); }

  // "người Đức" are the people
  Type by_people_word(Type type) const {
    const bool people = text_.lang == Lang::vi && type == Type::LOC && span_.begin > 0 &&
                        string(span_.begin - 1) == "người";
    return people && hit_at(text_, span_,
                            [](const LexiconHit& h) { return h.type == RowType::NORP; }) != nullptr
               ? Type::NORP
               : type;
  }

  TypeGuess inner_head() const {
    if (span_.size() < 2) return {};
    if (text_.lang == Lang::en) return english_head();
    const LexiconHit* head = longest_hit(text_, span_.begin, span_.end, is_head);
    if (head == nullptr) return {};
    TypeGuess guess = head_type(text_, head->span);
    // "Hồ Khánh" is a person or a lake
    const bool family = head->span.size() == 1 && facts(span_.begin).is(WordFacts::kViSurname);
    if (family && facts(span_.begin + 1).is(WordFacts::kViGiven | WordFacts::kViMiddle))
      guess.chance = 0.5F;
    return guess;
  }

  // Department of X, X Act, Typhoon X, Trinity College Dublin
  TypeGuess english_head() const {
    const TypeGuess last = head_type(text_, {span_.end - 1, span_.end});
    // The Hill, The Times: a newspaper rather than the thing
    if (span_.size() == 2 && string(span_.begin) == "The") return {Type::ORG, 0.6F};
    if (last.chance > 0 && last.type == Type::MISC) return last;
    for (uint32_t i = span_.begin + 1; i + 1 < span_.end; ++i)
      if (string(i) == "of" || string(i) == "for" || string(i) == "on")
        if (const TypeGuess head = head_type(text_, {i - 1, i}); head.chance > 0) return head;
    if (last.chance > 0) return last;
    for (uint32_t i = span_.begin + 1; i + 1 < span_.end; ++i)
      if (const TypeGuess head = head_type(text_, {i, i + 1});
          head.chance > 0 && rest_is_place(i + 1))
        return head;
    if (place_and_words()) return {};
    const TypeGuess first = head_type(text_, {span_.begin, span_.begin + 1});
    return facts(span_.begin).is(WordFacts::kSurname | WordFacts::kKorean | WordFacts::kGiven)
               ? TypeGuess{}
               : first;
  }

  bool rest_is_place(uint32_t begin) const {
    return hit_at(text_, {begin, span_.end}, is_place) != nullptr;
  }

  TypeGuess person_words() const {
    const WordFacts& first = facts(span_.begin);
    const WordFacts& last = facts(span_.end - 1);
    constexpr uint32_t kFamilies =
        WordFacts::kViSurname | WordFacts::kZhSurname | WordFacts::kKorean | WordFacts::kJapanese;
    if (span_.size() == 1) {
      if (named_before()) return {Type::PER, 0.8F};
      const bool name = first.is(WordFacts::kGiven | WordFacts::kSurname | WordFacts::kViGiven) &&
                        !first.is(WordFacts::kPlace);
      return name ? TypeGuess{Type::PER, 0.4F} : TypeGuess{};
    }
    if (initials(span_.begin) || has_particle()) return {Type::PER, 0.65F};
    if (span_.size() > 5) return {};
    if (first.is(WordFacts::kGiven)) return {Type::PER, 0.75F};
    if (last.is(WordFacts::kSurname) || first.is(kFamilies)) return {Type::PER, 0.6F};
    return {};
  }

  // J.K. Rowling
  bool initials(uint32_t i) const {
    const std::string_view word = string(i);
    return word.size() >= 4 && word[1] == '.' && word[3] == '.' &&
           hit_at(text_, {i, i + 1}, is_name_hit) == nullptr;
  }

  // Abu Bakr al-Baghdadi, Ursula von der Leyen
  bool has_particle() const {
    for (uint32_t i = span_.begin + 1; i + 1 < span_.end; ++i)
      if (any_of(kPersonParticles, string(i))) return true;
    return false;
  }

  // "Kasey Kahne ... Kahne", "Mr. Kahne ... Kahne"
  bool named_before() const {
    constexpr uint32_t kWindow = 400;
    const uint32_t word = text_.tokens[span_.begin].word;
    for (uint32_t k = std::max(1U, span_.begin > kWindow ? span_.begin - kWindow : 1U);
         k <= span_.begin; ++k) {
      if (text_.tokens[k].word != word) continue;
      const WordFacts& f = facts(k - 1);
      if (f.is(WordFacts::kHonor) ||
          (f.is(WordFacts::kGiven | WordFacts::kViSurname) && info(k - 1).is(kStartsCapital)))
        return true;
    }
    return false;
  }

  // Eastern Canada; TikTok Vietnam, ILO Vietnam
  TypeGuess place_words() const {
    if (span_.size() < 2) return {};
    if (any_of(kDirections, string(span_.begin)) && rest_is_place(span_.begin + 1))
      return {Type::LOC, 0.85F};
    if (place_and_words()) return {Type::ORG, 0.78F};
    constexpr uint32_t kPeople =
        WordFacts::kGiven | WordFacts::kViSurname | WordFacts::kZhSurname | WordFacts::kKorean;
    if (facts(span_.begin).is(kPeople)) return {};
    for (uint32_t i = span_.begin + 1; i < span_.end; ++i)
      if (rest_is_place(i)) return {Type::ORG, info(span_.begin).is(kAllCapitals) ? 0.7F : 0.65F};
    return {};
  }

  // Boston Globe, Washington Examiner: a place before words that are no names
  bool place_and_words() const {
    const LexiconHit* place =
        text_.lang == Lang::en ? longest_hit(text_, span_.begin, span_.end, is_place) : nullptr;
    if (place == nullptr || place->span.end == span_.end) return false;
    for (uint32_t i = place->span.end; i < span_.end; ++i) {
      const WordFacts& f = facts(i);
      if (f.capital_share < 0 || f.capital_share > 0.9F || f.is(WordFacts::kSurname)) return false;
    }
    return true;
  }

  // WHO, YouGov, Vårdguiden 1177
  TypeGuess spelling() const {
    const WordInfo& first = info(span_.begin);
    for (uint32_t i = span_.begin; i < span_.end; ++i)
      if (info(i).is(kHasDigit)) return {Type::MISC, 0.58F};
    if (first.is(kAllCapitals)) return {Type::ORG, span_.size() == 1 ? 0.6F : 0.5F};
    if (span_.size() == 1 && capital_inside()) return {Type::ORG, 0.5F};
    return {};
  }

  // MoveOn, CanSino; McDonald and DeVos are people.
  bool capital_inside() const {
    const std::string_view word = string(span_.begin);
    for (const std::string_view family :
         {"Mc"sv, "Mac"sv, "De"sv, "Di"sv, "La"sv, "Le"sv, "Van"sv, "Fitz"sv, "O'"sv})
      if (word.starts_with(family)) return false;
    bool small = false;
    bool capital = false;
    for (const char c : word.substr(1)) {
      small |= c >= 'a' && c <= 'z';
      capital |= c >= 'A' && c <= 'Z';
    }
    return small && capital;
  }

  // The Hill, Event Horizon: words that are written small elsewhere are no people.
  TypeGuess ordinary_words() const {
    if (text_.lang != Lang::en || info(span_.begin).is(kAllCapitals)) return {};
    for (uint32_t i = span_.begin; i < span_.end; ++i) {
      if (!text_.tokens[i].is_word()) return {};
      const WordFacts& f = facts(i);
      if (f.capital_share < 0 || f.capital_share > 0.5F || f.is(WordFacts::kGiven)) return {};
    }
    if (span_.size() > 1) return {Type::ORG, 0.36F};
    // Google's Home: a thing of somebody
    const bool owned = span_.begin > 0 && text_.tokens[span_.begin - 1].kind == TokenKind::clitic;
    return owned ? TypeGuess{Type::MISC, 0.42F} : TypeGuess{};
  }

  // Words, where hyphens join: two in "Xrê-ten-xkai-a Petrova"
  uint32_t units() const {
    uint32_t count = 0;
    for (uint32_t i = span_.begin; i < span_.end; ++i)
      if (text_.tokens[i].is_text() && (i == span_.begin || text_.tokens[i].space_before)) ++count;
    return count;
  }

  TypeGuess default_type() const {
    // Google Home, Sky Music: an unknown word and one that is written small elsewhere
    const WordFacts& last = facts(span_.end - 1);
    if (text_.lang == Lang::en && span_.size() == 2 && last.capital_share >= 0 &&
        last.capital_share < 0.2F)
      return {Type::ORG, 0.35F};
    if (units() == 1) return {Type::PER, 0.25F};
    return units() <= 3 ? TypeGuess{Type::PER, 0.33F} : TypeGuess{Type::ORG, 0.3F};
  }

  const AnalysedText& text_;
  TokenSpan span_;
  Workspace& w_;
};

}  // namespace

const LexiconHit* name_at(const AnalysedText& text, TokenSpan span) {
  const RowType favourite = text.lang == Lang::en ? RowType::NORP : RowType::LOC;
  const LexiconHit* best = nullptr;
  for (const LexiconHit& hit : text.hits_at(span.begin)) {
    if (hit.span != span || !is_name_hit(hit)) continue;
    // Of one type the last: layers of the user come last, and rows with more forms behind those of
    // single territories.
    const bool better =
        best == nullptr || hit.type == best->type ||
        (best->type != favourite && (hit.type == favourite || best->type == RowType::MISC));
    if (better) best = &hit;
  }
  return best;
}

TypeGuess guess_type(const AnalysedText& text, TokenSpan span, Workspace& workspace) {
  return Guesser(text, span, workspace).run();
}

}  // namespace align
