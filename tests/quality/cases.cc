#include "tests/quality/cases.h"

#include <fmt/format.h>
#include <unicode/uchar.h>

#include <algorithm>
#include <array>
#include <optional>
#include <set>
#include <utility>

#include "base/files.h"
#include "base/utf8.h"
#include "lexicon/row.h"
#include "match/evidence.h"

namespace align {
namespace {

constexpr std::string_view kHeader = "id\tphenomenon\tkind\ten\tvi\tmust\tmust_not\tstate";
constexpr size_t kColumns = 8;
constexpr std::string_view kAnyName = "NAME";
const std::string kFolder = ALIGN_SOURCE_DIR "/tests/quality/";

std::vector<std::string_view> split(std::string_view text, std::string_view by) {
  std::vector<std::string_view> out;
  for (;;) {
    const size_t at = text.find(by);
    out.push_back(text.substr(0, at));
    if (at == std::string_view::npos) return out;
    text.remove_prefix(at + by.size());
  }
}

// '*' stands for any text.
bool fits(std::string_view pattern, std::string_view text) {
  const size_t star = pattern.find('*');
  if (star == std::string_view::npos) return pattern == text;
  if (text.substr(0, star) != pattern.substr(0, star)) return false;
  const std::string_view rest = pattern.substr(star + 1);
  for (size_t from = star; from <= text.size(); ++from)
    if (fits(rest, text.substr(from))) return true;
  return false;
}

// "(tỉnh) Phú Thọ" -> "tỉnh Phú Thọ", "Phú Thọ"
std::vector<std::string> readings(std::string_view form) {
  const size_t open = form.find('(');
  const size_t close = form.find(')', open);
  if (open == std::string_view::npos || close == std::string_view::npos) return {std::string(form)};
  std::string_view before = form.substr(0, open);
  const std::string_view after = form.substr(close + 1);
  const std::string with =
      std::string(before).append(form.substr(open + 1, close - open - 1)).append(after);
  std::string without;
  if (after.empty() && before.ends_with(' ')) before.remove_suffix(1);
  without.append(before).append(before.empty() && after.starts_with(' ') ? after.substr(1) : after);
  std::vector<std::string> out = readings(with);
  for (std::string& s : readings(without)) out.push_back(std::move(s));
  return out;
}

// No letter or digit stands on both sides of `at`.
bool is_edge(std::string_view text, size_t at) {
  if (at == 0 || at == text.size()) return true;
  size_t before = previous_code_point(text, at);
  size_t behind = at;
  const auto left = static_cast<UChar32>(next_code_point(text, before));
  const auto right = static_cast<UChar32>(next_code_point(text, behind));
  return u_isalnum(left) == 0 || u_isalnum(right) == 0;
}

// The byte where `form` stands for the `occurrence`-th time as whole words.
size_t place_of(std::string_view text, std::string_view form, size_t occurrence) {
  for (size_t at = text.find(form); at != std::string_view::npos; at = text.find(form, at + 1))
    if (is_edge(text, at) && is_edge(text, at + form.size()) && --occurrence == 0) return at;
  return std::string_view::npos;
}

bool stands_in(const QualityForm& form, std::string_view text) {
  const auto all = readings(form.text);
  return std::any_of(all.begin(), all.end(), [&](const std::string& s) {
    return place_of(text, s, std::max<size_t>(form.occurrence, 1)) != std::string_view::npos;
  });
}

bool is_at(const QualityForm& form, std::string_view reading, const PlacedText& place,
           std::string_view text) {
  return form.occurrence == 0 || place_of(text, reading, form.occurrence) == place.bytes.begin;
}

bool has_type(const QualityPair& pair, Type type) {
  if (pair.type == kAnyName) return is_name(type);
  return pair.type.empty() || pair.type == name_of(type);
}

bool has_source(const QualityPair& pair, const std::vector<EvidenceNote>& evidence) {
  return pair.source.empty() ||
         std::any_of(evidence.begin(), evidence.end(),
                     [&](const EvidenceNote& n) { return n.source == pair.source; });
}

bool is_form(const QualityForm& form, const PlacedText& place, std::string_view text) {
  const auto all = readings(form.text);
  return std::any_of(all.begin(), all.end(), [&](const std::string& s) {
    return s == place.text && is_at(form, s, place, text);
  });
}

bool fits_form(const QualityForm& form, const PlacedText& place, std::string_view text) {
  return fits(form.text, place.text) && is_at(form, form.text, place, text);
}

// Reading the table ------------------------------------------------------------------------------

std::optional<QualityForm> parse_form(std::string_view text) {
  QualityForm out;
  const size_t mark = text.rfind('#');
  if (mark != std::string_view::npos && mark + 2 == text.size() && text[mark + 1] >= '1' &&
      text[mark + 1] <= '9') {
    out.occurrence = static_cast<size_t>(text[mark + 1] - '0');
    text = text.substr(0, mark);
  }
  if (text.empty()) return std::nullopt;
  out.text = text;
  return out;
}

bool is_kind(std::string_view name) {
  return name == "statistics" ||
         std::find(kEvidenceNames.begin(), kEvidenceNames.end(), name) != kEvidenceNames.end();
}

// What stands in brackets: "PER", "order", "PER order".
bool parse_marks(std::string_view text, QualityPair& out) {
  for (const std::string_view word : split(text, " ")) {
    const bool is_type = word == kAnyName || type_from_name(word).has_value();
    if (!is_type && !is_kind(word)) return false;
    std::string& mark = is_type ? out.type : out.source;
    if (!mark.empty()) return false;
    mark = word;
  }
  return true;
}

std::optional<QualityPair> parse_pair(std::string_view text) {
  QualityPair out;
  const size_t bracket = text.rfind(" [");
  if (bracket != std::string_view::npos && text.ends_with(']')) {
    if (!parse_marks(text.substr(bracket + 2, text.size() - bracket - 3), out)) return std::nullopt;
    text = text.substr(0, bracket);
  }
  const auto sides = split(text, " = ");
  if (sides.size() != 2) return std::nullopt;
  const auto en = parse_form(sides[0]);
  const auto vi = parse_form(sides[1]);
  if (!en || !vi) return std::nullopt;
  out.en = *en;
  out.vi = *vi;
  return out;
}

struct RowReader {
  std::string file;
  size_t line = 0;

