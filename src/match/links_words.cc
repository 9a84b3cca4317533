// Links of words that are equal, and of forms of one lexicon entry.
#include <array>

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
  // Equal fold keys. Two marked words must agree in their marks.
  void same_words() {
    for (const Word& e : en_)
      for_same_fold(e.info->fold, [&](const Word& v) {
        if (e.info->is(kMarked) && v.info->is(kMarked) && e.info->spelling != v.info->spelling)
          return;
        const bool same = e.info->spelling == v.info->spelling;
        const EvidenceKind kind = same ? EvidenceKind::same : EvidenceKind::fold;
        if (in_.disabled(kind)) return;
        const float weight = same_weight(e, *v.info);
        if (weight > 0) links_.add(e.token, v.token, weight, kind);
      });
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
    const std::pmr::vector<Start> en_starts = starts_of(in_.en, en_, task_.en_capitals);
    const std::pmr::vector<Start> vi_starts = starts_of(in_.vi, vi_, task_.vi_capitals);
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

  std::pmr::vector<Start> starts_of(const AnalysedText& text, std::span<const Word> words,
                                    std::span<const uint32_t> capitals) const {
    std::pmr::vector<Start> out(task_.memory);
    out.reserve(capitals.size());
    for (const uint32_t k : capitals)
      if (const char letter = first_letter(text, words[k]); letter != 0) out.push_back({k, letter});
    return out;
  }

  // Of the fold key, 0 when that is empty. A plain letter, but for "y", is its own: the key is far away.
  char first_letter(const AnalysedText& text, const Word& word) const {
    const auto first =
        static_cast<char>(text.normalized.text[text.tokens[word.token].begin] | 0x20);
    if (first >= 'a' && first <= 'z' && first != 'y') return first;
    const std::string_view key = fold(word);
    return key.empty() ? '\0' : key.front();
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

  // Vietnamese hits in a list for each last byte of filter_key(), in their order in the text.
  struct Hit {
    const LexiconHit* hit;
    uint32_t next;  // place of the same list, + 1; 0 at its end
  };
  struct Hits {
    std::pmr::vector<Hit> list;
    std::array<uint32_t, 256> first = {};  // place + 1; 0 where the list is empty
    uint32_t& first_of(EntryRef ref) { return first[filter_key(ref) % first.size()]; }
  };

  // Those that link texts and may have an English hit of the same entry.
  Hits hits_of_vi(const NumberFilter& in_english) const {
    constexpr size_t kUsual = 32;
    Hits out{std::pmr::vector<Hit>(task_.memory)};
    out.list.reserve(kUsual);
    for (const LexiconHit& hit : hits_in(in_.vi, links_.vi()))
      if (links_texts(hit.type) && in_english.may_hold(filter_key(hit.ref)) &&
          hit.span.end <= links_.vi().end)
        out.list.push_back({&hit, 0});
    for (auto k = static_cast<uint32_t>(out.list.size()); k > 0; --k) {
      uint32_t& first = out.first_of(out.list[k - 1].hit->ref);
      out.list[k - 1].next = first;
      first = k;
    }
    return out;
  }

  void lexicon_entries() {
    const std::span<const LexiconHit> en_hits = hits_in(in_.en, links_.en());
    // Few entries have hits on both sides
    NumberFilter in_english;
    for (const LexiconHit& hit : en_hits)
      if (links_texts(hit.type)) in_english.insert(filter_key(hit.ref));
    Hits vi_hits = hits_of_vi(in_english);
    if (vi_hits.list.empty()) return;
    for (const LexiconHit& hit : en_hits) {
      if (!links_texts(hit.type) || hit.span.end > links_.en().end) continue;
      for (uint32_t k = vi_hits.first_of(hit.ref); k != 0; k = vi_hits.list[k - 1].next)
        if (vi_hits.list[k - 1].hit->ref == hit.ref) link_hits(hit, *vi_hits.list[k - 1].hit);
    }
  }

  void link_hits(const LexiconHit& en, const LexiconHit& vi) {
    const EvidenceKind kind = kind_of(en);
    if (in_.disabled(kind) ||
        w_.matcher.set().forbidden(in_.en.text(en.span), in_.vi.text(vi.span)))
      return;
    // The type of the pair and what is said of it are read off the entry, if it is chosen
    if (is_mention(en.type)) w_.matcher.set().lexicon(en.ref.layer).entries().fetch(en.ref.entry);
    const float weight = weight_of(en.type, *in_.weights) * (vi.lower || en.lower ? 0.8F : 1.0F);
    links_.add_span({en.span, vi.span, kind, weight, en.ref, en.type});
  }

  EvidenceKind kind_of(const LexiconHit& hit) const {
    const LexiconSet& set = w_.matcher.set();
    if (set.layers()[hit.ref.layer].user) return EvidenceKind::user;
    if (hit.type == RowType::WORD || hit.type == RowType::HEAD) return EvidenceKind::translation;
    return set.is_cldr(hit.ref) ? EvidenceKind::cldr : EvidenceKind::lexicon;
  }
};

}  // namespace

void link_words(const LinkTask& task) { WordLinker(task).run(); }

}  // namespace align
