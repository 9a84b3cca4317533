#include "match/copies.h"

#include <algorithm>
#include <utility>

#include "match/copy_view.h"
#include "mention/region.h"
#include "text/syllable.h"

namespace align {
namespace {

// Logarithms
constexpr float kShared = 0.3F;   // what the copy of a likely name is less likely
constexpr float kWhole = -0.15F;  // chance of a title, code or firm that is copied as a whole
constexpr float kPart = 1.6F;     // what its parts lose
constexpr float kNever = -20.0F;

// "Acme, Ltd", and the district of "Washington, D.C."
bool belongs_behind_comma(std::string_view word) {
  return kBehindComma.contains(word) || word == "D.C." || word == "D.C" || word == "DC";
}

class Reader {
 public:
  Reader(const AnalysedText& en, const AnalysedText& vi, Workspace& w, SegmentMentions& segment)
      : en_(en), vi_(vi), w_(w), segment_(segment) {}

  void run() {
    for (const Copy& copy : find_copies(en_, segment_.en, vi_, segment_.vi, w_)) {
      const CopyView view(en_, vi_, w_, copy);
      for (const TokenSpan en : view.runs()) {
        share(en, view.other(en));
        if (copy.en.contains(en.begin - 1) && kMister.contains(view.string(en.begin - 1)))
          begin_later(view.other(en.begin));
      }
      firms(copy, view);
      for (const TokenSpan en : copied_wholes(en_, vi_, w_, copy)) whole(en, view.other(en));
    }
    spaced();
  }

  // The user's English names of more than a word that the Vietnamese has letter for letter end there where they end
  // here. One word may be short for more: "Jackson" for "Michael Jackson".
  void given() {
    for (const Mention& m : segment_.en_mentions) {
      if (m.span.size() < 2) continue;
      for (uint32_t j = segment_.vi.begin; j + m.span.size() <= segment_.vi.end; ++j) {
        const TokenSpan vi{j, j + m.span.size()};
        if (!is_copy(m.span, vi)) continue;
        lower_parts(vi_, vi);
        raise(vi_, vi, kWhole);
      }
    }
    spaced();
  }

 private:
  bool is_copy(TokenSpan en, TokenSpan vi) const {
    for (uint32_t k = 0; k < en.size(); ++k) {
      const Token& e = en_.tokens[en.begin + k];
      const Token& v = vi_.tokens[vi.begin + k];
      if (e.word != v.word && (e.mark == 0 || e.mark != v.mark)) return false;
    }
    return std::any_of(en_.tokens.begin() + en.begin, en_.tokens.begin() + en.end,
                       [&](const Token& t) { return w_.vocabulary.info(t.word).is(kHasCapital); });
  }

  // `all` is sorted by span.
  template <class Mentions>
  static auto first_from(Mentions& all, TokenSpan span) {
    return std::lower_bound(all.begin(), all.end(), span,
                            [](const Mention& m, TokenSpan s) { return m.span < s; });
  }
  static bool is_name_mention(const Mention& m) {
    return is_name(m.type) && m.origin != Origin::value;
  }
  std::vector<Mention>& mentions(const AnalysedText& text) {
    return text.lang == Lang::en ? segment_.en_mentions : segment_.vi_mentions;
  }

  // The mention that has just this span gets this chance when it has less. There is one then.
  void raise(const AnalysedText& text, TokenSpan span, float log_prior) {
    std::vector<Mention>& all = mentions(text);
    const auto place = first_from(all, span);
    for (auto it = place; it != all.end() && it->span == span; ++it)
      if (is_name_mention(*it)) {
        it->log_prior = std::max(it->log_prior, log_prior);
        return;
      }
    const TypeGuess guess = guess_type(text, span, w_);
    Mention m;
    m.span = span;
    m.type = guess.type;
    m.type_chance = guess.chance;
    m.log_prior = log_prior;
    if (const LexiconHit* name = name_at(text, span)) m.entry = name->ref;
    all.insert(place, m);
  }

  void lower_parts(const AnalysedText& text, TokenSpan span) {
    std::vector<Mention>& all = mentions(text);
    for (auto it = first_from(all, {span.begin, 0}); it != all.end() && it->span.begin < span.end;
         ++it)
      if (span.contains(it->span) && it->span != span) it->log_prior -= kPart;
  }

  // One name, and its parts are none.
  void whole(TokenSpan en, TokenSpan vi) {
    if (!segment_.en_given) {
      lower_parts(en_, en);
      raise(en_, en, kWhole);
    }
    lower_parts(vi_, vi);
    raise(vi_, vi, kWhole);
  }

  // Names that begin a word before, with "Mr", are less likely.
  void begin_later(uint32_t vi) {
    for (auto it = first_from(segment_.vi_mentions, {vi - 1, 0});
         it != segment_.vi_mentions.end() && it->span.begin < vi; ++it)
      it->log_prior -= kPart;
  }

