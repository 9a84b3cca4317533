#include "glossary/build.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <optional>
#include <utility>

#include "base/unicode.h"
#include "table/rows.h"
#include "text/fold.h"

namespace align {
namespace {

constexpr uint64_t kStray = 10;  // times rarer than the preferred rendering

size_t side_of(Lang lang) { return static_cast<size_t>(index_of(lang)); }

// Forms that are one term to a translator: case and tone placement aside, in English marks too.
std::string form_key(std::string_view form, Lang lang) {
  std::string key = lang == Lang::en ? fold_key(form) : spelling_key(form);
  return key.empty() ? std::string(form) : key;
}

// The reasons for preferring a form, the strongest first.
enum class Why : uint8_t { frequency, lexicon, house, decision };
constexpr std::array<std::string_view, 4> kWhy = {"frequency", "lexicon", "house", "decision"};

// What is known of a pair of forms in a set of lexicons.
struct KnownPair {
  EntryRef ref;
  uint32_t from = 0;
  uint32_t to = 0;
  std::array<std::string, 2> preferred;
};

// The entry that has both forms, of the latest layer; one that holds at the date before one that does not.
std::optional<KnownPair> find_pair(const LexiconSet& set, const std::array<std::string, 2>& names,
                                   uint32_t as_of) {
  std::optional<KnownPair> best;
  bool best_holds = false;
  for (const EntryRef ref : set.lookup(to_nfc(names[1]))) {
    const EntryRecord& entry = set.entry(ref);
    if (!is_mention(entry.type) || set.hidden(ref)) continue;
    const auto forms = set.forms(ref, Lang::en);
    const std::string wanted = form_key(names[0], Lang::en);
    const bool has = std::any_of(forms.begin(), forms.end(), [&](std::string_view form) {
      return form_key(form, Lang::en) == wanted;
    });
    const bool holds = valid_at(entry, as_of);
    if (!has || (best && (best_holds || !holds))) continue;
    best = KnownPair{
        ref,
        entry.from,
        entry.to,
        {std::string(set.preferred(ref, Lang::en)), std::string(set.preferred(ref, Lang::vi))}};
    best_holds = holds;
  }
  return best;
}

// The preferred forms of the house for a name of one side, if it has any.
std::optional<std::array<std::string, 2>> house_forms(const LexiconSet* house,
                                                      const std::string& name, Lang lang) {
  if (house == nullptr) return std::nullopt;
  for (const EntryRef ref : house->lookup(to_nfc(name))) {
    const auto forms = house->forms(ref, lang);
    const bool own = std::any_of(forms.begin(), forms.end(), [&](std::string_view form) {
      return form_key(form, lang) == form_key(name, lang);
    });
    if (!own || house->hidden(ref)) continue;
    return std::array{std::string(house->preferred(ref, Lang::en)),
                      std::string(house->preferred(ref, Lang::vi))};
  }
  return std::nullopt;
}

size_t words_in(std::string_view form) {
  return 1 + static_cast<size_t>(std::count(form.begin(), form.end(), ' '));
}

TermKind kind_of(const std::string& form, const std::string& full) {
  if (joined_key(form) == joined_key(full)) return TermKind::variant;
  const WordKeys keys = word_keys(form);
  const bool one_word = form.find(' ') == std::string::npos;
  const bool shorter = words_in(form) < words_in(full);
  if (one_word && keys.all_capitals && keys.letters <= 8 && form != full)
    return form.find('.') != std::string::npos && !shorter ? TermKind::abbreviation
                                                           : TermKind::acronym;
  if (form.find('.') != std::string::npos && form.size() < full.size())
    return TermKind::abbreviation;
  return shorter ? TermKind::short_form : TermKind::variant;
}

// One rendering of a concept: a row of the entity table.
struct Rendering {
  const CollectedEntity* entity = nullptr;
  Why why = Why::frequency;
  std::optional<KnownPair> known;
  uint64_t count = 0;
};

// Terms of one side while they are gathered.
class Terms {
 public:
  explicit Terms(Lang lang, ToneStyle tone) : lang_(lang), tone_(tone) {}

