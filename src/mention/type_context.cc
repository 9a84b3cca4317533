#include "mention/type_context.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace align {
namespace {

using namespace std::string_view_literals;

// Inside a place for certain, or on the way to it: a person or a body may stand there too.
constexpr std::array kInPlace = {"in"sv, "near"sv, "ở"sv, "tại"sv, "gần"sv};
constexpr std::array kToPlace = {"at"sv, "across"sv, "sang"sv};
constexpr std::array kPersonVerbs = {"said"sv,  "told"sv,     "says"sv,   "added"sv,    "wrote"sv,
                                     "spoke"sv, "recalled"sv, "thinks"sv, "believes"sv, "nói"sv,
                                     "kể"sv,    "viết"sv,     "bảo"sv};
constexpr std::array kNewsVerbs = {"reported"sv, "reports"sv, "shows"sv};
constexpr std::array kMakerVerbs = {"launch"sv,   "launches"sv, "launched"sv,
                                    "released"sv, "unveiled"sv, "manufactures"sv};
constexpr std::array kMade = {"launched"sv,  "manufactured"sv, "produced"sv,
                              "owned"sv,     "operated"sv,     "published"sv,
                              "organised"sv, "organized"sv,    "acquired"sv};
constexpr std::array kStaff = {"customers"sv,   "employees"sv,    "workers"sv,
                               "shares"sv,      "executives"sv,   "spokesman"sv,
                               "spokeswoman"sv, "spokesperson"sv, "shareholders"sv};
constexpr std::array kOnline = {"post"sv,  "page"sv, "account"sv, "app"sv,
                                "users"sv, "user"sv, "profile"sv};
constexpr std::array kStudies = {"study"sv,    "studied"sv,   "studying"sv,  "student"sv,
                                 "students"sv, "professor"sv, "graduated"sv, "học"sv,
                                 "tập"sv,      "nghiệp"sv,    "viên"sv};
constexpr std::array kResidents = {"resident"sv, "residents"sv, "native"sv, "natives"sv,
                                   "suburb"sv};
constexpr std::array kMakers = {"automaker"sv, "carmaker"sv,   "manufacturer"sv, "maker"sv,
                                "rival"sv,     "competitor"sv, "retailer"sv,     "startup"sv,
                                "firm"sv,      "giant"sv,      "charity"sv,      "website"sv};
// Vietnamese words that stand before the names of things.
constexpr std::array kThings = {"chiếc"sv, "xe"sv,    "mẫu"sv,   "phim"sv,    "cuốn"sv,
                                "bài"sv,   "virus"sv, "khuẩn"sv, "loại"sv,    "giống"sv,
                                "tàu"sv,   "bão"sv,   "thuốc"sv, "vaccine"sv, "vắc-xin"sv};

bool any_of(const auto& list, std::string_view word) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

constexpr uint32_t kNameParts = WordFacts::kGiven | WordFacts::kSurname | WordFacts::kViSurname |
                                WordFacts::kViGiven | WordFacts::kZhSurname | WordFacts::kKorean;

bool is_head(const LexiconHit& h) {
  return h.type == RowType::HEAD && h.kind != EntryKind::head_title;
}

bool is_place(const LexiconHit& h) { return h.type == RowType::LOC && !h.lower; }

TypeGuess of_head(EntryKind kind) {
  if (kind == EntryKind::head_org) return {Type::ORG, 0.9F};
  return {kind == EntryKind::head_loc ? Type::LOC : Type::MISC, 0.9F};
}

class Neighbours {
 public:
  Neighbours(const AnalysedText& text, TokenSpan span, Workspace& w)
      : text_(text), span_(span), w_(w) {}

  TypeGuess surest() {
    take(head_before());
    take(title_before());
    take(preposition());
    take(head_after());
    take(word_after());
    take(apposition());
    take(in_quotes());
    take(joined());
    return best_;
  }

 private:
  void take(TypeGuess guess) {
    if (guess.chance > best_.chance) best_ = guess;
  }

  bool has(int64_t i) const { return i >= 0 && i < static_cast<int64_t>(text_.tokens.size()); }
  std::string_view string(int64_t i) const {
    return has(i) ? text_.text(text_.tokens[static_cast<size_t>(i)].span()) : std::string_view();
  }
  char mark(int64_t i) const { return has(i) ? text_.tokens[static_cast<size_t>(i)].mark : '\0'; }
  bool capital(uint32_t i) const {
    return has(i) && w_.vocabulary.info(text_.tokens[i].word).is(kStartsCapital);
  }
  int64_t before() const { return static_cast<int64_t>(span_.begin) - 1; }

  const WordFacts& facts(uint32_t i) const {
    return w_.matcher.facts(text_.tokens[i].word, text_.lang);
  }

  // Where the longest wanted hit that ends before token `end` begins, or `end`.
  template <class Wanted>
  uint32_t begin_of_hit(uint32_t end, Wanted wanted) const {
    for (uint32_t k = end >= 5 ? end - 5 : 0; k < end; ++k)
      for (const LexiconHit& hit : text_.hits_at(k))
        if (hit.span.end == end && wanted(hit)) return k;
    return end;
  }

