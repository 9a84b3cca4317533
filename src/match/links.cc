#include "match/links.h"

#include <algorithm>
#include <bit>
#include <numeric>
#include <tuple>

#include "base/local_memory.h"
#include "match/linker.h"

namespace align {
namespace {

void collect(const AnalysedText& text, TokenSpan range, const Workspace& w,
             std::pmr::vector<LinkWord>& out) {
  out.reserve(range.size());
  for (uint32_t i = range.begin; i < range.end; ++i) {
    const Token& t = text.tokens[i];
    if (!t.is_text()) continue;
    const WordInfo& info = w.vocabulary.info(t.word);
    out.push_back({i, &info, info.is(kHasCapital)});
  }
}

}  // namespace

std::span<const uint64_t> Linker::find_fold(uint32_t fold) const {
  const auto& list = task_.vi_by_fold;
  const auto first = std::lower_bound(list.begin(), list.end(), uint64_t{fold} << 32);
  auto last = first;
  while (last != list.end() && *last >> 32 == fold) ++last;
  return {first, last};
}

void Links::reset(TokenSpan en, TokenSpan vi) {
  constexpr size_t kMostCells = size_t{1} << 22;
  constexpr size_t kMostKept = size_t{1} << 16;
  en_ = en;
  vi_ = vi;
  width_ = vi.size();
  few_.clear();
  linked_.clear();
  spans_.clear();
  en_reaches_.clear();
  const size_t cells = size_t{en.size()} * vi.size();
  if (cells > cell_count_ || cell_count_ > kMostKept) {
    cell_count_ = cells > kMostCells ? 0 : cells;
    cells_ = cell_count_ == 0 ? nullptr : std::make_unique_for_overwrite<Cell[]>(cell_count_);
  }
  if (cells_ != nullptr) linked_.resize(cells / 64 + 1);
}

void Links::add(uint32_t en, uint32_t vi, float weight, EvidenceKind kind) {
  const size_t at = (en - en_.begin) * width_ + (vi - vi_.begin);
  if (cells_ == nullptr) {
    Link& link = few_[at];
    if (weight > link.weight) link = {weight, kind};
    return;
  }
  Cell& link = cells_[at];
  if (weight <= (is_linked(at) ? link.weight : 0)) return;
  linked_[at / 64] |= uint64_t{1} << at % 64;
  link = {weight, kind};
}

template <class Use>
void Links::for_linked(Use use) const {
  if (cells_ != nullptr) {
    for (size_t word = 0; word < linked_.size(); ++word)
      for (uint64_t bits = linked_[word]; bits != 0; bits &= bits - 1) {
        const size_t at = word * 64 + static_cast<size_t>(std::countr_zero(bits));
        use(at, cells_[at].weight);
      }
    return;
  }
  std::vector<std::pair<size_t, float>> sorted;
  for (const auto& [at, link] : few_)
    if (link.weight > 0) sorted.emplace_back(at, link.weight);
  std::sort(sorted.begin(), sorted.end());
  for (const auto& [at, weight] : sorted) use(at, weight);
}

void Links::finish() {
  const uint32_t n = en_.size();
  const uint32_t m = vi_.size();
  en_rows_.assign(n + 1, 0);
  vi_rows_.assign(m + 1, 0);
  size_t count = few_.size();
  for (const uint64_t bits : linked_) count += static_cast<size_t>(std::popcount(bits));
  en_reaches_.reserve(count);
  uint32_t i = 0;
  size_t row = 0;  // its first cell
  for_linked([&](size_t at, float weight) {
    for (; at >= row + width_; row += width_)
      en_rows_[++i] = static_cast<uint32_t>(en_reaches_.size());
    const auto j = static_cast<uint32_t>(at - row);
    en_reaches_.push_back({vi_.begin + j, weight});
    ++vi_rows_[j + 1];
  });
  while (i < n) en_rows_[++i] = static_cast<uint32_t>(en_reaches_.size());
  for (uint32_t j = 0; j < m; ++j) vi_rows_[j + 1] += vi_rows_[j];
  // Each row of the other side is filled from its begin, which then is the next one's
  vi_reaches_.resize(en_reaches_.size());
  for (uint32_t e = 0; e < n; ++e)
    for (uint32_t k = en_rows_[e]; k < en_rows_[e + 1]; ++k)
      vi_reaches_[vi_rows_[en_reaches_[k].other - vi_.begin]++] = {en_.begin + e,
                                                                   en_reaches_[k].weight};
  for (uint32_t j = m; j > 0; --j) vi_rows_[j] = vi_rows_[j - 1];
  vi_rows_[0] = 0;
  en_peaks_ = peaks_of(en_rows_, en_reaches_);
  vi_peaks_ = peaks_of(vi_rows_, vi_reaches_);
  sort_spans();
}

void Links::sort_spans() {
  constexpr size_t kFew = 32;
  spans_by_place_.clear();
  if (spans_.size() <= kFew) return;
  spans_by_place_.resize(spans_.size());
  std::iota(spans_by_place_.begin(), spans_by_place_.end(), 0U);
  std::sort(spans_by_place_.begin(), spans_by_place_.end(), [&](uint32_t a, uint32_t b) {
    return std::tie(spans_[a].en, spans_[a].vi, a) < std::tie(spans_[b].en, spans_[b].vi, b);
  });
}

std::vector<Links::Peaks> Links::peaks_of(const std::vector<uint32_t>& rows,
                                          const std::vector<Reach>& reaches) {
  std::vector<Peaks> peaks;
  for (size_t i = 0; i + 1 < rows.size(); ++i) {
    if (rows[i + 1] - rows[i] <= kShortRow) continue;
    peaks.resize(reaches.size());
    float strongest = 0;
    for (uint32_t k = rows[i]; k < rows[i + 1]; ++k)
      peaks[k].up_to = strongest = std::max(strongest, reaches[k].weight);
    strongest = 0;
    for (uint32_t k = rows[i + 1]; k-- > rows[i];)
      peaks[k].from = strongest = std::max(strongest, reaches[k].weight);
  }
  return peaks;
}

Links::Strongest Links::strongest_of_many(std::span<const Reach> row, const Peaks* peaks,
                                          TokenSpan other) {
  Strongest out;
  auto it = std::partition_point(row.begin(), row.end(),
                                 [&](const Reach& r) { return r.other < other.begin; });
  if (it != row.begin()) out.away = peaks[it - row.begin() - 1].up_to;
  for (; it != row.end() && it->other < other.end; ++it) out.in = std::max(out.in, it->weight);
  if (it != row.end()) out.away = std::max(out.away, peaks[it - row.begin()].from);
  return out;
}

void Links::add_span(SpanLink link) {
  for (uint32_t i = link.en.begin; i < link.en.end; ++i)
    for (uint32_t j = link.vi.begin; j < link.vi.end; ++j) add(i, j, link.weight, link.kind);
  spans_.push_back(link);
}

Links find_links(const LinkInput& input, TokenSpan en, TokenSpan vi, Workspace& workspace) {
  Links links;
  find_links(input, en, vi, workspace, links);
  return links;
}

void find_links(const LinkInput& input, TokenSpan en, TokenSpan vi, Workspace& workspace,
                Links& links) {
  links.reset(en, vi);
  LocalMemory<16384> memory;  // enough for two sentences
  LinkTask task{input,
                workspace,
                links,
                memory.get(),
                std::pmr::vector<LinkWord>(memory.get()),
                std::pmr::vector<LinkWord>(memory.get()),
                std::pmr::vector<uint64_t>(memory.get()),
                {}};
  collect(input.en, en, workspace, task.en);
  collect(input.vi, vi, workspace, task.vi);
  task.vi_by_fold.reserve(task.vi.size());
  for (const LinkWord& w : task.vi) {
    task.vi_by_fold.push_back(uint64_t{w.info->fold} << 32 | w.token);
    task.vi_folds.insert(w.info->fold);
  }
  std::sort(task.vi_by_fold.begin(), task.vi_by_fold.end());
  link_words(task);
  link_names(task);
  link_sounds(task);
  link_statistics(task);
  links.finish();
}

}  // namespace align
