// What the system says about a file, as an Error that names the file.
#ifndef ALIGN_BASE_IO_ERROR_H_
#define ALIGN_BASE_IO_ERROR_H_

#include <string>
#include <string_view>

#include "base/result.h"

namespace align {

// How a file is called in messages: "-" is "standard input".
std::string_view shown_name(const std::string& path);

// "no such file" for ENOENT.
std::string io_reason(int code);

// `doing` for "cannot read: permission denied".
Error io_error(const std::string& path, int code, std::string_view doing);

}  // namespace align

#endif  // ALIGN_BASE_IO_ERROR_H_
