#include "glossary/import.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <set>
#include <utility>

#include "base/unicode.h"
#include "base/utf8.h"
#include "lexicon/row.h"
#include "table/cells.h"
#include "text/fold.h"

namespace align {
namespace {

constexpr size_t kLongestName = 60;

// "Hồ Chí Minh City" -> "ho-chi-minh-city": what ids are made of.
std::string id_name(std::string_view text) {
  std::string out;
  for (size_t i = 0; i < text.size() && out.size() < kLongestName;) {
    const char32_t c = take_apart(next_code_point(text, i)).base;
    const bool plain = (c >= U'a' && c <= U'z') || (c >= U'0' && c <= U'9');
    if (plain || (!out.empty() && out.back() != '-'))
      out.push_back(plain ? static_cast<char>(c) : '-');
  }
  while (out.ends_with('-')) out.pop_back();
  return out.empty() ? "entry" : out;
}

// Why a lexicon cannot hold a form.
std::optional<std::string> fault_of(std::string_view form) {
  if (form.find(" | ") != std::string_view::npos) return "holds \" | \", which parts forms";
  if (form.ends_with(']') && form.rfind(" [") != std::string_view::npos)
    return "ends in brackets, which hold attributes";
  if (joined_key(form).empty()) return "has no letter or digit that is looked up";
  return std::nullopt;
}

std::string_view attribute_of(const GlossaryTerm& term) {
  if (term.status == TermStatus::superseded) return "variant";
  switch (term.kind) {
    case TermKind::acronym:
      return "acronym";
    case TermKind::abbreviation:
    case TermKind::short_form:
      return "short";
    case TermKind::variant:
      return "variant";
    case TermKind::full:
      break;
  }
  return "";
}

class Importer {
 public:
  explicit Importer(std::string_view name) : prefix_(id_name(name)) {}

  ImportedRows run(const Glossary& glossary) {
    for (const GlossaryEntry& entry : glossary.entries) add(entry);
    std::sort(rows_.begin(), rows_.end());
    out_.text = std::string(kLexiconHeader) + "\n";
    for (const auto& [id, row] : rows_) out_.text += row;
    out_.rows = rows_.size();
    return std::move(out_);
  }

 private:
  void fault(const GlossaryEntry& entry, std::string message) {
    out_.faults.push_back(
        {ErrorCode::format, fmt::format("entry {}: {}", entry.id, std::move(message))});
  }

  void add(const GlossaryEntry& entry) {
    std::array<std::string, 2> cells;
    for (const Lang lang : {Lang::en, Lang::vi}) {
      const GlossaryTerm* preferred = usable(entry, lang);
      if (preferred == nullptr)
        return fault(entry, fmt::format("no {} term that may be used", name_of(lang)));
      cells[static_cast<size_t>(index_of(lang))] = forms(entry, lang, *preferred);
      if (cells[static_cast<size_t>(index_of(lang))].empty()) return;
    }
    const GlossaryTerm& en = *usable(entry, Lang::en);
    const std::optional<Type> type = type_of(entry, en.text);
    if (!type)
      return fault(entry,
                   fmt::format("of type {}, expected a name, title or term", name_of(*entry.type)));
    std::string id = fmt::format("{}:{}", prefix_, id_name(en.text));
    const std::string first = id;
    for (int number = 2; !ids_.insert(id).second; ++number)
      id = fmt::format("{}-{}", first, number);
    const auto held = [&](std::string GlossaryTerm::*date) {
      const auto& terms = entry.side(Lang::vi);
      const bool past = std::all_of(terms.begin(), terms.end(), [](const GlossaryTerm& term) {
        return term.status == TermStatus::superseded;
      });
      return past ? terms.front().*date : std::string();
    };
    std::string notes;
    for (const std::string& note : entry.notes)
      notes += (notes.empty() ? "" : "; ") + one_line(note);
    // Two rows with one form are what the glossary says; the note keeps a check from asking why.
    if (id != first) notes = fmt::format("also {}{}{}", first, notes.empty() ? "" : "; ", notes);
    rows_.emplace_back(id, fmt::format("{}\t{}\t{}\t{}\t{}\t{}\t{}\t\tuser\t{}\n", id,
                                       name_of(*type), cells[1], cells[0], one_line(entry.domain),
                                       held(&GlossaryTerm::from), held(&GlossaryTerm::to), notes));
  }

  static std::optional<Type> type_of(const GlossaryEntry& entry, std::string_view en) {
    if (entry.type && *entry.type > Type::TERM) return std::nullopt;
    if (entry.type) return entry.type;
    return word_keys(en.substr(0, en.find(' '))).starts_capital ? Type::MISC : Type::TERM;
  }

  static const GlossaryTerm* usable(const GlossaryEntry& entry, Lang lang) {
    const GlossaryTerm* preferred = entry.preferred(lang);
    if (preferred != nullptr && preferred->status != TermStatus::deprecated) return preferred;
    for (const GlossaryTerm& term : entry.side(lang))
      if (term.status != TermStatus::deprecated) return &term;
    return nullptr;
  }

  // The cell of one side, the preferred form first; empty when that one cannot be held.
  std::string forms(const GlossaryEntry& entry, Lang lang, const GlossaryTerm& preferred) {
    if (const auto why = fault_of(preferred.text))
      return fault(entry, fmt::format("'{}' {}", preferred.text, *why)), "";
    std::string out = to_nfc(one_line(preferred.text));
    for (const GlossaryTerm& term : entry.side(lang)) {
      if (&term == &preferred) continue;
      if (const auto why = fault_of(term.text)) {
        fault(entry, fmt::format("'{}' is left out: {}", term.text, *why));
        continue;
      }
      out += " | " + to_nfc(one_line(term.text));
      const std::string_view attribute = attribute_of(term);
      if (term.status == TermStatus::deprecated) {
        out += fmt::format(" [forbidden={}]", to_nfc(one_line(preferred.text)));
      } else if (!attribute.empty()) {
        out += fmt::format(" [{}]", attribute);
      }
    }
    return out;
  }

  std::string prefix_;
  std::set<std::string> ids_;
  std::vector<std::pair<std::string, std::string>> rows_;
  ImportedRows out_;
};

}  // namespace

ImportedRows lexicon_rows(const Glossary& glossary, std::string_view name) {
  return Importer(name).run(glossary);
}

}  // namespace align
