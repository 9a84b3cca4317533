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
      acronyms(en_, task_.en_capitals, vi_, task_.vi_capitals, true);
      acronyms(vi_, task_.vi_capitals, en_, task_.en_capitals, false);
      initials(en_, task_.en_capitals, vi_, task_.vi_capitals, true);
      initials(vi_, task_.vi_capitals, en_, task_.en_capitals, false);
    }
    if (!in_.disabled(EvidenceKind::hanviet)) hanviet_names();
  }

 private:
  // "MRWA" on one side, "Mekong River Watch Alliance" on the other: capitalised words with these initials, small
  // function words between them left out.
  // Both begin with a capital.
  void acronyms(std::span<const Word> briefs, std::span<const uint32_t> brief_capitals,
                std::span<const Word> words, std::span<const uint32_t> capitals, bool brief_is_en) {
    for (const uint32_t at : brief_capitals) {
      const Word& brief = briefs[at];
      if (!brief.info->is(kAllCapitals)) continue;
      const std::string_view letters = fold(brief);
      if (letters.size() < 3 || letters.size() > 7 || brief.info->is(kHasDigit)) continue;
      for (const size_t k : capitals) {
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
  void initials(std::span<const Word> briefs, std::span<const uint32_t> brief_capitals,
                std::span<const Word> words, std::span<const uint32_t> capitals, bool brief_is_en) {
    for (const uint32_t b : brief_capitals) {
      const Word& brief = briefs[b];
      if (!brief.info->is(kOneLetter) || b + 1 == briefs.size()) continue;
      const Word& family = briefs[b + 1];
      if (!family.capital || fold(brief).empty() || family.token != brief.token + 1) continue;
      for (const uint32_t k : capitals) {
        const bool fits = words[k].info->letters > 1 && k + 1 < words.size() &&
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
    const std::pmr::vector<uint32_t> starts = sounding(vi_, task_.vi_capitals, in_.vi);
    if (starts.empty()) return;
    const std::pmr::vector<uint32_t> en_starts = sounding(en_, task_.en_capitals, in_.en);
    if (en_starts.empty()) return;
    std::pmr::vector<uint32_t> readings(vi_.size(), kUnknown, task_.memory);
    for (const uint32_t i : en_starts) {
      if (w_.pinyin_cuts(en_[i].info->fold).empty()) continue;
      for (const uint32_t j : starts) hanviet_from(i, j, readings);
    }
  }

  // Those of the words with a capital that may be part of a Chinese name.
  std::pmr::vector<uint32_t> sounding(std::span<const Word> words,
                                      std::span<const uint32_t> capitals,
                                      const AnalysedText& text) const {
    std::pmr::vector<uint32_t> out(task_.memory);
    for (const uint32_t k : capitals)
      if (sounds(words[k], text)) out.push_back(k);
    return out;
  }

  bool sounds(const Word& w, const AnalysedText& text) const {
    return w.capital &&
           w_.matcher.facts(text.tokens[w.token].word, text.lang).is(WordFacts::kHanViet);
  }

  // One to three English words from `i` against the syllables from `j`. A lone syllable counts only when the
  // whole name has been seen.
  void hanviet_from(size_t i, size_t j, std::span<uint32_t> readings) {
    size_t used = 0;
    for (size_t words = 1; words <= 3 && i + words <= en_.size(); ++words) {
      const Word& word = en_[i + words - 1];
      if (!sounds(word, in_.en) || (words > 1 && word.token > en_[i + words - 2].token + 2)) return;
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

  static constexpr uint32_t kUnknown = 0xFFFFFFFFU;

  // Its syllable number, 0 when it is written small. `readings`: those that were asked for.
  uint32_t reading_of(size_t j, std::span<uint32_t> readings) const {
    uint32_t& reading = readings[j];
    if (reading == kUnknown)
      reading = vi_[j].capital
                    ? HanViet::syllable_number(w_.vocabulary.key_text(vi_[j].info->spelling))
                    : 0;
    return reading;
  }

  bool known_short(const Word& e, const Word& v) const {
    return std::binary_search(in_.known_short.begin(), in_.known_short.end(),
                              KnownShort{e.info->fold, v.info->spelling});
  }

  // Number of syllables of the fold key that the Vietnamese words from `j` read, 0 when some cutting fails for all.
  size_t syllables_matched(uint32_t fold, size_t j, std::span<uint32_t> readings) const {
    const HanViet& hanviet = w_.matcher.set().hanviet();
    for (auto cuts = w_.pinyin_cuts(fold); !cuts.empty(); cuts = cuts.subspan(1 + cuts[0])) {
      const std::span<const uint32_t> cut = cuts.subspan(1, cuts[0]);
      if (j + cut.size() > vi_.size()) continue;
      bool all = true;
      for (size_t k = 0; k < cut.size() && all; ++k) {
        const bool next = k == 0 || vi_[j + k].token <= vi_[j + k - 1].token + 2;
        const uint32_t reading = next ? reading_of(j + k, readings) : 0;
        all = reading != 0 && hanviet.relation(cut[k], reading) > 0;
      }
      if (all) return cut.size();
    }
    return 0;
  }
};

}  // namespace

void link_names(const LinkTask& task) { NameLinker(task).run(); }

}  // namespace align
