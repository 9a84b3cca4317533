#include "glossary/collect.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <optional>
#include <utility>

#include "base/blanks.h"
#include "table/cells.h"
#include "text/normalize.h"

namespace align {
namespace {

// Code points of a sentence that a reader takes in at a glance, and of one that still fits into a glossary.
constexpr int64_t kGoodLength = 110;
constexpr int64_t kLongestContext = 400;

struct Range {
  uint32_t begin = 0;
  uint32_t end = 0;
  int64_t size() const { return int64_t{end} - begin; }
};

// The texts of a record, asked for sentences by offset.
class Texts {
 public:
  explicit Texts(const OutputRecord& record)
      : record_(record),
        indices_{CodePointIndex((*record.text)[0]), CodePointIndex((*record.text)[1])} {}

  // The segment of the mention, or the line around it when texts have no segments.
  std::optional<Range> around(size_t side, const OutputMention& mention) const {
    for (const OutputSegment& segment : record_.segments) {
      const auto& [begin, end] = segment.sides[side];
      if (begin <= mention.start && mention.end <= end) return Range{begin, end};
    }
    if (!record_.segments.empty()) return std::nullopt;
    const std::string& text = (*record_.text)[side];
    const uint32_t at = indices_[side].byte_at(mention.start);
    const size_t before = at == 0 ? std::string::npos : text.rfind('\n', at - 1);
    const size_t begin = before == std::string::npos ? 0 : before + 1;
    const size_t end = std::min(text.find('\n', indices_[side].byte_at(mention.end)), text.size());
    const auto code_point = [&](size_t byte) {
      return indices_[side].code_point_at(static_cast<uint32_t>(byte));
    };
    return Range{code_point(begin), code_point(end)};
  }

  std::string text(size_t side, Range range) const {
    const uint32_t begin = indices_[side].byte_at(range.begin);
    return (*record_.text)[side].substr(begin, indices_[side].byte_at(range.end) - begin);
  }

 private:
  const OutputRecord& record_;
  std::array<CodePointIndex, 2> indices_;
};

}  // namespace

void GlossaryCollector::add(const OutputRecord& record, std::string_view origin) {
  totals_.add(record, origin);
  if (!record.text || record.pairs.empty()) return;
  const Texts texts(record);
  for (const OutputPair& pair : record.pairs) {
    if (!pair.aligned()) continue;
    std::array<std::optional<Range>, 2> ranges;
    for (size_t side = 0; side < 2; ++side) ranges[side] = texts.around(side, *pair.sides[side]);
    if (!ranges[0] || !ranges[1]) continue;
    const int64_t longest = std::max(ranges[0]->size(), ranges[1]->size());
    if (longest > kLongestContext) continue;
    // A sentence that holds more than the name, by a sure row, of a good length.
    const int64_t only = ranges[0]->size() <= pair.sides[0]->end - pair.sides[0]->start + 2 ? 1 : 0;
    const auto doubt = static_cast<int64_t>((1 - pair.score) * 5);
    const std::array rank = {only * 100 + doubt, std::abs(longest - kGoodLength)};
    std::array<std::string, 2> names = pair.entity;
    if (record.swapped) std::swap(names[0], names[1]);
    const auto [it, fresh] = shown_.try_emplace(total_key(pair.type, names));
    Shown& shown = it->second;
    if (!fresh && shown.rank <= rank) continue;
    shown.rank = rank;
    const std::string source = fmt::format("{}:{}", origin, bare_id(record));
    for (size_t side = 0; side < 2; ++side) {
      const size_t from = record.swapped ? 1 - side : side;
      shown.contexts[side] = {std::string(trimmed(texts.text(from, *ranges[from]))), source};
    }
  }
}

std::vector<CollectedEntity> GlossaryCollector::sorted() const {
  std::vector<CollectedEntity> out;
  for (EntityTotal& total : totals_.sorted()) {
    CollectedEntity& entity = out.emplace_back();
    const auto it = shown_.find(total_key(total.type, total.name));
    if (it != shown_.end()) entity.contexts = it->second.contexts;
    entity.total = std::move(total);
  }
  return out;
}

}  // namespace align
