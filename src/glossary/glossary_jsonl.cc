// JSON Lines: an object an entry, its members in a fixed order, those that are empty left out. Nothing is lost.
//
//     {"glossary":{"title":"House glossary","locales":["en-US","vi-VN"]}}
//     {"id":"de0b151978c8","type":"ORG","en":[{"text":"Ministry of Health","status":"preferred","count":12}],"vi":[...],
//      "contexts":{"en":{"text":"...","source":"news:17"}},"score":0.926,"evidence":"...","decision":"accepted",
//      "files":{"news":25},"notes":["..."],"domain":"government"}
//
// Members of terms: text, status, kind, count, from, to, note; "status" is always written, the others when they say
// something. Read: members in any order, those that are not known passed over, terms also as bare strings. The first
// line that has "glossary" speaks for the whole; files can be joined by `cat`.
#include <fmt/format.h>
#include <simdjson.h>

#include <utility>

#include "glossary/cell_lists.h"
#include "glossary/formats.h"
#include "glossary/text_rows.h"
#include "table/json.h"
#include "table/json_in.h"

namespace align {
namespace {

namespace dom = simdjson::dom;

// Writing ------------------------------------------------------------------------------------------

class ObjectOut {
 public:
  explicit ObjectOut(std::string& out) : out_(out) { out_.push_back('{'); }
  std::string& key(std::string_view name) {
    out_.append(std::exchange(first_, false) ? "\"" : ",\"").append(name).append("\":");
    return out_;
  }
  void text(std::string_view name, std::string_view value) {
    if (!value.empty()) append_json_string(key(name), value);
  }
  void close() { out_.push_back('}'); }

