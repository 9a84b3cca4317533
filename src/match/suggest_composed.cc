// A generic head and a name, each rendered by itself: "Guangxi Province" <-> "tỉnh Quảng Tây".
//
// English has the head behind ("Quang Ninh Province"), some heads before ("Mount Fansipan"), or
// before with "of" ("Province of Quang Ninh"); Vietnamese always before.
#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "match/suggest_sources.h"
#include "match/suggest_words.h"
#include "text/fold.h"

namespace align {
namespace {

constexpr size_t kLongestHead = 5;  // words
constexpr size_t kHeadForms = 2;    // forms of a head that are proposed
constexpr size_t kNames = 3;        // renderings of the name that are tried

// English heads that stand before the name, and those that do with "of".
constexpr std::array<std::string_view, 5> kBefore = {"mount", "cape", "port", "fort", "camp"};
constexpr std::array<std::string_view, 4> kWithOf = {"gulf", "republic", "kingdom", "isle"};

constexpr std::array<std::string_view, 11> kMayStandBefore = {"mount", "cape", "port",      "fort",
                                                              "camp",  "lake", "river",     "hotel",
                                                              "villa", "cafe", "restaurant"};

template <class List>
bool has(const List& list, std::string_view key) {
  return std::find(list.begin(), list.end(), key) != list.end();
}

struct Split {
  std::string head;
  std::string name;
};

std::string joined(const std::vector<std::string_view>& words, size_t begin, size_t end) {
  std::string out;
  for (size_t i = begin; i < end; ++i) out.append(out.empty() ? "" : " ").append(words[i]);
  return out;
}

std::vector<std::string_view> blank_separated(std::string_view text) {
  std::vector<std::string_view> out;
  for (size_t begin = 0; begin < text.size();) {
    const size_t end = std::min(text.find(' ', begin), text.size());
    out.push_back(text.substr(begin, end - begin));
    begin = end + 1;
  }
  return out;
}

void add_split(std::vector<Split>& out, std::string head, std::string name) {
  if (starts_capital(name)) out.push_back({std::move(head), std::move(name)});
}

// All ways to take a head off, the longest head first.
std::vector<Split> splits_of(const NameQuery& query) {
  const std::vector<std::string_view> words = blank_separated(query.text);
  const size_t n = words.size();
  std::vector<Split> out;
  for (size_t length = std::min(kLongestHead, n - 1); n > 1 && length > 0; --length) {
    if (query.lang == Lang::vi) {
      add_split(out, joined(words, 0, length), joined(words, length, n));
      continue;
    }
    add_split(out, joined(words, n - length, n), joined(words, 0, n - length));
    const std::string front = joined(words, 0, length);
    if (words[length] == "of" && length + 1 < n)
      add_split(out, front, joined(words, length + 1, n));
    else if (length == 1 && has(kMayStandBefore, fold_key(front)))
      add_split(out, front, joined(words, 1, n));
  }
  return out;
}

bool is_org(EntryKind kind) { return kind == EntryKind::head_org; }

std::string compose(std::string_view head, std::string_view name, Lang to, EntryKind kind) {
  if (to == Lang::vi)
    return fmt::format("{} {}", is_org(kind) ? capitalised(head) : head, capitalised(name));
  const std::string key = fold_key(head);
  if (has(kBefore, key)) return fmt::format("{} {}", head, name);
  if (has(kWithOf, key)) return fmt::format("{} of {}", head, name);
  return fmt::format("{} {}", name, head);
}

class Composer {
 public:
  Composer(const LexiconSet& set, const NameQuery& query, const RenderName& render)
      : set_(set), query_(query), render_(render) {}

  std::vector<Suggestion> run() {
    if (query_.type == Type::PER) return {};
    double weight = 1;
    for (const Split& split : splits_of(query_)) {
      const size_t before = out_.size();
      for (const FoundForm& found : find_forms(set_, split.head, query_.lang))
        if (set_.entry(found.ref).type == RowType::HEAD) add(split, found, weight);
      if (out_.size() > before) weight *= 0.3;
    }
    return std::move(out_);
  }

