// Asks every source and puts the answers in order. What one source is sure of leaves the less to
// the others: a name that the lexicon knows is hardly read by rules, and a name that anything knows
// is hardly kept as it is.
#include "match/suggest.h"

#include <algorithm>

#include "base/hash.h"
#include "base/unicode.h"
#include "base/utf8.h"
#include "match/suggest_sources.h"
#include "match/suggest_words.h"
#include "text/fold.h"

namespace align {
namespace {

constexpr double kKept = 0.6;            // a name in Latin letters that nothing else is known of
constexpr double kKeptWithHead = 0.5;    // of that, when a generic head is part of it
constexpr double kLeftByLexicon = 0.75;  // how much of an entry's sureness rules lose
constexpr double kLeast = 0.005;         // below it a suggestion is none

void append(std::vector<Suggestion>& to, std::vector<Suggestion> from, double factor) {
  for (Suggestion& s : from) {
    s.score *= factor;
    to.push_back(std::move(s));
  }
}

double best_score(const std::vector<Suggestion>& list) {
  double best = 0;
  for (const Suggestion& s : list) best = std::max(best, s.score);
  return best;
}

// The same for texts with one spelling key: a sum over their letters and marks, for the key may only move a tone, and
// write i for y.
uint64_t letters(std::string_view text) {
  uint64_t sum = 0;
  for (size_t i = 0; i < text.size();) {
    if (static_cast<unsigned char>(text[i]) < 0x80) {  // mostly
      const char c = static_cast<char>(text[i++] | 0x20);
      if (c >= 'a' && c <= 'z') sum += mix64(c == 'y' ? U'i' : static_cast<char32_t>(c));
      continue;
    }
    const char32_t c = next_code_point(text, i);
    if (!is_letter(char_class(c)) || c == 0x2BC)
      continue;  // an apostrophe that Unicode takes for a letter
    const Letter letter = take_apart(c);
    const char32_t base = letter.base == 'y' ? 'i' : letter.base;
    sum += mix64(base) + letter.marks;
  }
  return sum;
}

// Best first; of suggestions that differ only in letter case, hyphens or the place of a tone mark
// one is left.
std::vector<Suggestion> ranked(std::vector<Suggestion> list) {
  std::vector<Suggestion*> order;
  order.reserve(list.size());
  for (Suggestion& s : list)
    if (s.score >= kLeast) order.push_back(&s);
  std::sort(order.begin(), order.end(), [](const Suggestion* a, const Suggestion* b) {
    if (a->score != b->score) return a->score > b->score;
    return a->text != b->text ? a->text < b->text : a->detail < b->detail;
  });
  std::vector<Suggestion> out;
  out.reserve(std::min(order.size(), Suggester::kMost));
  std::vector<uint64_t> seen;  // letters() of those in `out`: few texts need their keys
  for (Suggestion* const next : order) {
    if (out.size() == Suggester::kMost) break;
    Suggestion& s = *next;
    const uint64_t own = letters(s.text);
    bool known = false;
    for (size_t i = 0; i < out.size() && !known; ++i)
      known = seen[i] == own &&
              (out[i].text == s.text || spelling_key(out[i].text) == spelling_key(s.text));
    if (known) continue;
    seen.push_back(own);
    s.score = std::min(s.score, 1.0);
    out.push_back(std::move(s));
  }
  return out;
}

// Written in letters that both languages have, and as a name.
bool can_be_kept(const NameQuery& query) {
  if (query.words.empty() || !std::any_of(query.words.begin(), query.words.end(), starts_capital))
    return false;
  return query.lang == Lang::en || without_marks(query.text) == query.text;
}

// Share of the words that are English words and no names: "Ministry of Science" is hardly kept.
double common_share(const LexiconSet& set, const NameQuery& query) {
  if (query.lang == Lang::vi) return 0;
  double common = 0;
  for (const std::string& word : query.words) {
    bool is_common = !starts_capital(word);
    bool is_name = false;
    for (const FoundForm& found : find_forms(set, word, Lang::en)) {
      const RowType type = set.entry(found.ref).type;
      is_common |= type == RowType::CASE || type == RowType::WORD || type == RowType::HEAD;
      is_name |= type == RowType::NAME;
    }
    common += is_common && !is_name ? 1 : 0;
  }
  return common / static_cast<double>(query.words.size());
}

std::vector<Suggestion> by_rules(const LexiconSet& set, const ReadingHabits& habits,
                                 const NameQuery& query) {
  const bool en = query.lang == Lang::en;
  Guesses chinese = en ? suggest_readings(set, habits, query) : suggest_pinyin(set, habits, query);
  Guesses vietnamese = en ? suggest_marks(set, query) : suggest_plain(set, query);
  const double unknown =
      (1 - chinese.mass) * (1 - vietnamese.mass) * (1 - 0.7 * common_share(set, query));
  std::vector<Suggestion> out = std::move(chinese.list);
  append(out, std::move(vietnamese.list), 1);
  if (can_be_kept(query))
    out.push_back({query.text, kKept * unknown, "same", "Latin letters, kept as they are"});
  return out;
}

struct Alone {
  std::vector<Suggestion> list;
  double known = 0;  // best score of what the lexicons say
};

// Everything but composition: the name inside a longer name is asked for here too.
Alone suggest_alone(const LexiconSet& set, const ReadingHabits& habits, const NameQuery& query) {
  Alone out{suggest_from_lexicon(set, query), 0};
  out.known = best_score(out.list);
  append(out.list, by_rules(set, habits, query), 1 - kLeftByLexicon * out.known);
  return out;
}

}  // namespace

std::vector<Suggestion> Suggester::suggest(std::string_view name, Lang lang,
                                           std::optional<Type> type, bool chinese_context) const {
  const auto ask = [&](std::string_view what, std::optional<Type> of_type) {
    NameQuery asked = make_query(what, lang, of_type, chinese_context);
    asked.as_of = as_of_;
    return asked;
  };
  const NameQuery query = ask(name, type);
  if (query.words.empty()) return {};
  const auto without_forbidden = [&](std::vector<Suggestion> list) {
    std::erase_if(list, [&](const Suggestion& s) {
      return lang == Lang::en ? lexicons_.forbidden(name, s.text)
                              : lexicons_.forbidden(s.text, name);
    });
    return ranked(std::move(list));
  };
  // Words that are no names are looked up and never spelt by rules.
  if (type == Type::TERM || type == Type::TITLE)
    return without_forbidden(suggest_from_lexicon(lexicons_, query));
  const RenderName render = [&](const std::string& inner, std::optional<Type> inner_type) {
    return ranked(suggest_alone(lexicons_, habits_, ask(inner, inner_type)).list);
  };
  const std::vector<Suggestion> composed = suggest_composed(lexicons_, query, render);
  auto [out, known] = suggest_alone(lexicons_, habits_, query);
  for (Suggestion& s : out) {
    if (s.source == "same" && !composed.empty()) s.score *= kKeptWithHead;
    if (s.source != "lexicon" && s.source != "user" && s.source != "acronym")
      s.score *= 1 - 0.8 * best_score(composed);
  }
  append(out, composed, 1 - kLeftByLexicon * known);
  return without_forbidden(std::move(out));
}

}  // namespace align
