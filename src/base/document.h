// What goes in: two texts of one record.
#ifndef ALIGN_BASE_DOCUMENT_H_
#define ALIGN_BASE_DOCUMENT_H_

#include <optional>
#include <string>
#include <vector>

#include "base/lang.h"
#include "base/span.h"

namespace align {

// A span that the user already has, in code points of the text as given.
struct GivenMention {
  CodePointSpan span;
  std::optional<Type> type;
};

struct Document {
  std::string text;  // UTF-8, valid, as given; the strings of a list joined by one line feed
  std::vector<ByteSpan>
      items;  // the strings of a list, in bytes of `text`; empty when it was one string
  std::optional<std::vector<GivenMention>>
      mentions;  // when given, nothing else is looked for on this side
};

enum class Mode : uint8_t { automatic, parallel, comparable };

struct DocumentPair {
  Document en;
  Document vi;
  Mode mode = Mode::parallel;

  Document& side(Lang lang) { return lang == Lang::en ? en : vi; }
  const Document& side(Lang lang) const { return lang == Lang::en ? en : vi; }
};

}  // namespace align

#endif  // ALIGN_BASE_DOCUMENT_H_
