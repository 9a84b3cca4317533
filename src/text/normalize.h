// Normalisation with a map back: all the other stages work on the normalised text, every offset that is
// printed points into the text as it was given.
//
//     given       T r u n g U+00A0 V i e ◌̣ ◌̂ t        (a no-break space, ệ taken apart)
//     normalised  T r u n g ' '    V i ệ t
//
// What is done: NFC; Vietnamese marks in any order ("Unicode tổ hợp", á + circumflex -> ấ); Unicode blanks
// become ' '; zero-width characters, soft hyphens and byte order marks vanish. What is not done: tone
// placement (hoà stays hoà: only keys treat it as hòa), case, quotes, digits.
#ifndef ALIGN_TEXT_NORMALIZE_H_
#define ALIGN_TEXT_NORMALIZE_H_

#include <string>
#include <string_view>
#include <vector>

#include "base/span.h"

namespace align {

// Piecewise: identity between the edits, shifted. Inside an edit only its two edges are meaningful, so a
// position inside goes to the edge that makes the span larger.
class OffsetMap {
 public:
  struct Edit {
    ByteSpan normalized;
    ByteSpan original;
  };

  void add(Edit edit) { edits_.push_back(edit); }
  void clear() { edits_.clear(); }
  bool identity() const { return edits_.empty(); }

  // An edit lies inside these normalised bytes or at their edges; the bytes are those given where none does.
  bool touches(ByteSpan normalized) const;
  // Normalised bytes -> bytes of the text as given.
  ByteSpan to_original(ByteSpan normalized) const;
  // Bytes of the text as given -> normalised bytes.
  ByteSpan to_normalized(ByteSpan original) const;

 private:
  std::vector<Edit> edits_;  // ascending on both sides
};

struct NormalizedText {
  std::string text;  // UTF-8, NFC
  OffsetMap map;
};

// `original` must be well-formed UTF-8 of less than 4 GiB.
NormalizedText normalize(std::string_view original);
// The same into memory that is there already.
void normalize(std::string_view original, NormalizedText& out);

// Bytes -> code points (or UTF-16 units) of one text, for many ascending or scattered spans.
class CodePointIndex {
 public:
  explicit CodePointIndex(std::string_view text);
  uint32_t code_point_at(uint32_t byte) const;
  CodePointSpan code_points(ByteSpan bytes) const {
    return {code_point_at(bytes.begin), code_point_at(bytes.end)};
  }
  // The byte at which code point `n` starts; the text's size for n at or past its end.
  uint32_t byte_at(uint32_t code_point) const;

 private:
  static constexpr uint32_t kStep = 64;  // a checkpoint every 64 bytes
  std::string_view text_;                // valid while the text lives
  std::vector<uint32_t>
      checkpoints_;  // code points before byte 64 * i; empty when the text is ASCII
};

}  // namespace align

#endif  // ALIGN_TEXT_NORMALIZE_H_
