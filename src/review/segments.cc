// The texts of a job from their beginning to their end.
#include "review/store_impl.h"

namespace align {
namespace {

// Grouped by the index of segments: nothing is sorted.
constexpr const char* kSegments =
    "SELECT s.id, f.name, s.record, s.en, s.vi, o.id, o.pair, o.en_start, o.en_end, o.vi_start, "
    "o.vi_end, o.score, o.evidence FROM segment s JOIN file f ON f.id = s.file CROSS JOIN "
    "occurrence o ON o.segment = s.id ORDER BY s.id, o.id";

ReviewSegment::Place place_at(const Statement& row) {
  ReviewSegment::Place out;
  out.occurrence = row.number(5);
  out.pair = row.number(6);
  out.span = spans_at(row, 7);
  out.score = row.real(11);
  out.evidence = row.text(12);
  return out;
}

}  // namespace

Result<Done> ReviewStore::visit_segments(const SegmentVisitor& visitor) const {
  Statement rows = impl_->db.prepare(kSegments);
  ReviewSegment segment;
  int64_t id = 0;
  while (rows.row()) {
    if (rows.number(0) != id) {
      if (!segment.places.empty()) visitor(segment);
      id = rows.number(0);
      segment = {rows.text(1), rows.text(2), {rows.text(3), rows.text(4)}, {}};
    }
    segment.places.push_back(place_at(rows));
  }
  if (!segment.places.empty()) visitor(segment);
  if (auto fault = rows.fault()) return *fault;
  return Done{};
}

}  // namespace align
