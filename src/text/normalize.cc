#include "text/normalize.h"

#include <algorithm>

#include "base/ascii.h"
#include "base/unicode.h"
#include "base/utf8.h"

namespace align {
namespace {

bool vanishes(char32_t c) {
  return (c >= 0x200B && c <= 0x200F) || c == 0x2060 || c == 0xFEFF || c == 0xAD;
}
bool is_odd_blank(char32_t c) {
  return c == 0xA0 || (c >= 0x2000 && c <= 0x200A) || c == 0x202F || c == 0x205F || c == 0x3000 ||
         c == 0x1680;
}

// Length of the character at `p` when it is already composed and composable with nothing but a mark
// behind it: below U+0300 without U+00A0 and U+00AD, U+1E00..U+1EFF, U+2010..U+2027. 0 for any other.
size_t plain_length(const char* p) {
  const auto at = [p](size_t i) { return static_cast<unsigned char>(p[i]); };
  const unsigned char lead = at(0);
  if (lead < 0x80) return 1;
  if (lead == 0xC2) return at(1) == 0xA0 || at(1) == 0xAD ? 0 : 2;
  if (lead < 0xCC) return 2;
  if (lead == 0xE1) return at(1) >= 0xB8 && at(1) <= 0xBB ? 3 : 0;
  if (lead == 0xE2) return at(1) == 0x80 && at(2) >= 0x90 && at(2) <= 0xA7 ? 3 : 0;
  return 0;
}

constexpr size_t kBlock = 16;
constexpr size_t kRoomBehind = 64;  // for a caller that pads the text

// The same question for sixteen bytes at once, generously and without branches, so that it becomes
// vector instructions: may a character that begins there not be plain? Looks at kBehind bytes behind them.
constexpr size_t kBehind = 2;
bool may_be_odd(const char* block) {
  unsigned char odd = 0;
  for (size_t i = 0; i < kBlock; ++i) {
    const auto lead = static_cast<unsigned char>(block[i]);
    const auto next = static_cast<unsigned char>(block[i + 1]);
    const auto third = static_cast<unsigned char>(block[i + kBehind]);
    const auto is = [](bool condition) { return static_cast<unsigned char>(condition); };
    const auto latin = static_cast<unsigned char>(is(lead == 0xE1) & is((next & 0xFC) == 0xB8));
    const auto quote = static_cast<unsigned char>(is(lead == 0xE2) & is(next == 0x80) &
                                                  is(third >= 0x90) & is(third <= 0xA7));
    odd |= static_cast<unsigned char>((is(lead == 0xC2) | is(lead >= 0xCC)) & ~(latin | quote));
  }
  return odd != 0;
}

bool is_vietnamese_mark(char32_t c) { return (combining_mark(c) & ~unsigned{kStroke}) != 0; }

// NFC leaves a tone before a shape mark alone (both have class 230): á + circumflex stays two characters.
// Takes the segment apart and puts the shape marks first. Only with marks of Vietnamese behind a letter:
// anything else keeps the order its writer gave it.
std::string compose_segment(std::string_view segment) {
  std::u32string parts = to_utf32(to_nfd(segment));
  if (parts.size() <= 2 || !is_letter(char_class(parts[0])) ||
      !std::all_of(parts.begin() + 1, parts.end(), is_vietnamese_mark))
    return to_nfc(segment);
  std::stable_sort(parts.begin() + 1, parts.end(), [](char32_t a, char32_t b) {
    const auto is_tone = [](char32_t c) { return (combining_mark(c) & kTones) != 0; };
    return !is_tone(a) && is_tone(b);
  });
  return to_nfc(to_utf8(parts));
}

class Normalizer {
 public:
  Normalizer(std::string_view original, NormalizedText& out) : in_(original), out_(out) {}

  void run() {
    out_.text.clear();
    out_.map.clear();
    out_.text.reserve(in_.size() + kRoomBehind);
    size_t i = 0;
    while (true) {
      i = copy_plain(i);
      if (i == in_.size()) return;
      i = step(i);
    }
  }

 private:
  // Copies plain characters up to one that needs a closer look, or that stands before such a one, for a
  // mark may join it; gives its position.
  size_t copy_plain(size_t begin) {
    size_t i = begin;
    size_t last = begin;  // the character before `i`
    while (i < in_.size()) {
      const size_t blocks_begin = i;
      i = plain_blocks_end(i);
      if (i == in_.size()) break;
      if (i > blocks_begin) i = previous_code_point(in_, i);
      const size_t closer_end = std::min(i + 2 * kBlock, in_.size());
      size_t length = 1;
      while (i < closer_end && (length = plain_length(in_.data() + i)) != 0) {
        last = i;
        i += length;
      }
      if (length != 0) continue;
      i = last;
      break;
    }
    out_.text.append(in_.substr(begin, i - begin));
    return i;
  }

  // The end of the blocks from `i` on that are plain as a whole; it may lie inside a character.
  size_t plain_blocks_end(size_t i) const {
    constexpr size_t kSeen = kBlock + kBehind;
    const size_t begin = i;
    while (i + kSeen <= in_.size() &&
           (is_ascii_block(in_.data() + i) || !may_be_odd(in_.data() + i)))
      i += kBlock;
    if (i == begin || i + kSeen <= in_.size()) return i;
    // The last block is not a whole one: look at sixteen bytes again, and at the last but one, which
    // may begin a character too.
    const bool rest_is_plain = !may_be_odd(in_.data() + in_.size() - kSeen) &&
                               static_cast<unsigned char>(in_[in_.size() - kBehind]) < 0xC2;
    return rest_is_plain ? in_.size() : i;
  }

