#include "table/assemble.h"

#include <algorithm>
#include <map>
#include <string>
#include <tuple>
#include <utility>

#include "base/disjoint_sets.h"
#include "table/short_names.h"
#include "text/fold.h"

namespace align {

PlacedText Placer::place(const Mention& mention) const {
  if (mention.given < 0) return place(mention.span);
  const CodePointSpan span = (*document_.mentions)[static_cast<size_t>(mention.given)].span;
  const ByteSpan bytes{index_.byte_at(span.begin), index_.byte_at(span.end)};
  return {document_.text.substr(bytes.begin, bytes.size()), span, bytes};
}

PlacedText Placer::place(TokenSpan span) const {
  const ByteSpan bytes = text_.normalized.map.to_original(text_.bytes(span));
  return {document_.text.substr(bytes.begin, bytes.size()), index_.code_points(bytes), bytes};
}

CodePointSpan Placer::code_points(TokenSpan span) const {
  if (!span.empty()) return index_.code_points(text_.normalized.map.to_original(text_.bytes(span)));
  const auto end = static_cast<uint32_t>(document_.text.size());
  const uint32_t at =
      span.begin < text_.tokens.size()
          ? text_.normalized.map
                .to_original({text_.tokens[span.begin].begin, text_.tokens[span.begin].begin})
                .begin
          : end;
  return index_.code_points({at, at});
}

namespace {

// Key under which forms of one language count as the same name.
std::string form_key(std::string_view form, Lang lang) {
  return lang == Lang::en ? joined_key(form) : spelling_key(form);
}

class Grouper {
 public:
  Grouper(Alignment& alignment, const std::vector<std::optional<EntryRef>>& entries,
          const std::vector<ExtraMention>& extra)
      : a_(alignment), entries_(entries), extra_(extra), sets_(alignment.pairs.size()) {}

  void run() {
    join_equal();
    join_short_names(a_.pairs, sets_);
    make_entities();
    add_unaligned(Lang::en);
    add_unaligned(Lang::vi);
    order();
  }

 private:
  // Pairs that a comparable match has given an entity already carry its number.
  void join_equal() {
    std::map<std::tuple<Type, std::string, std::string>, size_t> by_forms;
    std::map<std::pair<Type, EntryRef>, size_t> by_entry;
    std::map<uint32_t, size_t> by_entity;
    for (size_t i = 0; i < a_.pairs.size(); ++i) {
      const AlignedPair& p = a_.pairs[i];
      const auto [it, fresh] = by_forms.emplace(
          std::tuple{p.type, form_key(p.en.text, Lang::en), form_key(p.vi.text, Lang::vi)}, i);
      if (!fresh) sets_.join(it->second, i);
      if (p.entity != kNoEntity) {
        const auto [e, first] = by_entity.emplace(p.entity, i);
        if (!first) sets_.join(e->second, i);
      }
      if (i >= entries_.size() || !entries_[i]) continue;
      const auto [e, first] = by_entry.emplace(std::pair{p.type, *entries_[i]}, i);
      if (!first) sets_.join(e->second, i);
    }
  }

  void make_entities() {
    std::map<size_t, uint32_t> number;
    std::map<uint32_t, uint32_t> place_of;  // entity before grouping -> place in entities
    for (size_t i = 0; i < a_.pairs.size(); ++i) {
      const auto [it, fresh] =
          number.emplace(sets_.root(i), static_cast<uint32_t>(a_.entities.size()));
      if (fresh) a_.entities.emplace_back();
      AlignedPair& p = a_.pairs[i];
      if (p.entity != kNoEntity) place_of.emplace(p.entity, it->second);
      p.entity = it->second;
      Entity& entity = a_.entities[p.entity];
      count(p.entity, Lang::en, p.en.text);
      count(p.entity, Lang::vi, p.vi.text);
      const bool fuller = p.en.text.size() + p.vi.text.size() > best_size_[p.entity];
      if (fresh || (p.type == Type::PER ? fuller : p.score > entity.score)) {
        entity.type = p.type;
        entity.score = p.score;
        entity.evidence = p.evidence;
        entity.explanation = p.explanation;
        best_size_[p.entity] = p.en.text.size() + p.vi.text.size();
      }
    }
    for (const ExtraMention& m : extra_)
      if (const auto it = place_of.find(m.entity); it != place_of.end())
        count(it->second, m.lang, m.text);
  }

