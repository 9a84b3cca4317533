#include "tests/support/annotated.h"

#include <algorithm>
#include <string_view>
#include <utility>

#include "base/files.h"

namespace align {

Result<Annotated> read_annotated(const std::string& file) {
  const auto text = read_file(file);
  if (!text) return text.error();
  auto gold = read_gold(*text, file);
  if (!gold) return gold.error();
  Annotated out{std::move(*gold), {}};
  RecordReader reader;
  size_t number = 0;
  for (size_t begin = 0; begin < text->size();) {
    const size_t end = std::min(text->find('\n', begin), text->size());
    out.records.push_back(
        reader.parse(std::string_view(*text).substr(begin, end - begin), ++number));
    begin = end + 1;
    if (out.records.back().error) return *out.records.back().error;
  }
  return out;
}

}  // namespace align
