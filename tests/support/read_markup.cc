#include "tests/support/read_markup.h"

#include <fmt/format.h>
#include <unistd.h>

#include <array>
#include <thread>

#include "base/utf8.h"
#include "tests/support/folder.h"

namespace align {
namespace {

std::string in_one_line(std::string text) {
  for (char& c : text)
    if (c == '\n') c = '/';
  return text;
}

std::string show(const Document& document) {
  if (document.items.empty()) return in_one_line(document.text);
  std::string out;
  for (const ByteSpan item : document.items)
    out += "[" + in_one_line(document.text.substr(item.begin, item.end - item.begin)) + "]";
  return out;
}

std::string show(const RawRecord& raw) {
  const Record& record = *raw.record;
  std::string out = fmt::format("{} {}: ", raw.line.number, record.id);
  if (record.error)
    return out + std::string(name_of(record.error->code)) + ": " + record.error->message + "\n";
  out += show(record.pair.en) + " | " + show(record.pair.vi);
  if (!record.extra.empty()) out += "  " + record.extra;
  return out + "\n";
}

std::string read_all(OpenSource open, const std::string& path, const SourceOptions& options) {
  SourceResult source = open(path, options);
  if (!source) return source.error().text();
  std::string out;
  while (true) {
    const Result<std::optional<RawRecord>> raw = (*source)->next();
    if (!raw) {
      Error error = raw.error();
      if (error.file == path) error.file = "FILE";
      return out + error.text();
    }
    if (!*raw) return out;
    out += show(**raw);
  }
}

}  // namespace

std::string read_markup(OpenSource open, std::string_view bytes, const SourceOptions& options) {
  const Folder folder;
  return read_all(open, folder.put("file", bytes), options);
}

std::string read_markup_slowly(OpenSource open, std::string_view bytes) {
  std::array<int, 2> ends{};
  if (pipe(ends.data()) != 0) return "no pipe";
  std::thread writer([&] {
    for (const char c : bytes)
      if (write(ends[1], &c, 1) != 1) break;
    close(ends[1]);
  });
  std::string out = read_all(open, fmt::format("/dev/fd/{}", ends[0]), {});
  writer.join();
  close(ends[0]);
  return out;
}

std::string as_utf16(std::string_view text) {
  std::string out = "\xFF\xFE";
  const auto unit = [&](uint32_t u) {
    out.push_back(static_cast<char>(u & 0xFF));
    out.push_back(static_cast<char>(u >> 8));
  };
  for (const char32_t c : to_utf32(text)) {
    if (c < 0x10000) {
      unit(c);
    } else {
      unit(0xD800 + ((c - 0x10000) >> 10));
      unit(0xDC00 + ((c - 0x10000) & 0x3FF));
    }
  }
  return out;
}

}  // namespace align