  // An entity of a long text may have thousands of forms.
  void count(uint32_t entity, Lang lang, const std::string& text) {
    auto& forms = a_.entities[entity].forms[index_of(lang)];
    const auto [it, fresh] = form_places_[index_of(lang)].try_emplace(
        {entity, text}, static_cast<uint32_t>(forms.size()));
    if (fresh)
      forms.push_back({text, 1});
    else
      ++forms[it->second].count;
  }

  // A mention without partner is one more of an entity that has this very form, else an entity of its own.
  void add_unaligned(Lang lang) {
    std::map<std::pair<Type, std::string>, uint32_t> known;
    for (uint32_t e = 0; e < a_.entities.size(); ++e)
      for (const Entity::Form& f : a_.entities[e].forms[index_of(lang)])
        known.emplace(std::pair{a_.entities[e].type, form_key(f.text, lang)}, e);
    for (UnalignedMention& m : a_.unaligned[index_of(lang)]) {
      const auto [it, fresh] = known.emplace(std::pair{m.type, form_key(m.place.text, lang)},
                                             static_cast<uint32_t>(a_.entities.size()));
      if (fresh) {
        a_.entities.emplace_back();
        a_.entities.back().type = m.type;
        a_.entities.back().suggestions = m.suggestions;
      }
      m.entity = it->second;
      count(it->second, lang, m.place.text);
    }
  }

  // Not the form under which a name is listed when its full form is there too: "WHO".
  static bool is_acronym(std::string_view form) {
    const WordKeys keys = word_keys(form);
    return keys.all_capitals && form.find(' ') == std::string_view::npos;
  }

  // Aligned ones first, by type, then by frequency; full names before short ones inside each.
  void order() {
    for (Entity& e : a_.entities)
      for (auto& forms : e.forms)
        std::stable_sort(
            forms.begin(), forms.end(), [&](const Entity::Form& x, const Entity::Form& y) {
              const size_t a = e.type == Type::PER ? words_of(x.text, Lang::vi).size() : 0;
              const size_t b = e.type == Type::PER ? words_of(y.text, Lang::vi).size() : 0;
              if (a != b) return a > b;
              if (is_acronym(x.text) != is_acronym(y.text)) return is_acronym(y.text);
              return x.count > y.count;
            });
    std::vector<uint32_t> by(a_.entities.size());
    std::iota(by.begin(), by.end(), 0U);
    const auto total = [&](uint32_t e) {
      uint32_t n = 0;
      for (const auto& forms : a_.entities[e].forms)
        for (const Entity::Form& f : forms) n += f.count;
      return n;
    };
    const auto rank = [&](uint32_t e) {
      return a_.entities[e].forms[0].empty() ? 2 : a_.entities[e].forms[1].empty() ? 1 : 0;
    };
    std::stable_sort(by.begin(), by.end(), [&](uint32_t x, uint32_t y) {
      return std::tuple(rank(x), a_.entities[x].type, -static_cast<int64_t>(total(x))) <
             std::tuple(rank(y), a_.entities[y].type, -static_cast<int64_t>(total(y)));
    });
    std::vector<Entity> sorted;
    std::vector<uint32_t> place(by.size());
    for (uint32_t k = 0; k < by.size(); ++k) {
      place[by[k]] = k;
      sorted.push_back(std::move(a_.entities[by[k]]));
    }
    a_.entities = std::move(sorted);
    for (AlignedPair& p : a_.pairs) p.entity = place[p.entity];
    for (auto& side : a_.unaligned)
      for (UnalignedMention& m : side) m.entity = place[m.entity];
  }

  Alignment& a_;
  const std::vector<std::optional<EntryRef>>& entries_;
  const std::vector<ExtraMention>& extra_;
  DisjointSets sets_;
  std::map<uint32_t, size_t> best_size_;
  std::map<std::pair<uint32_t, std::string>, uint32_t> form_places_[2];  // by language
};

}  // namespace

void group_entities(Alignment& alignment, const std::vector<std::optional<EntryRef>>& entries,
                    const std::vector<ExtraMention>& extra) {
  Grouper(alignment, entries, extra).run();
}

}  // namespace align
