// What a reader of bilingual files makes of some bytes, as text to compare.
//
//     read_markup(open_tmx, "<tmx>...")      "4 \"id\": Hanoi | Hà Nội\n" for each record, its line first
//
// Line feeds in texts are shown as "/", the strings of a list are in brackets, `extra` follows after blanks, and an
// error that ended the reading comes last, the file called FILE.
#ifndef ALIGN_TESTS_SUPPORT_READ_MARKUP_H_
#define ALIGN_TESTS_SUPPORT_READ_MARKUP_H_

#include <string>
#include <string_view>

#include "input/pair_source.h"

namespace align {

using OpenSource = SourceResult (*)(const std::string& path, const SourceOptions& options);

std::string read_markup(OpenSource open, std::string_view bytes, const SourceOptions& options = {});
// The same through a pipe whose writer gives one byte at a time.
std::string read_markup_slowly(OpenSource open, std::string_view bytes);

// UTF-8 as UTF-16, little endian, with a byte order mark.
std::string as_utf16(std::string_view text);

}  // namespace align

#endif  // ALIGN_TESTS_SUPPORT_READ_MARKUP_H_
