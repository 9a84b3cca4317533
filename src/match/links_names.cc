// Links of names as wholes: initials, Sino-Vietnamese readings of pinyin.
#include <algorithm>

#include "match/linker.h"

namespace align {
namespace {

class NameLinker : public Linker {
 public:
  using Linker::Linker;

  void run() {
    if (!in_.disabled(EvidenceKind::acronym)) {
      acronyms(en_, vi_, true);
      acronyms(vi_, en_, false);
      initials(en_, vi_, true);
      initials(vi_, en_, false);
    }
    if (!in_.disabled(EvidenceKind::hanviet)) hanviet_names();
  }

 private:
  // "MRWA" on one side, "Mekong River Watch Alliance" on the other: capitalised words with these initials, small
  // function words between them left out.
  void acronyms(std::span<const Word> briefs, std::span<const Word> words, bool brief_is_en) {
    for (const Word& brief : briefs) {
      const std::string_view letters = fold(brief);
      if (!brief.info->is(kAllCapitals) || letters.size() < 3 || letters.size() > 7 ||
          brief.info->is(kHasDigit))
        continue;
      for (size_t k = 0; k < words.size(); ++k) {
        const size_t last = last_of_initials(words, k, letters);
        if (last == words.size()) continue;
        const TokenSpan own{brief.token, brief.token + 1};
        const TokenSpan whole{words[k].token, words[last].token + 1};
        links_.add_span({brief_is_en ? own : whole, brief_is_en ? whole : own,
                         EvidenceKind::acronym, 0.8F, std::nullopt, RowType::ORG});
      }
    }
  }

  // The "S." of "S. Jaikar" is the "Subra" of "Subra Jaikar".
  void initials(std::span<const Word> briefs, std::span<const Word> words, bool brief_is_en) {
    for (size_t b = 0; b + 1 < briefs.size(); ++b) {
      const Word& brief = briefs[b];
      const Word& family = briefs[b + 1];
      if (!brief.capital || !brief.info->is(kOneLetter) || !family.capital || fold(brief).empty() ||
          family.token != brief.token + 1)
        continue;
      for (size_t k = 0; k + 1 < words.size(); ++k) {
        const bool fits = words[k].capital && words[k].info->letters > 1 &&
                          words[k + 1].info->fold == family.info->fold &&
                          words[k + 1].token == words[k].token + 1 &&
                          fold(words[k]).starts_with(fold(brief)[0]);
        if (fits)
          links_.add(brief_is_en ? brief.token : words[k].token,
                     brief_is_en ? words[k].token : brief.token, 0.7F, EvidenceKind::acronym);
      }
    }
  }

  // The word with which the initials of the words from `k` end, words.size() when they are others.
  size_t last_of_initials(std::span<const Word> words, size_t k, std::string_view letters) const {
    size_t at = 0;
    for (size_t n = k; n < words.size(); ++n) {
      if (n > k && words[n].token > words[n - 1].token + 2) break;
      const bool skips = n > k && !words[n].capital && words[n].info->letters <= 3;
      if (skips) continue;
      if (!words[n].capital || words[n].info->is(kAllCapitals) || fold(words[n]).empty() ||
          fold(words[n])[0] != letters[at])
        break;
      if (++at == letters.size()) return n;
    }
    return words.size();
  }

  // Capitalised English words that read as pinyin against as many Vietnamese syllables.
  void hanviet_names() {
    std::pmr::vector<size_t> starts(task_.memory);
    for (size_t j = 0; j < vi_.size(); ++j)
      if (sounds(vi_[j], Lang::vi)) starts.push_back(j);
    if (starts.empty() ||
        std::none_of(en_.begin(), en_.end(), [&](const Word& e) { return sounds(e, Lang::en); }))
      return;
    std::pmr::vector<uint32_t> readings(vi_.size(), 0,
                                        task_.memory);  // syllable numbers; 0: written small
    for (size_t j = 0; j < vi_.size(); ++j)
      if (vi_[j].capital)
        readings[j] = HanViet::syllable_number(w_.vocabulary.key_text(vi_[j].info->spelling));
    for (size_t i = 0; i < en_.size(); ++i)
      if (sounds(en_[i], Lang::en))
        for (const size_t j : starts) hanviet_from(i, j, readings);
  }

  bool sounds(const Word& w, Lang lang) const {
    if (!w.capital) return false;
    const uint32_t word = lang == Lang::en ? en_token(w.token).word : vi_token(w.token).word;
    return w_.matcher.facts(word, lang).is(WordFacts::kHanViet);
  }

  // One to three English words from `i` against the syllables from `j`. A lone syllable counts only when the
  // whole name has been seen.
  void hanviet_from(size_t i, size_t j, std::span<const uint32_t> readings) {
    size_t used = 0;
    for (size_t words = 1; words <= 3 && i + words <= en_.size(); ++words) {
      const Word& word = en_[i + words - 1];
      if (!sounds(word, Lang::en) || (words > 1 && word.token > en_[i + words - 2].token + 2))
        return;
      const size_t taken = syllables_matched(word.info->fold, j + used, readings);
      if (taken == 0) return;
      used += taken;
      const TokenSpan en{en_[i].token, word.token + 1};
      const TokenSpan vi{vi_[j].token, vi_[j + used - 1].token + 1};
      if (used >= 2 || known_short(en_[i], vi_[j]))
        links_.add_span(
            {en, vi, EvidenceKind::hanviet, used >= 2 ? 0.85F : 0.7F, std::nullopt, RowType::PER});
    }
  }

  bool known_short(const Word& e, const Word& v) const {
    return std::binary_search(in_.known_short.begin(), in_.known_short.end(),
                              KnownShort{e.info->fold, v.info->spelling});
  }

  // Number of syllables of the fold key that the Vietnamese words from `j` read, 0 when some cutting fails for all.
  size_t syllables_matched(uint32_t fold, size_t j, std::span<const uint32_t> readings) const {
    const HanViet& hanviet = w_.matcher.set().hanviet();
    for (const Workspace::PinyinCut& cut : w_.pinyin_cuts(fold)) {
      if (j + cut.size() > vi_.size()) continue;
      bool all = true;
      for (size_t k = 0; k < cut.size() && all; ++k) {
        const bool next = k == 0 || vi_[j + k].token <= vi_[j + k - 1].token + 2;
        all = next && readings[j + k] != 0 && hanviet.relation(cut[k], readings[j + k]) > 0;
      }
      if (all) return cut.size();
    }
    return 0;
  }
};

}  // namespace

void link_names(const LinkTask& task) { NameLinker(task).run(); }

}  // namespace align
