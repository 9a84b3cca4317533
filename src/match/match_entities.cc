// Pairs are looked for only where two entities share something: a fold key, a joined key, a lexicon entry or a
// syllable that pinyin and Sino-Vietnamese have in common. So the time grows with what is shared, not with the
// product of the two lists.
#include "match/match_entities.h"

#include <algorithm>
#include <cmath>
#include <unordered_map>

#include "base/hash.h"
#include "text/fold.h"

namespace align {
namespace {

constexpr size_t kFormsCompared = 4;
constexpr float kUsuallySmall = 0.05F;
constexpr float kLinked = 0.75F;  // from which a word counts as linked

bool kinds_agree(Type a, Type b) {
  const auto alone = [](Type t) { return t >= Type::TITLE; };
  return alone(a) || alone(b) ? a == b : true;
}

class EntityMatcher {
 public:
  EntityMatcher(const LinkInput& input, const std::vector<TextEntity>& en,
                const std::vector<TextEntity>& vi, Workspace& w,
                std::vector<EntityPair>* considered)
      : input_(input), en_(en), vi_(vi), w_(w), considered_(considered) {}

  std::vector<EntityPair> run(double min_score) {
    std::unordered_map<uint64_t, std::vector<size_t>> index;
    for (size_t v = 0; v < vi_.size(); ++v)
      for (const uint64_t key : keys(input_.vi, vi_[v])) index[key].push_back(v);
    std::vector<EntityPair> pairs;
    for (size_t e = 0; e < en_.size(); ++e) {
      std::vector<size_t> partners;
      for (const uint64_t key : keys(input_.en, en_[e]))
        if (const auto it = index.find(key); it != index.end())
          partners.insert(partners.end(), it->second.begin(), it->second.end());
      std::sort(partners.begin(), partners.end());
      partners.erase(std::unique(partners.begin(), partners.end()), partners.end());
      for (const size_t v : partners) consider(e, v, min_score, pairs);
    }
    return choose_pairs(std::move(pairs));
  }

 private:
  std::vector<uint64_t> keys(const AnalysedText& text, const TextEntity& entity) const {
    std::vector<uint64_t> out;
    for (size_t f = 0; f < entity.forms.size() && f < kFormsCompared; ++f) {
      const Mention& m = entity.forms[f];
      if (m.origin == Origin::value) {
        out.push_back(hash64(m.value));
        continue;
      }
      out.push_back(hash64(joined_key(text.text(m.span))));
      for (uint32_t i = m.span.begin; i < m.span.end; ++i) word_keys(text, m, i, out);
    }
    return out;
  }

  void word_keys(const AnalysedText& text, const Mention& m, uint32_t i,
                 std::vector<uint64_t>& out) const {
    const Token& t = text.tokens[i];
    if (!t.is_text()) return;
    const WordInfo& info = w_.vocabulary.info(t.word);
    if (info.is(kHasCapital) && info.letters > 1)
      out.push_back(hash64(w_.vocabulary.key_text(info.fold)));
    for (const LexiconHit& hit : text.hits_at(i))
      if (m.span.contains(hit.span) && (is_mention(hit.type) || hit.type == RowType::WORD))
        out.push_back(mix64((uint64_t{hit.ref.layer} << 40 | hit.ref.entry) + 1));
    if (!w_.matcher.facts(t.word, text.lang).is(WordFacts::kHanViet)) return;
    const HanViet& hanviet = w_.matcher.set().hanviet();
    if (text.lang == Lang::vi) {
      out.push_back(hash64(std::string("reading ").append(w_.vocabulary.key_text(info.spelling))));
    } else if (i == m.span.begin) {
      for (const auto& cut : hanviet.segment(w_.vocabulary.key_text(info.fold)))
        for (const HanViet::Reading& r : hanviet.readings(cut.front()))
          out.push_back(hash64("reading " + spelling_key(r.text)));
    }
  }