  // "bản" of "cơ bản" is no hamlet.
  bool ends_word(TokenSpan head) const {
    const uint32_t begin = begin_of_hit(
        head.end, [](const LexiconHit& h) { return h.type == RowType::SEG && h.span.size() > 1; });
    return begin < head.begin;
  }

  // tỉnh X, tờ X; the city of X, the group X
  TypeGuess head_before() const {
    if (any_of(kMakers, string(before()))) return {Type::ORG, 0.8F};
    if (text_.lang == Lang::vi && any_of(kThings, string(before()))) return {Type::MISC, 0.7F};
    uint32_t end = span_.begin;
    const bool of = text_.lang == Lang::en && string(before()) == "of";
    if (of) --end;
    const uint32_t begin = begin_of_hit(end, is_head);
    // "tin" is mostly the verb
    if (begin == end && !of && mark(before()) == ',') return of_capital();
    if (begin == end || (capital(begin) && !text_.tokens[begin].sentence_start) ||
        string(begin) == "tin")
      return {};
    if (text_.lang == Lang::vi && ends_word({begin, end})) return {};
    TypeGuess guess = head_type(text_, {begin, end});
    if (of && guess.type != Type::LOC) return {};  // "the leaders of the group of X" says nothing
    guess.chance = text_.lang == Lang::en && !of ? 0.7F : 0.85F;
    return guess;
  }

  // South Ossetia's capital, X
  TypeGuess of_capital() const {
    const uint32_t end = span_.begin - 1;
    const uint32_t begin = begin_of_hit(end, is_head);
    if (begin == end || begin == 0 || text_.tokens[begin - 1].kind != TokenKind::clitic) return {};
    const TypeGuess guess = head_type(text_, {begin, end});
    return guess.type == Type::LOC ? TypeGuess{Type::LOC, 0.5F} : TypeGuess{};
  }

  // Bộ trưởng X; CEO of X, giám đốc của X
  TypeGuess title_before() const {
    const bool single = span_.size() == 1 && !facts(span_.begin).is(kNameParts);
    const bool acronym = w_.vocabulary.info(text_.tokens[span_.begin].word).is(kAllCapitals);
    if (const uint32_t begin = begin_of_hit(span_.begin, is_title_hit); begin != span_.begin) {
      // "giám đốc Rosatom": whom or what they head is not said
      const bool unclear =
          single && text_.lang == Lang::vi && in_domain({begin, span_.begin}, "title.org");
      return acronym ? TypeGuess{Type::ORG, 0.6F} : TypeGuess{Type::PER, unclear ? 0.4F : 0.95F};
    }
    int64_t link = before();
    if (string(link) == "the") --link;
    if (link < 1 || (string(link) != "of" && string(link) != "for" && string(link) != "của"))
      return {};
    const auto end = static_cast<uint32_t>(link);
    if (begin_of_hit(end, is_title_hit) != end) return {Type::ORG, 0.55F};
    // Peter Moore of X
    return string(link) != "for" && single && capital(end - 1) ? TypeGuess{Type::ORG, 0.45F}
                                                               : TypeGuess{};
  }

  bool in_domain(TokenSpan span, std::string_view domain) const {
    const LexiconSet& set = w_.matcher.set();
    return hit_at(text_, span, [&](const LexiconHit& h) {
             return set.lexicon(h.ref.layer).string(set.entry(h.ref).domain).starts_with(domain);
           }) != nullptr;
  }

  TypeGuess preposition() const {
    const std::string_view link = string(before());
    if ((link == "at" || link == "from" || link == "tại" || link == "ở") &&
        any_of(kStudies, string(before() - 1)))
      return {Type::ORG, 0.6F};
    // "resulted in Kahne regaining the lead"
    if (link == "in" && string(span_.end).ends_with("ing")) return {};
    if (any_of(kInPlace, link)) return {Type::LOC, 0.5F};
    if (link == "from" || link == "từ") return {Type::LOC, 0.3F};
    if (link == "by" && any_of(kMade, string(before() - 1))) return {Type::ORG, 0.45F};
    if (any_of(kToPlace, string(before()))) return {Type::LOC, 0.4F};
    const std::string_view word = string(before());
    return word == "the" || word == "The" ? TypeGuess{Type::ORG, 0.35F} : TypeGuess{};
  }

  // X province, X newspaper; but "the Trump administration" speaks of a person.
  TypeGuess head_after() const {
    if (text_.lang == Lang::vi || !has(span_.end)) return {};
    if (capital(span_.end)) return title_after();
    const LexiconHit* head =
        longest_hit(text_, span_.end, static_cast<uint32_t>(text_.tokens.size()), is_head);
    if (head == nullptr) return {};
    const LexiconSet& set = w_.matcher.set();
    if (set.lexicon(head->ref.layer).string(set.entry(head->ref).domain) == "head.org.state")
      return {};
    TypeGuess guess = head_type(text_, head->span);
    guess.chance = guess.type == Type::LOC ? 0.7F : guess.type == Type::ORG ? 0.45F : 0.32F;
    return guess;
  }

