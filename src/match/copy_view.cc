#include "match/copy_view.h"

#include "mention/region.h"

namespace align {

std::vector<TokenSpan> CopyView::runs() const {
  std::vector<TokenSpan> out;
  uint32_t begin = copy_.en.begin;
  for (uint32_t k = begin; k <= copy_.en.end; ++k) {
    if (k < copy_.en.end && goes_on(begin, k)) continue;
    if (k > begin) {
      const TokenSpan run = without_titles({begin, k});
      if (!run.empty() && capital(run.begin)) out.push_back(run);
    }
    begin = k + (k < copy_.en.end && is_name_word(k) ? 0 : 1);
  }
  return out;
}

bool CopyView::goes_on(uint32_t begin, uint32_t en) const {
  if (en > begin && at(en).sentence_start) return false;
  if (is_name_word(en)) return true;
  if (en == begin) return false;
  // Cheuk-yan, Alexandre de Juniac
  const bool syllable = en > begin + 1 && at(en).is_text() && hyphen(en - 1) && capital(en - 2);
  const bool particle = kNameParticles.contains(string(en)) && capital(en - 1) &&
                        copy_.en.contains(en + 1) && capital(en + 1);
  return hyphen(en) || syllable || particle;
}

TokenSpan CopyView::without_titles(TokenSpan run) const {
  const bool opens =
      at(run.begin).sentence_start && w_.role(at(run.begin).word, Lang::en).is(WordRole::kFunction);
  if (opens || kArticles.contains(string(run.begin))) ++run.begin;
  while (run.size() > 1) {
    if (kMister.contains(string(run.begin))) {
      ++run.begin;
      continue;
    }
    const LexiconHit* title = longest_hit(en_, run.begin, run.end - 1, is_title_hit);
    if (title == nullptr || run.end - title->span.end < 2) break;
    run.begin = title->span.end;
  }
  return run;
}

}  // namespace align
