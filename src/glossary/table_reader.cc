#include "glossary/table_reader.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

#include "base/blanks.h"
#include "glossary/cell_lists.h"

namespace align {
namespace {

constexpr size_t kNamedUnknown = 5;  // columns that a message names
constexpr auto kSureHeader = 3;      // columns with names of ours: it is no row of terms

struct Alias {
  std::string_view name;
  std::string_view column;
};
// Names in the tables of other programs, in lower case and with _ for blanks.
constexpr std::array<Alias, 10> kAliases = {{{"entry_id", "id"},
                                             {"subject", "type"},
                                             {"subject_field", "type"},
                                             {"entry_subject", "type"},
                                             {"entry_domain", "domain"},
                                             {"comment", "note"},
                                             {"comments", "note"},
                                             {"note", "note"},
                                             {"entry_note", "note"},
                                             {"description", "note"}}};

// People's spreadsheets write "0,926" too.
std::optional<double> score_of(std::string_view text) {
  std::string digits(text);
  std::replace(digits.begin(), digits.end(), ',', '.');
  double score = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), score);
  if (error != std::errc() || end != digits.data() + digits.size()) return std::nullopt;
  const bool is_share = score >= 0 && score <= 1;  // no NaN is
  return is_share ? std::optional(score) : std::nullopt;
}

// What stands in the cells of a row, by column.
struct RowIn {
  std::array<std::string_view, kColumnCount> cells{};
  std::array<std::vector<std::string_view>, 2> more_terms;
  std::vector<std::string_view> notes;

  std::string_view at(Column column) const { return cells[static_cast<size_t>(column)]; }
};

std::optional<Error> read_side(const RowIn& row, Lang lang, GlossaryEntry& entry) {
  const bool en = lang == Lang::en;
  const std::string own = clean_term(row.at(column_of(lang)));
  Result<std::vector<GlossaryTerm>> terms =
      read_terms(row.at(en ? Column::en_terms : Column::vi_terms), own);
  if (!terms) {
    Error error = terms.error();
    error.message.insert(0, en ? "en_terms " : "vi_terms ");
    return error;
  }
  for (const std::string_view cell : row.more_terms[static_cast<size_t>(index_of(lang))]) {
    std::string term = clean_term(cell);
    if (!term.empty()) terms->push_back({.text = std::move(term), .status = TermStatus::admitted});
  }
  entry.side(lang) = std::move(*terms);
  return std::nullopt;
}

Result<GlossaryEntry> entry_of_row(const RowIn& row, bool ours) {
  GlossaryEntry out;
  out.id = trimmed(row.at(Column::id));
  const std::string_view type = trimmed(row.at(Column::type));
  out.type = type_from_name(type);
  if (!out.type) out.subject = type;
  for (const Lang lang : {Lang::en, Lang::vi})
    if (auto error = read_side(row, lang, out)) return *error;
  if (out.terms[0].empty() && out.terms[1].empty())
    return Error{ErrorCode::format, "no term, expected one in English or Vietnamese"};
  out.contexts[0] = {std::string(row.at(Column::en_context)),
                     std::string(row.at(Column::en_source))};
  out.contexts[1] = {std::string(row.at(Column::vi_context)),
                     std::string(row.at(Column::vi_source))};
  if (const std::string_view score = trimmed(row.at(Column::score)); !score.empty()) {
    out.score = score_of(score);
    if (!out.score)
      return Error{ErrorCode::format,
                   fmt::format("score '{}', expected a number from 0 to 1", score)};
  }
  out.evidence = row.at(Column::evidence);
  out.decision = trimmed(row.at(Column::decision));
  auto files = read_counts(row.at(Column::files));
  if (!files) return Error{ErrorCode::format, "files " + files.error().message};
  out.files = std::move(*files);
  if (ours) {
    out.notes = read_items(row.at(Column::notes));
  } else if (!trimmed(row.at(Column::notes)).empty()) {
    out.notes.emplace_back(trimmed(row.at(Column::notes)));
  }
  for (const std::string_view note : row.notes)
    if (!trimmed(note).empty()) out.notes.emplace_back(trimmed(note));
  out.domain = row.at(Column::domain);
  return out;
}

}  // namespace

TableReader::TableReader(std::string file, Lang from) : file_(std::move(file)), from_(from) {}

void TableReader::add_fault(Error error, size_t line) {
  error.file = file_;
  error.line = line;
  out_.faults.push_back(std::move(error));
}