  void consider(size_t e, size_t v, double min_score, std::vector<EntityPair>& pairs) {
    if (!kinds_agree(en_[e].type, vi_[v].type)) return;
    EntityPair best{e, v, {}};
    for (size_t a = 0; a < en_[e].forms.size() && a < kFormsCompared; ++a)
      for (size_t b = 0; b < vi_[v].forms.size() && b < kFormsCompared; ++b) {
        const MatchedPair pair = compare(en_[e].forms[a], vi_[v].forms[b]);
        if (pair.score.score > best.best.score.score) best.best = pair;
      }
    if (considered_ != nullptr && best.best.score.score > 0) considered_->push_back(best);
    if (static_cast<double>(best.best.score.score) < min_score) return;
    MatchedPair& pair = best.best;
    if (!is_value(pair.type) && pair.type != Type::ID)
      pair.type = type_of_pair(input_, pair.en, pair.vi,
                               find_links(input_, pair.en.span, pair.vi.span, w_), w_);
    pairs.push_back(best);
  }

  MatchedPair compare(Mention en, Mention vi) {
    MatchedPair out{en, vi, en.type, {}};
    if (en.origin == Origin::value || vi.origin == Origin::value) {
      // A lone number is chance; a date or a document number is not
      if (en.type == vi.type && en.value == vi.value && en.type != Type::NUM &&
          en.value.size() >= 5)
        out.score = {1, 0.95F, 1, en.type == Type::ID ? EvidenceKind::number : EvidenceKind::value};
      return out;
    }
    // Both spans are mentions already: how likely that was says nothing about their being equal
    en.log_prior = vi.log_prior = -0.1F;
    const Links links = find_links(input_, en.span, vi.span, w_);
    Comparer comparer(input_, links, w_);
    const bool own_row = en.type == Type::TITLE || en.type == Type::TERM;
    if (own_row && !in_one_row(links, en, vi, false)) return out;
    // A people and its country are two, but "English" may be the language
    if ((en.type == Type::NORP) != (vi.type == Type::NORP) && !in_one_row(links, en, vi, true))
      return out;
    if (!comparer.touches(en.span, vi.span)) return out;
    if (w_.matcher.set().forbidden(input_.en.text(en.span), input_.vi.text(vi.span))) return out;
    out.score = comparer.compare(en, vi);
    if (!about_wholes(out.score.kind, en, vi) && !leave_nothing_out(links, en, vi)) out.score = {};
    // "Chen" alone is no evidence for "Trần", nor "Hùng" for each man of that name: one syllable is chance
    const bool en_lone = en.span.size() == 1;
    const bool vi_lone = vi.span.size() == 1;
    if (en_lone && vi_lone && out.score.kind == EvidenceKind::transcription)
      out.score.score *= 0.5F;
    if (out.score.kind == EvidenceKind::short_form &&
        ((en_lone && is_common_name(input_.en, en.span.begin)) ||
         (vi_lone && is_common_name(input_.vi, vi.span.begin))))
      out.score.score *= 0.5F;
    out.score.score = flatter(out.score.score);
    return out;
  }

  // Nothing but the two names speaks for a pair here, so even the surest is less sure than in a sentence. A half
  // stays a half.
  static float flatter(float score) {
    if (score <= 0 || score >= 1) return score;
    return 1 / (1 + std::sqrt((1 - score) / score));
  }

  bool is_common_name(const AnalysedText& text, uint32_t token) const {
    return w_.matcher.facts(text.tokens[token].word, text.lang)
        .is(WordFacts::kViGiven | WordFacts::kViSurname | WordFacts::kZhSurname |
            WordFacts::kKorean);
  }

  // Both are forms of one row of mentions; `no_people`: not of one of peoples.
  static bool in_one_row(const Links& links, const Mention& en, const Mention& vi, bool no_people) {
    return std::any_of(links.spans().begin(), links.spans().end(), [&](const SpanLink& l) {
      const bool people = no_people && l.type == RowType::NORP;
      return l.en == en.span && l.vi == vi.span && l.entry && is_mention(l.type) && !people;
    });
  }

  // Evidence that speaks of the two spans as they are, not of some of their words.
  static bool about_wholes(EvidenceKind kind, const Mention& en, const Mention& vi) {
    if (kind == EvidenceKind::short_form) return en.type == Type::PER && vi.type == Type::PER;
    return kind != EvidenceKind::translation && kind != EvidenceKind::composition;
  }

