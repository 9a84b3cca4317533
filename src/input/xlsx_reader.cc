#include "input/xlsx_reader.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <map>
#include <optional>
#include <utility>

#include "input/xlsx_part.h"

namespace align {
namespace {

constexpr uint32_t kMostColumns = 16384;  // of Excel: A to XFD
constexpr uint32_t kMostRows = 1u << 20;
constexpr size_t kMostStrings = 10'000'000;

struct Relation {
  std::string type;  // the last word of it: "worksheet"
  std::string target;
};
using Relations = std::map<std::string, Relation, std::less<>>;

// "xl/worksheets/sheet1.xml" of "worksheets/sheet1.xml", "../xl/worksheets/sheet1.xml" or "/xl/...", seen from xl/.
std::string resolved(std::string_view folder, std::string_view target) {
  std::string out(target.starts_with('/') ? "" : folder);
  for (size_t at = 0; at <= target.size();) {
    const size_t end = std::min(target.find('/', at), target.size());
    const std::string_view step = target.substr(at, end - at);
    at = end + 1;
    if (step.empty() || step == ".") continue;
    if (step == "..") {
      const size_t slash = out.rfind('/');
      out.resize(slash == std::string::npos ? 0 : slash);
      continue;
    }
    if (!out.empty()) out += '/';
    out += step;
  }
  return out;
}

class RelationsPart : public XlsxPart {
 public:
  RelationsPart(const std::string& file, std::string folder)
      : XlsxPart(file), folder_(std::move(folder)) {}
  Relations relations;

 private:
  void open_tag(std::string_view name, Attributes attributes) override {
    const auto id = attribute(attributes, "Id");
    const auto target = attribute(attributes, "Target");
    const auto type = attribute(attributes, "Type");
    if (name != "Relationship" || !id || !target || !type) return;
    if (attribute(attributes, "TargetMode") == "External") return;
    relations[std::string(*id)] = {std::string(type->substr(type->rfind('/') + 1)),
                                   resolved(folder_, *target)};
  }
  void close_tag(std::string_view /*name*/) override {}
  void text(std::string_view /*piece*/) override {}

  std::string folder_;
};

class WorkbookPart : public XlsxPart {
 public:
  using XlsxPart::XlsxPart;
  std::vector<std::pair<std::string, std::string>> sheets;  // name, id of the relation

 private:
  void open_tag(std::string_view name, Attributes attributes) override {
    if (name != "sheet") return;
    // Two attributes are called id: the number of the sheet is "sheetId".
    const auto id = attribute(attributes, "id");
    if (id) sheets.emplace_back(attribute(attributes, "name").value_or(""), *id);
  }
  void close_tag(std::string_view /*name*/) override {}
  void text(std::string_view /*piece*/) override {}
};

// What is shown of <si> or <is>: the text of its <t>, but not how it is pronounced (<rPh>).
class ShownText {
 public:
  void open(std::string_view name) {
    if (name == "rPh") ++pronounced_;
    if (name == "t") inside_ = true;
  }
  void close(std::string_view name) {
    if (name == "rPh" && pronounced_ > 0) --pronounced_;
    if (name == "t") inside_ = false;
  }
  bool takes() const { return inside_ && pronounced_ == 0; }

 private:
  bool inside_ = false;
  size_t pronounced_ = 0;
};

class StringsPart : public XlsxPart {
 public:
  StringsPart(const std::string& file, XlsxStrings& strings) : XlsxPart(file), strings_(strings) {}

 private:
  void open_tag(std::string_view name, Attributes /*attributes*/) override {
    if (name == "si") item_.clear();
    shown_.open(name);
  }
  void close_tag(std::string_view name) override {
    shown_.close(name);
    if (name != "si") return;
    if (strings_.size() == kMostStrings)
      return refuse(ErrorCode::too_large,
                    fmt::format("more than {} strings, the limit", kMostStrings));
    strings_.add(without_xlsx_escapes(item_));
  }
  void text(std::string_view piece) override {
    if (shown_.takes()) item_ += piece;
  }

  XlsxStrings& strings_;
  ShownText shown_;
  std::string item_;
};

class SheetPart : public XlsxPart {
 public:
  SheetPart(const std::string& file, const XlsxStrings& strings, const XlsxReader::Row& row)
      : XlsxPart(file), strings_(strings), row_(row) {}

 private:
  // Views would move while the row grows.
  struct Cell {
    uint32_t column = 0;
    std::string_view shared;
    size_t begin = 0;  // else in texts_
    size_t end = 0;
    bool error = false;
  };

  void open_tag(std::string_view name, Attributes attributes) override {
    if (name == "row") return open_row(attributes);
    if (name == "c") return open_cell(attributes);
    if (name == "v") in_value_ = true;
    shown_.open(name);
  }

  void close_tag(std::string_view name) override {
    if (name == "row") return close_row();
    if (name == "c") return close_cell();
    if (name == "v") in_value_ = false;
    shown_.close(name);
  }

  void text(std::string_view piece) override {
    if (in_value_ || shown_.takes()) value_ += piece;
  }

  void open_row(Attributes attributes) {
    ++number_;
    column_ = 0;
    uint32_t said = 0;
    const std::string_view text = attribute(attributes, "r").value_or("");
    const auto [end, code] = std::from_chars(text.data(), text.data() + text.size(), said);
    if (code == std::errc{} && end == text.data() + text.size() && said > 0 && said <= kMostRows)
      number_ = said;
  }