  // Adds to the count when the form is there but for case and tone placement.
  GlossaryTerm& add(const std::string& form, uint64_t count) {
    const std::string text = lang_ == Lang::vi ? with_tone_style(form, tone_) : form;
    const auto [it, fresh] = place_.try_emplace(form_key(text, lang_), terms.size());
    if (fresh) {
      terms.emplace_back();
      terms.back().text = text;
      terms.back().status = terms.size() == 1 ? TermStatus::preferred : TermStatus::admitted;
    }
    GlossaryTerm& term = terms[it->second];
    term.count += count;
    return term;
  }

  std::vector<GlossaryTerm> terms;

 private:
  Lang lang_;
  ToneStyle tone_;
  std::map<std::string, size_t> place_;
};

class Builder {
 public:
  Builder(const LexiconSet& lexicons, const LexiconSet* house, const GlossaryChoices& choices)
      : lexicons_(lexicons), house_(house), choices_(choices) {
    out_.glossary.locales = choices.locales;
  }

  BuiltGlossary run(const std::vector<CollectedEntity>& entities) {
    std::map<std::pair<Type, std::string>, size_t> place;
    std::vector<std::vector<Rendering>> concepts;
    for (const CollectedEntity& entity : entities) {
      if (!wanted(entity.total)) continue;
      const std::string& source = entity.total.name[side_of(choices_.from)];
      const auto [it, fresh] =
          place.try_emplace({entity.total.type, form_key(source, choices_.from)}, concepts.size());
      if (fresh) concepts.emplace_back();
      concepts[it->second].push_back(rendering_of(entity));
    }
    for (std::vector<Rendering>& renderings : concepts) add_concept(renderings);
    return std::move(out_);
  }

 private:
  bool wanted(const EntityTotal& total) const {
    const uint64_t count = total.count(Lang::en) + total.count(Lang::vi);
    return total.aligned() && total.score >= choices_.min_score &&
           (count + 1) / 2 >= choices_.min_count && choices_.statuses.contains(total.status) &&
           (choices_.types >> static_cast<int>(total.type) & 1U) != 0;
  }

  Rendering rendering_of(const CollectedEntity& entity) const {
    const EntityTotal& total = entity.total;
    Rendering out;
    out.entity = &entity;
    out.count = total.count(Lang::en) + total.count(Lang::vi);
    out.known = find_pair(lexicons_, total.name, choices_.as_of);
    const Lang to = other(choices_.from);
    const auto forms = house_forms(house_, total.name[side_of(choices_.from)], choices_.from);
    const bool of_house =
        forms && form_key((*forms)[side_of(to)], to) == form_key(total.name[side_of(to)], to);
    if (total.status == "accepted" || total.status == "edited") {
      out.why = Why::decision;
    } else if (of_house) {
      out.why = Why::house;
    } else if (out.known && valid_at(lexicons_.entry(out.known->ref), choices_.as_of)) {
      out.why = Why::lexicon;
    }
    return out;
  }

  void add_concept(std::vector<Rendering>& renderings) {
    std::stable_sort(renderings.begin(), renderings.end(),
                     [](const Rendering& a, const Rendering& b) {
                       const bool a_out = a.entity->total.status == "rejected";
                       const bool b_out = b.entity->total.status == "rejected";
                       if (a_out != b_out) return b_out;
                       return a.why != b.why ? a.why > b.why : a.count > b.count;
                     });
    GlossaryEntry entry;
    const Rendering& best = renderings.front();
    const EntityTotal& total = best.entity->total;
    entry.type = total.type;
    entry.contexts = best.entity->contexts;
    entry.score = total.score;
    entry.evidence = total.evidence;
    entry.decision = total.status;
    const std::array<std::string, 2> names = preferred_names(best);
    std::array<Terms, 2> sides = {Terms(Lang::en, choices_.tone_style),
                                  Terms(Lang::vi, choices_.tone_style)};
    for (const Lang lang : {Lang::en, Lang::vi}) sides[side_of(lang)].add(names[side_of(lang)], 0);
    for (const Rendering& rendering : renderings) {
      if (is_stray(rendering, best)) continue;
      add_forms(rendering, names, sides);
      for (const auto& [file, count] : rendering.entity->total.files) entry.files[file] += count;
    }
    for (size_t side = 0; side < 2; ++side) entry.terms[side] = std::move(sides[side].terms);
    entry.id = "e" + entity_key(total.type, names[0], names[1]);
    note_conflict(renderings, names, entry);
    out_.glossary.entries.push_back(std::move(entry));
  }

