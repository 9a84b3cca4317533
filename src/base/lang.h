// The two languages of the project and the types of what is aligned.
#ifndef ALIGN_BASE_LANG_H_
#define ALIGN_BASE_LANG_H_

#include <cstdint>
#include <optional>
#include <string_view>

namespace align {

enum class Lang : uint8_t { en, vi };

constexpr Lang other(Lang lang) { return lang == Lang::en ? Lang::vi : Lang::en; }
constexpr std::string_view name_of(Lang lang) { return lang == Lang::en ? "en" : "vi"; }
constexpr int index_of(Lang lang) { return lang == Lang::en ? 0 : 1; }

// Types of mentions, in the order in which tables list them. The last four never come from the
// annotation guidelines: TERM and ID are found by lexicon and form, DATE and NUM by value.
enum class Type : uint8_t { PER, ORG, LOC, MISC, NORP, TITLE, TERM, ID, DATE, NUM };
constexpr int kTypeCount = 10;

std::string_view name_of(Type type);
// "PER" -> Type::PER; nothing for an unknown name. Upper case only.
std::optional<Type> type_from_name(std::string_view name);

// PER ORG LOC MISC: names in the strict sense, the ones the main quality figure counts.
constexpr bool is_name(Type type) { return type <= Type::MISC; }
// DATE and NUM: aligned by value, left out of the default output.
constexpr bool is_value(Type type) { return type >= Type::DATE; }

}  // namespace align

#endif  // ALIGN_BASE_LANG_H_
