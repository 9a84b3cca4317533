// Vietnamese: capitalised syllables, the small syllables that complete their words ("Tài nguyên"),
// organisation heads that take small words after them ("Trung tâm kiểm soát dịch bệnh Đà Nẵng"),
// generic heads before a name ("tỉnh Quảng Ninh"). Weights as in regions_en.cc.
#include <algorithm>
#include <array>

#include "mention/region_reader.h"

namespace align {
namespace {

constexpr uint32_t kFamilies = WordFacts::kViSurname | WordFacts::kZhSurname | WordFacts::kKorean;

constexpr WordSet kDirections = {"Đông", "Tây", "Nam", "Bắc"};
// Second syllables of words that also stand alone behind a name.
constexpr WordSet kPrepositions = {"vào", "ở", "tại", "với", "từ", "đến", "bị"};

class Finder : RegionReader {
 public:
  Finder(const AnalysedText& text, const Sentence& sentence, Workspace& w, Regions& out)
      : RegionReader(text, sentence, w, out) {}

  void run() {
    // What may begin a region, or is passed over as a whole: most tokens stand outside of all and begin none.
    constexpr uint32_t kBegin = HitKinds::kNames | kHeads | HitKinds::kCalendar |
                                TokenKinds::kCapital | TokenKinds::kArticle;
    read_regions(kBegin, [this](uint32_t i) { return step(i); });
    close();
  }

 private:
  uint32_t step(uint32_t i) {
    if (begins(i, HitKinds::kCalendar)) {
      if (const LexiconHit* calendar = longest(i, is_calendar)) {
        close();
        return calendar->span.end;
      }
    }
    if (begins(i, TokenKinds::kArticle) && capital(i + 2) && at(i + 1).mark == '-') {
      add(i, 0.9F, gap_before(i));
      return i + 1;
    }
    if (capital(i)) {
      const float in = name_chance(i);
      if (in <= 0) {
        close();
        return i + 1;
      }
      add(i, in, gap_before(i));
      return i + 1;
    }
    return step_small(i);
  }

  // What is not capitalised: goes on with a name, stands before one, or ends the region.
  uint32_t step_small(uint32_t i) {
    if (empty() && !begins(i, HitKinds::kNames | kHeads)) return i + 1;
    if (adjacent(i) && completes_word(i)) {
      add(i, std::min(0.95F, nodes_.back().in + 0.05F), 0.03F);
      nodes_.back().may_start = false;
      return i + 1;
    }
    if (glued_by_hyphen(i) && at(i).is_word()) {  // Pê-tơ-rốp, Min-ji
      add(i, nodes_.back().in, 0.03F);
      nodes_.back().may_start = false;
      return i + 1;
    }
    if (const float in = number_chance(i); in > 0) {
      add(i, in, glued_by_hyphen(i) ? 0.03F : 0.3F);
      return i + 1;
    }
    if (begins(i, HitKinds::kNames)) {
      if (const LexiconHit* hit =
              longest(i, [](const LexiconHit& h) { return is_name_hit(h) && h.span.size() > 1; }))
        return add_all(hit->span, 0.9F, gap_before(i));
    }
    if (org_context_ && !empty() && last_token() + 3 > i) {
      if (const LexiconHit* word = longest(i, is_name_word))
        return add_all(word->span, small_word_chance(), small_gap(i));
    }
    if (const LexiconHit* head = head_before_name(i)) {
      if (!adjacent(i)) close();
      org_context_ |= head->kind == EntryKind::head_org;
      return add_all(head->span, 0.5F, empty() ? 1.0F : 0.6F);
    }
    if (!empty() && !connects(i)) close();
    return i + 1;
  }

  static bool is_name_word(const LexiconHit& h) {
    return h.type == RowType::WORD || h.type == RowType::HEAD || h.type == RowType::TERM;
  }

  uint32_t add_all(TokenSpan span, float in, float gap) {
    for (uint32_t k = span.begin; k < span.end; ++k) {
      if (!at(k).is_text()) continue;
      add(k, in, k == span.begin ? gap : 0.03F);
      nodes_.back().may_start = k == span.begin;
    }
    return span.end;
  }

