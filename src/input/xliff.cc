// <xliff> <file> <body> <group>* <trans-unit> <source> <seg-source>? <target>: everything else is passed over, among it
// what other tools put into a unit with sources and targets of its own (alt-trans, memoQ's history of the unit).
#include <array>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "input/inline_text.h"
#include "input/markup.h"
#include "input/markup_record.h"
#include "input/xml_reader.h"
#include "table/json.h"

namespace align {
namespace {

constexpr std::string_view kShown = "XLIFF 1.2";
constexpr std::string_view kNamespaceOf2 = "urn:oasis:names:tc:xliff:document:2";

// A text of a unit, in the order of the file.
enum class Part : uint8_t { source, seg_source, target };

class XliffHandler : public XmlHandler {
 public:
  explicit XliffHandler(size_t max_record) : max_record_(max_record) {}

  std::optional<Error> start(const XmlTag& tag, size_t line) override;
  void end(const XmlName& name, bool empty) override;
  void text(std::string_view piece) override {
    if (skipped_ == 0 && places_.back() == Place::text) part(part_)->add(piece);
  }

 private:
  enum class Place : uint8_t { outside, xliff, file, body, unit, text };
  struct Languages {
    std::optional<Lang> source, target;
  };

  std::optional<Error> start_root(const XmlTag& tag);
  std::optional<Place> place_of(const XmlTag& tag, size_t line);
  void start_file(const XmlTag& tag);
  bool start_unit(const XmlTag& tag, size_t line);
  bool start_part(const XmlTag& tag);
  Inline inline_of(const XmlTag& tag) const;
  void finish_unit();
  Languages languages();
  // Null when the unit has none.
  InlineText* part(Part which) {
    std::optional<InlineText>& text = parts_[static_cast<size_t>(which)];
    return text ? &*text : nullptr;
  }

