#include "glossary/glossary.h"

#include <algorithm>

namespace align {
namespace {

constexpr std::array<std::string_view, 4> kStatuses = {"preferred", "admitted", "deprecated",
                                                       "superseded"};
constexpr std::array<std::string_view, 5> kKinds = {"full", "acronym", "abbreviation", "short-form",
                                                    "variant"};

template <class Value, size_t N>
std::optional<Value> value_of(const std::array<std::string_view, N>& names, std::string_view name) {
  const auto it = std::find(names.begin(), names.end(), name);
  if (it == names.end()) return std::nullopt;
  return static_cast<Value>(it - names.begin());
}

}  // namespace

std::string_view name_of(TermStatus status) { return kStatuses[static_cast<size_t>(status)]; }
std::string_view name_of(TermKind kind) { return kKinds[static_cast<size_t>(kind)]; }
std::optional<TermStatus> term_status_from_name(std::string_view name) {
  return value_of<TermStatus>(kStatuses, name);
}
std::optional<TermKind> term_kind_from_name(std::string_view name) {
  return value_of<TermKind>(kKinds, name);
}

const GlossaryTerm* GlossaryEntry::preferred(Lang lang) const {
  const std::vector<GlossaryTerm>& of = side(lang);
  if (of.empty()) return nullptr;
  const auto it = std::find_if(of.begin(), of.end(), [](const GlossaryTerm& term) {
    return term.status == TermStatus::preferred;
  });
  return it == of.end() ? &of.front() : &*it;
}

}  // namespace align
