// What a reader of bilingual files makes of some bytes, as text to compare.
//
//     read_markup(open_tmx, "<tmx>...")      "4 \"id\": Hanoi | Hà Nội\n" for each record, its line first
//
// Line feeds in texts are shown as "/", the strings of a list are in brackets, `extra` follows after blanks, and an
// error that ended the reading comes last, the file called FILE.
#ifndef ALIGN_TESTS_SUPPORT_READ_MARKUP_H_
#define ALIGN_TESTS_SUPPORT_READ_MARKUP_H_

#include <filesystem>
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

// A file that is gone when this is.
class ScratchFile {
 public:
  explicit ScratchFile(std::string_view bytes);
  ~ScratchFile();
  ScratchFile(const ScratchFile&) = delete;
  ScratchFile& operator=(const ScratchFile&) = delete;
  std::string path() const { return (folder_ / "file").string(); }
  void append(std::string_view bytes) const;

 private:
  std::filesystem::path folder_;
};

}  // namespace align

#endif  // ALIGN_TESTS_SUPPORT_READ_MARKUP_H_
