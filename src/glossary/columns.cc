#include "glossary/columns.h"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <utility>

#include "base/blanks.h"
#include "glossary/cell_lists.h"
#include "input/lines.h"
#include "table/json.h"

namespace align {
namespace {

constexpr std::array<std::string_view, kColumnCount> kNames = {
    "id",        "type",     "en",       "vi",         "decision",  "score",
    "evidence",  "en_terms", "vi_terms", "en_context", "en_source", "vi_context",
    "vi_source", "files",    "notes",    "domain"};

bool is_subtag(std::string_view text) {
  return text.size() >= 2 && text.size() <= 8 && std::all_of(text.begin(), text.end(), [](char c) {
           return std::isalnum(static_cast<unsigned char>(c)) != 0;
         });
}

// "en-US", "vi_VN", "en-Latn-US": the language of a locale that says more than the language.
std::optional<Lang> lang_of_locale(std::string_view name) {
  const std::string key = header_key(name.substr(0, 3));
  if (key.size() < 3 || (key[2] != '-' && key[2] != '_')) return std::nullopt;
  for (std::string_view rest = name.substr(3);;) {
    const size_t end = std::min(rest.find_first_of("-_"), rest.size());
    if (!is_subtag(rest.substr(0, end))) return std::nullopt;
    if (end == rest.size()) break;
    rest.remove_prefix(end + 1);
  }
  return key.starts_with("en")   ? std::optional(Lang::en)
         : key.starts_with("vi") ? std::optional(Lang::vi)
                                 : std::nullopt;
}

// "English_United_States" of memoQ, but not its columns about a language.
std::optional<Lang> lang_of_long_name(std::string_view key) {
  for (const auto& [name, lang] : {std::pair<std::string_view, Lang>{"english_", Lang::en},
                                   std::pair<std::string_view, Lang>{"vietnamese_", Lang::vi}}) {
    if (!key.starts_with(name)) continue;
    const std::string_view rest = key.substr(name.size());
    if (rest != "def" && !rest.starts_with("image")) return lang;
  }
  return std::nullopt;
}

std::optional<Lang> lang_of_column(std::string_view key, Lang from) {
  if (key.starts_with("source") || key.starts_with("src"))
    return lang_of_header(key) || key == "source_term" ? std::optional(from) : std::nullopt;
  if (key.starts_with("target") || key.starts_with("trg") || key.starts_with("tgt"))
    return lang_of_header(key) || key == "target_term" ? std::optional(other(from)) : std::nullopt;
  if (const auto lang = lang_of_header(key)) return lang;
  return lang_of_long_name(key);
}

std::string score_cell(const std::optional<double>& score) {
  std::string out;
  if (score) append_score(out, *score);
  return out;
}

}  // namespace

std::string header_key(std::string_view cell) {
  std::string out(trimmed(cell));
  for (char& c : out)
    c = c == ' ' ? '_' : c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  return out;
}

std::optional<Column> column_from_name(std::string_view name) {
  const auto it = std::find(kNames.begin(), kNames.end(), name);
  if (it == kNames.end()) return std::nullopt;
  return static_cast<Column>(it - kNames.begin());
}

std::optional<Language> language_of(std::string_view cell, Lang from) {
  const std::string key = header_key(cell);
  const auto locale = key.ends_with("_text") ? std::nullopt : lang_of_locale(trimmed(cell));
  if (locale) {
    std::string name(trimmed(cell));
    std::replace(name.begin(), name.end(), '_', '-');
    return Language{*locale, std::move(name)};
  }
  const auto lang = lang_of_column(key, from);
  return lang ? std::optional(Language{*lang, ""}) : std::nullopt;
}

Column column_of(Lang lang) { return lang == Lang::en ? Column::en : Column::vi; }

bool is_list(Column column) {
  return column == Column::en_terms || column == Column::vi_terms || column == Column::files ||
         column == Column::notes;
}

std::vector<std::string> header_of(const Glossary& glossary, Dropped& dropped) {
  std::vector<std::string> out(kNames.begin(), kNames.end());
  for (const Lang lang : {Lang::en, Lang::vi}) {
    const std::string& locale = glossary.locales[static_cast<size_t>(index_of(lang))];
    if (locale == name_of(lang)) continue;
    const auto read_back =
        column_from_name(header_key(locale)) ? std::nullopt : language_of(locale, Lang::en);
    if (read_back && read_back->lang == lang && read_back->locale == locale) {
      out[static_cast<size_t>(column_of(lang))] = locale;
    } else {
      dropped.add("locales");
    }
  }
  if (!glossary.title.empty()) out.push_back(std::string(kTitle) + escaped_cell(glossary.title));
  return out;
}

std::array<std::string, kColumnCount> cells_of(const GlossaryEntry& entry) {
  const GlossaryTerm* en = entry.preferred(Lang::en);
  const GlossaryTerm* vi = entry.preferred(Lang::vi);
  return {entry.id,
          entry.type ? std::string(name_of(*entry.type)) : entry.subject,
          en == nullptr ? "" : en->text,
          vi == nullptr ? "" : vi->text,
          entry.decision,
          score_cell(entry.score),
          entry.evidence,
          terms_cell(entry.terms[0], en),
          terms_cell(entry.terms[1], vi),
          entry.contexts[0].text,
          entry.contexts[0].source,
          entry.contexts[1].text,
          entry.contexts[1].source,
          counts_cell(entry.files),
          items_cell(entry.notes),
          entry.domain};
}

bool has_terms(const GlossaryEntry& entry, Dropped& dropped) {
  if (!entry.terms[0].empty() || !entry.terms[1].empty()) return true;
  dropped.add_entry(fmt::format("{}: it has no terms", entry.id));
  return false;
}

}  // namespace align