  size_t max_record_;
  std::string space_;  // the namespace of the root
  std::vector<Place> places_ = {Place::outside};
  size_t skipped_ = 0;  // depth within an element that is passed over
  std::string original_;
  std::optional<std::string> source_language_, target_language_;  // of the <file>
  uint64_t number_ = 0;                                           // of the unit, from 1
  RecordDraft draft_;
  std::optional<std::string> source_named_, target_named_;  // by xml:lang of the unit's texts
  std::array<std::optional<InlineText>, 3> parts_;
  Part part_ = Part::source;
};

std::optional<std::string> owned(std::optional<std::string_view> text) {
  if (!text) return std::nullopt;
  return std::string(*text);
}

std::optional<Error> XliffHandler::start(const XmlTag& tag, size_t line) {
  if (places_.back() == Place::outside) return start_root(tag);
  if (skipped_ == 0 && places_.back() == Place::text) {
    part(part_)->start(tag, inline_of(tag));
    return std::nullopt;
  }
  const std::optional<Place> place = skipped_ == 0 ? place_of(tag, line) : std::nullopt;
  if (place) {
    places_.push_back(*place);
  } else {
    ++skipped_;
  }
  return std::nullopt;
}

std::optional<Error> XliffHandler::start_root(const XmlTag& tag) {
  if (tag.name.local == "xliff" && tag.name.space.starts_with(kNamespaceOf2) &&
      !tag.attribute("version"))
    return Error{ErrorCode::format, "is XLIFF 2, expected XLIFF 1.2"};
  if (auto error = check_root(tag, "xliff", kShown)) return error;
  space_ = tag.name.space;
  places_.push_back(Place::xliff);
  return std::nullopt;
}

// Nothing for an element that is passed over.
std::optional<XliffHandler::Place> XliffHandler::place_of(const XmlTag& tag, size_t line) {
  if (tag.name.space != space_) return std::nullopt;
  const std::string_view name = tag.name.local;
  const Place place = places_.back();
  if (place == Place::xliff && name == "file") {
    start_file(tag);
    return Place::file;
  }
  if (place == Place::file && name == "body") return Place::body;
  if (place == Place::body && name == "group") return Place::body;
  if (place == Place::body && name == "trans-unit" && start_unit(tag, line)) return Place::unit;
  if (place == Place::unit && start_part(tag)) return Place::text;
  return std::nullopt;
}

void XliffHandler::start_file(const XmlTag& tag) {
  original_ = tag.attribute("original").value_or("");
  source_language_ = owned(tag.attribute("source-language"));
  target_language_ = owned(tag.attribute("target-language"));
}

// False for a unit that is not to be translated.
bool XliffHandler::start_unit(const XmlTag& tag, size_t line) {
  ++number_;
  if (tag.attribute("translate") == "no") return false;
  draft_ = {};
  draft_.line = line;
  std::string id = original_ + "#";
  if (const auto given = tag.attribute("id")) {
    id += *given;
  } else {
    append_number(id, number_);
  }
  append_json_string(draft_.id, id);
  parts_ = {};
  source_named_.reset();
  target_named_.reset();
  return true;
}

bool XliffHandler::start_part(const XmlTag& tag) {
  const std::string_view name = tag.name.local;
  if (name == "source") {
    part_ = Part::source;
  } else if (name == "seg-source") {
    part_ = Part::seg_source;
  } else if (name == "target") {
    part_ = Part::target;
  } else {
    return false;
  }
  if (part(part_)) return false;
  parts_[static_cast<size_t>(part_)].emplace(max_record_, InlineText::Tags::keep);
  if (part_ == Part::source) source_named_ = owned(tag.attribute("lang", kXmlNamespace));
  if (part_ == Part::target) target_named_ = owned(tag.attribute("lang", kXmlNamespace));
  return true;
}

Inline XliffHandler::inline_of(const XmlTag& tag) const {
  const std::string_view name = tag.name.local;
  if (tag.name.space != space_) return Inline::text;
  if (name == "x" || name == "ph" || name == "it")
    return tag.attribute("ctype") == "lb" ? Inline::line_break : Inline::code;
  if (name == "bx" || name == "ex" || name == "bpt" || name == "ept" || name == "sub")
    return Inline::code;
  if (name != "mrk") return Inline::text;
  const std::string_view type = tag.attribute("mtype").value_or("");
  if (type == "seg") return Inline::segment;
  // Trados keeps what was deleted under its tracking of changes.
  const bool deleted = type == "x-sdl-deleted" || type == "x-sdl-feedback-deleted";
  return deleted ? Inline::code : Inline::text;
}

void XliffHandler::end(const XmlName& name, bool empty) {
  if (skipped_ > 0) {
    --skipped_;
    return;
  }
  const Place place = places_.back();
  if (place == Place::text && part(part_)->end(name, empty)) return;
  if (place == Place::unit) finish_unit();
  places_.pop_back();
}

// What the <file> says holds; xml:lang of the texts when it says nothing.
XliffHandler::Languages XliffHandler::languages() {
  if (source_language_) source_named_ = source_language_;
  if (target_language_) target_named_ = target_language_;
  const Languages out = {lang_of_tag(source_named_.value_or("")),
                         lang_of_tag(target_named_.value_or(""))};
  draft_.has_en = out.source == Lang::en || out.target == Lang::en;
  draft_.has_vi = out.source == Lang::vi || out.target == Lang::vi;
  if (source_named_) draft_.add_language(*source_named_);
  if (target_named_) draft_.add_language(*target_named_);
  return out;
}

// A text that is missing is empty: a unit without a target is an ordinary thing in a file that is half translated.
void XliffHandler::finish_unit() {
  InlineText* source = part(Part::source);
  InlineText* const seg_source = part(Part::seg_source);
  InlineText* const target = part(Part::target);
  InlineText* const segmented = seg_source && seg_source->has_segments() ? seg_source : source;
  const bool as_lists = segmented && target && segmented->same_segments(*target);
  if (as_lists) source = segmented;
  if (!source) source = seg_source;

  const Languages langs = languages();
  draft_.size = (source ? source->size() : 0) + (target ? target->size() : 0);
  DocumentPair pair;
  std::string extra;
  if (draft_.has_en && draft_.has_vi && draft_.size <= max_record_) {
    std::array<std::string, 2> tags = {"[]", "[]"};
    const auto finish = [&](InlineText* text, Lang lang) {
      if (text) tags[static_cast<size_t>(index_of(lang))] = text->finish(pair.side(lang), as_lists);
    };
    finish(source, *langs.source);
    finish(target, *langs.target);
    if (tags[0] != "[]" || tags[1] != "[]")
      extra = "\"tags\":{\"en\":" + tags[0] + ",\"vi\":" + tags[1] + "}";
  }
  finished.push_back(
      finish_record(std::move(draft_), std::move(pair), std::move(extra), max_record_));
}

}  // namespace

SourceResult open_xliff(const std::string& path, const SourceOptions& options) {
  return open_xml(path, options, std::make_unique<XliffHandler>(options.max_record));
}

}  // namespace align
