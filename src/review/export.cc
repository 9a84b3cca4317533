#include "review/export.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <tuple>
#include <utility>

#include "base/unicode.h"
#include "lexicon/row.h"
#include "review/decided_pairs.h"
#include "table/cells.h"
#include "table/rows.h"
#include "text/fold.h"

namespace align {
namespace {

// As a lexicon has forms: NFC, on one line, one blank between words.
std::string form_of(std::string_view name) {
  std::string out;
  for (const char c : one_line(to_nfc(name)))
    if (c != ' ' || (!out.empty() && out.back() != ' ')) out.push_back(c);
  while (out.ends_with(' ')) out.pop_back();
  return out;
}

std::optional<std::string> fault_of(const DecidedPair& pair) {
  if (pair.type > Type::TERM)
    return fmt::format("of type {}, expected a name, title or term", name_of(pair.type));
  for (const std::string& name : pair.names) {
    if (name.find_first_of("[]|") != std::string::npos)
      return fmt::format("'{}' has a bracket or bar, which part forms", name);
    if (fold_key(name).empty()) return fmt::format("'{}' has no letter or digit", name);
  }
  return std::nullopt;
}

class LexiconExport {
 public:
  ImportedRows run(const std::vector<Decision>& decisions) {
    const DecidedPairs decided = decided_pairs(decisions);
    std::vector<const DecidedPair*> wrong;
    for (const DecidedPair* pair : decided.sorted()) {
      if (pair->names[0].empty() || pair->names[1].empty() || pair->instead) continue;
      if (const auto fault = fault_of(*pair)) {
        out_.faults.push_back(
            {ErrorCode::format, fmt::format("\"{}\" = \"{}\" is left out: {}", pair->names[0],
                                            pair->names[1], *fault)});
      } else if (pair->status == DecidedStatus::rejected) {
        wrong.push_back(pair);
      } else {
        add(*pair, form_of(pair->names[1]));
      }
    }
    for (const DecidedPair* pair : wrong) forbid(*pair);
    return write();
  }

 private:
  struct Row {
    const DecidedPair* pair = nullptr;
    std::string vi;
  };

  void add(const DecidedPair& pair, std::string vi) {
    const std::string id = "review:" + entity_key(pair.type, pair.names[0], pair.names[1]);
    rows_[id] = {&pair, std::move(vi)};
    by_name_.try_emplace({pair.type, fold_key(pair.names[0])}, id);
  }

  // Beside the right form where there is one, else in a row of its own.
  void forbid(const DecidedPair& pair) {
    const std::string form = form_of(pair.names[1]);
    const auto right = by_name_.find({pair.type, fold_key(pair.names[0])});
    if (right == by_name_.end()) {
      const std::string id = "review:" + entity_key(pair.type, pair.names[0], pair.names[1]);
      rows_[id] = {&pair, form + " [forbidden]"};
      return;
    }
    Row& row = rows_[right->second];
    row.vi += fmt::format(" | {} [forbidden={}]", form, form_of(row.pair->names[1]));
  }

  ImportedRows write() {
    out_.text = std::string(kLexiconHeader) + "\n";
    for (const auto& [id, row] : rows_) {
      std::string note(name_of(row.pair->status));
      if (!row.pair->by.empty()) note += " by " + form_of(row.pair->by);
      out_.text += fmt::format("{}\t{}\t{}\t{}\t\t\t\t\tuser\t{}\n", id, name_of(row.pair->type),
                               row.vi, form_of(row.pair->names[0]), note);
    }
    out_.rows = rows_.size();
    return std::move(out_);
  }

  std::map<std::string, Row> rows_;  // by id
  std::map<std::pair<Type, std::string>, std::string> by_name_;
  ImportedRows out_;
};

constexpr std::array<std::string_view, 11> kColumns = {
    "id", "type", "en", "vi", "decision", "to_type", "to_en", "to_vi", "by", "at", "note"};

std::array<std::string, 11> cells_of(const Decision& d) {
  const auto to = [&](size_t side) { return d.to ? d.to->names[side] : std::string(); };
  return {d.pair.key(),
          std::string(name_of(d.pair.type)),
          d.pair.names[0],
          d.pair.names[1],
          std::string(name_of(d.verdict)),
          d.to ? std::string(name_of(d.to->type)) : "",
          to(0),
          to(1),
          d.by,
          d.at,
          d.note};
}

std::string csv_field(const std::string& cell) {
  std::string out;
  append_csv_field(out, cell);
  return out;
}

template <class Cells, class Cell>
void append_row(std::string& out, const Cells& cells, std::string_view separator,
                std::string_view end, Cell cell) {
  for (size_t i = 0; i < cells.size(); ++i)
    out.append(i == 0 ? "" : separator).append(cell(std::string(cells[i])));
  out.append(end);
}

}  // namespace

ImportedRows decisions_lexicon(const std::vector<Decision>& decisions) {
  return LexiconExport().run(decisions);
}

void append_decisions_tsv(std::string& out, const std::vector<Decision>& decisions) {
  append_row(out, kColumns, "\t", "\n", one_line);
  for (const Decision& decision : decisions)
    append_row(out, cells_of(decision), "\t", "\n", one_line);
}

void append_decisions_csv(std::string& out, const std::vector<Decision>& decisions) {
  append_row(out, kColumns, ",", "\r\n", csv_field);
  for (const Decision& decision : decisions)
    append_row(out, cells_of(decision), ",", "\r\n", csv_field);
}

}  // namespace align