 private:
  std::string& out_;
  bool first_ = true;
};

template <class Items, class Append>
void append_items(std::string& out, const Items& items, Append append) {
  out.push_back('[');
  bool first = true;
  for (const auto& item : items) {
    if (!std::exchange(first, false)) out.push_back(',');
    append(out, item);
  }
  out.push_back(']');
}

void append_term(std::string& out, const GlossaryTerm& term) {
  ObjectOut object(out);
  append_json_string(object.key("text"), term.text);
  object.text("status", name_of(term.status));
  if (term.kind != TermKind::full) object.text("kind", name_of(term.kind));
  if (term.count != 0) append_number(object.key("count"), term.count);
  object.text("from", term.from);
  object.text("to", term.to);
  object.text("note", term.note);
  object.close();
}

void append_contexts(std::string& out, const std::array<GlossaryContext, 2>& contexts) {
  ObjectOut both(out);
  for (const Lang lang : {Lang::en, Lang::vi}) {
    const GlossaryContext& context = contexts[static_cast<size_t>(index_of(lang))];
    if (context == GlossaryContext{}) continue;
    ObjectOut object(both.key(name_of(lang)));
    object.text("text", context.text);
    object.text("source", context.source);
    object.close();
  }
  both.close();
}

void append_entry(std::string& out, const GlossaryEntry& entry) {
  ObjectOut object(out);
  object.text("id", entry.id);
  if (entry.type) object.text("type", name_of(*entry.type));
  object.text("subject", entry.subject);
  append_items(object.key("en"), entry.terms[0], append_term);
  append_items(object.key("vi"), entry.terms[1], append_term);
  if (entry.contexts != std::array<GlossaryContext, 2>{})
    append_contexts(object.key("contexts"), entry.contexts);
  if (entry.score) append_score(object.key("score"), *entry.score);
  object.text("evidence", entry.evidence);
  object.text("decision", entry.decision);
  if (!entry.files.empty()) {
    ObjectOut files(object.key("files"));
    for (const auto& [name, count] : entry.files) {
      std::string quoted;
      append_json_string(quoted, name);
      append_number(files.key(std::string_view(quoted).substr(1, quoted.size() - 2)), count);
    }
    files.close();
  }
  if (!entry.notes.empty()) append_items(object.key("notes"), entry.notes, append_json_string);
  object.text("domain", entry.domain);
  object.close();
  out.push_back('\n');
}

// Reading ------------------------------------------------------------------------------------------

Error wrong(std::string_view member, std::string_view expected) {
  return {ErrorCode::wrong_type, fmt::format("\"{}\": expected {}", member, expected)};
}

Fault read_text(dom::element value, std::string_view member, std::string& to) {
  std::string_view text;
  if (value.get(text) != simdjson::SUCCESS) return wrong(member, "a string");
  if (has_surrogate(text))
    return Error{ErrorCode::invalid_json, fmt::format("\"{}\": half of a surrogate pair", member)};
  to = text;
  return std::nullopt;
}

Fault read_count(dom::element value, std::string_view member, uint64_t& to) {
  if (value.get(to) != simdjson::SUCCESS) return wrong(member, "a whole number");
  return std::nullopt;
}

template <class Value>
Fault read_name(dom::element value, std::string_view member, Value& to,
                std::optional<Value> (*from_name)(std::string_view), std::string_view expected) {
  std::string name;
  if (Fault fault = read_text(value, member, name)) return fault;
  const std::optional<Value> known = from_name(name);
  if (!known) return wrong(member, expected);
  to = *known;
  return std::nullopt;
}

Fault read_term_member(std::string_view key, dom::element value, GlossaryTerm& term) {
  if (key == "text") return read_text(value, key, term.text);
  if (key == "status")
    return read_name(value, key, term.status, term_status_from_name,
                     "preferred, admitted, deprecated or superseded");
  if (key == "kind")
    return read_name(value, key, term.kind, term_kind_from_name,
                     "full, acronym, abbreviation, short-form or variant");
  if (key == "count") return read_count(value, key, term.count);
  if (key == "from") return read_text(value, key, term.from);
  if (key == "to") return read_text(value, key, term.to);
  if (key == "note") return read_text(value, key, term.note);
  return std::nullopt;
}

Fault read_terms_of(dom::element value, std::string_view lang, std::vector<GlossaryTerm>& to) {
  dom::array items;
  if (value.get(items) != simdjson::SUCCESS) return wrong(lang, "a list of terms");
  for (const dom::element item : items) {
    GlossaryTerm term;
    term.status = to.empty() ? TermStatus::preferred : TermStatus::admitted;
    dom::object object;
    if (item.is_string()) {
      if (Fault fault = read_text(item, lang, term.text)) return fault;
    } else if (item.get(object) == simdjson::SUCCESS) {
      for (const auto [key, member] : object)
        if (Fault fault = read_term_member(key, member, term)) return fault;
    } else {
      return wrong(lang, "terms that are objects or strings");
    }
    term.text = clean_term(term.text);
    if (term.text.empty()) return wrong(lang, "terms that are not empty");
    to.push_back(std::move(term));
  }
  return std::nullopt;
}

Fault read_contexts(dom::element value, std::array<GlossaryContext, 2>& to) {
  dom::object both;
  if (value.get(both) != simdjson::SUCCESS) return wrong("contexts", "an object");
  for (const auto [lang, context] : both) {
    if (lang != "en" && lang != "vi") continue;
    GlossaryContext& out = to[lang == "en" ? 0 : 1];
    dom::object object;
    if (context.get(object) != simdjson::SUCCESS) return wrong("contexts", "objects by language");
    for (const auto [key, member] : object) {
      Fault fault;
      if (key == "text") fault = read_text(member, key, out.text);
      if (key == "source") fault = read_text(member, key, out.source);
      if (fault) return fault;
    }
  }
  return std::nullopt;
}

Fault read_files(dom::element value, std::map<std::string, uint64_t>& to) {
  dom::object object;
  if (value.get(object) != simdjson::SUCCESS) return wrong("files", "counts by file");
  for (const auto [name, count] : object) {
    if (has_surrogate(name)) return wrong("files", "names without half surrogate pairs");
    if (Fault fault = read_count(count, "files", to[std::string(name)])) return fault;
  }
  return std::nullopt;
}

Fault read_notes(dom::element value, std::vector<std::string>& to) {
  dom::array items;
  if (value.get(items) != simdjson::SUCCESS) return wrong("notes", "a list of strings");
  for (const dom::element item : items)
    if (Fault fault = read_text(item, "notes", to.emplace_back())) return fault;
  return std::nullopt;
}

Fault read_score(dom::element value, std::optional<double>& to) {
  double score = 0;
  const bool is_share = value.get(score) == simdjson::SUCCESS && score >= 0 && score <= 1;
  if (!is_share) return wrong("score", "a number from 0 to 1");
  to = score;
  return std::nullopt;
}

Fault read_member(std::string_view key, dom::element value, GlossaryEntry& entry) {
  if (key == "id") return read_text(value, key, entry.id);
  if (key == "type") {
    std::string name;
    if (Fault fault = read_text(value, key, name)) return fault;
    entry.type = type_from_name(name);
    if (!entry.type) entry.subject = std::move(name);
    return std::nullopt;
  }
  if (key == "subject") return read_text(value, key, entry.subject);
  if (key == "en" || key == "vi")
    return read_terms_of(value, key, entry.terms[key == "en" ? 0 : 1]);
  if (key == "contexts") return read_contexts(value, entry.contexts);
  if (key == "score") return read_score(value, entry.score);
  if (key == "evidence") return read_text(value, key, entry.evidence);
  if (key == "decision") return read_text(value, key, entry.decision);
  if (key == "files") return read_files(value, entry.files);
  if (key == "notes") return read_notes(value, entry.notes);
  if (key == "domain") return read_text(value, key, entry.domain);
  return std::nullopt;
}

Fault read_head(dom::element head, Glossary& glossary) {
  dom::object object;
  if (head.get(object) != simdjson::SUCCESS) return wrong("glossary", "an object");
  for (const auto [key, value] : object) {
    if (key == "title") {
      if (Fault fault = read_text(value, key, glossary.title)) return fault;
    }
    if (key != "locales") continue;
    dom::array locales;
    if (value.get(locales) != simdjson::SUCCESS || locales.size() != 2)
      return wrong("locales", "two strings");
    for (size_t i = 0; i < 2; ++i)
      if (Fault fault = read_text(locales.at(i), key, glossary.locales[i])) return fault;
  }
  return std::nullopt;
}

class JsonlReader {
 public:
  Fault add(std::string_view line) {
    dom::object object;
    if (const auto error = parser_.parse(line.data(), line.size()).get(object)) {
      return Error{ErrorCode::invalid_json, fmt::format("expected one JSON object a line ({})",
                                                        simdjson::error_message(error))};
    }
    if (dom::element head; object.at_key("glossary").get(head) == simdjson::SUCCESS)
      return std::exchange(has_head_, true) ? std::nullopt : read_head(head, glossary_);
    GlossaryEntry entry;
    for (const auto [key, value] : object)
      if (Fault fault = read_member(key, value, entry)) return fault;
    if (entry.terms[0].empty() && entry.terms[1].empty())
      return Error{ErrorCode::format, "no term, expected one in \"en\" or \"vi\""};
    glossary_.entries.push_back(std::move(entry));
    return std::nullopt;
  }
  bool has_head() const { return has_head_; }
  Glossary take() { return std::move(glossary_); }
  bool empty() const { return glossary_.entries.empty(); }

