// The parts of a ZIP archive, unpacked a piece at a time. Archives come from others: what one says of its sizes is not
// trusted, and no more is unpacked than the limits allow.
//
//     Result<ZipParts> zip = ZipParts::open(bytes, "a.xlsx");       `bytes` outlive it
//     zip->read("xl/workbook.xml", [&](std::string_view piece) { ...; return true; });    false: enough
//     ZipParts::open("%PDF-1.4", "a.pdf")                           an Error: is no ZIP archive
//
// Errors (format): damaged, cut, encrypted, packed in a way that nobody uses for documents, no such part; (too_large)
// more than kMostParts parts, more than `most_unpacked` bytes in all that is read.
#ifndef ALIGN_INPUT_ZIP_PARTS_H_
#define ALIGN_INPUT_ZIP_PARTS_H_

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "base/result.h"

namespace align {

class ZipParts {
 public:
  static constexpr uint64_t kMostParts = 10'000;
  static constexpr uint64_t kMostUnpacked = uint64_t{512} << 20;

  // By the first four bytes.
  static bool is_zip(std::string_view head);
  // `file` is for errors.
  static Result<ZipParts> open(std::string_view bytes, std::string file,
                               uint64_t most_unpacked = kMostUnpacked);
  ~ZipParts();
  ZipParts(ZipParts&&) noexcept;
  ZipParts& operator=(ZipParts&&) noexcept;

  // Names are equal whatever the case of their letters, as those of documents are.
  bool has(const std::string& part) const;
  using Take = std::function<bool(std::string_view piece)>;
  Result<Done> read(const std::string& part, const Take& take);
  const std::string& file() const;

 private:
  struct Impl;
  explicit ZipParts(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;  // keeps libzip out of this header
};

}  // namespace align

#endif  // ALIGN_INPUT_ZIP_PARTS_H_