  // "AB12" is the column 27; without a place it is the next one.
  void open_cell(Attributes attributes) {
    uint32_t said = 0;
    for (const char c : attribute(attributes, "r").value_or("")) {
      if (c < 'A' || c > 'Z' || said > kMostColumns) break;
      constexpr uint32_t kLetters = 26;
      said = said * kLetters + static_cast<uint32_t>(c - 'A') + 1;
    }
    column_ = said == 0 ? column_ + 1 : said;
    if (column_ > kMostColumns)
      refuse(ErrorCode::too_large,
             fmt::format("row {} has more than {} columns, the limit", number_, kMostColumns));
    kind_ = attribute(attributes, "t").value_or("n");
    value_.clear();
  }

  void close_cell() {
    Cell cell{column_ - 1, {}, texts_.size(), texts_.size(), kind_ == "e"};
    if (kind_ == "s") {
      size_t index = 0;
      const auto [end, code] = std::from_chars(value_.data(), value_.data() + value_.size(), index);
      if (value_.empty()) return;
      if (code != std::errc{} || end != value_.data() + value_.size() || index >= strings_.size())
        return refuse(ErrorCode::format, fmt::format("row {}: there is no shared string {}",
                                                     number_, clipped(value_)));
      cell.shared = strings_.at(index);
      if (!cell.shared.empty()) cells_.push_back(cell);
      return;
    }
    if (kind_ == "b" && (value_ == "0" || value_ == "1")) value_ = value_ == "1" ? "TRUE" : "FALSE";
    texts_ += without_xlsx_escapes(value_);
    cell.end = texts_.size();
    if (cell.end > cell.begin) cells_.push_back(cell);
  }

  void close_row() {
    std::vector<XlsxCell> out;
    out.reserve(cells_.size());
    for (const Cell& cell : cells_) {
      const std::string_view own =
          std::string_view(texts_).substr(cell.begin, cell.end - cell.begin);
      out.push_back({cell.column, own.empty() ? cell.shared : own, cell.error});
    }
    if (!out.empty() && !row_(number_, out)) enough();
    cells_.clear();
    texts_.clear();
  }

  const XlsxStrings& strings_;
  const XlsxReader::Row& row_;
  ShownText shown_;
  bool in_value_ = false;
  uint32_t number_ = 0;
  uint32_t column_ = 0;
  std::string kind_;
  std::string value_;
  std::vector<Cell> cells_;
  std::string texts_;
};

// Files that people take for it.
std::optional<std::string_view> other_kind(std::string_view bytes) {
  if (bytes.starts_with("\xD0\xCF\x11\xE0"))
    return "is an old .xls, or has a password; save it as .xlsx without a password";
  if (!ZipParts::is_zip(bytes)) return "is no XLSX workbook";
  return std::nullopt;
}

}  // namespace

void XlsxStrings::add(std::string_view text) {
  text_ += text;
  ends_.push_back(static_cast<uint32_t>(text_.size()));
}

std::string_view XlsxStrings::at(size_t i) const {
  const uint32_t begin = i == 0 ? 0 : ends_[i - 1];
  return std::string_view(text_).substr(begin, ends_[i] - begin);
}

Result<XlsxReader> XlsxReader::open(std::string_view bytes, std::string file,
                                    uint64_t most_unpacked) {
  if (const auto kind = other_kind(bytes))
    return Error{ErrorCode::format, std::string(*kind), std::move(file)};
  Result<ZipParts> zip = ZipParts::open(bytes, std::move(file), most_unpacked);
  if (!zip) return zip.error();
  XlsxReader out(std::move(*zip));
  if (auto done = out.read_structure(); !done) return done.error();
  return out;
}

Result<Done> XlsxReader::read_structure() {
  std::string book = "xl/workbook.xml";
  if (zip_.has("_rels/.rels")) {
    RelationsPart root(zip_.file(), "");
    if (auto done = root.read(zip_, "_rels/.rels"); !done) return done;
    for (const auto& [id, relation] : root.relations)
      if (relation.type == "officeDocument") book = relation.target;
  }
  if (!zip_.has(book)) {
    const bool open_document = zip_.has("content.xml");
    return Error{ErrorCode::format,
                 open_document ? "is an OpenDocument file; save it as .xlsx"
                               : "is no XLSX workbook: it has no part " + book,
                 zip_.file()};
  }
  WorkbookPart workbook(zip_.file());
  if (auto done = workbook.read(zip_, book); !done) return done;
  const size_t slash = book.rfind('/');
  const std::string folder = slash == std::string::npos ? "" : book.substr(0, slash);
  RelationsPart relations(zip_.file(), folder);
  const std::string name = book.substr(slash == std::string::npos ? 0 : slash + 1);
  const std::string part =
      fmt::format("{}{}_rels/{}.rels", folder, folder.empty() ? "" : "/", name);
  if (auto done = relations.read(zip_, part); !done) return done;
  for (auto& [sheet, id] : workbook.sheets) {
    const auto it = relations.relations.find(id);
    if (it == relations.relations.end() || it->second.type != "worksheet") continue;
    names_.push_back(std::move(sheet));
    parts_.push_back(it->second.target);
  }
  for (const auto& [id, relation] : relations.relations) {
    if (relation.type != "sharedStrings") continue;
    StringsPart strings(zip_.file(), strings_);
    return strings.read(zip_, relation.target);
  }
  return Done{};
}

Result<Done> XlsxReader::read(size_t sheet, const Row& row) {
  SheetPart part(zip_.file(), strings_, row);
  return part.read(zip_, parts_[sheet]);
}

}  // namespace align
