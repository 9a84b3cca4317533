// Not for outside; see regions_en.cc. What English words by themselves and by their neighbours are: chances that a
// word is part of a name, heads and titles that begin somewhere.
#ifndef ALIGN_MENTION_REGION_WORDS_EN_H_
#define ALIGN_MENTION_REGION_WORDS_EN_H_

#include "mention/region_no_names_en.h"
#include "text/syllable.h"

namespace align {

// Words that begin sentences and hardly ever names; as fold keys.
inline constexpr WordSet kOpeners = {
    "when",        "while",    "if",           "although", "though",    "as",        "since",
    "because",     "after",    "before",       "during",   "most",      "many",      "some",
    "both",        "each",     "several",      "these",    "those",     "this",      "that",
    "they",        "we",       "he",           "she",      "it",        "but",       "and",
    "or",          "so",       "yet",          "however",  "meanwhile", "according", "how",
    "why",         "what",     "who",          "where",    "which",     "no",        "not",
    "only",        "also",     "once",         "until",    "unless",    "under",     "over",
    "with",        "without",  "from",         "about",    "among",     "between",   "in",
    "on",          "at",       "by",           "for",      "of",        "to",        "there",
    "his",         "her",      "their",        "our",      "my",        "your",      "its",
    "every",       "such",     "even",         "despite",  "besides",   "therefore", "thus",
    "furthermore", "moreover", "additionally", "earlier",  "later",     "then",      "now"};

class EnglishWords : protected EnglishNoNames {
 protected:
  using EnglishNoNames::EnglishNoNames;

  // Lexicon names that begin with a small letter: "de facto" names, "eBay" have capitals;
  // "al-Qaeda", "the Hague" not.
  const LexiconHit* name_starting_small(uint32_t i) const {
    if (!begins(i, HitKinds::kNames) || capital(i)) return nullptr;
    const LexiconHit* hit = longest(i, is_name_hit);
    return hit != nullptr && at(i).is_word() ? hit : nullptr;
  }

  // Chance that the capitalised token `i` is part of a name.
  float name_chance(uint32_t i) const {
    const WordFacts f = facts(i);
    const std::string_view word = string(i);
    if (kNeverNames.contains(word) || f.is(WordFacts::kHonor)) return 0;
    if (ends_vietnamese_name(i)) return 0.9F;
    if (f.is(WordFacts::kCurrency) && inside(i + 1) && !at(i + 1).space_before) return 0;
    if (inside(i + 1) && at(i + 1).is_word() &&
        (string(i + 1) == "dollars" || string(i + 1) == "dollar"))
      return 0;
    // US$, US $3,580
    if (inside(i + 1) && at(i + 1).mark == '$' &&
        (!at(i + 1).space_before ||
         (info(i).is(kAllCapitals) && inside(i + 2) && at(i + 2).kind == TokenKind::number &&
          !at(i + 2).space_before)))
      return 0;
    if (says_something(i)) return 0.8F;
    if (is_abbreviated_term(i)) return 0.1F;
    if (f.is(WordFacts::kWeekday) || (f.is(WordFacts::kMonth) && !month_is_name(i))) return 0;
    if (letter_with_number(i)) return 0.9F;
    if (rank_with_stop(i)) return 0.04F;
    if (is_lone_power(i) || power_behind_land(i) || inside_unit(i)) return 0;
    if (is_lone_numeral(i) || is_quantity(i) || is_time_zone(i) || is_numbered_part(i)) return 0;
    if (is_title_of_year(i)) return 0.95F;
    // PG&E
    if (info(i).is(kOneLetter) && adjacent_by_and(i)) return 0.95F;
    if (is_initial(i)) return initial_chance(i);
    // George W Bush
    if (info(i).is(kOneLetter) && adjacent(i) && capital(i + 1) && info(i + 1).is(kHasSmall) &&
        facts(last_token()).is(WordFacts::kGiven) && region().size() == 1)
      return 0.95F;
    if (info(i).is(kOneLetter)) return at(i).sentence_start ? 0.03F : 0.25F;
    if (info(i).is(kHasDigit) && !info(i).is(kStartsCapital)) return 0.15F;
    if (expands_small_words(i) || is_subject(i) || is_one_of_many(i)) return 0.05F;
    const bool title = title_at(i);
    if (at(i).sentence_start) return sentence_start_chance(i, title);
    if (sentence_.title_case && f.capital_share >= 0 && f.capital_share < 0.3F)
      return title ? 0.1F : 0.25F;
    if (title) return are_members(i) ? 0.85F : 0.25F;
    return f.capital_share >= 0 && f.capital_share < 0.15F ? 0.75F : 0.95F;
  }