  // "Indian Ocean" and "Ấn Độ", "Ontario Greens" and "Ontario": where no sentence holds the two together, a word
  // that is linked to nothing makes them two. Beside the same name one side may have a generic word that belongs to
  // none: "Quang Ninh Province", "Quảng Ninh"; "Guardian", "tờ Guardian".
  bool leave_nothing_out(const Links& links, const Mention& en, const Mention& vi) const {
    const Unlinked e = unlinked(links, input_.en, en.span);
    const Unlinked v = unlinked(links, input_.vi, vi.span);
    if (e.names + v.names > 0 || (e.generic > 0 && v.generic > 0)) return false;
    return e.generic + v.generic == 0 ||
           linked_key(links, input_.en, en.span) == linked_key(links, input_.vi, vi.span);
  }

  static bool is_linked(const Links& links, Lang lang, uint32_t token) {
    const auto reached = lang == Lang::en ? links.of_en(token) : links.of_vi(token);
    return std::any_of(reached.begin(), reached.end(),
                       [](const Links::Reach& r) { return r.weight >= kLinked; });
  }

  // Words that are linked to nothing.
  struct Unlinked {
    int names = 0;
    int generic = 0;  // heads of places, and what is usually written small
  };
  Unlinked unlinked(const Links& links, const AnalysedText& text, TokenSpan span) const {
    Unlinked out;
    bool inside = false;  // behind a linked word
    for (uint32_t i = span.begin; i < span.end; ++i) {
      const Token& t = text.tokens[i];
      const WordFacts facts = w_.matcher.facts(t.word, text.lang);
      if (!t.is_text() || facts.is(WordFacts::kFunction)) continue;
      if (is_linked(links, text.lang, i)) {
        inside = true;
        continue;
      }
      const bool place_head = facts.is(WordFacts::kHead) && !facts.is(WordFacts::kHeadOrg);
      const bool usual = facts.capital_share >= 0 && facts.capital_share < kUsuallySmall;
      const bool small = t.is_word() && (usual || !w_.vocabulary.info(t.word).is(kHasCapital));
      // Vietnamese generic words stand before the name; behind it they are part of it: Giáng sinh
      const bool in_place = text.lang == Lang::en || !inside;
      ++((place_head || small) && in_place ? out.generic : out.names);
    }
    return out;
  }

  // The linked words without marks and blanks.
  std::string linked_key(const Links& links, const AnalysedText& text, TokenSpan span) const {
    std::string out;
    for (uint32_t i = span.begin; i < span.end; ++i)
      if (is_linked(links, text.lang, i))
        out += w_.vocabulary.key_text(w_.vocabulary.info(text.tokens[i].word).fold);
    return out;
  }

  std::vector<EntityPair> choose_pairs(std::vector<EntityPair> pairs) const {
    std::stable_sort(pairs.begin(), pairs.end(), [](const EntityPair& a, const EntityPair& b) {
      const PairScore& x = a.best.score;
      const PairScore& y = b.best.score;
      return x.score != y.score ? x.score > y.score : x.strength > y.strength;
    });
    std::vector<EntityPair> out;
    std::vector<bool> en_used(en_.size(), false);
    std::vector<bool> vi_used(vi_.size(), false);
    for (EntityPair& p : pairs) {
      if (en_used[p.en] || vi_used[p.vi]) continue;
      en_used[p.en] = vi_used[p.vi] = true;
      out.push_back(p);
    }
    std::sort(out.begin(), out.end(),
              [](const EntityPair& a, const EntityPair& b) { return a.en < b.en; });
    return out;
  }

  const LinkInput& input_;
  const std::vector<TextEntity>& en_;
  const std::vector<TextEntity>& vi_;
  Workspace& w_;
  std::vector<EntityPair>* considered_;
};

}  // namespace

std::vector<EntityPair> match_entities(const LinkInput& input, const std::vector<TextEntity>& en,
                                       const std::vector<TextEntity>& vi, double min_score,
                                       Workspace& workspace, std::vector<EntityPair>* considered) {
  return EntityMatcher(input, en, vi, workspace, considered).run(min_score);
}

}  // namespace align
