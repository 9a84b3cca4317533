#include "match/bodies.h"

#include <algorithm>

#include "mention/region.h"

namespace align {
namespace {

// Read off sentences; added to the strength of a pair
constexpr float kBeginsWithHead = 0.8F;
constexpr float kLeavesHeadOut = -0.8F;  // it stands right before
constexpr float kEndsAtBrackets = 2.0F;
constexpr float kInitials = 1.5F;  // of the English name stand in them
constexpr float kEndsElsewhere = -1.0F;
constexpr float kSyllables = 1.3F;  // of a Vietnamese word

// The tokens of a mark, one word in capitals and the closing mark: "(MAG)".
bool is_bracketed(const AnalysedText& text, TokenSpan range, uint32_t open, const Vocabulary& v) {
  if (open + 2 >= range.end || text.tokens[open].mark != '(' || text.tokens[open + 2].mark != ')')
    return false;
  const WordInfo& word = v.info(text.tokens[open + 1].word);
  return text.tokens[open + 1].is_word() && word.is(kAllCapitals) && word.letters >= 2;
}

}  // namespace

Bodies::Bodies(const LinkInput& input, const Links& links, Workspace& workspace)
    : input_(input), links_(links), w_(workspace) {
  find_heads();
  find_brackets();
}

// A head of one organisation, in full: neither "Agencies" nor "Corp."
bool Bodies::is_body(TokenSpan en) const {
  if (!is_capital(en.begin)) return false;
  return hit_at(input_.en, en, [](const LexiconHit& h) {
           return h.kind == EntryKind::head_org && (h.flags & (kPlural | kShort)) == 0;
         }) != nullptr;
}

// The "Times" of "tờ Sunday Times": a head that is kept as it is has no other in Vietnamese.
bool Bodies::is_kept(uint32_t en) const {
  const auto reaches = links_.of_en(en);
  return std::any_of(reaches.begin(), reaches.end(), [&](const Links::Reach& r) {
    const EvidenceKind kind = links_.at(en, r.other).kind;
    return kind == EvidenceKind::same || kind == EvidenceKind::fold;
  });
}

// "Bộ" does not begin "Bộ trưởng".
bool Bodies::begins_title(TokenSpan vi) const {
  const auto hits = input_.vi.hits_at(vi.begin);
  return std::any_of(hits.begin(), hits.end(), [&](const LexiconHit& h) {
    return h.type == RowType::TITLE && h.span.end > vi.end;
  });
}

bool Bodies::is_capital(uint32_t en) const {
  const Token& t = input_.en.tokens[en];
  return t.is_word() && w_.vocabulary.info(t.word).is(kStartsCapital);
}

void Bodies::find_heads() {
  for (const SpanLink& link : links_.spans())
    if (link.type == RowType::HEAD && is_body(link.en) && !is_kept(link.en.end - 1) &&
        !begins_title(link.vi))
      heads_.push_back({link.en, link.vi});
}

// A name may begin here: with a capital that goes on with none before it, or with a head. "vụ" does not begin one
// in "Bộ Ngoại vụ", nor does a lone small "bộ" before words that nothing is known of.
bool Bodies::may_begin(uint32_t vi) const {
  const auto& tokens = input_.vi.tokens;
  const auto capital = [&](uint32_t i) {
    return tokens[i].is_word() && w_.vocabulary.info(tokens[i].word).is(kStartsCapital);
  };
  if (vi > links_.vi().begin && capital(vi - 1) && !tokens[vi - 1].sentence_start &&
      tokens[vi].space_before)
    return capital(vi) && begins_head(vi);
  return capital(vi) || begins_head(vi);
}

bool Bodies::begins_head(uint32_t vi) const {
  const auto hits = input_.vi.hits_at(vi);
  return std::any_of(hits.begin(), hits.end(),
                     [](const LexiconHit& h) { return h.type == RowType::HEAD; });
}

void Bodies::find_brackets() {
  for (uint32_t i = links_.en().begin; i < links_.en().end; ++i) {
    if (input_.en.tokens[i].mark != '(') continue;
    if (!is_bracketed(input_.en, links_.en(), i, w_.vocabulary)) continue;
    const uint32_t letters = w_.vocabulary.info(input_.en.tokens[i + 1].word).spelling;
    for (uint32_t j = links_.vi().begin; j < links_.vi().end; ++j)
      if (is_bracketed(input_.vi, links_.vi(), j, w_.vocabulary) &&
          w_.vocabulary.info(input_.vi.tokens[j + 1].word).spelling == letters)
        brackets_.push_back({i, j});
  }
}

// The country that stands before the brackets in Vietnamese only is left out. Behind "tại" the brackets tell nothing.
std::optional<uint32_t> Bodies::end_before(uint32_t bracket) const {
  for (uint32_t k = bracket - std::min(bracket - links_.vi().begin, 4U); k < bracket; ++k)
    for (const LexiconHit& hit : input_.vi.hits_at(k)) {
      if (hit.span.end != bracket || hit.type != RowType::LOC || hit.lower) continue;
      bool linked = false;
      for (uint32_t i = k; i < bracket; ++i) linked |= links_.strongest_of_vi(i, en_).in > 0;
      if (linked || k == links_.vi().begin) return bracket;
      const Token& before = input_.vi.tokens[k - 1];
      if (input_.vi.text(before.span()) == "của") return k - 1;
      if (w_.role(before.word, Lang::vi).is(WordRole::kFunction)) return std::nullopt;
      return k;
    }
  return bracket;
}

bool Bodies::is_of(uint32_t en) const {
  if (en >= links_.en().end) return false;
  const std::string_view word = input_.en.text(input_.en.tokens[en].span());
  return word == "of" || word == "for";
}

// No part of a longer name: "Police Service" of "Police Service of Northern Ireland", "Institute of Health" of
// "Malta Institute of Health".
bool Bodies::is_whole(TokenSpan en) const {
  const auto& tokens = input_.en.tokens;
  const auto goes_on = [&](uint32_t i) {
    return i < links_.en().end && tokens[i].space_before &&
           (is_capital(i) || tokens[i].kind == TokenKind::number);
  };
  if (goes_on(en.end) || (is_of(en.end) && goes_on(en.end + 1))) return false;
  return en.begin == links_.en().begin || !tokens[en.begin].space_before ||
         !is_capital(en.begin - 1) || tokens[en.begin - 1].sentence_start;
}

// "Malta's Health Council", "the Academy's Prize Committee": of two names.
bool Bodies::has_owner(TokenSpan en) const {
  for (uint32_t i = en.begin + 1; i < en.end; ++i) {
    if (input_.en.tokens[i].kind != TokenKind::clitic) continue;
    for (uint32_t k = i - std::min(i - en.begin, 4U); k < i; ++k)
      if (hit_at(input_.en, {k, i}, [](const LexiconHit& h) {
            return is_name_hit(h) || h.kind == EntryKind::head_org;
          }) != nullptr)
        return true;
  }
  return false;
}

// The first head that "of" follows, else the one at the end.
void Bodies::find_starts(TokenSpan en) {
  // "Government of Wales Act" is none
  for (uint32_t k = en.end - std::min(en.size(), 3U); k < en.end; ++k)
    if (hit_at(input_.en, {k, en.end},
               [](const LexiconHit& h) { return h.kind == EntryKind::head_misc; }) != nullptr)
      return;
  if (has_owner(en)) return;
  uint32_t first = en.end;
  for (const Head& head : heads_)
    if (en.contains(head.en) && head.en.end < en.end && is_of(head.en.end))
      first = std::min(first, head.en.end);
  for (const Head& head : heads_)
    if (head.en.end == first && en.contains(head.en) && head.en.size() < en.size())
      starts_.push_back(head.vi);
}

bool Bodies::take(const Mention& en) {
  starts_.clear();
  end_.reset();
  en_ = en.span;
  if ((heads_.empty() && brackets_.empty()) || en.span.size() < 2) return false;
  if (input_.en.text(input_.en.tokens[en.span.begin].span()) == "The") return false;
  const bool person = en.type == Type::PER;
  const bool whole = is_whole(en.span);
  if (whole && !person) find_starts(en.span);
  has_and_ = initials_ = false;
  for (uint32_t i = en.span.begin; i < en.span.end; ++i)
    has_and_ |= input_.en.text(input_.en.tokens[i].span()) == "and";
  for (const Brackets& b : brackets_) {
    if (b.en != en.span.end) continue;
    if (whole)
      links_.for_spans(en_, TokenSpan{b.vi + 1, b.vi + 2},
                       [&](const SpanLink& s) { initials_ |= s.kind == EvidenceKind::acronym; });
    if (!person || initials_) end_ = end_before(b.vi);
  }
  return !starts_.empty() || end_;
}

float Bodies::worth(TokenSpan vi) const {
  float worth = 0;
  uint32_t own = 0;  // where the head that it begins with ends
  bool before = false;
  for (const TokenSpan head : starts_) {
    if (head.begin == vi.begin && head.size() < vi.size() && is_clear(head))
      own = std::max(own, head.end);
    before |= head.end == vi.begin;
  }
  if (!may_begin(vi.begin)) return before ? kLeavesHeadOut : 0;
  const bool another = std::any_of(starts_.begin(), starts_.end(), [&](TokenSpan head) {
    return head.begin >= own && head.end <= vi.end;
  });
  if (own > 0 && !another && is_likely(vi)) {
    // What is linked to nothing on one side may well be what is on the other
    const float both = std::min(unlinked(en_, vi, true), unlinked(vi, en_, false) / kSyllables);
    worth += kBeginsWithHead + 0.5F * input_.weights->unlinked * both * (1 + kSyllables);
  } else if (own == 0 && before) {
    worth += kLeavesHeadOut;
  }
  if (end_ && may_be_whole(vi) && (vi.size() > 1 || en_.size() == 2)) {
    worth += vi.end == *end_ ? kEndsAtBrackets : kEndsElsewhere;
    if (vi.end == *end_ && initials_) worth += kInitials;
  }
  return worth;
}

// A lone small syllable is a head where a name follows: "bộ Y tế", not "bộ máy".
bool Bodies::is_clear(TokenSpan head) const {
  const auto capital = [&](uint32_t i) {
    return w_.vocabulary.info(input_.vi.tokens[i].word).is(kStartsCapital);
  };
  return head.size() > 1 || capital(head.begin) || capital(head.end) ||
         links_.strongest_of_vi(head.end, en_).in > 0;
}

// Most of what the head is head of is linked, or a name is: "World Trade Organization" is not "Tổ chức Y tế Thế giới".
// A place that only the English has speaks against the pair.
bool Bodies::is_likely(TokenSpan vi) const {
  int linked = 0;
  bool named = false;
  for (uint32_t i = en_.begin; i < en_.end; ++i) {
    const Token& t = input_.en.tokens[i];
    const WordRole role = w_.role(t.word, Lang::en);
    if (!t.is_text() || role.is(WordRole::kFunction) || in_head(i)) continue;
    const bool is_linked = links_.strongest_of_en(i, vi).in > 0;
    const bool place = covered_by_hit(input_.en, {i, i + 1}, is_place_or_people);
    if (place && !is_linked) return false;
    named |= is_linked && (place || is_kept(i));
    if (is_linked || !role.is(WordRole::kRare)) linked += is_linked ? 1 : -1;
  }
  return named || linked > 0;
}

bool Bodies::in_head(uint32_t en) const {
  return std::any_of(heads_.begin(), heads_.end(),
                     [&](const Head& h) { return h.en.contains(en); });
}

// What ends at brackets: half of the English words are linked into it.
bool Bodies::may_be_whole(TokenSpan vi) const {
  uint32_t words = 0;
  uint32_t linked = 0;
  for (uint32_t i = en_.begin; i < en_.end; ++i) {
    const Token& t = input_.en.tokens[i];
    if (!t.is_text() || w_.role(t.word, Lang::en).is(WordRole::kFunction)) continue;
    ++words;
    linked += links_.strongest_of_en(i, vi).in > 0;
  }
  return 2 * linked >= words;
}

// "Cục in ấn | và chạm khắc" for "Bureau of Printing and Engraving": where it may end when it goes on behind "và".
void Bodies::ends_behind_and(TokenSpan vi, std::vector<uint32_t>& ends) const {
  constexpr uint32_t kLongest = 4;
  ends.clear();
  const auto word = [&](uint32_t i) { return input_.vi.text(input_.vi.tokens[i].span()); };
  if (!has_and_ || starts_.empty() || vi.end + 2 > links_.vi().end || word(vi.end) != "và") return;
  const bool begins = std::any_of(starts_.begin(), starts_.end(),
                                  [&](TokenSpan head) { return head.begin == vi.begin; });
  for (uint32_t i = vi.begin; i < vi.end; ++i)
    if (word(i) == "và" || input_.vi.tokens[i].mark == ',') return;
  if (!begins || unlinked(en_, vi, true) <= 0) return;
  const auto goes_on = [&](uint32_t i) {
    const Token& t = input_.vi.tokens[i];
    return t.is_word() && !w_.role(t.word, Lang::vi).is(WordRole::kFunction) &&
           links_.strongest_of_vi(i, en_).away <= 0;
  };
  const uint32_t last = std::min(vi.end + 1 + kLongest, links_.vi().end);
  for (uint32_t end = vi.end + 1; end < last;) {
    uint32_t next = end + 1;
    for (const LexiconHit& hit : input_.vi.hits_at(end))
      if (hit.type == RowType::SEG && hit.span.end <= last) next = std::max(next, hit.span.end);
    for (uint32_t i = end; i < next; ++i)
      if (!goes_on(i)) return;
    end = next;
    ends.push_back(end);
  }
}

// Importance of the words that are linked to nothing.
float Bodies::unlinked(TokenSpan span, TokenSpan other, bool is_en) const {
  const AnalysedText& text = is_en ? input_.en : input_.vi;
  float sum = 0;
  for (uint32_t i = span.begin; i < span.end; ++i) {
    const Token& t = text.tokens[i];
    if (!t.is_text() || w_.role(t.word, text.lang).is(WordRole::kFunction)) continue;
    const auto [in, away] =
        is_en ? links_.strongest_of_en(i, other) : links_.strongest_of_vi(i, other);
    if (in <= 0 && away <= 0)
      sum += w_.role(t.word, text.lang).is(WordRole::kCapitalOrDigit) ? input_.weights->capital
                                                                      : input_.weights->small;
  }
  return sum;
}

}  // namespace align
