// Until tbx.cc, tbx2.cc and glossary_tmx.cc are here.
#include "glossary/formats.h"

namespace align {
namespace {
Error missing() { return {ErrorCode::format, "this format is not there yet"}; }
}  // namespace

Result<Done> append_tbx(std::string&, const Glossary&, const GlossaryWriteOptions&, Dropped&) {
  return missing();
}
Result<Done> append_tbx2(std::string&, const Glossary&, const GlossaryWriteOptions&, Dropped&) {
  return missing();
}
Result<Done> append_tmx(std::string&, const Glossary&, const GlossaryWriteOptions&, Dropped&) {
  return missing();
}
Result<GlossaryIn> read_tbx(std::string_view, const std::string&, Lang) { return missing(); }
Result<GlossaryIn> read_tbx2(std::string_view, const std::string&, Lang) { return missing(); }
Result<GlossaryIn> read_tmx(std::string_view, const std::string&, Lang) { return missing(); }

}  // namespace align
