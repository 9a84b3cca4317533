#include "table/record_out.h"

#include <algorithm>

#include "base/utf8.h"
#include "table/json.h"

namespace align {
namespace {

// Calls write(item) for each with commas between, in brackets.
template <class List, class Write>
void append_list(std::string& out, const List& list, Write write) {
  out.push_back('[');
  bool first = true;
  for (const auto& item : list) {
    if (!first) out.push_back(',');
    first = false;
    write(item);
  }
  out.push_back(']');
}

class Writer {
 public:
  Writer(std::string& out, const DocumentPair& pair, const Alignment& alignment,
         const RecordFormat& format)
      : out_(out),
        en_(pair.en.text, format.offsets),
        vi_(pair.vi.text, format.offsets),
        entities_(format.entities || format.with_text ? &alignment.entities : nullptr) {}

  void segments(const std::vector<SegmentPair>& segments) {
    out_.append(",\"segments\":");
    append_list(out_, segments, [&](const SegmentPair& segment) {
      out_.append("{\"en\":");
      range(segment.en, en_);
      out_.append(",\"vi\":");
      range(segment.vi, vi_);
      out_.push_back('}');
    });
  }

  void pairs(const std::vector<AlignedPair>& pairs) {
    out_.append(",\"alignments\":");
    append_list(out_, pairs, [&](const AlignedPair& pair) {
      out_.push_back('{');
      append_member(out_, "type", name_of(pair.type));
      out_.append(",\"en\":{");
      place(pair.en, en_);
      out_.append("},\"vi\":{");
      place(pair.vi, vi_);
      out_.append("},\"score\":");
      append_score(out_, pair.score);
      out_.append(",\"evidence\":");
      append_evidence(out_, pair.evidence);
      if (pair.status != "auto") {
        out_.push_back(',');
        append_member(out_, "status", pair.status);
      }
      entity(pair.entity, pair.en.text, pair.vi.text);
      out_.push_back('}');
    });
  }

  void unaligned(const std::array<std::vector<UnalignedMention>, 2>& sides) {
    out_.append(",\"unaligned\":{\"en\":");
    side(sides[0], en_, Lang::en);
    out_.append(",\"vi\":");
    side(sides[1], vi_, Lang::vi);
    out_.push_back('}');
  }

 private:
  void side(const std::vector<UnalignedMention>& mentions, const Offsets& offsets, Lang lang) {
    append_list(out_, mentions, [&](const UnalignedMention& mention) {
      out_.push_back('{');
      append_member(out_, "type", name_of(mention.type));
      out_.push_back(',');
      place(mention.place, offsets);
      out_.append(",\"suggestions\":");
      append_list(out_, mention.suggestions,
                  [&](const Suggestion& suggestion) { append_suggestion(out_, suggestion); });
      const bool english = lang == Lang::en;
      entity(mention.entity, english ? mention.place.text : "", english ? "" : mention.place.text);
      out_.push_back('}');
    });
  }

  // Nothing when the mention is its own full name.
  void entity(uint32_t number, std::string_view en, std::string_view vi) {
    if (entities_ == nullptr || number >= entities_->size()) return;
    const auto name = [&](size_t side) {
      const auto& forms = (*entities_)[number].forms[side];
      return forms.empty() ? std::string_view() : std::string_view(forms.front().text);
    };
    if (name(0) == en && name(1) == vi) return;
    out_.append(",\"entity\":{");
    append_member(out_, "en", name(0));
    out_.push_back(',');
    append_member(out_, "vi", name(1));
    out_.push_back('}');
  }

  void place(const PlacedText& place, const Offsets& offsets) {
    append_member(out_, "text", place.text);
    out_.append(",\"start\":");
    append_number(out_, offsets(place.span.begin));
    out_.append(",\"end\":");
    append_number(out_, offsets(place.span.end));
  }

  void range(CodePointSpan span, const Offsets& offsets) {
    out_.push_back('[');
    append_number(out_, offsets(span.begin));
    out_.push_back(',');
    append_number(out_, offsets(span.end));
    out_.push_back(']');
  }

  std::string& out_;
  Offsets en_;
  Offsets vi_;
  const std::vector<Entity>* entities_;
};

}  // namespace

Offsets::Offsets(std::string_view text, OffsetUnit unit) : unit_(unit) {
  if (unit == OffsetUnit::byte) bytes_.emplace(text);
  if (unit != OffsetUnit::utf16) return;
  uint32_t code_point = 0;
  for (size_t i = 0; i < text.size(); ++code_point)
    if (next_code_point(text, i) >= 0x10000) wide_.push_back(code_point);
}

uint32_t Offsets::operator()(uint32_t code_point) const {
  if (unit_ == OffsetUnit::byte) return bytes_->byte_at(code_point);
  if (wide_.empty()) return code_point;
  const auto before = std::lower_bound(wide_.begin(), wide_.end(), code_point) - wide_.begin();
  return code_point + static_cast<uint32_t>(before);
}

void append_evidence(std::string& out, const std::vector<EvidenceNote>& evidence) {
  append_list(out, evidence, [&](const EvidenceNote& note) {
    out.push_back('{');
    append_member(out, "source", note.source);
    out.push_back(',');
    append_member(out, "detail", note.detail);
    out.push_back('}');
  });
}

void append_suggestion(std::string& out, const Suggestion& suggestion) {
  out.push_back('{');
  append_member(out, "text", suggestion.text);
  out.append(",\"score\":");
  append_score(out, suggestion.score);
  out.push_back(',');
  append_member(out, "source", suggestion.source);
  out.push_back(',');
  append_member(out, "detail", suggestion.detail);
  out.push_back('}');
}

void append_record(std::string& out, const Record& record, const Alignment& alignment,
                   const RecordFormat& format) {
  Writer writer(out, record.pair, alignment, format);
  out.append("{\"id\":");
  out.append(record.id);
  if (alignment.swapped) out.append(",\"swapped\":true");
  if (alignment.comparable && (format.entities || format.with_text))
    out.append(",\"mode\":\"comparable\"");
  if (format.with_text) {
    out.append(",\"text\":{");
    append_member(out, "en", record.pair.en.text);
    out.push_back(',');
    append_member(out, "vi", record.pair.vi.text);
    out.push_back('}');
    writer.segments(alignment.segments);
  }
  writer.pairs(alignment.pairs);
  writer.unaligned(alignment.unaligned);
  if (!record.extra.empty()) {
    out.append(",\"extra\":{");
    out.append(record.extra);
    out.push_back('}');
  }
  out.append("}\n");
}

void append_error_record(std::string& out, std::string_view id, const Error& error) {
  out.append("{\"id\":");
  out.append(id);
  out.append(",\"error\":{");
  append_member(out, "code", name_of(error.code));
  out.push_back(',');
  append_member(out, "message", error.message);
  out.append("}}\n");
}

}  // namespace align