  float name_chance(uint32_t i) const {
    const WordFacts f = facts(i);
    if (kNeverNames.contains(string(i))) return 0;
    if (f.is(WordFacts::kHonor) && !capital_name(i) && !country_like_pronoun(i)) return 0;
    if (stands_with_stop(i)) return 0.04F;
    if (f.is(WordFacts::kCurrency) && i > sentence_.tokens.begin &&
        (at(i - 1).kind == TokenKind::number || facts(i - 1).is(WordFacts::kNumber)))
      return 0;
    if (money_word(i) || inside_unit(i)) return 0;
    if (is_direction(i)) return 0.1F;
    if (letter_with_number(i)) return 0.9F;
    if (glued_before_hyphen(i) && !capital(i + 2) && !at(i).sentence_start) return 0.95F;
    if (is_lone_numeral(i)) return 0;
    if (is_initial(i)) return initial_chance(i);
    if (info(i).is(kOneLetter) && !info(i).is(kMarked)) return ends_person(i) ? 0.8F : 0.25F;
    if (info(i).is(kHasDigit) && !info(i).is(kStartsCapital)) return 0.15F;
    const bool title = begins(i, kTitles) && longest(i, is_title_hit) != nullptr;
    if (at(i).sentence_start) return sentence_start_chance(i, title);
    if (title) return 0.15F;
    return f.capital_share >= 0 && f.capital_share < 0.03F ? 0.8F : 0.96F;
  }

  // "phía Tây", "hướng Đông Bắc": no name when none follows.
  bool is_direction(uint32_t i) const {
    const auto side = [&](uint32_t k) { return kDirections.contains(string(k)); };
    if (!side(i) || i == sentence_.tokens.begin) return false;
    const uint32_t first = i >= sentence_.tokens.begin + 2 && side(i - 1) ? i - 1 : i;
    const uint32_t last = inside(i + 1) && side(i + 1) ? i + 1 : i;
    const std::string_view before = string(first - 1);
    return (before == "phía" || before == "hướng") && !capital(last + 1);
  }

  // "Bà Rịa", "Ông Ích Khiêm": honorifics that begin a lexicon name.
  bool capital_name(uint32_t i) const {
    return longest(i, [](const LexiconHit& h) { return is_name_hit(h) && h.span.size() > 1; }) !=
           nullptr;
  }

  // "Anh" is England inside a sentence, where "he" is written small; at its beginning mostly "he".
  bool country_like_pronoun(uint32_t i) const {
    return !at(i).sentence_start && !capital(i + 1) && longest(i, is_place) != nullptr;
  }

  // "TT. Trump", "TS. Nguyễn Văn A": an abbreviation with its stop, of no name and no head ("TP.").
  // "TT." before a person is no "trung tâm" but "tổng thống" or "thượng tọa".
  bool stands_with_stop(uint32_t i) const {
    if (string(i).back() != '.' || info(i).is(kOneLetter) || string(i).size() < 3) return false;
    const auto name = [](const LexiconHit& h) { return is_name_hit(h) || h.type == RowType::HEAD; };
    if (!capital(i + 1)) return false;
    return longest(i, name) == nullptr ||
           (string(i) == "TT." && longest(i + 1, is_name_word) == nullptr);
  }

  // The A of "Nguyễn Văn A", as those are called who remain unnamed.
  bool ends_person(uint32_t i) const {
    return adjacent(i) && region().size() >= 2 && i >= sentence_.tokens.begin + 2 &&
           (vietnamese_person_at(i - 2) || facts(i - 1).is(WordFacts::kViMiddle));
  }

