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
  en_bits_.clear();
  vi_bits_.clear();
  link_count_ = 0;
  spans_.clear();
  en_reaches_.clear();
  const size_t cells = size_t{en.size()} * vi.size();
  if (cells > cell_count_ || cell_count_ > kMostKept) {
    cell_count_ = cells > kMostCells ? 0 : cells;
    cells_ = cell_count_ == 0 ? nullptr : std::make_unique_for_overwrite<Cell[]>(cell_count_);
  }
  if (cells_ == nullptr) return;
  en_words_ = (vi.size() + 63) / 64;
  vi_words_ = (en.size() + 63) / 64;
  en_bits_.resize(en.size() * en_words_);
  vi_bits_.resize(vi.size() * vi_words_);
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
  uint64_t& bits = en_bits_[i * en_words_ + j / 64];
  const uint64_t bit = uint64_t{1} << j % 64;
  Cell& link = cells_[at];
  if ((bits & bit) != 0) {
    if (weight > link.weight) link = {weight, kind};
    return;
  }
  if (weight <= 0) return;
  bits |= bit;
  vi_bits_[j * vi_words_ + i / 64] |= uint64_t{1} << i % 64;
  ++link_count_;
  link = {weight, kind};
}

namespace {

// The rows of one side; `reaches` has room for them. `words`: of the bits of a row; `weight(row, column)`: of that cell.
// True when some row is longer than `most`.
template <class Weight>
bool collect_rows(std::span<const uint64_t> bits, size_t words, uint32_t first_column,
                  ptrdiff_t most, Weight weight, std::span<uint32_t> rows,
                  std::span<Links::Reach> reaches) {
  bool any_long = false;
  Links::Reach* const first = reaches.data();
  Links::Reach* to = first;
  for (size_t row = 0; row + 1 < rows.size(); ++row) {
    const Links::Reach* const begin = to;
    rows[row] = static_cast<uint32_t>(to - first);
    for (size_t k = 0; k < words; ++k)
      for (uint64_t left = bits[row * words + k]; left != 0; left &= left - 1) {
        const auto column = static_cast<uint32_t>(k * 64 + std::countr_zero(left));
        *to++ = {first_column + column, weight(row, column)};
      }
    any_long |= to - begin > most;
  }
  rows.back() = static_cast<uint32_t>(to - first);
  return any_long;
}

}  // namespace

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
  const Cell* const cells = cells_.get();
  en_reaches_.resize(link_count_);
  vi_reaches_.resize(link_count_);
  const bool en_long = collect_rows(
      en_bits_, en_words_, vi_.begin, kShortRow,
      [&](size_t en, size_t vi) { return cells[en * width_ + vi].weight; }, en_rows_, en_reaches_);
  const bool vi_long = collect_rows(
      vi_bits_, vi_words_, en_.begin, kShortRow,
      [&](size_t vi, size_t en) { return cells[en * width_ + vi].weight; }, vi_rows_, vi_reaches_);
  en_peaks_.clear();
  vi_peaks_.clear();
  if (en_long) en_peaks_ = peaks_of(en_rows_, en_reaches_);
  if (vi_long) vi_peaks_ = peaks_of(vi_rows_, vi_reaches_);
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