 private:
  void add(const Split& split, const FoundForm& found, double weight) {
    const EntryRecord& entry = set_.entry(found.ref);
    const bool place = entry.kind == EntryKind::head_loc;
    if (query_.type && place != (*query_.type == Type::LOC)) weight *= 0.7;
    weight *= head_weight(split, found);
    const std::vector<Suggestion> names =
        names_for(split.name, place ? std::optional(Type::LOC) : std::nullopt);
    const CompiledLexicon& lexicon = set_.lexicon(found.ref.layer);
    size_t forms = 0;
    for (const FormRecord* form : usable_forms(lexicon, entry, other(query_.lang))) {
      if ((form->flags & (kAcronym | kShort | kPlural)) != 0) continue;
      const std::string_view head = lexicon.string(form->text);
      for (const Suggestion& name : names)
        out_.push_back({compose(head, name.text, other(query_.lang), entry.kind),
                        (forms == 0 ? 0.95 : 0.75) * weight * name.score, "composition",
                        fmt::format("{} = {}, {} = {} ({})", split.head, head, split.name,
                                    name.text, name.source)});
      if (++forms == kHeadForms) return;
    }
  }

  // Of several heads that one word stands for, the commonest: its first form, used without
  // restriction (a note says of what), with few other words, and common enough for the lexicon to
  // list its plural.
  double head_weight(const Split& split, const FoundForm& found) const {
    const CompiledLexicon& lexicon = set_.lexicon(found.ref.layer);
    const EntryRecord& entry = set_.entry(found.ref);
    double weight = 1;
    for (const FormRecord* form : usable_forms(lexicon, entry, query_.lang)) {
      if (form == found.form) break;
      weight *= 0.8;
    }
    const std::string_view note = lexicon.string(entry.note);
    if (!note.empty() && note != "shared") weight *= 0.6;
    bool plural = false;
    for (const FormRecord& form : lexicon.forms_of(entry)) plural |= (form.flags & kPlural) != 0;
    if (!plural) weight *= 0.9;
    size_t words = 0;
    for (const FormRecord* form : usable_forms(lexicon, entry, query_.lang))
      words += (form->flags & (kAcronym | kShort | kPlural)) == 0 ? 1 : 0;
    weight *=
        1 - 0.02 * static_cast<double>(std::min<size_t>(words, 6) - std::min<size_t>(words, 1));
    // "Hồ", "Tập": written large it is as well a surname.
    const bool surname = starts_capital(split.head) && query_.lang == Lang::vi &&
                         part_weight(set_, split.head, Lang::vi, EntryKind::zh_surname) +
                                 part_weight(set_, split.head, Lang::vi, EntryKind::vi_surname) >
                             0;
    return surname ? 0.3 * weight : weight;
  }

  // Renderings of the inner name that are not much worse than the best and have no head of their
  // own.
  std::vector<Suggestion> names_for(const std::string& name, std::optional<Type> type) const {
    std::vector<Suggestion> all = render_(name, type);
    const auto from_lexicon = [](const Suggestion& s) { return s.source == "lexicon"; };
    if (std::any_of(all.begin(), all.end(), from_lexicon))
      std::erase_if(all, [](const Suggestion& s) { return s.source == "same"; });
    std::vector<Suggestion> out;
    for (Suggestion& s : all) {
      if (!out.empty() && s.score < 0.3 * out.front().score) break;
      if (!ends_in_head(s.text)) out.push_back(std::move(s));
      if (out.size() == kNames) break;
    }
    return out;
  }

  bool ends_in_head(const std::string& name) const {
    if (query_.lang == Lang::en) return !starts_capital(name);
    const std::string last = name.substr(name.rfind(' ') + 1);
    if (last.size() == name.size()) return false;
    const auto forms = find_forms(set_, last, Lang::en);
    return std::any_of(forms.begin(), forms.end(),
                       [&](const FoundForm& f) { return set_.entry(f.ref).type == RowType::HEAD; });
  }

  const LexiconSet& set_;
  const NameQuery& query_;
  const RenderName& render_;
  std::vector<Suggestion> out_;
};

}  // namespace

std::vector<Suggestion> suggest_composed(const LexiconSet& set, const NameQuery& query,
                                         const RenderName& render) {
  return Composer(set, query, render).run();
}

}  // namespace align
