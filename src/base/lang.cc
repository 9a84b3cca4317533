#include "base/lang.h"

#include <array>

namespace align {
namespace {
constexpr std::array<std::string_view, kTypeCount> kTypeNames = {
    "PER", "ORG", "LOC", "MISC", "NORP", "TITLE", "TERM", "ID", "DATE", "NUM"};
}  // namespace

std::string_view name_of(Type type) { return kTypeNames[static_cast<size_t>(type)]; }

std::optional<Type> type_from_name(std::string_view name) {
  for (size_t i = 0; i < kTypeNames.size(); ++i)
    if (kTypeNames[i] == name) return static_cast<Type>(i);
  return std::nullopt;
}

}  // namespace align
