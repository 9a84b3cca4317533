#include "input/markup.h"

namespace align {

SourceResult open_tmx(const std::string& path, const SourceOptions&) {
  return Error{ErrorCode::format, "TMX is not read yet", path};
}
SourceResult open_xliff(const std::string& path, const SourceOptions&) {
  return Error{ErrorCode::format, "XLIFF is not read yet", path};
}

}  // namespace align
