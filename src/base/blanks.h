// Blanks around text: space, tab, line ends.
//
//     trimmed("\t Hà Nội \r\n")     "Hà Nội"
//     trimmed(" \n")                 ""
#ifndef ALIGN_BASE_BLANKS_H_
#define ALIGN_BASE_BLANKS_H_

#include <string_view>

namespace align {

constexpr std::string_view kBlanks = " \t\r\n";

inline bool is_blank(std::string_view text) {
  return text.find_first_not_of(kBlanks) == std::string_view::npos;
}

inline std::string_view trimmed(std::string_view text) {
  const size_t begin = text.find_first_not_of(kBlanks);
  if (begin == std::string_view::npos) return text.substr(0, 0);
  return text.substr(begin, text.find_last_not_of(kBlanks) + 1 - begin);
}

}  // namespace align

#endif  // ALIGN_BASE_BLANKS_H_
