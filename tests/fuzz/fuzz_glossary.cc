// Any bytes as a glossary of each format: it is read or refused, and what was read survives the formats that hold
// everything.
#include <array>

#include "base/utf8.h"
#include "glossary/formats.h"
#include "tests/fuzz/target.h"

namespace align {
namespace {

constexpr std::array kRead = {GlossaryFormat::tbx,   GlossaryFormat::tbx2,  GlossaryFormat::omegat,
                              GlossaryFormat::tsv,   GlossaryFormat::csv,   GlossaryFormat::tmx,
                              GlossaryFormat::jsonl, GlossaryFormat::deepl, GlossaryFormat::google};

std::string written(const Glossary& glossary, GlossaryFormat format) {
  std::string out;
  Dropped dropped;
  require(append_glossary(out, glossary, format, {}, dropped).ok(), "a glossary can be written");
  require(!find_invalid_utf8(out), "a glossary is UTF-8");
  return out;
}

}  // namespace

void fuzz_glossary(std::string_view bytes) {
  FuzzInput input(bytes);
  const GlossaryFormat format = kRead[input.byte() % kRead.size()];
  (void)glossary_format_of_text(input.rest(), "a.txt");
  const Result<GlossaryIn> in = read_glossary(input.rest(), format, "a");
  if (!in) {
    require(!in.error().message.empty(), "an error says why");
    return;
  }
  for (const GlossaryFormat whole :
       {GlossaryFormat::jsonl, GlossaryFormat::tsv, GlossaryFormat::tbx}) {
    const std::string once = written(in->glossary, whole);
    const Result<GlossaryIn> back = read_glossary(once, whole, "b");
    require(back.ok(), "what was written can be read");  // it may look odd: languages swapped
    require(written(back->glossary, whole) == once, "and is the same when written again");
  }
  (void)written(in->glossary, GlossaryFormat::omegat);
  (void)written(in->glossary, GlossaryFormat::deepl);
}

}  // namespace align
