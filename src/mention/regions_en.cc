// English: runs of capitalised words with their inner function words. Weights are chances read off
// general experience with news; the other language corrects them.
#include <algorithm>
#include <array>

#include "mention/region_words_en.h"

namespace align {
namespace {

constexpr WordSet kDirections = {"Central", "East",     "Eastern", "North",  "Northern",
                                 "South",   "Southern", "West",    "Western"};

// "Southeast of | Hue"
constexpr WordSet kCompass = {"Northeast", "Northwest", "Southeast", "Southwest"};

// What is named after a people.
constexpr WordSet kEvents = {"Championship", "Championships", "Cup",        "League", "Masters",
                             "Open",         "Prix",          "Revolution", "Spring", "War"};

// Heads that, written small, are mostly of one body when a name stands beside them.
constexpr WordSet kSmallHeads = {"embassy",    "consulate", "committee", "department", "hospital",
                                 "center",     "centre",    "council",   "commission", "institute",
                                 "university", "academy",   "court"};

// Titles whose "of" or "for" has a list behind it: Minister of Industry and Trade.
constexpr WordSet kHaveFields = {"Minister", "Ministers", "Secretary", "Secretaries"};

class Finder : EnglishWords {
 public:
  Finder(const AnalysedText& text, const Sentence& sentence, Workspace& w, Regions& out)
      : EnglishWords(text, sentence, w, out) {}

  void run() {
    // What may begin a region: most tokens stand outside of all and begin none.
    constexpr uint32_t kBegin =
        HitKinds::kNames | kHeads | TokenKinds::kCapital | TokenKinds::kArticle;
    read_regions(kBegin, [this](uint32_t i) { return step(i); });
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
    if (const uint32_t end = small_head(i); end > i) return end;
    const float in = capital(i) ? name_chance(i) : number_chance(i);
    if (in <= 0) {
      if (!empty() && !connects(i)) close();
      return i + 1;
    }
    add(i, in, gap_before(i));
    return i + 1;
  }

  // "embassy of Norway", "Hoa Vang District medical center": the head of a body in small letters beside its name may be
  // part of it; where the other language has such a head it is. Returns where it ends, `i` when there is none.
  uint32_t small_head(uint32_t i) {
    if (capital(i) || !begins(i, kHeads)) return i;
    const LexiconHit* head = longest(i, [](const LexiconHit& h) {
      return h.kind == EntryKind::head_org && (h.flags & kPlural) == 0;
    });
    if (head == nullptr || !kSmallHeads.contains(string(head->span.end - 1))) return i;
    const uint32_t end = head->span.end;
    const bool of = inside(end + 2) && string(end) == "of" &&
                    (capital(end + 1) || (string(end + 1) == "the" && capital(end + 2)));
    const bool behind = adjacent(i) && capital(last_token()) && !capital(end);
    if (!of && !behind) return i;
    const float gap = behind ? 0.25F : gap_before(i);
    for (uint32_t k = i; k < end; ++k)
      if (at(k).is_text()) add(k, k == i ? 0.3F : 0.97F, k == i ? gap : 0.03F);
    return end;
  }

  // al-Mahrah, el-Sisi
  bool arabic_article(uint32_t i) const {
    return begins(i, TokenKinds::kArticle) && capital(i + 2) && at(i + 1).mark == '-' &&
           !at(i + 1).space_before && !at(i + 2).space_before;
  }

