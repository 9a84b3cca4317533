// What comes out of the pipeline for one pair of documents, before any format. All offsets point into the
// documents as given.
#ifndef ALIGN_TABLE_ALIGNMENT_H_
#define ALIGN_TABLE_ALIGNMENT_H_

#include <array>
#include <string>
#include <vector>

#include "base/lang.h"
#include "base/span.h"
#include "match/evidence.h"

namespace align {

// A mention with its place in the text as given.
struct PlacedText {
  std::string text;  // letter for letter as given
  CodePointSpan span;
  ByteSpan bytes;
};

constexpr uint32_t kNoEntity = 0xFFFFFFFFU;

struct AlignedPair {
  Type type = Type::MISC;
  PlacedText en;
  PlacedText vi;
  double score = 0;
  std::vector<EvidenceNote> evidence;     // strongest first
  uint32_t entity = kNoEntity;            // index into Alignment::entities
  std::vector<EvidenceNote> explanation;  // of the score; empty unless Settings::explain
  std::string status = "auto";            // or what a reviewer decided: "accepted", "edited"

  const PlacedText& side(Lang lang) const { return lang == Lang::en ? en : vi; }
};

struct UnalignedMention {
  Type type = Type::MISC;
  PlacedText place;
  std::vector<Suggestion> suggestions;  // best first, possibly none
  uint32_t entity = kNoEntity;
};

// All mentions of one person, body, place ... in the pair of documents: the row of an entity table.
// `forms`: how often each form occurs, the full name first, then by frequency; the short forms ("Hung" of
// "Minister Hung") are among them. A side without mentions has no forms.
struct Entity {
  struct Form {
    std::string text;
    uint32_t count = 0;
  };
  Type type = Type::MISC;
  std::array<std::vector<Form>, 2> forms;  // by index_of(Lang)
  double score = 0;                        // of the link; 0 when one side is empty
  std::vector<EvidenceNote> evidence;
  std::vector<Suggestion> suggestions;    // only when one side is empty
  std::vector<EvidenceNote> explanation;  // as of AlignedPair
  std::string status = "auto";            // as of AlignedPair
};

struct SegmentPair {
  CodePointSpan en;
  CodePointSpan vi;
  double score = 0;
};

struct Alignment {
  std::vector<AlignedPair> pairs;  // by place in the English text, then the Vietnamese
  std::array<std::vector<UnalignedMention>, 2> unaligned;  // by index_of(Lang), by place
  std::vector<Entity> entities;  // aligned ones first; see entity_order in entities.h
  std::vector<SegmentPair> segments;
  bool swapped = false;     // the languages stood the other way round; all spans are as given
  bool comparable = false;  // entities were chosen for the document as a whole
  std::vector<std::string> warnings;  // lower case, no full stop; for the program to show
};

}  // namespace align

#endif  // ALIGN_TABLE_ALIGNMENT_H_
