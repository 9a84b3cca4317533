// A generic head and a name, each rendered by itself: "Guangxi Province" <-> "tỉnh Quảng Tây".
//
// English has the head behind ("Quang Ninh Province"), some heads before ("Mount Fansipan"), or before with "of"
// ("Province of Quang Ninh"); Vietnamese always before.
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
constexpr std::array<std::string_view, 5> kWithOf = {"gulf", "republic", "kingdom", "isle",
                                                     "university of"};

struct Split {
  std::string head;
  std::string name;
  double weight;  // longer heads first
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
  if (starts_capital(name)) out.push_back({std::move(head), std::move(name), 1});
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
    const size_t of = words[length] == "of" ? 1 : 0;
    if (length + of < n) add_split(out, joined(words, 0, length), joined(words, length + of, n));
  }
  return out;
}

bool is_org(EntryKind kind) { return kind == EntryKind::head_org; }

std::string compose(std::string_view head, std::string_view name, Lang to, EntryKind kind) {
  if (to == Lang::vi) return fmt::format("{} {}", is_org(kind) ? capitalised(head) : head, name);
  const std::string key = fold_key(head);
  const auto has = [&](const auto& list) {
    return std::find(list.begin(), list.end(), key) != list.end();
  };
  if (has(kBefore)) return fmt::format("{} {}", head, name);
  if (has(kWithOf)) return fmt::format("{} of {}", head, name);
  return fmt::format("{} {}", name, head);
}

class Composer {
 public:
  Composer(const LexiconSet& set, const NameQuery& query, const RenderName& render)
      : set_(set), query_(query), render_(render) {}

  std::vector<Suggestion> run() {
    double weight = 1;
    for (const Split& split : splits_of(query_)) {
      const size_t before = out_.size();
      for (const FoundForm& found : find_forms(set_, split.head, query_.lang))
        if (set_.entry(found.ref).type == RowType::HEAD) add(split, found, weight);
      if (out_.size() > before) weight *= 0.6;
    }
    return std::move(out_);
  }

 private:
  void add(const Split& split, const FoundForm& found, double weight) {
    const EntryRecord& entry = set_.entry(found.ref);
    const bool place = entry.kind == EntryKind::head_loc;
    if (query_.type && place != (*query_.type == Type::LOC)) weight *= 0.7;
    const std::vector<Suggestion> names =
        render_(split.name, place ? std::optional(Type::LOC) : std::nullopt);
    const CompiledLexicon& lexicon = set_.lexicon(found.ref.layer);
    size_t forms = 0;
    for (const FormRecord* form : usable_forms(lexicon, entry, other(query_.lang))) {
      if ((form->flags & (kAcronym | kShort | kPlural)) != 0) continue;
      const std::string_view head = lexicon.string(form->text);
      for (size_t i = 0; i < std::min(names.size(), kNames); ++i)
        out_.push_back({compose(head, names[i].text, other(query_.lang), entry.kind),
                        (forms == 0 ? 0.95 : 0.75) * weight * names[i].score, "composition",
                        fmt::format("{} = {}, {} = {} ({})", split.head, head, split.name,
                                    names[i].text, names[i].source)});
      if (++forms == kHeadForms) return;
    }
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