  // Min-ji, but not Hanoi-based: a small word that no dictionary has.
  bool goes_on_small(uint32_t i) const {
    if (!at(i).is_word() || capital(i) || facts(i).capital_share >= 0) return false;
    return text_.hits_at(i).empty() && info(i).letters <= 6 && !info(last_token()).is(kAllCapitals);
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
           word == "in" || word == "to" || word == "at" || kNameParticles.contains(word);
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
    const bool title_ends = ends_with_title(last) || rank_with_stop(last);
    const bool head_after = org_head_between(i, region_end(i));
    // Administration Committee | Z. Harrow
    if (is_initial(i) && capital(i + 1) && !head_after && org_head_between(last, last + 1))
      return 0.93F;
    if (title_ends) return head_after ? (many_end(last) ? 0.15F : 0.6F) : 0.93F;
    if (ends_with(last, HitKinds::of(RowType::NORP),
                  [](const LexiconHit& h) { return h.type == RowType::NORP && !h.lower; })) {
      if (of_people_in_body(last)) return 0.1F;
      if (event_at(i)) return 0.25F;
      // Italian | Marcello Lippi
      const bool western = facts(i).is(WordFacts::kGiven) && capital(i + 1) && !head_after;
      return title_at(i) ? 0.97F : western ? 0.85F : head_after ? 0.35F : 0.65F;
    }
    // Martin Luther King
    const bool family = facts(i).is(WordFacts::kSurname) && facts(last).is(WordFacts::kGiven);
    if (title_at(i)) return family ? 0.1F : 0.8F;
    if (letter_with_number(i) && ends_with_place_or_people(last)) return 0.8F;  // U.S. | U-2
    const bool person = vietnamese_person_at(i) && !head_after;
    // Minister of Health | Le Thanh Hoa
    if (person && has_field(current_name())) return 0.95F;
    if (person && capital(i + 2) && is_complete_body(last, i)) return 0.92F;
    if (vietnamese_person_at(i) && region().size() >= 2 &&
        !facts(last).is(WordFacts::kViSurname | WordFacts::kViMiddle | WordFacts::kGiven))
      return 0.75F;
    if (ends_with_place(last)) {
      if (!head_after && title_follows(i)) return 0.85F;
      if (!head_after && person_after_land(last, i)) return 0.9F;
      if (facts(i).is(WordFacts::kGiven | WordFacts::kViSurname) && !head_after) return 0.6F;
      return 0.2F;
    }
    return person_after_body(last, i) && !head_after ? 0.85F : 0.03F;
  }

  // "Journalists Association", "Farmers Union": those whose body it is.
  bool many_end(uint32_t last) const {
    return ends_with(last, kTitles, [](const LexiconHit& h) {
      return is_title_hit(h) && (h.flags & kPlural) != 0;
    });
  }

  // "Council of Australian Governments", "Institute of American Studies"
  bool of_people_in_body(uint32_t people) const {
    return people > sentence_.tokens.begin && string(people - 1) == "of" && org_head_in_region();
  }

  // Romanian Revolution, French Open
  bool event_at(uint32_t i) const {
    return kEvents.contains(string(i)) && !capital(i + 1) && !at(i).sentence_start;
  }

  // United Nations | Kofi Annan: a body of the lexicon, then a given name and one word more.
  bool person_after_body(uint32_t last, uint32_t i) const {
    return facts(i).is(WordFacts::kGiven) && capital(i + 1) && !capital(i + 2) &&
           ends_with(last, kBodies, [](const LexiconHit& h) {
             return h.type == RowType::ORG && !h.lower && h.span.size() >= 2;
           });
  }

  // Republic of Azerbaijan | Ilham Aliyev: a land of several words, and two words more that no lexicon has for a place.
  bool person_after_land(uint32_t last, uint32_t i) const {
    const float share = facts(i).capital_share;
    if (share >= 0 && share < 0.5F) return false;
    return last >= sentence_.tokens.begin + 2 && string(last - 1) == "of" && capital(i + 1) &&
           longest(i, is_place) == nullptr &&
           ends_with(last - 2, kHeads, [](const LexiconHit& h) { return h.type == RowType::HEAD; });
  }

  // US | Internal Secretary Ryan Zinke: what follows the place is an office, and then its holder.
  bool title_follows(uint32_t i) const {
    constexpr uint32_t kLongestOffice = 3;
    for (uint32_t k = i; k < i + kLongestOffice && capital(k); ++k)
      if (title_at(k) && capital(k + 1) && facts(k + 1).is(WordFacts::kGiven)) return true;
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
              ends_with(n.token, kHeads,
                        [](const LexiconHit& h) { return h.type == RowType::HEAD; }));
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

  float connector_gap(uint32_t k, uint32_t last, uint32_t next) const {
    const Token& t = at(k);
    const std::string_view word = string(k);
    if (t.mark == ',') return behind_comma(next) || goes_on_as_list(next) ? 0.6F : 0.96F;
    if (t.mark == '&' || kNameParticles.contains(word)) return 0.05F;
    if (t.mark == '-') return hyphen_gap(k, last, next);
    if (t.mark == '/') return ends_with_place_or_people(last) && place_at(next) ? 0.97F : 0.8F;
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
           (end <= next + 1 || !facts(next).is(WordFacts::kGiven));
  }

  // "Committee on Trade" is one name; an index on a Stock Exchange and a cathedral on a street are two.
  float on_gap(uint32_t last, uint32_t next) const {
    const bool subject = ends_with(last, kHeads, [](const LexiconHit& h) {
      return h.type == RowType::HEAD && h.kind != EntryKind::head_loc;
    });
    const bool other = place_at(next) || org_head_between(next, region_end(next));
    return subject && !other ? 0.35F : 0.93F;
  }

