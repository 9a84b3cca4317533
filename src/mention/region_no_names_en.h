// Not for outside; see regions_en.cc. English words written large that are no names: terms, subjects, those who rule
// a land, time zones, numbered parts, quantities, units, months.
#ifndef ALIGN_MENTION_REGION_NO_NAMES_EN_H_
#define ALIGN_MENTION_REGION_NO_NAMES_EN_H_

#include <algorithm>

#include "mention/region_reader.h"

namespace align {

// What is studied, written large: Bachelor of Arts in History.
inline constexpr WordSet kDegrees = {"Bachelor", "Bachelors", "Bachelor's", "Master",
                                     "Masters",  "Master's",  "degree",     "degrees",
                                     "Degree",   "diploma",   "Diploma"};

// Behind "State" and "Party" these say what kind of thing they are: "State budget", "Party members".
inline constexpr WordSet kOfState = {
    "budget", "agency", "agencies", "capital",     "secrets",   "leader", "leaders",   "officials",
    "funds",  "assets", "members",  "enterprises", "companies", "firms",  "management"};

class EnglishNoNames : protected RegionReader {
 protected:
  using RegionReader::RegionReader;

  std::string_view key(uint32_t i) const { return w_.vocabulary.key_text(info(i).fold); }

  // A head of a body or a place
  bool org_head_between(uint32_t begin, uint32_t end) const {
    return head_between(begin, end, [](EntryKind k) {
      return k != EntryKind::head_misc && k != EntryKind::head_title;
    });
  }
  bool body_between(uint32_t begin, uint32_t end) const {
    return head_between(begin, end, [](EntryKind k) { return k == EntryKind::head_org; });
  }
  template <class Wanted>
  bool head_between(uint32_t begin, uint32_t end, Wanted wanted) const {
    for (uint32_t k = begin; k < end && inside(k); ++k) {
      if (!begins(k, kHeads)) continue;
      for (const LexiconHit& hit : text_.hits_at(k))
        if (hit.type == RowType::HEAD && wanted(hit.kind) && hit.span.end <= end) return true;
    }
    return false;
  }

  // "PCR", "AI": the lexicon has it for a term, and for no name.
  bool is_abbreviated_term(uint32_t i) const {
    return is_acronym(i) && !adjacent(i) && !capital(i + 1) && longest(i, is_name_hit) == nullptr &&
           hit_at(text_, {i, i + 1}, [](const LexiconHit& h) { return h.type == RowType::TERM; }) !=
               nullptr;
  }

  // "a new drug application (NDA)": capitals for words that are no name. Not for a body: "the health ministry (HM)".
  bool expands_small_words(uint32_t i) const {
    std::string_view letters = string(i);
    if (letters.ends_with('s')) letters.remove_suffix(1);  // IDPs
    const bool plural = letters.size() < string(i).size();
    if (!(plural ? all_capitals(letters) : info(i).is(kAllCapitals)) || letters.size() < 3 ||
        longest(i, is_name_hit) != nullptr)
      return false;
    uint32_t k = i;
    const auto skips = [&](uint32_t t) {
      return at(t).mark == '(' || at(t).mark == '"' || string(t) == "or";
    };
    while (k > sentence_.tokens.begin && skips(k - 1)) --k;
    if (k == i) return false;
    for (size_t n = letters.size(); n-- > 0;) {
      if (k == sentence_.tokens.begin) return false;
      --k;
      const bool fits =
          at(k).is_word() && !info(k).is(kHasCapital) && (string(k)[0] ^ letters[n]) == ' ';
      if (!fits) return false;
    }
    return !body_between(k, i);
  }

