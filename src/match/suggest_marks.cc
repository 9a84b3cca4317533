// Vietnamese names between their spelling and plain letters. Taking the marks away is certain;
// giving them back is a guess by position: a surname first, a given name last, middle names
// between.
//
//     "Nguyen Manh Hung"  ->  Nguyễn Mạnh Hùng (Hùng 20 : Hưng 10 among given names)
#include <algorithm>

#include "base/unicode.h"
#include "base/utf8.h"
#include "match/best_products.h"
#include "match/suggest_sources.h"
#include "match/suggest_words.h"
#include "text/fold.h"
#include "text/syllable.h"

namespace align {
namespace {

constexpr size_t kMost = 10;

struct Spelling {
  std::string text;
  double weight = 0;
};

// What a part of a name weighs at a place in the name.
double weight_at(const NamePart& part, size_t place, size_t count) {
  const double weight = std::max(part.weight, 0.01);
  if (part.kind == EntryKind::vi_surname)
    return count == 1 ? 50 * weight : place == 0 ? 1000 * weight : 0.05 * weight;
  if (part.kind == EntryKind::vi_given) return place + 1 == count ? 100 * weight : weight;
  if (part.kind == EntryKind::vi_middle) return place + 1 == count ? 3 * weight : 100 * weight;
  return 0;
}

void add(std::vector<Spelling>& list, std::string_view text, double weight) {
  for (Spelling& known : list)
    if (known.text == text) {
      known.weight += weight;
      return;
    }
  list.push_back({std::string(text), weight});
}

// Spellings of one unmarked word, likeliest first.
std::vector<Spelling> spellings(const LexiconSet& set, const NameQuery& query, size_t place) {
  std::vector<Spelling> out;
  for (const NamePart& part : name_parts(set, query.words[place], Lang::en, Lang::vi)) {
    const double weight = weight_at(part, place, query.words.size());
    if (weight > 0 && fold_key(part.text) == query.folds[place]) add(out, part.text, weight);
  }
  std::sort(out.begin(), out.end(), [](const Spelling& a, const Spelling& b) {
    return a.weight != b.weight ? a.weight > b.weight : a.text < b.text;
  });
  double sum = 0;
  for (const Spelling& s : out) sum += s.weight;
  for (Spelling& s : out) s.weight /= sum;
  return out;
}

// How sure it is that the unmarked name is Vietnamese.
double vietnamese_mass(const LexiconSet& set, const NameQuery& query) {
  const double share = vietnamese_share(set, query);
  if (share > 0) return 0.9 * share;
  if (query.words.size() == 1) return query.may_be(Type::PER) ? 0.4 : 0.2;
  return 0.35;
}

bool all_capitalised(const NameQuery& query) {
  return std::all_of(query.words.begin(), query.words.end(), starts_capital);
}

bool all_syllables(const NameQuery& query) {
  for (const std::string& word : query.words) {
    std::string lower;
    for (size_t i = 0; i < word.size();) append_utf8(lower, to_lower(next_code_point(word, i)));
    if (!is_vietnamese_syllable(lower)) return false;
  }
  return true;
}

}  // namespace

Guesses suggest_marks(const LexiconSet& set, const NameQuery& query) {
  Guesses out;
  if (query.words.empty() || query.words.size() > 5 || !all_capitalised(query)) return out;
  std::vector<std::vector<Spelling>> choices;
  std::vector<std::vector<double>> positions;
  for (size_t i = 0; i < query.words.size(); ++i) {
    choices.push_back(spellings(set, query, i));
    if (choices.back().empty()) return out;
    auto& list = positions.emplace_back();
    for (const Spelling& s : choices.back()) list.push_back(s.weight);
  }
  out.mass = vietnamese_mass(set, query);
  for (const Product& product : best_products(positions, kMost)) {
    std::string text;
    for (size_t i = 0; i < choices.size(); ++i)
      text.append(text.empty() ? "" : " ").append(choices[i][product.picks[i]].text);
    out.list.push_back({std::move(text), out.mass * product.probability, "fold",
                        "marks guessed from the frequency of Vietnamese name parts"});
  }
  return out;
}

Guesses suggest_plain(const LexiconSet& set, const NameQuery& query) {
  Guesses out;
  if (query.words.empty()) return out;
  const std::string plain = without_marks(query.text);
  if (!all_capitalised(query) || !all_syllables(query)) {
    // A phrase with small letters, or a foreign name with a stray mark: better than nothing.
    if (plain == query.text || !starts_capital(query.words.front())) return out;
    out.mass = 0.2;
  } else {
    const bool person = query.may_be(Type::PER) && is_vietnamese_surname(set, query);
    const double sure = person ? 0.9 : query.type == Type::ORG ? 0.4 : 0.75;
    out.mass = sure * (1 - chinese_share(set, query));
  }
  out.list.push_back({plain, out.mass, "fold", "Vietnamese name written without its marks"});
  return out;
}

}  // namespace align
