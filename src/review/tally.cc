#include "review/tally.h"

#include <algorithm>
#include <set>
#include <string_view>

#include "review/store_impl.h"

namespace align {
namespace {

// Of "fold: hue; lexicon: world:hue" fold and lexicon.
std::set<std::string_view> sources_of(std::string_view evidence) {
  std::set<std::string_view> out;
  while (!evidence.empty()) {
    const size_t end = std::min(evidence.find("; "), evidence.size());
    const std::string_view source = evidence.substr(0, evidence.find(": "));
    // A detail can have a semicolon of its own; what follows that is seldom one such word.
    if (source.size() < end &&
        source.find_first_not_of("abcdefghijklmnopqrstuvwxyz-") == std::string_view::npos)
      out.insert(source);
    evidence.remove_prefix(std::min(end + 2, evidence.size()));
  }
  return out;
}

}  // namespace

void TallyCounter::add(const EntityTotal& total, bool conflict) {
  const auto count = [&](std::string kind, std::string_view name) {
    ++pairs_[{std::move(kind), std::string(name)}];
  };
  count("pairs", "");
  if (conflict) count("conflicts", "");
  if (!total.aligned()) count("alone", "");
  count("type", name_of(total.type));
  for (const auto& [file, mentions] : total.files) count("file", file);
  for (const std::string_view source : sources_of(total.evidence)) count("source", source);
}

Result<Done> TallyCounter::write(const Database& db) const {
  Statement insert = db.prepare("INSERT INTO tally (kind, name, pairs) VALUES (?1, ?2, ?3)");
  for (const auto& [key, pairs] : pairs_)
    if (auto done = insert.bind(1, key.first).bind(2, key.second).bind(3, pairs).run(); !done)
      return done;
  return Done{};
}

ReviewTally ReviewStore::tally() const {
  ReviewTally out;
  Statement rows = impl_->db.prepare("SELECT kind, name, pairs FROM tally ORDER BY kind, name");
  while (rows.row()) {
    const std::string kind = rows.text(0);
    const auto count = static_cast<uint64_t>(rows.number(2));
    if (kind == "pairs") out.pairs = count;
    if (kind == "conflicts") out.conflicts = count;
    if (kind == "alone") out.alone = count;
    if (kind == "type") out.types.emplace_back(rows.text(1), count);
    if (kind == "file") out.files.emplace_back(rows.text(1), count);
    if (kind == "source") out.sources.emplace_back(rows.text(1), count);
  }
  return out;
}

}  // namespace align
