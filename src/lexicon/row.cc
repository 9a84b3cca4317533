#include "lexicon/row.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

#include "base/unicode.h"
#include "base/utf8.h"
#include "text/fold.h"

namespace align {
namespace {

constexpr std::array<std::string_view, kRowTypeCount> kRowTypeNames = {
    "PER",   "ORG",  "LOC", "MISC", "NORP", "TITLE", "TERM", "HEAD", "WORD",
    "HONOR", "NAME", "SYL", "SEG",  "CASE", "ABBR",  "CAL",  "UNIT", "SOUND"};

constexpr size_t kLongestForm = 500;  // bytes
constexpr size_t kMostForms = 500;    // in one language

std::vector<std::string_view> split(std::string_view text, std::string_view separator) {
  std::vector<std::string_view> out;
  size_t begin = 0;
  for (size_t at = text.find(separator); at != std::string_view::npos;
       at = text.find(separator, begin)) {
    out.push_back(text.substr(begin, at - begin));
    begin = at + separator.size();
  }
  out.push_back(text.substr(begin));
  return out;
}

std::string_view trim(std::string_view s) {
  while (!s.empty() && s.front() == ' ') s.remove_prefix(1);
  while (!s.empty() && s.back() == ' ') s.remove_suffix(1);
  return s;
}

uint32_t days_in(uint32_t year, uint32_t month) {
  if (month == 2) return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28;
  return month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
}

// "" is fine (0); nothing for what is no date.
std::optional<uint32_t> optional_date(std::string_view s) {
  if (s.empty()) return 0;
  if (s.size() != 10 || s[4] != '-' || s[7] != '-') return std::nullopt;
  uint32_t value = 0;
  for (const char c : s) {
    if (c == '-') continue;
    if (c < '0' || c > '9') return std::nullopt;
    value = value * 10 + static_cast<uint32_t>(c - '0');
  }
  const uint32_t month = value / 100 % 100;
  const uint32_t day = value % 100;
  if (month < 1 || month > 12 || day < 1 || day > days_in(value / 10000, month))
    return std::nullopt;
  return value;
}

std::optional<uint16_t> plain_flag(std::string_view name) {
  static constexpr std::array<std::pair<std::string_view, uint16_t>, 6> kFlags = {
      {{"acronym", kAcronym},
       {"short", kShort},
       {"variant", kVariant},
       {"transcription", kTranscription},
       {"plural", kPlural},
       {"case", kCase}}};
  for (const auto& [flag, bit] : kFlags)
    if (flag == name) return bit;
  return std::nullopt;
}

// One attribute in brackets; false when it is unknown.
bool apply_attribute(RowForm& form, std::string_view attribute) {
  if (const auto flag = plain_flag(attribute)) {
    form.flags |= *flag;
    return true;
  }
  if (attribute.starts_with("w=")) {
    const char* end = attribute.data() + attribute.size();
    const auto read = std::from_chars(attribute.data() + 2, end, form.weight);
    return read.ec == std::errc() && read.ptr == end && std::isfinite(form.weight);
  }
  if (attribute == "forbidden" || attribute.starts_with("forbidden=")) {
    form.flags |= kForbidden;
    form.instead = attribute.size() > 10 ? std::string(attribute.substr(10)) : "";
    return true;
  }
  return false;
}

// Attributes are parted by commas; the right form of [forbidden=...] stands last and may have some.
std::vector<std::string_view> attributes(std::string_view inside) {
  const size_t last = inside.find("forbidden=");
  std::vector<std::string_view> out;
  for (std::string_view attribute : split(inside.substr(0, last), ",")) {
    attribute = trim(attribute);
    if (!attribute.empty() || last == std::string_view::npos) out.push_back(attribute);
  }
  if (last != std::string_view::npos) out.push_back(trim(inside.substr(last)));
  return out;
}

// "dir/My names.tsv" -> "user.my-names": rows of two plain files must not take each other's place.
std::string plain_prefix(std::string_view file) {
  file = file.substr(file.rfind('/') + 1);
  file = file.substr(0, file.rfind('.'));
  std::string out;
  if (find_invalid_utf8(file)) return "user";
  for (size_t i = 0; i < file.size();) {
    const char32_t c = take_apart(next_code_point(file, i)).base;
    const bool plain = (c >= U'a' && c <= U'z') || (c >= U'0' && c <= U'9');
    if (plain || (!out.empty() && out.back() != '-'))
      out.push_back(plain ? static_cast<char>(c) : '-');
  }
  return out.empty() ? "user" : "user." + out;
}

bool is_control(char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; }

class Reader {
 public:
  explicit Reader(const std::string& file) : file_(file) {}

