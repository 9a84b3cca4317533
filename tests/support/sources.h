// What a source gives, as lines that a test can compare as a whole.
//
//     everything_of(open_bitext(path, {}))     "1: Hanoi = Hà Nội\n" "2! format: no tab, expected ...\n"
#ifndef ALIGN_TESTS_SUPPORT_SOURCES_H_
#define ALIGN_TESTS_SUPPORT_SOURCES_H_

#include <string>
#include <utility>

#include "input/pair_source.h"

namespace align {

// Line feeds of a text as "/". A record with `extra` or a mode has them behind its texts; an Error that ends the source
// is the last line.
inline std::string everything_of(SourceResult source,
                                 size_t max_record = SourceOptions().max_record) {
  const auto flat = [](std::string text) {
    for (char& c : text)
      if (c == '\n') c = '/';
    return text;
  };
  if (!source) return "stop: " + source.error().text() + "\n";
  RecordReader reader;
  std::string out;
  while (true) {
    Result<std::optional<RawRecord>> raw = (*source)->next();
    if (!raw) return out + "stop: " + raw.error().text() + "\n";
    if (!*raw) return out;
    const Record record = to_record(std::move(**raw), reader, max_record);
    out += record.id;
    if (record.error) {
      out += "! " + std::string(name_of(record.error->code)) + ": " + record.error->message + "\n";
      continue;
    }
    out += ": " + flat(record.pair.en.text) + " = " + flat(record.pair.vi.text);
    if (!record.extra.empty()) out += " {" + record.extra + "}";
    if (record.mode == Mode::parallel) out += " parallel";
    if (record.mode == Mode::comparable) out += " comparable";
    if (record.mode == Mode::automatic) out += " auto";
    out += "\n";
  }
}

}  // namespace align

#endif  // ALIGN_TESTS_SUPPORT_SOURCES_H_