  float sentence_start_chance(uint32_t i, bool title) const {
    const WordFacts f = facts(i);
    if (capital_name(i)) return 0.9F;
    if (title) return 0.08F;
    const LexiconHit* word =
        longest(i, [](const LexiconHit& h) { return h.type == RowType::SEG && h.span.size() > 1; });
    const LexiconHit* head =
        longest(i, [](const LexiconHit& h) { return h.kind == EntryKind::head_org; });
    if (quoted_name(i)) return 0.85F;
    if (word != nullptr && !capital(i + 1) && head == nullptr) return 0.04F;
    if (longest(i, [](const LexiconHit& h) { return is_name_hit(h); }) != nullptr) return 0.5F;
    const bool next_capital = capital(i + 1);
    if (vietnamese_person_at(i)) return 0.85F;
    if (f.is(WordFacts::kViGiven | WordFacts::kViMiddle) && next_capital &&
        facts(i + 1).is(WordFacts::kViGiven) && word == nullptr)
      return 0.6F;
    if (head != nullptr) return capital(head->span.end) ? 0.8F : next_capital ? 0.6F : 0.3F;
    if (f.capital_share < 0)
      return f.weight > 0 ? 0.2F : elsewhere(i) == Elsewhere::small ? 0.05F : 0.85F;
    if (f.capital_share < 0.08F) return next_capital ? 0.1F : 0.03F;
    return f.capital_share < 0.5F ? (next_capital ? 0.4F : 0.12F) : 0.8F;
  }

  float number_chance(uint32_t i) const {
    if (at(i).kind != TokenKind::number || empty()) return 0;
    if (glued_by_hyphen(i)) return 0.9F;
    if (!adjacent(i)) return 0;
    if (!at(i).space_before) return 0.9F;
    if (is_score(i)) return 0;
    const uint32_t length = at(i).end - at(i).begin;
    if (length == 4 && string(i) >= "1900" && string(i) <= "2099") return 0.2F;
    if (inside(i + 1) &&
        (at(i + 1).mark == '%' || facts(i + 1).is(WordFacts::kUnit | WordFacts::kNumber)))
      return 0;
    return length > 4 ? 0.1F : 0.4F;
  }

  // Is the small token `i` the rest of a word or name that began in the region?
  bool completes_word(uint32_t i) const {
    if (!at(i).is_text()) return false;
    const size_t n = region().size();
    for (size_t back = 1; back <= std::min<size_t>(n, 6); ++back) {
      const uint32_t from = region()[n - back].token;
      // "lâm vào" does not begin inside "hàn lâm"
      const bool inside = !region()[n - back].may_start;
      for (const LexiconHit& hit : text_.hits_at(from)) {
        if (hit.span.end <= i || hit.span.size() < 2) continue;
        if (inside && hit.type == RowType::SEG && kPrepositions.contains(string(i))) continue;
        if (hit.type != RowType::HEAD && hit.type != RowType::TITLE && behind_person(i)) continue;
        const bool word = hit.type == RowType::SEG || hit.type == RowType::WORD ||
                          hit.type == RowType::HEAD || hit.type == RowType::TITLE ||
                          is_name_hit(hit);
        // a sentence's first word ("Tuy nhiên") is no name for being complete
        const bool first_word =
            at(from).sentence_start && hit.type == RowType::SEG && region()[n - back].in < 0.3F;
        if (word && !first_word) return true;
      }
    }
    return false;
  }

  // "Lê Thanh Hòa | phát biểu", whatever "hòa phát" is: a person's name, and a word of its own begins.
  bool behind_person(uint32_t i) const {
    constexpr uint32_t kParts = WordFacts::kViMiddle | WordFacts::kViGiven;
    const uint32_t last = last_token();
    if (last + 1 != i || i < sentence_.tokens.begin + 2 || !capital(last) || !capital(last - 1))
      return false;
    return facts(last).is(kParts) && facts(last - 1).is(kParts | WordFacts::kViSurname) &&
           longest(i, [](const LexiconHit& h) {
             return h.type == RowType::SEG && h.span.size() > 1;
           }) != nullptr;
  }

  // Small words rarely follow the place at the end of an organisation's name.
  float small_word_chance() const { return ends_with_place(last_token()) ? 0.15F : 0.6F; }

  // A generic head, written small, whose name follows: tỉnh | Quảng Ninh, bệnh viện | Bạch Mai.
  const LexiconHit* head_before_name(uint32_t i) const {
    if (!begins(i, kHeads)) return nullptr;
    const LexiconHit* head =
        longest(i, [](const LexiconHit& h) { return h.type == RowType::HEAD; });
    if (head == nullptr) return nullptr;
    const uint32_t next = head->span.end;
    if (capital(next)) return head;
    // bệnh viện đa khoa Quảng Ninh: one or two words of the name stand between
    if (head->kind != EntryKind::head_org) return nullptr;
    const LexiconHit* word = inside(next) ? longest(next, is_name_word) : nullptr;
    return word != nullptr && capital(word->span.end) ? head : nullptr;
  }

