#include "input/lines.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

#include "base/utf8.h"
#include "table/json.h"
#include "text/legacy.h"

namespace align {
namespace {

using Line = LineReader::Line;
using Next = Result<std::optional<RawRecord>>;

Record failed_record(size_t number, Error error) {
  Record record;
  record.id = std::to_string(number);
  record.error = std::move(error);
  return record;
}

// Not the line itself: only its place.
RawRecord ready_record(size_t number, Record record) {
  RawRecord raw;
  raw.line.number = number;
  raw.record = std::move(record);
  return raw;
}

// The next line of a text in UTF-8. Line by line UTF-16 would look like text with NULs.
Result<std::optional<Line>> next_line(LineReader& reader, const std::string& path) {
  Result<std::optional<Line>> line = reader.next();
  if (!line || !*line || (**line).number > 1) return line;
  const std::string_view text = (**line).text;
  if (!text.starts_with("\xFF\xFE") && !text.starts_with("\xFE\xFF")) return line;
  return Error{ErrorCode::encoding,
               "this is UTF-16, expected UTF-8; " + iconv_advice("UTF-16", path),
               std::string(shown_name(path))};
}

// What is wrong with a line before anything is read from it.
std::optional<Error> fault_of_line(std::string_view line) {
  const size_t nul = line.find('\0');
  if (nul == std::string_view::npos) return std::nullopt;
  return Error{ErrorCode::encoding,
               fmt::format("NUL byte at byte {} of the line, expected UTF-8 text", nul)};
}

class RecordSource : public PairSource {
 public:
  RecordSource(LineReader reader, std::string path)
      : reader_(std::move(reader)), path_(std::move(path)) {}

  Next next() override {
    for (;;) {
      Result<std::optional<Line>> line = next_line(reader_, path_);
      if (!line) return line.error();
      if (!*line) return std::optional<RawRecord>();
      if (is_blank(without_mark(**line))) continue;
      return std::optional<RawRecord>(RawRecord{std::move(**line), std::nullopt});
    }
  }
  bool ready() override { return reader_.ready(); }
  uint64_t consumed() const override { return reader_.consumed(); }

 private:
  LineReader reader_;
  std::string path_;
};

// Which column holds what.
struct Columns {
  static constexpr size_t kNone = SIZE_MAX;
  size_t en = 0;
  size_t vi = 1;
  size_t id = 2;
};

// A first line that names columns; nothing when it is a pair like the others.
std::optional<Columns> read_header(const std::vector<std::string_view>& cells) {
  Columns out{Columns::kNone, Columns::kNone, Columns::kNone};
  for (size_t i = 0; i < cells.size(); ++i) {
    const std::optional<Lang> lang = lang_of_header(cells[i]);
    size_t& column = lang == Lang::en ? out.en : lang == Lang::vi ? out.vi : out.id;
    if (!lang && lower_ascii(cells[i]) != "id") continue;
    if (column == Columns::kNone) column = i;
  }
  if (out.en == Columns::kNone || out.vi == Columns::kNone) return std::nullopt;
  return out;
}

class BitextSource : public PairSource {
 public:
  BitextSource(LineReader reader, std::string path, size_t max_record)
      : reader_(std::move(reader)), path_(std::move(path)), max_record_(max_record) {}

  Next next() override {
    for (;;) {
      const Result<std::optional<Line>> line = next_line(reader_, path_);
      if (!line) return line.error();
      if (!*line) return std::optional<RawRecord>();
      const std::string_view text = without_mark(**line);
      if (is_blank(text)) continue;
      const size_t number = (**line).number;
      const bool first = !std::exchange(begun_, true);
      if ((**line).too_large)
        return std::optional(
            ready_record(number, too_large_record("", number, (**line).size, max_record_)));
      const std::vector<std::string_view> cells = tab_cells(text);
      if (first) {
        if (const auto header = read_header(cells)) {
          columns_ = *header;
          continue;
        }
      }
      auto fault = fault_of_line(text);
      return std::optional(ready_record(
          number, fault ? failed_record(number, std::move(*fault)) : record_of(cells, number)));
    }
  }
  bool ready() override { return reader_.ready(); }
  uint64_t consumed() const override { return reader_.consumed(); }

 private:
  Record record_of(const std::vector<std::string_view>& cells, size_t number) const {
    if (cells.size() <= std::max(columns_.en, columns_.vi)) {
      return failed_record(
          number, {ErrorCode::wrong_type,
                   cells.size() == 1 ? "no tab, expected English TAB Vietnamese"
                                     : fmt::format("{} columns, expected {}", cells.size(),
                                                   std::max(columns_.en, columns_.vi) + 1)});
    }
    Record record;
    record.pair.en.text = cells[columns_.en];
    record.pair.vi.text = cells[columns_.vi];
    if (auto error = fault_of(record.pair, max_record_))
      return failed_record(number, std::move(*error));
    if (columns_.id < cells.size() && !is_blank(cells[columns_.id]) &&
        !find_invalid_utf8(cells[columns_.id])) {
      append_json_string(record.id, cells[columns_.id]);
    } else {
      record.id = std::to_string(number);
    }
    add_columns(cells, record);
    return record;
  }

