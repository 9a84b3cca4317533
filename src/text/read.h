// Bytes of a file -> the text of a document: valid UTF-8, and nothing else changed. Line ends stay as
// they are, for offsets count in the text as given; a byte order mark is no part of the text.
//
//     read_document("a.txt", Encoding::automatic)   UTF-8, or UTF-16 with a byte order mark
//     a TCVN3 file                                  an Error: "this is TCVN3 (.VnTime) text, not UTF-8;
//                                                   convert it with: iconv -f TCVN ..."
#ifndef ALIGN_TEXT_READ_H_
#define ALIGN_TEXT_READ_H_

#include <cstdint>
#include <string>
#include <string_view>

#include "base/document.h"
#include "base/result.h"

namespace align {

enum class Encoding : uint8_t { automatic, utf8, utf16, utf16le, utf16be };

// "utf-8", "UTF8", "utf-16", "utf-16le", "utf-16be", "auto". The error for an encoding that is not read
// says how to convert from it.
Result<Encoding> encoding_from_name(std::string_view name);

// `file` is for messages only.
Result<std::string> decode_text(std::string bytes, const std::string& file, Encoding encoding);

Result<Document> read_document(const std::string& path, Encoding encoding);

}  // namespace align

#endif  // ALIGN_TEXT_READ_H_