  // "University of Leeds" is one name; a person's name never goes on with "of": Ann Lee of | the BBC.
  float of_gap(uint32_t last, uint32_t next) const {
    if (ends_with_title(last)) return 0.93F;
    if (is_title_of_year(last)) return 0.02F;
    if (region().size() == 1 && kCompass.contains(string(last))) return 0.95F;
    if (place_at(next) && regnal_number(last)) return 0.95F;
    if (place_at(next) && is_place_with_head(last)) return 0.93F;
    if (head_in_region()) return 0.1F;
    return is_person() ? 0.95F : 0.45F;
  }

  // Can Loc District of | Ha Tinh, but not National Museum of Scotland
  bool is_place_with_head(uint32_t last) const {
    const std::span<const RegionNode> name = current_name();
    const uint32_t first = name.front().token;
    const bool word =
        begins(first, HitKinds::of(RowType::WORD) | kHeads | HitKinds::of(RowType::TERM));
    const bool unbroken = last + 1 - first == name.size();
    return name.size() >= 2 && unbroken && !word &&
           (facts(first).capital_share < 0 || place_at(first)) &&
           !kDirections.contains(string(first)) && ends_with(last, kHeads, [](const LexiconHit& h) {
             return h.kind == EntryKind::head_loc;
           });
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
    return is_acronym(last) || ends_with(last, kBodies, [](const LexiconHit& h) {
             return h.type == RowType::ORG && !h.lower;
           });
  }

  // Elizabeth II | of the United Kingdom
  bool regnal_number(uint32_t i) const {
    return adjacent(i + 1) && region().size() >= 2 &&
           string(i).find_first_not_of("IVX") == std::string_view::npos;
  }

  // "Ministry of Science and Technology" is one name, "Thailand and Vietnam" are two.
  float and_gap(uint32_t last, uint32_t next) const {
    if (ends_with_place_or_people(last) || place_at(next)) return 0.95F;
    // the Amami Islands and | Tokara Islands
    if (const uint32_t end = region_end(next); end > next + 1 && string(end - 1) == string(last))
      return 0.95F;
    if (vietnamese_person_at(next) && capital(next + 2) && is_complete_body(last, next))
      return 0.95F;
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
    const auto ends = [&](auto wanted) {
      return name.size() >= 2 && ends_with(last, kHeads, wanted);
    };
    if (head_after && ends([](const LexiconHit& h) { return h.kind == EntryKind::head_org; }))
      return true;
    return hit_at(text_, {name.front().token, last + 1}, [](const LexiconHit& h) {
             return h.type == RowType::ORG && !h.lower;
           }) != nullptr;
  }

  // The name that is being read has its head, and no other follows at `next`.
  bool is_complete_body(uint32_t last, uint32_t next) const {
    return !org_head_between(next, region_end(next)) && !place_at(next) &&
           last > region().front().token && org_head_in_region();
  }

  // "... and the Ministry of ...": a head with its own "of" begins another name.
  bool new_head_at(uint32_t i) const {
    return inside(i + 1) && string(i + 1) == "of" &&
           hit_at(text_, {i, i + 1}, [](const LexiconHit& h) { return h.type == RowType::HEAD; }) !=
               nullptr;
  }

  float hyphen_gap(uint32_t k, uint32_t last, uint32_t next) const {
    if (at(k).space_before || at(next).space_before) return 0.85F;
    return ends_with_place_or_people(last) && place_at(next) ? 0.93F : 0.03F;
  }

  // "People's Committee" is one name, "Vietnam's Ministry" two.
  float possessive_gap(uint32_t last, uint32_t next) const {
    const bool head_after = org_head_between(next, region_end(next));
    const bool district = region().size() >= 2 && ends_with(last, kHeads, [](const LexiconHit& h) {
                            return h.kind == EntryKind::head_loc;
                          });
    if (district && !body_between(next, region_end(next)))
      return 0.92F;  // Binh Duong Province's | Di An
    const float share = facts(last).capital_share;
    if (share >= 0 && share < 0.5F && !info(last).is(kAllCapitals)) return 0.1F;
    if (ends_with_title(last) && owns_name(last + 1)) return 0.2F;
    const bool place = ends_with(last, HitKinds::kNames,
                                 [](const LexiconHit& h) { return h.type <= RowType::NORP; });
    return place || !head_after ? 0.92F : 0.75F;
  }
};

}  // namespace

void find_regions_en(const AnalysedText& text, const Sentence& sentence, Workspace& workspace,
                     Regions& out) {
  Finder(text, sentence, workspace, out).run();
}

}  // namespace align