  bool connects(uint32_t i) const {
    const Token& t = at(i);
    const std::string_view word = string(i);
    if (t.mark == '-' || t.mark == '&' || t.mark == '/' || t.mark == '.') return true;
    if (t.mark == ',') return org_context_ || behind_comma(i + 1);
    if (!t.is_word()) return false;
    return word == "và" || word == "của" || word == "về" || word == "cho" || word == "de" ||
           word == "la" || word == "von" || word == "van" || word == "bin" || word == "al" ||
           word == "of" || word == "and" || word == "the" || word == "for";
  }

  float gap_before(uint32_t i) const {
    if (empty()) return 1;
    const uint32_t last = last_token();
    if (last + 1 == i) return adjacent_gap(last, i);
    float gap = 0.03F;
    for (uint32_t k = last + 1; k < i; ++k) gap = std::max(gap, connector_gap(k, last, i));
    return gap;
  }

  float adjacent_gap(uint32_t last, uint32_t i) const {
    if (hit_covers(last, i)) return 0.03F;
    if (title_ends(last) || stands_with_stop(last)) return 0.93F;
    if (is_initial(i) && capital(i + 1) && org_context_ && info(last).is(kMarked)) return 0.9F;
    const WordFacts f = facts(i);
    const auto head = [](const LexiconHit& h) { return h.type == RowType::HEAD; };
    if (ends_with(last, kHeads, head)) return behind_head(last);
    const bool person = vietnamese_person_at(i);
    const bool region_is_person =
        facts(region().front().token).is(WordFacts::kViSurname) && region().size() < 4;
    if (person && place_before_person(last, i)) return 0.9F;
    if (vietnamese_person_at(last)) return 0.05F;                             // Nguyễn | Văn An
    if (nodes_.back().gap > 0.8F && facts(last).is(kFamilies)) return 0.05F;  // Vương | Gia Huyên
    if (person && !region_is_person && region().size() >= 2)
      return capital(i + 2) && org_context_ ? 0.85F : 0.6F;
    if (place_before_person(last, i)) return 0.85F;
    if (ends_with_place(last))
      return f.weight == 0 && f.is(WordFacts::kGiven | WordFacts::kSurname) ? 0.85F : 0.4F;
    if (longest(i, is_place) != nullptr) return org_context_ ? 0.3F : 0.25F;
    if (given_name_begins(last, i)) return 0.7F;
    // FARC | Ricardo Gonzalez: a body in capitals, then a given name and more
    if (is_acronym(last) && info(last).letters > 1 && !is_acronym(i) && capital(i + 1) &&
        f.weight == 0 && f.is(WordFacts::kGiven | WordFacts::kViSurname))
      return 0.7F;
    // Apple | Steve Jobs: a given name that is no Vietnamese word, and more
    if (f.weight == 0 && f.is(WordFacts::kGiven) && capital(i + 1) && at(i + 1).space_before &&
        !facts(last).is(WordFacts::kGiven | WordFacts::kViSurname) && !info(last).is(kOneLetter))
      return 0.35F;
    const bool foreign_after_native =
        f.weight == 0 && !info(i).is(kMarked) && info(last).is(kMarked);
    return foreign_after_native ? 0.25F : 0.05F;
  }

  // Not the "quốc vương" of "Trung Quốc | Vương Gia Huyên"
  bool title_ends(uint32_t last) const {
    return ends_with(last, kTitles, [&](const LexiconHit& hit) {
      return is_title_hit(hit) && !crosses_place(hit.span);
    });
  }

  // The C of "30 độ C".
  bool inside_unit(uint32_t i) const {
    for (uint32_t k = back(i, 2); k < i; ++k) {
      if (!begins(k, kUnits)) continue;
      for (const LexiconHit& hit : text_.hits_at(k))
        if (hit.kind == EntryKind::unit && hit.span.end > i) return true;
    }
    return false;
  }