  float chance(const AnalysedText& text, TokenSpan span) {
    const std::vector<Mention>& all = mentions(text);
    float best = kNever;
    for (auto it = first_from(all, span); it != all.end() && it->span == span; ++it)
      if (is_name_mention(*it) && !it->generic) best = std::max(best, it->log_prior);
    return best;
  }

  // The chance that one side gives a name holds for its copy: "Toyota Jane Doe" is cut where English has only
  // "Jane Doe".
  void share(TokenSpan en, TokenSpan vi) {
    if (holds_name(en_, en) || holds_name(vi_, vi)) return;
    const float a = chance(en_, en) - kShared;
    const float b = chance(vi_, vi) - kShared;
    if (a > b + kShared && may_take(vi_, vi, en_, segment_.en, en)) raise(vi_, vi, a);
    if (b > a + kShared && may_take(en_, en, vi_, segment_.vi, vi)) raise(en_, en, b);
  }

  bool may_take(const AnalysedText& text, TokenSpan name, const AnalysedText& source,
                TokenSpan range, TokenSpan copy) {
    if (name.size() == 1 && !stands_by_other(text, name.begin, source, range, copy) &&
        !is_only_opener(text, name, source, copy) && !is_kept_opener(text, name, source, copy))
      return false;
    return stands_alone(text, name, source, range, copy);
  }

  // "Toyota | Jane Doe", where the source has each by itself.
  bool stands_by_other(const AnalysedText& text, uint32_t token, const AnalysedText& source,
                       TokenSpan range, TokenSpan copy) const {
    const auto other = [&](uint32_t k) {
      return k < text.tokens.size() && text.tokens[k].is_word() &&
             w_.vocabulary.info(text.tokens[k].word).is(kStartsCapital) &&
             is_elsewhere(text, k, source, range, copy);
    };
    return (token > 0 && other(token - 1)) ||
           (other(token + 1) && !text.tokens[token + 1].sentence_start);
  }

  // A family name or a name of the lexicon that begins a sentence here, and in the source does not.
  bool is_only_opener(const AnalysedText& text, TokenSpan name, const AnalysedText& source,
                      TokenSpan copy) const {
    const Token& t = source.tokens[copy.begin];
    return text.tokens[name.begin].sentence_start && !t.sentence_start &&
           (w_.matcher.facts(t.word, source.lang).is(WordFacts::kSurname) ||
            name_at(source, copy) != nullptr);
  }

  // "Discovery": it begins both sentences, and the Vietnamese has no such word.
  bool is_kept_opener(const AnalysedText& text, TokenSpan name, const AnalysedText& source,
                      TokenSpan copy) const {
    const Token& en = text.tokens[name.begin];
    const Token& vi = source.tokens[copy.begin];
    const std::string_view word = source.text(vi.span());
    return text.lang == Lang::en && en.sentence_start && vi.sentence_start && word.size() >= 4 &&
           !is_vietnamese_syllable(word) && source.hits_at(copy.begin).empty() &&
           w_.matcher.facts(vi.word, Lang::vi).capital_share < 0 &&
           !w_.role(en.word, Lang::en).is(WordRole::kFunction) && may_be_name(en.word);
  }

  // Not "Sodium" and "Video", which begin sentences of noisy translations as well.
  bool may_be_name(uint32_t en_word) const {
    constexpr float kSeldom = 0.1F;
    const WordFacts f = w_.matcher.facts(en_word, Lang::en);
    return f.capital_share < 0 || f.capital_share >= kSeldom ||
           f.is(WordFacts::kSurname | WordFacts::kRareSurname | WordFacts::kGiven);
  }

  // A name of the lexicon of two words or more is part of it.
  static bool holds_name(const AnalysedText& text, TokenSpan span) {
    for (uint32_t k = span.begin; k < span.end; ++k)
      for (const LexiconHit& hit : text.hits_at(k))
        if (is_name_hit(hit) && hit.span.size() > 1 && hit.span != span && span.contains(hit.span))
          return true;
    return false;
  }

  // Do the words beside the name belong to something else? `source` has the name, at `copy`, without them.
  bool stands_alone(const AnalysedText& text, TokenSpan name, const AnalysedText& source,
                    TokenSpan range, TokenSpan copy) {
    bool other_name = false;
    for (uint32_t k = name.begin >= 4 ? name.begin - 4 : 0; k < name.begin; ++k)
      for (const LexiconHit& hit : text.hits_at(k))
        if (hit.span.end == name.begin) {
          if (hit.type == RowType::HEAD) return false;
          other_name |= is_title_hit(hit);
          // "Liên Hợp Quốc | Jane Doe"
          other_name |= text.lang == Lang::vi && is_name_hit(hit) && hit.type != RowType::PER;
        }
    const auto is_word = [&](uint32_t token) {
      return token < text.tokens.size() &&
             (text.tokens[token].is_text() || text.tokens[token].mark == '-');
    };
    const auto is_other = [&](uint32_t token) {
      return is_no_part(text, token) || is_elsewhere(text, token, source, range, copy);
    };
    if (name.begin > 0 && !other_name && is_word(name.begin - 1) && !is_other(name.begin - 1))
      return false;
    if (!is_word(name.end) || text.tokens[name.end].sentence_start) return true;
    // What follows in English is what the name is of: "Rose Hill | Golf Course"
    return text.lang == Lang::en ? is_no_part(text, name.end) : is_other(name.end);
  }

