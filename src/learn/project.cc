#include "learn/project.h"

#include <algorithm>

namespace align {
namespace {

constexpr float kLinked = 0.3F;
constexpr size_t kMostSyllables = 4;  // for one English word

}  // namespace

void LearnedSpans::read(size_t pair, const AnalysedText& en, const AnalysedText& vi) {
  links_.read(pair);
  find_units(en, units_[index_of(Lang::en)]);
  const auto& units = units_[index_of(Lang::vi)];
  find_units(vi, units_[index_of(Lang::vi)]);
  next_.assign(units.size(), false);
  for (size_t j = 1; j < units.size(); ++j)
    next_[j] = units[j] == units[j - 1] + 1 ||
               (units[j] == units[j - 1] + 2 && vi.tokens[units[j] - 1].mark == '-');
}

bool LearnedSpans::linked(size_t en, size_t vi) const { return links_.shared(en, vi) >= kLinked; }

bool LearnedSpans::free(uint32_t vi_token) const {
  const auto& to = units(Lang::vi);
  const auto it = std::lower_bound(to.begin(), to.end(), vi_token);
  if (it == to.end() || *it != vi_token) return false;
  for (size_t i = 0; i < units(Lang::en).size(); ++i)
    if (linked(i, static_cast<size_t>(it - to.begin()))) return false;
  return true;
}

bool LearnedSpans::belongs(size_t begin, size_t end, size_t first, size_t last) const {
  for (size_t j = first; j <= last; ++j) {
    if (j > first && !next_[j]) return false;
    for (size_t i = 0; i < units(Lang::en).size(); ++i)
      if ((i < begin || i >= end) && linked(i, j)) return false;
  }
  return true;
}

TokenSpan LearnedSpans::project(TokenSpan en) const {
  const auto& from = units(Lang::en);
  const auto& to = units(Lang::vi);
  const auto begin =
      static_cast<size_t>(std::lower_bound(from.begin(), from.end(), en.begin) - from.begin());
  const auto end =
      static_cast<size_t>(std::lower_bound(from.begin(), from.end(), en.end) - from.begin());
  if (begin == end) return {};
  size_t first = to.size();
  size_t last = 0;
  for (size_t i = begin; i < end; ++i) {
    bool any = false;
    for (size_t j = 0; j < to.size(); ++j) {
      if (!linked(i, j)) continue;
      any = true;
      first = std::min(first, j);
      last = std::max(last, j);
    }
    if (!any && (i == begin || i + 1 == end)) return {};
  }
  if (last + 1 - first > kMostSyllables * (end - begin) || !belongs(begin, end, first, last))
    return {};
  return {to[first], to[last] + 1};
}

}  // namespace align