 private:
  dom::parser parser_;
  Glossary glossary_;
  bool has_head_ = false;
};

}  // namespace

Result<Done> append_jsonl_glossary(std::string& out, const Glossary& glossary,
                                   const GlossaryWriteOptions& /*options*/, Dropped& dropped) {
  ObjectOut line(out);
  ObjectOut head(line.key("glossary"));
  head.text("title", glossary.title);
  append_items(head.key("locales"), glossary.locales, append_json_string);
  head.close();
  line.close();
  out.push_back('\n');
  for (const GlossaryEntry& entry : glossary.entries) {
    if (!entry.terms[0].empty() || !entry.terms[1].empty()) {
      append_entry(out, entry);
    } else {
      dropped.add_entry(fmt::format("{}: it has no terms", entry.id));
    }
  }
  return Done{};
}

Result<GlossaryIn> read_jsonl_glossary(std::string_view text, const std::string& file,
                                       Lang /*from*/) {
  JsonlReader reader;
  GlossaryIn out;
  LineRows lines(text);
  for (TextRow row; lines.next(row);) {
    Fault fault = row.fault ? std::move(row.fault) : reader.add(row.text);
    if (!fault) continue;
    fault->file = file;
    fault->line = row.number;
    out.faults.push_back(std::move(*fault));
  }
  if (reader.empty() && !reader.has_head() && !out.faults.empty()) return out.faults.front();
  out.glossary = reader.take();
  return out;
}

}  // namespace align
