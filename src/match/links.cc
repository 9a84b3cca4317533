#include "match/links.h"

#include <algorithm>

#include "match/linker.h"

namespace align {
namespace {

void collect(const AnalysedText& text, TokenSpan range, const Workspace& w,
             std::vector<LinkWord>& out) {
  out.reserve(range.size());
  for (uint32_t i = range.begin; i < range.end; ++i) {
    const Token& t = text.tokens[i];
    if (!t.is_text()) continue;
    const WordInfo& info = w.vocabulary.info(t.word);
    out.push_back({i, &info, info.is(kHasCapital)});
  }
}

}  // namespace

std::pair<Linker::FoldIterator, Linker::FoldIterator> Linker::same_fold(uint32_t fold) const {
  const auto& list = task_.vi_by_fold;
  const auto first = std::lower_bound(list.begin(), list.end(), std::pair{fold, 0U});
  return {first, std::lower_bound(first, list.end(), std::pair{fold + 1, 0U})};
}

const Link Links::kNone{};

Links::Links(TokenSpan en, TokenSpan vi) : en_(en), vi_(vi), width_(vi.size()) {
  constexpr size_t kMostCells = size_t{1} << 22;
  const size_t cells = size_t{en.size()} * vi.size();
  if (cells <= kMostCells) cells_.resize(cells);
}

void Links::add(uint32_t en, uint32_t vi, float weight, EvidenceKind kind) {
  const size_t at = (en - en_.begin) * width_ + (vi - vi_.begin);
  Link& cell = cells_.empty() ? few_[at] : cells_[at];
  if (weight <= cell.weight) return;
  if (cell.weight == 0) linked_.push_back(at);
  cell = {weight, kind};
}

void Links::finish() {
  const uint32_t n = en_.size();
  const uint32_t m = vi_.size();
  std::sort(linked_.begin(), linked_.end());
  en_rows_.assign(n + 1, 0);
  vi_rows_.assign(m + 1, 0);
  en_reaches_.reserve(linked_.size());
  uint32_t i = 0;
  for (const size_t at : linked_) {
    for (; at >= (size_t{i} + 1) * width_; ++i)
      en_rows_[i + 1] = static_cast<uint32_t>(en_reaches_.size());
    const auto j = static_cast<uint32_t>(at - size_t{i} * width_);
    en_reaches_.push_back(
        {vi_.begin + j, cells_.empty() ? few_.find(at)->second.weight : cells_[at].weight});
    ++vi_rows_[j + 1];
  }
  for (; i < n; ++i) en_rows_[i + 1] = static_cast<uint32_t>(en_reaches_.size());
  for (uint32_t j = 0; j < m; ++j) vi_rows_[j + 1] += vi_rows_[j];
  vi_reaches_.resize(en_reaches_.size());
  std::vector<uint32_t> next(vi_rows_.begin(), vi_rows_.end() - 1);
  for (uint32_t e = 0; e < n; ++e)
    for (uint32_t k = en_rows_[e]; k < en_rows_[e + 1]; ++k)
      vi_reaches_[next[en_reaches_[k].other - vi_.begin]++] = {en_.begin + e,
                                                               en_reaches_[k].weight};
}

void Links::add_span(SpanLink link) {
  for (uint32_t i = link.en.begin; i < link.en.end; ++i)
    for (uint32_t j = link.vi.begin; j < link.vi.end; ++j) add(i, j, link.weight, link.kind);
  spans_.push_back(link);
}

Links find_links(const LinkInput& input, TokenSpan en, TokenSpan vi, Workspace& workspace) {
  Links links(en, vi);
  LinkTask task{input, workspace, links, {}, {}, {}};
  collect(input.en, en, workspace, task.en);
  collect(input.vi, vi, workspace, task.vi);
  task.vi_by_fold.reserve(task.vi.size());
  for (const LinkWord& w : task.vi) task.vi_by_fold.emplace_back(w.info->fold, w.token);
  std::sort(task.vi_by_fold.begin(), task.vi_by_fold.end());
  link_words(task);
  link_names(task);
  link_sounds(task);
  link_statistics(task);
  links.finish();
  return links;
}

}  // namespace align
