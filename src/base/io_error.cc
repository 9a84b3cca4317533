#include "base/io_error.h"

#include <fmt/format.h>

#include <cerrno>
#include <cstring>
#include <utility>

namespace align {

std::string_view shown_name(const std::string& path) {
  return path == "-" ? std::string_view("standard input") : std::string_view(path);
}

std::string io_reason(int code) {
  switch (code) {
    case ENOENT:
      return "no such file";
    case EISDIR:
      return "is a directory, expected a file";
    case EACCES:
      return "permission denied";
    default: {
      char text[256] = "";
      return strerror_r(code, text, sizeof text);
    }
  }
}

Error io_error(const std::string& path, int code, std::string_view doing) {
  const bool named = code == ENOENT || code == EISDIR;
  std::string message =
      named ? io_reason(code) : fmt::format("cannot {}: {}", doing, io_reason(code));
  return {ErrorCode::io, std::move(message), std::string(shown_name(path))};
}

}  // namespace align
