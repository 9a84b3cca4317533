#include "mention/name_words.h"

#include <algorithm>

#include "text/words.h"

namespace align {
namespace {

// Weights against words of the list: a name wins unless something much commoner says no.
const double kPerson = word_cost(4000);
const double kPlace = word_cost(1000);
const double kTwoCapitals = word_cost(30);
constexpr float kNamesShare =
    0.95F;  // of capitals among the uses of an English word that is a name

// "Ông", "Phó", "Ban" are surnames too, but rare ones.
bool is_common_noun(const WordFacts& f, uint32_t units) {
  const bool rare = !f.is(WordFacts::kViSurname) || f.name_weight <= 0.1F;
  return f.is(WordFacts::kHonor) ||
         (rare && f.weight >= 20 && (units == 2 || f.is(WordFacts::kTitle | WordFacts::kHead)));
}

}  // namespace

void NameWords::set_text(std::string_view text, std::span<const Token> tokens, const WordHits& hits,
                         WordModel& model) {
  text_ = text;
  tokens_ = tokens;
  hits_ = &hits;
  model_ = &model;
  name_at_ = 0;
  capital_at_ = 0;
}

std::span<const NameWord> NameWords::find(TokenSpan sentence) {
  sentence_ = sentence;
  names_.clear();
  uint32_t last = sentence.end;
  const std::span<const uint32_t> names = hits_->names();
  for (; name_at_ < names.size() && names[name_at_] < sentence.end; ++name_at_) {
    const uint32_t i = names[name_at_];
    if (i == last) continue;  // several names begin there
    last = i;
    for (const WordHit& hit : hits_->at(i))
      if (hit.is(WordState::kName | WordState::kOrgName) && hit.end <= sentence.end)
        add_capitals({i, hit.end}, !hit.is(WordState::kName));
  }
  const std::span<const uint32_t> capitals = hits_->capitals();
  for (; capital_at_ < capitals.size() && capitals[capital_at_] < sentence.end; ++capital_at_)
    add_people(capitals[capital_at_]);
  const auto earlier = [](const NameWord& a, const NameWord& b) {
    return a.span.begin < b.span.begin;
  };
  if (!std::is_sorted(names_.begin(), names_.end(), earlier))
    std::sort(names_.begin(), names_.end(), earlier);
  return names_;
}

// Capitals inside a known name: "Cửu Long" of "sông Cửu Long", both halves of "Bà Rịa - Vũng Tàu",
// but not "Lớn Hà Nội" of "Nhà hát Lớn Hà Nội", for "Hà Nội" is a name of its own.
void NameWords::add_capitals(TokenSpan span, bool organisation) {
  if (organisation && is_foreign(span.begin)) return;
  if (span.size() == 2 && !is_capital(span.begin) && !facts(span.begin).is(WordFacts::kHead))
    names_.push_back({span, kPlace});  // châu Phi
  for (uint32_t begin = span.begin; begin < span.end;) {
    uint32_t end = begin;
    while (end < span.end && (is_capital(end) || (end > begin && !tokens_[end].space_before)))
      ++end;
    const uint32_t next = end + 1;
    if (end < span.end && end > begin && word_goes_on(end - 1, end)) --end;
    if (end - begin > 2 && facts(begin).is(WordFacts::kHead)) ++begin;
    if (end - begin >= 2 && end - begin <= kLongestName && !ends_with_place(begin, end))
      names_.push_back({{begin, end}, kPlace});
    begin = next;
  }
}

// Names that begin at token `i`, a capital.
void NameWords::add_people(uint32_t i) {
  read_units(i);
  if (count_ < 2) return;
  if (const uint32_t n = person_units(i); n >= 2) {
    names_.push_back({{i, ends_[n - 1]}, kPerson});
  } else if (two_capitals(i)) {
    names_.push_back({{i, ends_[1]}, kTwoCapitals});
  }
}

// Up to four units of capitals from `i` on; what a hyphen glues is one unit.
void NameWords::read_units(uint32_t i) {
  count_ = 0;
  for (uint32_t at = i; at < sentence_.end && count_ < kLongestName; at = ends_[count_++]) {
    if (!is_capital(at) || (at > i && !tokens_[at].space_before)) return;
    const bool alone = at + 1 == sentence_.end || tokens_[at + 1].space_before;
    ends_[count_] = alone ? at + 1 : glued_end(text_, tokens_, at, sentence_.end);
  }
}

// Units of the person's name that begins at `i`; 0 when none does.
uint32_t NameWords::person_units(uint32_t i) {
  uint32_t n = count_;
  if (word_goes_on(unit_begin(n - 1, i), ends_[n - 1])) --n;
  if (n < 2) return 0;
  const WordFacts first = facts(i);
  if (first.is(WordFacts::kViSurname | WordFacts::kZhSurname) && !is_common_noun(first, n))
    return n;
  const bool named =
      first.is(WordFacts::kGiven | WordFacts::kSurname | WordFacts::kKorean | WordFacts::kJapanese);
  const bool foreign = is_foreign(i) && (title_before(i) || names_only(i, n));
  return (named && first.weight == 0) || foreign ? std::min(n, uint32_t{3}) : 0;
}

// No unit is an English word that is ever written small, as "World" and "Bank" are, or the beginning of
// another name: Asia, Nikkei.
bool NameWords::names_only(uint32_t i, uint32_t n) {
  for (uint32_t unit = 0; unit < n; ++unit) {
    const uint32_t at = unit_begin(unit, i);
    const float share = matcher_.facts(tokens_[at].word, Lang::en).capital_share;
    if (!is_foreign(at) || (share >= 0 && share < kNamesShare)) return false;
    if ((hits_->flags(at) & WordState::kNoPerson) != 0) return false;
    for (const WordHit& hit : hits_->at(at))
      if (hit.is(WordState::kNoPerson)) return false;
  }
  return true;
}

bool NameWords::two_capitals(uint32_t i) {
  if (ends_[0] != i + 1 || ends_[1] != i + 2) return false;
  if (facts(i).is(WordFacts::kHonor | WordFacts::kTitle | WordFacts::kHeadOrg)) return false;
  if (tokens_[i].sentence_start && facts(i).weight >= 50) return false;
  if (is_foreign(i) || is_foreign(i + 1)) return false;
  return !word_goes_on(i + 1, i + 2);
}

// A word of the list or a title begins at `i` and goes on behind `end`.
bool NameWords::word_goes_on(uint32_t i, uint32_t end) const {
  const auto hits = hits_->at(i);
  return std::any_of(hits.begin(), hits.end(), [&](const WordHit& hit) {
    return hit.end > end && hit.is(WordState::kTitle | WordState::kCommon);
  });
}

bool NameWords::ends_with_place(uint32_t begin, uint32_t end) const {
  for (uint32_t i = begin + 1; i + 1 < end; ++i)
    if (hits_->has(i, end, WordState::kPlace)) return true;
  return false;
}

bool NameWords::title_before(uint32_t i) const {
  for (uint32_t k = i >= sentence_.begin + 5 ? i - 5 : sentence_.begin; k < i; ++k)
    if (hits_->has(k, i, WordState::kTitle | WordState::kHonor)) return true;
  return false;
}

}  // namespace align