  static bool all_capitals(std::string_view s) {
    return std::all_of(s.begin(), s.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
  }

  bool is_subject(uint32_t i) const {
    constexpr uint32_t kBack = 4;
    if (i < sentence_.tokens.begin + 2 || string(i - 1) != "in") return false;
    if (facts(i).capital_share < 0 || facts(i).capital_share > 0.5F) return false;
    for (uint32_t k = back(i, kBack); k + 1 < i; ++k)
      if (kDegrees.contains(string(k))) return true;
    return false;
  }

  static bool is_government(std::string_view word) {
    return word == "Government" || word == "Governments";
  }

  // "the Government", "the State budget", "Party members": no name at all.
  bool is_lone_power(uint32_t i) const {
    if (!empty()) return false;
    const std::string_view word = string(i);
    const bool state = word == "State" && !capital(i + 1) && i > sentence_.tokens.begin &&
                       string(i - 1) == "the" && (!inside(i + 1) || string(i + 1) != "of");
    if (state) return true;
    if (word == "State" || word == "Party")
      return inside(i + 1) && kOfState.contains(string(i + 1));
    return is_government(word) && !capital(i + 1) && (!inside(i + 1) || string(i + 1) != "of");
  }

  // "the Italian Government", "the Bush Administration": of those who rule a land only the land is
  // named, or the ruler.
  bool power_behind_land(uint32_t i) const {
    const std::string_view word = string(i);
    const bool government = is_government(word);
    if ((!government && word != "Administration") || empty()) return false;
    if (capital(i + 1) || (inside(i + 1) && string(i + 1) == "of")) return false;
    const uint32_t last = last_token();
    if (last > sentence_.tokens.begin && string(last - 1) == "of" &&
        body_between(region().front().token, last))
      return false;
    const bool joined = at(i - 1).kind == TokenKind::clitic || at(i - 1).mark == '.';
    if (last + 1 != i && (last + 2 != i || !joined)) return false;
    if (government) return ends_with_place_or_people(last);
    return facts(last).is(WordFacts::kSurname) && region().size() <= 2 &&
           !ends_with_place_or_people(last);
  }

  // The ET of "at 1 p.m. ET", the MYT of "20:00 MYT"
  bool is_time_zone(uint32_t i) const {
    static constexpr WordSet kHalves = {"a.m.", "p.m.", "am", "pm", "AM", "PM"};
    if (!is_acronym(i) || info(i).letters > 4 || i == sentence_.tokens.begin ||
        !(string(i).ends_with('T') || string(i) == "UTC"))
      return false;
    const Token& before = at(i - 1);
    return kHalves.contains(string(i - 1)) ||
           (before.kind == TokenKind::number && string(i - 1).find(':') != std::string_view::npos);
  }

  // "Phase 2", "Article 10": parts of what is not named here.
  bool is_numbered_part(uint32_t i) const {
    static constexpr WordSet kNumbered = {"Phase", "Phases", "Stage", "Chapter", "Article"};
    if (!inside(i + 1) || !kNumbered.contains(string(i))) return false;
    if (inside(i + 2) && string(i + 2) == "of") return false;
    return at(i + 1).kind == TokenKind::number ||
           string(i + 1).find_first_not_of("IVX") == std::string_view::npos;
  }

  // "Artist of the Year", whoever artists are.
  bool is_title_of_year(uint32_t i) const {
    static constexpr WordSet kPeriods = {"Year", "Month", "Week", "Decade", "Century"};
    return inside(i + 3) && string(i + 1) == "of" && string(i + 2) == "the" &&
           kPeriods.contains(string(i + 3));
  }

  // "Thousands of Berliners"
  bool is_quantity(uint32_t i) const {
    static constexpr WordSet kMany = {"Tens",      "Dozens",   "Scores",  "Hundreds",
                                      "Thousands", "Millions", "Billions"};
    return inside(i + 1) && string(i + 1) == "of" && kMany.contains(string(i));
  }

  // "this FRB": capitals for a thing of which there are more.
  bool is_one_of_many(uint32_t i) const {
    static constexpr WordSet kOneOf = {"this", "these", "each", "every"};
    return is_acronym(i) && i > sentence_.tokens.begin && kOneOf.contains(string(i - 1)) &&
           !capital(i + 1) && longest(i, is_name_hit) == nullptr;
  }

  // The "Celsius" of "30 degrees Celsius" or "90 Fahrenheit".
  bool inside_unit(uint32_t i) const {
    const bool counted = i > sentence_.tokens.begin && at(i - 1).kind == TokenKind::number;
    for (uint32_t k = back(i, 2); k <= i; ++k) {
      if (!begins(k, kUnits)) continue;
      for (const LexiconHit& hit : text_.hits_at(k))
        if (hit.kind == EntryKind::unit && hit.span.end > i && (hit.span.size() > 1 || counted))
          return true;
    }
    return false;
  }

  // "May", "March" and "August" before a number or alone are months.
  bool month_is_name(uint32_t i) const {
    const bool number_near = (inside(i + 1) && at(i + 1).kind == TokenKind::number) ||
                             (i > sentence_.tokens.begin && at(i - 1).kind == TokenKind::number);
    if (number_near || at(i).sentence_start) return false;
    // Theresa May; "Last May" begins with what is hardly a name
    if (adjacent(i) && nodes_.back().in > 0.8F) return true;
    return capital(i + 1) && facts(i + 1).is(WordFacts::kSurname);
  }
};

}  // namespace align

#endif  // ALIGN_MENTION_REGION_NO_NAMES_EN_H_
