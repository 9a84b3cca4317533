#include "input/inline_text.h"

#include <algorithm>
#include <utility>

#include "base/utf8.h"
#include "table/json.h"

namespace align {

// False when no more is kept.
bool InlineText::count(size_t bytes) {
  size_ += bytes;
  return size_ <= limit_;
}

void InlineText::add_tag() {
  tags_.push_back({text_.size(), tag_text_.size()});
  size_ += sizeof(Tag);
}

void InlineText::start(const XmlTag& tag, Inline kind) {
  ++depth_;
  std::string written;
  if (keep_tags_) tag.append_to(written);
  if (!count(written.size())) return;
  tag_text_ += written;
  if (code_depth_ != 0) {
    if (keep_tags_) tags_.back().end = tag_text_.size();
    return;
  }
  if (kind == Inline::segment && segment_depth_ == 0) {
    segment_depth_ = depth_;
    segments_.push_back({std::string(tag.attribute("mid").value_or("")), text_.size(), text_.size(),
                         tags_.size(), tags_.size()});
  }
  if (keep_tags_) add_tag();
  if (kind == Inline::code || kind == Inline::line_break) code_depth_ = depth_;
  if (kind == Inline::line_break && count(1)) text_.push_back('\n');
}

bool InlineText::end(const XmlName& name, bool empty) {
  if (depth_ == 0) return false;
  if (keep_tags_) end_tag(name, empty);
  if (code_depth_ == depth_) code_depth_ = 0;
  if (segment_depth_ == depth_) {
    segment_depth_ = 0;
    segments_.back().end = text_.size();
    segments_.back().last_tag = tags_.size() - 1;
  }
  --depth_;
  return true;
}

// The tag of an empty element is the last that was written, so it is closed there.
void InlineText::end_tag(const XmlName& name, bool empty) {
  std::string written;
  if (empty) {
    written = "/";
  } else {
    written = "</";
    name.append_to(written);
    written.push_back('>');
  }
  if (!count(written.size())) return;
  tag_text_.insert(tag_text_.size() - (empty ? 1 : 0), written);
  if (empty || code_depth_ != 0) {
    tags_.back().end = tag_text_.size();
  } else {
    add_tag();
  }
}

void InlineText::add(std::string_view piece) {
  if (code_depth_ == 0) {
    if (count(piece.size())) text_ += piece;
    return;
  }
  if (!keep_tags_) return;
  std::string written;
  append_escaped(written, piece);
  if (!count(written.size())) return;
  tag_text_ += written;
  tags_.back().end = tag_text_.size();
}

bool InlineText::same_segments(const InlineText& other) const {
  return !segments_.empty() &&
         std::equal(segments_.begin(), segments_.end(), other.segments_.begin(),
                    other.segments_.end(),
                    [](const Segment& a, const Segment& b) { return a.mid == b.mid; });
}

// Where each tag stands in the list's text. Those between two segments stand at the end of the first.
std::vector<size_t> InlineText::make_list(Document& document) const {
  std::vector<size_t> at;
  at.reserve(tags_.size());
  for (const Segment& segment : segments_) {
    while (at.size() < segment.first_tag) at.push_back(document.text.size());
    if (!document.items.empty()) document.text.push_back('\n');
    const size_t begin = document.text.size();
    document.text.append(text_, segment.begin, segment.end - segment.begin);
    document.items.push_back(
        {static_cast<uint32_t>(begin), static_cast<uint32_t>(document.text.size())});
    while (at.size() <= segment.last_tag && at.size() < tags_.size())
      at.push_back(begin + (tags_[at.size()].at - segment.begin));
  }
  while (at.size() < tags_.size()) at.push_back(document.text.size());
  return at;
}

std::string InlineText::tags_as_json(std::string_view text, const std::vector<size_t>& at) const {
  std::string out = "[";
  size_t byte = 0;
  size_t code_points = 0;
  size_t begin = 0;  // in tag_text_
  for (size_t i = 0; i < tags_.size(); ++i) {
    code_points += count_code_points(text.substr(byte, at[i] - byte));
    byte = at[i];
    out += i == 0 ? "[" : ",[";
    append_number(out, code_points);
    out.push_back(',');
    append_json_string(out, std::string_view(tag_text_).substr(begin, tags_[i].end - begin));
    out.push_back(']');
    begin = tags_[i].end;
  }
  out.push_back(']');
  return out;
}

std::string InlineText::finish(Document& document, bool as_list) {
  std::vector<size_t> at;
  if (as_list) {
    at = make_list(document);
  } else {
    for (const Tag& tag : tags_) at.push_back(tag.at);
    document.text = std::move(text_);
  }
  return tags_as_json(document.text, at);
}

}  // namespace align
