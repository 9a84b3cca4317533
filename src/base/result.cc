#include "base/result.h"

#include <fmt/format.h>

namespace align {

std::string_view name_of(ErrorCode code) {
  switch (code) {
    case ErrorCode::invalid_utf8:
      return "invalid_utf8";
    case ErrorCode::invalid_json:
      return "invalid_json";
    case ErrorCode::wrong_type:
      return "wrong_type";
    case ErrorCode::too_large:
      return "too_large";
    case ErrorCode::encoding:
      return "encoding";
    case ErrorCode::io:
      return "io";
    case ErrorCode::format:
      return "format";
    case ErrorCode::usage:
      return "usage";
  }
  return "format";
}

ErrorCode error_code_from_name(std::string_view name) {
  for (int i = 0; i <= static_cast<int>(ErrorCode::usage); ++i)
    if (name_of(static_cast<ErrorCode>(i)) == name) return static_cast<ErrorCode>(i);
  return ErrorCode::format;
}

std::string Error::text() const {
  if (file.empty()) return message;
  if (line == 0) return fmt::format("{}: {}", file, message);
  return fmt::format("{}:{}: {}", file, line, message);
}

}  // namespace align
