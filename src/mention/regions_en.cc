// English: runs of capitalised words with their inner function words. Weights are chances read off
// general experience with news; the other language corrects them.
#include <algorithm>
#include <array>

#include "mention/region_reader.h"

namespace align {
namespace {

constexpr WordSet kParticles = {"de",  "la", "van", "von", "bin", "al",  "da",  "del",
                                "der", "el", "le",  "di",  "du",  "den", "ibn", "dos",
                                "ter", "y",  "e",   "los", "las", "ul"};

// Words that begin sentences and hardly ever names; as fold keys.
constexpr WordSet kOpeners = {
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

constexpr WordSet kDirections = {"Central", "East",     "Eastern", "North",  "Northern",
                                 "South",   "Southern", "West",    "Western"};

// What is studied, written large: Bachelor of Arts in History.
constexpr WordSet kDegrees = {"Bachelor", "Bachelors", "Bachelor's", "Master",
                              "Masters",  "Master's",  "degree",     "degrees",
                              "Degree",   "diploma",   "Diploma"};

// Titles whose "of" or "for" has a list behind it: Minister of Industry and Trade.
constexpr WordSet kHaveFields = {"Minister", "Ministers", "Secretary", "Secretaries"};

class Finder : RegionReader {
 public:
  Finder(const AnalysedText& text, const Sentence& sentence, Workspace& w, Regions& out)
      : RegionReader(text, sentence, w, out) {}

  void run() {
    for (uint32_t i = sentence_.tokens.begin; i < sentence_.tokens.end;) i = step(i);
    close();
  }

 private:
  uint32_t step(uint32_t i) {
    if (const LexiconHit* hit = name_starting_small(i)) {
      for (uint32_t k = hit->span.begin; k < hit->span.end; ++k)
        if (at(k).is_text()) add(k, 0.9F, k == i ? gap_before(k) : 0.02F);
      return hit->span.end;
    }
    if (arabic_article(i)) {
      add(i, 0.9F, gap_before(i));
      return i + 1;
    }
    if (glued_by_hyphen(i) && goes_on_small(i)) {
      add(i, 0.9F, 0.03F);
      nodes_.back().may_start = false;
      return i + 1;
    }
    const float in = capital(i) ? name_chance(i) : number_chance(i);
    if (in <= 0) {
      if (!empty() && !connects(i)) close();
      return i + 1;
    }
    add(i, in, gap_before(i));
    return i + 1;
  }

  // Lexicon names that begin with a small letter: "de facto" names, "eBay" have capitals;
  // "al-Qaeda", "the Hague" not.
  const LexiconHit* name_starting_small(uint32_t i) const {
    if (!begins(i, HitKinds::kNames) || capital(i)) return nullptr;
    const LexiconHit* hit = longest(i, is_name_hit);
    return hit != nullptr && at(i).is_word() ? hit : nullptr;
  }

  // al-Mahrah, el-Sisi
  bool arabic_article(uint32_t i) const {
    return (string(i) == "al" || string(i) == "el") && capital(i + 2) && at(i + 1).mark == '-' &&
           !at(i + 1).space_before && !at(i + 2).space_before;
  }

  // Min-ji, but not Hanoi-based: a small word that no dictionary has.
  bool goes_on_small(uint32_t i) const {
    if (!at(i).is_word() || capital(i) || facts(i).capital_share >= 0) return false;
    return text_.hits_at(i).empty() && info(i).letters <= 6 && !info(last_token()).is(kAllCapitals);
  }

  // Chance that the capitalised token `i` is part of a name.
  float name_chance(uint32_t i) const {
    const WordFacts f = facts(i);
    const std::string_view word = string(i);
    if (kNeverNames.contains(word) || f.is(WordFacts::kHonor)) return 0;
    if (f.is(WordFacts::kCurrency) && inside(i + 1) && !at(i + 1).space_before) return 0;
    if (inside(i + 1) && at(i + 1).is_word() &&
        (string(i + 1) == "dollars" || string(i + 1) == "dollar"))
      return 0;
    if (inside(i + 1) && at(i + 1).mark == '$' && !at(i + 1).space_before) return 0;  // US$
    if (f.is(WordFacts::kWeekday) || (f.is(WordFacts::kMonth) && !month_is_name(i))) return 0;
    if (letter_with_number(i)) return 0.9F;
    if (rank_with_stop(i)) return 0.04F;
    if (power_behind_land(i) || inside_unit(i)) return 0;
    if (info(i).is(kOneLetter)) return at(i).sentence_start ? 0.03F : 0.25F;
    if (info(i).is(kHasDigit) && !info(i).is(kStartsCapital)) return 0.15F;
    if (expands_small_words(i) || is_subject(i)) return 0.05F;
    const bool title = title_at(i);
    if (at(i).sentence_start) return sentence_start_chance(i, title);
    if (sentence_.title_case && f.capital_share >= 0 && f.capital_share < 0.3F)
      return title ? 0.1F : 0.25F;
    if (title) return 0.25F;
    return f.capital_share >= 0 && f.capital_share < 0.15F ? 0.75F : 0.95F;
  }

  // "a new drug application (NDA)": capitals for words that are no name. Not for a body: "the health ministry (HM)".
  bool expands_small_words(uint32_t i) const {
    const std::string_view letters = string(i);
    if (!info(i).is(kAllCapitals) || letters.size() < 3 || longest(i, is_name_hit) != nullptr)
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

  bool is_subject(uint32_t i) const {
    constexpr uint32_t kBack = 4;
    if (i < sentence_.tokens.begin + 2 || string(i - 1) != "in") return false;
    if (facts(i).capital_share < 0 || facts(i).capital_share > 0.5F) return false;
    for (uint32_t k = back(i, kBack); k + 1 < i; ++k)
      if (kDegrees.contains(string(k))) return true;
    return false;
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

  // "the Italian Government", "the Bush Administration": of those who rule a land only the land is
  // named, or the ruler.
  bool power_behind_land(uint32_t i) const {
    const std::string_view word = string(i);
    const bool government = word == "Government" || word == "Governments";
    if ((!government && word != "Administration") || empty()) return false;
    if (capital(i + 1) || (inside(i + 1) && string(i + 1) == "of")) return false;
    const uint32_t last = last_token();
    const bool joined = at(i - 1).kind == TokenKind::clitic || at(i - 1).mark == '.';
    if (last + 1 != i && (last + 2 != i || !joined)) return false;
    if (government) return ends_with(last, is_place_or_people);
    return facts(last).is(WordFacts::kSurname) && region().size() <= 2 &&
           !ends_with(last, is_place_or_people);
  }

  // The "Celsius" of "30 degrees Celsius" or "90 Fahrenheit".
  bool inside_unit(uint32_t i) const {
    const bool counted = i > sentence_.tokens.begin && at(i - 1).kind == TokenKind::number;
    for (uint32_t k = back(i, 2); k <= i; ++k)
      for (const LexiconHit& hit : text_.hits_at(k))
        if (hit.kind == EntryKind::unit && hit.span.end > i && (hit.span.size() > 1 || counted))
          return true;
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

  bool title_at(uint32_t i) const {
    if (!begins(i, kTitles) || ends_head(i)) return false;
    const LexiconHit* title = longest(i, is_title_hit);
    return title != nullptr && !owns_name(title->span.end);
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
    if (longest(i, [](const LexiconHit& h) { return is_name_hit(h) && h.type != RowType::PER; }) !=
        nullptr)
      return 0.9F;
    if (title) return 0.1F;
    if (!quoted_name(i) && !sentence_.title_case && is_opener(i)) return 0;
    if (quoted_name(i)) return is_small_word(i) ? 0.1F : 0.85F;
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

  // May a name go on across token `i`, which is no part of one by itself?
  bool connects(uint32_t i) const {
    const Token& t = at(i);
    const std::string_view word = string(i);
    if (t.kind == TokenKind::clitic) return word.size() >= 2 && word.back() == 's';
    if (t.mark == '-' || t.mark == '&' || t.mark == '.' || t.mark == '/') return true;
    if (t.mark == ',') return capital(i + 1);
    if (!t.is_word() || info(i).is(kHasCapital)) return false;
    return word == "of" || word == "and" || word == "for" || word == "the" || word == "on" ||
           word == "in" || word == "to" || word == "at" || kParticles.contains(word);
  }

  float gap_before(uint32_t i) const {
    if (empty()) return 1;
    const uint32_t last = last_token();
    if (last + 1 == i) return adjacent_gap(last, i);
    float gap = 0.02F;
    for (uint32_t k = last + 1; k < i; ++k) gap = std::max(gap, connector_gap(k, last, i));
    return gap;
  }

  // Two capitalised words side by side.
  float adjacent_gap(uint32_t last, uint32_t i) const {
    const bool title_ends = ends_with(last, is_title_hit) || rank_with_stop(last);
    const bool head_after = org_head_between(i, region_end(i));
    if (title_ends) return head_after ? 0.6F : 0.93F;
    if (ends_with(last, [](const LexiconHit& h) { return h.type == RowType::NORP && !h.lower; })) {
      // Italian | Marcello Lippi
      const bool person = facts(i).is(WordFacts::kGiven) && capital(i + 1) && !head_after;
      return title_at(i) ? 0.97F : person ? 0.85F : head_after ? 0.35F : 0.65F;
    }
    // Martin Luther King
    const bool family = facts(i).is(WordFacts::kSurname) && facts(last).is(WordFacts::kGiven);
    if (title_at(i)) return family ? 0.1F : 0.8F;
    if (letter_with_number(i) && ends_with(last, is_place_or_people)) return 0.8F;  // U.S. | U-2
    if (vietnamese_person_at(i) && region().size() >= 2 &&
        !facts(last).is(WordFacts::kViSurname | WordFacts::kViMiddle | WordFacts::kGiven))
      return 0.75F;
    if (ends_with(last, [](const LexiconHit& h) { return h.type == RowType::LOC && !h.lower; })) {
      if (!head_after && title_follows(i)) return 0.85F;
      if (facts(i).is(WordFacts::kGiven | WordFacts::kViSurname) && !head_after) return 0.6F;
      return 0.2F;
    }
    return person_after_body(last, i) && !head_after ? 0.85F : 0.03F;
  }

  // United Nations | Kofi Annan: a body of the lexicon, then a given name and one word more.
  bool person_after_body(uint32_t last, uint32_t i) const {
    return facts(i).is(WordFacts::kGiven) && capital(i + 1) && !capital(i + 2) &&
           ends_with(last, [](const LexiconHit& h) {
             return h.type == RowType::ORG && !h.lower && h.span.size() >= 2;
           });
  }

  // US | Internal Secretary Ryan Zinke: what follows the place is an office, and then its holder.
  bool title_follows(uint32_t i) const {
    constexpr uint32_t kLongestOffice = 3;
    for (uint32_t k = i; k < i + kLongestOffice && capital(k); ++k)
      if (title_at(k) && capital(k + 1) && facts(k + 1).is(WordFacts::kGiven)) return true;
    return false;
  }

  uint32_t region_end(uint32_t i) const {
    if (const LexiconHit* small = inside(i) ? name_starting_small(i) : nullptr) i = small->span.end;
    while (capital(i)) ++i;
    return i;
  }

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
    for (uint32_t k = begin; k < end && inside(k); ++k)
      for (const LexiconHit& hit : text_.hits_at(k))
        if (hit.type == RowType::HEAD && wanted(hit.kind) && hit.span.end <= end) return true;
    return false;
  }

  // The nodes of the name that is being read: behind the last gap that parts two names.
  std::span<const RegionNode> current_name() const {
    const std::span<const RegionNode> all = region();
    size_t begin = all.size() - 1;
    while (begin > 0 && !parts_names(all, begin)) --begin;
    return all.subspan(begin);
  }

  // Not the comma of "Ministry of Culture, Sports and Tourism", nor what stands between a minister and the field.
  bool parts_names(std::span<const RegionNode> all, size_t i) const {
    constexpr float kParts = 0.91F;
    if (all[i].gap < kParts) return false;
    const uint32_t before = all[i].token - 1;
    if (string(before) == "of") return false;
    return at(before).mark != ',' || !has_field(all.first(i));
  }

  // "Ministry of", "Department for": what follows may be a list.
  bool has_field(std::span<const RegionNode> nodes) const {
    return std::any_of(nodes.begin(), nodes.end(), [&](const RegionNode& n) {
      const std::string_view next = inside(n.token + 1) ? string(n.token + 1) : "";
      return (next == "of" || next == "for" || next == "on") &&
             (kHaveFields.contains(string(n.token)) ||
              ends_with(n.token, [](const LexiconHit& h) { return h.type == RowType::HEAD; }));
    });
  }

  template <class Wanted>
  bool head_in_region(Wanted wanted) const {
    const std::span<const RegionNode> name = current_name();
    return std::any_of(name.begin(), name.end(), [&](const RegionNode& n) {
      return hit_at(text_, {n.token, n.token + 1}, [&](const LexiconHit& h) {
               return h.type == RowType::HEAD && wanted(h.kind);
             }) != nullptr;
    });
  }
  bool head_in_region() const {
    return head_in_region([](EntryKind) { return true; });
  }
  bool org_head_in_region() const {
    return head_in_region([](EntryKind k) { return k == EntryKind::head_org; });
  }

  bool place_at(uint32_t i) const { return longest(i, is_place_or_people) != nullptr; }
  static bool is_place_or_people(const LexiconHit& h) {
    return (h.type == RowType::LOC || h.type == RowType::NORP) && !h.lower;
  }

  float connector_gap(uint32_t k, uint32_t last, uint32_t next) const {
    const Token& t = at(k);
    const std::string_view word = string(k);
    if (t.mark == ',') return behind_comma(next) || goes_on_as_list(next) ? 0.6F : 0.96F;
    if (t.mark == '&' || kParticles.contains(word)) return 0.05F;
    if (t.mark == '-') return hyphen_gap(k, last, next);
    if (t.mark == '/') return 0.8F;
    if (t.kind == TokenKind::clitic) return possessive_gap(last, next);
    if (word == "of") return of_gap(last, next);
    if (word == "and") return and_gap(last, next);
    if (word == "for") return head_in_region() ? 0.3F : 0.9F;
    if (word == "on") return on_gap(last, next);
    // "Alexander the Great", but "In the NHL the Buffalo Sabres"
    if (word == "the")
      return k != last + 1 ? 0.1F : is_whole_body(last) ? 0.97F : capital(next + 1) ? 0.85F : 0.1F;
    return 0.9F;
  }

  // Ministry of Culture, | Sports and Tourism: the name has a field, and behind the comma comes its last but one part.
  bool goes_on_as_list(uint32_t next) const {
    if (!has_field(current_name()) || place_at(next) || new_head_at(next)) return false;
    uint32_t end = region_end(next);
    while (inside(end + 1) && at(end).mark == ',' && capital(end + 1)) end = region_end(end + 1);
    return inside(end + 1) && string(end) == "and" && capital(end + 1) && !title_at(next) &&
           !title_at(end + 1) && !place_at(end + 1) && !body_between(next, region_end(end + 1)) &&
           !(facts(next).is(WordFacts::kGiven) && end > next + 1);
  }

  // "Committee on Trade" is one name; an index on a Stock Exchange and a cathedral on a street are two.
  float on_gap(uint32_t last, uint32_t next) const {
    const bool subject = ends_with(last, [](const LexiconHit& h) {
      return h.type == RowType::HEAD && h.kind != EntryKind::head_loc;
    });
    const bool other = place_at(next) || org_head_between(next, region_end(next));
    return subject && !other ? 0.35F : 0.93F;
  }

  // "University of Leeds" is one name; a person's name never goes on with "of": Ann Lee of | the BBC.
  float of_gap(uint32_t last, uint32_t next) const {
    if (ends_with(last, is_title_hit)) return 0.93F;
    if (place_at(next) && regnal_number(last)) return 0.95F;
    if (place_at(next) && is_place_with_head(last)) return 0.93F;
    if (head_in_region()) return 0.1F;
    return is_person() ? 0.95F : 0.45F;
  }

  // Can Loc District of | Ha Tinh, but not National Museum of Scotland
  bool is_place_with_head(uint32_t last) const {
    const std::span<const RegionNode> name = current_name();
    const uint32_t first = name.front().token;
    const bool word = begins(first, HitKinds::of(RowType::WORD) | HitKinds::of(RowType::HEAD) |
                                        HitKinds::of(RowType::TERM));
    const bool unbroken = last + 1 - first == name.size();
    return name.size() >= 2 && unbroken && !word &&
           (facts(first).capital_share < 0 || place_at(first)) &&
           !kDirections.contains(string(first)) &&
           ends_with(last, [](const LexiconHit& h) { return h.kind == EntryKind::head_loc; });
  }

  // The name that is being read begins with a given name, and is more than that.
  bool is_person() const {
    const std::span<const RegionNode> name = current_name();
    const uint32_t first = name.front().token;
    return name.size() >= 2 && facts(first).is(WordFacts::kGiven) && !place_at(first) &&
           !head_in_region();
  }

  // A body of the lexicon ends here, or one in capitals: NHL | the Buffalo Sabres.
  bool is_whole_body(uint32_t last) const {
    return is_acronym(last) ||
           ends_with(last, [](const LexiconHit& h) { return h.type == RowType::ORG && !h.lower; });
  }

  // Elizabeth II | of the United Kingdom
  bool regnal_number(uint32_t i) const {
    return adjacent(i + 1) && region().size() >= 2 &&
           string(i).find_first_not_of("IVX") == std::string_view::npos;
  }

  // "Ministry of Science and Technology" is one name, "Thailand and Vietnam" are two.
  float and_gap(uint32_t last, uint32_t next) const {
    if (ends_with(last, is_place_or_people) || place_at(next)) return 0.95F;
    // the Tax Office and | Tony Naar
    if (facts(next).is(WordFacts::kGiven) && capital(next + 1) &&
        !org_head_between(next, region_end(next)))
      return 0.95F;
    // "Alpha Foods and of | Beta"
    if (const std::string_view before = string(next - 1); before != "and" && before != "the")
      return 0.95F;
    if (new_head_at(next) || (is_acronym(last) && is_acronym(next))) return 0.93F;
    const bool head_after = org_head_between(next, region_end(next));
    if (is_complete(last, next, head_after)) return 0.93F;
    if (org_head_in_region() || has_field(current_name())) return 0.35F;
    return head_after ? 0.45F : head_in_region() ? 0.7F : 0.94F;
  }

  // The name before "and" lacks nothing, so that what follows is another: a body of the lexicon, a person, a name with
  // its own head where the next has one, too, or an article ("Alpha Bank and Beta Group", "the Navy and the Customs").
  // But "Department of Health and the Environment" has a list.
  bool is_complete(uint32_t last, uint32_t next, bool head_after) const {
    const std::span<const RegionNode> name = current_name();
    if (has_field(name)) return false;
    if (last + 2 < next || is_person()) return true;
    const auto ends = [&](auto wanted) { return name.size() >= 2 && ends_with(last, wanted); };
    if (head_after && ends([](const LexiconHit& h) { return h.kind == EntryKind::head_org; }))
      return true;
    return hit_at(text_, {name.front().token, last + 1}, [](const LexiconHit& h) {
             return h.type == RowType::ORG && !h.lower;
           }) != nullptr;
  }

  // "... and the Ministry of ...": a head with its own "of" begins another name.
  bool new_head_at(uint32_t i) const {
    return inside(i + 1) && string(i + 1) == "of" &&
           hit_at(text_, {i, i + 1}, [](const LexiconHit& h) { return h.type == RowType::HEAD; }) !=
               nullptr;
  }

  float hyphen_gap(uint32_t k, uint32_t last, uint32_t next) const {
    if (at(k).space_before || at(next).space_before) return 0.85F;
    return ends_with(last, is_place_or_people) && place_at(next) ? 0.93F : 0.03F;
  }

  // "People's Committee" is one name, "Vietnam's Ministry" two.
  float possessive_gap(uint32_t last, uint32_t next) const {
    const bool head_after = org_head_between(next, region_end(next));
    const bool district = region().size() >= 2 && ends_with(last, [](const LexiconHit& h) {
                            return h.kind == EntryKind::head_loc;
                          });
    if (district && !body_between(next, region_end(next)))
      return 0.92F;  // Binh Duong Province's | Di An
    const float share = facts(last).capital_share;
    if (share >= 0 && share < 0.5F) return 0.1F;
    if (ends_with(last, is_title_hit) && owns_name(last + 1)) return 0.2F;
    const bool place = ends_with(last, [](const LexiconHit& h) { return h.type <= RowType::NORP; });
    return place || !head_after ? 0.92F : 0.75F;
  }
};

}  // namespace

void find_regions_en(const AnalysedText& text, const Sentence& sentence, Workspace& workspace,
                     Regions& out) {
  Finder(text, sentence, workspace, out).run();
}

}  // namespace align
