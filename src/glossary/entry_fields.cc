#include "glossary/entry_fields.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <optional>

#include "glossary/xml_entries.h"

namespace align {
namespace {

constexpr std::string_view kKeyEnd = ": ";
constexpr std::string_view kNote = "note";
constexpr std::string_view kId = "id";  // of a concept, see tbx.cc

bool in_quotes(std::string_view value) {
  return value.size() > 1 && value.front() == '"' && value.back() == '"';
}

template <class Number>
std::optional<Number> number_from(std::string_view text) {
  Number out{};
  const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), out);
  if (text.empty() || fault != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return out;
}

// A file that cannot stand on a line with others.
bool needs_own(const std::string& file) {
  return !stands_bare(file) || file.front() == '"' ||
         file.find_first_of("\r\n") != std::string::npos;
}

void add_mentions(Fields& out, const GlossaryEntry& entry) {
  std::string lines;
  for (const auto& [file, count] : entry.files)
    if (!needs_own(file)) lines += fmt::format("{}{} ({})", lines.empty() ? "" : "\n", file, count);
  if (!lines.empty()) out.emplace_back("mentions", std::move(lines));
  for (const auto& [file, count] : entry.files)
    if (needs_own(file)) out.emplace_back("mentions", fmt::format("\"{}\" ({})", file, count));
}

// "news (22)".
std::optional<std::pair<std::string, uint64_t>> mention_from(std::string_view line) {
  const size_t open = line.rfind(" (");
  if (open == std::string_view::npos || !line.ends_with(')')) return std::nullopt;
  const auto count = number_from<uint64_t>(line.substr(open + 2, line.size() - open - 3));
  if (!count) return std::nullopt;
  return std::pair(std::string(unquoted(line.substr(0, open))), *count);
}

bool set_mentions(GlossaryEntry& entry, std::string_view value) {
  std::map<std::string, uint64_t> read;
  while (!value.empty()) {
    const size_t end =
        value.front() == '"' ? value.size() : std::min(value.find('\n'), value.size());
    auto mention = mention_from(value.substr(0, end));
    if (!mention || entry.files.contains(mention->first)) return false;
    read.insert(std::move(*mention));
    value.remove_prefix(std::min(end + 1, value.size()));
  }
  entry.files.merge(read);
  return true;
}

bool set_text(std::string& field, std::string_view value) {
  if (!field.empty() || value.empty()) return false;
  field = value;
  return true;
}

bool set_score(GlossaryEntry& entry, std::string_view value) {
  const auto score = number_from<double>(value);
  if (entry.score || !score || !std::isfinite(*score)) return false;
  entry.score = *score;
  return true;
}

bool has_key(std::string_view key, std::string_view note, bool of_entry) {
  static constexpr std::array<std::string_view, 8> kEntry = {
      "subject", "domain", "score", "evidence", "decision", "mentions", kId, kNote};
  static constexpr std::array<std::string_view, 4> kTerm = {"count", "valid from", "valid to",
                                                            kNote};
  for (const std::string_view known : kEntry)
    if (of_entry && known == key) return true;
  for (const std::string_view known : kTerm)
    if (!of_entry && known == key) return true;
  return !stands_bare(note);
}

std::string written(std::string_view note, bool of_entry) {
  if (!has_key(split_note(note).first, note, of_entry)) return std::string(note);
  return field_note(kNote, note);
}

}  // namespace

bool stands_bare(std::string_view value) {
  return !value.empty() && trimmed(value).size() == value.size() && !in_quotes(value);
}

std::string quoted(std::string_view value) {
  return stands_bare(value) ? std::string(value) : fmt::format("\"{}\"", value);
}

std::string_view unquoted(std::string_view value) {
  return in_quotes(value) ? value.substr(1, value.size() - 2) : value;
}

Fields fields_of(const GlossaryEntry& entry) {
  Fields out;
  if (!entry.subject.empty() && (entry.type || subject_field(entry) != entry.subject))
    out.emplace_back("subject", quoted(entry.subject));
  if (!entry.domain.empty()) out.emplace_back("domain", quoted(entry.domain));
  if (entry.score) out.emplace_back("score", fmt::format("{}", *entry.score));
  if (!entry.evidence.empty()) out.emplace_back("evidence", quoted(entry.evidence));
  if (!entry.decision.empty()) out.emplace_back("decision", quoted(entry.decision));
  add_mentions(out, entry);
  return out;
}

Fields fields_of(const GlossaryTerm& term) {
  Fields out;
  if (term.count > 0) out.emplace_back("count", std::to_string(term.count));
  if (!term.from.empty()) out.emplace_back("valid from", quoted(term.from));
  if (!term.to.empty()) out.emplace_back("valid to", quoted(term.to));
  return out;
}

bool set_field(GlossaryEntry& entry, std::string_view key, std::string_view value) {
  if (key == "mentions") return set_mentions(entry, value);
  value = unquoted(value);
  if (key == "subject") return set_text(entry.subject, value);
  if (key == "domain") return set_text(entry.domain, value);
  if (key == "score") return set_score(entry, value);
  if (key == "evidence") return set_text(entry.evidence, value);
  if (key == "decision") return set_text(entry.decision, value);
  return false;
}

bool set_field(GlossaryTerm& term, std::string_view key, std::string_view value) {
  value = unquoted(value);
  if (key == "valid from") return set_text(term.from, value);
  if (key == "valid to") return set_text(term.to, value);
  const auto count = number_from<uint64_t>(value);
  if (key != "count" || !count || term.count > 0) return false;
  term.count = *count;
  return true;
}

std::string subject_field(const GlossaryEntry& entry) {
  if (entry.type) return std::string(name_of(*entry.type));
  const bool takes_field = type_from_name(entry.subject) || trimmed(entry.subject) != entry.subject;
  return takes_field ? std::string() : entry.subject;
}

void set_subject_field(GlossaryEntry& entry, std::string_view text) {
  const std::optional<Type> type = type_from_name(text);
  if (type && !entry.type) {
    entry.type = type;
  } else if (!text.empty()) {
    if (!entry.subject.empty()) entry.subject += "; ";
    entry.subject += text;
  }
}

std::string field_note(std::string_view key, std::string_view value) {
  std::string out(key);
  out += kKeyEnd;
  out += key == kNote || key == kId ? quoted(value) : value;
  return out;
}

std::pair<std::string_view, std::string_view> split_note(std::string_view note) {
  const size_t end = note.find(kKeyEnd);
  if (end == std::string_view::npos) return {{}, note};
  return {note.substr(0, end), note.substr(end + kKeyEnd.size())};
}

std::string entry_note(std::string_view note) { return written(note, true); }
std::string term_note(std::string_view note) { return written(note, false); }

void read_entry_note(GlossaryEntry& entry, std::string_view note) {
  const auto [key, value] = split_note(note);
  if (key == kNote) {
    entry.notes.emplace_back(unquoted(value));
  } else if (!set_field(entry, key, value) && !note.empty()) {
    entry.notes.emplace_back(note);
  }
}

void read_term_note(GlossaryTerm& term, std::string_view note) {
  const auto [key, value] = split_note(note);
  if (key != kNote && set_field(term, key, value)) return;
  const std::string_view text = key == kNote ? unquoted(value) : note;
  if (!term.note.empty() && !text.empty()) term.note += "\n";
  term.note += text;
}

}  // namespace align
