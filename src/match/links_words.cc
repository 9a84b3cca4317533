// Links of words that are equal, and of forms of one lexicon entry.
#include <algorithm>

#include "match/linker.h"

namespace align {
namespace {

float weight_of(RowType type, const Weights& weights) {
  switch (type) {
    case RowType::TITLE:
      return weights.title_link;
    case RowType::TERM:
      return weights.term_link;
    case RowType::HEAD:
      return weights.head_link;
    case RowType::WORD:
      return weights.word_link;
    default:
      return weights.entry_link;
  }
}

bool links_texts(RowType type) {
  constexpr uint32_t kLinking =
      HitKinds::kMentions | HitKinds::of(RowType::HEAD) | HitKinds::of(RowType::WORD);
  return (HitKinds::of(type) & kLinking) != 0;
}

class WordLinker : public Linker {
 public:
  using Linker::Linker;

  void run() {
    same_words();
    joined_words();
    lexicon_entries();
  }

 private:
  const WordInfo& vi_info(uint32_t token) const { return w_.vocabulary.info(vi_token(token).word); }

  // Equal fold keys. Two marked words must agree in their marks.
  void same_words() {
    for (const Word& e : en_) {
      for (const uint64_t place : same_fold(e.info->fold)) {
        const uint32_t token = token_of(place);
        const WordInfo& v = vi_info(token);
        if (e.info->is(kMarked) && v.is(kMarked) && e.info->spelling != v.spelling) continue;
        const bool same = e.info->spelling == v.spelling;
        const EvidenceKind kind = same ? EvidenceKind::same : EvidenceKind::fold;
        if (in_.disabled(kind)) continue;
        const float weight = same_weight(e, v);
        if (weight > 0) links_.add(e.token, token, weight, kind);
      }
    }
  }

  static float same_weight(const Word& e, const WordInfo& v) {
    if (e.info->is(kHasDigit)) return 0.97F;
    const bool both = e.capital && v.is(kHasCapital);
    if (e.info->is(kOneLetter)) return both ? 0.5F : 0;
    if (both) return 0.97F;
    if (e.info->letters < 4 || v.is(kMarked)) return 0;
    return e.capital || v.is(kHasCapital) ? 0.6F : 0.4F;
  }

  // One word against several that follow each other: Vietnam | Việt Nam, Viet Nam | Vietnam.
  void joined_words() {
    if (in_.disabled(EvidenceKind::fold)) return;
    const std::pmr::vector<Start> en_starts = starts_of(en_);
    const std::pmr::vector<Start> vi_starts = starts_of(vi_);
    for (const Start& e : en_starts)
      for_joined(en_[e.word], e.letter, vi_, vi_starts, [&](uint32_t first, uint32_t last) {
        const uint32_t token = en_[e.word].token;
        add_joined({token, token + 1}, {first, last + 1});
      });
    for (const Start& v : vi_starts)
      for_joined(vi_[v.word], v.letter, en_, en_starts, [&](uint32_t first, uint32_t last) {
        const uint32_t token = vi_[v.word].token;
        add_joined({first, last + 1}, {token, token + 1});
      });
  }

  // A capitalised word and the first letter of its fold key.
  struct Start {
    size_t word;
    char letter;
  };

  std::pmr::vector<Start> starts_of(std::span<const Word> words) const {
    std::pmr::vector<Start> out(task_.memory);
    constexpr size_t kUsual = 16;
    out.reserve(kUsual);
    for (size_t k = 0; k < words.size(); ++k)
      if (words[k].capital)
        if (const std::string_view key = fold(words[k]); !key.empty())
          out.push_back({k, key.front()});
    return out;
  }

  template <class Found>
  void for_joined(const Word& whole, char letter, std::span<const Word> parts,
                  std::span<const Start> starts, Found found) const {
    if (whole.info->letters < 4) return;
    for (const Start& start : starts)
      if (start.letter == letter) join(whole, parts, start.word, found);
  }

  template <class Found>
  void join(const Word& whole, std::span<const Word> parts, size_t k, Found found) const {
    const std::string_view text = fold(whole);
    if (fold(parts[k]).size() >= text.size() || !text.starts_with(fold(parts[k]))) return;
    size_t at = 0;
    for (size_t n = k; n < parts.size() && n < k + 5 && at < text.size(); ++n) {
      const std::string_view part = fold(parts[n]);
      if (n > k && parts[n].token > parts[n - 1].token + 2) return;
      if (text.substr(at, part.size()) != part) return;
      at += part.size();
      if (at == text.size() && n > k) return found(parts[k].token, parts[n].token);
    }
  }

  void add_joined(TokenSpan en, TokenSpan vi) {
    links_.add_span({en, vi, EvidenceKind::fold, 0.95F, std::nullopt, RowType::MISC});
  }

  static std::span<const LexiconHit> hits_in(const AnalysedText& text, TokenSpan range) {
    return std::span(text.hits).subspan(text.first_hit[range.begin],
                                        text.first_hit[range.end] - text.first_hit[range.begin]);
  }

  static uint32_t filter_key(EntryRef ref) { return ref.entry + ref.layer * 37; }

  void lexicon_entries() {
    using Hit = std::pair<EntryRef, const LexiconHit*>;
    const std::span<const LexiconHit> en_hits = hits_in(in_.en, links_.en());
    // Few entries have hits on both sides
    NumberFilter in_english;
    for (const LexiconHit& hit : en_hits)
      if (links_texts(hit.type)) in_english.insert(filter_key(hit.ref));
    std::pmr::vector<Hit> vi_hits(task_.memory);
    NumberFilter entries;
    for (const LexiconHit& hit : hits_in(in_.vi, links_.vi())) {
      if (!links_texts(hit.type) || !in_english.may_hold(filter_key(hit.ref)) ||
          hit.span.end > links_.vi().end)
        continue;
      vi_hits.emplace_back(hit.ref, &hit);
      entries.insert(filter_key(hit.ref));
    }
    if (vi_hits.empty()) return;
    // The hits of an entry stay in their order: they stand so in the text
    std::sort(vi_hits.begin(), vi_hits.end());
    const auto by_entry = [](const Hit& a, const Hit& b) { return a.first < b.first; };
    for (const LexiconHit& hit : en_hits) {
      if (!links_texts(hit.type) || !entries.may_hold(filter_key(hit.ref)) ||
          hit.span.end > links_.en().end)
        continue;
      const auto [first, last] =
          std::equal_range(vi_hits.begin(), vi_hits.end(), Hit{hit.ref, nullptr}, by_entry);
      if (first == last) continue;
      const EvidenceKind kind = kind_of(hit);
      if (in_.disabled(kind)) continue;
      for (auto it = first; it != last; ++it) {
        if (w_.matcher.set().forbidden(in_.en.text(hit.span), in_.vi.text(it->second->span)))
          continue;
        const float weight =
            weight_of(hit.type, *in_.weights) * (it->second->lower || hit.lower ? 0.8F : 1.0F);
        links_.add_span({hit.span, it->second->span, kind, weight, hit.ref, hit.type});
      }
    }
  }

  EvidenceKind kind_of(const LexiconHit& hit) const {
    const LexiconSet& set = w_.matcher.set();
    if (set.layers()[hit.ref.layer].user) return EvidenceKind::user;
    if (hit.type == RowType::WORD || hit.type == RowType::HEAD) return EvidenceKind::translation;
    return set.id(hit.ref).starts_with("cldr:") ? EvidenceKind::cldr : EvidenceKind::lexicon;
  }
};

}  // namespace

void link_words(const LinkTask& task) { WordLinker(task).run(); }

}  // namespace align
