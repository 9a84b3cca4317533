#include "lexicon/check.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <string>
#include <unordered_map>
#include <utility>

#include "base/unicode.h"
#include "base/utf8.h"
#include "text/fold.h"

namespace align {
namespace {

constexpr std::array<std::string_view, 4> kRelations = {"renamed-to", "part-of", "abbreviation-of",
                                                        "people-of"};

bool is_slug_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '.' || c == '-';
}

bool is_slug(std::string_view s) {
  return !s.empty() && std::all_of(s.begin(), s.end(), is_slug_letter);
}

bool is_id(std::string_view id) {
  const size_t colon = id.find(':');
  return colon != std::string_view::npos && is_slug(id.substr(0, colon)) &&
         is_slug(id.substr(colon + 1));
}

// CLDR's names come in while the lexicons are compiled; their ids keep CLDR's own codes.
bool is_cldr(std::string_view id) { return id.starts_with("cldr:"); }

// ư, ơ, ế, the hook and the dot below occur in no English name; à or é do. ă and đ are Romanian, Croatian
// and so on too: in parts of names they say nothing.
bool has_vietnamese_only_letter(std::string_view text, RowType type) {
  for (size_t i = 0; i < text.size();) {
    const Letter letter = take_apart(next_code_point(text, i));
    if ((letter.marks & (kHorn | kHook | kDotBelow)) != 0) return true;
    if ((letter.marks & kCircumflex) != 0 && (letter.marks & kTones) != 0) return true;
    const bool shared = (letter.base == U'a' && (letter.marks & kBreve) != 0) ||
                        (letter.base == U'd' && (letter.marks & kStroke) != 0);
    if (shared && type != RowType::NAME) return true;
  }
  return false;
}

std::string lower(std::string_view text) {
  std::string out;
  for (size_t i = 0; i < text.size();) append_utf8(out, to_lower(next_code_point(text, i)));
  return out;
}

std::vector<std::pair<std::string_view, std::string_view>> relations_of(const LexiconRow& row) {
  std::vector<std::pair<std::string_view, std::string_view>> out;
  std::string_view rest = row.relations;
  while (!rest.empty()) {
    const size_t end = std::min(rest.find("; "), rest.size());
    const std::string_view one = rest.substr(0, end);
    const size_t equals = std::min(one.find('='), one.size());
    out.emplace_back(one.substr(0, equals), one.substr(std::min(equals + 1, one.size())));
    rest.remove_prefix(std::min(end + 2, rest.size()));
  }
  return out;
}

// Where a form stands more than once by nature: syllables have many readings, letters many sounds (their
// rows are not even compared), a name part belongs to
// many languages (told apart by the domain).
std::string form_key(const LexiconRow& row, Lang lang, const RowForm& form) {
  const bool as_written = (form.flags & kCase) != 0 || row.type == RowType::SEG;
  std::string key = fmt::format("{} {} {}", name_of(row.type), name_of(lang),
                                as_written ? form.text : lower(form.text));
  if (row.type == RowType::NAME) key += "\t" + row.domain;
  return key;
}

class Checker {
 public:
  void check(const NamedLexicon& lexicon) {
    file_ = &lexicon.name;
    faults_.insert(faults_.end(), lexicon.file.faults.begin(), lexicon.file.faults.end());
    const LexiconRow* last = nullptr;
    for (const LexiconRow& row : lexicon.file.rows) {
      row_ = &row;
      check_id(last, lexicon.file.plain);
      check_columns();
      for (const Lang lang : {Lang::en, Lang::vi}) check_forms(lang);
      last = &row;
    }
  }

  // Relations of rows to ids that no file has.
  void check_relations(std::span<const NamedLexicon> lexicons) {
    for (const NamedLexicon& lexicon : lexicons) {
      file_ = &lexicon.name;
      for (const LexiconRow& row : lexicon.file.rows) {
        row_ = &row;
        for (const auto& [kind, id] : relations_of(row))
          if (kind != kRetired && !first_by_id_.contains(std::string(id)))
            fault(fmt::format("{}={}: no row has this id", kind, id));
      }
    }
  }

