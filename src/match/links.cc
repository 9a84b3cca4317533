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
             std::pmr::vector<LinkWord>& out, std::pmr::vector<uint32_t>& capitals) {
  constexpr size_t kUsual = 16;
  out.reserve(range.size());
  capitals.reserve(kUsual);
  for (uint32_t i = range.begin; i < range.end; ++i) {
    const Token& t = text.tokens[i];
    if (!t.is_text()) continue;
    const WordInfo& info = w.vocabulary.info(t.word);
    const bool capital = info.is(kHasCapital);
    if (capital) capitals.push_back(static_cast<uint32_t>(out.size()));
    out.push_back({i, capital, 0, &info});
  }
}

}  // namespace

void Links::reset(TokenSpan en, TokenSpan vi) {
  constexpr size_t kMostCells = size_t{1} << 22;
  constexpr size_t kMostKept = size_t{1} << 16;
  en_ = en;
  vi_ = vi;
  width_ = vi.size();
  few_.clear();
  bits_.clear();
  link_count_ = 0;
  spans_.clear();
  en_reaches_.clear();
  const size_t cells = size_t{en.size()} * vi.size();
  if (cells > cell_count_ || cell_count_ > kMostKept) {
    cell_count_ = cells > kMostCells ? 0 : cells;
    cells_ = cell_count_ == 0 ? nullptr : std::make_unique_for_overwrite<Cell[]>(cell_count_);
  }
  if (cells_ == nullptr) return;
  row_words_ = (vi.size() + 63) / 64;
  bits_.resize(en.size() * row_words_);
}

void Links::add(uint32_t en, uint32_t vi, float weight, EvidenceKind kind) {
  const size_t at = cell(en, vi);
  if (cells_ == nullptr) {
    Link& link = few_[at];
    if (weight > link.weight) link = {weight, kind};
    return;
  }
  const size_t i = en - en_.begin;
  const size_t j = vi - vi_.begin;
  uint64_t& bits = bits_[i * row_words_ + j / 64];
  const uint64_t bit = uint64_t{1} << j % 64;
  Cell& link = cells_[at];
  if ((bits & bit) != 0) {
    if (weight > link.weight) link = {weight, kind};
    return;
  }
  if (weight <= 0) return;
  bits |= bit;
  ++link_count_;
  link = {weight, kind};
}

void Links::finish() {
  en_rows_.resize(en_.size() + 1);
  vi_rows_.resize(vi_.size() + 1);
  if (cells_ != nullptr)
    finish_table();
  else
    finish_few();
  sort_spans();
}

void Links::finish_table() {
  en_reaches_.resize(link_count_);
  vi_reaches_.resize(link_count_);
  vi_rows_.assign(vi_rows_.size(), 0);
  size_t longest = 0;
  Reach* to = en_reaches_.data();
  const Cell* cells = cells_.get();
  const uint64_t* bits = bits_.data();
  for (uint32_t row = 0; row < en_.size(); ++row, cells += width_) {
    Reach* const begin = to;
    en_rows_[row] = static_cast<uint32_t>(to - en_reaches_.data());
    for (uint32_t k = 0; k < row_words_; ++k, ++bits)
      for (uint64_t left = *bits; left != 0; left &= left - 1) {
        const auto column = k * 64 + static_cast<uint32_t>(std::countr_zero(left));
        *to++ = {vi_.begin + column, cells[column].weight};
        ++vi_rows_[column];
      }
    longest = std::max(longest, static_cast<size_t>(to - begin));
  }
  en_rows_.back() = static_cast<uint32_t>(link_count_);
  en_peaks_.clear();
  if (longest > kShortRow) en_peaks_ = peaks_of(en_rows_, en_reaches_);
  turn_rows();
}

// The Vietnamese rows of the English ones. `vi_rows_` holds how long each is.
void Links::turn_rows() {
  uint32_t longest = 0;
  uint32_t end = 0;
  for (uint32_t& row : vi_rows_) {
    longest = std::max(longest, row);
    row = end += row;
  }
  // From the last to the first: so each row ends where it is to begin
  for (uint32_t i = en_.size(); i-- > 0;)
    for (uint32_t k = en_rows_[i + 1]; k-- > en_rows_[i];)
      vi_reaches_[--vi_rows_[en_reaches_[k].other - vi_.begin]] = {en_.begin + i,
                                                                   en_reaches_[k].weight};
  vi_peaks_.clear();
  if (longest > kShortRow) vi_peaks_ = peaks_of(vi_rows_, vi_reaches_);
}

void Links::finish_few() {
  struct Few {
    uint32_t en, vi;
    float weight;
  };
  std::vector<Few> few;
  for (const auto& [at, link] : few_)
    if (link.weight > 0)
      few.push_back(
          {static_cast<uint32_t>(at / width_), static_cast<uint32_t>(at % width_), link.weight});
  const auto fill = [&](uint32_t Few::*own, uint32_t Few::*other, uint32_t first,
                        std::vector<uint32_t>& rows, std::vector<Reach>& reaches) {
    std::sort(few.begin(), few.end(), [&](const Few& a, const Few& b) {
      return std::pair(a.*own, a.*other) < std::pair(b.*own, b.*other);
    });
    rows.assign(rows.size(), 0);
    reaches.clear();
    for (const Few& f : few) {
      ++rows[f.*own + 1];
      reaches.push_back({first + f.*other, f.weight});
    }
    std::partial_sum(rows.begin(), rows.end(), rows.begin());
  };
  fill(&Few::en, &Few::vi, vi_.begin, en_rows_, en_reaches_);
  fill(&Few::vi, &Few::en, en_.begin, vi_rows_, vi_reaches_);
  en_peaks_ = peaks_of(en_rows_, en_reaches_);
  vi_peaks_ = peaks_of(vi_rows_, vi_reaches_);
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

void Links::add_span(const SpanLink& link) {
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
  LinkTask task(input, workspace, links, memory.get());
  collect(input.en, en, workspace, task.en, task.en_capitals);
  collect(input.vi, vi, workspace, task.vi, task.vi_capitals);
  // From the last to the first: so those of one fold key stand in the order of the text
  for (auto k = static_cast<uint32_t>(task.vi.size()); k > 0; --k) {
    uint32_t& first = task.vi_by_fold[task.vi[k - 1].info->fold % task.vi_by_fold.size()];
    task.vi[k - 1].next = first;
    first = k;
  }
  link_words(task);
  link_names(task);
  link_sounds(task);
  link_statistics(task);
  links.finish();
}

}  // namespace align