  // "tỉnh | Quảng Ninh" may be cut, "Liên bang Nga" in capitals hardly. "Chính phủ | Ý" is cut nearly
  // always: only the land is a name.
  float behind_head(uint32_t last) const {
    if (ends_with(last, kHeads, [this](const LexiconHit& h) { return is_power(h); })) return 0.9F;
    const auto place = [](const LexiconHit& h) { return h.kind == EntryKind::head_loc; };
    if (!ends_with(last, kHeads, place)) return 0.25F;
    const Token& first = at(region().front().token);
    return capital(region().front().token) && !first.sentence_start ? 0.25F : 0.5F;
  }

  // Those who rule a land do this and that: nothing in small letters goes on with their name.
  bool is_power(const LexiconHit& h) const {
    return h.type == RowType::HEAD && domain_of(h) == "head.org.government";
  }

  // "bang Vermont | Bernie Sanders": a place that no lexicon has, then a foreign given name and
  // more.
  bool given_name_begins(uint32_t last, uint32_t i) const {
    const auto place = [](const LexiconHit& h) { return h.kind == EntryKind::head_loc; };
    return facts(i).is(WordFacts::kGiven) && facts(i).weight == 0 && capital(i + 1) &&
           !facts(last).is(WordFacts::kGiven) && longest(region().front().token, place) != nullptr;
  }

  // "Trung Quốc | Tập Cận Bình": a place that ends, then a family name and more.
  bool place_before_person(uint32_t last, uint32_t i) const {
    return facts(i).is(kFamilies) && capital(i + 1) && ends_with_place(last) &&
           longest(i, is_place) == nullptr;
  }

  float small_gap(uint32_t i) const {
    const uint32_t last = last_token();
    if (last + 1 == i) return hit_covers(last, i) ? 0.05F : 0.45F;
    return std::max(0.45F, connector_gap(last + 1, last, i));
  }

  float connector_gap(uint32_t k, uint32_t last, uint32_t next) const {
    const Token& t = at(k);
    const std::string_view word = string(k);
    if (hit_covers(last, next)) return 0.05F;
    if (t.mark == ',') return behind_comma(next) ? 0.6F : org_context_ ? 0.75F : 0.96F;
    if (t.mark == '&' || t.mark == '.') return 0.1F;
    if (t.mark == '/') return 0.7F;
    if (t.mark == '-') return hyphen_gap(k, last, next);
    if (word == "và") return and_gap(last, next);
    if (word == "của") return 0.9F;
    if (word == "về" || word == "cho") return org_context_ ? 0.5F : 0.93F;
    return word == "and" ? 0.6F : 0.1F;
  }

  // "Bộ Khoa học và Công nghệ" is one name, "UBND và HĐND" and "Bộ Y tế và Bộ Công an" are two.
  float and_gap(uint32_t last, uint32_t next) const {
    if (both_places(last, next) || (is_acronym(last) && is_acronym(next))) return 0.96F;
    if (facts(next).weight == 0 && facts(next).is(WordFacts::kGiven) && capital(next + 1))
      return 0.95F;  // Cục Thuế và | Tony Naar
    const auto body = [](const LexiconHit& h) { return h.kind == EntryKind::head_org; };
    if (capital(next) && longest(next, body) != nullptr) return 0.8F;
    return org_context_ ? 0.35F : 0.93F;
  }

  bool both_places(uint32_t last, uint32_t next) const {
    return ends_with_place(last) && longest(next, is_place) != nullptr;
  }

  float hyphen_gap(uint32_t k, uint32_t last, uint32_t next) const {
    const bool spaced = at(k).space_before || at(next).space_before;
    if (both_places(last, next)) return 0.85F;
    if (!spaced) return 0.03F;
    return org_context_ ? 0.4F : 0.75F;
  }

  void add(uint32_t token, float in, float gap) {
    RegionReader::add(token, in, gap);
    if (capital(token) && begins(token, kHeads))
      org_context_ |=
          longest(token, [this](const LexiconHit& h) {
            return h.type == RowType::HEAD && h.kind != EntryKind::head_title && !is_power(h);
          }) != nullptr;
  }

  void close() {
    RegionReader::close();
    org_context_ = false;
  }

  // a generic head in the region: small words and "và" may go on with the name
  bool org_context_ = false;
};

}  // namespace

void find_regions_vi(const AnalysedText& text, const Sentence& sentence, Workspace& workspace,
                     Regions& out) {
  Finder(text, sentence, workspace, out).run();
}

}  // namespace align
