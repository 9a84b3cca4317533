#include "glossary/formats.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/packing.h"
#include "base/unicode.h"
#include "base/utf8.h"
#include "glossary/table_reader.h"
#include "glossary/text_rows.h"
#include "input/lines.h"
#include "text/legacy.h"

namespace align {
namespace {

constexpr std::string_view kMark = "\xEF\xBB\xBF";
constexpr size_t kMostEntries = 100;     // of those left out that are named
constexpr size_t kLookAhead = 64 << 10;  // bytes that tell a format

struct FormatRow {
  GlossaryFormat format;
  std::string_view name;
  std::array<std::string_view, 3> endings;  // of file names
  GlossaryWriter write;
  GlossaryReader read;  // null: not read
  bool text;            // lines of UTF-8: its mark and its faults are seen to here
};

constexpr std::array<FormatRow, 11> kFormats = {{
    {GlossaryFormat::tbx, "tbx", {".tbx"}, append_tbx, read_tbx, false},
    {GlossaryFormat::tbx2, "tbx2", {}, append_tbx2, read_tbx2, false},
    {GlossaryFormat::omegat, "omegat", {".txt", ".utf8", ".tab"}, append_omegat, read_omegat, true},
    {GlossaryFormat::tsv, "tsv", {".tsv"}, append_tsv_glossary, read_tsv_glossary, true},
    {GlossaryFormat::csv, "csv", {".csv"}, append_csv_glossary, read_csv_glossary, true},
    {GlossaryFormat::xlsx, "xlsx", {".xlsx"}, append_xlsx, nullptr, false},
    {GlossaryFormat::tmx, "tmx", {".tmx"}, append_tmx, read_tmx, false},
    {GlossaryFormat::jsonl,
     "jsonl",
     {".jsonl", ".ndjson"},
     append_jsonl_glossary,
     read_jsonl_glossary,
     true},
    {GlossaryFormat::md, "md", {".md", ".markdown"}, append_md_glossary, nullptr, true},
    {GlossaryFormat::deepl, "deepl", {}, append_deepl, read_deepl, true},
    {GlossaryFormat::google, "google", {}, append_google, read_google, true},
}};

const FormatRow& row_of(GlossaryFormat format) { return kFormats[static_cast<size_t>(format)]; }

// "1 note", "3 kinds of terms", "2 rejected terms".
std::string counted(uint64_t count, std::string what) {
  if (count == 1) {
    size_t end = std::min(what.find(' '), what.size());
    if (what[end - 1] != 's') end = what.size();
    if (std::string_view(what).substr(0, end).ends_with("ies")) {
      what.replace(end - 3, 3, "y");
    } else if (what[end - 1] == 's') {
      what.erase(end - 1, 1);
    }
  }
  return fmt::format("{} {}", count, what);
}

// The element that an XML text is about: "tbx", "martif", "tmx"; empty when it is none.
std::string_view root_element(std::string_view text) {
  if (text.find('<') != text.find_first_not_of(" \t\r\n")) return {};
  for (size_t i = text.find('<'); i < text.size(); i = text.find('<', i + 1)) {
    const std::string_view rest = text.substr(i + 1);
    if (rest.starts_with("!--")) i = std::min(text.find("-->", i), text.size() - 1);
    if (rest.starts_with('?') || rest.starts_with('!')) continue;
    return rest.substr(0, rest.find_first_of(" \t\r\n/>"));
  }
  return {};
}

bool is_header(std::string_view line, char separator) {
  CsvRows rows(line, separator);
  CsvRow row;
  return rows.next(row) && TableReader("", Lang::en).read_header(row.cells, row.number);
}

std::optional<GlossaryFormat> table_of(std::string_view text, std::string_view path) {
  const std::string_view line = text.substr(0, text.find_first_of("\r\n"));
  if (is_header(line, '\t') && !line.starts_with('#')) return GlossaryFormat::tsv;
  if (is_header(line, ',') || is_header(line, ';')) return GlossaryFormat::csv;
  const auto by_name = glossary_format_of_file(path);
  if (by_name == GlossaryFormat::csv) return by_name;
  if (text.find('\t') == std::string_view::npos) return std::nullopt;
  // Three columns without a header, or a comment, is OmegaT's; two columns are as much ours.
  bool three = false;
  LineRows lines(text);
  for (TextRow row; !three && lines.next(row);)
    three = row.text.starts_with('#') || tab_cells(row.text).size() == 3;
  if (three) return GlossaryFormat::omegat;
  return by_name == GlossaryFormat::omegat ? by_name : GlossaryFormat::tsv;
}

// UTF-8 of what is UTF-16 by its mark; nothing for all else.
std::optional<std::string> from_utf16(std::string_view text) {
  if (text.starts_with("\xFF\xFE")) return decode_utf16(text.substr(2), false);
  if (text.starts_with("\xFE\xFF")) return decode_utf16(text.substr(2), true);
  return std::nullopt;
}

std::string_view without_utf8_mark(std::string_view text) {
  return text.starts_with(kMark) ? text.substr(kMark.size()) : text;
}

bool looks_vietnamese(std::string_view given) {
  const std::string text = to_nfc(given);
  for (size_t i = 0; i < text.size();) {
    const char32_t c = to_lower(next_code_point(text, i));
    if ((c >= 0x1EA0 && c < 0x1EFA) || c == 0x111 || c == 0x103 || c == 0x1A1 || c == 0x1B0)
      return true;
  }
  return false;
}

// Both columns as the other should be: said once, nothing is changed.
void report_swapped(GlossaryIn& in, const std::string& file) {
  size_t swapped = 0;
  size_t right = 0;
  size_t pairs = 0;
  for (const GlossaryEntry& entry : in.glossary.entries) {
    const GlossaryTerm* en = entry.preferred(Lang::en);
    const GlossaryTerm* vi = entry.preferred(Lang::vi);
    if (en == nullptr || vi == nullptr) continue;
    ++pairs;
    const bool first = looks_vietnamese(en->text);
    const bool second = looks_vietnamese(vi->text);
    swapped += first && !second ? 1 : 0;
    right += second && !first ? 1 : 0;
  }
  if (swapped < 2 || swapped <= 4 * right || swapped * 4 < pairs) return;
  in.faults.push_back(
      {ErrorCode::format,
       fmt::format("the English of {} entries looks Vietnamese and their Vietnamese "
                   "does not: are the languages swapped? expected the columns in "
                   "the order of the direction given",
                   swapped),
       file});
}

}  // namespace

std::optional<GlossaryFormat> glossary_format_from_name(std::string_view name) {
  for (const FormatRow& row : kFormats)
    if (row.name == name) return row.format;
  return std::nullopt;
}

std::string_view name_of(GlossaryFormat format) { return row_of(format).name; }

std::string glossary_format_names() {
  std::string out;
  for (const FormatRow& row : kFormats) {
    if (!out.empty()) out += &row == &kFormats.back() ? " or " : ", ";
    out += row.name;
  }
  return out;
}

std::optional<GlossaryFormat> glossary_format_of_file(std::string_view path) {
  const std::string name = lower_ascii(without_packing(path));
  for (const FormatRow& row : kFormats)
    for (const std::string_view ending : row.endings)
      if (!ending.empty() && name.ends_with(ending)) return row.format;
  return std::nullopt;
}

std::optional<GlossaryFormat> glossary_format_of_text(std::string_view text,
                                                      std::string_view path) {
  if (text.starts_with("PK\x03\x04")) return GlossaryFormat::xlsx;
  text = text.substr(0, kLookAhead);
  const std::optional<std::string> decoded = from_utf16(text);
  text = without_utf8_mark(decoded ? *decoded : text);
  const size_t begin = text.find_first_not_of(" \t\r\n");
  if (begin == std::string_view::npos) return glossary_format_of_file(path);
  if (text[begin] == '{') return GlossaryFormat::jsonl;
  if (text[begin] == '<') {
    const std::string_view root = root_element(text);
    if (root == "tbx") return GlossaryFormat::tbx;
    if (root == "martif") return GlossaryFormat::tbx2;
    if (root == "tmx") return GlossaryFormat::tmx;
  }
  const auto table = table_of(text, path);
  return table ? table : glossary_format_of_file(path);
}

void Dropped::add_entry(std::string entry) {
  add("entries");
  if (entries.size() < kMostEntries) entries.push_back(std::move(entry));
}

std::string Dropped::text() const {
  std::string out;
  for (const auto& [what, count] : counts)
    if (count > 0) out += (out.empty() ? "" : ", ") + counted(count, what);
  return out;
}

Result<Done> append_glossary(std::string& out, const Glossary& glossary, GlossaryFormat format,
                             const GlossaryWriteOptions& options, Dropped& dropped) {
  if (options.bom && format == GlossaryFormat::csv) out.append(kMark);
  return row_of(format).write(out, glossary, options, dropped);
}

Result<GlossaryIn> read_glossary(std::string_view text, GlossaryFormat format,
                                 const std::string& file, Lang from) {
  const FormatRow& row = row_of(format);
  if (row.read == nullptr) {
    return Error{ErrorCode::format,
                 fmt::format("{} is written for people and not read; expected tbx, tbx2, omegat, "
                             "tsv, csv, tmx or jsonl",
                             row.name),
                 file};
  }
  if (!row.text) return row.read(text, file, from);
  const std::optional<std::string> decoded = from_utf16(text);
  text = without_utf8_mark(decoded ? *decoded : text);
  if (find_invalid_utf8(text)) {
    if (const auto legacy = guess_legacy(text))
      return Error{ErrorCode::encoding,
                   fmt::format("this is {} text, not UTF-8; {}", name_of(*legacy),
                               conversion_advice(*legacy, file, false)),
                   file};
  }
  Result<GlossaryIn> in = row.read(text, file, from);
  if (in) report_swapped(*in, file);
  return in;
}

}  // namespace align