  LexiconFile run(std::string_view text) {
    if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
    bool ten_columns = false;
    for (std::string_view line : split(text, "\n")) {
      ++line_;
      if (!line.empty() && line.back() == '\r') line.remove_suffix(1);
      if (line_ == 1 && (ten_columns = line == kLexiconHeader)) continue;
      if (line.empty() || line.front() == '#') continue;
      if (const auto bad = find_invalid_utf8(line)) {
        fault(fmt::format("invalid UTF-8 at byte {} of the line", *bad), ErrorCode::invalid_utf8);
      } else if (std::any_of(line.begin(), line.end(),
                             [](char c) { return c != '\t' && is_control(c); })) {
        fault("a control character");
      } else if (ten_columns) {
        read_row(split(line, "\t"));
      } else {
        read_pair(split(line, "\t"));
      }
    }
    out_.plain = !ten_columns;
    return std::move(out_);
  }

 private:
  void fault(std::string message, ErrorCode code = ErrorCode::format) {
    out_.faults.push_back({code, std::move(message), file_, line_});
  }

  void read_row(const std::vector<std::string_view>& cells) {
    if (cells.size() != 10) return fault(fmt::format("{} columns, expected 10", cells.size()));
    LexiconRow row;
    row.line = line_;
    row.id = cells[0];
    const auto type = row_type_from_name(cells[1]);
    if (row.id.empty()) return fault("empty id, expected FILE:NAME");
    if (!type) return fault(fmt::format("unknown type '{}'", cells[1]));
    row.type = *type;
    if (!read_forms(cells[2], row.vi) || !read_forms(cells[3], row.en)) return;
    const bool retired = cells[7] == kRetired;
    if (row.vi.empty() && row.en.empty() && !retired)
      return fault("no form in either language, and not retired");
    const auto from = optional_date(cells[5]);
    const auto to = optional_date(cells[6]);
    if (!from || !to) return fault("bad date, expected YYYY-MM-DD");
    row.from = *from;
    row.to = *to;
    row.domain = cells[4];
    row.relations = cells[7];
    row.source = cells[8];
    row.note = cells[9];
    out_.rows.push_back(std::move(row));
  }

  void read_pair(const std::vector<std::string_view>& cells) {
    if (cells.size() < 2 || cells.size() > 3)
      return fault(fmt::format(
          "{} columns, expected English and Vietnamese, or the ten of the header", cells.size()));
    LexiconRow row;
    row.line = line_;
    row.id = fmt::format("{}:{}", plain_prefix(file_), line_);
    row.source = "user";
    if (!read_forms(cells[0], row.en) || !read_forms(cells[1], row.vi)) return;
    if (row.en.empty() || row.vi.empty())
      return fault("an empty column, expected English and Vietnamese");
    if (word_keys(row.en[0].text).marked && !word_keys(row.vi[0].text).marked)
      std::swap(row.en, row.vi);
    row.type = word_keys(row.en[0].text).starts_capital ? RowType::MISC : RowType::TERM;
    if (cells.size() == 3) {
      const auto type = row_type_from_name(cells[2]);
      if (!type || !is_mention(*type)) return fault(fmt::format("unknown type '{}'", cells[2]));
      row.type = *type;
    }
    out_.rows.push_back(std::move(row));
  }

  bool read_forms(std::string_view cell, std::vector<RowForm>& forms) {
    for (std::string_view piece : split(cell, " | ")) {
      piece = trim(piece);
      if (piece.empty()) continue;
      RowForm form;
      const size_t open = piece.rfind(" [");
      if (open != std::string_view::npos && piece.back() == ']') {
        for (const std::string_view attribute :
             attributes(piece.substr(open + 2, piece.size() - open - 3)))
          if (!apply_attribute(form, attribute))
            return fault(fmt::format("unknown attribute '{}'", attribute)), false;
        piece = trim(piece.substr(0, open));
      }
      if (piece.size() > kLongestForm)
        return fault(fmt::format("a form of {} bytes, expected at most {}", piece.size(),
                                 kLongestForm)),
               false;
      form.text = to_nfc(piece);
      forms.push_back(std::move(form));
    }
    if (forms.size() > kMostForms)
      return fault(fmt::format("{} forms, expected at most {}", forms.size(), kMostForms)), false;
    return true;
  }

  const std::string& file_;
  size_t line_ = 0;
  LexiconFile out_;
};

}  // namespace

std::string_view name_of(RowType type) { return kRowTypeNames[static_cast<size_t>(type)]; }

std::optional<RowType> row_type_from_name(std::string_view name) {
  for (size_t i = 0; i < kRowTypeNames.size(); ++i)
    if (kRowTypeNames[i] == name) return static_cast<RowType>(i);
  return std::nullopt;
}

LexiconFile read_lexicon(std::string_view text, const std::string& file) {
  return Reader(file).run(text);
}

Result<uint32_t> parse_date(std::string_view text) {
  const auto date = optional_date(text);
  if (text.empty() || !date)
    return Error{ErrorCode::usage, fmt::format("'{}', expected a date as 2025-07-01", text)};
  return *date;
}

std::string date_text(uint32_t d) {
  return d == 0 ? "" : fmt::format("{:04}-{:02}-{:02}", d / 10000, d / 100 % 100, d % 100);
}

}  // namespace align
