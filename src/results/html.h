// The pieces of HTML that we write; what comes out is well-formed XML too. All escaping of HTML is here.
//
//     html("a < b")                       "a &lt; b"
//     in_language("Hanoi", Lang::en)      "<bdi lang=\"en\">Hanoi</bdi>"
//     link_target("a b/50%.jsonl")        "a%20b/50%25.jsonl"
//     grouped(12345)                      "12,345"
#ifndef ALIGN_RESULTS_HTML_H_
#define ALIGN_RESULTS_HTML_H_

#include <cstdint>
#include <string>
#include <string_view>

#include "base/lang.h"

namespace align {

// For text and for attributes in double quotes. Takes any bytes: what is no UTF-8, and characters that XML cannot
// hold, become U+FFFD; tabs and line ends become blanks.
std::string html(std::string_view text);

// Somebody else's words, kept apart from what stands around them: neither right-to-left letters nor marks that turn
// the direction reach out of a <bdi>.
std::string in_language(std::string_view text, Lang lang);
std::string isolated(std::string_view text);

// A relative path as the value of href. Everything but letters, digits, "-", ".", "_", "~" and "/" is written in
// percent, so that no name is read as a scheme ("javascript:x"), a query or a fragment.
std::string link_target(std::string_view path);

std::string grouped(uint64_t number);
// "1 record", "2 records"
std::string counted(uint64_t number, std::string_view one, std::string_view many);
// Whole percent: "41 %", "<1 %" for what is there but rounds to none.
std::string percent(uint64_t part, uint64_t whole);

}  // namespace align

#endif  // ALIGN_RESULTS_HTML_H_
