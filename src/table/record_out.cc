#include "table/record_out.h"

#include <algorithm>

#include "base/utf8.h"
#include "table/json.h"

namespace align {
namespace {

// Calls write(item) for each with commas between, in brackets.
template <class List, class Write>
void write_list(JsonWriter& json, const List& list, Write write) {
  json.raw('[');
  bool first = true;
  for (const auto& item : list) {
    if (!first) json.raw(',');
    first = false;
    write(item);
  }
  json.raw(']');
}

void write_evidence(JsonWriter& json, const std::vector<EvidenceNote>& evidence) {
  write_list(json, evidence, [&](const EvidenceNote& note) {
    json.plain("{\"source\":");
    json.string(note.source);
    json.plain(",\"detail\":");
    json.string(note.detail);
    json.raw('}');
  });
}

void write_suggestion(JsonWriter& json, const Suggestion& suggestion) {
  json.plain("{\"text\":");
  json.string(suggestion.text);
  json.plain(",\"score\":");
  json.score(suggestion.score);
  json.plain(",\"source\":");
  json.string(suggestion.source);
  json.plain(",\"detail\":");
  json.string(suggestion.detail);
  json.raw('}');
}

class Writer {
 public:
  Writer(JsonWriter& json, const DocumentPair& pair, const Alignment& alignment,
         const RecordFormat& format)
      : json_(json),
        en_(pair.en.text, format.offsets),
        vi_(pair.vi.text, format.offsets),
        entities_(format.entities || format.with_text ? &alignment.entities : nullptr) {}

  void texts(const DocumentPair& pair) {
    json_.plain(",\"text\":{\"en\":");
    json_.string(pair.en.text);
    json_.plain(",\"vi\":");
    json_.string(pair.vi.text);
    json_.raw('}');
  }

  void segments(const std::vector<SegmentPair>& segments) {
    json_.plain(",\"segments\":");
    write_list(json_, segments, [&](const SegmentPair& segment) {
      json_.plain("{\"en\":");
      range(segment.en, en_);
      json_.plain(",\"vi\":");
      range(segment.vi, vi_);
      json_.raw('}');
    });
  }

  void pairs(const std::vector<AlignedPair>& pairs) {
    json_.plain(",\"alignments\":");
    write_list(json_, pairs, [&](const AlignedPair& pair) {
      json_.plain("{\"type\":");
      json_.string(name_of(pair.type));
      json_.plain(",\"en\":{");
      place(pair.en, en_);
      json_.plain("},\"vi\":{");
      place(pair.vi, vi_);
      json_.plain("},\"score\":");
      json_.score(pair.score);
      json_.plain(",\"evidence\":");
      write_evidence(json_, pair.evidence);
      if (pair.status != "auto") {
        json_.plain(",\"status\":");
        json_.string(pair.status);
      }
      entity(pair.entity, pair.en.text, pair.vi.text);
      json_.raw('}');
    });
  }

  void unaligned(const std::array<std::vector<UnalignedMention>, 2>& sides) {
    json_.plain(",\"unaligned\":{\"en\":");
    side(sides[0], en_, Lang::en);
    json_.plain(",\"vi\":");
    side(sides[1], vi_, Lang::vi);
    json_.raw('}');
  }

 private:
  void side(const std::vector<UnalignedMention>& mentions, const Offsets& offsets, Lang lang) {
    write_list(json_, mentions, [&](const UnalignedMention& mention) {
      json_.plain("{\"type\":");
      json_.string(name_of(mention.type));
      json_.raw(',');
      place(mention.place, offsets);
      json_.plain(",\"suggestions\":");
      write_list(json_, mention.suggestions,
                 [&](const Suggestion& suggestion) { write_suggestion(json_, suggestion); });
      const bool english = lang == Lang::en;
      entity(mention.entity, english ? mention.place.text : "", english ? "" : mention.place.text);
      json_.raw('}');
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
    json_.plain(",\"entity\":{\"en\":");
    json_.string(name(0));
    json_.plain(",\"vi\":");
    json_.string(name(1));
    json_.raw('}');
  }

  void place(const PlacedText& place, const Offsets& offsets) {
    json_.plain("\"text\":");
    json_.string(place.text);
    json_.plain(",\"start\":");
    json_.number(offsets(place.span.begin));
    json_.plain(",\"end\":");
    json_.number(offsets(place.span.end));
  }

  void range(CodePointSpan span, const Offsets& offsets) {
    json_.raw('[');
    json_.number(offsets(span.begin));
    json_.raw(',');
    json_.number(offsets(span.end));
    json_.raw(']');
  }

  JsonWriter& json_;
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
  JsonWriter json(out);
  write_evidence(json, evidence);
}

void append_suggestion(std::string& out, const Suggestion& suggestion) {
  JsonWriter json(out);
  write_suggestion(json, suggestion);
}

void append_record(std::string& out, const Record& record, const Alignment& alignment,
                   const RecordFormat& format) {
  JsonWriter json(out);
  Writer writer(json, record.pair, alignment, format);
  json.plain("{\"id\":");
  json.raw(record.id);
  if (alignment.swapped) json.plain(",\"swapped\":true");
  if (alignment.comparable && (format.entities || format.with_text))
    json.plain(",\"mode\":\"comparable\"");
  if (format.with_text) {
    writer.texts(record.pair);
    writer.segments(alignment.segments);
  }
  writer.pairs(alignment.pairs);
  writer.unaligned(alignment.unaligned);
  if (!record.extra.empty()) {
    json.plain(",\"extra\":{");
    json.raw(record.extra);
    json.raw('}');
  }
  json.plain("}\n");
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