  // Copies or rewrites what starts at `i`; gives the position behind it.
  size_t step(size_t i) {
    size_t end = i;
    const char32_t c = next_code_point(in_, end);
    if (vanishes(c)) return replace(i, end, "");
    if (is_odd_blank(c)) return replace(i, end, " ");
    end = segment_end(end);
    const std::string_view segment = in_.substr(i, end - i);
    const std::string composed = compose_segment(without_vanishing(segment));
    size_t same = 0;  // bytes that stay as they are
    while (same < segment.size()) {
      size_t next = same;
      next_code_point(segment, next);
      if (composed.compare(same, next - same, segment, same, next - same) != 0) break;
      same = next;
    }
    out_.text.append(segment.substr(0, same));
    return same == segment.size() ? end
                                  : replace(i + same, end, std::string_view(composed).substr(same));
  }

  // The end of what composes with the letter before `i`; marks behind characters that vanish do too.
  size_t segment_end(size_t i) const {
    size_t end = i;
    while (i < in_.size()) {
      const char32_t c = next_code_point(in_, i);
      if (vanishes(c)) continue;
      if (is_odd_blank(c) || starts_segment(c)) break;
      end = i;
    }
    return end;
  }

  static std::string without_vanishing(std::string_view segment) {
    std::string out;
    for (size_t i = 0; i < segment.size();) {
      const size_t begin = i;
      if (!vanishes(next_code_point(segment, i))) out.append(segment.substr(begin, i - begin));
    }
    return out;
  }

  size_t replace(size_t begin, size_t end, std::string_view with) {
    const auto at = static_cast<uint32_t>(out_.text.size());
    out_.text.append(with);
    out_.map.add({{at, static_cast<uint32_t>(out_.text.size())},
                  {static_cast<uint32_t>(begin), static_cast<uint32_t>(end)}});
    return end;
  }

  std::string_view in_;
  NormalizedText& out_;
};

using Side = ByteSpan OffsetMap::Edit::*;

// Where position `at` of side `from` lies on side `to`. An edge of an edit goes to its edge; a position
// inside goes to the edit's begin when `is_begin`, else to its end. Edits that are empty on side `from`
// (characters that vanished) stay outside the span.
uint32_t carry(const std::vector<OffsetMap::Edit>& edits, uint32_t at, Side from, Side to,
               bool is_begin) {
  const auto before = [&](const OffsetMap::Edit& edit) {
    const ByteSpan span = edit.*from;
    return is_begin ? span.end <= at : span.end < at || (span.end == at && span.begin < at);
  };
  const auto it = std::partition_point(edits.begin(), edits.end(), before);
  if (it != edits.end() && ((*it).*from).begin < at)
    return is_begin ? ((*it).*to).begin : ((*it).*to).end;
  if (it == edits.begin()) return at;
  const OffsetMap::Edit& last = *std::prev(it);
  return (last.*to).end + (at - (last.*from).end);
}

// An empty span where characters vanished: what is outside on both sides leaves nothing.
ByteSpan in_order(ByteSpan s) { return {s.begin, std::max(s.begin, s.end)}; }

}  // namespace

bool OffsetMap::touches(ByteSpan s) const {
  const auto it = std::partition_point(edits_.begin(), edits_.end(), [&](const Edit& edit) {
    return edit.normalized.end < s.begin;
  });
  return it != edits_.end() && it->normalized.begin <= s.end;
}

ByteSpan OffsetMap::to_original(ByteSpan s) const {
  if (identity()) return s;
  return in_order({carry(edits_, s.begin, &Edit::normalized, &Edit::original, true),
                   carry(edits_, s.end, &Edit::normalized, &Edit::original, false)});
}

ByteSpan OffsetMap::to_normalized(ByteSpan s) const {
  if (identity()) return s;
  return in_order({carry(edits_, s.begin, &Edit::original, &Edit::normalized, true),
                   carry(edits_, s.end, &Edit::original, &Edit::normalized, false)});
}

void normalize(std::string_view original, NormalizedText& out) { Normalizer(original, out).run(); }

NormalizedText normalize(std::string_view original) {
  NormalizedText out;
  normalize(original, out);
  return out;
}

CodePointIndex::CodePointIndex(std::string_view text) : text_(text) {
  if (is_ascii(text)) return;
  checkpoints_.reserve(text.size() / kStep + 1);
  uint32_t count = 0;
  for (size_t i = 0; i < text.size(); i += kStep) {
    checkpoints_.push_back(count);
    count += static_cast<uint32_t>(count_code_points(text.substr(i, kStep)));
  }
}

uint32_t CodePointIndex::code_point_at(uint32_t byte) const {
  if (checkpoints_.empty()) return byte;
  const uint32_t block =
      std::min<uint32_t>(byte / kStep, static_cast<uint32_t>(checkpoints_.size() - 1));
  return checkpoints_[block] + static_cast<uint32_t>(count_code_points(
                                   text_.substr(block * kStep, byte - block * kStep)));
}

uint32_t CodePointIndex::byte_at(uint32_t code_point) const {
  const auto size = static_cast<uint32_t>(text_.size());
  if (checkpoints_.empty()) return std::min(code_point, size);
  const auto it = std::upper_bound(checkpoints_.begin(), checkpoints_.end(), code_point);
  const auto block = static_cast<uint32_t>(std::distance(checkpoints_.begin(), it)) - 1;
  uint32_t count = checkpoints_[block];
  for (size_t i = block * kStep; i < text_.size(); ++i) {
    if ((static_cast<unsigned char>(text_[i]) & 0xC0) == 0x80) continue;
    if (count == code_point) return static_cast<uint32_t>(i);
    ++count;
  }
  return size;
}

}  // namespace align