  void add_columns(const std::vector<std::string_view>& cells, Record& record) const {
    std::string list;
    for (size_t i = 0; i < cells.size(); ++i) {
      if (i == columns_.en || i == columns_.vi || i == columns_.id) continue;
      if (find_invalid_utf8(cells[i])) continue;
      list += list.empty() ? "" : ",";
      append_json_string(list, cells[i]);
    }
    if (!list.empty()) record.extra = "\"columns\":[" + list + "]";
  }

  LineReader reader_;
  std::string path_;
  size_t max_record_;
  Columns columns_;
  bool begun_ = false;
};

class MosesSource : public PairSource {
 public:
  MosesSource(std::array<LineReader, 2> readers, std::array<std::string, 2> names,
              size_t max_record)
      : readers_(std::move(readers)), names_(std::move(names)), max_record_(max_record) {}

  Next next() override {
    std::array<std::optional<Line>, 2> lines;
    for (size_t side = 0; side < 2; ++side) {
      Result<std::optional<Line>> line = next_line(readers_[side], names_[side]);
      if (!line) return line.error();
      lines[side] = std::move(*line);
    }
    if (!lines[0] && !lines[1]) return std::optional<RawRecord>();
    if (!lines[0] || !lines[1]) return uneven(lines[0] ? 0 : 1);
    const size_t number = lines[0]->number;
    Record record;
    record.id = std::to_string(number);
    for (size_t side = 0; side < 2; ++side) {
      const Line& line = *lines[side];
      if (line.too_large)
        return std::optional(
            ready_record(number, too_large_record("", number, line.size, max_record_)));
      if (auto fault = fault_of_line(line.text))
        return std::optional(ready_record(number, failed_record(number, std::move(*fault))));
      record.pair.side(side == 0 ? Lang::en : Lang::vi).text = without_mark(line);
    }
    if (auto error = fault_of(record.pair, max_record_))
      return std::optional(ready_record(number, failed_record(number, std::move(*error))));
    return std::optional(ready_record(number, std::move(record)));
  }
  bool ready() override { return readers_[0].ready() && readers_[1].ready(); }
  uint64_t consumed() const override { return readers_[0].consumed() + readers_[1].consumed(); }

 private:
  Next uneven(size_t longer) {
    if (readers_[1 - longer].stopped()) return std::optional<RawRecord>();
    return Error{ErrorCode::format,
                 fmt::format("has more lines than {}, expected as many: they are no Moses pair",
                             names_[1 - longer]),
                 names_[longer]};
  }

  std::array<LineReader, 2> readers_;
  std::array<std::string, 2> names_;
  size_t max_record_;
};

}  // namespace

std::string lower_ascii(std::string_view text) {
  std::string out(text);
  std::transform(out.begin(), out.end(), out.begin(), [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  });
  return out;
}

std::vector<std::string_view> tab_cells(std::string_view line) {
  std::vector<std::string_view> out;
  for (size_t begin = 0; begin <= line.size();) {
    const size_t end = std::min(line.find('\t', begin), line.size());
    out.push_back(line.substr(begin, end - begin));
    begin = end + 1;
  }
  return out;
}

std::optional<Lang> lang_of_header(std::string_view cell) {
  static constexpr std::array<std::string_view, 8> kEn = {
      "en", "eng", "english", "source", "src", "src_text", "tiếng anh", "en_text"};
  static constexpr std::array<std::string_view, 9> kVi = {
      "vi", "vie", "vietnamese", "target", "tgt", "trg", "trg_text", "tiếng việt", "vi_text"};
  const std::string name = lower_ascii(cell);
  if (std::find(kEn.begin(), kEn.end(), name) != kEn.end()) return Lang::en;
  if (std::find(kVi.begin(), kVi.end(), name) != kVi.end()) return Lang::vi;
  const auto region = [&](std::string_view lang) {  // "en-US", "vi_VN"
    return name.size() == 5 && name.starts_with(lang) && (name[2] == '-' || name[2] == '_');
  };
  if (region("en")) return Lang::en;
  if (region("vi")) return Lang::vi;
  return std::nullopt;
}

std::string_view without_mark(const LineReader::Line& line) {
  std::string_view text = line.text;
  if (line.number == 1 && text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  return text;
}

SourceResult open_records(const std::string& path, const SourceOptions& options) {
  Result<LineReader> reader = LineReader::open(path, options.max_record, options.stop);
  if (!reader) return reader.error();
  return SourceResult(std::make_unique<RecordSource>(std::move(*reader), path));
}

SourceResult open_bitext(const std::string& path, const SourceOptions& options) {
  Result<LineReader> reader = LineReader::open(path, options.max_record, options.stop);
  if (!reader) return reader.error();
  return SourceResult(std::make_unique<BitextSource>(std::move(*reader), path, options.max_record));
}

SourceResult open_moses(const std::string& en, const std::string& vi,
                        const SourceOptions& options) {
  Result<LineReader> first = LineReader::open(en, options.max_record, options.stop);
  if (!first) return first.error();
  Result<LineReader> second = LineReader::open(vi, options.max_record, options.stop);
  if (!second) return second.error();
  return SourceResult(std::make_unique<MosesSource>(
      std::array{std::move(*first), std::move(*second)}, std::array{en, vi}, options.max_record));
}

}  // namespace align
