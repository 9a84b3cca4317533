#include "input/joined.h"

#include <utility>

namespace align {
namespace {

void add_item(Document& to, std::string_view text) {
  if (!to.items.empty()) to.text.push_back('\n');
  const auto begin = static_cast<uint32_t>(to.text.size());
  to.text.append(text);
  to.items.push_back({begin, static_cast<uint32_t>(to.text.size())});
}

// Lists of equal length stay what they are; anything else is one item a side.
void add_pair(DocumentPair& to, const DocumentPair& from) {
  const size_t items = from.en.items.size();
  const bool lists = items > 0 && items == from.vi.items.size();
  for (const Lang lang : {Lang::en, Lang::vi}) {
    const Document& side = from.side(lang);
    if (!lists) {
      add_item(to.side(lang), side.text);
      continue;
    }
    for (const ByteSpan item : side.items)
      add_item(to.side(lang), std::string_view(side.text).substr(item.begin, item.size()));
  }
}

}  // namespace

Result<JoinedPair> read_joined(const Input& input, const SourceOptions& options) {
  SourceResult source = open_input(input, options);
  if (!source) return source.error();
  JoinedPair out;
  RecordReader reader;
  for (;;) {
    Result<std::optional<RawRecord>> raw = (*source)->next();
    if (!raw) return raw.error();
    if (!*raw) return out;
    const size_t line = (**raw).line.number;
    Record record = to_record(std::move(**raw), reader, options.max_record);
    if (record.error) {
      Error& fault = out.faults.emplace_back(std::move(*record.error));
      if (fault.file.empty()) {
        fault.file = input.files.front();
        fault.line = line;
      }
      continue;
    }
    if (out.pair.en.text.size() + out.pair.vi.text.size() > kLargestFile)
      return Error{ErrorCode::too_large,
                   "too large for one pair of documents; align batch takes it",
                   input.files.front()};
    add_pair(out.pair, record.pair);
  }
}

}  // namespace align