  // The Sat of "Nguyen Dinh Sat", the Dong of "Tran Duy Dong"
  bool ends_vietnamese_name(uint32_t i) const {
    constexpr uint32_t kParts = WordFacts::kViMiddle | WordFacts::kViGiven;
    if (!adjacent(i) || capital(i + 1) || info(i).letters > 4) return false;
    // Dinh Yen, Ta Mon
    const bool syllables = is_vietnamese_syllable(key(i)) && is_vietnamese_syllable(key(i - 1));
    if (region().size() == 1 && syllables && facts(i - 1).is(kParts | WordFacts::kViSurname))
      return true;
    return i >= sentence_.tokens.begin + 2 && vietnamese_person_at(i - 2) &&
           facts(i - 1).is(kParts);
  }

  // "Sat said": a short weekday that speaks is somebody.
  bool says_something(uint32_t i) const {
    static constexpr WordSet kSaid = {"said", "says", "told", "added", "explained"};
    return inside(i + 1) && info(i).letters == 3 && facts(i).is(WordFacts::kWeekday) &&
           kSaid.contains(string(i + 1));
  }

  // "Pte. Green", "Spc. Barker": an abbreviation before a name, but not "St. Louis" or "Acme Inc.
  // Berlin".
  bool rank_with_stop(uint32_t i) const {
    const std::string_view word = string(i);
    if (word.back() != '.' || word.size() < 4 || word.find('.') + 1 != word.size()) return false;
    const auto part = [](const LexiconHit& h) { return is_name_hit(h) || h.type == RowType::HEAD; };
    const bool follows_name = i > sentence_.tokens.begin && capital(i - 1);
    return info(i).is(kHasSmall) && capital(i + 1) && !follows_name && longest(i, part) == nullptr;
  }

  bool adjacent_by_and(uint32_t i) const {
    const auto glued = [&](uint32_t k) {
      return at(k).mark == '&' && !at(k).space_before && !at(k + 1).space_before;
    };
    const auto known = [&](uint32_t k) { return longest(k, is_name_hit) != nullptr; };
    return (i >= sentence_.tokens.begin + 2 && glued(i - 1) && capital(i - 2) && !known(i - 2)) ||
           (inside(i + 2) && glued(i + 1) && capital(i + 2) && !known(i));
  }

  bool title_at(uint32_t i) const {
    if (!begins(i, kTitles) || ends_head(i)) return false;
    const LexiconHit* title = longest(i, is_title_hit);
    return title != nullptr && !owns_name(title->span.end) && !is_family_name(title->span);
  }

  // "John Major", "Theresa May": an office behind a given name, and no other name follows.
  bool is_family_name(TokenSpan title) const {
    return title.size() == 1 && region().size() == 1 && adjacent(title.begin) &&
           facts(last_token()).is(WordFacts::kGiven) && !capital(title.end) &&
           !(inside(title.end) && string(title.end) == "of");
  }

  // Journalists Association, Engineers Corps: those of whom the body consists.
  bool are_members(uint32_t i) const {
    const LexiconHit* title = longest(i, is_title_hit);
    return title != nullptr && (title->flags & kPlural) != 0 && inside(title->span.end) &&
           longest(title->span.end,
                   [](const LexiconHit& h) { return h.kind == EntryKind::head_org; }) != nullptr &&
           capital(title->span.end);
  }

  // "Queen's Official Birthday", "Teachers' Federation": an office inside a name, not "the Queen's London home".
  bool owns_name(uint32_t clitic) const {
    return inside(clitic + 1) && at(clitic).kind == TokenKind::clitic && capital(clitic + 1) &&
           longest(clitic + 1, is_name_hit) == nullptr &&
           !facts(clitic + 1).is(WordFacts::kGiven | WordFacts::kWeekday);
  }