  std::vector<Error> take() { return std::move(faults_); }

 private:
  struct Seen {
    const LexiconRow* row;
    const std::string* file;
  };

  void fault(const std::string& message) {
    // A compiled row has no line to find it by.
    const std::string what = row_->line == 0 ? fmt::format("{}: {}", row_->id, message) : message;
    faults_.push_back({ErrorCode::format, what, *file_, row_->line});
  }

  void check_id(const LexiconRow* last, bool plain) {
    const std::string& id = row_->id;
    if (!is_cldr(id) && !is_id(id))
      fault(fmt::format("id '{}', expected FILE:NAME of a-z, 0-9, '.' and '-'", id));
    const auto [it, fresh] = first_by_id_.emplace(id, Seen{row_, file_});
    if (!fresh)
      fault(it->second.file == file_ ? fmt::format("id '{}' stands twice", id)
                                     : fmt::format("id '{}' is also in {}", id, *it->second.file));
    if (!plain && last != nullptr && last->id > id)
      fault(fmt::format("id '{}' stands after '{}': rows are sorted by id", id, last->id));
  }

  void check_columns() {
    if (row_->from != 0 && row_->to != 0 && row_->from > row_->to)
      fault("the end lies before the beginning");
    if (row_->source.empty()) fault("no source");
    if (!row_->domain.empty() && !is_slug(row_->domain))
      fault(fmt::format("domain '{}', expected a-z, 0-9, '.' and '-'", row_->domain));
    for (const std::string* column : {&row_->domain, &row_->relations, &row_->source, &row_->note})
      if (column->starts_with(' ') || column->ends_with(' '))
        fault(fmt::format("blank around '{}'", *column));
    for (const auto& [kind, id] : relations_of(*row_))
      if (kind != kRetired &&
          std::find(kRelations.begin(), kRelations.end(), kind) == kRelations.end())
        fault(fmt::format("unknown relation '{}'", kind));
    const bool retired = row_->relations == kRetired;
    if (is_mention(row_->type) && !retired && (row_->en.empty() || row_->vi.empty()))
      fault(fmt::format("no {} form", row_->en.empty() ? "English" : "Vietnamese"));
  }

  void check_forms(Lang lang) {
    std::map<std::string_view, uint16_t> in_row;
    for (const RowForm& form : row_->forms(lang)) {
      check_form(form, lang);
      const auto [it, fresh] = in_row.emplace(form.text, form.flags);
      if (!fresh)
        fault(((it->second ^ form.flags) & kForbidden) != 0
                  ? fmt::format("form '{}' is both given and forbidden", form.text)
                  : fmt::format("form '{}' stands twice in the row", form.text));
      if (fresh && (form.flags & kForbidden) == 0) check_elsewhere(form, lang);
    }
  }

  void check_form(const RowForm& form, Lang lang) {
    if (form.text != to_nfc(form.text)) fault(fmt::format("form '{}' is not NFC", form.text));
    if (form.text.find_first_of("[]|") != std::string::npos)
      fault(fmt::format("form '{}' has a bracket or bar; expected 'FORM [attribute] | FORM'",
                        form.text));
    if (form.text.find("  ") != std::string::npos)
      fault(fmt::format("form '{}' has two blanks together", form.text));
    if (row_->type != RowType::UNIT && fold_key(form.text).empty())
      fault(fmt::format("form '{}' has no letter or digit", form.text));
    if (lang == Lang::en && row_->note.empty() && has_vietnamese_only_letter(form.text, row_->type))
      fault(
          fmt::format("English form '{}' has Vietnamese letters, and no note says why", form.text));
  }

