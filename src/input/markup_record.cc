#include "input/markup_record.h"

#include <fmt/format.h>

#include <utility>

namespace align {
namespace {

constexpr size_t kMostLanguages = 8;  // that a message lists

}  // namespace

void RecordDraft::add_language(std::string_view tag) {
  if (languages.size() < kMostLanguages) languages.emplace_back(clipped(tag));
}

std::optional<Lang> lang_of_tag(std::string_view tag) {
  const std::string_view primary = tag.substr(0, tag.find_first_of("-_"));
  if (same_letters(primary, "en") || same_letters(primary, "eng")) return Lang::en;
  if (same_letters(primary, "vi") || same_letters(primary, "vie")) return Lang::vi;
  return std::nullopt;
}

RawRecord finish_record(RecordDraft draft, DocumentPair pair, std::string extra,
                        size_t max_record) {
  RawRecord raw;
  raw.line.number = draft.line;
  Record& record = raw.record.emplace();
  record.id = std::move(draft.id);
  if (draft.size > max_record) {
    record.error = Error{ErrorCode::too_large,
                         fmt::format("the record has {} bytes, expected at most {} (--max-record)",
                                     draft.size, max_record)};
  } else if (!draft.has_en || !draft.has_vi) {
    std::string there = draft.languages.empty() ? "no language is named" : "the languages are";
    for (size_t i = 0; i < draft.languages.size(); ++i)
      there += fmt::format("{} \"{}\"", i == 0 ? "" : ",", draft.languages[i]);
    const std::string_view missing = draft.has_en   ? "vi is"
                                     : draft.has_vi ? "en is"
                                                    : "en and vi are";
    record.error =
        Error{ErrorCode::wrong_type, fmt::format("{} missing, expected both; {}", missing, there)};
  } else if (!(record.error = fault_of(pair, max_record))) {
    record.pair = std::move(pair);
    record.extra = std::move(extra);
  }
  return raw;
}

std::optional<Error> check_root(const XmlTag& tag, std::string_view expected,
                                std::string_view shown) {
  if (tag.name.local != expected) {
    return Error{ErrorCode::format,
                 fmt::format("is a document <{}>, expected {}", clipped(tag.name.local), shown)};
  }
  const std::string_view version = tag.attribute("version").value_or("1");
  if (version == "1" || version.starts_with("1.")) return std::nullopt;
  const std::string_view name = shown.substr(0, shown.find(' '));
  return Error{ErrorCode::format,
               fmt::format("is {} {}, expected {}", name, clipped(version), shown)};
}

}  // namespace align