  // "Consulate | General" is one head, whatever "General" is alone.
  bool ends_head(uint32_t i) const {
    return i > sentence_.tokens.begin && capital(i - 1) &&
           hit_at(text_, {i - 1, i + 1},
                  [](const LexiconHit& h) { return h.type == RowType::HEAD; }) != nullptr;
  }

  float sentence_start_chance(uint32_t i, bool title) const {
    const WordFacts f = facts(i);
    if (surname_like_opener(i)) return 0.6F;
    const bool opener = is_opener(i) && !sentence_.title_case;
    const bool quoted = quoted_name(i);
    // "Most" is no MOST
    if (opener && !quoted && !info(i).is(kAllCapitals) && !capital(i + 1)) return 0;
    if (longest(i, [](const LexiconHit& h) { return is_name_hit(h) && h.type != RowType::PER; }) !=
        nullptr)
      return 0.9F;
    if (title) return 0.1F;
    if (quoted) return is_small_word(i) ? 0.1F : 0.85F;
    if (opener) return 0;
    const bool next_capital =
        capital(i + 1) && at(i + 1).space_before &&
        !facts(i + 1).is(WordFacts::kHonor | WordFacts::kWeekday | WordFacts::kMonth);
    if (f.capital_share >= 0 && f.capital_share < 0.5F) {
      if (!is_small_word(i) && elsewhere(i) == Elsewhere::capital) return 0.7F;
      if (next_capital) return is_small_word(i) ? 0.15F : 0.3F;
      return 0.06F;
    }
    if (f.capital_share >= 0) return 0.8F;
    return elsewhere(i) == Elsewhere::small ? 0.05F : 0.85F;
  }

  // "To Lam", "Do Hung Viet": a Vietnamese surname that is an English word, too, before what can only be the rest.
  bool surname_like_opener(uint32_t i) const {
    const uint32_t next = i + 1;
    return is_opener(i) && vietnamese_person_at(i) && info(next).letters <= 6 &&
           (facts(next).capital_share < 0 || facts(next).capital_share > 0.5F) && !place_at(next) &&
           !facts(next).is(WordFacts::kGiven | WordFacts::kSurname | WordFacts::kHonor);
  }

  bool is_opener(uint32_t i) const {
    return facts(i).capital_share < 0.5F && kOpeners.contains(w_.vocabulary.key_text(info(i).fold));
  }

  // "The" and its like, which begin sentences and titles and are no names.
  bool is_small_word(uint32_t i) const {
    const WordFacts f = facts(i);
    return info(i).letters <= 3 && f.capital_share >= 0 && f.capital_share < 0.15F;
  }

  // "Apollo 11", "Xbox 360": a number straight behind a name.
  float number_chance(uint32_t i) const {
    if (at(i).kind != TokenKind::number || empty()) return 0;
    const Token& t = at(i);
    if (glued_by_hyphen(i)) return 0.9F;  // U-2, Covid-19
    if (last_token() + 1 != i) return 0;
    if (!t.space_before) return 0.9F;
    if (is_score(i)) return 0;
    // Boeing 737-800, but not "Arsenal 2-1" or a span of years
    if (string(i).find('-') == 3) return 0.8F;
    if (t.end - t.begin == 4 && string(i) >= "1900" && string(i) <= "2099") return 0.2F;
    if (inside(i + 1) && at(i + 1).is_word() && !info(i + 1).is(kHasCapital) &&
        at(i + 1).space_before)
      return 0.3F;
    return inside(i + 1) && at(i + 1).mark == '%' ? 0.0F : 0.5F;
  }

  uint32_t region_end(uint32_t i) const {
    if (const LexiconHit* small = inside(i) ? name_starting_small(i) : nullptr) i = small->span.end;
    while (capital(i)) ++i;
    return i;
  }

  bool place_at(uint32_t i) const {
    return begins(i, kPlaces | HitKinds::of(RowType::NORP)) &&
           longest(i, is_place_or_people) != nullptr;
  }
};

}  // namespace align

#endif  // ALIGN_MENTION_REGION_WORDS_EN_H_
