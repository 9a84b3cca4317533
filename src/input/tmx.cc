// <tmx> <header> <body> <tu> <tuv xml:lang> <seg>: everything else is passed over.
#include <array>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "input/inline_text.h"
#include "input/markup.h"
#include "input/markup_record.h"
#include "input/xml_reader.h"
#include "table/json.h"

namespace align {
namespace {

constexpr std::string_view kShown = "TMX 1.4";

class TmxHandler : public XmlHandler {
 public:
  explicit TmxHandler(size_t max_record) : max_record_(max_record) {}

  std::optional<Error> start(const XmlTag& tag, size_t line) override;
  void end(const XmlName& name, bool empty) override;
  void text(std::string_view piece) override {
    if (skipped_ == 0 && place_ == Place::seg) segment().add(piece);
  }

 private:
  enum class Place : uint8_t { outside, tmx, body, tu, tuv, seg };

  bool enter(const XmlTag& tag, size_t line);
  void start_unit(const XmlTag& tag, size_t line);
  bool start_variant(const XmlTag& tag);
  void finish_unit();
  InlineText& segment() { return *segments_[static_cast<size_t>(index_of(lang_))]; }

  size_t max_record_;
  Place place_ = Place::outside;
  std::string space_;    // the namespace of the root, mostly none
  size_t skipped_ = 0;   // depth within an element that is passed over
  uint64_t number_ = 0;  // of the unit, from 1
  RecordDraft draft_;
  std::array<std::optional<InlineText>, 2> segments_;  // by index_of(Lang)
  Lang lang_ = Lang::en;                               // of the <tuv>
  bool has_segment_ = false;
};

// A code that stands for a line break is one in the text, so that no words run together.
Inline inline_of(const XmlTag& tag) {
  const std::string_view name = tag.name.local;
  if (name == "ph" || name == "it")
    return tag.attribute("type") == "lb" ? Inline::line_break : Inline::code;
  const bool code = name == "bpt" || name == "ept" || name == "ut" || name == "sub";
  return code ? Inline::code : Inline::text;
}

std::optional<Error> TmxHandler::start(const XmlTag& tag, size_t line) {
  if (place_ == Place::outside) {
    if (auto error = check_root(tag, "tmx", kShown)) return error;
    space_ = tag.name.space;
    place_ = Place::tmx;
    return std::nullopt;
  }
  if (skipped_ == 0 && place_ == Place::seg) {
    segment().start(tag, inline_of(tag));
  } else if (skipped_ > 0 || !enter(tag, line)) {
    ++skipped_;
  }
  return std::nullopt;
}

// False for an element that is passed over.
bool TmxHandler::enter(const XmlTag& tag, size_t line) {
  const std::string_view name = tag.name.local;
  if (tag.name.space != space_) return false;
  if (place_ == Place::tmx && name == "body") {
    place_ = Place::body;
  } else if (place_ == Place::body && name == "tu") {
    start_unit(tag, line);
    place_ = Place::tu;
  } else if (place_ == Place::tu && name == "tuv" && start_variant(tag)) {
    place_ = Place::tuv;
  } else if (place_ == Place::tuv && name == "seg" && !has_segment_) {
    has_segment_ = true;
    place_ = Place::seg;
  } else {
    return false;
  }
  return true;
}

void TmxHandler::start_unit(const XmlTag& tag, size_t line) {
  draft_ = {};
  draft_.line = line;
  ++number_;
  if (const auto id = tag.attribute("tuid")) {
    append_json_string(draft_.id, *id);
  } else {
    append_number(draft_.id, number_);
  }
  segments_ = {};
}

// True for the first one in English and the first in Vietnamese.
bool TmxHandler::start_variant(const XmlTag& tag) {
  auto name = tag.attribute("lang", kXmlNamespace);
  if (!name) name = tag.attribute("lang");
  if (!name) return false;
  draft_.add_language(*name);
  const std::optional<Lang> lang = lang_of_tag(*name);
  if (!lang) return false;
  std::optional<InlineText>& segment = segments_[static_cast<size_t>(index_of(*lang))];
  if (segment) return false;
  segment.emplace(max_record_, InlineText::Tags::drop);
  lang_ = *lang;
  has_segment_ = false;
  return true;
}

void TmxHandler::end(const XmlName& name, bool empty) {
  if (skipped_ > 0) {
    --skipped_;
    return;
  }
  switch (place_) {
    case Place::seg:
      if (!segment().end(name, empty)) place_ = Place::tuv;
      break;
    case Place::tuv:
      place_ = Place::tu;
      break;
    case Place::tu:
      finish_unit();
      place_ = Place::body;
      break;
    case Place::body:
      place_ = Place::tmx;
      break;
    case Place::tmx:
    case Place::outside:
      break;
  }
}

void TmxHandler::finish_unit() {
  DocumentPair pair;
  for (const Lang lang : {Lang::en, Lang::vi}) {
    std::optional<InlineText>& segment = segments_[static_cast<size_t>(index_of(lang))];
    (lang == Lang::en ? draft_.has_en : draft_.has_vi) = segment.has_value();
    if (!segment) continue;
    draft_.size += segment->size();
    segment->finish(pair.side(lang), false);
  }
  finished.push_back(finish_record(std::move(draft_), std::move(pair), {}, max_record_));
}

}  // namespace

SourceResult open_tmx(const std::string& path, const SourceOptions& options) {
  return open_xml(path, options, std::make_unique<TmxHandler>(options.max_record));
}

}  // namespace align
