#include "glossary/cell_lists.h"

#include <fmt/format.h>

#include <charconv>
#include <optional>
#include <utility>

#include "table/cells.h"

namespace align {
namespace {

constexpr std::string_view kSpecial = "\\|{};\t\n\r";
constexpr std::string_view kLetters = "\\|{};tnr";  // what stands for them behind a backslash

void append_escaped(std::string& out, std::string_view text, std::string_view special) {
  for (const char c : text) {
    const size_t at =
        special.find(c) == std::string_view::npos ? std::string_view::npos : kSpecial.find(c);
    if (at != std::string_view::npos) out.push_back('\\');
    out.push_back(at == std::string_view::npos ? c : kLetters[at]);
  }
}

// With what trimming would take away, or what would be no item at all.
std::string escaped_item(std::string_view text) {
  if (text.empty()) return "\\e";
  const std::string_view inner = trimmed(text);
  const auto begin = static_cast<size_t>(inner.data() - text.data());
  std::string out;
  const auto edge = [&](std::string_view blanks) {
    for (const char c : blanks) {
      if (c == ' ') {
        out.append("\\s");
      } else {
        append_escaped(out, {&c, 1}, kSpecial);
      }
    }
  };
  edge(text.substr(0, begin));
  append_escaped(out, inner, kSpecial);
  edge(text.substr(begin + inner.size()));
  return out;
}

// The character that an escape stands for; nothing when it is none.
std::optional<std::string_view> meaning_of(char letter, bool item) {
  if (item && letter == 's') return " ";
  if (item && letter == 'e') return "";
  const std::string_view letters = kLetters;
  const size_t at = letters.find(letter);
  if (at == std::string_view::npos) return std::nullopt;
  if (!item && at > 0 && at < letters.find('t')) return std::nullopt;
  return kSpecial.substr(at, 1);
}

std::string unescaped(std::string_view text, bool item) {
  std::string out;
  out.reserve(text.size());
  for (size_t i = 0; i < text.size(); ++i) {
    const auto meaning =
        text[i] == '\\' && i + 1 < text.size() ? meaning_of(text[i + 1], item) : std::nullopt;
    if (meaning) {
      out.append(*meaning);
      ++i;
    } else {
      out.push_back(text[i]);
    }
  }
  return out;
}

// Where `c` stands next without a backslash before it; the size when nowhere.
size_t find_bare(std::string_view text, char c, size_t i = 0) {
  for (; i < text.size() && text[i] != c; ++i)
    if (text[i] == '\\') ++i;
  return std::min(i, text.size());
}

// visit(piece) for what stands between the separators, without blanks around it.
template <class Visit>
void each_piece(std::string_view text, char separator, Visit visit) {
  if (trimmed(text).empty()) return;
  for (size_t begin = 0; begin <= text.size();) {
    const size_t end = find_bare(text, separator, begin);
    visit(trimmed(text.substr(begin, end - begin)));
    begin = end + 1;
  }
}

std::optional<uint64_t> number_of(std::string_view text) {
  uint64_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return number;
}

std::string attributes_of(const GlossaryTerm& term, TermStatus usual) {
  std::string out;
  const auto add = [&](std::string_view name, std::string_view value = {}) {
    out.append(out.empty() ? "" : "; ").append(name);
    if (!value.empty()) out.append(" ").append(escaped_item(value));
  };
  if (term.status != usual) add(name_of(term.status));
  if (term.kind != TermKind::full) add(name_of(term.kind));
  if (term.count != 0) add("count", std::to_string(term.count));
  if (!term.from.empty()) add("from", term.from);
  if (!term.to.empty()) add("to", term.to);
  if (!term.note.empty()) add("note", term.note);
  return out;
}

Error wrong_attribute(std::string_view attribute) {
  return {ErrorCode::format,
          fmt::format("'{}' is none of the attributes of a term, expected a status (preferred, "
                      "admitted, deprecated, superseded), a kind (full, acronym, abbreviation, "
                      "short-form, variant), \"count N\", \"from DATE\", \"to DATE\" or \"note "
                      "TEXT\"",
                      attribute)};
}

std::optional<Error> read_attribute(std::string_view attribute, GlossaryTerm& term) {
  if (attribute.empty()) return std::nullopt;
  if (const auto status = term_status_from_name(attribute)) {
    term.status = *status;
    return std::nullopt;
  }
  if (const auto kind = term_kind_from_name(attribute)) {
    term.kind = *kind;
    return std::nullopt;
  }
  const size_t blank = attribute.find(' ');
  if (blank == std::string_view::npos) return wrong_attribute(attribute);
  const std::string_view name = attribute.substr(0, blank);
  const std::string_view value = trimmed(attribute.substr(blank));
  const auto count = name == "count" ? number_of(value) : std::nullopt;
  if (count) {
    term.count = *count;
  } else if (name == "from") {
    term.from = unescaped(value, true);
  } else if (name == "to") {
    term.to = unescaped(value, true);
  } else if (name == "note") {
    term.note = unescaped(value, true);
  } else {
    return wrong_attribute(attribute);
  }
  return std::nullopt;
}

// "MOH {acronym; count 4}"; the text is empty when there are only braces.
Result<GlossaryTerm> read_term(std::string_view item) {
  GlossaryTerm term;
  const size_t brace = find_bare(item, '{');
  const std::string_view text = trimmed(item.substr(0, brace));
  term.status = text.empty() ? TermStatus::preferred : TermStatus::admitted;
  term.text = clean_term(unescaped(text, true));
  if (brace == item.size()) return term;
  const size_t end = find_bare(item, '}', brace);
  if (end + 1 != item.size()) {
    return Error{ErrorCode::format,
                 fmt::format("'{}': expected one {{...}} with attributes behind a term", item)};
  }
  std::optional<Error> error;
  each_piece(item.substr(brace + 1, end - brace - 1), ';', [&](std::string_view attribute) {
    if (!error) error = read_attribute(attribute, term);
  });
  if (error) return *error;
  return term;
}

}  // namespace

std::string escaped_cell(std::string_view text) {
  std::string out;
  append_escaped(out, text, "\\\t\n\r");
  return out;
}

std::string unescaped_cell(std::string_view cell) { return unescaped(cell, false); }

std::string items_cell(const std::vector<std::string>& items) {
  std::string out;
  for (const std::string& item : items) {
    if (&item != &items.front()) out.append(" | ");
    out.append(escaped_item(item));
  }
  return out;
}

std::vector<std::string> read_items(std::string_view cell) {
  std::vector<std::string> out;
  each_piece(cell, '|', [&](std::string_view item) {
    if (!item.empty()) out.push_back(unescaped(item, true));
  });
  return out;
}

std::string counts_cell(const std::map<std::string, uint64_t>& counts) {
  std::string out;
  for (const auto& [name, count] : counts) {
    out.append(out.empty() ? "" : " | ").append(escaped_item(name)).append(": ");
    out.append(std::to_string(count));
  }
  return out;
}

Result<std::map<std::string, uint64_t>> read_counts(std::string_view cell) {
  std::map<std::string, uint64_t> out;
  bool good = true;
  each_piece(cell, '|', [&](std::string_view item) {
    const size_t colon = item.rfind(':');
    const auto count =
        colon == std::string_view::npos ? std::nullopt : number_of(trimmed(item.substr(colon + 1)));
    good = good && count;
    if (count) out[unescaped(trimmed(item.substr(0, colon)), true)] += *count;
  });
  if (good) return out;
  return Error{ErrorCode::format,
               fmt::format("'{}', expected \"name: count | name: count\"", cell)};
}

std::string terms_cell(const std::vector<GlossaryTerm>& terms, const GlossaryTerm* own) {
  std::string out;
  for (const GlossaryTerm& term : terms) {
    const std::string attributes =
        attributes_of(term, &term == own ? TermStatus::preferred : TermStatus::admitted);
    if (&term == own && attributes.empty() && &term == &terms.front()) continue;
    if (!out.empty()) out.append(" | ");
    if (&term != own) out.append(escaped_item(term.text));
    if (&term != own && !attributes.empty()) out.push_back(' ');
    if (&term == own || !attributes.empty()) out.append("{").append(attributes).append("}");
  }
  return out;
}

Result<std::vector<GlossaryTerm>> read_terms(std::string_view cell, std::string_view own) {
  std::vector<GlossaryTerm> out;
  std::optional<Error> error;
  bool has_own = false;
  each_piece(cell, '|', [&](std::string_view item) {
    if (error || item.empty()) return;
    Result<GlossaryTerm> term = read_term(item);
    if (!term) {
      error = term.error();
      return;
    }
    if (term->text.empty()) {
      if (std::exchange(has_own, true) || own.empty())
        error = Error{ErrorCode::format,
                      fmt::format("'{}': expected a term before the braces{}", item,
                                  own.empty() ? "" : ", they stand alone once at most")};
      term->text = own;
    }
    out.push_back(std::move(*term));
  });
  if (error) return *error;
  if (!has_own && !own.empty()) out.insert(out.begin(), GlossaryTerm{.text = std::string(own)});
  return out;
}

std::string clean_term(std::string_view text) { return std::string(trimmed(one_line(text))); }

}  // namespace align