  // Nothing but a few texts speaks for it, and many speak for another: more often a slip than a rendering. The list of
  // conflicts has it.
  static bool is_stray(const Rendering& rendering, const Rendering& best) {
    return &rendering != &best && rendering.why == Why::frequency &&
           rendering.entity->total.status == "auto" && rendering.count * kStray <= best.count;
  }

  // A decision stands as it was made; else the house's forms, else how the lexicons write it, else the texts.
  std::array<std::string, 2> preferred_names(const Rendering& best) const {
    const EntityTotal& total = best.entity->total;
    std::array<std::string, 2> out = total.name;
    if (best.why == Why::decision) return out;
    // The lexicon settles spelling alone: another form of the same entry stays what the texts have.
    if (best.known) {
      for (const Lang lang : {Lang::en, Lang::vi}) {
        const std::string& preferred = best.known->preferred[side_of(lang)];
        if (form_key(preferred, lang) == form_key(out[side_of(lang)], lang))
          out[side_of(lang)] = preferred;
      }
    }
    for (const Lang lang : {choices_.from, other(choices_.from)}) {
      if (const auto forms = house_forms(house_, total.name[side_of(lang)], lang)) {
        for (size_t side = 0; side < 2; ++side)
          if (!(*forms)[side].empty()) out[side] = (*forms)[side];
        break;
      }
    }
    return out;
  }

  void add_forms(const Rendering& rendering, const std::array<std::string, 2>& names,
                 std::array<Terms, 2>& sides) const {
    const EntityTotal& total = rendering.entity->total;
    const bool rejected = total.status == "rejected";
    const bool superseded =
        rendering.known && !valid_at(lexicons_.entry(rendering.known->ref), choices_.as_of);
    for (const Lang lang : {Lang::en, Lang::vi}) {
      const size_t side = side_of(lang);
      std::vector<std::string> forms = total.variants(lang);
      forms.insert(forms.begin(), total.name[side]);
      for (const std::string& form : forms) {
        // A given name alone is no rendering of the whole name.
        const bool part = total.type == Type::PER && words_in(form) < words_in(total.name[side]) &&
                          kind_of(form, total.name[side]) == TermKind::short_form;
        if (part) continue;
        const size_t before = sides[side].terms.size();
        const auto count = total.forms[side].find(form);
        GlossaryTerm& term =
            sides[side].add(form, count == total.forms[side].end() ? 0 : count->second);
        const bool fresh = sides[side].terms.size() > before;
        if (fresh) term.kind = kind_of(term.text, names[side]);
        if (superseded && (fresh || &term == sides[side].terms.data())) {
          term.status = TermStatus::superseded;
          term.from = date_text(rendering.known->from);
          term.to = date_text(rendering.known->to);
        }
        if (rejected && lang != choices_.from && form == total.name[side])
          term.status = TermStatus::deprecated;
      }
    }
  }

  void note_conflict(const std::vector<Rendering>& renderings,
                     const std::array<std::string, 2>& names, const GlossaryEntry& entry) {
    if (renderings.size() < 2) return;
    GlossaryConflict& conflict = out_.conflicts.emplace_back();
    conflict.id = entry.id;
    conflict.type = renderings.front().entity->total.type;
    conflict.name = names[side_of(choices_.from)];
    conflict.chosen_by = kWhy[static_cast<size_t>(renderings.front().why)];
    const size_t to = side_of(other(choices_.from));
    for (const Rendering& rendering : renderings)
      conflict.renderings.push_back({rendering.entity->total.name[to], rendering.count});
  }

  const LexiconSet& lexicons_;
  const LexiconSet* house_;
  const GlossaryChoices& choices_;
  BuiltGlossary out_;
};

}  // namespace

BuiltGlossary build_glossary(const std::vector<CollectedEntity>& entities,
                             const LexiconSet& lexicons, const LexiconSet* house,
                             const GlossaryChoices& choices) {
  return Builder(lexicons, house, choices).run(entities);
}

}  // namespace align