  // Vermont Senator Y, Google CEO Y
  TypeGuess title_after() const {
    const LexiconHit* title =
        longest_hit(text_, span_.end, static_cast<uint32_t>(text_.tokens.size()),
                    [](const LexiconHit& h) { return h.type == RowType::TITLE; });
    if (title == nullptr || !capital(title->span.end)) return {};
    return {in_domain(title->span, "title.state") ? Type::LOC : Type::ORG, 0.6F};
  }

  TypeGuess word_after() const {
    const std::string_view word = string(span_.end);
    if (any_of(kPersonVerbs, word)) return {Type::PER, 0.42F};
    if (any_of(kOnline, word)) return {Type::MISC, 0.5F};
    if (any_of(kStaff, word)) return {Type::ORG, 0.5F};
    if (word == "poll") return {Type::ORG, 0.5F};
    for (uint32_t k = 0; k < 3; ++k)  // will launch, has not released
      if (any_of(kMakerVerbs, string(span_.end + k))) return {Type::ORG, 0.36F};
    if (word.size() > 1 && word.back() == 's' && word.front() != 's' && capital(span_.end + 1) &&
        text_.tokens[span_.end].kind == TokenKind::clitic)
      return {Type::ORG, 0.34F};  // X's Home
    if (any_of(kNewsVerbs, word)) return {Type::ORG, 0.42F};
    if (any_of(kResidents, word)) return {Type::LOC, 0.6F};
    if (word == "đưa" && string(span_.end + 1) == "tin") return {Type::ORG, 0.6F};
    if (mark(span_.end) == '-' && string(span_.end + 1) == "based") return {Type::LOC, 0.92F};
    if (word == "who") return {Type::PER, 0.7F};
    if (mark(span_.end) != ',') return {};
    const std::string_view next = string(span_.end + 1);
    // Huntersville, North Carolina
    if (has(span_.end + 1) &&
        longest_hit(text_, span_.end + 1, static_cast<uint32_t>(text_.tokens.size()), is_place) !=
            nullptr)
      return {Type::LOC, 0.45F};
    if (next == "who") return {Type::PER, 0.7F};
    return next == "where" || next == "nơi" ? TypeGuess{Type::LOC, 0.7F} : TypeGuess{};
  }

  // X, a Russian nuclear company; X, giám đốc ...; X, ILO Vietnam Director
  TypeGuess apposition() const {
    constexpr uint32_t kFarthest = 7;
    const std::string_view article = string(span_.end + 1);
    const bool described =
        article == "a" || article == "an" || article == "the" || article == "một";
    const char joint = mark(span_.end);
    if (joint != ',' && (joint != '-' || !described)) return {};
    const auto end = std::min(static_cast<uint32_t>(text_.tokens.size()),
                              span_.end + (described ? kFarthest : 4U));
    if (described && string(span_.end + 2) == "người") return {Type::PER, 0.65F};
    for (uint32_t k = span_.end + 1; k < end; ++k) {
      if (!text_.tokens[k].is_text() && mark(k) != '-') return {};
      if (longest_hit(text_, k, end + 2, is_title_hit) != nullptr)
        return {Type::PER, described ? 0.65F : 0.5F};
      const LexiconHit* head = described ? longest_hit(text_, k, end + 2, is_head) : nullptr;
      // not "X, the city's former leader"
      const bool owner = head != nullptr && has(head->span.end) &&
                         text_.tokens[head->span.end].kind == TokenKind::clitic;
      if (head != nullptr && !owner) return {head_type(text_, head->span).type, 0.6F};
    }
    return {};
  }

  // The regions of Shabwah and X: both are of one kind.
  TypeGuess joined() const {
    const std::string_view word = string(before());
    if ((word != "and" && word != "và") || before() < 2 || best_.chance > 0.5F ||
        !capital(span_.begin - 2))
      return {};
    TypeGuess guess = Neighbours(text_, {span_.begin - 2, span_.begin - 1}, w_).head_before();
    guess.chance *= 0.8F;
    return guess;
  }

  // "Blue River": a work, as the quotation marks around it say
  TypeGuess in_quotes() const {
    return mark(before()) == '"' && mark(span_.end) == '"' ? TypeGuess{Type::MISC, 0.62F}
                                                           : TypeGuess{};
  }

  const AnalysedText& text_;
  TokenSpan span_;
  Workspace& w_;
  TypeGuess best_{Type::PER, 0};
};

}  // namespace

TypeGuess head_type(const AnalysedText& text, TokenSpan span) {
  TypeGuess best{Type::MISC, 0};
  for (const LexiconHit& hit : text.hits_at(span.begin)) {
    if (hit.span != span || !is_head(hit)) continue;
    const TypeGuess guess = of_head(hit.kind);
    const bool better =
        guess.type == Type::ORG || (guess.type == Type::LOC && best.type != Type::ORG);
    if (best.chance == 0 || better) best = guess;
  }
  return best;
}

TypeGuess type_by_neighbours(const AnalysedText& text, TokenSpan span, Workspace& workspace) {
  return Neighbours(text, span, workspace).surest();
}

}  // namespace align
