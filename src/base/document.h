// What goes in: two texts of one record.
#ifndef ALIGN_BASE_DOCUMENT_H_
#define ALIGN_BASE_DOCUMENT_H_

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
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
constexpr std::array<std::pair<std::string_view, Mode>, 3> kModes = {
    {{"auto", Mode::automatic}, {"parallel", Mode::parallel}, {"comparable", Mode::comparable}}};

constexpr std::string_view name_of(Mode mode) { return kModes[static_cast<size_t>(mode)].first; }
constexpr std::optional<Mode> mode_from_name(std::string_view name) {
  for (const auto& [known, mode] : kModes)
    if (known == name) return mode;
  return std::nullopt;
}

struct DocumentPair {
  Document en;
  Document vi;
  Mode mode = Mode::parallel;

  Document& side(Lang lang) { return lang == Lang::en ? en : vi; }
  const Document& side(Lang lang) const { return lang == Lang::en ? en : vi; }
};

}  // namespace align

#endif  // ALIGN_BASE_DOCUMENT_H_
