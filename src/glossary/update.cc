#include "glossary/update.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <utility>

#include "text/fold.h"

namespace align {
namespace {

std::string key_of(const std::optional<Type>& type, std::string_view term, Lang lang) {
  std::string key = lang == Lang::en ? fold_key(term) : spelling_key(term);
  if (key.empty()) key = term;
  return fmt::format("{}\t{}", type ? name_of(*type) : "", key);
}

std::string shown(const GlossaryEntry& entry) {
  const auto text = [&](Lang lang) {
    const GlossaryTerm* term = entry.preferred(lang);
    return term == nullptr ? std::string() : term->text;
  };
  return fmt::format("{} = {}", text(Lang::en), text(Lang::vi));
}

bool same_term(const GlossaryTerm& a, const GlossaryTerm& b, Lang lang) {
  return key_of(std::nullopt, a.text, lang) == key_of(std::nullopt, b.text, lang);
}

class Updater {
 public:
  Updater(Glossary& old, Lang from) : old_(old), from_(from) {
    for (size_t i = 0; i < old_.entries.size(); ++i) index(i);
  }

  UpdateReport run(const Glossary& now) {
    for (const GlossaryEntry& entry : now.entries) {
      if (const std::optional<size_t> place = find(entry)) {
        update(old_.entries[*place], entry);
      } else {
        add(entry);
      }
    }
    return std::move(report_);
  }

 private:
  void index(size_t i) {
    const GlossaryEntry& entry = old_.entries[i];
    ids_.insert(entry.id);
    for (const GlossaryTerm& term : entry.side(from_)) {
      by_term_.try_emplace(key_of(entry.type, term.text, from_), i);
      if (!entry.type) by_term_.try_emplace(key_of(std::nullopt, term.text, from_), i);
    }
  }

  std::optional<size_t> find(const GlossaryEntry& entry) const {
    const GlossaryTerm* term = entry.preferred(from_);
    if (term == nullptr) return std::nullopt;
    for (const std::optional<Type>& type : {entry.type, std::optional<Type>()}) {
      const auto it = by_term_.find(key_of(type, term->text, from_));
      if (it != by_term_.end()) return it->second;
    }
    return std::nullopt;
  }

  void add(const GlossaryEntry& entry) {
    old_.entries.push_back(entry);
    GlossaryEntry& added = old_.entries.back();
    const std::string id = added.id;
    for (int number = 2; ids_.contains(added.id); ++number)
      added.id = fmt::format("{}-{}", id, number);
    index(old_.entries.size() - 1);
    report_.added.push_back({added.id, shown(added)});
  }

  void update(GlossaryEntry& entry, const GlossaryEntry& now) {
    const bool same_texts = !now.files.empty() &&
                            std::all_of(now.files.begin(), now.files.end(), [&](const auto& file) {
                              const auto it = entry.files.find(file.first);
                              return it != entry.files.end() && it->second == file.second;
                            });
    const bool counted = !same_texts;
    std::vector<std::string> news;
    for (const Lang lang : {Lang::en, Lang::vi}) add_terms(entry, now, lang, counted, news);
    if (counted)
      for (const auto& [file, count] : now.files) entry.files[file] += count;
    for (size_t side = 0; side < 2; ++side)
      if (entry.contexts[side].empty()) entry.contexts[side] = now.contexts[side];
    if (!entry.type) entry.type = now.type;
    if (entry.evidence.empty()) entry.evidence = now.evidence;
    if (!entry.score) entry.score = now.score;
    contradict(entry, now);
    if (!news.empty() || counted)
      report_.changed.push_back({entry.id, news.empty()
                                               ? shown(entry)
                                               : fmt::format("{}: {}", shown(entry), list(news))});
  }

  static std::string list(const std::vector<std::string>& words) {
    std::string out;
    for (const std::string& word : words) out += (out.empty() ? "" : ", ") + word;
    return out;
  }

  // A new form never displaces what stands there.
  static void add_terms(GlossaryEntry& entry, const GlossaryEntry& now, Lang lang, bool counted,
                        std::vector<std::string>& news) {
    std::vector<GlossaryTerm>& terms = entry.side(lang);
    for (const GlossaryTerm& term : now.side(lang)) {
      const auto it = std::find_if(terms.begin(), terms.end(), [&](const GlossaryTerm& known) {
        return same_term(known, term, lang);
      });
      if (it != terms.end()) {
        if (counted) it->count += term.count;
        if (it->to.empty()) it->to = term.to;
        continue;
      }
      terms.push_back(term);
      if (terms.size() > 1 && term.status == TermStatus::preferred)
        terms.back().status = TermStatus::admitted;
      news.push_back("new " + term.text);
    }
  }

  void contradict(const GlossaryEntry& entry, const GlossaryEntry& now) {
    const Lang to = other(from_);
    const GlossaryTerm* before = entry.preferred(to);
    const GlossaryTerm* after = now.preferred(to);
    if (before == nullptr || after == nullptr || same_term(*before, *after, to)) return;
    const GlossaryTerm* name = entry.preferred(from_);
    report_.contradicted.push_back(
        {entry.id, fmt::format("{}: {} stays, the texts say {}", name == nullptr ? "" : name->text,
                               before->text, after->text)});
  }

  Glossary& old_;
  Lang from_;
  std::map<std::string, size_t> by_term_;
  std::set<std::string> ids_;
  UpdateReport report_;
};

}  // namespace

UpdateReport update_glossary(Glossary& old, const Glossary& now, Lang from) {
  return Updater(old, from).run(now);
}

}  // namespace align