TableReader::Use TableReader::use_of(std::string_view cell,
                                     std::array<std::string, 2>& locales) const {
  std::string key = header_key(cell);
  Use use{Role::nothing, Column::id, std::string(trimmed(cell))};
  const auto alias =
      std::find_if(kAliases.begin(), kAliases.end(), [&](const Alias& a) { return a.name == key; });
  if (alias != kAliases.end()) key = alias->column;
  if (key == "note") {
    use.role = Role::note;
  } else if (const auto column = column_from_name(key)) {
    use.role = Role::column;
    use.column = *column;
  } else if (const auto language = language_of(cell, from_)) {
    use.role = Role::column;
    use.column = column_of(language->lang);
    if (!language->locale.empty())
      locales[static_cast<size_t>(index_of(language->lang))] = language->locale;
  }
  return use;
}

bool TableReader::read_header(std::span<const std::string> cells, size_t line) {
  std::array<bool, kColumnCount> seen{};
  std::array<std::string, 2> locales = out_.glossary.locales;
  std::string title;
  for (const std::string& cell : cells) {
    Use use = use_of(cell, locales);
    if (&cell == &cells.back() && cell.starts_with(kTitle)) {
      title = cell.substr(kTitle.size());
      use.name.clear();
    }
    bool& first = seen[static_cast<size_t>(use.column)];
    if (use.role == Role::column && std::exchange(first, true)) {
      const bool term = use.column == Column::en || use.column == Column::vi;
      use.role = term ? Role::more_terms : Role::nothing;
    }
    uses_.push_back(std::move(use));
  }
  header_ = seen[static_cast<size_t>(Column::en)] && seen[static_cast<size_t>(Column::vi)];
  if (!header_ && std::count(seen.begin(), seen.end(), true) >= kSureHeader) {
    missing_ = Error{ErrorCode::format,
                     "the header line has no columns for both languages, expected en and vi, "
                     "English and Vietnamese, or source and target",
                     file_, line};
    return true;
  }
  if (!header_) {
    uses_ = {{Role::column, column_of(from_), ""}, {Role::column, column_of(other(from_)), ""}};
    return false;
  }
  ours_ =
      seen[static_cast<size_t>(Column::en_terms)] || seen[static_cast<size_t>(Column::vi_terms)];
  out_.glossary.locales = std::move(locales);
  out_.glossary.title = unescaped_cell(title);
  report_unknown(line);
  return true;
}

void TableReader::report_unknown(size_t line) {
  std::string names;
  size_t count = 0;
  for (const Use& use : uses_) {
    if (use.role != Role::nothing || use.name.empty()) continue;
    if (++count <= kNamedUnknown)
      names += (count == 1 ? "'" : ", '") + use.name.substr(0, 60) + "'";
  }
  if (count == 0) return;
  if (count > kNamedUnknown) names += fmt::format(" and {} more", count - kNamedUnknown);
  add_fault(
      {ErrorCode::format, fmt::format("columns that are not read: {}; known are id, type, en, "
                                      "vi, decision, score, evidence, en_terms, vi_terms, "
                                      "contexts, files, notes, domain",
                                      names)},
      line);
}

Result<GlossaryEntry> TableReader::entry_of(std::span<const std::string> cells) const {
  RowIn row;
  for (size_t i = 0; i < cells.size() && i < uses_.size(); ++i) {
    const Use& use = uses_[i];
    if (use.role == Role::column) row.cells[static_cast<size_t>(use.column)] = cells[i];
    if (use.role == Role::note) row.notes.push_back(cells[i]);
    if (use.role == Role::more_terms)
      row.more_terms[use.column == Column::en ? 0 : 1].push_back(cells[i]);
  }
  return entry_of_row(row, ours_);
}

void TableReader::add_row(std::span<const std::string> cells, size_t line) {
  if (missing_) return;
  const bool more =
      cells.size() > uses_.size() &&
      std::any_of(cells.begin() + static_cast<std::ptrdiff_t>(uses_.size()), cells.end(),
                  [](const std::string& cell) { return !trimmed(cell).empty(); });
  if (cells.size() < 2 || (more && header_)) {
    add_fault({ErrorCode::format,
               fmt::format("{} column{}, expected {}{}", cells.size(), cells.size() == 1 ? "" : "s",
                           uses_.size(), header_ ? " as in the header" : ": source and target")},
              line);
    return;
  }
  if (more && !std::exchange(said_more_, true)) {
    add_fault({ErrorCode::format,
               fmt::format("{} columns without a header line: only the first two are read, source "
                           "and target; expected a header like id, type, en, vi",
                           cells.size())},
              line);
  }
  Result<GlossaryEntry> entry = entry_of(cells);
  if (entry) {
    out_.glossary.entries.push_back(std::move(*entry));
  } else {
    add_fault(entry.error(), line);
  }
}

Result<GlossaryIn> TableReader::finish(std::string_view expected) {
  if (missing_) return *missing_;
  if (out_.glossary.entries.empty() && !header_ && !out_.faults.empty()) {
    Error error = out_.faults.front();
    error.message = fmt::format("not a glossary: {}; expected {}", error.message, expected);
    return error;
  }
  return std::move(out_);
}

}  // namespace align
