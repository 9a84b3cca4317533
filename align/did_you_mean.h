// Finds the word that somebody meant: "fromat" -> "format".
#ifndef ALIGN_DID_YOU_MEAN_H_
#define ALIGN_DID_YOU_MEAN_H_

#include <span>
#include <string>
#include <string_view>

namespace align {

// The nearest of `known`, when it is near enough: a third of the letters may differ. Else "".
std::string did_you_mean(std::string_view word, std::span<const std::string> known);

}  // namespace align

#endif  // ALIGN_DID_YOU_MEAN_H_
