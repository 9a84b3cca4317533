// Normalising: NFC, the same when done again, and every offset leads back into the text, in order.
#include "base/unicode.h"
#include "base/utf8.h"
#include "tests/fuzz/target.h"
#include "text/normalize.h"

namespace align {
namespace {

bool is_boundary(std::string_view text, uint32_t at) {
  return at == text.size() ||
         (at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0) != 0x80);
}

// `carry` takes a span of `from` to one of `to`.
template <class Carry>
void check_direction(std::string_view from, std::string_view to, Carry carry) {
  ByteSpan last;
  for (uint32_t i = 0; i <= from.size(); ++i) {
    const ByteSpan at = carry(ByteSpan{i, i});
    require(at.begin >= last.begin && at.end >= last.end, "offsets keep their order");
    require(at.begin <= to.size() && at.end <= to.size(), "offsets lead into the text");
    last = at;
    if (!is_boundary(from, i) || i == from.size()) continue;
    size_t end = i;
    next_code_point(from, end);
    const ByteSpan span = carry(ByteSpan{i, static_cast<uint32_t>(end)});
    require(span.begin <= span.end && is_boundary(to, span.begin) && is_boundary(to, span.end),
            "a character leads to whole characters");
  }
  const ByteSpan whole = carry(ByteSpan{0, static_cast<uint32_t>(from.size())});
  require(whole.begin <= whole.end && whole.end <= to.size(), "the whole leads into the text");
}

void check_index(std::string_view text) {
  const CodePointIndex index(text);
  uint32_t count = 0;
  for (size_t i = 0; i < text.size(); ++count) {
    require(index.code_point_at(static_cast<uint32_t>(i)) == count, "code points are counted");
    require(index.byte_at(count) == i, "code points are found");
    next_code_point(text, i);
  }
  require(index.byte_at(count) == text.size(), "behind the last is the end");
}

}  // namespace

void fuzz_normalize(std::string_view bytes) {
  const std::string text = text_of(bytes);
  const NormalizedText done = normalize(text);
  require(!find_invalid_utf8(done.text), "normalised text is valid UTF-8");
  require(to_nfc(done.text) == done.text, "normalised text is NFC");
  require(!done.map.identity() || done.text == text, "a change has its edit");
  const NormalizedText again = normalize(done.text);
  require(again.text == done.text && again.map.identity(),
          "normalising twice changes nothing more");
  check_direction(done.text, text, [&](ByteSpan s) { return done.map.to_original(s); });
  check_direction(text, done.text, [&](ByteSpan s) { return done.map.to_normalized(s); });
  check_index(text);
}

}  // namespace align
