// The text of one segment, gathered piece by piece, without its inline tags; and where those stood.
//
//     Xin <g id="1">Hà Nội</g>            text "Xin Hà Nội", <g id="1"> at 4, </g> at 10
//     a<ph id="2">&lt;br&gt;</ph>b        text "ab", the whole <ph id="2">&lt;br&gt;</ph> as one tag at 1
//
// It keeps at most `limit` bytes of text and tags; size() goes on counting.
#ifndef ALIGN_INPUT_INLINE_TEXT_H_
#define ALIGN_INPUT_INLINE_TEXT_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/document.h"
#include "input/xml_tag.h"

namespace align {

// What an inline element is.
enum class Inline : uint8_t {
  text,        // what it holds is text
  code,        // what it holds is none: native code, a deleted passage
  line_break,  // code that stands for a line feed
  segment      // text, and a string of its own in a list; only with Tags::keep
};

class InlineText {
 public:
  enum class Tags : uint8_t { keep, drop };

  InlineText(size_t limit, Tags tags) : limit_(limit), keep_tags_(tags == Tags::keep) {}

  void start(const XmlTag& tag, Inline kind);
  // False when the element that ends is the segment's own, not one inside it.
  bool end(const XmlName& name, bool empty);
  void add(std::string_view piece);

  // Bytes of text and tags that were seen, and what it takes to remember the tags.
  size_t size() const { return size_; }
  bool has_segments() const { return !segments_.empty(); }
  // Both have segments, with the same mids in the same order.
  bool same_segments(const InlineText& other) const;

  // Moves the text into `document`, as one string or as a list of the segments; text between segments is dropped.
  // Gives the tags as JSON, [[4,"<g id=\"1\">"],[10,"</g>"]] with offsets in code points of the document's text.
  std::string finish(Document& document, bool as_list);

 private:
  struct Tag {
    size_t at;   // in bytes of text_
    size_t end;  // in bytes of tag_text_; it begins where the one before it ends
  };
  struct Segment {
    std::string mid;
    size_t begin;  // in bytes of text_
    size_t end;
    size_t first_tag;  // its own two tags; one of them when it is empty
    size_t last_tag;
  };

  bool count(size_t bytes);
  void add_tag();
  void end_tag(const XmlName& name, bool empty);
  std::vector<size_t> make_list(Document& document) const;
  std::string tags_as_json(std::string_view text, const std::vector<size_t>& at) const;

  size_t limit_;
  bool keep_tags_;
  std::string text_;
  std::string tag_text_;
  std::vector<Tag> tags_;
  std::vector<Segment> segments_;
  size_t size_ = 0;
  size_t depth_ = 0;          // of inline elements
  size_t code_depth_ = 0;     // at which the outermost code began; 0 outside
  size_t segment_depth_ = 0;  // likewise
};

}  // namespace align

#endif  // ALIGN_INPUT_INLINE_TEXT_H_
