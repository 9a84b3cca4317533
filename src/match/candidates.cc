#include "match/candidates.h"

#include <algorithm>
#include <string_view>

#include "mention/region.h"

namespace align {
namespace {

bool is_copied(const Candidate& c) { return c.score.kind == EvidenceKind::same; }

// What a lexicon or the user says is not weighed against the other candidates.
bool is_settled(const Candidate& c) {
  return c.score.kind == EvidenceKind::user || c.score.kind == EvidenceKind::lexicon ||
         c.en->origin == Origin::given || c.vi->origin == Origin::given;
}

// Are the words of the pair's Vietnamese span outside `name` a person's, and not those of another English name?
bool is_more_of_person(const LinkInput& input, const Links& links, Workspace& w, const Candidate& c,
                       TokenSpan name) {
  for (uint32_t i = c.vi->span.begin; i < c.vi->span.end; ++i) {
    if (name.contains(i)) continue;
    const uint32_t word = input.vi.tokens[i].word;
    if (!links.of_vi(i).empty() || !w.vocabulary.info(word).is(kStartsCapital) ||
        !w.matcher.facts(word, Lang::vi).is(WordFacts::kGiven | WordFacts::kSurname))
      return false;
  }
  return true;
}

bool is_title(const AnalysedText& text, uint32_t token) {
  return longest_hit(text, token, token + 1, is_title_hit) != nullptr;
}

// "Foxconn" = "iPhone Foxconn" where the English has "iPhone", too: the words beside the copy are of other names, and no
// part of a person's.
bool runs_on(const LinkInput& input, const Links& links, Workspace& w, const Candidate& c) {
  constexpr float kSure = 0.8F;
  constexpr uint32_t kPerson = WordFacts::kGiven | WordFacts::kSurname | WordFacts::kViGiven |
                               WordFacts::kViMiddle | WordFacts::kViSurname;
  if (c.en->span.size() != 1 || c.vi->span.size() < 2 || c.vi->entry || is_settled(c)) return false;
  const uint32_t own = input.en.tokens[c.en->span.begin].word;
  bool copied = false;
  bool other = false;
  for (uint32_t i = c.vi->span.begin; i < c.vi->span.end; ++i) {
    const uint32_t word = input.vi.tokens[i].word;
    const bool is_own = word == own || links.at(c.en->span.begin, i).weight >= kSure;
    copied |= is_own;
    if (is_own || !w.vocabulary.info(word).is(kStartsCapital)) continue;
    if (w.matcher.facts(word, Lang::vi).is(kPerson) || is_title(input.vi, i)) return false;
    for (const Links::Reach& r : links.of_vi(i))
      other |=
          r.weight >= kSure && w.vocabulary.info(input.en.tokens[r.other].word).is(kStartsCapital);
  }
  return copied && other;
}

bool side_by_side(TokenSpan a, TokenSpan b) {
  constexpr uint32_t kBetween = 2;  // của, thuộc, a comma, a head: "tỉnh"
  return a.end <= b.begin ? b.begin - a.end <= kBetween
                          : a.begin >= b.end && a.begin - b.end <= kBetween;
}

// A name of its own on both sides: of the lexicon, or letter for letter.
bool is_whole(const Candidate& c) {
  const bool known = c.en->entry && c.vi->entry && c.score.kind == EvidenceKind::lexicon;
  return !c.en->generic && !c.vi->generic && (known || is_copied(c));
}

bool is_part(const Candidate& c) {
  constexpr float kWellTranslated = 0.8F;
  return is_whole(c) || (c.en->span.size() >= 2 && c.score.quality >= kWellTranslated);
}

// Of the best two candidates for these names that do not share words; 0 when there are none.
float worth_of_both(std::span<const Candidate> candidates, TokenSpan first, TokenSpan second) {
  float best = 0;
  for (const Candidate& a : candidates) {
    if (a.en->span != first) continue;
    for (const Candidate& b : candidates)
      if (b.en->span == second && !a.vi->span.overlaps(b.vi->span))
        best = std::max(best, a.score.strength + b.score.strength);
  }
  return best;
}

// Of the best two candidates that are what stands before and behind the possessive; 0 when there are none.
float worth_of_parts(std::span<const Candidate> candidates, TokenSpan en, uint32_t possessive) {
  const TokenSpan owner{en.begin, possessive};
  const TokenSpan owned{possessive + 1, en.end};
  float best = 0;
  for (const Candidate& a : candidates) {
    if (a.en->span != owner || !is_part(a)) continue;
    for (const Candidate& b : candidates)
      if (b.en->span == owned && is_part(b) && (is_whole(a) || is_whole(b)) &&
          side_by_side(a.vi->span, b.vi->span))
        best = std::max(best, a.score.strength + b.score.strength);
  }
  return best;
}

// Of all places in the span where a possessive stands.
float worth_of_parts(const LinkInput& input, std::span<const Candidate> candidates, TokenSpan en) {
  float best = 0;
  for (uint32_t k = en.begin + 1; k + 1 < en.end; ++k)
    if (input.en.tokens[k].kind == TokenKind::clitic)
      best = std::max(best, worth_of_parts(candidates, en, k));
  return best;
}

bool is_land(const LexiconHit& hit) {
  return hit.type == RowType::LOC || hit.type == RowType::NORP;
}

// Where the land ends that the English name begins with in short, "U.S."; `span.begin` when it begins with none. One that
// is written out is part of many names: "Vietnam Environment Administration".
uint32_t end_of_land(const AnalysedText& text, TokenSpan span, const Workspace& w) {
  if (!w.vocabulary.info(text.tokens[span.begin].word).is(kAllCapitals)) return span.begin;
  const LexiconHit* land = hit_at(text, {span.begin, span.begin + 1},
                                  [](const LexiconHit& h) { return h.type == RowType::LOC; });
  return land == nullptr ? span.begin : land->span.end;
}

bool holds_land(const AnalysedText& text, TokenSpan span) {
  for (uint32_t k = span.begin; k < span.end; ++k)
    for (const LexiconHit& hit : text.hits_at(k))
      if (is_land(hit) && hit.span.end <= span.end) return true;
  return false;
}

bool has_digit(std::string_view s) {
  return s.find_first_of("0123456789") != std::string_view::npos;
}

// Does a word stand on both sides?
bool share_word(const LinkInput& input, const Candidate& c) {
  for (uint32_t i = c.en->span.begin; i < c.en->span.end; ++i)
    for (uint32_t j = c.vi->span.begin; j < c.vi->span.end; ++j)
      if (input.en.tokens[i].word == input.vi.tokens[j].word) return true;
  return false;
}

// Chosen pairs but `self` that stand beside these spans on both sides.
size_t neighbours(std::span<const MatchedPair> chosen, TokenSpan en, TokenSpan vi,
                  const MatchedPair& self) {
  return static_cast<size_t>(std::count_if(chosen.begin(), chosen.end(), [&](const MatchedPair& p) {
    return &p != &self && side_by_side(p.en.span, en) && side_by_side(p.vi.span, vi);
  }));
}

bool is_same_name(const LinkInput& input, const Candidate& c, const MatchedPair& pair) {
  return c.score.kind == pair.score.kind &&
         input.en.text(c.en->span) == input.en.text(pair.en.span) &&
         input.vi.text(c.vi->span) == input.vi.text(pair.vi.span);
}

// Is it the pair with one of its sides at another place, which no chosen pair takes?
bool is_moved(const LinkInput& input, const Candidate& c, const MatchedPair& pair,
              std::span<const MatchedPair> chosen) {
  const bool same_en = c.en->span == pair.en.span;
  if (same_en == (c.vi->span == pair.vi.span) || !is_same_name(input, c, pair)) return false;
  return std::none_of(chosen.begin(), chosen.end(), [&](const MatchedPair& p) {
    return same_en ? p.vi.span.overlaps(c.vi->span) : p.en.span.overlaps(c.en->span);
  });
}

}  // namespace

void keep_copies(const LinkInput& input, const Links& links, Workspace& workspace,
                 std::pmr::vector<Candidate>& candidates) {
  std::pmr::vector<TokenSpan> copies(candidates.get_allocator());  // Vietnamese
  for (const Candidate& c : candidates)
    if (is_copied(c) && c.en->span.size() >= 2) copies.push_back(c.vi->span);
  std::erase_if(candidates,
                [&](const Candidate& c) { return runs_on(input, links, workspace, c); });
  if (copies.empty()) return;
  std::erase_if(candidates, [&](const Candidate& c) {
    if (is_settled(c)) return false;
    return std::any_of(copies.begin(), copies.end(), [&](TokenSpan copy) {
      if (c.vi->span == copy || !c.vi->span.contains(copy)) return false;
      const std::string_view en = input.en.text(c.en->span);
      const std::string_view name = input.vi.text(copy);
      const bool both_longer = en.size() > name.size() && en.find(name) != std::string_view::npos;
      return !both_longer && !is_more_of_person(input, links, workspace, c, copy);
    });
  });
}

void part_possessives(const LinkInput& input, std::span<Candidate> candidates) {
  constexpr float kYields = 0.9F;  // times the worth of its parts such a pair is worth at most
  TokenSpan last;                  // those of one English span stand together
  float parts = 0;
  for (Candidate& c : candidates) {
    if (c.en->span.size() < 3 || is_copied(c) || is_settled(c)) continue;
    if (c.en->span != last) parts = worth_of_parts(input, candidates, c.en->span);
    last = c.en->span;
    if (parts > 0) c.score.strength = std::min(c.score.strength, kYields * parts);
  }
}

void part_peoples(const LinkInput& input, std::span<Candidate> candidates) {
  constexpr float kYields = 0.9F;
  for (Candidate& c : candidates) {
    const TokenSpan en = c.en->span;
    if (en.size() < 2 || c.en->entry || is_settled(c)) continue;
    const LexiconHit* first = longest_hit(input.en, en.begin, en.end, [](const LexiconHit& h) {
      return h.type == RowType::LOC && !h.lower;
    });
    if (first == nullptr || first->span.end == en.end) continue;
    const TokenSpan rest{first->span.end, en.end};
    const auto people = [](const LexiconHit& h) { return h.type == RowType::NORP && !h.lower; };
    if (hit_at(input.en, rest, people) == nullptr) continue;
    const float parts = worth_of_both(candidates, {en.begin, rest.begin}, rest);
    if (parts > 0) c.score.strength = std::min(c.score.strength, kYields * parts);
  }
}

void prefer_copies(const LinkInput& input, std::span<Candidate> candidates) {
  constexpr float kYields = 0.9F;
  for (Candidate& c : candidates) {
    const TokenSpan vi = c.vi->span;
    if (c.score.kind != EvidenceKind::lexicon || vi.size() < 2 || share_word(input, c)) continue;
    for (const Candidate& copy : candidates)
      if (vi.contains(copy.vi->span) && vi != copy.vi->span &&
          !c.en->span.overlaps(copy.en->span) && has_digit(input.vi.text(copy.vi->span)) &&
          input.en.text(copy.en->span) == input.vi.text(copy.vi->span))
        c.score.strength = std::min(c.score.strength, kYields * copy.score.strength);
  }
}

void prefer_long_forms(const LinkInput& input, std::span<Candidate> candidates) {
  constexpr float kYields = 0.9F;
  for (Candidate& brief : candidates) {
    const uint32_t at = brief.en->span.begin;
    if (brief.en->span.size() != 1 || at == 0) continue;
    if (input.en.text(brief.en->span) == input.vi.text(brief.vi->span)) continue;
    if (input.en.tokens[at - 1].mark != '(') continue;
    for (const Candidate& whole : candidates)
      if (whole.vi->span == brief.vi->span && in_brackets_behind(input, at, whole.en->span))
        brief.score.strength = std::min(brief.score.strength, kYields * whole.score.strength);
  }
}

void leave_lands_outside(const LinkInput& input, const Workspace& workspace,
                         std::span<Candidate> candidates) {
  constexpr float kYields = 0.9F;
  for (Candidate& c : candidates) {
    const TokenSpan en = c.en->span;
    if (en.size() < 3 || c.score.kind != EvidenceKind::lexicon || c.en->origin == Origin::given)
      continue;
    const uint32_t begin = end_of_land(input.en, en, workspace);
    if (begin == en.begin || holds_land(input.vi, c.vi->span)) continue;
    for (Candidate& other : candidates) {
      if (other.vi->span != c.vi->span || other.en->span != TokenSpan{begin, en.end} ||
          other.score.kind != EvidenceKind::lexicon)
        continue;
      other.score.strength = std::max(other.score.strength, c.score.strength);
      c.score.strength = kYields * other.score.strength;
    }
  }
}

void keep_neighbours(const LinkInput& input, std::span<const Candidate> candidates,
                     std::span<MatchedPair> chosen) {
  if (chosen.size() < 2) return;
  for (MatchedPair& pair : chosen) {
    if (pair.score.kind == EvidenceKind::translation || !is_name(pair.type)) continue;
    size_t best = neighbours(chosen, pair.en.span, pair.vi.span, pair);
    for (const Candidate& c : candidates) {
      if (!is_moved(input, c, pair, chosen)) continue;
      const size_t here = neighbours(chosen, c.en->span, c.vi->span, pair);
      if (here <= best) continue;
      best = here;
      pair.en = *c.en;
      pair.vi = *c.vi;
    }
  }
}

}  // namespace align
