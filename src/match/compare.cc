#include "match/compare.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "match/text_entities.h"
#include "text/fold.h"

namespace align {
namespace {

constexpr float kElsewhere = 0.3F;  // a word that is linked more strongly belongs there
constexpr float kSyllables = 1.3F;  // of a Vietnamese word

float logistic(float x) { return 1.0F / (1.0F + std::exp(-x)); }

}  // namespace

// They agree where one side has no marks.
bool same_marks(const LinkInput& input, TokenSpan en, TokenSpan vi, const Workspace& workspace) {
  const auto marked = [&](const AnalysedText& text, TokenSpan span) {
    for (uint32_t i = span.begin; i < span.end; ++i)
      if (workspace.vocabulary.info(text.tokens[i].word).is(kMarked)) return true;
    return false;
  };
  return !marked(input.en, en) || !marked(input.vi, vi) ||
         marks_agree(input.en.text(en), input.vi.text(vi));
}

Comparer::Comparer(const LinkInput& input, const Links& links, Workspace& workspace)
    : input_(input),
      links_(links),
      w_(workspace),
      weights_(*input.weights),
      en_words_(links.en().size(), memory_.get()),
      vi_words_(links.vi().size(), memory_.get()),
      gains_(links.vi().size(), memory_.get()) {
  for (const EvidenceKind kind : {EvidenceKind::same, EvidenceKind::fold, EvidenceKind::translation,
                                  EvidenceKind::short_form})
    strongest_whole_ = std::max(strongest_whole_, weights_.whole[static_cast<size_t>(kind)]);
  for (const SpanLink& link : links.spans()) {
    strongest_whole_ = std::max(strongest_whole_, weights_.whole[static_cast<size_t>(link.kind)]);
    en_words_[link.en.begin - links.en().begin].whole = true;
    vi_words_[link.vi.begin - links.vi().begin].whole = true;
  }
}

// Generic heads and function words count for less; of the others capitals and digits count most.
inline float Comparer::importance(WordRole role) const {
  if (role.is(WordRole::kFunction)) return weights_.function;
  if (role.is(WordRole::kHead)) return weights_.head;
  return role.is(WordRole::kCapitalOrDigit) ? weights_.capital : weights_.small;
}

void Comparer::read_word(uint32_t token, bool is_en, Word& word) const {
  word.known = true;
  const AnalysedText& text = is_en ? input_.en : input_.vi;
  if (!text.tokens[token].is_text()) return;
  const WordRole role = w_.role(text.tokens[token].word, text.lang);
  word.importance = importance(role);
  word.capital = word.importance == weights_.capital;
  word.weighty = word.importance >= weights_.small;
  const auto reaches = is_en ? links_.of_en(token) : links_.of_vi(token);
  if (!reaches.empty()) {
    word.reached = {reaches.front().other, reaches.back().other + 1};
    for (const Links::Reach& r : reaches) word.strongest = std::max(word.strongest, r.weight);
  }
  word.leftover = word.strongest <= kElsewhere && (!is_en || role.is(WordRole::kRare)) &&
                  word.importance >= weights_.head;
  word.gain = word.importance * (word.strongest > 0 ? weights_.linked * word.strongest
                                                    : weights_.leftover - weights_.unlinked);
  word.outside = word.importance *
                 (word.strongest > kElsewhere ? -weights_.linked_outside : -weights_.unlinked);
}

inline Links::Strongest Comparer::reach(uint32_t token, const Word& word, TokenSpan other,
                                        bool is_en) const {
  if (!other.overlaps(word.reached)) return {0, word.strongest};
  if (other.contains(word.reached)) return {word.strongest, 0};
  return is_en ? links_.strongest_of_en(token, other) : links_.strongest_of_vi(token, other);
}

bool Comparer::touches(TokenSpan en, TokenSpan vi) const {
  for (uint32_t i = en.begin; i < en.end; ++i)
    for (const Links::Reach& r : links_.of_en(i))
      if (vi.contains(r.other)) return true;
  return false;
}

Comparer::Outline Comparer::outline(const Mention& m, bool is_en) {
  Outline out;
  float gain = 0;
  float importance = 0;
  uint32_t words = 0;
  Word* word = first_word(m.span, is_en);
  for (uint32_t i = m.span.begin; i < m.span.end; ++i, ++word) {
    const Word& here = known(*word, i, is_en);
    gain += here.gain;
    importance += here.importance;
    words += here.weighty;
  }
  out.gain = gain;
  out.linked = importance * weights_.linked;
  out.middle = middle(m.span, is_en);
  out.one_word = words == 1;
  out.person = m.type == Type::PER;
  out.given = m.origin == Origin::given;
  out.log_prior = m.log_prior;
  return out;
}

// What the other name gains comes from its words that are linked to one of these: the others only take from it.
float Comparer::least_prior(TokenSpan en, const Outline& outline, bool other_person) const {
  if (weights_.leftover > weights_.unlinked || weights_.prior <= 0 ||
      weights_.whole_in_choice < 0 || weights_.short_form_covers > 1 || outline.given)
    return -std::numeric_limits<float>::infinity();
  float reached = 0;
  for (uint32_t i = en.begin; i < en.end; ++i)
    for (const Links::Reach& r : links_.of_en(i)) reached += r.weight;
  float gain =
      outline.gain + weights_.linked * std::max(weights_.capital, weights_.small) * reached;
  if (outline.person || other_person)
    gain = std::max(gain, outline.linked * (1 + weights_.short_form_counts));
  const float strongest = 0.5F * gain + weights_.whole_in_choice * strongest_whole_;
  return -strongest / weights_.prior - outline.log_prior;
}

// Are the fold keys of both spans equal when their blanks are left out? Walks both at once, makes no string.
bool Comparer::equal_joined(TokenSpan en, TokenSpan vi) const {
  std::string_view a;
  std::string_view b;
  uint32_t i = en.begin;
  uint32_t j = vi.begin;
  const auto refill = [&](std::string_view& rest, const AnalysedText& text, uint32_t& k,
                          uint32_t end) {
    while (rest.empty() && k < end) {
      const Token& t = text.tokens[k++];
      if (t.is_text()) rest = w_.vocabulary.key_text(w_.vocabulary.info(t.word).fold);
    }
  };
  while (true) {
    refill(a, input_.en, i, en.end);
    refill(b, input_.vi, j, vi.end);
    if (a.empty() || b.empty()) return a.empty() && b.empty();
    const size_t n = std::min(a.size(), b.size());
    if (a.substr(0, n) != b.substr(0, n)) return false;
    a.remove_prefix(n);
    b.remove_prefix(n);
  }
}

void Comparer::take(TokenSpan en) {
  if (round_ > 0 && taken_ == en) return;
  taken_ = en;
  ++round_;
  for (uint32_t i = en.begin; i < en.end; ++i)
    for (const Links::Reach& r : links_.of_en(i)) {
      Gain& gain = gains_[r.other - links_.vi().begin];
      if (gain.round == round_) continue;
      const Word& here = known(*first_word({r.other, r.other}, false), r.other, false);
      const auto [in, away] = reach(r.other, here, en, false);
      gain.round = round_;
      gain.rival = is_rival(in, away);
      gain.gain = gain_of(here, in, away);
    }
}

// Of words that outline() has read, like the next.
Comparer::SideSum Comparer::sum_vi(TokenSpan en, TokenSpan vi) {
  take(en);
  SideSum out;
  const Gain* gain = gains_.data() + (vi.begin - links_.vi().begin);
  const Word* word = first_word(vi, false);
  for (uint32_t i = vi.begin; i < vi.end; ++i, ++word, ++gain) {
    const Word& here = *word;
    if (here.importance <= 0) continue;
    out.most += here.importance * weights_.linked;
    if (gain->round == round_)
      out.add_linked(here, i, gain->rival, gain->gain);
    else
      out.add_other(here);
  }
  return out;
}

Comparer::SideSum Comparer::sum_en(TokenSpan en, TokenSpan vi) {
  SideSum out;
  const Word* word = first_word(en, true);
  for (uint32_t i = en.begin; i < en.end; ++i, ++word) {
    const Word& here = *word;
    if (here.importance <= 0) continue;
    const auto [in, away] = reach(i, here, vi, true);
    out.most += here.importance * weights_.linked;
    if (in > 0)
      out.add_linked(here, i, is_rival(in, away), gain_of(here, in, away));
    else
      out.add_other(here);
  }
  return out;
}

bool Comparer::is_ordinary_word(uint32_t en_token) const {
  return w_.role(input_.en.tokens[en_token].word, Lang::en).is(WordRole::kOrdinary);
}

float Comparer::middle(TokenSpan span, bool is_en) const {
  const TokenSpan range = is_en ? links_.en() : links_.vi();
  return (0.5F * static_cast<float>(span.begin + span.end) - static_cast<float>(range.begin)) /
         static_cast<float>(range.size());
}

EvidenceKind Comparer::whole_kind(const Mention& en, const Mention& vi, float quality) const {
  EvidenceKind best = EvidenceKind::translation;
  float best_worth = -1;
  const auto offer = [&](EvidenceKind kind) {
    const float worth = weights_.whole[static_cast<size_t>(kind)];
    if (!input_.disabled(kind) && worth > best_worth) {
      best = kind;
      best_worth = worth;
    }
  };
  if (en_words_[en.span.begin - links_.en().begin].whole &&
      vi_words_[vi.span.begin - links_.vi().begin].whole)
    links_.for_spans(en.span, vi.span, [&](const SpanLink& link) { offer(link.kind); });
  const std::string_view a = input_.en.text(en.span);
  const std::string_view b = input_.vi.text(vi.span);
  if (a == b) {
    offer(EvidenceKind::same);
  } else if (quality > 0.8F && equal_joined(en.span, vi.span) &&
             same_marks(input_, en.span, vi.span, w_)) {
    offer(EvidenceKind::fold);
  }
  if (best_worth < 0) offer(EvidenceKind::translation);
  return best;
}

bool Comparer::is_name_part(const AnalysedText& text, uint32_t token) const {
  const Token& t = text.tokens[token];
  return t.is_word() && w_.vocabulary.info(t.word).is(kStartsCapital) &&
         w_.matcher.facts(t.word, text.lang)
             .is(WordFacts::kViGiven | WordFacts::kViMiddle | WordFacts::kViSurname);
}

// Another part of the name follows: "Nguyễn Hùng" of "Nguyễn Hùng Mạnh" is no name.
bool Comparer::goes_on(const AnalysedText& text, TokenSpan name) const {
  return name.end < text.tokens.size() && text.tokens[name.end].space_before &&
         is_name_part(text, name.end);
}

// One of the two is a person.
bool Comparer::short_form(const Mention& en, const Mention& vi, const SideSum& e,
                          const SideSum& v) const {
  const bool en_short = e.words == 1;
  if (en_short == (v.words == 1) || e.linked != 1 || v.linked != 1) return false;
  const AnalysedText& text = en_short ? input_.vi : input_.en;
  const TokenSpan name = en_short ? vi.span : en.span;
  if (name.size() > 5 || goes_on(text, name)) return false;
  // "Lý" inside "Lý Hải Nam" is no short form
  const AnalysedText& own = en_short ? input_.en : input_.vi;
  const TokenSpan brief = en_short ? en.span : vi.span;
  if (goes_on(own, brief) || (brief.begin > 0 && goes_on(own, {brief.begin - 1, brief.begin}) &&
                              is_name_part(own, brief.begin - 1)))
    return false;
  return may_stand_for(text, en_short ? v.linked_token : e.linked_token, name, w_);
}

PairScore Comparer::compare(const Mention& en, const Mention& vi) {
  outline(en, true);
  outline(vi, false);
  return compare(en, sum_en(en.span, vi.span), vi, sum_vi(en.span, vi.span), false);
}

PairScore Comparer::compare_strong(const Mention& en, const Outline& en_outline, const Mention& vi,
                                   const Outline& vi_outline) {
  const SideSum v = sum_vi(en.span, vi.span);
  if (is_hopeless(v, en_outline, vi_outline)) return {};
  return compare(en, sum_en(en.span, vi.span), vi, v, true);
}

// Whatever the English words are worth, the pair is not strong.
bool Comparer::is_hopeless(const SideSum& v, const Outline& en, const Outline& vi) const {
  constexpr float kRounding = 0.01F;
  if ((en.person || vi.person) && en.one_word != vi.one_word) return false;
  const float repeated = std::min(weights_.distance, weights_.distance_repeated);
  const float most =
      0.5F * (v.gain + std::max(0.0F, weights_.leftover) * v.unlinked + en.gain) +
      weights_.prior * (en.log_prior + vi.log_prior) + weights_.whole_in_choice * strongest_whole_ +
      (en.given || vi.given ? weights_.given : 0) - repeated * std::fabs(en.middle - vi.middle);
  return weights_.whole_in_choice >= 0 && most < -kRounding;
}

PairScore Comparer::compare(const Mention& en, const SideSum& en_sum, const Mention& vi,
                            const SideSum& vi_sum, bool only_strong) {
  PairScore out;
  SideSum e = en_sum;
  SideSum v = vi_sum;
  if (e.most <= 0 || v.most <= 0) return out;
  // A rare English word may well be what is left over in Vietnamese, where a word is more than one
  // syllable. Words that are known would have been linked: "Trade" is not "Y tế".
  const float both = std::min(e.unlinked, v.unlinked / kSyllables);
  e.gain += weights_.leftover * both;
  v.gain += weights_.leftover * both * kSyllables;
  const bool person = en.type == Type::PER || vi.type == Type::PER;
  const bool brief =
      person && !input_.disabled(EvidenceKind::short_form) && short_form(en, vi, e, v);
  if (brief) {
    // The words that the short form leaves out are no reason against it
    e.gain = std::max(e.gain, weights_.short_form_covers * e.most);
    v.gain = std::max(v.gain, weights_.short_form_covers * v.most);
  }
  // The user says that it is a name: then most likely it has a counterpart
  const bool given = en.origin == Origin::given || vi.origin == Origin::given;
  const float sure = given ? weights_.given : 0;
  const float priors = en.log_prior + vi.log_prior;
  const float repeated = e.rival || v.rival ? weights_.distance_repeated : weights_.distance;
  const float apart = repeated * std::fabs(middle(en.span, true) - middle(vi.span, false));
  float gain = e.gain + v.gain;
  if (brief)
    gain = std::min(e.gain, v.most) + std::min(v.gain, e.most * weights_.short_form_counts);
  gain *= 0.5F;
  // What whole_kind() could find would not save it
  constexpr float kRounding = 0.01F;
  if (only_strong && weights_.whole_in_choice >= 0 &&
      gain + weights_.prior * priors + weights_.whole_in_choice * strongest_whole_ + sure - apart <
          -kRounding)
    return out;
  out.quality = 0.5F * (e.gain / e.most + v.gain / v.most);
  out.kind = brief ? EvidenceKind::short_form : whole_kind(en, vi, out.quality);
  float whole = weights_.whole[static_cast<size_t>(out.kind)];
  if (out.kind == EvidenceKind::translation && out.quality < weights_.well_translated) whole = 0;
  // Two people who share a surname are two people
  const bool one_of_many =
      !brief && (e.words == 1) != (v.words == 1) && e.unlinked_capitals + v.unlinked_capitals > 0;
  if (person && (one_of_many || (e.unlinked_capitals > 0 && v.unlinked_capitals > 0)))
    whole -= weights_.other_person;
  // Each side is a name that the lexicons know, and nothing says that they are one
  if (en.entry && vi.entry && !brief && out.kind == EvidenceKind::translation &&
      !input_.disabled(EvidenceKind::lexicon))
    whole -= weights_.other_entry;
  // "Battle", "trận chiến": words of the dictionary, and nothing but their translation, nor a user who
  // says that it is a name
  if (out.kind == EvidenceKind::translation && !brief && !given && en.span.size() == 1 &&
      !en.entry && is_ordinary_word(en.span.begin))
    whole -= weights_.lone_word;
  out.strength = gain + weights_.prior * priors + weights_.whole_in_choice * whole + sure - apart;
  out.whole = whole + sure;
  if (only_strong && out.strength <= 0) return out;
  out.score = logistic(weights_.score_offset + weights_.score_quality * out.quality +
                       weights_.score_prior * priors + whole + sure);
  return out;
}

std::array<float, kCalibrationParts> calibration_parts(const Mention& en, const Mention& vi,
                                                       Type type, const PairScore& pair) {
  constexpr float kMostMargin = 3;
  const bool known = en.entry && vi.entry;
  const auto unknown = [&](Type t) { return !known && type == t ? 1.0F : 0.0F; };
  return {1,
          pair.quality,
          std::max(en.log_prior, -4.0F),
          std::max(vi.log_prior, -4.0F),
          std::clamp(pair.whole, -2.0F, 2.0F),
          std::min(pair.margin, kMostMargin),
          std::min(pair.strength, 4.0F),
          unknown(Type::ORG),
          unknown(Type::LOC),
          unknown(Type::MISC),
          known ? 0.0F : static_cast<float>(std::min<size_t>(en.span.size(), 6)) - 1.0F};
}

float calibrated_score(const Mention& en, const Mention& vi, Type type, const PairScore& pair,
                       const Weights& weights) {
  const auto parts = calibration_parts(en, vi, type, pair);
  float sum = 0;
  for (size_t i = 0; i < parts.size(); ++i) sum += weights.calibration[i] * parts[i];
  // What is below a half by its own links is no row, and nothing makes it one
  return pair.score < 0.5F ? pair.score : std::max(0.5F, logistic(sum));
}

}  // namespace align