  Error error(std::string message) const {
    return {ErrorCode::format, std::move(message), file, line};
  }

  Result<std::vector<QualityPair>> pairs(std::string_view text) const {
    std::vector<QualityPair> out;
    if (text.empty()) return out;
    for (const std::string_view part : split(text, " ; ")) {
      const auto pair = parse_pair(part);
      if (!pair) return error(fmt::format("'{}' is no pair, expected EN = VI [TYPE]", part));
      out.push_back(*pair);
    }
    return out;
  }

  Result<QualityCase> read(std::string_view text) const {
    const auto columns = split(text, "\t");
    if (columns.size() != kColumns)
      return error(fmt::format("{} columns, expected {}", columns.size(), kColumns));
    QualityCase out{std::string(columns[0]), std::string(columns[1]), std::string(columns[2]),
                    std::string(columns[3]), std::string(columns[4])};
    if (out.kind != "-" && !is_kind(out.kind))
      return error(fmt::format("'{}' is no kind of evidence, expected one or -", out.kind));
    auto must = pairs(columns[5]);
    if (!must) return must.error();
    auto must_not = pairs(columns[6]);
    if (!must_not) return must_not.error();
    out.must = std::move(*must);
    out.must_not = std::move(*must_not);
    if (columns[7] != "ok" && columns[7] != "open")
      return error(fmt::format("the state is '{}', expected ok or open", columns[7]));
    out.open = columns[7] == "open";
    if (out.must.empty() && out.must_not.empty()) return error("the case asks for nothing");
    for (const QualityPair& p : out.must)
      if (!stands_in(p.en, out.en) || !stands_in(p.vi, out.vi))
        return error(fmt::format("'{}' is not in the texts", p.shown()));
    return out;
  }
};

std::string shown(const QualityForm& form) {
  return form.occurrence == 0 ? form.text : fmt::format("{}#{}", form.text, form.occurrence);
}

}  // namespace

std::string QualityPair::shown() const {
  const std::string marks =
      fmt::format("{}{}{}", type, type.empty() || source.empty() ? "" : " ", source);
  return fmt::format("{} = {}{}", align::shown(en), align::shown(vi),
                     marks.empty() ? "" : " [" + marks + "]");
}

Result<std::vector<QualityCase>> read_quality_cases(std::string_view text,
                                                    const std::string& file) {
  std::vector<QualityCase> out;
  std::set<std::string> ids;
  RowReader reader{file};
  if (text.ends_with('\n')) text.remove_suffix(1);
  for (const std::string_view line : split(text, "\n")) {
    ++reader.line;
    if (reader.line == 1) {
      if (line != kHeader) return reader.error(fmt::format("the header is not '{}'", kHeader));
      continue;
    }
    auto one = reader.read(line);
    if (!one) return one.error();
    if (!ids.insert(one->id).second)
      return reader.error(fmt::format("the id '{}' is there twice", one->id));
    out.push_back(std::move(*one));
  }
  return out;
}

std::vector<std::string> faults_of(const QualityCase& c, const Alignment& alignment) {
  std::vector<std::string> out;
  std::vector<bool> asked_for(alignment.pairs.size(), false);
  for (const QualityPair& pair : c.must) {
    std::string instead;
    bool found = false;
    for (size_t i = 0; i < alignment.pairs.size() && !found; ++i) {
      const AlignedPair& row = alignment.pairs[i];
      if (asked_for[i] || !is_form(pair.en, row.en, c.en) || !is_form(pair.vi, row.vi, c.vi))
        continue;
      const bool right_type = has_type(pair, row.type);
      found = right_type && has_source(pair, row.evidence);
      asked_for[i] = found;
      if (!found)
        instead =
            right_type ? ", it has other evidence" : fmt::format(", it is {}", name_of(row.type));
    }
    if (!found) out.push_back(fmt::format("missed {}{}", pair.shown(), instead));
  }
  for (size_t i = 0; i < alignment.pairs.size(); ++i) {
    const AlignedPair& row = alignment.pairs[i];
    const bool wrong = std::any_of(c.must_not.begin(), c.must_not.end(), [&](const QualityPair& p) {
      return has_type(p, row.type) && has_source(p, row.evidence) &&
             fits_form(p.en, row.en, c.en) && fits_form(p.vi, row.vi, c.vi);
    });
    if (wrong && !asked_for[i])
      out.push_back(fmt::format("false {} {} = {}", name_of(row.type), row.en.text, row.vi.text));
  }
  return out;
}

Result<std::vector<QualityCase>> project_quality_cases() {
  const Result<std::string> text = read_file(kFolder + "cases.tsv");
  if (!text) return text.error();
  return read_quality_cases(*text, "cases.tsv");
}

Result<LexiconSet> quality_lexicon() {
  Result<LexiconSet> out = builtin_lexicons();
  if (!out) return out.error();
  const Result<std::string> text = read_file(kFolder + "user.tsv");
  if (!text) return text.error();
  const LexiconFile rows = read_lexicon(*text, "user.tsv");
  if (!rows.faults.empty()) return rows.faults.front();
  out->add_rows(rows.rows, "user.tsv");
  return out;
}

}  // namespace align
