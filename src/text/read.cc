#include "text/read.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <utility>

#include "base/files.h"
#include "base/unicode.h"
#include "base/utf8.h"
#include "text/legacy.h"

namespace align {
namespace {

constexpr std::string_view kUtf8Mark = "\xEF\xBB\xBF";
constexpr size_t kLookAhead = 4096;

bool begins_with(const std::string& bytes, char first, char second) {
  return bytes.size() >= 2 && bytes[0] == first && bytes[1] == second;
}

// UTF-16 of a Latin script without its byte order mark: every other byte is zero.
std::optional<Encoding> bare_utf16(std::string_view bytes) {
  const std::string_view head = bytes.substr(0, kLookAhead);
  size_t zeros[2] = {0, 0};
  for (size_t i = 0; i < head.size(); ++i) zeros[i % 2] += head[i] == '\0' ? 1U : 0U;
  const size_t half = head.size() / 2;
  if (half < 4) return std::nullopt;
  if (zeros[1] * 2 > half && zeros[0] * 20 < half) return Encoding::utf16le;
  if (zeros[0] * 2 > half && zeros[1] * 20 < half) return Encoding::utf16be;
  return std::nullopt;
}

// The quotation marks and dashes of Windows-1252 in an otherwise plain text.
bool looks_like_windows1252(std::string_view bytes, size_t at) {
  static constexpr std::string_view kMarks = "\x80\x85\x91\x92\x93\x94\x95\x96\x97";
  const auto high = std::count_if(bytes.begin(), bytes.end(),
                                  [](char c) { return static_cast<unsigned char>(c) >= 0x80; });
  return kMarks.find(bytes[at]) != std::string_view::npos &&
         static_cast<size_t>(high) * 20 < bytes.size();
}

class Decoder {
 public:
  explicit Decoder(const std::string& file) : file_(file), shown_(std::string(shown_name(file))) {}

  Result<std::string> run(std::string bytes, Encoding encoding) const {
    const bool little = begins_with(bytes, '\xFF', '\xFE');
    const bool big = begins_with(bytes, '\xFE', '\xFF');
    switch (encoding) {
      case Encoding::automatic:
        if (little || big) return utf16(std::string_view(bytes).substr(2), big);
        return utf8(std::move(bytes));
      case Encoding::utf8:
        return utf8(std::move(bytes));
      case Encoding::utf16:
        if (little || big) return utf16(std::string_view(bytes).substr(2), big);
        return failure(ErrorCode::encoding,
                       "no byte order mark, expected one at the beginning of UTF-16 text; "
                       "name the byte order: --encoding utf-16le or utf-16be");
      case Encoding::utf16le:
        return utf16(std::string_view(bytes).substr(little ? 2 : 0), false);
      case Encoding::utf16be:
        return utf16(std::string_view(bytes).substr(big ? 2 : 0), true);
    }
    return utf8(std::move(bytes));
  }

 private:
  Error failure(ErrorCode code, std::string message) const {
    return {code, std::move(message), shown_};
  }

  Result<std::string> utf16(std::string_view bytes, bool big_endian) const {
    if (bytes.size() % 2 != 0)
      return failure(ErrorCode::encoding, "odd number of bytes, expected UTF-16 text");
    std::string text = decode_utf16(bytes, big_endian);
    if (const size_t nul = text.find('\0'); nul != std::string::npos) {
      return failure(ErrorCode::encoding,
                     fmt::format("binary data: NUL character {}, expected UTF-16 text",
                                 count_code_points(std::string_view(text).substr(0, nul))));
    }
    return text;
  }

  Result<std::string> utf8(std::string bytes) const {
    const auto invalid = find_invalid_utf8(bytes);
    const size_t nul = bytes.find('\0');
    if (nul != std::string::npos) return binary(bytes, nul);
    if (invalid) return foreign(bytes, *invalid);
    if (bytes.starts_with(kUtf8Mark)) bytes.erase(0, kUtf8Mark.size());
    if (const auto misread = guess_misread(bytes, 2)) {
      return failure(ErrorCode::encoding,
                     fmt::format("this is {} text that was read as Latin-1; {}", name_of(*misread),
                                 conversion_advice(*misread, file_, true)));
    }
    return bytes;
  }

  Error binary(std::string_view bytes, size_t nul) const {
    const auto utf16 = bare_utf16(bytes);
    if (!utf16) {
      return failure(ErrorCode::encoding,
                     fmt::format("binary data: NUL byte at byte {}, expected text", nul));
    }
    return failure(
        ErrorCode::encoding,
        fmt::format("NUL byte at byte {}: this looks like UTF-16 text without a byte order mark; "
                    "try --encoding {}",
                    nul, *utf16 == Encoding::utf16le ? "utf-16le" : "utf-16be"));
  }

  Error foreign(std::string_view bytes, size_t at) const {
    if (const auto legacy = guess_legacy(bytes)) {
      return failure(ErrorCode::encoding,
                     fmt::format("this is {} text, not UTF-8; {}", name_of(*legacy),
                                 conversion_advice(*legacy, file_, false)));
    }
    std::string message = fmt::format("invalid UTF-8 at byte {}, expected UTF-8 text", at);
    if (looks_like_windows1252(bytes, at))
      message += "; if it is Windows-1252, " + iconv_advice("WINDOWS-1252", file_);
    return failure(ErrorCode::invalid_utf8, std::move(message));
  }

  const std::string& file_;
  std::string shown_;
};

}  // namespace

Result<Encoding> encoding_from_name(std::string_view name) {
  std::string key;
  for (const char c : name)
    if (c != '-' && c != '_')
      key.push_back(c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c);
  if (key == "auto") return Encoding::automatic;
  if (key == "utf8") return Encoding::utf8;
  if (key == "utf16") return Encoding::utf16;
  if (key == "utf16le") return Encoding::utf16le;
  if (key == "utf16be") return Encoding::utf16be;
  const auto legacy = legacy_from_name(name);
  return Error{
      ErrorCode::encoding,
      fmt::format(
          "'{}' is not read, expected utf-8, utf-16, utf-16le or utf-16be; {}", name,
          legacy ? conversion_advice(*legacy, "FILE.txt", false) : iconv_advice(name, "FILE.txt"))};
}

Result<std::string> decode_text(std::string bytes, const std::string& file, Encoding encoding) {
  return Decoder(file).run(std::move(bytes), encoding);
}

Result<Document> read_document(const std::string& path, Encoding encoding) {
  Result<std::string> bytes = read_file(path);
  if (!bytes) return bytes.error();
  Result<std::string> text = decode_text(std::move(*bytes), path, encoding);
  if (!text) return text.error();
  Document document;
  document.text = std::move(*text);
  return document;
}

}  // namespace align
