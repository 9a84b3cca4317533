// The reader of documents: any bytes are text or an error that can be printed, in each encoding.
#include "base/utf8.h"
#include "tests/fuzz/target.h"
#include "text/read.h"

namespace align {

void fuzz_document(std::string_view bytes) {
  FuzzInput input(bytes);
  const auto encoding = static_cast<Encoding>(input.byte() % 5);
  const std::string_view file = input.rest();
  const Result<std::string> text = decode_text(std::string(file), "a b.txt", encoding);
  if (!text) {
    require(!text.error().message.empty() && !find_invalid_utf8(text.error().text()),
            "an error has a message that can be printed");
    return;
  }
  require(!find_invalid_utf8(*text), "a document is valid UTF-8");
  require(text->find('\0') == std::string::npos, "a document has no NUL");
  if (encoding == Encoding::utf8)
    require(file.ends_with(*text) && file.size() - text->size() <= 3,
            "UTF-8 loses nothing but its byte order mark");
  if (encoding == Encoding::utf16le || encoding == Encoding::utf16be)
    require(count_utf16(*text) + 1 >= file.size() / 2, "UTF-16 loses nothing else either");
}

}  // namespace align