  // One note on either row is enough.
  void check_elsewhere(const RowForm& form, Lang lang) {
    if (row_->type == RowType::SYL || row_->type == RowType::SOUND || is_cldr(row_->id)) return;
    const auto [it, fresh] = first_by_form_.emplace(form_key(*row_, lang, form), row_);
    if (fresh || it->second == row_ || !row_->note.empty() || !it->second->note.empty()) return;
    fault(fmt::format("form '{}' is also in {}, and no note says why", form.text, it->second->id));
  }

  const std::string* file_ = nullptr;
  const LexiconRow* row_ = nullptr;
  std::unordered_map<std::string, Seen> first_by_id_;
  std::unordered_map<std::string, const LexiconRow*> first_by_form_;
  std::vector<Error> faults_;
};

RowForm form_of(const CompiledLexicon& lexicon, const FormRecord& record) {
  return {std::string(lexicon.string(record.text)), record.flags, record.weight,
          std::string(lexicon.string(record.instead))};
}

LexiconRow row_of(const CompiledLexicon& lexicon, const EntryRecord& entry) {
  LexiconRow row;
  row.id = lexicon.string(entry.id);
  row.type = entry.type;
  for (const FormRecord& form : lexicon.forms_of(entry))
    (form.lang == static_cast<uint32_t>(index_of(Lang::en)) ? row.en : row.vi)
        .push_back(form_of(lexicon, form));
  row.domain = lexicon.string(entry.domain);
  row.from = entry.from;
  row.to = entry.to;
  row.relations = lexicon.string(entry.relations);
  row.source = lexicon.string(entry.source);
  row.note = lexicon.string(entry.note);
  return row;
}

}  // namespace

std::vector<Error> check_lexicon(const NamedLexicon& lexicon) {
  Checker checker;
  checker.check(lexicon);
  return checker.take();
}

std::vector<Error> check_lexicons(std::span<const NamedLexicon> lexicons) {
  Checker checker;
  for (const NamedLexicon& lexicon : lexicons) checker.check(lexicon);
  checker.check_relations(lexicons);
  return checker.take();
}

bool is_recorded(const LexiconRow& row) {
  return row.type != RowType::SEG && row.type != RowType::CASE && !is_cldr(row.id);
}

std::vector<Error> check_recorded_ids(std::span<const NamedLexicon> lexicons,
                                      std::string_view recorded, const std::string& name) {
  std::set<std::string_view> ids;
  for (const NamedLexicon& lexicon : lexicons)
    for (const LexiconRow& row : lexicon.file.rows) ids.insert(row.id);
  std::vector<Error> faults;
  std::string_view last;
  const auto fault = [&](std::string message, size_t line) {
    faults.push_back({ErrorCode::format, std::move(message), name, line});
  };
  for (size_t line = 1; !recorded.empty(); ++line) {
    const size_t end = std::min(recorded.find('\n'), recorded.size());
    std::string_view id = recorded.substr(0, end);
    recorded.remove_prefix(std::min(end + 1, recorded.size()));
    const bool retired = id.ends_with(" retired");
    if (retired) id.remove_suffix(8);
    if (!is_id(id)) fault(fmt::format("'{}', expected ID or ID retired", id), line);
    if (id <= last) fault(fmt::format("id '{}' stands after '{}': ids are sorted", id, last), line);
    if (retired == ids.contains(id))
      fault(retired ? fmt::format("id '{}' is retired, and a row has it again", id)
                    : fmt::format("id '{}' is gone; a row that was given out stays, or is marked "
                                  "retired here",
                                  id),
            line);
    last = id;
  }
  return faults;
}

std::vector<NamedLexicon> rows_of(const CompiledLexicon& lexicon) {
  std::vector<NamedLexicon> out;
  for (const EntryRecord& entry : lexicon.entries()) {
    LexiconRow row = row_of(lexicon, entry);
    const std::string stem = row.id.substr(0, row.id.find(':'));
    if (out.empty() || out.back().name != stem) out.push_back({stem, {}});
    out.back().file.rows.push_back(std::move(row));
  }
  return out;
}

}  // namespace align
