// Half-open ranges. A span never says by itself which text it lies in: the member that holds it does.
//
//     tokens:  |Minister|Hung|met|      TokenSpan{1, 2} is "Hung"
//     bytes:   0        9    14         ByteSpan{9, 13} is "Hung"
#ifndef ALIGN_BASE_SPAN_H_
#define ALIGN_BASE_SPAN_H_

#include <cstdint>

namespace align {

template <class Unit>
struct Span {
  uint32_t begin = 0;
  uint32_t end = 0;

  uint32_t size() const { return end - begin; }
  bool empty() const { return begin >= end; }
  bool contains(Span o) const { return begin <= o.begin && o.end <= end; }
  bool contains(uint32_t i) const { return begin <= i && i < end; }
  bool overlaps(Span o) const { return begin < o.end && o.begin < end; }
  friend auto operator<=>(const Span&, const Span&) = default;
};

using ByteSpan = Span<struct ByteUnit>;            // bytes of a UTF-8 text
using TokenSpan = Span<struct TokenUnit>;          // indices into the tokens of a text
using CodePointSpan = Span<struct CodePointUnit>;  // Unicode code points of a text

}  // namespace align

#endif  // ALIGN_BASE_SPAN_H_