  // The word stands in `range` of the other text, too, outside the copy.
  bool is_elsewhere(const AnalysedText& text, uint32_t token, const AnalysedText& other,
                    TokenSpan range, TokenSpan copy) const {
    const uint32_t spelling = w_.vocabulary.info(text.tokens[token].word).spelling;
    for (uint32_t k = range.begin; k < range.end; ++k)
      if (!copy.contains(k) && w_.vocabulary.info(other.tokens[k].word).spelling == spelling)
        return true;
    return false;
  }

  // Small words, articles, what only begins a sentence; Vietnamese words that are in no person's name.
  bool is_no_part(const AnalysedText& text, uint32_t token) {
    const Token& t = text.tokens[token];
    const WordInfo& word = w_.vocabulary.info(t.word);
    if (t.is_text() && !word.is(kHasCapital) && !word.is(kHasDigit)) return true;
    const WordFacts facts = w_.matcher.facts(t.word, text.lang);
    if (t.sentence_start && facts.capital_share >= 0 && facts.capital_share < 0.15F) return true;
    if (text.lang == Lang::en)
      return kArticles.contains(text.text(t.span())) ||
             (t.sentence_start && w_.role(t.word, Lang::en).is(WordRole::kOrdinary));
    constexpr uint32_t kPerson = WordFacts::kViSurname | WordFacts::kViMiddle | WordFacts::kViGiven;
    const bool small = facts.capital_share >= 0 && facts.capital_share < 0.05F;
    const bool native =
        word.is(kMarked) && is_vietnamese_syllable(w_.vocabulary.key_text(word.spelling));
    return (small || native) && !facts.is(kPerson);
  }

  // Name, then ", Ltd".
  void firms(Copy copy, const CopyView& view) {
    for (uint32_t k = copy.en.begin + 1; k + 1 < copy.en.end; ++k) {
      if (en_.tokens[k].mark != ',' || !belongs_behind_comma(view.string(k + 1))) continue;
      std::vector<std::pair<TokenSpan, float>> names;
      for (const Mention& m : segment_.en_mentions)
        if (m.span.end == k && copy.en.contains(m.span) && is_name_mention(m))
          names.emplace_back(TokenSpan{m.span.begin, k + 2}, m.log_prior);
      cut_off(en_, k);
      cut_off(vi_, view.other(k));
      for (const auto& [span, log_prior] : names) {
        raise(en_, span, log_prior);
        raise(vi_, view.other(span), std::max(log_prior, chance(en_, span)));
      }
    }
  }

  // Names that end or begin at the comma are less likely.
  void cut_off(const AnalysedText& text, uint32_t comma) {
    for (Mention& m : mentions(text))
      if (m.span.end == comma || m.span.begin == comma + 1) m.log_prior -= kPart;
  }

  // "Maps. com" of "Maps.com": the Vietnamese has blanks inside.
  void spaced() {
    for (uint32_t i = segment_.en.begin; i < segment_.en.end; ++i) {
      const Token& t = en_.tokens[i];
      if (t.is_text() && (en_.hit_kinds[i] & TokenKinds::kCapitalOrValue) == 0) continue;  // most
      if (!w_.vocabulary.info(t.word).is(kHasCapital)) continue;
      const std::string_view word = en_.text(t.span());
      const size_t stop = word.size() < 4 ? std::string_view::npos : word.find('.');
      if (stop == std::string_view::npos || stop + 1 == word.size()) continue;
      for (uint32_t j = segment_.vi.begin; j + 1 < segment_.vi.end; ++j)
        if (const uint32_t end = end_of_spaced(word, j); end > j + 1) whole({i, i + 1}, {j, end});
    }
  }

  // Where the Vietnamese tokens from `j` on end that together are `word`; 0 when they are not.
  uint32_t end_of_spaced(std::string_view word, uint32_t j) const {
    for (; j < segment_.vi.end; ++j) {
      const std::string_view part = vi_.text(vi_.tokens[j].span());
      if (!word.starts_with(part)) return 0;
      word.remove_prefix(part.size());
      if (word.empty()) return j + 1;
    }
    return 0;
  }

  const AnalysedText& en_;
  const AnalysedText& vi_;
  Workspace& w_;
  SegmentMentions& segment_;
};

}  // namespace

void read_copies(const AnalysedText& en, const AnalysedText& vi, Workspace& workspace,
                 SegmentMentions& segment) {
  if (segment.vi_given || segment.en.empty() || segment.vi.empty()) return;
  Reader reader(en, vi, workspace, segment);
  if (segment.en_given)
    reader.given();
  else
    reader.run();
}

}  // namespace align
